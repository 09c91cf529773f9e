#pragma once
/// Tables of the one-stop shop. `cases` is a view of the journal (see case_projection.hpp); `case_search` its words.
#include "kernel/store/migrations.hpp"

namespace ts::onestop {

store::MigrationSet migrations();

}  // namespace ts::onestop
