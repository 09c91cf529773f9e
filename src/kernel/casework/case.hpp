#pragma once
/// The state of one việc: what its events made of it. Process facts only; who the applicant is lives in the bodies.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "kernel/casework/event.hpp"

namespace ts::casework {

enum class Phase : std::uint8_t {
  intake,             ///< filed, not yet taken in
  working,            ///< at one of the type's steps
  waiting_applicant,  ///< a supplement was asked for
  paused,             ///< the clock stands by law
  result_ready,       ///< the product exists and waits to be handed out
  ended,
};
std::string_view name(Phase phase);
std::string_view title_vi(Phase phase);
std::string_view title_en(Phase phase);

enum class Ending : std::uint8_t { none, completed, intake_refused, refused, withdrawn, stopped };
std::string_view name(Ending ending);

// --- the five "rõ" --------------------------------------------------------------------------------------------

struct PersonRef {
  std::string actor;  ///< "staff:12"
  friend bool operator==(PersonRef const&, PersonRef const&) = default;
};
struct RoleRef {
  Role role;
  friend bool operator==(RoleRef const&, RoleRef const&) = default;
};
/// rõ người: a person, or whoever holds a role in the unit.
using Owner = std::variant<PersonRef, RoleRef>;
/// rõ kết quả.
struct ProductRef {
  std::string code{};  ///< empty for products without a national code
  std::string name;
  friend bool operator==(ProductRef const&, ProductRef const&) = default;
};
enum class DueKind : std::uint8_t { intake, result };
/// rõ thời gian.
struct Due {
  Instant at{};
  DueKind kind = DueKind::intake;
  friend bool operator==(Due const&, Due const&) = default;
};

/// rõ người, rõ việc, rõ trách nhiệm, rõ thời gian, rõ kết quả: no member can be absent, so a case cannot exist
/// without them. Made only by `make`, which refuses empty ones (`duty.owner`, `duty.type`, `duty.unit`, `duty.due`,
/// `duty.product`).
class Duty {
 public:
  static Result<Duty> make(Owner owner, TypeRef type, UnitId unit, Due due, ProductRef product);
  Owner const& owner() const { return owner_; }
  TypeRef const& type() const { return type_; }
  UnitId const& unit() const { return unit_; }
  Due const& due() const { return due_; }
  ProductRef const& product() const { return product_; }
  friend bool operator==(Duty const&, Duty const&) = default;

 private:
  Duty(Owner owner, TypeRef type, UnitId unit, Due due, ProductRef product)
      : owner_(std::move(owner)),
        type_(std::move(type)),
        unit_(std::move(unit)),
        due_(due),
        product_(std::move(product)) {}
  Owner owner_;
  TypeRef type_;
  UnitId unit_;
  Due due_;
  ProductRef product_;
};

// --- the case ---------------------------------------------------------------------------------------------------

/// How the clock has run; enough to reckon the due time again.
struct Running {
  Instant received{};                    ///< what it counts from
  std::optional<Allowance> allowance{};  ///< empty: the due time was given, not reckoned
  std::vector<calendar::Pause> pauses{};
  std::optional<Instant> standing_since{};  ///< paused or waiting for the applicant
  friend bool operator==(Running const&, Running const&) = default;
};

struct LinkTo {
  LinkKind kind = LinkKind::related;
  CaseNo other{};
  friend bool operator==(LinkTo const&, LinkTo const&) = default;
};

struct Case {
  CaseNo no{};
  std::string code;
  Kind kind = Kind::procedure;
  std::string field;
  Channel channel = Channel::online;
  std::string variant{};
  Duty duty;  ///< who owes what to whom by when
  Phase phase = Phase::intake;
  Ending ending = Ending::none;
  bool reasoned = false;  ///< it ended without a product and the reason was given
  std::size_t step = 0;   ///< index into the type's steps
  Instant step_by{};      ///< when the step should be done
  std::string owner{};    ///< applicant: "citizen:7", or "holder:<code>" for whoever holds the receipt
  bool outside_territory = false;
  std::string result_by{};
  UnitId lead{};
  std::vector<UnitId> coop{};
  std::string title{};
  std::string source{};

  Instant submitted_at{};
  std::optional<Instant> accepted_at{};
  std::optional<Instant> decided_at{};
  std::optional<Instant> result_at{};
  std::optional<Instant> delivered_at{};
  std::optional<Instant> ended_at{};
  Running clock{};
  Instant first_due{};                  ///< by law: an apology moves the due time, never this
  int supplements = 0;                  ///< requests so far
  bool supplement_counts_late = false;  ///< QĐ 766: asked more than once
  std::optional<Instant> answer_by{};   ///< the applicant has until then
  int apologies = 0;
  bool apology_late = false;  ///< written on the day it was due or after

  std::string received_by{};  ///< actor ids, for four eyes
  std::string handled_by{};
  std::string proposed_by{};
  std::string decided_by{};
  std::optional<Outcome> proposal{};
  bool approved = false;

  std::string product_code{};
  bool electronic_result = false;
  bool digitised_result = false;
  std::vector<Paper> papers{};
  json::object facts{};
  std::int64_t fee = 0;
  std::int64_t paid = 0;
  std::int64_t paid_online = 0;
  std::optional<int> score{};
  std::vector<LinkTo> links{};
  int comments = 0;
  std::int64_t events = 0;  ///< how many made it: its version
  Instant changed_at{};

  explicit Case(Duty d) : duty(std::move(d)) {}
  bool live() const { return phase != Phase::ended; }
  TypeRef const& type() const { return duty.type(); }
  Instant due() const { return duty.due().at; }
  /// Finished (result, refusal, …) by its statutory due time and not asked for supplements beyond the limit (QĐ 766);
  /// for a case still open: not past that time at `now`, or when its clock stopped.
  bool on_time(Instant now) const;
  friend bool operator==(Case const&, Case const&) = default;
};

/// The next state. Call it qualified (`casework::apply`): an optional argument makes std::apply a candidate. Asserts
/// that the event fits (it was decided, or comes from a verified journal): use `try_apply` for events of unknown
/// origin.
Case apply(std::optional<Case> state, Event const& event);
/// As `apply`; `event.order` when the event cannot follow the state.
Result<Case> try_apply(std::optional<Case> state, Event const& event);

/// What must hold of every case after every event, each as a sentence when it does not; empty = all hold.
std::vector<std::string> check_invariants(Case const& c);

/// Snapshot without personal data; `case_from_json(to_json(c)) == c`.
json::object to_json(Case const& c);
Result<Case> case_from_json(json::object const& object);

/// "H42.17464-260121-0007": agency, day of reception, counter within the day, at least four digits
/// (TT 01/2018/TT-VPCP Điều 19; its successor's pattern was not seen).
std::string case_code(std::string_view agency, Day day, int n);

}  // namespace ts::casework
