#pragma once
/// A backup is a data directory again: a SQLite database with every table, the files, the packs, the configuration. So
/// `thongsuot-verify data` and `thongsuot serve` work on it as it is, whatever database it was taken from.
///
/// The private keys of the logs are not in it: whoever holds a backup could otherwise sign a forged history. They are
/// written to a second directory when one is named; keep that one in a safe, once. The public keys are in the backup.
#include <filesystem>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "kernel/store/data_dir.hpp"
#include "kernel/store/database.hpp"
#include "kernel/store/rebuild.hpp"

namespace ts::store {

struct BackupReport {
  std::int64_t rows = 0;
  std::int64_t files = 0;
  std::int64_t bytes = 0;  ///< of files
};

/// Takes a consistent copy beside a running server. `target` must be absent or empty, as must `keys_target`
/// (`backup.not_empty`). Rows come from one snapshot; every file a row names is in the copy, because files are written
/// before their rows and only removed long after.
Result<BackupReport> backup(Database& db, DataDir const& dir, std::span<MigrationSet const> sets,
                            std::filesystem::path const& target,
                            std::optional<std::filesystem::path> const& keys_target, Clock const& clock,
                            Progress const& progress = {});

/// Makes a data directory from a backup. With `database_url` the rows go to that database (PostgreSQL, which must hold no
/// rows yet: `restore.not_empty`), otherwise into the directory. `keys_source` brings the private keys back; without them
/// the server can read and verify, and refuses to sign until they are there.
Result<BackupReport> restore(std::filesystem::path const& source, std::filesystem::path const& target,
                             std::optional<std::string> const& database_url,
                             std::span<MigrationSet const> sets,
                             std::optional<std::filesystem::path> const& keys_source, Clock const& clock,
                             Progress const& progress = {});

}  // namespace ts::store
