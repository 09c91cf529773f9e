#pragma once
/// What each indicator of the catalogue means, as data: packs/indicators/definitions.toml. Pure.
///
/// An indicator is computed from cases, from the list of procedures, or from another indicator; or it cannot
/// be computed yet, and then it says which records are missing. Nothing here ever yields a figure that no
/// record stands behind.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "domain/indicators/facts.hpp"

namespace ts::indicators {

/// Cases counted: the sum of the numerator's terms over the sum of the denominator's. Every numerator term
/// narrows a term of the denominator (same moment, more facts), so the share lies in 0–100. No denominator: a
/// plain count.
struct CaseShare {
  std::vector<Term> numerator;
  std::vector<Term> denominator;
};

/// Yes/no properties of a procedure in force, taken from its pack.
enum class Flag : std::uint8_t {
  internal,         ///< internal procedure; all others are administrative procedures for the public
  published,        ///< its pack records where it was published, with a decision
  one_stop,         ///< received and handed out at the one-stop desk
  online_eligible,  ///< fit to be offered online from end to end
  online_offered,   ///< offered so
  fee_bearing,      ///< a fee is due by law or by the council's resolution
  online_payment,   ///< the fee can be paid online
  any_office,       ///< accepted regardless of place
  interlinked,      ///< needs another authority
  business,         ///< for businesses
  electronic,       ///< internal: has an electronic workflow
  secret,           ///< internal: left out of some figures
};
inline constexpr std::size_t flag_count = 12;
using FlagMask = std::uint32_t;
constexpr FlagMask bit(Flag flag) { return FlagMask{1} << static_cast<unsigned>(flag); }
std::string_view name(Flag flag);
/// As part of a phrase: "cho trả phí trực tuyến", "fee payable online".
std::string_view vi(Flag flag);
std::string_view en(Flag flag);
std::optional<Flag> flag_named(std::string_view name);

/// One procedure in force as indicators see it.
struct ProcedureFacts {
  std::string code;
  std::string name_vi;
  std::string name_en;
  std::string field;
  FlagMask flags = 0;
};

/// Procedures that carry all flags of `all` and none of `none`; with `with`, only those under which at least
/// one case was counted by that term in the period.
struct ProcedureSet {
  FlagMask all = 0;
  FlagMask none = 0;
  std::optional<Term> with;
  bool holds(FlagMask flags) const { return (flags & all) == all && (flags & none) == 0; }
};
/// In words: "Thủ tục hành chính đang áp dụng, có phí, lệ phí".
std::string vi(ProcedureSet const& set);
std::string en(ProcedureSet const& set);

struct ProcedureShare {
  ProcedureSet numerator;
  ProcedureSet denominator;
};

/// The value of `of` less its value one year earlier, in percentage points (the plans do not say points or
/// relative; the relative change is kept beside it).
struct Rise {
  std::string of;
};

/// Not computed. `declared`: a person may declare it with evidence once that is built; either way there is no
/// figure now.
struct NotYet {
  std::string record;  ///< code of the missing records ("VB")
  std::string vi;      ///< one sentence: what is missing
  std::string en;
};

using Formula = std::variant<CaseShare, ProcedureShare, Rise, NotYet>;

struct Definition {
  std::string id;
  std::string unit;  ///< "%", "hồ sơ"; for a NotYet whatever the catalogue says
  Formula formula;
  std::string note_vi;  ///< what the figure leaves out; empty when nothing
  std::string note_en;
  std::string name_vi{};  ///< only for what the catalogue does not hold; it names the others
  std::string name_en{};
  std::string pillar{};
  bool lower_is_better = false;
  bool computed() const { return !std::holds_alternative<NotYet>(formula); }
};

/// All definitions of an installation. Immutable after loading; safe to share between threads.
class Definitions {
 public:
  /// Reads the TOML text. `file` is named in messages. When `catalogue` is not empty every id must be in it,
  /// and every id of it must be defined. All faults are reported at once, one per line: "definitions.toml:12:
  /// … Sửa: …". Error `indicators.definitions`.
  static Result<Definitions> parse(std::string_view text, std::string_view file,
                                   std::span<std::string const> catalogue = {});
  /// As above from a file; error `indicators.file` when it cannot be read.
  static Result<Definitions> load(std::string const& path, std::span<std::string const> catalogue = {});

  std::vector<Definition> const& all() const { return all_; }
  /// Null when there is none of that id.
  Definition const* find(std::string_view id) const;
  /// Every term some definition counts, once each, sorted: what the rollup keeps.
  std::vector<Term> const& terms() const { return terms_; }
  /// The terms that are counted per procedure as well, sorted.
  std::vector<Term> const& procedure_terms() const { return procedure_terms_; }

 private:
  std::vector<Definition> all_;  ///< sorted by id
  std::vector<Term> terms_;
  std::vector<Term> procedure_terms_;
};

}  // namespace ts::indicators
