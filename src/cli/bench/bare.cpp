#include "cli/bench/bare.hpp"

#include <sqlite3.h>

#include <memory>
#include <stdexcept>
#include <variant>

#include "cli/bench/machine.hpp"

namespace ts::cli::bench {
namespace {

using Value = std::variant<std::int64_t, std::string>;
using Row = std::vector<Value>;

struct CloseDb {
  void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
struct Finalize {
  void operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }
};
using Db = std::unique_ptr<sqlite3, CloseDb>;
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

void must(int code, sqlite3* db) {
  if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
    throw std::runtime_error(sqlite3_errmsg(db));
}

Db open(std::filesystem::path const& file, int flags) {
  sqlite3* raw = nullptr;
  auto const code = sqlite3_open_v2(file.c_str(), &raw, flags, nullptr);
  Db db(raw);
  must(code, raw);
  return db;
}

void run(Db const& db, std::string const& sql) {
  must(sqlite3_exec(db.get(), sql.c_str(), nullptr, nullptr, nullptr), db.get());
}

Statement prepare(Db const& db, std::string const& sql) {
  sqlite3_stmt* raw = nullptr;
  must(sqlite3_prepare_v2(db.get(), sql.c_str(), -1, &raw, nullptr), db.get());
  return Statement(raw);
}

std::vector<Row> rows(Db const& db, std::string const& sql) {
  auto const s = prepare(db, sql);
  std::vector<Row> out;
  while (sqlite3_step(s.get()) == SQLITE_ROW) {
    Row row;
    for (int i = 0; i < sqlite3_column_count(s.get()); ++i) {
      if (sqlite3_column_type(s.get(), i) == SQLITE_INTEGER)
        row.emplace_back(static_cast<std::int64_t>(sqlite3_column_int64(s.get(), i)));
      else
        row.emplace_back(std::string(reinterpret_cast<char const*>(sqlite3_column_text(s.get(), i)),
                                     static_cast<std::size_t>(sqlite3_column_bytes(s.get(), i))));
    }
    out.push_back(std::move(row));
  }
  return out;
}

/// A table's rows waiting to be written again, and the statement that does it.
class Table {
 public:
  Table(Db const& source, Db const& target, std::string const& name, std::string const& where,
        std::string const& columns = "*")
      : rows_(rows(source, "SELECT " + columns + " FROM " + name + " WHERE " + where)), db_(target.get()) {
    if (rows_.empty()) return;
    std::string marks = "?";
    for (std::size_t i = 1; i < rows_.front().size(); ++i) marks += ", ?";
    insert_ = prepare(target, "INSERT OR REPLACE INTO " + name +
                                  (columns == "*" ? "" : " (" + columns + ")") + " VALUES (" + marks + ")");
  }
  std::size_t size() const { return rows_.size(); }
  void write(std::size_t index) {
    int i = 0;
    for (auto const& value : rows_.at(index)) {
      ++i;
      if (auto const* n = std::get_if<std::int64_t>(&value))
        sqlite3_bind_int64(insert_.get(), i, *n);
      else
        sqlite3_bind_text(insert_.get(), i, std::get<std::string>(value).data(),
                          static_cast<int>(std::get<std::string>(value).size()), SQLITE_STATIC);
    }
    must(sqlite3_step(insert_.get()), db_);
    sqlite3_reset(insert_.get());
    ++written_;
  }
  /// The next `count` of them.
  void write_next(std::size_t count) {
    for (; count > 0 && next_ < rows_.size(); --count) write(next_++);
  }
  void write_all() {
    for (std::size_t i = 0; i < rows_.size(); ++i) write(i);
  }
  std::int64_t written() const { return written_; }

 private:
  std::vector<Row> rows_;
  sqlite3* db_;
  Statement insert_;
  std::size_t next_ = 0;
  std::int64_t written_ = 0;
};

Db make_anew(std::filesystem::path const& file) {
  for (auto const* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + suffix);
  return open(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
}

std::int64_t total(std::vector<Table> const& tables) {
  std::int64_t n = 0;
  for (auto const& table : tables) n += table.written();
  return n;
}

}  // namespace

void copy_database(std::filesystem::path const& source_file, std::filesystem::path const& target_file) {
  auto const source = open(source_file, SQLITE_OPEN_READONLY);
  auto const target = make_anew(target_file);
  auto* backup = sqlite3_backup_init(target.get(), "main", source.get(), "main");
  if (backup == nullptr) throw std::runtime_error(sqlite3_errmsg(target.get()));
  sqlite3_backup_step(backup, -1);
  must(sqlite3_backup_finish(backup), target.get());
}

void copy_schema(std::filesystem::path const& source_file, std::filesystem::path const& target_file) {
  auto const source = open(source_file, SQLITE_OPEN_READONLY);
  auto const target = make_anew(target_file);
  for (auto const& row :
       rows(source,
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND "
            "name NOT LIKE 'case_search_%' ORDER BY type = 'index'"))
    run(target, std::get<std::string>(row.front()));
}

BareResult write_bare(std::filesystem::path const& source_file, std::filesystem::path const& target_file,
                      Written const& w) {
  auto const source = open(source_file, SQLITE_OPEN_READONLY);
  auto const target = open(target_file, SQLITE_OPEN_READWRITE);
  run(target,
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; "
      "PRAGMA wal_autocheckpoint = 4000; PRAGMA mmap_size = 1073741824");
  auto const commune = "commune = " + std::to_string(w.commune),
             of_day = commune + " AND day = " + std::to_string(w.day);
  auto const row_id = std::to_string(w.commune * 10'000'000'000 + w.first_case);
  Table events(source, target, "journal_event",
               commune + " AND seq >= " + std::to_string(w.first_seq) + " ORDER BY seq");
  Table cases(source, target, "cases",
              commune + " AND case_no >= " + std::to_string(w.first_case) + " ORDER BY case_no");
  Table words(source, target, "case_search", "rowid >= " + row_id + " ORDER BY rowid", "rowid, words");
  Table answers(source, target, "idempotency",
                commune + " AND at >= " + std::to_string(w.since_ms) + " ORDER BY at");
  std::vector<Table> each_batch;
  for (auto const* daily : {"indicator_daily", "indicator_daily_total", "indicator_daily_procedure"})
    each_batch.emplace_back(source, target, daily, of_day);
  each_batch.emplace_back(source, target, "journal_head", commune);
  each_batch.emplace_back(source, target, "counter", commune + " AND name IN ('case') ");
  auto const per_event =
      static_cast<double>(cases.size()) / static_cast<double>(std::max<std::size_t>(1, events.size()));
  auto const written = [&] {
    return BareResult{
        cases.written(), events.written(),
        events.written() + cases.written() + words.written() + answers.written() + total(each_batch), 0};
  };
  double due = 0;
  BareResult warm;
  Stopwatch watch;
  for (std::size_t i = 0; i < w.batches.size(); ++i) {
    if (i == w.warm_batches) {
      warm = written();
      watch = {};
    }
    run(target, "BEGIN IMMEDIATE");
    events.write_next(w.batches[i]);
    due += static_cast<double>(w.batches[i]) * per_event;
    auto const now = static_cast<std::size_t>(due + 1e-6);
    due -= static_cast<double>(now);
    for (auto* table : {&cases, &words, &answers}) table->write_next(now);
    for (auto& table : each_batch) table.write_all();
    run(target, "COMMIT");
  }
  auto const seconds = watch.seconds();
  auto const all = written();
  return {all.cases - warm.cases, all.events - warm.events, all.rows - warm.rows, seconds};
}

}  // namespace ts::cli::bench
