#pragma once
/// The living plan for the API (api/openapi.yaml: Plan, PlanLine, Target, TargetDetail, PlanTask, Duty).
/// Thread-safe; reads block. Every answer is about the plan in force; without one: `plan.none` (not_found).
#include <cstdint>
#include <optional>
#include <string>

#include "base/json.hpp"
#include "base/result.hpp"
#include "domain/plan/plan_env.hpp"

namespace ts::plan {

struct TargetQuery {
  std::string pillar{}, verdict{};
  std::optional<bool> bound{};
};
struct TaskQuery {
  std::string unit{}, state{};
  std::string cursor{};
  int limit = 30;
};

class PlanService {
 public:
  explicit PlanService(PlanEnv const& env) : env_(&env) {}

  /// Plan: its pillars with how their targets stand, tasks by state, units.
  Result<json::object> current(CommuneId commune) const;
  /// Lines of the document from `from` (1-based), each with the targets, tasks and duties found in it.
  Result<json::object> lines(CommuneId commune, int from, int limit) const;
  /// Every target with live value, verdict and twelve months; missed first.
  Result<json::object> targets(CommuneId commune, TargetQuery const& query) const;
  /// TargetDetail. Error `target.unknown`.
  Result<json::object> target(CommuneId commune, std::int64_t id) const;
  /// Corrects the indicators a target is measured by; `binding` = {indicators, note}. Answers the
  /// TargetDetail. `version`: the etag the actor saw. Errors: `etag.stale` (conflict), `binding.form`,
  /// `indicator.unknown`, `target.unknown`.
  void bind(CommuneId commune, permissions::Actor const& actor, std::int64_t id, std::int64_t version,
            json::object binding, store::Done done) const;
  /// Tasks in the order of the document.
  Result<json::object> tasks(CommuneId commune, TaskQuery const& query) const;
  /// Duties and reports owed.
  Result<json::object> duties(CommuneId commune) const;

 private:
  PlanEnv const* env_;
};

}  // namespace ts::plan
