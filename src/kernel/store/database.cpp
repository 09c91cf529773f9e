#include "kernel/store/database.hpp"

#include <poll.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <condition_variable>
#include <exception>
#include <filesystem>
#include <mutex>
#include <vector>

namespace ts::store {

struct Database::Lease::Slot {
  std::unique_ptr<soci::session> session;
  SessionObjects objects;  // after the session: its statements go first
  std::uint64_t generation = 1;
  bool writer = false;
  bool free = true;
};

namespace {

constexpr std::string_view sqlite_scheme = "sqlite://";

/// Reading leases taken by this thread and not given back by it.
thread_local int held_by_this_thread = 0;

void pragma(soci::session& sql, std::string const& setting) {
  std::string ignored;
  sql << "PRAGMA " + setting, soci::into(ignored);
}

/// A statement that was left half-read keeps its snapshot, and with it the write-ahead log, alive.
void reset_statements(soci::session& sql) noexcept {
  auto* const connection = static_cast<soci::sqlite3_session_backend*>(sql.get_backend())->conn_;
  for (auto* s = sqlite_api::sqlite3_next_stmt(connection, nullptr); s != nullptr;
       s = sqlite_api::sqlite3_next_stmt(connection, s)) {
    if (sqlite_api::sqlite3_stmt_busy(s)) sqlite_api::sqlite3_reset(s);
  }
}

bool in_transaction(soci::session& sql, Kind kind) noexcept {
  if (kind == Kind::sqlite) {
    return !sqlite_api::sqlite3_get_autocommit(
        static_cast<soci::sqlite3_session_backend*>(sql.get_backend())->conn_);
  }
  auto* const connection = static_cast<soci::postgresql_session_backend*>(sql.get_backend())->conn_;
  return PQtransactionStatus(connection) != PQTRANS_IDLE && PQstatus(connection) == CONNECTION_OK;
}

/// libpq only learns that the server has gone when it reads: an idle connection with something to read has
/// been closed.
bool connection_lost(soci::session& sql, Kind kind) {
  if (kind != Kind::postgresql) return false;
  auto* const connection = static_cast<soci::postgresql_session_backend*>(sql.get_backend())->conn_;
  pollfd waiting{PQsocket(connection), POLLIN, 0};
  for (int i = 0; i < 8 && PQstatus(connection) == CONNECTION_OK && ::poll(&waiting, 1, 0) > 0; ++i) {
    PQconsumeInput(connection);
  }
  return PQstatus(connection) != CONNECTION_OK;
}

/// SOCI 4.0 takes an URL without parameters for a list of words and hands libpq "ts=" for the database "ts".
std::string with_parameter(std::string const& url) {
  return url.find('?') == std::string::npos ? url + "?application_name=thongsuot" : url;
}

/// "postgresql://user:secret@host/db" -> "postgresql://user@host/db"; parameters are cut off, a password may
/// be there.
std::string without_password(std::string_view url) {
  auto out = std::string(url.substr(0, url.find('?')));
  auto const start = out.find("://") + 3;
  auto const at = out.rfind('@');
  if (at == std::string::npos || at < start) return out;
  auto const colon = out.find(':', start);
  if (colon < at) out.erase(colon, at - colon);
  return out;
}

}  // namespace

/// Both kinds of database differ only in how a session is opened and prepared.
class Pool final : public Database {
 public:
  Pool(Kind kind, std::string url, std::string file, DatabaseOptions options)
      : Database(kind, kind == Kind::sqlite ? file : without_password(url), file),
        url_(std::move(url)),
        options_(options) {
    writer_.writer = true;
    open_slot(writer_);
    for (std::size_t i = 0; i < std::max<std::size_t>(options_.readers, 1); ++i) {
      readers_.push_back(std::make_unique<Lease::Slot>());
    }
  }

