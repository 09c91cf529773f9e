#pragma once
/// What a pack says about one kind of việc: a procedure, an internal procedure or a kind of plan task.
/// Plain data, immutable once loaded (kernel/packs), shared by pointer; a case keeps the version it began under.
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "kernel/calendar/reckon.hpp"
#include "kernel/permissions/permissions.hpp"

namespace ts::casework {

using calendar::Allowance;
using permissions::Role;

enum class Kind : std::uint8_t { procedure, internal, plan_task };
std::string_view name(Kind kind);

/// The three ways to file (NĐ 118/2025 Điều 15), and `internal` for what the office gives itself.
enum class Channel : std::uint8_t { counter, post, online, internal };
std::string_view name(Channel channel);
std::optional<Channel> channel(std::string_view name);

/// How sure a fact is: source read, secondary source, general knowledge (not verified).
enum class Mark : std::uint8_t { source, secondary, general };
std::string_view name(Mark mark);  ///< "S", "2", "G"

struct Text {
  std::string vi;
  std::string en;
};

/// Where a fact comes from.
struct Origin {
  Mark mark = Mark::general;
  std::string source{};
  std::string article{};
  std::string note{};
};

/// A case type and its version: "1.001193@1".
struct TypeRef {
  std::string code;
  int version = 0;
  friend bool operator==(TypeRef const&, TypeRef const&) = default;
};
std::string to_string(TypeRef const& ref);
std::optional<TypeRef> parse_type_ref(std::string_view text);

struct ChannelRule {
  Channel channel = Channel::counter;
  std::optional<Allowance> limit{};  ///< empty only for plan tasks, whose due time is given at submission
  Origin origin{};
};

/// A circumstance with a limit of its own.
struct Variant {
  std::string key;
  Text name;
  Allowance limit{};
  std::vector<Channel> channels{};  ///< empty = every channel
  Origin origin{};
  bool by_applicant = false;  ///< the applicant says so when filing; else only the office can tell
};

/// How an applicant is asked which variant it is; needed when a variant is theirs to choose.
struct VariantQuestion {
  Text text;
  Text otherwise;  ///< the answer that stands for none of the variants
};

/// Stands for "none of the variants" where rules list the variants they hold for.
inline constexpr std::string_view usual_variant = "usual";

struct Document {
  enum class Use : std::uint8_t { submit, show };
  std::string key;
  Text name;
  Use use = Use::submit;
  int originals = 0;
  int copies = 0;
  bool required = false;
  Text condition{};                     ///< when it is needed, if not always
  std::vector<Channel> channels{};      ///< empty = every channel
  std::vector<std::string> variants{};  ///< empty = every variant and the usual case
  bool by_form = false;                 ///< the electronic form replaces it
  bool electronic = false;              ///< an electronic copy is accepted
  std::vector<std::string> held_by{};   ///< databases it can be taken from instead of being asked for
  Origin origin{};
};

enum class FieldType : std::uint8_t {
  text,
  longtext,
  date,
  number,
  money,
  choice,
  choices,
  yesno,
  phone,
  email,
  id_number,
  address,
  person,
};
std::string_view name(FieldType type);

/// What can be asked of a person, in the order forms ask it.
enum class PersonPart : std::uint8_t {
  name,
  birth_date,
  sex,
  id_number,
  ethnicity,
  nationality,
  residence,
};
std::string_view name(PersonPart part);

struct AskedPart {
  PersonPart part = PersonPart::name;
  bool required = true;
};

struct Option {
  std::string value;
  Text label;
};

/// Shown only when another field has one of these answers.
struct ShowIf {
  std::string field;
  json::array is;
};

struct Field {
  std::string key;
  FieldType type = FieldType::text;
  Text label;
  Text help{};
  Text why{};             ///< why we ask
  bool required = false;  ///< when shown
  bool personal = true;   ///< kept in the erasable body only
  std::optional<double> min{}, max{};
  std::optional<int> min_length{}, max_length{};  ///< code points
  std::string pattern{};                          ///< ECMAScript, whole value
  Text pattern_help{};
  std::string not_before{}, not_after{};  ///< "today" or "2026-01-31"
  std::vector<Option> options{};
  json::value initial{};  ///< default answer, null when none
  std::string prefill{};  ///< "account.name", … (docs/formats/packs.md)
  std::optional<ShowIf> show_if{};
  std::vector<AskedPart> parts{};  ///< of a person, in order; never empty there
};

struct Section {
  std::string key;
  Text title;
  Text help{};
  std::vector<Field> fields;
};

/// What a step of the internal workflow does; it decides which verb completes it.
enum class Does : std::uint8_t {
  receive,   ///< accept
  handle,    ///< propose
  review,    ///< forward, or return for rework
  approve,   ///< approve, refuse, or return for rework
  issue,     ///< issue the result
  hand_out,  ///< deliver ("return" in packs)
};
std::string_view name(Does does);

struct Step {
  std::string key;
  Does does = Does::handle;
  Text name;
  Role role = Role::officer;
  UnitId unit;                       ///< "chu-tri" stands for the lead unit given at submission
  std::optional<Allowance> allow{};  ///< empty: takes no time of the limit
  Origin origin{};
};

struct FeeTier {
  int from = 1;             ///< first unit it applies to
  std::int64_t amount = 0;  ///< đồng for each unit
};

struct Fee {
  enum class Per : std::uint8_t { one_case, copy, page, item };
  std::string key;
  Text name;
  std::optional<std::int64_t> amount{};  ///< đồng; empty when tiers or the council set it
  std::vector<FeeTier> tiers{};
  std::optional<std::int64_t> max{};
  Per per = Per::one_case;
  bool set_by_council =
      false;  ///< the provincial People's Council sets it: the amount comes from the commune
  Text condition{};
  std::vector<Channel> channels{};      ///< empty = every channel
  std::vector<std::string> variants{};  ///< empty = every variant and the usual case
  bool optional = false;                ///< only when asked for
  std::string quantity_field{};         ///< form field with the quantity
  std::string times_field{};            ///< form field with how many times all of that (max included) is owed
  Origin origin{};
};
std::string_view name(Fee::Per per);

struct Product {
  std::string code{};  ///< national result code, "KQ.G15.000031"
  Text name;
  bool electronic = false;
  Origin origin{};
};

struct Basis {
  std::string number;
  std::string name;
  std::string articles{};
  Mark mark = Mark::general;
  std::string note{};
};

struct Publication {
  std::string decision{};
  std::string place;
  std::optional<Day> date{};
  Mark mark = Mark::general;
};

/// Flags the indicators read (DM-TTHC).
struct Flags {
  bool one_stop = false;
  bool online_eligible = false;
  bool online_offered = false;
  bool online_payment = false;
  bool regardless_of_place = false;
  bool interlinked = false;
  bool portal_sync = false;
  bool electronic_workflow = false;
  bool secret = false;
  Origin origin{};
};

struct Clock {
  std::optional<std::chrono::minutes> cutoff{};
  bool restart_on_supplement = true;  ///< else the clock only stands while the applicant is asked
  int supplement_limit = 1;
  std::optional<Allowance> supplement_wait{};  ///< after it the office may stop the case
  /// Time to take in or answer what was filed; a day of office hours unless the pack says otherwise
  /// (8 working hours in NĐ 297/2025, a good pattern and no general rule).
  Allowance acknowledge_within = Allowance::working_hours(8);
  Origin origin{};
};

struct CaseType {
  Kind kind = Kind::procedure;
  std::string code;
  int version = 1;
  Day valid_from{};
  std::optional<Day> valid_to{};  ///< last day included
  std::string slug;
  std::string field;  ///< key: "ho-tich"
  Text field_name;
  Text name;
  Text plain;  ///< as a citizen would say it
  Text summary{};
  std::vector<std::string> keywords{};
  std::vector<std::string> life_events{};
  Text who;
  std::vector<std::string> user_groups{};
  std::string decision{};
  Origin origin{};
  std::vector<std::string> notes{};
  Flags flags{};
  std::vector<Publication> publications{};
  Clock clock{};
  std::vector<ChannelRule> channels{};
  std::vector<Variant> variants{};
  std::optional<VariantQuestion> variant_question{};
  std::vector<Document> documents{};
  std::vector<Section> form{};
  std::vector<Step> steps{};
  std::vector<Fee> fees{};
  std::vector<Product> products{};  ///< never empty; the first is the main one
  std::vector<Basis> basis{};

