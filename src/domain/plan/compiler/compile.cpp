#include "domain/plan/compiler/compile.hpp"

#include <algorithm>

#include "domain/plan/compiler/binding.hpp"
#include "domain/plan/compiler/duties.hpp"
#include "domain/plan/compiler/preamble.hpp"
#include "domain/plan/compiler/tables.hpp"
#include "domain/plan/compiler/targets.hpp"
#include "domain/plan/compiler/tasks.hpp"

namespace ts::plan {

CompiledPlan compile(Document const& document, Catalogue const& catalogue) {
  CompiledPlan plan;
  std::vector<bool> taken;
  auto const tables = find_tables(document, taken);
  auto const outline = outline_of(document, taken);
  Binder const binder(catalogue);
  read_preamble(outline, plan);
  targets_of_text(outline, binder, catalogue, plan.period, plan.targets);
  for (auto const& table : tables) {
    auto found = tasks_of(table);
    targets_of_cells(found.cells, binder, catalogue, plan.period, plan.targets);
    std::ranges::move(found.tasks, std::back_inserter(plan.tasks));
  }
  std::ranges::stable_sort(plan.targets, {}, &Target::line);
  plan.duties = duties_of(outline);
  plan.reporting = reporting_of(outline, plan.duties);
  return plan;
}

}  // namespace ts::plan
