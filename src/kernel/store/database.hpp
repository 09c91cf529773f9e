#pragma once
/// One open database: SQLite in a file, or PostgreSQL. The only place that knows how sessions are opened.
///
/// SQL that both speak: INTEGER, BIGINT and TEXT columns only, no NULLs, no BLOB, no REAL, no boolean; binary
/// values are base64 text; `INSERT … ON CONFLICT (…) DO UPDATE SET x = excluded.x`; `LIMIT`; row values `(a,
/// b) > (:a, :b)`. Named parameters as `:name`; in PostgreSQL write CAST(x AS TEXT), never `x::text`.
///
/// Do not include <sqlite3.h> before this header: SOCI wraps it in a namespace.
#include <soci/soci.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <typeindex>

#include "base/result.hpp"
#include "kernel/store/session_objects.hpp"

namespace ts::store {

struct DatabaseOptions {
  std::size_t readers = 4;  ///< sessions for reading, opened when first needed
  int cache_mib = 64;       ///< SQLite page cache of the writing session; readers take a quarter
  int mmap_mib = 1024;      ///< SQLite memory-mapped reading
  bool must_exist = false;  ///< SQLite: do not create the file
};

/// Thread-safe. All failures of the database after opening are `soci::soci_error` (ends this request).
class Database {
 public:
  /// `sqlite:///absolute/path.db` or `postgresql://user:password@host/name?options` (libpq's URI). Errors:
  /// `db.url`, `db.open` (unavailable; names the file or server, never the password), `db.version`
  /// (PostgreSQL before 13).
  static Result<std::shared_ptr<Database>> open(std::string_view url, DatabaseOptions options = {});

  virtual ~Database() = default;
  Database(Database const&) = delete;
  Database& operator=(Database const&) = delete;

  /// A session held for a moment; goes back when the lease ends, on any thread. Statements left half-read are
  /// reset then, so that no old snapshot stays open.
  class Lease {
   public:
    Lease(Lease&&) noexcept;
    Lease& operator=(Lease&&) = delete;
    ~Lease();
    soci::session& sql() const;
    Kind kind() const;
    /// False once the connection to the server is known to be gone.
    bool alive() const;
    /// Changes whenever statements prepared earlier on this session have become invalid (the connection was
    /// lost).
    std::uint64_t generation() const;
    /// The session's own T(soci::session&, Kind): see session_objects.hpp.
    template <class T>
    T& get() const {
      return objects().template get<T>(sql(), kind());
    }

   private:
    friend class Database;
    friend class Pool;
    struct Slot;
    Lease(Database* db, Slot* slot, bool snapshot);
    SessionObjects& objects() const;
    Database* db_;
    Slot* slot_;
    bool snapshot_;
    int exceptions_;  ///< in flight when it was taken
  };

  /// A session for reading; each statement sees what is committed when it starts. Waits while all are out.
  /// SQLite refuses writes on it.
  Lease read();
  /// As `read`, and all statements see one moment: for backup, checks, figures that must agree.
  Lease snapshot();
  /// The one writing session of this process; waits while somebody else has it. Commands and ordinary writes
  /// go through the Sequencer, which takes it batch by batch; this is for migrations, rebuild and restore.
  Lease write();

  /// The process's one T for this database, made at first use: caches that many short-lived readers share.
  template <class T>
  std::shared_ptr<T> shared() {
    std::lock_guard const lock(shared_mutex_);
    auto& object = shared_[std::type_index(typeid(T))];
    if (!object) object = std::make_shared<T>();
    return std::static_pointer_cast<T>(object);
  }

  Kind kind() const { return kind_; }
  /// For messages: without the password.
  std::string const& display_name() const { return display_name_; }
  /// The file of a SQLite database, empty for PostgreSQL.
  std::string const& file() const { return file_; }

 protected:
  Database(Kind kind, std::string display_name, std::string file)
      : kind_(kind), display_name_(std::move(display_name)), file_(std::move(file)) {}

 private:
  virtual Lease::Slot* take_reader() = 0;
  virtual Lease::Slot* take_writer() = 0;
  virtual void give_back(Lease::Slot* slot) noexcept = 0;

  Kind kind_;
  std::string display_name_;
  std::string file_;
  std::mutex shared_mutex_;
  std::map<std::type_index, std::shared_ptr<void>> shared_;
};

/// First line of a database error, without parameter values or row contents: fit for the log.
std::string safe_message(std::exception const& error);

}  // namespace ts::store
