#pragma once
/// What somebody wants done to a case: one struct a verb. Free text and personal data in here end up in the erasable
/// body of the event, never in its data.
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
#include "kernel/casework/case_type.hpp"

namespace ts::casework {

/// The verbs, in the order of a case's life. Each is also an Action of the permission table.
enum class Verb : std::uint8_t {
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
};
inline constexpr std::size_t verb_count = static_cast<std::size_t>(Verb::recalculate) + 1;
std::string_view name(Verb verb);  ///< "request_supplement"
std::optional<Verb> verb(std::string_view name);
permissions::Action action_of(Verb verb);
/// The label of a button: "Yêu cầu bổ sung" / "Request a supplement".
std::string_view label_vi(Verb verb);
std::string_view label_en(Verb verb);

/// A paper of the dossier as it came in.
struct Paper {
  enum class Form : std::uint8_t { original, certified, copy, electronic };
  std::string key;  ///< of the type's document
  Form form = Form::original;
  int count = 1;
  bool digitised = false;  ///< scanned (or electronic to begin with)
  bool reused = false;     ///< taken from a store or database instead of being asked for
  bool in_store = false;   ///< it was there to be taken, whether or not it was
  friend bool operator==(Paper const&, Paper const&) = default;
};
std::string_view name(Paper::Form form);

/// Files the case. For plan tasks the program files it with `lead`, `coop` and `due`.
struct Submit {
  Channel channel = Channel::online;
  std::string variant{};
  json::object applicant{};  ///< personal: name, id_number, phone, email, address, on behalf of whom
  json::object answers{};    ///< the form; already checked with packs::validate_form
  json::array files{};       ///< personal: [{document, sha256, name, size, type}]
  std::vector<Paper> papers{};
  /// Actor id of the applicant when the counter files for an account. Otherwise the actor owns the case, or, for
  /// what the counter files without an account, "holder:<code>": whoever holds the receipt.
  std::string owner{};
  bool outside_territory = false;
  std::string result_by{};  ///< how the applicant wants the result: "counter" | "post" | "online"
  // plan tasks and internal work
  std::optional<UnitId> lead{};
  std::vector<UnitId> coop{};
  std::optional<Instant> due{};
  std::string title{};    ///< what the task is; not personal, goes into data
  std::string product{};  ///< the product the plan asks for
  std::string source{};   ///< where it comes from: "plan:3/task:12"
};
/// Takes the dossier in: the clock starts (NĐ 118/2025 Điều 17.3 as amended by NĐ 309/2026).
struct Accept {
  std::vector<Paper> papers{};
  std::string variant{};              ///< changes the variant filed, when not empty; "usual": to none
  std::optional<Instant> received{};  ///< when the competent office had it complete; now when empty
};
struct RefuseToAccept {
  std::string reason;
};
struct SupplementItem {
  std::string document{};  ///< key of the type's document, empty when it is something else
  std::string what;
  std::string reason;
};
struct RequestSupplement {
  std::vector<SupplementItem> items;
  std::string guidance{};
  std::string superior_reason{};  ///< needed from the second request on, by a head or leader
};
struct Supplement {
  json::object answers{};  ///< corrected answers, the whole form; empty when unchanged
  json::array files{};
  std::vector<Paper> papers{};
  std::string note{};
};
struct Assign {
  std::string person;
  std::string note{};
};
/// Without `unit`: agrees and passes to the next step (review). With it: hands the step to another unit.
struct Forward {
  std::optional<UnitId> unit{};
  std::string person{};
  std::string note{};
};
enum class PauseCause : std::uint8_t { financial_obligation, other_authority, verification, public_posting };
std::string_view name(PauseCause cause);
struct Pause {
  PauseCause cause = PauseCause::other_authority;
  std::string article;
  std::string note{};
};
struct Resume {
  std::string note{};
};
enum class Outcome : std::uint8_t { grant, deny };
std::string_view name(Outcome outcome);
struct Propose {
  Outcome outcome = Outcome::grant;
  std::string note{};
  json::array files{};
};
struct ReturnForRework {
  std::string reason;
};
struct Approve {
  std::string note{};
};
struct IssueResult {
  std::string number{};     ///< number and symbol of the document issued
  bool electronic = false;  ///< as a signed electronic document
  bool digitised = false;   ///< a paper result whose signed e-copy is stored
  json::array files{};
};
struct Deliver {
  std::string by{};
  std::string note{};
};  ///< by: "counter" | "post" | "online"
struct Apologise {
  std::string reason;
  Instant new_due{};
};
struct Withdraw {
  std::string reason;
};
struct Refuse {
  std::string reason;
  std::string article{};
};
/// Ends what has its product (plan tasks, internal work, results nobody collects), or stops it with a reason.
struct Close {
  bool stop = false;
  std::string reason{};
};
struct Rate {
  int score = 0;
  std::string comment{};
  std::vector<int> items{};
};
struct Comment {
  std::string text;
  bool to_applicant = false;
};
enum class LinkKind : std::uint8_t { parent, child, related };
std::string_view name(LinkKind kind);
struct Link {
  LinkKind kind = LinkKind::related;
  CaseNo other{};
};
enum class PayChannel : std::uint8_t { cash, online, portal };
std::string_view name(PayChannel channel);
struct Pay {
  std::string fee;
  std::int64_t amount = 0;
  PayChannel channel = PayChannel::cash;
  std::string reference{};
};
/// The program only: due time again, after the calendar pack changed.
struct Recalculate {
  std::string calendar;
};

/// Alternatives stand in the order of Verb.
using Command = std::variant<Submit, Accept, RefuseToAccept, RequestSupplement, Supplement, Assign, Forward,
                             Pause, Resume, Propose, ReturnForRework, Approve, IssueResult, Deliver,
                             Apologise, Withdraw, Refuse, Close, Rate, Comment, Link, Pay, Recalculate>;
inline Verb verb_of(Command const& command) { return static_cast<Verb>(command.index()); }

/// The API's form: members named as above (docs in api/openapi.yaml). Errors name the member (`field` = pointer).
/// Unknown members are refused.
Result<Command> command_from_json(Verb verb, json::object const& object);

}  // namespace ts::casework
