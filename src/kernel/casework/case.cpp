#include "kernel/casework/case.hpp"

#include <fmt/format.h>

namespace ts::casework {

namespace {

Error missing(std::string id, std::string_view vi, std::string_view en) {
  return fail(Code::internal, std::move(id), fmt::format("Việc này chưa rõ {}.", vi),
              fmt::format("The case has no {}.", en));
}

}  // namespace

Result<Duty> Duty::make(Owner owner, TypeRef type, UnitId unit, Due due, ProductRef product) {
  auto const* person = std::get_if<PersonRef>(&owner);
  auto const* role = std::get_if<RoleRef>(&owner);
  bool const nobody = (person != nullptr && person->actor.empty()) ||
                      (role != nullptr && (role->role == Role::anonymous || role->role == Role::citizen));
  if (nobody) return missing("duty.owner", "người chịu trách nhiệm", "owner");
  if (type.code.empty() || type.version < 1) return missing("duty.type", "loại việc", "type");
  if (unit.value.empty()) return missing("duty.unit", "đơn vị chịu trách nhiệm", "responsible unit");
  if (due.at == Instant{}) return missing("duty.due", "thời hạn", "due time");
  if (product.name.empty()) return missing("duty.product", "kết quả phải có", "expected product");
  return Duty{std::move(owner), std::move(type), std::move(unit), due, std::move(product)};
}

bool Case::on_time(Instant now) const {
  if (supplement_counts_late) return false;
  Instant at = now;
  if (clock.standing_since) at = *clock.standing_since;
  if (result_at) {
    at = *result_at;
  } else if (ended_at) {
    at = *ended_at;
  }
  return at <= first_due;
}

std::string case_code(std::string_view agency, Day day, int n) {
  std::chrono::year_month_day const d{day};
  return fmt::format("{}-{:02}{:02}{:02}-{:04}", agency, static_cast<int>(d.year()) % 100,
                     static_cast<unsigned>(d.month()), static_cast<unsigned>(d.day()), n);
}

namespace {

using Broken = std::vector<std::string>;

void require(Broken& out, bool holds, std::string_view sentence) {
  if (!holds) out.emplace_back(sentence);
}

void check_phase(Broken& out, Case const& c) {
  bool const ended = c.phase == Phase::ended;
  bool const standing = c.phase == Phase::waiting_applicant || c.phase == Phase::paused;
  require(out, ended == (c.ending != Ending::none), "an ended case has an ending, a live one none");
  require(out, ended == c.ended_at.has_value(), "an ended case has its time of ending");
  require(out, standing == c.clock.standing_since.has_value() || ended,
          "the clock stands exactly while waiting");
  require(out, !ended || !c.clock.standing_since, "the clock of an ended case does not stand");
  require(out, c.phase != Phase::intake || !c.accepted_at, "what waits at intake was not accepted");
  require(out, ended || c.phase == Phase::intake || c.phase == Phase::waiting_applicant || c.accepted_at,
          "what is worked on was accepted");
  require(out, c.phase != Phase::result_ready || c.result_at, "a ready result exists");
  require(out, c.duty.due().kind == (c.accepted_at ? DueKind::result : DueKind::intake),
          "after acceptance the due time is the result's");
}

void check_ending(Broken& out, Case const& c) {
  require(out, c.ending != Ending::completed || c.result_at, "no case is completed without its product");
  require(out, c.ending == Ending::none || c.ending == Ending::completed || c.reasoned,
          "a case without a product ends with a reason");
  require(out, c.ending != Ending::withdrawn || !c.result_at, "nothing is withdrawn after its result");
  require(out, c.ending != Ending::stopped || !c.approved, "nothing is stopped after the decision");
  require(out, c.ending != Ending::refused || !c.approved, "nothing is both approved and refused");
}

void check_people(Broken& out, Case const& c) {
  require(out, c.decided_by.empty() || c.decided_by != c.received_by, "who receives does not decide");
  require(out, c.decided_by.empty() || c.decided_by != c.proposed_by, "who proposes does not approve");
  require(out, c.approved == (c.decided_at.has_value() && c.ending != Ending::refused),
          "a decision has its time");
  require(out, !c.approved || !c.decided_by.empty(), "a decision has its maker");
  require(out, !c.result_at || c.approved, "no result without a decision");
}

void check_times(Broken& out, Case const& c) {
  Instant last = c.submitted_at;
  for (auto const& at : {c.accepted_at, c.decided_at, c.result_at, c.delivered_at, c.ended_at}) {
    require(out, !at || *at >= last, "times run forward");
    if (at) last = *at;
  }
  require(out, c.due() >= c.submitted_at, "the due time lies after submission");
  require(out, c.due() >= c.first_due || c.apologies == 0, "an apology never shortens");
  require(out, c.apologies > 0 || c.due() == c.first_due, "only an apology parts promise and law");
  for (auto const& p : c.clock.pauses) require(out, p.from <= p.to, "pauses run forward");
}

void check_counts(Broken& out, Case const& c) {
  require(out, c.apologies >= 0 && c.apologies <= 1, "a new appointment is made at most once");
  require(out, !c.supplement_counts_late || c.supplements > 0,
          "only a supplement request counts a case late");
  require(out, c.paid >= 0 && c.paid_online >= 0 && c.paid_online <= c.paid, "payments add up");
  require(out, !c.score || (*c.score >= 1 && *c.score <= 5), "a score is 1 to 5");
  require(out, !c.score || c.phase == Phase::ended, "only what has ended is rated");
  require(out, c.events > 0, "a case has events");
  require(out, c.no.value > 0 && !c.code.empty(), "a case has a number and a code");
}

}  // namespace

std::vector<std::string> check_invariants(Case const& c) {
  Broken out;
  auto const& d = c.duty;
  require(out, Duty::make(d.owner(), d.type(), d.unit(), d.due(), d.product()).has_value(),
          "the five rõ hold");
  check_phase(out, c);
  check_ending(out, c);
  check_people(out, c);
  check_times(out, c);
  check_counts(out, c);
  return out;
}

}  // namespace ts::casework
