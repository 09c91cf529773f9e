#include "kernel/journal/checker.hpp"
#include "kernel/store/rebuild.hpp"
#include "kernel/store/replay.hpp"
#include "kernel/store/scratch_database.hpp"
#include "kernel/store/table_cursor.hpp"
#include "kernel/store/transaction.hpp"

namespace ts::store {

using soci::into;
using soci::use;

namespace {

constexpr std::size_t most_differences = 100;

void add(CheckReport& report, Difference difference) {
  if (report.differences.size() < most_differences) {
    report.differences.push_back(std::move(difference));
  } else {
    report.truncated = true;
  }
}

std::string key_of(CommuneId commune, std::int64_t n) {
  return std::to_string(commune.value) + ", " + std::to_string(n);
}

journal::StoredEvent view(EventRow const& row) {
  return {row.commune, row.seq,  row.at,   row.actor,     row.type, row.case_no,
          row.data,    row.salt, row.body, row.body_hash, row.leaf, row.erased};
}

/// The commune's own checkpoints. Whether their signatures are genuine is thongsuot-verify's question: it
/// needs keys one trusts. Here their columns and their note must agree.
std::vector<journal::Expected> checkpoints(soci::session& sql, CommuneId commune, CheckReport& report) {
  std::vector<journal::Expected> out;
  std::int64_t size = 0, at = 0;
  std::string root, note;
  soci::statement rows =
      (sql.prepare << "SELECT size, at, root, note FROM journal_checkpoint WHERE commune = :c "
                      "ORDER BY size",
       into(size), into(at), into(root), into(note), use(commune.value));
  for (auto more = rows.execute(true); more; more = rows.fetch()) {
    auto const parsed = journal::parse_checkpoint(note);
    if (!parsed) {
      add(report, {"journal_checkpoint", key_of(commune, size), "note", note, "", parsed.error().vi,
                   parsed.error().en});
      continue;
    }
    auto const& checkpoint = parsed->checkpoint;
    out.push_back({checkpoint, ""});
    auto const expect = [&](char const* column, std::string const& stored, std::string const& expected) {
      if (stored != expected) {
        add(report, {"journal_checkpoint", key_of(commune, size), column, stored, expected, "", ""});
      }
    };
    expect("commune", std::to_string(commune.value), std::to_string(checkpoint.commune.value));
    expect("size", std::to_string(size), std::to_string(checkpoint.size));
    expect("at", std::to_string(at), std::to_string(millis(checkpoint.at)));
    expect("root", root, to_base64(checkpoint.root));
  }
  return out;
}

journal::StoredTiles stored_tiles(soci::session& sql, CommuneId commune) {
  return [&sql, commune](unsigned level, std::uint64_t index) -> std::optional<std::string> {
    std::string hashes;
    auto const idx = static_cast<std::int64_t>(index);
    auto const l = static_cast<std::int32_t>(level);
    sql << "SELECT hashes FROM journal_tile WHERE commune = :c AND level = :l AND idx = :i", into(hashes),
        use(commune.value), use(l), use(idx);
    if (!sql.got_data()) return std::nullopt;
    return hashes;
  };
}

void check_head(soci::session& sql, CommuneId commune, journal::JournalChecker const& checker,
                CheckReport& report) {
  std::int64_t size = 0;
  std::string frontier;
  sql << "SELECT size, frontier FROM journal_head WHERE commune = :c", into(size), into(frontier),
      use(commune.value);
  auto const key = std::to_string(commune.value);
  auto const events = std::to_string(checker.events());
  if (std::to_string(size) != events)
    add(report, {"journal_head", key, "size", std::to_string(size), events, "", ""});
  auto const expected = checker.tree().frontier().save();
  if (frontier != expected) add(report, {"journal_head", key, "frontier", frontier, expected, "", ""});
}

/// The journal of one commune, judged by kernel/journal, and replayed into the scratch database.
void check_journal(soci::session& sql, Kind kind, CommuneId commune, Replay& replay, CheckReport& report,
                   std::function<void()> const& one_done) {
  journal::JournalChecker checker(checkpoints(sql, commune, report), stored_tiles(sql, commune));
  EventRows rows(sql, kind);
  std::int64_t rows_end = 0;
  sql << "SELECT COALESCE(MAX(seq) + 1, 0) FROM journal_event WHERE commune = :c", into(rows_end),
      use(commune.value);
  each_event(rows, commune, rows_end, [&](EventRow const& row) {
    checker.add(view(row));
    static_cast<void>(replay.apply(row));  // a row that does not parse is among the checker's findings
    one_done();
  });
  checker.finish();
  report.events += static_cast<std::int64_t>(checker.events());
  for (auto const& finding : checker.findings()) {
    auto const key = finding.seq < 0 ? std::to_string(commune.value) : key_of(commune, finding.seq);
    auto const table = finding.id.substr(0, finding.id.find('.'));
    add(report, {"journal_" + table, key, finding.field.empty() ? "*" : finding.field, finding.got,
                 finding.expected, finding.vi, finding.en});
  }
  report.truncated = report.truncated || checker.unlisted() > 0;
  check_head(sql, commune, checker, report);
}

/// Two tables in the same order, as a merge does it.
void compare(TableCursor& stored, TableCursor& expected, TableShape const& shape, CheckReport& report) {
  auto const width = shape.key.size();  // the key's columns come first
  auto const key = [&](TableCursor const& cursor) {
    return std::vector(cursor.row().begin(), cursor.row().begin() + static_cast<std::ptrdiff_t>(width));
  };
  bool left = stored.next(), right = expected.next();
  while (left || right) {
    auto const order = !left                         ? 1
                       : !right                      ? -1
                       : key(stored) < key(expected) ? -1
                       : key(expected) < key(stored) ? 1
                                                     : 0;
    if (order < 0) {
      add(report, {shape.name, join(key(stored), ", "), "*", join(stored.row(), " | "), "", "", ""});
    } else if (order > 0) {
      add(report, {shape.name, join(key(expected), ", "), "*", "", join(expected.row(), " | "), "", ""});
    } else {
      for (std::size_t i = width; i < shape.columns.size(); ++i) {
        if (stored.row()[i] == expected.row()[i]) continue;
        add(report, {shape.name, join(key(stored), ", "), shape.columns[i], stored.row()[i],
                     expected.row()[i], "", ""});
      }
    }
    if (left) ++report.rows;
    if (order <= 0) left = stored.next();
    if (order >= 0) right = expected.next();
  }
}

/// The projection's tables, the columns of their keys first.
std::vector<TableShape> shapes(soci::session& scratch, Replay const& replay) {
  std::vector<TableShape> out;
  auto const all = tables_of_sqlite(scratch);
  for (auto const& projection : replay.projections()) {
    for (auto const& spec : projection->tables()) {
      auto const found =
          std::find_if(all.begin(), all.end(), [&](auto const& shape) { return shape.name == spec.name; });
      if (found == all.end()) continue;  // a virtual table: its rows are an index over others
      TableShape shape{found->name, split_names(spec.key), {}};
      shape.key = shape.columns;
      for (auto const& column : found->columns) {
        if (std::find(shape.key.begin(), shape.key.end(), column) == shape.key.end())
          shape.columns.push_back(column);
      }
      out.push_back(std::move(shape));
    }
  }
  return out;
}

}  // namespace

Result<CheckReport> check(Database& db, std::span<MigrationSet const> sets,
                          std::vector<ProjectionFactory> const& projections, Clock const& clock,
                          Progress const& progress) {
  TS_TRY(auto const scratch, ScratchDatabase::make());
  TS_CHECK(migrate(scratch->db(), sets, clock));
  CheckReport report;
  auto const lease = db.snapshot();
  auto const target = scratch->db().write();
  Transaction transaction(target.sql(), Kind::sqlite);
  Replay replay(target.sql(), Kind::sqlite, projections);
  auto const communes = journals(lease.sql());
  std::int64_t total = 0, done = 0;
  for (auto const& [id, size] : communes) total += size;
  for (auto const& [id, size] : communes) {
    check_journal(lease.sql(), db.kind(), id, replay, report, [&] {
      if (++done % 1000 == 0 && progress) progress(done, total);
    });
  }
  replay.flush();
  for (auto const& shape : shapes(target.sql(), replay)) {
    TableCursor stored(lease.sql(), db.kind(), shape.name, shape.columns, shape.key);
    TableCursor expected(target.sql(), Kind::sqlite, shape.name, shape.columns, shape.key);
    compare(stored, expected, shape, report);
  }
  if (progress) progress(done, total);
  return report;
}

}  // namespace ts::store
