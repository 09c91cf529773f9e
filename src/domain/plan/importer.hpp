#pragma once
/// A new or revised plan document, looked at before and then put in force. The command line and the screen both come
/// through here. Thread-safe; blocking.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/plan/plan_env.hpp"

namespace ts::plan {

class Importer {
 public:
  explicit Importer(PlanEnv const& env) : env_(&env) {}

  /// PlanPreview (api/openapi.yaml): what was read in the document, what a person should look at, and what it changes
  /// beside the plan in force. Writes nothing. Errors: those of prepare_plan.
  Result<json::object> preview(CommuneId commune, permissions::Actor const& actor, std::string_view file,
                               std::string_view bytes) const;

  /// The command that makes the document the plan in force: its tasks become cases, units it names first are set up.
  /// Answer: Imported as JSON with `units` (names that are new). `against`: as for import_plan. Errors: those of
  /// prepare_plan at once, those of import_plan when it runs.
  Result<store::Work> work(CommuneId commune, std::string actor, std::string_view file,
                           std::string_view bytes, std::optional<std::int64_t> against = {}) const;

 private:
  PlanEnv const* env_;
};

}  // namespace ts::plan
