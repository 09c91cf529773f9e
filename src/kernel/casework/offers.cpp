// What a screen needs to know: which verbs are possible, which is next, whose move it is.
#include <fmt/format.h>

#include <algorithm>

#include "kernel/casework/rules.hpp"

namespace ts::casework {

namespace {

/// What moves the case on from where it stands, the likeliest first.
std::vector<Verb> moving_verbs(Case const& c, CaseType const& type) {
  switch (c.phase) {
    case Phase::intake:
      return {Verb::accept, Verb::request_supplement, Verb::refuse_to_accept};
    case Phase::waiting_applicant:
      return {Verb::supplement};
    case Phase::paused:
      return {Verb::resume};
    case Phase::result_ready:
      return type.find_step(Does::hand_out) ? std::vector{Verb::deliver, Verb::close}
                                            : std::vector{Verb::close};
    case Phase::ended:
      return {};
    case Phase::working:
      break;
  }
  switch (type.steps.at(c.step).does) {
    case Does::handle:
      return {Verb::propose, Verb::request_supplement};
    case Does::review:
      return {Verb::forward, Verb::return_for_rework};
    case Does::approve:
      if (c.proposal == Outcome::deny) return {Verb::refuse, Verb::return_for_rework};
      return {Verb::approve, Verb::return_for_rework, Verb::refuse};
    case Does::issue:
      return {Verb::issue_result};
    case Does::hand_out:
      return {Verb::deliver};
    case Does::receive:
      return {Verb::accept};
  }
  return {};
}

/// Whether it is this actor's move. A leader may ask for a supplement in any unit's case, yet is not the one who owes
/// the next step.
bool is_to_move(Case const& c, Context const& context) {
  if (!c.live() || c.phase == Phase::waiting_applicant) return true;
  auto const* person = std::get_if<PersonRef>(&c.duty.owner());
  return (person != nullptr && person->actor == context.actor.id) ||
         context.actor.roles.has(context.type.steps.at(c.step).role);
}

}  // namespace

std::vector<Offer> allowed_verbs(Case const& c, Context const& context) {
  TS_ASSERT(c.type() == context.type.ref());
  std::vector<Offer> out;
  for (std::size_t i = 1; i < verb_count; ++i) {
    auto const verb = static_cast<Verb>(i);
    if (permissions::granted(context.actor.roles, action_of(verb)) == permissions::Scope::none) continue;
    auto const ok = guard(verb, c, context);
    out.push_back({verb, ok.has_value(), false, ok ? Error{} : ok.error()});
  }
  auto moving = moving_verbs(c, context.type);
  if (!c.live()) moving = {Verb::rate};
  if (!is_to_move(c, context)) return out;
  for (auto const verb : moving) {
    auto const it =
        std::find_if(out.begin(), out.end(), [&](auto const& o) { return o.verb == verb && o.allowed; });
    if (it == out.end()) continue;
    it->main = true;
    break;
  }
  return out;
}

Move next_move(Case const& c, CaseType const& type) {
  Move m;
  if (!c.live()) {
    m.vi = "Hồ sơ đã kết thúc";
    m.en = "The case has ended";
    return m;
  }
  m.verbs = moving_verbs(c, type);
  if (c.phase == Phase::waiting_applicant) {
    m.side = Move::Side::applicant;
    m.by = c.answer_by.value_or(Instant{});
    m.vi = "Người nộp: bổ sung hồ sơ";
    m.en = "Applicant: supplement the case";
    return m;
  }
  auto const& step = type.steps.at(c.step);
  m.side = Move::Side::office;
  m.role = step.role;
  m.unit = c.duty.unit();
  if (auto const* person = std::get_if<PersonRef>(&c.duty.owner())) m.person = person->actor;
  m.by = c.phase == Phase::paused ? c.due() : c.step_by;
  if (c.phase == Phase::paused) {
    m.vi = fmt::format("{}: theo dõi, tiếp tục khi hết lý do tạm dừng", permissions::title_vi(step.role));
    m.en = fmt::format("{}: resume when the cause of the pause is gone", permissions::title_en(step.role));
  } else {
    m.vi = fmt::format("{}: {}", permissions::title_vi(step.role), step.name.vi);
    m.en = fmt::format("{}: {}", permissions::title_en(step.role), step.name.en);
  }
  return m;
}

}  // namespace ts::casework
