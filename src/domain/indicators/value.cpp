#include "domain/indicators/value.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ts::indicators {
namespace {

using std::chrono::days;

Value nothing_counted(Period const& period) {
  Value out;
  out.state = State::nothing_counted;
  out.why_vi = fmt::format("Kỳ này chưa có gì để tính ({}).", label_vi(period));
  out.why_en = fmt::format("Nothing to count in this period ({}).", label_en(period));
  return out;
}

Value share(std::int64_t part, std::int64_t whole, Period const& period) {
  auto out = whole == 0 ? nothing_counted(period) : Value{};
  out.numerator = part;
  out.denominator = whole;
  if (whole == 0) return out;
  out.state = State::computed;
  out.hundredths = percent_hundredths(part, whole);
  return out;
}

std::int64_t total(std::vector<Term> const& terms, Period const& period, Figures const& figures) {
  std::int64_t out = 0;
  for (auto const& term : terms) out += figures.count(term, period);
  return out;
}

Value of_cases(CaseShare const& formula, Period const& period, Figures const& figures) {
  auto const part = total(formula.numerator, period, figures);
  if (!formula.denominator.empty()) return share(part, total(formula.denominator, period, figures), period);
  Value out;
  out.state = State::computed;
  out.numerator = part;
  out.hundredths = part * 100;
  return out;
}

Value of_rise(CaseShare const& base, Period const& period, Figures const& figures) {
  auto const now = of_cases(base, period, figures);
  auto const before = of_cases(base, year_before(period), figures);
  if (!now.hundredths) return now;
  Value out;
  out.numerator = now.numerator;
  out.denominator = now.denominator;
  if (!before.hundredths) {
    out.state = State::no_baseline;
    out.why_vi = fmt::format("Chưa có số liệu cùng kỳ năm {} để so sánh.", period.year - 1);
    out.why_en =
        fmt::format("There are no figures of the same period of {} to compare with.", period.year - 1);
    return out;
  }
  out.state = State::computed;
  out.baseline = before.hundredths;
  out.hundredths = *now.hundredths - *before.hundredths;
  if (*before.hundredths > 0) {
    auto const rise = *now.hundredths - *before.hundredths;
    auto const size = percent_hundredths(rise < 0 ? -rise : rise, *before.hundredths);
    out.relative = rise < 0 ? -size : size;
  }
  return out;
}

json::value number(std::optional<std::int64_t> hundredths) {
  if (!hundredths) return nullptr;
  return static_cast<double>(*hundredths) / 100.0;
}

}  // namespace

void Figures::add(Term const& term, int stretch, std::int64_t n) {
  auto& sums = sums_[term];
  sums.resize(edges_.size() + 1);
  sums.at(static_cast<std::size_t>(stretch + 1)) += n;
}

void Figures::add_procedure(Term const& term, int stretch, std::string code) {
  procedures_[term][stretch].insert(std::move(code));
}

std::size_t Figures::edge_index(std::int32_t day) const {
  auto const it = std::lower_bound(edges_.begin(), edges_.end(), day);
  TS_ASSERT(it != edges_.end() && *it == day);
  return static_cast<std::size_t>(it - edges_.begin());
}

std::int64_t Figures::count(Term const& term, Period const& period) const {
  auto const begin = edge_index(day_number(period.from));
  auto const running = period.to >= today_;
  auto const end = edge_index(day_number(term.stock() && running ? today_ : period.to) + 1);
  auto const it = sums_.find(term);
  if (it == sums_.end()) return 0;
  std::int64_t out = 0;
  for (auto i = term.stock() ? 0 : begin + 1; i <= end; ++i) out += it->second[i];
  if (!term.stock() || !running) return out;
  auto const today = due_today_.find(term);
  return today == due_today_.end() ? out : out - today->second;
}

std::set<std::string> Figures::procedures(Term const& term, Period const& period) const {
  std::set<std::string> out;
  auto const it = procedures_.find(term);
  if (it == procedures_.end()) return out;
  auto const begin = static_cast<int>(edge_index(day_number(period.from)));
  auto const end = static_cast<int>(edge_index(day_number(period.to) + 1));
  for (auto const& [stretch, codes] : it->second)
    if (stretch >= begin && stretch < end) out.insert(codes.begin(), codes.end());
  return out;
}

std::vector<std::int32_t> Figures::edges_of(std::vector<Period> const& periods, Day today) {
  std::set<std::int32_t> out{day_number(today) + 1};
  for (auto const& p : periods) {
    out.insert(day_number(p.from));
    out.insert(day_number(p.to) + 1);
  }
  return {out.begin(), out.end()};
}

std::string_view status(State state) {
  switch (state) {
    case State::computed:
      return "computed";
    case State::nothing_counted:
    case State::no_baseline:
      return "no_data";
    case State::not_yet:
      break;
  }
  return "not_computable";
}

std::int64_t percent_hundredths(std::int64_t part, std::int64_t whole) {
  TS_ASSERT(part >= 0 && whole > 0);
  return (part * 20'000 + whole) / (2 * whole);
}

std::string format_hundredths(std::int64_t hundredths, bool vietnamese) {
  auto const sign = hundredths < 0 ? "-" : "";
  auto const size = hundredths < 0 ? -hundredths : hundredths;
  if (size % 100 == 0) return fmt::format("{}{}", sign, size / 100);
  auto out = fmt::format("{}{}{}{:02}", sign, size / 100, vietnamese ? ',' : '.', size % 100);
  if (out.back() == '0') out.pop_back();
  return out;
}

std::vector<ProcedureFacts const*> members(ProcedureSet const& set, Period const& period,
                                           Figures const& figures,
                                           std::vector<ProcedureFacts> const& procedures) {
  std::vector<ProcedureFacts const*> out;
  auto const used = set.with ? figures.procedures(*set.with, period) : std::set<std::string>{};
  for (auto const& p : procedures) {
    if (!set.holds(p.flags) || (set.with && !used.contains(p.code))) continue;
    out.push_back(&p);
  }
  return out;
}

Value evaluate(Definition const& definition, Definitions const& all, Period const& period,
               Figures const& figures, std::vector<ProcedureFacts> const& procedures) {
  if (auto const* cases = std::get_if<CaseShare>(&definition.formula))
    return of_cases(*cases, period, figures);
  if (auto const* share_of = std::get_if<ProcedureShare>(&definition.formula)) {
    auto const count = [&](ProcedureSet const& set) {
      return static_cast<std::int64_t>(members(set, period, figures, procedures).size());
    };
    return share(count(share_of->numerator), count(share_of->denominator), period);
  }
  if (auto const* rise = std::get_if<Rise>(&definition.formula)) {
    auto const* base = all.find(rise->of);
    TS_ASSERT(base && std::holds_alternative<CaseShare>(base->formula));
    return of_rise(std::get<CaseShare>(base->formula), period, figures);
  }
  auto const& missing = std::get<NotYet>(definition.formula);
  Value out;
  out.why_vi = missing.vi;
  out.why_en = missing.en;
  return out;
}

json::object to_json(Value const& value) {
  json::object out;
  out["status"] = status(value.state);
  out["value"] = number(value.hundredths);
  auto const counted = value.state != State::not_yet;
  out["numerator"] = counted ? json::value(value.numerator) : json::value(nullptr);
  out["denominator"] = counted ? json::value(value.denominator) : json::value(nullptr);
  out["baseline"] = number(value.baseline);
  out["relative"] = number(value.relative);
  if (!value.why_vi.empty()) out["why"] = {{"vi", value.why_vi}, {"en", value.why_en}};
  return out;
}

}  // namespace ts::indicators
