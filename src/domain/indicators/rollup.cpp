#include "domain/indicators/rollup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace ts::indicators {
namespace {

constexpr std::string_view sqlite_schema = R"sql(
CREATE TABLE indicator_daily (commune INTEGER NOT NULL, term TEXT NOT NULL, day INTEGER NOT NULL, unit TEXT NOT NULL,
  field TEXT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (commune, term, day, unit, field)) WITHOUT ROWID;
CREATE TABLE indicator_daily_total (commune INTEGER NOT NULL, term TEXT NOT NULL, day INTEGER NOT NULL, n BIGINT NOT NULL,
  PRIMARY KEY (commune, term, day)) WITHOUT ROWID;
CREATE TABLE indicator_daily_procedure (commune INTEGER NOT NULL, term TEXT NOT NULL, day INTEGER NOT NULL,
  procedure TEXT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (commune, term, day, procedure)) WITHOUT ROWID;
CREATE TABLE indicator_term (commune INTEGER NOT NULL, term TEXT NOT NULL, PRIMARY KEY (commune, term)) WITHOUT ROWID;
)sql";

constexpr std::string_view postgresql_schema = R"sql(
CREATE TABLE indicator_daily (commune INTEGER NOT NULL, term TEXT NOT NULL, day INTEGER NOT NULL, unit TEXT NOT NULL,
  field TEXT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (commune, term, day, unit, field));
CREATE TABLE indicator_daily_total (commune INTEGER NOT NULL, term TEXT NOT NULL, day INTEGER NOT NULL, n BIGINT NOT NULL,
  PRIMARY KEY (commune, term, day));
CREATE TABLE indicator_daily_procedure (commune INTEGER NOT NULL, term TEXT NOT NULL, day INTEGER NOT NULL,
  procedure TEXT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (commune, term, day, procedure));
CREATE TABLE indicator_term (commune INTEGER NOT NULL, term TEXT NOT NULL, PRIMARY KEY (commune, term));
)sql";

constexpr store::Migration steps[] = {{1, "daily rollup", sqlite_schema, postgresql_schema}};

constexpr store::TableSpec tables[] = {
    {"indicator_daily", "commune, term, day, unit, field"},
    {"indicator_daily_total", "commune, term, day"},
    {"indicator_daily_procedure", "commune, term, day, procedure"},
};

}  // namespace

store::MigrationSet rollup_migrations() { return {"indicators", steps}; }
std::span<store::TableSpec const> rollup_tables() { return tables; }

struct RollupWriter::Table {
  /// `a` and `b` name the columns after the day; empty: there is none.
  Table(soci::session& sql, std::string const& name, std::string const& a, std::string const& b)
      : has_a(!a.empty()), has_b(!b.empty()), upsert(sql), clean(sql) {
    auto const columns = (has_a ? ", " + a : "") + (has_b ? ", " + b : "");
    auto const values = std::string(has_a ? ", :a" : "") + (has_b ? ", :b" : "");
    auto const where = (has_a ? " AND " + a + " = :a" : "") + (has_b ? " AND " + b + " = :b" : "");
    bind(upsert);
    upsert.exchange(soci::use(n, "n"));
    upsert.alloc();
    upsert.prepare(fmt::format("INSERT INTO {0} (commune, term, day{1}, n) VALUES (:c, :t, :d{2}, :n) "
                               "ON CONFLICT (commune, term, day{1}) DO UPDATE SET n = {0}.n + excluded.n",
                               name, columns, values));
    upsert.define_and_bind();
    bind(clean);
    clean.alloc();
    clean.prepare(fmt::format("DELETE FROM {} WHERE commune = :c AND term = :t AND day = :d{} AND n = 0", name, where));
    clean.define_and_bind();
  }

  void bind(soci::statement& statement) {
    statement.exchange(soci::use(commune, "c"));
    statement.exchange(soci::use(term, "t"));
    statement.exchange(soci::use(day, "d"));
    if (has_a) statement.exchange(soci::use(first, "a"));
    if (has_b) statement.exchange(soci::use(second, "b"));
  }

  bool has_a, has_b;
  int commune = 0;
  std::string term;
  int day = 0;
  std::string first, second;
  long long n = 0;
  soci::statement upsert, clean;  // last: bound to the members above
};

RollupWriter::RollupWriter(soci::session& sql, std::shared_ptr<Definitions const> definitions)
    : definitions_(std::move(definitions)),
      terms_(definitions_->terms()),
      totals_(terms_.size()),
      daily_table_(std::make_unique<Table>(sql, "indicator_daily", "unit", "field")),
      total_table_(std::make_unique<Table>(sql, "indicator_daily_total", "", "")),
      procedure_table_(std::make_unique<Table>(sql, "indicator_daily_procedure", "procedure", "")) {
  auto const& by_procedure = definitions_->procedure_terms();
  terms_.insert(terms_.end(), by_procedure.begin(), by_procedure.end());
  for (auto const& term : terms_) keys_.push_back(to_text(term));
}

RollupWriter::~RollupWriter() = default;

