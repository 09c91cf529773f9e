#pragma once
/// The schema grows by numbered steps. Each module brings its own list; all steps that are missing are
/// applied in one transaction at start, and recorded with the SHA-256 of their SQL.
///
///     inline constexpr Migration onestop_migrations[] = {
///         {1, "cases", R"sql(
///            CREATE TABLE case_state (commune INTEGER NOT NULL, case_no BIGINT NOT NULL,
///                                     state TEXT NOT NULL,
///                                     PRIMARY KEY (commune, case_no));
///            CREATE INDEX case_due ON case_state (commune, due_at);
///         )sql"}};
///
/// Rules of the house: every table has `commune` first in its primary key and in every unique index, and no
/// foreign key reaches across communes (so that Citus can distribute by commune); the few reference tables
/// (citizens, the commune directory) say so in docs/formats/database.md. A step that has been released is
/// never edited: add another. The word {without_rowid} at the end of a CREATE TABLE becomes WITHOUT ROWID on
/// SQLite (good for small rows found by their key only) and nothing on PostgreSQL.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "kernel/store/database.hpp"

namespace ts::store {

struct Migration {
  int number;             ///< from 1, without gaps, inside its module
  std::string_view name;  ///< a few words
  /// Statements for both databases; a statement ends at a ';' that ends a line (keep a trigger's body on one
  /// line).
  std::string_view sql;
  /// What PostgreSQL gets instead; empty: the same.
  std::string_view postgresql{};
};

struct MigrationSet {
  std::string_view module;  ///< "store", "files", "onestop"
  std::span<Migration const> steps;
};

/// The tables of this module: journal, counters, idempotency, jobs.
MigrationSet store_migrations();

/// Brings the schema up to date. `sets` in an order in which later ones may refer to earlier ones;
/// store_migrations() need not be among them: it always comes first. Two processes may start at once: one
/// waits for the other. Errors (nothing is changed then): `schema.newer` the database was made by a newer
/// program; `schema.altered` a recorded step differs from the program's; `schema.gap` the numbers of a set
/// are wrong.
Status migrate(Database& db, std::span<MigrationSet const> sets, Clock const& clock);

/// The same comparison without changing anything; `schema.pending` when steps are missing.
Status check_schema(Database& db, std::span<MigrationSet const> sets);

/// The statements of a script, split as described above.
std::vector<std::string> split_statements(std::string_view sql);

}  // namespace ts::store
