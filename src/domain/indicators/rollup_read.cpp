#include "domain/indicators/rollup_read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "domain/indicators/rollup.hpp"

namespace ts::indicators {
namespace {

/// Terms to read, by how far back each must go.
struct Needs {
  std::set<Term> stocks;  ///< from the first day on
  std::set<Term> with_year_before;
  std::set<Term> plain;
  std::set<Term> per_procedure;
  bool rises = false;
};

void add_share(CaseShare const& share, std::set<Term>& flows, std::set<Term>& stocks) {
  for (auto const* terms : {&share.numerator, &share.denominator})
    for (auto const& term : *terms) (term.stock() ? stocks : flows).insert(term);
}

Needs needs_of(std::vector<Definition const*> const& wanted, Definitions const& all) {
  Needs out;
  for (auto const* d : wanted) {
    if (auto const* share = std::get_if<CaseShare>(&d->formula)) add_share(*share, out.plain, out.stocks);
    if (auto const* rise = std::get_if<Rise>(&d->formula)) {
      out.rises = true;
      add_share(std::get<CaseShare>(all.find(rise->of)->formula), out.with_year_before, out.stocks);
    }
    if (auto const* share = std::get_if<ProcedureShare>(&d->formula)) {
      for (auto const* set : {&share->numerator, &share->denominator})
        if (set->with) out.per_procedure.insert(*set->with);
    }
  }
  for (auto const& term : out.with_year_before) out.plain.erase(term);
  return out;
}

Figures empty_figures(Needs const& needs, std::vector<Period> periods, Day today) {
  if (needs.rises) {
    auto const now = periods;
    for (auto const& p : now) periods.push_back(year_before(p));
  }
  return {Figures::edges_of(periods, today), today};
}

/// The stretch a day lies in, as nested CASEs that halve the edges [first, last): a dashboard has some
/// thirty, and each row asks. Numbers only.
std::string stretch_of(std::vector<std::int32_t> const& edges, std::size_t first, std::size_t last) {
  if (first == last) return std::to_string(static_cast<int>(first) - 1);
  auto const middle = first + (last - first) / 2;
  return fmt::format("CASE WHEN day < {} THEN {} ELSE {} END", edges[middle],
                     stretch_of(edges, first, middle), stretch_of(edges, middle + 1, last));
}

/// For days from `since` on.
std::string stretch_of(std::vector<std::int32_t> const& edges, std::int32_t since) {
  auto const first = std::upper_bound(edges.begin(), edges.end(), since) - edges.begin();
  return stretch_of(edges, static_cast<std::size_t>(first), edges.size());
}

/// Keys are words of a closed list (facts.hpp), so they may stand in the statement.
std::string quoted(std::set<Term> const& terms) {
  std::string out;
  for (auto const& term : terms) out += (out.empty() ? "'" : ", '") + to_text(term) + "'";
  return out;
}

class Scan {
 public:
  Scan(soci::session& sql, Scope const& scope) : sql_(sql), scope_(scope) {}

  /// Calls `put(group, term, stretch, n)` for all rows of the terms from day `since` to the last edge.
  /// `group`: a column, or empty.
  template <class Put>
  void run(std::string const& table, std::string const& group, std::set<Term> const& terms,
           std::int32_t since, std::vector<std::int32_t> const& edges, Put put) {
    if (terms.empty()) return;
    auto const by = group.empty() ? std::string("''") : group;
    auto const filtered = table == "indicator_daily";
    auto const query = fmt::format(
        "SELECT {} AS grp, term, {} AS stretch, SUM(n) FROM {} WHERE commune = :c AND term IN ({}) AND day "
        ">= {} AND day < {}"
        "{} GROUP BY grp, term, stretch",
        by, stretch_of(edges, since), table, quoted(terms), since, edges.back(), scope_words(filtered));
    std::string name, key;
    int stretch = 0;
    long long n = 0;
    soci::statement st(sql_);
    st.exchange(soci::into(name));
    st.exchange(soci::into(key));
    st.exchange(soci::into(stretch));
    st.exchange(soci::into(n));
    bind_scope(st, filtered);
    st.alloc();
    st.prepare(query);
    st.define_and_bind();
    st.execute();
    while (st.fetch()) put(name, parse_term(key).value(), stretch, std::int64_t{n});
  }

  /// What the stocks had come to before day `until` (a multiple of 64), as a row of stretch −1.
  template <class Put>
  void opening(std::string const& group, std::set<Term> const& terms, std::int32_t until, Put put) {
    if (terms.empty()) return;
    auto const by = group.empty() ? std::string("''") : group;
    std::string name, key;
    long long n = 0;
    soci::statement st(sql_);
    st.exchange(soci::into(name));
    st.exchange(soci::into(key));
    st.exchange(soci::into(n));
    bind_scope(st, true);
    st.alloc();
    st.prepare(
        fmt::format("SELECT {} AS grp, term, SUM(n) FROM indicator_stock WHERE commune = :c AND term IN ({}) "
                    "AND span < {}"
                    "{} GROUP BY grp, term",
                    by, quoted(terms), stock_span(until), scope_words(true)));
    st.define_and_bind();
    st.execute();
    while (st.fetch()) put(name, parse_term(key).value(), -1, std::int64_t{n});
  }

