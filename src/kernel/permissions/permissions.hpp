#pragma once
/// Who may do what: ONE table of role × action × scope. What is not granted is denied. Rules that depend on a case's
/// history (four eyes, whose step it is) live in casework's decide. Pure, thread-safe.
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"

namespace ts::permissions {

enum class Role : std::uint8_t {
  anonymous,    ///< nobody signed in
  citizen,      ///< an account of a person or business
  reception,    ///< counter of the one-stop shop
  officer,      ///< handles cases of a unit
  head,         ///< head or deputy of a unit
  leader,       ///< chairman or vice-chairman of the People's Committee
  clerk,        ///< văn thư: numbers, seals, issues
  coordinator,  ///< reform coordinator: plan and indicators
  front,        ///< Mặt trận Tổ quốc: watches published figures and the plan
  admin,        ///< accounts and packs; sees no case
  province,     ///< the province: figures of its communes
  system,       ///< the program itself: timers, imports
};
inline constexpr std::size_t role_count = 12;
std::string_view name(Role role);
std::optional<Role> role(std::string_view name);
/// What people call it: "Cán bộ một cửa".
std::string_view title_vi(Role role);
std::string_view title_en(Role role);

/// A set of roles.
class Roles {
 public:
  constexpr Roles() = default;
  constexpr Roles(std::initializer_list<Role> roles) {
    for (auto const r : roles) add(r);
  }
  constexpr void add(Role r) { bits_ |= bit(r); }
  constexpr bool has(Role r) const { return (bits_ & bit(r)) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  friend constexpr bool operator==(Roles, Roles) = default;

 private:
  static constexpr std::uint32_t bit(Role r) { return std::uint32_t{1} << static_cast<unsigned>(r); }
  std::uint32_t bits_ = 0;
};

enum class Action : std::uint8_t {
  // verbs on cases, in the order of a case's life
  submit,
  accept,
  refuse_to_accept,
  request_supplement,
  supplement,
  assign,
  forward,
  pause,
  resume,
  propose,
  return_for_rework,
  approve,
  issue_result,
  deliver,
  apologise,
  withdraw,
  refuse,
  close,
  rate,
  comment,
  link,
  pay,
  recalculate,
  // reading
  read_public,  ///< procedures, published figures, checkpoints, hash tiles
  track_case,   ///< state of one case by its code: no personal data
  read_own_case,
  read_case,
  list_inbox,
  search_cases,
  read_statistics,
  read_journal_entry,  ///< entries of the journal, bodies included
  // the living plan
  read_plan,
  read_published_plan,
  import_plan,
  bind_target,
  read_indicator,
  lineage,
  // work around a case
  upload_file,
  read_file,
  save_draft,
  print,
  erase_body,
  // running the office
  manage_accounts,
  manage_packs,
  manage_calendar,
  read_jobs,
  retry_job,
  read_metrics,
  read_audit,
};
inline constexpr std::size_t action_count = static_cast<std::size_t>(Action::read_audit) + 1;
std::string_view name(Action action);
std::optional<Action> action(std::string_view name);
/// "yêu cầu bổ sung": for sentences.
std::string_view title_vi(Action action);
std::string_view title_en(Action action);

/// How far a grant reaches; wider ones come later.
enum class Scope : std::uint8_t {
  none,
  own,        ///< the object belongs to the actor (applicant, author) or is assigned to the actor
  own_unit,   ///< it lies with the actor's unit (or is the actor's own)
  own_field,  ///< its field of work is one of the actor's (or it lies with the actor's unit)
  commune,    ///< it belongs to the actor's commune
  province,   ///< it belongs to a commune of the actor's province
  any,
};
std::string_view name(Scope scope);

enum class ActorKind : std::uint8_t { anonymous, citizen, staff, system };

/// Who acts. Made by the identity module from a session (delegations already added to `roles`), or by the program.
struct Actor {
  ActorKind kind = ActorKind::anonymous;
  std::string id = "anonymous";  ///< "staff:12", "citizen:7", "system", "anonymous"; goes into the journal
  Roles roles{Role::anonymous};
  CommuneId commune{};        ///< of staff; 0 for citizens
  std::int32_t province = 0;  ///< code of the province, for staff and the province's people
  UnitId unit{};
  std::vector<std::string> fields{};  ///< keys of fields of work: "ho-tich"

  static Actor nobody() { return {}; }
  static Actor system(CommuneId commune);
};

/// What is acted upon. Leave out what does not apply: an empty member matches nothing.
struct Object {
  CommuneId commune{};
  std::int32_t province = 0;
  std::string owner{};     ///< actor id of the applicant or author
  std::string assignee{};  ///< actor id of the person who has it now
  UnitId unit{};           ///< unit that has it now
  std::string field{};     ///< key of the field of work
};

/// The widest scope the roles are granted for the action; none = denied.
Scope granted(Roles roles, Action action);
/// Grant of a single role: for the test that lists the whole table.
Scope granted(Role role, Action action);

/// True when some role of the actor is granted the action with a scope that takes in the object.
bool may(Actor const& actor, Action action, Object const& object);
/// `unauthenticated` when nobody is signed in, `forbidden` otherwise, in words that name the action.
Status check(Actor const& actor, Action action, Object const& object);

}  // namespace ts::permissions