void RollupWriter::change(CommuneId commune, CaseFacts const* before, CaseFacts const* after) {
  if (before && after && *before == *after) return;
  if (before) count(commune, *before, -1);
  if (after) count(commune, *after, +1);
}

void RollupWriter::count(CommuneId commune, CaseFacts const& facts, int sign) {
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    for (auto const& point : points(terms_[i], facts)) {
      if (point.n == 0) continue;
      auto const n = sign * point.n;
      if (i < totals_) {
        daily_[{commune.value, i, point.day, facts.unit, facts.field}] += n;
        total_[{commune.value, i, point.day, {}, {}}] += n;
      } else {
        procedure_[{commune.value, i, point.day, facts.procedure, {}}] += n;
      }
    }
  }
}

void RollupWriter::write(Table& table, std::map<Key, std::int64_t> const& changes) {
  for (auto const& [key, n] : changes) {
    if (n == 0) continue;
    auto const& [commune, term, day, first, second] = key;
    table.commune = commune;
    table.term = keys_[term];
    table.day = day;
    table.first = first;
    table.second = second;
    table.n = n;
    table.upsert.execute(true);
    // A flow is never below 0, so adding to one cannot leave 0; a stock's day can stand on either side.
    if (n < 0 || terms_[term].stock()) table.clean.execute(true);
  }
}

void RollupWriter::flush() {
  write(*daily_table_, daily_);
  write(*total_table_, total_);
  write(*procedure_table_, procedure_);
  forget();
}

void RollupWriter::forget() {
  daily_.clear();
  total_.clear();
  procedure_.clear();
}

namespace {

/// Rows of one term counted from the case table. Column names and numbers only: nothing of the caller's text gets in.
std::string counting(Term const& term, std::string const& columns, CommuneId commune) {
  auto const part = [&](std::string_view day, int sign, std::string const& condition) {
    return fmt::format("SELECT {} AS day, {}, {} AS n FROM {} WHERE commune = {} AND (facts & {}) = {} AND {}", day, columns,
                       sign, case_table, commune.value, term.mask, term.mask, condition);
  };
  if (!term.stock())
    return part(column(term.moment), 1, fmt::format("{} <> {}", column(term.moment), no_day));
  return part("due_day", 1, fmt::format("due_day <> {}", no_day)) + " UNION ALL " +
         part("settled_day", -1, fmt::format("due_day <> {} AND settled_day <> {}", no_day, never));
}

void recount(soci::session& sql, CommuneId commune, Term const& term, bool by_procedure) {
  auto const key = to_text(term);
  auto const fill = [&](std::string const& table, std::string const& columns) {
    sql << fmt::format("DELETE FROM {} WHERE commune = :c AND term = :t", table), soci::use(commune.value), soci::use(key);
    auto const extra = columns.empty() ? "" : ", " + columns;
    sql << fmt::format("INSERT INTO {} (commune, term, day{}, n) SELECT {}, :t, day{}, SUM(n) FROM ({}) AS counted "
                       "GROUP BY day{} HAVING SUM(n) <> 0",
                       table, extra, commune.value, extra, counting(term, "unit, field, procedure", commune), extra),
        soci::use(key);
  };
  if (by_procedure) {
    fill("indicator_daily_procedure", "procedure");
  } else {
    fill("indicator_daily", "unit, field");
    fill("indicator_daily_total", "");
  }
}

}  // namespace

std::size_t sync_terms(soci::session& sql, CommuneId commune, Definitions const& definitions) {
  std::map<std::string, std::pair<Term, bool>> wanted;  // a term may be counted both ways: two marks
  for (auto const& term : definitions.terms()) wanted.insert({to_text(term), {term, false}});
  for (auto const& term : definitions.procedure_terms()) wanted.insert({to_text(term) + " by procedure", {term, true}});

  std::set<std::string> known;
  soci::rowset<std::string> rows =
      (sql.prepare << "SELECT term FROM indicator_term WHERE commune = :c", soci::use(commune.value));
  for (auto const& term : rows) known.insert(term);

  for (auto const& mark : known) {
    if (wanted.contains(mark)) continue;
    auto const by_procedure = mark.ends_with(" by procedure");
    auto const key = mark.substr(0, mark.find(' '));
    for (auto const* table : {"indicator_daily", "indicator_daily_total", "indicator_daily_procedure"}) {
      if (by_procedure != (std::string_view(table) == "indicator_daily_procedure")) continue;
      sql << fmt::format("DELETE FROM {} WHERE commune = :c AND term = :t", table), soci::use(commune.value), soci::use(key);
    }
    sql << "DELETE FROM indicator_term WHERE commune = :c AND term = :t", soci::use(commune.value), soci::use(mark);
  }
  std::size_t counted = 0;
  for (auto const& [mark, term] : wanted) {
    if (known.contains(mark)) continue;
    recount(sql, commune, term.first, term.second);
    sql << "INSERT INTO indicator_term (commune, term) VALUES (:c, :t)", soci::use(commune.value), soci::use(mark);
    ++counted;
  }
  return counted;
}

}  // namespace ts::indicators
