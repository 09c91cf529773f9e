#pragma once
/// What the lists of cases share: whose cases an actor may see as a condition, prepared SELECTs over `cases`, cursors
/// and pages. Internal to this module.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/onestop/case_json.hpp"
#include "domain/onestop/case_row.hpp"
#include "kernel/permissions/permissions.hpp"

namespace ts::onestop {

/// 422 `cursor`.
Error bad_cursor();
/// "" gives `otherwise`. Error: `cursor`.
Result<std::int64_t> cursor_number(std::string_view text, std::int64_t otherwise);

/// What an actor may see of the commune's cases, as a condition over the columns of `cases`.
struct Reach {
  std::string where = "1 = 1";
  std::string unit, person;
  std::vector<std::string> fields;
};
/// nullopt: the actor may not do `action` at all.
std::optional<Reach> reach_of(permissions::Actor const& actor, permissions::Action action);

/// A prepared SELECT whose parameters live as long as it does. Only what the text names is bound.
class Query {
 public:
  Query(soci::session& sql, std::string text);
  Query(Query const&) = delete;
  Query& operator=(Query const&) = delete;

  template <class T>
  void use(T const& value, std::string const& name) {
    if (!names(name)) return;
    auto const held = std::make_shared<T>(value);
    held_.push_back(held);
    statement_.exchange(soci::use(*held, name));
  }
  void use(Reach const& reach);
  /// Case rows: the SELECT list is `case_columns`.
  std::vector<CaseRow> rows();
  /// One number.
  std::int64_t number();

 private:
  bool names(std::string const& name) const;

  std::string text_;
  std::vector<std::shared_ptr<void>> held_;
  soci::statement statement_;
};

/// {items: CaseSummary[], next}
json::object page_json(View const& view, std::vector<CaseRow> const& rows, std::optional<std::string> next);

}  // namespace ts::onestop
