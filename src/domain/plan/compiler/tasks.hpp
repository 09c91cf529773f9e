#pragma once
/// Rows of the annex as tasks: merged cells filled down, rows cut by a page break put together.
#include <string>
#include <vector>

#include "domain/plan/compiler/compile.hpp"
#include "domain/plan/compiler/tables.hpp"

namespace ts::plan {

/// A cell of content as printed, once each, for the search for figures.
struct ContentCell {
  Span text;
  std::string label;   ///< what the row is about, when the cell alone does not say ("100%")
  std::string time;    ///< the row's time cell, for cells that belong to the row alone
  std::string unit;    ///< from a unit column
  std::string year;    ///< from the head of a column of figures
  std::string pillar;  ///< of the group row above
  bool figure_only = false;
};

struct TableTasks {
  std::vector<Task> tasks;
  std::vector<ContentCell> cells;
};

/// Reads a table. A table without a column for who leads has no tasks, but its cells may carry figures.
TableTasks tasks_of(Table const& table);

}  // namespace ts::plan
