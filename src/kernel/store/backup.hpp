#pragma once
/// A backup is a data directory again: a SQLite database with every table, the files, the packs, the
/// configuration. So `thongsuot-verify data` and `thongsuot serve` work on it as it is, whatever database it
/// was taken from.
///
/// The private keys of the journals are not in it: whoever holds a backup could otherwise sign a forged
/// history. They are written to a second directory when one is named; keep that one in a safe. The public
/// keys are in the backup.
#include <filesystem>
#include <optional>
#include <span>
#include <string>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "kernel/store/data_dir.hpp"
#include "kernel/store/database.hpp"
#include "kernel/store/rebuild.hpp"

namespace ts::store {

/// What the program is made of, as far as its tables go.
struct Schema {
  std::span<MigrationSet const> sets;
  std::vector<ProjectionFactory> projections;
};

struct BackupReport {
  std::int64_t files = 0;
  std::int64_t bytes = 0;  ///< of files
};

/// Takes a consistent copy beside a running server: rows of one snapshot, and every file those rows name (a
/// file is on disk before its row, and removed long after). `target` must be absent or empty, as must
/// `keys_target` (`dir.not_empty`). From PostgreSQL, tables that are views of the journal are not copied but
/// made again from it. `progress` is of events made again. On failure the target is left as far as it got; it
/// is not a backup then.
Result<BackupReport> backup(Database& db, DataDir const& dir, Schema const& schema,
                            std::filesystem::path const& target,
                            std::optional<std::filesystem::path> const& keys_target, Clock const& clock,
                            Progress const& progress = {});

/// Makes the data directory `target` from a backup (or any data directory at rest). With `database_url` the
/// rows go to that PostgreSQL database, which must hold no rows of ours yet (`restore.not_empty`).
/// `keys_source` brings the private keys back; without them the server reads and verifies, but cannot sign
/// (`key.missing`) until they are there.
Result<BackupReport> restore(std::filesystem::path const& source, std::filesystem::path const& target,
                             std::optional<std::string> const& database_url, Schema const& schema,
                             std::optional<std::filesystem::path> const& keys_source, Clock const& clock,
                             Progress const& progress = {});

}  // namespace ts::store
