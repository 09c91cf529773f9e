#pragma once
/// Packs: what an office edits without a programmer. TOML files under a directory:
///   procedures/*.toml internal/*.toml plan/*.toml   case types (docs/formats/packs.md)
///   calendars/*.toml                                office hours and announced days
/// Reading the directory is the only side effect in here; a loaded PackSet is immutable and thread-safe.
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "kernel/calendar/calendar.hpp"
#include "kernel/casework/case_type.hpp"

namespace ts::packs {

using casework::CaseType;
using casework::CaseTypePtr;

/// Something wrong in a pack, said so that its author can mend it.
struct Problem {
  std::string file;  ///< relative to the directory checked
  int line = 0;      ///< from 1; 0 when it is about the whole file
  int column = 0;
  bool warning = false;  ///< loads all the same
  std::string vi;
  std::string en;
  std::string remedy_vi;
  std::string remedy_en;
};
/// "procedures/x.toml:12:3: lỗi: … Cách sửa: …"
std::string to_string(Problem const& problem);

struct Hit {
  CaseTypePtr type;
  int score = 0;  ///< higher is better
};

class PackSet {
 public:
  /// The case type of exactly that code and version; null when absent.
  CaseTypePtr find(casework::TypeRef const& ref) const;
  /// The version in force on a day (the highest one valid); null when none.
  CaseTypePtr find(std::string_view code, Day on) const;
  CaseTypePtr find_slug(std::string_view slug, Day on) const;
  /// In force on a day, ordered by field then name in Vietnamese order; of one kind when given.
  std::vector<CaseTypePtr> in_force(Day on, std::optional<casework::Kind> kind = {}) const;
  /// Every version loaded, by code then version.
  std::vector<CaseTypePtr> const& all() const { return types_; }
  /// Citizens' search over procedures in force: folded text of name, plain name, keywords, field, code. Every word must
  /// match: whole, by its beginning, or with one error (four letters on); else as people speak (spoken.hpp). Best
  /// first.
  std::vector<Hit> search(std::string_view text, Day on, std::size_t limit = 20) const;
  calendar::Calendar const& calendar() const { return calendar_; }
  /// Version of the calendar: SHA-256 (hex, 16 characters) of what it was made from; changes exactly when it does.
  std::string const& calendar_version() const { return calendar_version_; }

  /// From parts: for tests and the loader. Errors: `packs.duplicate`.
  static Result<std::shared_ptr<PackSet const>> make(std::vector<CaseType> types, calendar::Calendar calendar,
                                                     std::string calendar_version);

 private:
  struct Entry;
  static Entry make_entry(CaseTypePtr const& type);
  static int score(Entry const& entry, std::vector<std::string> const& typed, std::string_view whole);
  PackSet(calendar::Calendar calendar, std::string version)
      : calendar_(std::move(calendar)), calendar_version_(std::move(version)) {}
  std::vector<CaseTypePtr> types_;
  std::vector<std::shared_ptr<Entry const>> index_;
  calendar::Calendar calendar_;
  std::string calendar_version_;
};

/// Everything under `dir`. Errors: `packs.invalid` with the first problem in its text, `packs.directory`.
Result<std::shared_ptr<PackSet const>> load(std::filesystem::path const& dir);
/// Every problem under `dir`, ordered by file and line; no error among them = `load` succeeds.
std::vector<Problem> check(std::filesystem::path const& dir);
/// One case type from its text; problems go to `problems`, empty when there is an error among them. Pure.
std::optional<CaseType> parse_case_type(std::string_view toml, std::string const& file,
                                        std::vector<Problem>& problems);
/// A calendar pack from its text. Pure.
std::optional<calendar::Calendar> parse_calendar(std::string_view toml, std::string const& file,
                                                 std::vector<Problem>& problems);

/// Name of a life event ("sinh-con" -> "Sinh con"); null when unknown.
casework::Text const* life_event(std::string_view key);
/// The keys in the order screens list them.
std::vector<std::string_view> life_events();

/// Checks answers against the type's form. Answers to fields that are not shown must be absent. `today` bounds dates.
/// The first error found, `field` = JSON pointer into the answers ("/tre_ngay_sinh").
Status validate_form(CaseType const& type, json::object const& answers, Day today);
/// All errors, in the order of the form. Answers: texts, dates ("2026-01-21"), phone, email, id_number and address
/// are strings; number and money numbers; yesno true or false; choice a string, choices a list of strings; person an
/// object of the parts asked, each a string (docs/formats/packs.md).
std::vector<Error> form_errors(CaseType const& type, json::object const& answers, Day today);
/// JSON Schema (draft-07) of the answers: what clients may check before sending. `validate_form` is stricter: dates
/// against today, fields that are not shown.
json::object form_schema(CaseType const& type);

/// A procedure for the API: complete. Enums by name, allowances as {"text","vi","en"}, marks with every fact.
json::object procedure_json(CaseType const& type);
/// The few members a list shows: code, version, slug, name, plain, field, limits, fees in words.
json::object procedure_summary_json(CaseType const& type);

}  // namespace ts::packs
