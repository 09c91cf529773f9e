#include "domain/indicators/lineage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>

#include "domain/indicators/rollup.hpp"

namespace ts::indicators {
namespace {

struct Cursor {
  std::size_t term = 0;
  std::int32_t day = std::numeric_limits<std::int32_t>::min();
  std::int64_t no = 0;
};

template <class T>
bool take(std::string_view& text, T& out) {
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc{}) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (!text.empty() && text.front() == '.') text.remove_prefix(1);
  return true;
}

Result<Cursor> parse_cursor(std::string_view text) {
  Cursor out;
  if (text.empty()) return out;
  if (take(text, out.term) && take(text, out.day) && take(text, out.no) && text.empty()) return out;
  return fail(Code::invalid, "cursor.form", "Không đọc được vị trí trang; hãy mở lại danh sách từ đầu.",
              "The page position is not readable; open the list from its beginning.", "/cursor");
}

std::string conditions(Term const& term, Period const& period, Day today) {
  auto const facts = fmt::format("(facts & {}) = {}", term.mask, term.mask);
  // The cursor gives the lower bound. Some days have an index of the rows that have one: SQLite takes it only
  // when told "day >= 0" in so many words.
  if (!term.stock())
    return fmt::format("{0} <= {1} AND {0} >= 0 AND {2}", column(term.moment), day_number(period.to), facts);
  // Overdue at the end of the period, or now while it runs: cases due today have until the day is over.
  auto const running = period.to >= today;
  auto const end = day_number(running ? today : period.to);
  return fmt::format("due_day <> {} AND due_day <= {} AND {}", no_day, running ? end - 1 : end, facts);
}

/// The first day a case of the term may sort under.
std::int32_t first_day(Term const& term, Period const& period, Day today) {
  if (!term.stock()) return day_number(period.from);
  return day_number(period.to >= today ? today : period.to) + 1;
}

std::vector<Term> same_moment(std::vector<Term> const& terms, Moment moment) {
  std::vector<Term> out;
  for (auto const& term : terms)
    if (term.moment == moment) out.push_back(term);
  return out;
}

class Query {
 public:
  Query(soci::session& sql, Scope const& scope, Term const& term, std::string const& where)
      : term_(term), st_(sql) {
    auto const day = std::string(column(term.moment));
    st_.exchange(soci::into(no_));
    st_.exchange(soci::into(mask_));
    for (auto* d : {&row_.received, &row_.closed, &row_.due, &row_.settled, &row_.paid, &row_.rated})
      st_.exchange(soci::into(*d));
    for (auto* s : {&row_.unit, &row_.field, &row_.procedure}) st_.exchange(soci::into(*s));
    st_.exchange(soci::use(scope.commune.value, "c"));
    st_.exchange(soci::use(after_.day, "d"));
    st_.exchange(soci::use(after_.day, "e"));
    st_.exchange(soci::use(after_no_, "n"));
    st_.exchange(soci::use(limit_, "l"));
    if (!scope.unit.empty()) st_.exchange(soci::use(scope.unit, "u"));
    if (!scope.field.empty()) st_.exchange(soci::use(scope.field, "f"));
    st_.alloc();
    // One lower bound on the day, and first: with two SQLite may start from the other. A row value would be
    // one more.
    st_.prepare(fmt::format(
        "SELECT case_no, facts, received_day, closed_day, due_day, settled_day, paid_day, rated_day, unit, "
        "field, procedure FROM {0} WHERE commune = :c AND {1} >= :d AND ({1} > :e OR case_no > :n) AND {2}{3}"
        "{4} ORDER BY {1}, case_no LIMIT :l",
        case_table, day, where, scope.unit.empty() ? "" : " AND unit = :u",
        scope.field.empty() ? "" : " AND field = :f"));
    st_.define_and_bind();
  }
  Query(Query const&) = delete;
  Query& operator=(Query const&) = delete;

  void run(Cursor const& after, int limit, std::vector<LineageRow>& out) {
    after_ = after;
    after_no_ = after.no;
    limit_ = limit;
    st_.execute();
    while (st_.fetch()) {
      row_.mask = static_cast<FactMask>(mask_);
      out.push_back({CaseNo{no_}, term_, row_, {}, {}});
    }
  }

