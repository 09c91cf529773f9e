#include "domain/indicators/rollup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace ts::indicators {
namespace {

constexpr std::string_view sqlite_schema = R"sql(
CREATE TABLE indicator_daily (commune INTEGER NOT NULL, term TEXT NOT NULL, day INTEGER NOT NULL, unit TEXT
  NOT NULL,
  field TEXT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (commune, term, day, unit, field)) WITHOUT ROWID;
CREATE TABLE indicator_daily_total (commune INTEGER NOT NULL, term TEXT NOT NULL, day INTEGER NOT NULL, n
  BIGINT NOT NULL,
  PRIMARY KEY (commune, term, day)) WITHOUT ROWID;
CREATE TABLE indicator_daily_procedure (commune INTEGER NOT NULL, term TEXT NOT NULL, day INTEGER NOT NULL,
  procedure TEXT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (commune, term, day, procedure)) WITHOUT ROWID;
CREATE TABLE indicator_stock (commune INTEGER NOT NULL, term TEXT NOT NULL, span INTEGER NOT NULL, unit TEXT
  NOT NULL,
  field TEXT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (commune, term, span, unit, field)) WITHOUT ROWID;
CREATE TABLE indicator_term (commune INTEGER NOT NULL, term TEXT NOT NULL, PRIMARY KEY (commune, term))
  WITHOUT ROWID;
)sql";

constexpr std::string_view postgresql_schema = R"sql(
CREATE TABLE indicator_daily (commune INTEGER NOT NULL, term TEXT NOT NULL, day INTEGER NOT NULL, unit TEXT
  NOT NULL,
  field TEXT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (commune, term, day, unit, field));
CREATE TABLE indicator_daily_total (commune INTEGER NOT NULL, term TEXT NOT NULL, day INTEGER NOT NULL, n
  BIGINT NOT NULL,
  PRIMARY KEY (commune, term, day));
CREATE TABLE indicator_daily_procedure (commune INTEGER NOT NULL, term TEXT NOT NULL, day INTEGER NOT NULL,
  procedure TEXT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (commune, term, day, procedure));
CREATE TABLE indicator_stock (commune INTEGER NOT NULL, term TEXT NOT NULL, span INTEGER NOT NULL, unit TEXT
  NOT NULL,
  field TEXT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (commune, term, span, unit, field));
CREATE TABLE indicator_term (commune INTEGER NOT NULL, term TEXT NOT NULL, PRIMARY KEY (commune, term));
)sql";

constexpr store::Migration steps[] = {{1, "daily rollup", sqlite_schema, postgresql_schema}};

constexpr store::TableSpec tables[] = {
    {"indicator_daily", "commune, term, day, unit, field"},
    {"indicator_daily_total", "commune, term, day"},
    {"indicator_daily_procedure", "commune, term, day, procedure"},
    {"indicator_stock", "commune, term, span, unit, field"},
};

}  // namespace

store::MigrationSet rollup_migrations() { return {"indicators", steps}; }
std::span<store::TableSpec const> rollup_tables() { return tables; }

/// One prepared upsert with its clean-up.
struct RollupWriter::Table {
  /// `day` is the column of the day or span; `a` and `b` name the columns after it, empty: there is none.
  Table(soci::session& sql, std::string const& name, std::string const& day, std::string const& a,
        std::string const& b)
      : has_a(!a.empty()), has_b(!b.empty()), upsert(sql), clean(sql) {
    auto const columns = day + (has_a ? ", " + a : "") + (has_b ? ", " + b : "");
    auto const values = std::string(has_a ? ", :a" : "") + (has_b ? ", :b" : "");
    auto const where = (has_a ? " AND " + a + " = :a" : "") + (has_b ? " AND " + b + " = :b" : "");
    bind(upsert);
    upsert.exchange(soci::use(n, "n"));
    upsert.alloc();
    upsert.prepare(
        fmt::format("INSERT INTO {0} (commune, term, {1}, n) VALUES (:c, :t, :d{2}, :n) "
                    "ON CONFLICT (commune, term, {1}) DO UPDATE SET n = {0}.n + excluded.n",
                    name, columns, values));
    upsert.define_and_bind();
    bind(clean);
    clean.alloc();
    clean.prepare(fmt::format("DELETE FROM {} WHERE commune = :c AND term = :t AND {} = :d{} AND n = 0", name,
                              day, where));
    clean.define_and_bind();
  }

