#include "kernel/store/rebuild.hpp"

#include "kernel/store/replay.hpp"
#include "kernel/store/transaction.hpp"

namespace ts::store {

using soci::into;
using soci::use;

Replay::Replay(soci::session& sql, Kind kind, std::vector<ProjectionFactory> const& factories) {
  for (auto const& make : factories) projections_.push_back(make(sql, kind));
}

Status Replay::apply(EventRow const& row) {
  auto const corrupt = [&row](Error const& cause) {
    auto const place = "commune " + std::to_string(row.commune) + ", seq " + std::to_string(row.seq);
    return fail(Code::corrupt, "journal.corrupt", "Nhật ký bị hỏng: " + place + ". " + cause.vi,
                "The journal is damaged: " + place + ". " + cause.en);
  };
  auto const data = parse_json_object(row.data);
  if (!data) return corrupt(data.error());
  std::optional<json::object> body;
  if (!row.body.empty()) {
    auto parsed = parse_json_object(row.body, {.depth = 64, .size = 64 * 1024 * 1024});
    if (!parsed) return corrupt(parsed.error());
    body = std::move(*parsed);
  }
  Event const event{CommuneId{row.commune}, row.seq, instant_from_millis(row.at), row.actor, row.type,
                    CaseNo{row.case_no},    &*data,  body ? &*body : nullptr};
  for (auto const& projection : projections_) projection->apply(event);
  return {};
}

void Replay::flush() {
  for (auto const& projection : projections_) projection->flush();
}

std::vector<std::pair<CommuneId, std::int64_t>> journals(soci::session& sql) {
  std::vector<std::pair<CommuneId, std::int64_t>> out;
  std::int32_t commune = 0;
  std::int64_t size = 0;
  soci::statement rows =
      (sql.prepare << "SELECT commune, size FROM journal_head WHERE commune <> 0 ORDER BY commune",
       into(commune), into(size));
  for (auto more = rows.execute(true); more; more = rows.fetch()) out.emplace_back(CommuneId{commune}, size);
  return out;
}

void each_event(EventRows& rows, CommuneId commune, std::int64_t size,
                std::function<void(EventRow const&)> const& visit) {
  constexpr std::int64_t chunk = 4096;
  for (std::int64_t from = 0; from < size; from += chunk) {
    rows.range(commune, from, std::min(from + chunk, size), visit);
  }
}

namespace {

void empty_tables(soci::session& sql, Replay const& replay, std::string const& condition) {
  for (auto const& projection : replay.projections()) {
    for (auto const& table : projection->tables()) {
      sql << "DELETE FROM " + std::string(table.name) + " WHERE " + condition;
    }
  }
}

/// Locks the commune's head as a batch does, and tells running servers that their memory is void.
std::int64_t lock_and_mark(soci::session& sql, Kind kind, CommuneId commune) {
  std::int64_t size = 0;
  std::string const lock = kind == Kind::postgresql ? " FOR UPDATE" : "";
  sql << "SELECT size FROM journal_head WHERE commune = :c" + lock, into(size), use(commune.value);
  sql << "UPDATE journal_head SET batch = batch + 1 WHERE commune = :c", use(commune.value);
  return size;
}

Status rebuild_commune(soci::session& sql, Kind kind, std::vector<ProjectionFactory> const& factories,
                       CommuneId commune, std::function<void()> const& one_done) {
  Transaction transaction(sql, kind);
  auto const size = lock_and_mark(sql, kind, commune);
  Replay replay(sql, kind, factories);
  empty_tables(sql, replay, "commune = " + std::to_string(commune.value));
  EventRows rows(sql, kind);
  Status status;
  each_event(rows, commune, size, [&](EventRow const& row) {
    if (!status) return;
    status = replay.apply(row);
    one_done();
  });
  TS_CHECK(status);
  replay.flush();
  transaction.commit();
  return {};
}

}  // namespace

Status rebuild(Database& db, std::vector<ProjectionFactory> const& projections,
               std::optional<CommuneId> commune, Progress const& progress) {
  auto const lease = db.write();
  auto& sql = lease.sql();
  auto communes = journals(sql);
  if (commune) {
    std::erase_if(communes, [&](auto const& entry) { return entry.first != *commune; });
  } else {
    Transaction transaction(sql, db.kind());
    empty_tables(sql, Replay(sql, db.kind(), projections),
                 "commune NOT IN (SELECT commune FROM journal_head)");
    transaction.commit();
  }
  std::int64_t total = 0, done = 0;
  for (auto const& [id, size] : communes) total += size;
  auto const one_done = [&] {
    if (++done % 1000 == 0 && progress) progress(done, total);
  };
  for (auto const& [id, size] : communes)
    TS_CHECK(rebuild_commune(sql, db.kind(), projections, id, one_done));
  if (progress) progress(done, total);
  return {};
}

}  // namespace ts::store