 private:
  void open_slot(Lease::Slot& slot) {
    if (slot.session == nullptr) {
      slot.session = connect(slot.writer);
    } else if (connection_lost(*slot.session, kind())) {
      slot.objects.clear();
      ++slot.generation;
      slot.session->reconnect();
      prepare_postgresql(*slot.session);
    }
  }

  std::unique_ptr<soci::session> connect(bool writer) const {
    if (kind() == Kind::postgresql) {
      auto session = std::make_unique<soci::session>(soci::postgresql, with_parameter(url_));
      prepare_postgresql(*session);
      return session;
    }
    auto session = std::make_unique<soci::session>(soci::sqlite3, "db=\"" + file() + "\" timeout=15");
    auto const cache = writer ? options_.cache_mib : std::max(options_.cache_mib / 4, 2);
    pragma(*session, "journal_mode=WAL");
    pragma(*session, "synchronous=FULL");
    pragma(*session, "foreign_keys=ON");
    pragma(*session, "temp_store=MEMORY");
    pragma(*session, "wal_autocheckpoint=4000");
    pragma(*session, "journal_size_limit=67108864");
    pragma(*session, "cache_size=-" + std::to_string(cache * 1024));
    pragma(*session, "mmap_size=" + std::to_string(std::int64_t{options_.mmap_mib} * 1024 * 1024));
    if (!writer) pragma(*session, "query_only=ON");
    return session;
  }

  /// An answer means "on disk", whatever the server's default is.
  static void prepare_postgresql(soci::session& session) {
    session << "SET synchronous_commit TO on";
    session << "SET client_min_messages TO warning";
    session << "SET lock_timeout TO '60s'";
  }

  Lease::Slot* take_reader() override {
    std::unique_lock lock(mutex_);
    auto* found = free_reader();
    if (found == nullptr && held_by_this_thread > 0) {
      // Whoever holds one and waits for a second would wait for others who do the same: give it one more.
      found = readers_.emplace_back(std::make_unique<Lease::Slot>()).get();
    }
    while (found == nullptr) {
      freed_.wait(lock);
      found = free_reader();
    }
    ++held_by_this_thread;
    return take(*found, lock);
  }

  Lease::Slot* free_reader() {
    for (auto& slot : readers_) {
      if (slot->free) return slot.get();
    }
    return nullptr;
  }

  Lease::Slot* take_writer() override {
    std::unique_lock lock(mutex_);
    freed_.wait(lock, [&] { return writer_.free; });
    return take(writer_, lock);
  }

  Lease::Slot* take(Lease::Slot& slot, std::unique_lock<std::mutex>& lock) {
    slot.free = false;
    lock.unlock();
    try {
      open_slot(slot);
    } catch (...) {
      give_back(&slot);
      throw;
    }
    return &slot;
  }

  void give_back(Lease::Slot* slot) noexcept override {
    if (!slot->writer && held_by_this_thread > 0) --held_by_this_thread;
    {
      std::lock_guard const lock(mutex_);
      slot->free = true;
    }
    freed_.notify_all();
  }

