#include "kernel/store/scratch_database.hpp"

#include <stdlib.h>

#include "kernel/store/durable.hpp"

namespace ts::store {

Result<std::unique_ptr<ScratchDatabase>> ScratchDatabase::make() {
  std::unique_ptr<ScratchDatabase> scratch(new ScratchDatabase);
  auto name = (std::filesystem::temp_directory_path() / "thongsuot-check-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) return disk_error("create", name, errno);
  scratch->directory_ = name;
  TS_TRY(scratch->db_, Database::open("sqlite://" + name + "/scratch.db", {.readers = 1}));
  auto const lease = scratch->db_->write();
  std::string ignored;
  lease.sql() << "PRAGMA synchronous=OFF", soci::into(ignored);
  return scratch;
}

ScratchDatabase::~ScratchDatabase() {
  db_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(directory_, ignored);
}

}  // namespace ts::store