 private:
  Term term_;
  Cursor after_;
  long long after_no_ = 0, no_ = 0, mask_ = 0;
  int limit_ = 0;
  CaseFacts row_;
  soci::statement st_;  // last: bound to the members above
};

/// Why a case is here; of a missing one, which facts the nearest numerator term still wants.
void explain(LineageRow& row, std::vector<Term> const& wanted) {
  row.why_vi = vi(row.term);
  row.why_en = en(row.term);
  if (wanted.empty()) return;
  auto const lacking = [&](Term const& term) { return term.mask & ~row.facts.mask; };
  auto const fewer = [&](Term const& a, Term const& b) {
    return __builtin_popcountll(lacking(a)) < __builtin_popcountll(lacking(b));
  };
  auto const mask = lacking(*std::min_element(wanted.begin(), wanted.end(), fewer));
  std::string list_vi, list_en;
  for (auto const fact : all_facts()) {
    if (!holds(mask, bit(fact))) continue;
    list_vi.append(list_vi.empty() ? "" : ", ").append(vi(fact));
    list_en.append(list_en.empty() ? "" : ", ").append(en(fact));
  }
  row.why_vi += "; chưa đạt: " + list_vi;
  row.why_en += "; lacks: " + list_en;
  // Late though its day had not come: the one reason a date does not show.
  if (!holds(mask, bit(Fact::on_time)) || !holds(row.facts.mask, bit(Fact::reapplied))) return;
  row.why_vi.append(" (").append(vi(Fact::reapplied)).append(")");
  row.why_en.append(" (").append(en(Fact::reapplied)).append(")");
}

std::int32_t sort_day(LineageRow const& row) {
  switch (row.term.moment) {
    case Moment::received:
      return row.facts.received;
    case Moment::closed:
      return row.facts.closed;
    case Moment::paid:
      return row.facts.paid;
    case Moment::rated:
      return row.facts.rated;
    case Moment::overdue:
      break;
  }
  return row.facts.settled;
}

std::string excluding(std::vector<Term> const& terms) {
  std::string out;
  for (auto const& term : terms) out += fmt::format(" AND (facts & {}) <> {}", term.mask, term.mask);
  return out;
}

CaseShare const* cases_of(Definition const& definition, Definitions const& all) {
  if (auto const* share = std::get_if<CaseShare>(&definition.formula)) return share;
  if (auto const* rise = std::get_if<Rise>(&definition.formula))
    return std::get_if<CaseShare>(&all.find(rise->of)->formula);
  return nullptr;
}

}  // namespace

std::optional<Part> part_named(std::string_view name) {
  if (name == "numerator") return Part::numerator;
  if (name == "denominator") return Part::denominator;
  if (name == "missing") return Part::missing;
  return std::nullopt;
}

Result<LineagePage> lineage(soci::session& sql, Scope const& scope, Definition const& definition,
                            Definitions const& all, Period const& period, Day today, Part part,
                            std::string_view cursor, int limit) {
  auto const* share = cases_of(definition, all);
  if (!share)
    return fail(Code::not_found, "indicator.no_cases",
                "Chỉ số này không tính từ hồ sơ nên không có danh sách hồ sơ.",
                "This indicator is not counted from cases, so there is no list of cases.");
  TS_CHECK(parse_cursor(cursor));
  auto after = parse_cursor(cursor).value();
  auto const wanted = static_cast<std::size_t>(std::clamp(limit, 1, 500));
  auto const& terms = part == Part::numerator ? share->numerator : share->denominator;
  LineagePage out;
  for (; after.term < terms.size() && out.rows.size() <= wanted; after = Cursor{after.term + 1}) {
    auto const& term = terms[after.term];
    auto const better =
        part == Part::missing ? same_moment(share->numerator, term.moment) : std::vector<Term>{};
    auto const first = out.rows.size();
    after.day = std::max(after.day, first_day(term, period, today));
    Query(sql, scope, term, conditions(term, period, today) + excluding(better))
        .run(after, static_cast<int>(wanted + 1 - first), out.rows);
    for (auto i = first; i < out.rows.size(); ++i) explain(out.rows[i], better);
  }
  if (out.rows.size() <= wanted) return out;
  out.rows.resize(wanted);
  auto const& last = out.rows.back();
  auto const index = std::find(terms.begin(), terms.end(), last.term) - terms.begin();
  out.next = fmt::format("{}.{}.{}", index, sort_day(last), last.no.value);
  return out;
}

}  // namespace ts::indicators
