#pragma once
/// Any table, row by row, every column as text: for comparing and copying. Inside the store only.
#include <soci/soci.h>

#include <string>
#include <vector>

#include "kernel/store/session_objects.hpp"

namespace ts::store {

/// Reads in the byte order of the key columns' text, the same on both databases. On PostgreSQL the session
/// must be in a transaction (a snapshot), and only a part of the table is in memory at a time.
class TableCursor {
 public:
  TableCursor(soci::session& sql, Kind kind, std::string const& table,
              std::vector<std::string> const& columns, std::vector<std::string> const& key);
  TableCursor(TableCursor const&) = delete;
  TableCursor& operator=(TableCursor const&) = delete;
  ~TableCursor();

  /// False at the end.
  bool next();
  /// In the order of `columns`.
  std::vector<std::string> const& row() const { return row_; }

 private:
  soci::session& sql_;
  Kind kind_;
  std::string cursor_;
  std::vector<std::string> row_;
  soci::statement statement_;
  bool started_ = false;
};

/// A table of a SQLite database, with the columns of its primary key.
struct TableShape {
  std::string name;
  std::vector<std::string> columns;
  std::vector<std::string> key;
};

/// Ordinary tables (no virtual tables, no shadow tables of those, nothing of SQLite's own), by name.
std::vector<TableShape> tables_of_sqlite(soci::session& sql);

/// "a, b" -> {"a", "b"}
std::vector<std::string> split_names(std::string_view list);
std::string join(std::vector<std::string> const& parts, std::string_view between);

}  // namespace ts::store
