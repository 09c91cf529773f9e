#include <fmt/format.h>

#include "base/text.hpp"
#include "kernel/casework/rules.hpp"

namespace ts::casework {

namespace {

bool is_senior(permissions::Actor const& a) { return a.roles.has(Role::head) || a.roles.has(Role::leader); }

Error ended() {
  return refuse_by("case.ended", "Hồ sơ đã kết thúc, không làm thêm được thao tác này.",
                   "The case has ended; this can no longer be done.");
}

Error wrong_phase(Verb verb, Case const& c) {
  return refuse_by(
      "case.phase",
      fmt::format("Chưa thể “{}”: hồ sơ đang ở trạng thái “{}”.", label_vi(verb), title_vi(c.phase)),
      fmt::format("“{}” is not possible while the case is “{}”.", label_en(verb), title_en(c.phase)));
}

/// The verb belongs to a step of that kind, and to the step's role.
Status at_step(Verb verb, Does does, Case const& c, Context const& context) {
  if (c.phase != Phase::working) return wrong_phase(verb, c);
  auto const& step = step_of(c, context);
  if (step.does != does) {
    return refuse_by("case.step",
                     fmt::format("Chưa thể “{}”: hồ sơ đang ở bước “{}”.", label_vi(verb), step.name.vi),
                     fmt::format("“{}” is not possible at the step “{}”.", label_en(verb), step.name.en));
  }
  auto const& roles = context.actor.roles;
  bool const mine = roles.has(step.role) || (step.role == Role::officer && roles.has(Role::head));
  if (!mine) {
    return fail(
        Code::forbidden, "case.role",
        fmt::format("Bước “{}” thuộc về {}.", step.name.vi, permissions::title_vi(step.role)),
        fmt::format("The step “{}” belongs to the {}.", step.name.en, permissions::title_en(step.role)));
  }
  return {};
}

Status not_somebody_elses(Case const& c, Context const& context) {
  if (acts_alone(c, context)) return {};
  return fail(Code::forbidden, "case.assigned",
              "Việc này đã giao cho người khác. Nhờ lãnh đạo đơn vị phân công lại nếu cần.",
              "This was assigned to somebody else. Ask the head of unit to assign it again.");
}

/// Who receives does not decide; who proposes does not approve.
Status four_eyes(Case const& c, Context const& context) {
  auto const& me = context.actor.id;
  if (me != c.received_by && me != c.proposed_by) return {};
  bool const received = me == c.received_by;
  return refuse_by("case.four_eyes",
                   received
                       ? "Bạn đã tiếp nhận hồ sơ này nên không được quyết định. Chuyển cho lãnh đạo khác."
                       : "Bạn đã trình hồ sơ này nên không được tự phê duyệt. Chuyển cho lãnh đạo khác.",
                   received ? "You received this case, so somebody else must decide it."
                            : "You proposed this decision, so somebody else must approve it.",
                   law::four_eyes);
}

/// Nobody decides what they asked for themselves: leave, supplies.
Status not_own_request(Case const& c, Context const& context) {
  if (c.kind != Kind::internal || context.actor.id != c.owner) return {};
  return refuse_by("case.four_eyes", "Việc này do chính bạn đề nghị nên người khác phải quyết định.",
                   "You asked for this yourself, so somebody else must decide it.", law::four_eyes);
}

Status before_result(Verb verb, Case const& c) {
  if (!c.result_at) return {};
  return refuse_by("case.has_result",
                   fmt::format("Hồ sơ đã có kết quả nên không “{}” được nữa.", label_vi(verb)),
                   fmt::format("The result exists; “{}” is no longer possible.", label_en(verb)), law::stop);
}

Status can_decide(Verb verb, Case const& c, Context const& context) {
  TS_CHECK(at_step(verb, Does::approve, c, context));
  TS_CHECK(not_own_request(c, context));
  return four_eyes(c, context);
}

Status can_approve(Case const& c, Context const& context) {
  TS_CHECK(can_decide(Verb::approve, c, context));
  if (context.type.find_step(Does::handle) && !c.proposal) {
    return refuse_by("case.no_proposal", "Chưa có tờ trình của người thụ lý.", "Nothing was proposed yet.");
  }
  if (c.proposal == Outcome::deny) {
    return refuse_by("case.proposal_denies",
                     "Người thụ lý đề nghị từ chối: hãy từ chối giải quyết hoặc trả lại làm lại.",
                     "A refusal was proposed: refuse the case or return it for rework.");
  }
  return {};
}

Status can_request_supplement(Case const& c, Context const& context) {
  auto const& roles = context.actor.roles;
  if (c.phase == Phase::intake && roles.has(Role::reception)) return {};
  if (c.phase != Phase::working) return wrong_phase(Verb::request_supplement, c);
  if (c.approved) {
    return refuse_by("case.decided", "Hồ sơ đã được phê duyệt, không yêu cầu bổ sung nữa.",
                     "The case is decided; no supplement can be asked for.", law::once);
  }
  if (!is_senior(context.actor) && !roles.has(Role::officer)) {
    return fail(Code::forbidden, "case.role", "Sau khi tiếp nhận, người thụ lý mới được yêu cầu bổ sung.",
                "After acceptance the case officer asks for supplements.");
  }
  return not_somebody_elses(c, context);
}

Status can_forward(Case const& c, Context const& context) {
  if (c.phase != Phase::working) return wrong_phase(Verb::forward, c);
  auto const does = step_of(c, context).does;
  if (does != Does::handle && does != Does::review) return at_step(Verb::forward, Does::review, c, context);
  TS_CHECK(at_step(Verb::forward, does, c, context));
  return not_somebody_elses(c, context);
}

Status can_pause(Case const& c, Context const& context) {
  if (c.phase != Phase::working) return wrong_phase(Verb::pause, c);
  if (c.approved) {
    return refuse_by("case.decided", "Hồ sơ đã được phê duyệt, không tạm dừng nữa.",
                     "The case is decided; its clock can no longer be paused.");
  }
  return not_somebody_elses(c, context);
}

Status can_return(Case const& c, Context const& context) {
  if (c.phase != Phase::working) return wrong_phase(Verb::return_for_rework, c);
  auto const does = step_of(c, context).does;
  if (!context.type.find_step(Does::handle)) {
    return refuse_by("case.no_handler", "Quy trình này không có bước thụ lý để trả lại.",
                     "This workflow has no step to return to.");
  }
  return at_step(Verb::return_for_rework, does == Does::review ? does : Does::approve, c, context);
}

Status can_issue(Case const& c, Context const& context) {
  if (c.phase == Phase::working && !c.approved) {
    return refuse_by("case.not_approved", "Chưa phê duyệt thì chưa phát hành kết quả được.",
                     "Nothing can be issued before it is approved.", law::four_eyes);
  }
  TS_CHECK(at_step(Verb::issue_result, Does::issue, c, context));
  if (context.actor.id != c.decided_by) return {};
  return refuse_by("case.four_eyes", "Bạn đã phê duyệt hồ sơ này nên người khác phải phát hành kết quả.",
                   "You approved this case, so somebody else must issue the result.", law::four_eyes);
}

Status can_deliver(Case const& c, Context const& context) {
  if (!c.result_at) {
    return refuse_by("case.no_result", "Chưa có kết quả để trả.", "There is no result to hand out yet.",
                     law::intake);
  }
  if (c.phase != Phase::result_ready) return wrong_phase(Verb::deliver, c);
  if (!context.type.find_step(Does::hand_out)) {
    return refuse_by("case.no_hand_out", "Loại việc này kết thúc bằng “Kết thúc”, không có bước trả kết quả.",
                     "This kind of work ends by closing it; nothing is handed out.");
  }
  return {};
}

Status can_apologise(Case const& c) {
  if (!c.accepted_at) return wrong_phase(Verb::apologise, c);
  TS_CHECK(before_result(Verb::apologise, c));
  if (c.apologies == 0) return {};
  return refuse_by("case.apology.once", "Chỉ được hẹn lại một lần; hồ sơ này đã hẹn lại rồi.",
                   "A new appointment may be made once only; this case has had one.", law::apology);
}

Status can_rate(Case const& c) {
  if (c.live()) {
    return refuse_by("case.rate.early", "Hồ sơ kết thúc rồi mới đánh giá được.",
                     "Rate the case after it has ended.");
  }
  if (c.score) {
    return refuse_by("case.rate.once", "Hồ sơ này đã được đánh giá.", "This case has been rated.");
  }
  if (c.ending == Ending::withdrawn || c.ending == Ending::stopped) return wrong_phase(Verb::rate, c);
  return {};
}

Status can_recalculate(Case const& c) {
  if (c.phase != Phase::intake && c.phase != Phase::working) return wrong_phase(Verb::recalculate, c);
  if (c.clock.allowance) return {};
  return refuse_by("case.due_given", "Thời hạn của việc này được ấn định, không tính từ lịch.",
                   "This due time was given, not reckoned from the calendar.");
}

Status by_verb(Verb verb, Case const& c, Context const& context) {
  auto const in = [&](Phase phase) -> Status {
    if (c.phase == phase) return {};
    return wrong_phase(verb, c);
  };
  switch (verb) {
    case Verb::accept:
    case Verb::refuse_to_accept:
      return in(Phase::intake);
    case Verb::request_supplement:
      return can_request_supplement(c, context);
    case Verb::supplement:
      return in(Phase::waiting_applicant);
    case Verb::assign:
      return c.result_at ? before_result(verb, c) : Status{};
    case Verb::forward:
      return can_forward(c, context);
    case Verb::pause:
      return can_pause(c, context);
    case Verb::resume:
      return in(Phase::paused);
    case Verb::propose:
      TS_CHECK(at_step(verb, Does::handle, c, context));
      return not_somebody_elses(c, context);
    case Verb::return_for_rework:
      return can_return(c, context);
    case Verb::approve:
      return can_approve(c, context);
    case Verb::issue_result:
      return can_issue(c, context);
    case Verb::deliver:
      return can_deliver(c, context);
    case Verb::apologise:
      return can_apologise(c);
    case Verb::withdraw:
      return before_result(verb, c);
    case Verb::refuse:
      return can_decide(verb, c, context);
    case Verb::rate:
      return can_rate(c);
    case Verb::recalculate:
      return can_recalculate(c);
    default:
      return {};
  }
}

bool is_applicants(Verb verb) {
  return verb == Verb::supplement || verb == Verb::withdraw || verb == Verb::rate || verb == Verb::pay;
}

bool outlives_the_case(Verb verb) {
  return verb == Verb::rate || verb == Verb::comment || verb == Verb::link || verb == Verb::pay;
}

}  // namespace

bool acts_alone(Case const& c, Context const& context) {
  auto const* person = std::get_if<PersonRef>(&c.duty.owner());
  return person == nullptr || person->actor == context.actor.id || is_senior(context.actor);
}

Status check_text(std::string_view text, bool required, std::string_view field, std::string_view vi,
                  std::string_view en) {
  constexpr std::size_t longest = 4000;
  if (required && text::squeeze(text).empty()) {
    return fail(Code::invalid, "text.required", fmt::format("Hãy ghi {}.", vi), fmt::format("Give {}.", en),
                std::string{field});
  }
  if (text::length(text) > longest) {
    return fail(Code::invalid, "text.long", fmt::format("Phần {} dài quá {} ký tự.", vi, longest),
                fmt::format("{} is longer than {} characters.", en, longest), std::string{field});
  }
  return {};
}

permissions::Object object_of(Case const& c, Context const& context) {
  permissions::Object o;
  o.commune = context.commune;
  o.province = context.province;
  o.owner = c.owner;
  if (auto const* person = std::get_if<PersonRef>(&c.duty.owner())) o.assignee = person->actor;
  o.unit = c.duty.unit();
  o.field = c.field;
  return o;
}

Status guard(Verb verb, Case const& c, Context const& context) {
  auto object = object_of(c, context);
  // What belongs to the applicant is not the assigned officer's.
  if (is_applicants(verb)) object.assignee.clear();
  TS_CHECK(permissions::check(context.actor, action_of(verb), object));
  if (!c.live() && !outlives_the_case(verb)) return ended();
  return by_verb(verb, c, context);
}

}  // namespace ts::casework
