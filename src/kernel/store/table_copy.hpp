#pragma once
/// Copies the rows of one database into another of the same schema. Inside the store only.
#include <filesystem>
#include <string>
#include <vector>

#include "kernel/store/database.hpp"
#include "kernel/store/table_cursor.hpp"

namespace ts::store {

/// Copies `tables` from the snapshot `from` in one transaction on `to`, except those named in `without`.
void copy_tables(Database::Lease const& from, Database::Lease const& to,
                 std::vector<TableShape> const& tables, std::vector<std::string> const& without);

/// A whole SQLite database into a new file, from one snapshot.
void copy_sqlite(Database& from, std::filesystem::path const& file);

}  // namespace ts::store