  TypeRef ref() const { return {code, version}; }
  bool valid_on(Day day) const { return valid_from <= day && (!valid_to || day <= *valid_to); }
  /// Pointers live as long as the type; null when there is none.
  ChannelRule const* rule(Channel channel) const;
  Variant const* variant(std::string_view key) const;
  Document const* document(std::string_view key) const;
  Field const* find_field(std::string_view key) const;
  /// Index of the first step at or after `from` that does that.
  std::optional<std::size_t> find_step(Does does, std::size_t from = 0) const;
  /// The limit for a channel and variant ("" = none): the variant's when it applies to the channel.
  std::optional<Allowance> limit(Channel channel, std::string_view variant = {}) const;
};

using CaseTypePtr = std::shared_ptr<CaseType const>;

/// The answers that do not point at anybody: they may be kept outside the erasable body.
json::object public_answers(CaseType const& type, json::object const& answers);

struct FeeLine {
  std::string key;
  Text name;
  std::int64_t quantity = 1;
  std::int64_t amount = 0;  ///< đồng, of the whole line
  bool known = true;        ///< false: set by the council and the commune has not entered it
  std::int64_t times = 1;   ///< how many times the quantity's price is charged
};

/// Whether a rule with that list of variants holds for a case of that variant ("" = none of them).
bool holds_for(std::vector<std::string> const& variants, std::string_view variant);

/// What a case costs. `council` gives the amounts of fees set by the council, by fee key.
std::vector<FeeLine> fee_lines(CaseType const& type, Channel channel, std::string_view variant,
                               json::object const& answers, json::object const& council = {});

}  // namespace ts::casework