  std::string url_;
  DatabaseOptions options_;
  std::mutex mutex_;
  std::condition_variable freed_;
  Lease::Slot writer_;
  std::vector<std::unique_ptr<Lease::Slot>> readers_;
};

Database::Lease::Lease(Database* db, Slot* slot, bool snapshot)
    : db_(db), slot_(slot), snapshot_(snapshot), exceptions_(std::uncaught_exceptions()) {}

Database::Lease::Lease(Lease&& other) noexcept
    : db_(other.db_),
      slot_(std::exchange(other.slot_, nullptr)),
      snapshot_(other.snapshot_),
      exceptions_(other.exceptions_) {}

Database::Lease::~Lease() {
  if (slot_ == nullptr) return;
  auto& session = *slot_->session;
  try {
    // SOCI drops the SQLite statement in which an error occurred: what was prepared cannot be trusted any
    // more.
    if (std::uncaught_exceptions() > exceptions_) slot_->objects.clear();
    if (kind() == Kind::sqlite) reset_statements(session);
    if (in_transaction(session, kind())) session << (snapshot_ ? "COMMIT" : "ROLLBACK");
  } catch (...) {
    // The connection is gone; the next one to take the session opens it again.
  }
  db_->give_back(slot_);
}

soci::session& Database::Lease::sql() const { return *slot_->session; }
Kind Database::Lease::kind() const { return db_->kind(); }
bool Database::Lease::alive() const { return !connection_lost(sql(), kind()); }
std::uint64_t Database::Lease::generation() const { return slot_->generation; }
SessionObjects& Database::Lease::objects() const { return slot_->objects; }

Database::Lease Database::read() { return Lease(this, take_reader(), false); }
Database::Lease Database::write() { return Lease(this, take_writer(), false); }

Database::Lease Database::snapshot() {
  Lease lease(this, take_reader(), true);
  if (kind_ == Kind::postgresql) {
    lease.sql() << "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
  } else {
    int tables = 0;  // SQLite takes its snapshot at the first read
    lease.sql() << "BEGIN";
    lease.sql() << "SELECT count(*) FROM sqlite_master", soci::into(tables);
  }
  return lease;
}

namespace {

Result<std::string> sqlite_file(std::string_view url, DatabaseOptions const& options) {
  auto const file = std::string(url.substr(sqlite_scheme.size()));
  if (!file.starts_with('/') || file.find_first_of("\"\n") != std::string::npos) {
    return fail(Code::invalid, "db.url", "Địa chỉ SQLite phải có dạng sqlite:///đường/dẫn/tuyệt/đối.db.",
                "A SQLite address must look like sqlite:///absolute/path.db.", "db");
  }
  if (options.must_exist && !std::filesystem::exists(file)) {
    return fail(Code::unavailable, "db.open", "Không có tệp cơ sở dữ liệu " + file + ".",
                "There is no database file " + file + ".");
  }
  return file;
}

Status check_server_version(Database& db) {
  auto const lease = db.read();
  int version = 0;
  lease.sql() << "SELECT CAST(current_setting('server_version_num') AS INTEGER)", soci::into(version);
  if (version >= 130000) return {};
  return fail(Code::unavailable, "db.version", "Cần PostgreSQL 13 trở lên.",
              "PostgreSQL 13 or newer is needed.");
}

}  // namespace

Result<std::shared_ptr<Database>> Database::open(std::string_view url, DatabaseOptions options) {
  auto kind = Kind::postgresql;
  std::string file;
  if (url.starts_with(sqlite_scheme)) {
    kind = Kind::sqlite;
    TS_TRY(file, sqlite_file(url, options));
  } else if (!url.starts_with("postgresql://") && !url.starts_with("postgres://")) {
    return fail(Code::invalid, "db.url",
                "Địa chỉ cơ sở dữ liệu phải bắt đầu bằng sqlite:// hoặc postgresql://.",
                "A database address must begin with sqlite:// or postgresql://.", "db");
  }
  try {
    std::shared_ptr<Database> db = std::make_shared<Pool>(kind, std::string(url), file, options);
    if (kind == Kind::postgresql) TS_CHECK(check_server_version(*db));
    return db;
  } catch (soci::soci_error const& e) {
    auto const name = kind == Kind::sqlite ? file : without_password(url);
    return fail(Code::unavailable, "db.open", "Không mở được cơ sở dữ liệu " + name + ": " + safe_message(e),
                "Cannot open the database " + name + ": " + safe_message(e));
  }
}

std::string safe_message(std::exception const& error) {
  auto const* const database_error = dynamic_cast<soci::soci_error const*>(&error);
  auto text = database_error != nullptr ? database_error->get_error_message() : std::string(error.what());
  // PostgreSQL puts row contents into the lines after the first ("DETAIL: Key (name)=(…) already exists.").
  text.resize(std::min(text.find('\n'), text.size()));
  return text;
}

}  // namespace ts::store