  /// Stocks: the opening balance from the spans, the rest from the days.
  template <class Put>
  void stocks(std::string const& table, std::string const& group, std::set<Term> const& terms,
              std::vector<std::int32_t> const& edges, Put put) {
    auto const whole_spans = stock_span(edges.front()) * 64;
    opening(group, terms, whole_spans, put);
    run(table, group, terms, whole_spans, edges, put);
  }

  /// Cases due today and still open, which `term` would count if the day were over; by `group` when not
  /// empty.
  template <class Put>
  void due_today(std::string const& group, Term const& term, Day today, Put put) {
    auto const by = group.empty() ? std::string("''") : group;
    std::string name;
    long long n = 0;
    auto const day = day_number(today);
    soci::statement st(sql_);
    st.exchange(soci::into(name));
    st.exchange(soci::into(n));
    bind_scope(st, true);
    st.alloc();
    st.prepare(fmt::format(
        "SELECT {} AS grp, COUNT(*) FROM {} WHERE commune = :c AND due_day = {} AND settled_day > {} AND "
        "(facts & {}) = {}{} GROUP BY grp",
        by, case_table, day, day, term.mask, term.mask, scope_words(true)));
    st.define_and_bind();
    st.execute();
    while (st.fetch()) put(name, std::int64_t{n});
  }

 private:
  /// `filtered`: the table has unit and field.
  std::string scope_words(bool filtered) const {
    return std::string(filtered && !scope_.unit.empty() ? " AND unit = :u" : "") +
           (filtered && !scope_.field.empty() ? " AND field = :f" : "");
  }
  void bind_scope(soci::statement& st, bool filtered) const {
    st.exchange(soci::use(scope_.commune.value, "c"));
    if (filtered && !scope_.unit.empty()) st.exchange(soci::use(scope_.unit, "u"));
    if (filtered && !scope_.field.empty()) st.exchange(soci::use(scope_.field, "f"));
  }

  soci::session& sql_;
  Scope const& scope_;
};

/// The earliest day of the periods themselves, years before left out.
std::int32_t first_day(std::vector<Period> const& periods) {
  auto out = periods.front().from;
  for (auto const& p : periods) out = std::min(out, p.from);
  return day_number(out);
}

}  // namespace

Figures read_figures(soci::session& sql, Scope const& scope, std::vector<Definition const*> const& wanted,
                     Definitions const& all, std::vector<Period> const& periods, Day today) {
  TS_ASSERT(!periods.empty());
  auto const needs = needs_of(wanted, all);
  auto out = empty_figures(needs, periods, today);
  auto scan = Scan(sql, scope);
  std::string const table = scope.whole() ? "indicator_daily_total" : "indicator_daily";
  auto const put = [&](std::string const&, Term const& term, int stretch, std::int64_t n) {
    out.add(term, stretch, n);
  };
  scan.stocks(table, {}, needs.stocks, out.edges(), put);
  scan.run(table, {}, needs.with_year_before, out.edges().front(), out.edges(), put);
  scan.run(table, {}, needs.plain, first_day(periods), out.edges(), put);
  scan.run("indicator_daily_procedure", "procedure", needs.per_procedure, first_day(periods), out.edges(),
           [&](std::string const& code, Term const& term, int stretch, std::int64_t n) {
             if (n > 0) out.add_procedure(term, stretch, code);
           });
  for (auto const& term : needs.stocks)
    scan.due_today({}, term, today, [&](std::string const&, std::int64_t n) { out.add_due_today(term, n); });
  return out;
}

std::map<std::string, Figures> read_split(soci::session& sql, CommuneId commune, SplitBy by,
                                          Definition const& wanted, Definitions const& all,
                                          std::vector<Period> const& periods, Day today) {
  TS_ASSERT(!periods.empty());
  auto const needs = needs_of({&wanted}, all);
  auto const scope = Scope{commune};
  auto scan = Scan(sql, scope);
  auto const fresh = empty_figures(needs, periods, today);
  std::string const group = by == SplitBy::unit ? "unit" : "field";
  std::map<std::string, Figures> out;
  auto const of = [&](std::string const& name) -> Figures& {
    return out.try_emplace(name, fresh).first->second;
  };
  auto const put = [&](std::string const& name, Term const& term, int stretch, std::int64_t n) {
    of(name).add(term, stretch, n);
  };
  scan.stocks("indicator_daily", group, needs.stocks, fresh.edges(), put);
  scan.run("indicator_daily", group, needs.with_year_before, fresh.edges().front(), fresh.edges(), put);
  scan.run("indicator_daily", group, needs.plain, first_day(periods), fresh.edges(), put);
  for (auto const& term : needs.stocks)
    scan.due_today(group, term, today,
                   [&](std::string const& name, std::int64_t n) { of(name).add_due_today(term, n); });
  return out;
}

}  // namespace ts::indicators
