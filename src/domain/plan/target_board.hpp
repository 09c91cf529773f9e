#pragma once
/// Targets of a plan with what they have come to.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/plan/board.hpp"
#include "domain/plan/plan_rows.hpp"
#include "domain/plan/verdict.hpp"

namespace ts::plan {

/// The year a target is measured in: this year, or the plan's nearest to it.
indicators::Period year_of(PlanRow const& plan, Day today);

/// Reads the figures of all indicators these targets are bound to, once, for the plan's year and twelve
/// months.
class TargetBoard {
 public:
  TargetBoard(soci::session& sql, PlanEnv const& env, CommuneId commune, PlanRow const& plan,
              std::vector<TargetRow> const& targets);

  Judgement judge(TargetRow const& target) const;
  /// Target of the API.
  json::object target_json(TargetRow const& target) const;
  /// IndicatorValue of each indicator the target is bound to.
  json::array indicator_values(TargetRow const& target) const;
  indicators::Period const& period() const { return board_->period(); }

 private:
  Measured measured(std::string const& indicator, bool needs_year_before) const;

  PlanEnv const& env_;
  std::optional<Board> board_;
  std::optional<Board> year_before_;  ///< only when a target asks for a rise or a fall
};

/// Indicators whose name is nearest to the target's words, best first, those already bound left out.
json::array binding_candidates(PlanEnv const& env, TargetRow const& target, std::size_t count);

}  // namespace ts::plan
