#pragma once
/// Finds the quantified requirements of a plan and says what each asks.
#include <vector>

#include "domain/plan/compiler/binding.hpp"
#include "domain/plan/compiler/compile.hpp"
#include "domain/plan/compiler/outline.hpp"
#include "domain/plan/compiler/tasks.hpp"

namespace ts::plan {

/// Targets in headings, lists and paragraphs.
/// Figures dated before the plan's period are reports, not targets.
void targets_of_text(Outline const& outline, Binder const& binder, Catalogue const& catalogue,
                     Period const& period, std::vector<Target>& out);

/// Targets in the cells of tables.
void targets_of_cells(std::vector<ContentCell> const& cells, Binder const& binder, Catalogue const& catalogue,
                      Period const& period, std::vector<Target>& out);

}  // namespace ts::plan
