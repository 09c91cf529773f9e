#pragma once
/// Just enough SQLite to read a journal.
#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace ts::verifier {

/// The file is damaged or vanished while it was read. Ends the run: "cannot tell".
struct DatabaseError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Database;

/// Not thread-safe. Views of text live until the next step.
class Statement {
 public:
  Statement(Database const& database, char const* sql);
  Statement& bind(int index, std::int64_t value);
  /// True while there is a row.
  bool step();
  void reset() { sqlite3_reset(statement_.get()); }
  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
  std::string_view text(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }
  };
  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// A database file, opened for reading only.
class Database {
 public:
  /// Also reads a copy in a folder that cannot be written, given that it was closed cleanly. Errors
  /// `data.unreadable`, `data.unfinished` (a write-ahead log that only a writable folder lets us read).
  static Result<Database> open(std::filesystem::path const& file);
  bool has_table(std::string_view name) const;
  sqlite3* handle() const { return handle_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* d) const { sqlite3_close(d); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace ts::verifier
