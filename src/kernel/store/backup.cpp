#include "kernel/store/backup.hpp"

#include <fcntl.h>
#include <unistd.h>

#include "kernel/store/durable.hpp"
#include "kernel/store/replay.hpp"
#include "kernel/store/table_copy.hpp"

namespace ts::store {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view own_database = "sqlite:thongsuot.db";
constexpr char const* database_name = "thongsuot.db";

/// Copies what `wanted` accepts below `from`, folders included, everything synced.
Status copy_tree(fs::path const& from, fs::path const& to, BackupReport* report,
                 std::function<bool(fs::path const&)> const& wanted) {
  std::error_code error;
  if (!fs::is_directory(from, error)) return {};
  fs::create_directories(to, error);
  if (error) return disk_error("create", to, error.value());
  for (auto const& entry : fs::directory_iterator(from, error)) {
    auto const target = to / entry.path().filename();
    if (entry.is_directory()) {
      TS_CHECK(copy_tree(entry.path(), target, report, wanted));
    } else if (entry.is_regular_file() && wanted(entry.path())) {
      TS_CHECK(copy_file_durably(entry.path(), target));
      if (report != nullptr) {
        ++report->files;
        report->bytes += static_cast<std::int64_t>(entry.file_size(error));
      }
    }
  }
  if (error) return disk_error("read", from, error.value());
  return sync_directory(to);
}

bool everything(fs::path const&) { return true; }
/// Uploads in progress lie beside the contents under another kind of name.
bool is_content(fs::path const& path) { return path.filename().string().size() == 64; }
bool is_public_key(fs::path const& path) { return path.extension() == ".vkey"; }
bool is_private_key(fs::path const& path) { return path.extension() == ".key"; }

Status sync_file(fs::path const& file) {
  auto const fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return disk_error("read", file, errno);
  auto const result = ::fsync(fd);
  ::close(fd);
  if (result != 0) return disk_error("sync", file, errno);
  return sync_directory(file.parent_path());
}

std::vector<std::string> projection_tables(Database::Lease const& lease, Schema const& schema) {
  std::vector<std::string> out{"schema_migration"};  // the target has its own record
  Replay const replay(lease.sql(), lease.kind(), schema.projections);
  for (auto const& projection : replay.projections()) {
    for (auto const& table : projection->tables()) out.emplace_back(table.name);
  }
  return out;
}

/// From one kind of database to the other: rows of record are copied, views of the journal are made again.
Status convert(Database& from, Database& to, Schema const& schema, Clock const& clock,
               Progress const& progress) {
  TS_CHECK(migrate(to, schema.sets, clock));
  {
    auto const source = from.snapshot();
    auto const target = to.write();
    auto const shapes = tables_of_sqlite(to.kind() == Kind::sqlite ? target.sql() : source.sql());
    copy_tables(source, target, shapes, projection_tables(target, schema));
  }
  return rebuild(to, schema.projections, std::nullopt, progress);
}

Status copy_database(Database& db, Schema const& schema, fs::path const& file, Clock const& clock,
                     Progress const& progress) {
  if (db.kind() == Kind::sqlite) {
    copy_sqlite(db, file);
  } else {
    TS_TRY(auto const target, Database::open("sqlite://" + file.string()));
    TS_CHECK(convert(db, *target, schema, clock, progress));
    std::string ignored;
    target->write().sql() << "PRAGMA journal_mode=DELETE",
        soci::into(ignored);  // one file, nothing beside it
  }
  return sync_file(file);
}

/// Refuses before anything is written.
Status check_absent(fs::path const& path) {
  std::error_code error;
  if (!fs::exists(path, error) || fs::is_empty(path, error)) return {};
  return fail(Code::conflict, "dir.not_empty",
              "Thư mục " + path.string() + " đã có dữ liệu. Hãy chọn thư mục trống.",
              "The directory " + path.string() + " is not empty. Choose an empty one.");
}

Status copy_private_keys(fs::path const& from, fs::path const& to) {
  TS_CHECK(copy_tree(from, to, nullptr, is_private_key));
  std::error_code error;
  fs::permissions(to, fs::perms::owner_all, error);
  if (error) return disk_error("create", to, error.value());
  return {};
}

/// The database of a directory nobody is using, byte for byte; the source is not touched.
Status copy_at_rest(DataDir const& from, fs::path const& file) {
  auto const source = from.path() / database_name;
  if (from.config().database_url != own_database || !fs::exists(source)) {
    return fail(Code::invalid, "restore.not_backup",
                from.path().string() + " không phải là bản sao lưu: không có " + database_name + ".",
                from.path().string() + " is not a backup: it has no " + database_name + ".");
  }
  TS_CHECK(copy_file_durably(source, file));
  auto const wal = source.string() + "-wal";  // of a server that was killed
  if (fs::exists(wal)) TS_CHECK(copy_file_durably(wal, file.string() + "-wal"));
  return sync_directory(file.parent_path());
}

Status check_target_database(Database& db) {
  auto const lease = db.read();
  long long rows = 0;
  lease.sql() << "SELECT (SELECT count(*) FROM journal_head) + (SELECT count(*) FROM counter)",
      soci::into(rows);
  if (rows == 0) return {};
  return fail(Code::conflict, "restore.not_empty",
              "Cơ sở dữ liệu " + db.display_name() + " đã có dữ liệu. Hãy dùng cơ sở dữ liệu trống.",
              "The database " + db.display_name() + " holds rows already. Use an empty one.");
}

/// A backup of an older program is brought up to date on the way.
Status restore_rows(DataDir const& from, DataDir const& to, Database* server, Schema const& schema,
                    Clock const& clock, Progress const& progress) {
  auto const file = to.path() / database_name;
  TS_CHECK(copy_at_rest(from, file));
  {
    TS_TRY(auto const stored, Database::open("sqlite://" + file.string(), {.must_exist = true}));
    TS_CHECK(migrate(*stored, schema.sets, clock));
    if (server == nullptr) return {};
    TS_CHECK(convert(*stored, *server, schema, clock, progress));
  }
  for (auto const* suffix : {"", "-wal", "-shm"}) {
    std::error_code ignored;
    fs::remove(file.string() + suffix, ignored);
  }
  return {};
}

}  // namespace

