#pragma once
/// The daily rollup: for each term of the definitions, how many cases it counted on each day. Kept in the
/// transaction that changes the cases, so that every figure is as new as the last event and costs the same at
/// ten cases and at a million.
///
/// Tables (docs/formats/indicators.md): `indicator_daily` by unit and field, `indicator_daily_total` without
/// them, `indicator_daily_procedure` for the few terms counted per procedure, `indicator_stock` with the
/// stocks summed over spans of 64 days, so that a stock's history costs little however long it is. A row
/// whose count returns to 0 is removed, so the tables are a function of the cases alone and `check` can
/// compare them with a rebuild.
#include <soci/soci.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/ids.hpp"
#include "domain/indicators/definition.hpp"
#include "domain/indicators/facts.hpp"
#include "kernel/store/migrations.hpp"
#include "kernel/store/projection.hpp"

namespace ts::indicators {

store::MigrationSet rollup_migrations();

/// The rollup's tables, for the `tables()` of the projection that owns a RollupWriter.
std::span<store::TableSpec const> rollup_tables();

/// Member of the projection of cases: call `change` for every case whose facts an event changes, `flush` from
/// the projection's `flush`, `forget` from its `forget_caches`. Figures are gathered in memory and written
/// once per batch: 500 cases received in one batch cost some 80 rows. Belongs to one session and one thread.
class RollupWriter {
 public:
  /// The definitions are shared, not copied.
  RollupWriter(soci::session& sql, std::shared_ptr<Definitions const> definitions);
  RollupWriter(RollupWriter const&) = delete;
  RollupWriter& operator=(RollupWriter const&) = delete;

  /// The case was counted by `before` and is now to be counted by `after`; null: not counted.
  void change(CommuneId commune, CaseFacts const* before, CaseFacts const* after);
  void flush();
  void forget();

 private:
  struct Table;
  /// Names by their number in `names_`; 0 where the table has no such column.
  struct Key {
    std::int32_t commune, term, day, first, second;
    friend auto operator<=>(Key const&, Key const&) = default;
  };
  struct KeyHash {
    std::size_t operator()(Key const& key) const noexcept;
  };
  using Changes = std::unordered_map<Key, std::int64_t, KeyHash>;

  void add(CommuneId commune, std::size_t term, CaseFacts const& facts, Point const& point, int sign);
  std::int32_t number_of(std::string const& name);
  void write(Table& table, Changes& changes);

  std::shared_ptr<Definitions const> definitions_;
  std::vector<Term> terms_;        ///< of definitions, then those only counted per procedure
  std::vector<std::string> keys_;  ///< to_text of each
  std::size_t by_case_ = 0;        ///< the first so many are counted by unit, field and in total
  std::vector<std::string> names_{""};
  std::unordered_map<std::string, std::int32_t> numbers_;
  Changes daily_, total_, stock_, procedure_;
  std::unique_ptr<Table> daily_table_, total_table_, stock_table_, procedure_table_;

 public:
  ~RollupWriter();
};

/// A stock's points are also summed over spans of 64 days: the number of the span a day lies in.
constexpr std::int32_t stock_span(std::int32_t day) { return day / 64; }

/// The table of cases the counts rest on, with the columns of CaseFacts: (commune, case_no, facts BIGINT,
/// received_day, closed_day, due_day, settled_day, paid_day, rated_day INTEGER, unit, field, procedure TEXT)
/// and an index for each moment (docs/formats/indicators.md).
inline constexpr std::string_view case_table = "cases";

/// Brings the rollup of a commune in line with the definitions: counts from the case table the terms that are
/// new, removes those no longer used. Call at start and after the definitions changed, inside a writing
/// transaction; costs one pass over the cases per new term, nothing when all is well. Returns the number of
/// terms counted anew.
std::size_t sync_terms(soci::session& sql, CommuneId commune, Definitions const& definitions);

}  // namespace ts::indicators
