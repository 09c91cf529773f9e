#pragma once
/// A SQLite database in a temporary directory, gone with the object. Inside the store only.
#include <filesystem>
#include <memory>

#include "kernel/store/database.hpp"

namespace ts::store {

class ScratchDatabase {
 public:
  static Result<std::unique_ptr<ScratchDatabase>> make();
  ~ScratchDatabase();
  ScratchDatabase(ScratchDatabase const&) = delete;
  ScratchDatabase& operator=(ScratchDatabase const&) = delete;
  Database& db() { return *db_; }

 private:
  ScratchDatabase() = default;
  std::filesystem::path directory_;
  std::shared_ptr<Database> db_;
};

}  // namespace ts::store
