#pragma once
/// The rules. `decide` is pure: it reads no clock, no database; the same state, command and context give the same
/// events or the same refusal. Every refusal says which rule, and its article where law has one.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "kernel/calendar/calendar.hpp"
#include "kernel/casework/case.hpp"
#include "kernel/casework/case_type.hpp"
#include "kernel/casework/command.hpp"
#include "kernel/casework/event.hpp"
#include "kernel/permissions/permissions.hpp"

namespace ts::casework {

/// Everything a decision depends on besides state and command. References must outlive the call.
struct Context {
  Instant now{};
  CaseType const& type;  ///< the version the case began under
  calendar::Calendar const& calendar;
  permissions::Actor const& actor;
  CommuneId commune{};
  std::int32_t province = 0;
  CaseNo new_no{};  ///< submit: number and code given by the caller
  std::string new_code{};
  json::object council_fees{};  ///< submit, supplement: amounts the commune entered, by fee key
  std::optional<std::int64_t>
      expected_version{};  ///< Case::events the caller saw; `case.version` when it moved on
};

/// Events to append, never empty; or the refusal. `state` is empty for submit only.
Result<std::vector<Event>> decide(std::optional<Case> const& state, Command const& command,
                                  Context const& context);

/// A verb as a screen offers it.
struct Offer {
  Verb verb = Verb::comment;
  bool allowed = false;
  bool main = false;  ///< the one next action; at most one of a list
  Error why_not{};    ///< when not allowed
};
/// Every verb the actor's roles know, in the order of Verb, with the reason where it is not possible now.
std::vector<Offer> allowed_verbs(Case const& c, Context const& context);

/// Whose move it is.
struct Move {
  enum class Side : std::uint8_t { office, applicant, nobody };
  Side side = Side::nobody;
  Role role = Role::officer;  ///< office
  UnitId unit{};              ///< office
  std::string person{};       ///< actor id when one person has it
  std::vector<Verb> verbs{};  ///< what would move the case on
  Instant by{};               ///< the step's time; for an applicant the answer's, or zero when law sets none
  std::string vi{};           ///< "Văn phòng: trình kết quả thẩm tra"
  std::string en{};
};
Move next_move(Case const& c, CaseType const& type);

/// Papers the channel requires that are not there: what `accept` would miss.
std::vector<Document const*> missing_papers(CaseType const& type, Channel channel, std::string_view variant,
                                            std::vector<Paper> const& papers);

/// The case as the permission table sees it.
permissions::Object object_of(Case const& c, Context const& context);

}  // namespace ts::casework
