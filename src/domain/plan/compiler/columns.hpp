#pragma once
/// Which column of a table is which.
#include "domain/plan/compiler/tables.hpp"

namespace ts::plan {

/// Gives roles to the columns a header did not name, by what their cells hold, and makes sure that the last
/// column of content is the activity.
void settle_columns(Table& table);

/// Puts the cells of a row that was read too far to the left under their columns, judged by unit and time
/// cells.
void align_row(Table const& table, Row& row);

/// Index of the first column of that role, -1 when there is none.
int column_of(Table const& table, Role role);

}  // namespace ts::plan
