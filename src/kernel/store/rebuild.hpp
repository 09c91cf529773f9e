#pragma once
/// The journal is the truth, tables are views of it: make them again, or compare.
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "kernel/store/database.hpp"
#include "kernel/store/migrations.hpp"
#include "kernel/store/projection.hpp"

namespace ts::store {

/// Called now and then with events done and events in all.
using Progress = std::function<void(std::int64_t done, std::int64_t total)>;

/// Empties every table of the projections for the commune (or all communes) and fills them from the journal,
/// in one transaction per commune. A server working on the same PostgreSQL database waits meanwhile and then
/// forgets what it had cached. Errors: `journal.corrupt` names the first event that does not parse.
Status rebuild(Database& db, std::vector<ProjectionFactory> const& projections,
               std::optional<CommuneId> commune, Progress const& progress = {});

/// One difference between what is stored and what the journal says.
struct Difference {
  std::string table;     ///< "journal_event", "case_state"
  std::string key;       ///< "17464, 12"
  std::string column;    ///< "*" when the whole row is missing or too much
  std::string stored;    ///< "" when the row is missing
  std::string expected;  ///< "" when the row is too much
  std::string vi;        ///< what it means, for findings of the journal itself; "" for tables
  std::string en;
};

struct CheckReport {
  std::int64_t events = 0;
  std::int64_t rows = 0;
  std::vector<Difference> differences;  ///< the first 100
  bool truncated = false;               ///< there were more
  bool holds() const { return differences.empty(); }
};

/// Compares the whole database with its journal: every event against its columns, leaf and neighbours, every
/// tile and checkpoint against the tree, and every projection table row by row against a replay into a
/// scratch database (made with `sets` in the directory for temporary files). Works on one snapshot, beside a
/// running server; with `progress` of events.
Result<CheckReport> check(Database& db, std::span<MigrationSet const> sets,
                          std::vector<ProjectionFactory> const& projections, Clock const& clock,
                          Progress const& progress = {});

}  // namespace ts::store