  void bind(soci::statement& statement) {
    statement.exchange(soci::use(commune, "c"));
    statement.exchange(soci::use(term, "t"));
    statement.exchange(soci::use(day_or_span, "d"));
    if (has_a) statement.exchange(soci::use(first, "a"));
    if (has_b) statement.exchange(soci::use(second, "b"));
  }

  bool has_a, has_b;
  int commune = 0;
  std::string term;
  int day_or_span = 0;
  std::string first, second;
  long long n = 0;
  soci::statement upsert, clean;  // last: bound to the members above
};

RollupWriter::RollupWriter(soci::session& sql, std::shared_ptr<Definitions const> definitions)
    : definitions_(std::move(definitions)),
      terms_(definitions_->terms()),
      by_case_(terms_.size()),
      daily_table_(std::make_unique<Table>(sql, "indicator_daily", "day", "unit", "field")),
      total_table_(std::make_unique<Table>(sql, "indicator_daily_total", "day", "", "")),
      stock_table_(std::make_unique<Table>(sql, "indicator_stock", "span", "unit", "field")),
      procedure_table_(std::make_unique<Table>(sql, "indicator_daily_procedure", "day", "procedure", "")) {
  auto const& by_procedure = definitions_->procedure_terms();
  terms_.insert(terms_.end(), by_procedure.begin(), by_procedure.end());
  for (auto const& term : terms_) keys_.push_back(to_text(term));
}

RollupWriter::~RollupWriter() = default;

std::size_t RollupWriter::KeyHash::operator()(Key const& key) const noexcept {
  std::uint64_t h = 0x9e3779b97f4a7c15;
  for (auto const part : {key.commune, key.term, key.day, key.first, key.second})
    h = (h ^ static_cast<std::uint32_t>(part)) * 0xff51afd7ed558ccd;
  return static_cast<std::size_t>(h ^ (h >> 32));
}

std::int32_t RollupWriter::number_of(std::string const& name) {
  auto const [it, fresh] = numbers_.try_emplace(name, static_cast<std::int32_t>(names_.size()));
  if (fresh) names_.push_back(name);
  return it->second;
}

void RollupWriter::change(CommuneId commune, CaseFacts const* before, CaseFacts const* after) {
  static CaseFacts const nothing;
  auto const& was = before ? *before : nothing;
  auto const& is = after ? *after : nothing;
  auto const same_place = was.unit == is.unit && was.field == is.field && was.procedure == is.procedure;
  for (std::size_t term = 0; term < terms_.size(); ++term) {
    auto const from = points(terms_[term], was), to = points(terms_[term], is);
    if (same_place && from == to) continue;  // most terms, most of the time
    for (auto const& point : from) add(commune, term, was, point, -1);
    for (auto const& point : to) add(commune, term, is, point, +1);
  }
}

void RollupWriter::add(CommuneId commune, std::size_t term, CaseFacts const& facts, Point const& point,
                       int sign) {
  if (point.n == 0) return;
  auto const n = sign * point.n;
  auto const t = static_cast<std::int32_t>(term);
  if (term >= by_case_) {
    procedure_[{commune.value, t, point.day, number_of(facts.procedure), 0}] += n;
    return;
  }
  auto const unit = number_of(facts.unit), field = number_of(facts.field);
  daily_[{commune.value, t, point.day, unit, field}] += n;
  total_[{commune.value, t, point.day, 0, 0}] += n;
  if (terms_[term].stock()) stock_[{commune.value, t, stock_span(point.day), unit, field}] += n;
}

void RollupWriter::write(Table& table, Changes& changes) {
  std::vector<std::pair<Key, std::int64_t>> rows(changes.begin(), changes.end());
  std::sort(rows.begin(), rows.end());  // neighbours in the table one after another
  for (auto const& [key, n] : rows) {
    if (n == 0) continue;
    auto const term = static_cast<std::size_t>(key.term);
    table.commune = key.commune;
    table.term = keys_[term];
    table.day_or_span = key.day;
    table.first = names_[static_cast<std::size_t>(key.first)];
    table.second = names_[static_cast<std::size_t>(key.second)];
    table.n = n;
    table.upsert.execute(true);
    // A flow is never below 0, so adding to one cannot leave 0; a stock's day can stand on either side.
    if (n < 0 || terms_[term].stock()) table.clean.execute(true);
  }
}

