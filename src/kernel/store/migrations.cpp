#include "kernel/store/migrations.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "base/crypto.hpp"
#include "kernel/store/transaction.hpp"

namespace ts::store {
namespace {

/// (module, number) -> digest
using Applied = std::map<std::pair<std::string, int>, std::string>;

std::string digest(Migration const& step) {
  std::string text(step.sql);
  text += '\0';
  text += step.postgresql;
  return to_hex(sha256(text));
}

Applied read_applied(soci::session& sql) {
  Applied applied;
  std::string module, hash;
  int number = 0;
  soci::statement rows = (sql.prepare << "SELECT module, number, digest FROM schema_migration",
                          soci::into(module), soci::into(number), soci::into(hash));
  for (rows.execute(); rows.fetch();) applied[{module, number}] = hash;
  return applied;
}

std::vector<MigrationSet> with_store(std::span<MigrationSet const> sets) {
  std::vector<MigrationSet> all{store_migrations()};
  for (auto const& set : sets) {
    if (set.module != all.front().module) all.push_back(set);
  }
  return all;
}

Status check_numbers(std::vector<MigrationSet> const& sets) {
  for (auto const& set : sets) {
    int expected = 0;
    for (auto const& step : set.steps) {
      if (step.number == ++expected) continue;
      auto const name = std::string(set.module) + " " + std::to_string(step.number);
      return fail(Code::internal, "schema.gap", "Số thứ tự bước lược đồ không liên tục: " + name + ".",
                  "The schema steps are not numbered one after another: " + name + ".");
    }
  }
  return {};
}

Migration const* find_step(std::vector<MigrationSet> const& sets, std::string const& module, int number) {
  for (auto const& set : sets) {
    if (set.module != module) continue;
    for (auto const& step : set.steps) {
      if (step.number == number) return &step;
    }
  }
  return nullptr;
}

Status check_applied(Applied const& applied, std::vector<MigrationSet> const& sets) {
  for (auto const& [key, hash] : applied) {
    auto const name = key.first + " " + std::to_string(key.second);
    auto const* const step = find_step(sets, key.first, key.second);
    if (step == nullptr) {
      return fail(
          Code::unavailable, "schema.newer",
          "Cơ sở dữ liệu do một phiên bản mới hơn tạo ra (bước " + name + "). Hãy dùng phiên bản mới.",
          "The database was made by a newer program (step " + name + "). Use that version or a later one.");
    }
    if (digest(*step) != hash) {
      return fail(Code::corrupt, "schema.altered",
                  "Bước lược đồ " + name + " trong cơ sở dữ liệu khác với chương trình. Không khởi động.",
                  "Schema step " + name + " in the database differs from the program's. Refusing to start.");
    }
  }
  return {};
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size()) {
    text.replace(at, what.size(), with);
  }
}

void apply(soci::session& sql, Kind kind, MigrationSet const& set, Migration const& step, Instant now) {
  auto script =
      std::string(kind == Kind::postgresql && !step.postgresql.empty() ? step.postgresql : step.sql);
  replace_all(script, "{without_rowid}", kind == Kind::sqlite ? "WITHOUT ROWID" : "");
  for (auto const& statement : split_statements(script)) sql << statement;
  auto const module = std::string(set.module);
  auto const name = std::string(step.name);
  auto const hash = digest(step);
  auto const at = millis(now);
  sql << "INSERT INTO schema_migration (module, number, name, digest, applied) VALUES (:m, :n, :name, :d, "
         ":at)",
      soci::use(module), soci::use(step.number), soci::use(name), soci::use(hash), soci::use(at);
}

bool table_exists(soci::session& sql, Kind kind, std::string const& table) {
  int count = 0;
  if (kind == Kind::sqlite) {
    sql << "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = :t", soci::use(table),
        soci::into(count);
  } else {
    sql << "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema() AND "
           "table_name = :t",
        soci::use(table), soci::into(count);
  }
  return count > 0;
}

}  // namespace

Status migrate(Database& db, std::span<MigrationSet const> sets, Clock const& clock) {
  auto const all = with_store(sets);
  TS_CHECK(check_numbers(all));
  auto const lease = db.write();
  auto& sql = lease.sql();
  Transaction transaction(sql, db.kind());
  // Two servers starting on one PostgreSQL database: the second waits here. SQLite's write lock does the
  // same.
  if (db.kind() == Kind::postgresql) sql << "SELECT pg_advisory_xact_lock(1953718627)";
  if (!table_exists(sql, db.kind(), "schema_migration")) {
    sql << "CREATE TABLE schema_migration (module TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT "
           "NULL, "
           "digest TEXT NOT NULL, applied BIGINT NOT NULL, PRIMARY KEY (module, number))";
  }
  auto const applied = read_applied(sql);
  TS_CHECK(check_applied(applied, all));
  for (auto const& set : all) {
    for (auto const& step : set.steps) {
      if (!applied.contains({std::string(set.module), step.number}))
        apply(sql, db.kind(), set, step, clock.now());
    }
  }
  transaction.commit();
  return {};
}

Status check_schema(Database& db, std::span<MigrationSet const> sets) {
  auto const all = with_store(sets);
  TS_CHECK(check_numbers(all));
  auto const lease = db.read();
  Applied applied;
  if (table_exists(lease.sql(), db.kind(), "schema_migration")) applied = read_applied(lease.sql());
  TS_CHECK(check_applied(applied, all));
  for (auto const& set : all) {
    for (auto const& step : set.steps) {
      if (applied.contains({std::string(set.module), step.number})) continue;
      auto const name = std::string(set.module) + " " + std::to_string(step.number);
      return fail(Code::unavailable, "schema.pending",
                  "Cơ sở dữ liệu chưa được nâng cấp (thiếu bước " + name + ").",
                  "The database has not been brought up to date (step " + name + " is missing).");
    }
  }
  return {};
}

std::vector<std::string> split_statements(std::string_view sql) {
  std::vector<std::string> out;
  std::string current;
  while (!sql.empty()) {
    auto const end = std::min(sql.find('\n'), sql.size());
    auto line = sql.substr(0, end);
    sql.remove_prefix(std::min(end + 1, sql.size()));
    auto const last = line.find_last_not_of(" \t\r");
    if (last == std::string_view::npos) continue;
    line = line.substr(0, last + 1);
    auto const complete = line.ends_with(';');
    if (complete) line.remove_suffix(1);
    current += line;
    current += '\n';
    if (complete) out.push_back(std::exchange(current, {}));
  }
  if (!current.empty()) out.push_back(std::move(current));
  return out;
}

}  // namespace ts::store
