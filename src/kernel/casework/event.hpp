#pragma once
/// What happened to a case. Each event splits in two: `data`, process facts that never point at a person and rebuild
/// the state for ever; and `body`, personal data and free text, which law may have erased. `apply` never needs a body.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "kernel/calendar/reckon.hpp"
#include "kernel/casework/command.hpp"

namespace ts::casework {

/// Where the case stands after an event that moves it.
struct Place {
  std::size_t step = 0;  ///< index into the type's steps
  Role role = Role::officer;
  UnitId unit{};
  std::string person{};  ///< actor id, empty when anybody of role and unit may take it
  Instant by{};          ///< when this step should be done
  friend bool operator==(Place const&, Place const&) = default;
};

// One struct a type of event; members of the body are in `body`, everything else is data.

struct Submitted {   // "case.submitted"
  std::string code;  ///< "H42.17464-260121-0007"
  TypeRef type;
  Kind kind = Kind::procedure;
  std::string field;
  Channel channel = Channel::online;
  std::string variant{};
  std::string owner{};  ///< actor id of the applicant's account, empty without one
  bool outside_territory = false;
  bool acknowledged = false;  ///< filed online: the applicant was told at once
  std::string result_by{};
  std::vector<Paper> papers{};
  json::object facts{};  ///< answers that are not personal
  std::int64_t fee = 0;  ///< đồng due
  std::string product_code{};
  std::string product{};  ///< name of the expected product
  UnitId lead{};
  std::vector<UnitId> coop{};
  std::string title{};
  std::string source{};
  bool direct = false;     ///< nobody takes it in: it is at its first step at once
  bool due_given = false;  ///< the due time was given, not reckoned
  Place place{};
  calendar::Reckoning due{};  ///< until the case is taken in; until the result when direct
  json::object body{};        ///< {applicant, answers, files}
};
struct Accepted {  // "case.accepted"
  Instant received{};
  std::string variant{};  ///< empty: as filed; "usual": none
  std::vector<Paper> papers{};
  std::optional<std::int64_t> fee{};  ///< đồng; only when another variant is another price
  Place place{};
  calendar::Reckoning due{};
};
struct IntakeRefused {
  bool reasoned = false;
  json::object body{};
};                            // "case.intake_refused" {reason}
struct SupplementRequested {  // "case.supplement_requested"
  int ordinal = 1;
  std::vector<std::string> documents{};
  int items = 0;
  bool counts_late = false;  ///< more than the limit: QĐ 766/QĐ-TTg counts the case as late
  bool notice_late =
      false;  ///< told later than 3 working days after acceptance (NĐ 61/2018 Điều 19.4, predecessor)
  std::optional<Instant> answer_by{};
  json::object body{};  ///< {items:[{document,what,reason}], guidance, superior_reason}
};
struct Supplemented {  // "case.supplemented"
  bool restarted = false;
  std::vector<Paper> papers{};
  json::object facts{};
  std::int64_t fee = 0;
  Place place{};
  calendar::Reckoning due{};  ///< by law
  Instant in_force{};         ///< later than `due` only after an apology
  json::object body{};        ///< {answers, files, note}
};
struct Assigned {
  std::string person;
  json::object body{};
};  // "case.assigned" {note}
struct Forwarded {
  bool next_step = false;
  Place place{};
  json::object body{};
};  // "case.forwarded" {note}
struct Paused {
  PauseCause cause = PauseCause::other_authority;
  std::string article;
  json::object body{};
};
struct Resumed {
  Place place{};
  calendar::Reckoning due{};
  Instant in_force{};
  json::object body{};
};
struct Proposed {
  Outcome outcome = Outcome::grant;
  Place place{};
  json::object body{};
};
struct Returned {
  Place place{};
  json::object body{};
};  // "case.returned" {reason}
struct Approved {
  bool has_product = false;
  Place place{};
  json::object body{};
};
struct ResultIssued {  // "case.result_issued"
  std::string product_code{};
  bool electronic = false;
  bool digitised = false;
  bool late = false;
  Place place{};
  json::object body{};  ///< {number, files}
};
struct Delivered {
  std::string by{};
  json::object body{};
};  // "case.delivered"
struct Apologised {
  Instant old_due{};
  Instant new_due{};
  bool notice_late = false;
  json::object body{};
};
struct Withdrawn {
  bool reasoned = false;
  json::object body{};
};
struct Refused {
  std::string article{};
  bool reasoned = false;
  bool late = false;
  json::object body{};
};
struct Closed {
  bool stopped = false;
  bool reasoned = false;
  bool late = false;
  json::object body{};
};
struct Rated {
  int score = 5;
  std::vector<int> items{};
  json::object body{};
};
struct Commented {
  bool to_applicant = false;
  json::object body{};
};
struct Linked {
  LinkKind kind = LinkKind::related;
  CaseNo other{};
};
struct Paid {
  std::string fee;
  std::int64_t amount = 0;
  PayChannel channel = PayChannel::cash;
  json::object body{};
};
struct Recalculated {
  std::string calendar;
  Place place{};
  calendar::Reckoning due{};
  Instant in_force{};
};

/// Alternatives stand in the order of Verb.
using What =
    std::variant<Submitted, Accepted, IntakeRefused, SupplementRequested, Supplemented, Assigned, Forwarded,
                 Paused, Resumed, Proposed, Returned, Approved, ResultIssued, Delivered, Apologised,
                 Withdrawn, Refused, Closed, Rated, Commented, Linked, Paid, Recalculated>;

/// An event with what the journal's header says about it.
struct Event {
  Instant at{};
  std::string actor{};
  CaseNo no{};
  What what;
};

/// "case.accepted"
std::string_view type_name(What const& what);
std::string_view type_name(Verb verb);  ///< of the event that verb brings about
bool is_case_event(std::string_view type);
/// The header's `data`.
json::object data_of(What const& what);
/// The erasable part; empty object when the event has none.
json::object body_of(What const& what);
/// Reads one back. `body` is the empty object when it was erased. Errors: `event.unknown`, `event.data`.
Result<What> parse_event(std::string_view type, json::object const& data, json::object body = {});

/// One line for a timeline: "Yêu cầu bổ sung lần 1". Needs no body.
std::string vi(What const& what);
std::string en(What const& what);

}  // namespace ts::casework
