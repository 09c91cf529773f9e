#include "domain/onestop/due_review.hpp"

#include "domain/onestop/case_row.hpp"
#include "kernel/casework/decide.hpp"

namespace ts::onestop {
namespace {

std::vector<CaseRow> next_open(store::Database& db, CommuneId commune, CaseNo after, int limit) {
  std::vector<CaseRow> out;
  auto const lease = db.read();
  CaseRow row;
  auto const office = static_cast<std::int32_t>(Waiting::office);
  soci::statement rows(lease.sql());
  rows.alloc();
  rows.prepare(
      "SELECT " + case_columns +
      " FROM cases WHERE commune = :commune AND waiting = :w AND case_no > :after ORDER BY case_no LIMIT "
      ":n");
  bind_row(rows, row);
  rows.exchange(soci::use(commune.value, "commune"));
  rows.exchange(soci::use(office, "w"));
  rows.exchange(soci::use(after.value, "after"));
  rows.exchange(soci::use(limit, "n"));
  rows.define_and_bind();
  for (auto more = rows.execute(true); more; more = rows.fetch()) out.push_back(row);
  return out;
}

/// What the command would answer now. A case whose pack is gone keeps the due time it has.
bool would_change(Env const& env, CaseRow const& row, Instant now) {
  auto const type = env.packs->find(row.type());
  if (!type) return false;
  auto const actor = permissions::Actor::system(CommuneId{row.commune});
  casework::Context context{now, *type, env.packs->calendar(), actor};
  context.commune = CommuneId{row.commune};
  return casework::decide(case_of(row), casework::Recalculate{env.packs->calendar_version()}, context)
      .has_value();
}

}  // namespace

DueReview review_due(Env const& env, CommuneId commune, CaseNo after, int limit) {
  DueReview out;
  auto const now = env.clock->now();
  for (auto const& row : next_open(*env.db, commune, after, limit)) {
    out.last = row.case_no();
    if (would_change(env, row, now)) out.other_due.push_back(row.case_no());
  }
  return out;
}

}  // namespace ts::onestop