void RollupWriter::flush() {
  write(*daily_table_, daily_);
  write(*total_table_, total_);
  write(*stock_table_, stock_);
  write(*procedure_table_, procedure_);
  forget();
}

void RollupWriter::forget() {
  for (auto* changes : {&daily_, &total_, &stock_, &procedure_}) changes->clear();
}

namespace {

/// Rows of one term counted from the case table. Column names and numbers only: nothing of the caller's text
/// gets in.
std::string counting(Term const& term, std::string const& columns, CommuneId commune) {
  auto const part = [&](std::string_view day, int sign, std::string const& condition) {
    return fmt::format(
        "SELECT {} AS day, {}, {} AS n FROM {} WHERE commune = {} AND (facts & {}) = {} AND {}", day, columns,
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
    sql << fmt::format("DELETE FROM {} WHERE commune = :c AND term = :t", table), soci::use(commune.value),
        soci::use(key);
    auto const extra = columns.empty() ? "" : ", " + columns;
    sql << fmt::format(
        "INSERT INTO {} (commune, term, day{}, n) SELECT {}, :t, day{}, SUM(n) FROM ({}) AS counted "
        "GROUP BY day{} HAVING SUM(n) <> 0",
        table, extra, commune.value, extra, counting(term, "unit, field, procedure", commune), extra),
        soci::use(key);
  };
  if (by_procedure) {
    fill("indicator_daily_procedure", "procedure");
    return;
  }
  fill("indicator_daily", "unit, field");
  fill("indicator_daily_total", "");
  sql << "DELETE FROM indicator_stock WHERE commune = :c AND term = :t", soci::use(commune.value),
      soci::use(key);
  if (!term.stock()) return;
  sql << "INSERT INTO indicator_stock (commune, term, span, unit, field, n) SELECT commune, term, day / 64, "
         "unit, field, SUM(n) "
         "FROM indicator_daily WHERE commune = :c AND term = :t GROUP BY commune, term, day / 64, unit, "
         "field HAVING SUM(n) <> 0",
      soci::use(commune.value), soci::use(key);
}

}  // namespace

std::size_t sync_terms(soci::session& sql, CommuneId commune, Definitions const& definitions) {
  std::map<std::string, std::pair<Term, bool>> wanted;  // a term may be counted both ways: two marks
  for (auto const& term : definitions.terms()) wanted.insert({to_text(term), {term, false}});
  for (auto const& term : definitions.procedure_terms())
    wanted.insert({to_text(term) + " by procedure", {term, true}});

  std::set<std::string> known;
  soci::rowset<std::string> rows =
      (sql.prepare << "SELECT term FROM indicator_term WHERE commune = :c", soci::use(commune.value));
  for (auto const& term : rows) known.insert(term);

  for (auto const& mark : known) {
    if (wanted.contains(mark)) continue;
    auto const by_procedure = mark.ends_with(" by procedure");
    auto const key = mark.substr(0, mark.find(' '));
    for (auto const* table :
         {"indicator_daily", "indicator_daily_total", "indicator_stock", "indicator_daily_procedure"}) {
      if (by_procedure != (std::string_view(table) == "indicator_daily_procedure")) continue;
      sql << fmt::format("DELETE FROM {} WHERE commune = :c AND term = :t", table), soci::use(commune.value),
          soci::use(key);
    }
    sql << "DELETE FROM indicator_term WHERE commune = :c AND term = :t", soci::use(commune.value),
        soci::use(mark);
  }
  std::size_t counted = 0;
  for (auto const& [mark, term] : wanted) {
    if (known.contains(mark)) continue;
    recount(sql, commune, term.first, term.second);
    sql << "INSERT INTO indicator_term (commune, term) VALUES (:c, :t)", soci::use(commune.value),
        soci::use(mark);
    ++counted;
  }
  return counted;
}

}  // namespace ts::indicators
