#pragma once
/// From counts to a figure. Pure.
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "domain/indicators/definition.hpp"
#include "domain/indicators/period.hpp"

namespace ts::indicators {

/// Sums of every term over stretches of days, read in one scan. Made for a set of periods and good for these
/// only.
class Figures {
 public:
  /// `edges`: ascending day numbers; stretch i holds the days from edges[i] up to, not including, edges[i +
  /// 1]. What lies before edges[0] is the opening balance of the stocks.
  Figures(std::vector<std::int32_t> edges, Day today) : edges_(std::move(edges)), today_(today) {}
  /// `stretch` −1: before the first edge.
  void add(Term const& term, int stretch, std::int64_t n);
  /// Cases due today are not overdue before the day is over, though their point stands on this day.
  void add_due_today(Term const& stock, std::int64_t n) { due_today_[stock] += n; }
  void add_procedure(Term const& term, int stretch, std::string code);

  /// Cases the term counts in the period; for a stock, what stands at its end (now, when the period still
  /// runs). A period whose days are not among the edges is a bug.
  std::int64_t count(Term const& term, Period const& period) const;
  /// Codes of procedures with at least one case counted by the term in the period.
  std::set<std::string> procedures(Term const& term, Period const& period) const;

  Day today() const { return today_; }
  std::vector<std::int32_t> const& edges() const { return edges_; }
  /// The edges these periods need.
  static std::vector<std::int32_t> edges_of(std::vector<Period> const& periods, Day today);

 private:
  std::size_t edge_index(std::int32_t day) const;
  std::vector<std::int32_t> edges_;
  Day today_;
  std::map<Term, std::vector<std::int64_t>> sums_;  ///< [0] opening balance, [i + 1] stretch i
  std::map<Term, std::int64_t> due_today_;
  std::map<Term, std::map<int, std::set<std::string>>> procedures_;  ///< by stretch
};

enum class State {
  computed,
  nothing_counted,  ///< the denominator is 0: there is nothing to speak of in this period, so no figure
  no_baseline,      ///< a rise without figures of the year before
  not_yet,          ///< the records it needs are not kept yet
};
/// As the API says it: "computed", "no_data" (nothing counted, or no baseline), "not_computable".
std::string_view status(State state);

struct Value {
  State state = State::not_yet;
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;
  /// In hundredths of the unit, half up: 9 827 is 98.27 %. Only when `state` is computed.
  std::optional<std::int64_t> hundredths;
  /// Of a rise: the value of the year before and the relative change, in hundredths of a percent.
  std::optional<std::int64_t> baseline;
  std::optional<std::int64_t> relative;
  std::string why_vi;  ///< why there is no figure, one sentence; empty when there is one
  std::string why_en;
};

/// 100 × part / whole in hundredths, half up. `whole` > 0, `part` ≥ 0.
std::int64_t percent_hundredths(std::int64_t part, std::int64_t whole);
/// 9827 -> "98,27" (vi) or "98.27" (en); whole numbers without decimals.
std::string format_hundredths(std::int64_t hundredths, bool vietnamese);

/// `all` resolves the indicator a rise rests on.
Value evaluate(Definition const& definition, Definitions const& all, Period const& period,
               Figures const& figures, std::vector<ProcedureFacts> const& procedures);

/// Procedures in a set for the period, in the order given: the lineage of figures over procedures.
std::vector<ProcedureFacts const*> members(ProcedureSet const& set, Period const& period,
                                           Figures const& figures,
                                           std::vector<ProcedureFacts> const& procedures);

/// {"status", "value", "numerator", "denominator", "baseline", "relative", "why": {"vi", "en"}}; "why" is
/// absent when there is a value; other absent members are null.
json::object to_json(Value const& value);

}  // namespace ts::indicators
