#pragma once
/// What a new plan document keeps of the plan in force: the same targets keep the indicators a person gave
/// them, the same tasks go on in the cases they have. Pure.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "domain/plan/compiler/compile.hpp"
#include "domain/plan/plan_rows.hpp"

namespace ts::plan {

enum class Standing { same, changed, added };
std::string_view name(Standing standing);

/// One item of the new document beside the plan in force.
struct Kept {
  Standing standing = Standing::added;
  std::size_t before = 0;  ///< index into the earlier rows; meaningless when added
};

/// In the order of the new document. Equal words are the same target; words that differ in their figures only
/// are the target with another threshold (changed). An earlier one is used once.
std::vector<Kept> keep_targets(std::vector<Target> const& now, std::vector<TargetRow> const& before);
/// `readings[i]`: what the cells of now[i] were read as. The same task has the same activity, product, unit,
/// cooperating units and days: it can stay in its case. The same activity with another of those is changed:
/// somebody else owes it, or by another day, which is another piece of work.
std::vector<Kept> keep_tasks(std::vector<Task> const& now, json::array const& readings,
                             std::vector<TaskRow> const& before);
/// Indexes of earlier items that none of `kept` refers to.
std::vector<std::size_t> gone(std::vector<Kept> const& kept, std::size_t before);

}  // namespace ts::plan
