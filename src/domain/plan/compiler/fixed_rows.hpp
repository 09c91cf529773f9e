#pragma once
/// Puts the lines of a table held by blanks together to rows.
#include <string>
#include <vector>

#include "domain/plan/compiler/tables.hpp"

namespace ts::plan {

/// One line of such a table, cut at the columns.
struct CellLine {
  int line = 0;
  bool gap = false;  ///< an empty line stands before it
  std::vector<std::string> cells;
};

/// What is known of the columns while rows are being put together.
struct FixedColumns {
  std::size_t activity = 1;
  std::size_t lead = 0, time = 0;  ///< past the end when there is none
  bool numbered = false;           ///< the first column is a number column
};

/// Rows open at a number of their own, or, where numbers are merged or set in the middle of the row, where
/// the text of the activity begins anew.
std::vector<Row> fixed_rows(std::vector<CellLine> const& lines, FixedColumns const& columns);

}  // namespace ts::plan