Result<BackupReport> backup(Database& db, DataDir const& dir, Schema const& schema, fs::path const& target,
                            std::optional<fs::path> const& keys_target, Clock const& clock,
                            Progress const& progress) {
  if (keys_target) TS_CHECK(check_absent(*keys_target));
  auto config = dir.config();
  config.database_url = own_database;
  TS_TRY(auto const out, DataDir::create(target, std::move(config)));
  // Rows first: the files they name are all there, and stay longer than a backup takes.
  TS_CHECK(copy_database(db, schema, out.path() / database_name, clock, progress));
  BackupReport report;
  TS_CHECK(copy_tree(dir.files(), out.files(), &report, is_content));
  TS_CHECK(copy_tree(dir.packs(), out.packs(), nullptr, everything));
  TS_CHECK(copy_tree(dir.keys(), out.keys(), nullptr, is_public_key));
  if (keys_target) TS_CHECK(copy_private_keys(dir.keys(), *keys_target));
  return report;
}

Result<BackupReport> restore(fs::path const& source, fs::path const& target,
                             std::optional<std::string> const& database_url, Schema const& schema,
                             std::optional<fs::path> const& keys_source, Clock const& clock,
                             Progress const& progress) {
  TS_TRY(auto const from, DataDir::open(source));
  TS_CHECK(check_absent(target));
  std::optional<DirLock> lock;
  if (fs::exists(source / "lock")) {  // a data directory, not a backup
    TS_TRY(auto held, from.lock());
    lock.emplace(std::move(held));
  }
  auto config = from.config();
  config.database_url = database_url.value_or(std::string(own_database));
  std::shared_ptr<Database> server;
  if (database_url) {
    TS_TRY(server, Database::open(*database_url));
    TS_CHECK(migrate(*server, schema.sets, clock));
    TS_CHECK(check_target_database(*server));
  }
  TS_TRY(auto const out, DataDir::create(target, std::move(config)));
  TS_CHECK(restore_rows(from, out, server.get(), schema, clock, progress));
  BackupReport report;
  TS_CHECK(copy_tree(from.files(), out.files(), &report, is_content));
  TS_CHECK(copy_tree(from.packs(), out.packs(), nullptr, everything));
  TS_CHECK(copy_tree(from.keys(), out.keys(), nullptr, is_public_key));
  if (keys_source) TS_CHECK(copy_private_keys(*keys_source, out.keys()));
  return report;
}

}  // namespace ts::store
