#pragma once
/// A prepared plan beside the plan in force: what each of its items is to it, and what the program made of its cells.
/// Reads tables, writes nothing.
#include <soci/soci.h>

#include <optional>
#include <string>
#include <vector>

#include "domain/plan/plan_import.hpp"
#include "domain/plan/plan_revision.hpp"
#include "domain/plan/plan_rows.hpp"
#include "domain/plan/task_time.hpp"

namespace ts::plan {

/// The plan in force.
struct Before {
  std::optional<PlanRow> plan;
  std::vector<TargetRow> targets;
  std::vector<TaskRow> tasks;
  std::int64_t id() const { return plan ? plan->id : 0; }
};
Before read_before(soci::session& sql, CommuneId commune);

/// What the program made of a task's cells: recorded in the event, so that tables can be rebuilt when the rules change.
struct Reading {
  std::vector<UnitId> leads;  ///< empty: no unit of the commune was recognised
  std::vector<UnitId> coop;
  TaskTime time;
  /// The first lead answers for the task; what nobody leads is kept by the coordinating unit.
  UnitId unit() const { return leads.empty() ? UnitId{std::string(coordinating_unit)} : leads.front(); }
};

struct Comparison {
  std::vector<Reading> readings;  ///< of each task
  json::array task_readings;      ///< the same, as recorded
  json::array duty_units;         ///< slug of each duty's unit, empty when none was recognised
  std::vector<Kept> targets, tasks;
};
Comparison compare(PreparedPlan const& plan, std::vector<CommuneUnit> const& units, Before const& before);

/// What an import would report, all but the new plan's number.
Imported changes_of(PreparedPlan const& plan, Comparison const& comparison, Before const& before);

/// `plan.same` when the plan in force came from the same file; `plan.moved` when `against` is given and another plan is
/// in force than it (0: none).
Status check_in_force(PreparedPlan const& plan, Before const& before, std::optional<std::int64_t> against);

}  // namespace ts::plan
