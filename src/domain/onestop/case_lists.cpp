#include "domain/onestop/case_lists.hpp"

#include <algorithm>

#include "domain/onestop/case_query.hpp"
#include "domain/onestop/search_index.hpp"

namespace ts::onestop {
namespace {

using permissions::Action;
using permissions::Actor;

/// Rows a filtered page looks at before it stops with what it has.
constexpr int window = 2'000;

std::string filter_condition(CaseFilter const& f) {
  std::string where;
  auto const add = [&](bool wanted, std::string_view condition) {
    if (wanted) where += " AND " + std::string{condition};
  };
  add(!f.status.empty(), "status = :status");
  add(!f.procedure.empty(), "procedure = :procedure");
  add(!f.field.empty(), "field = :field");
  add(!f.unit.empty(), "(desk_unit = :of_unit OR unit = :of_unit)");
  add(!f.owner.empty(), "desk_person = :owner");
  add(f.from.has_value(), "received_at >= :received_from");
  add(f.to.has_value(), "received_at < :received_to");
  add(f.deadline == "late", "waiting = 1 AND due_at < :now");
  add(f.deadline == "on_track" || f.deadline == "at_risk", "waiting = 1 AND due_at >= :now");
  add(f.deadline == "paused", "waiting = 2");
  return where;
}

void use_filter(Query& query, CaseFilter const& f, Instant now) {
  query.use(f.status, "status");
  query.use(f.procedure, "procedure");
  query.use(f.field, "field");
  query.use(f.unit, "of_unit");
  query.use("staff:" + f.owner, "owner");
  if (f.from) query.use(millis(from_local(*f.from, {})), "received_from");
  if (f.to) query.use(millis(from_local(*f.to + std::chrono::days{1}, {})), "received_to");
  query.use(millis(now), "now");
}

struct Found {
  std::vector<CaseRow> rows;
  std::int64_t lowest = 0;  ///< number of the last case looked at; 0: there are no more
};

/// One window of the table below `before`, filtered.
Found scan(soci::session& sql, CommuneId commune, Reach const& reach, CaseFilter const& filter, Instant now,
           std::int64_t before, int limit) {
  std::int64_t lowest = 0;
  soci::indicator known = soci::i_null;
  sql << "SELECT MIN(case_no) FROM (SELECT case_no FROM cases WHERE commune = :c AND case_no < :b ORDER BY "
         "case_no DESC LIMIT " +
             std::to_string(window) + ") AS w",
      soci::into(lowest, known), soci::use(commune.value, "c"), soci::use(before, "b");
  if (known != soci::i_ok) return {};
  Query query(sql,
              "SELECT " + case_columns +
                  " FROM cases WHERE commune = :commune AND case_no < :before AND case_no >= :lowest AND " +
                  reach.where + filter_condition(filter) + " ORDER BY case_no DESC LIMIT " +
                  std::to_string(limit + 1));
  query.use(commune.value, "commune");
  query.use(before, "before");
  query.use(lowest, "lowest");
  query.use(reach);
  use_filter(query, filter, now);
  return {query.rows(), lowest > 1 ? lowest : 0};
}

/// A whole code names one case. Its parts stand in every other code too, so the index of words would read them all.
std::vector<CaseNo> hits_of(store::Database::Lease& lease, CommuneId commune, std::string_view text,
                            std::int64_t before, int limit) {
  auto const first = text.find_first_not_of(' '), last = text.find_last_not_of(' ');
  std::string code{first == std::string_view::npos ? std::string_view{}
                                                   : text.substr(first, last - first + 1)};
  std::transform(code.begin(), code.end(), code.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  auto const row = lease.get<CaseRows>().find_code(commune, code);
  if (row && (before <= 0 || row->no < before)) return {CaseNo{row->no}};
  return search(lease.sql(), lease.kind(), commune, text, before, limit);
}

/// Hits to look at for a page: what a condition may drop is made up for, what nobody drops is not read.
int hits_wanted(Reach const& reach, CaseFilter const& filter, int limit) {
  constexpr int most = 300;
  bool const all_shown = reach.where == Reach{}.where && filter_condition(filter).empty();
  return all_shown ? std::min(limit + 1, most) : most;
}

/// One window of search hits below `before`, filtered.
Found scan_hits(store::Database::Lease& lease, CommuneId commune, Reach const& reach,
                CaseFilter const& filter, Instant now, std::int64_t before, int limit) {
  auto const hits = hits_wanted(reach, filter, limit);
  auto const found = hits_of(lease, commune, filter.text, before, hits);
  if (found.empty()) return {};
  std::string list;
  for (auto const no : found) list += (list.empty() ? "" : ", ") + std::to_string(no.value);
  Query query(lease.sql(), "SELECT " + case_columns +
                               " FROM cases WHERE commune = :commune AND case_no IN (" + list + ") AND " +
                               reach.where + filter_condition(filter) + " ORDER BY case_no DESC LIMIT " +
                               std::to_string(limit + 1));
  query.use(commune.value, "commune");
  query.use(reach);
  use_filter(query, filter, now);
  return {query.rows(), found.size() == static_cast<std::size_t>(hits) ? found.back().value : 0};
}

json::object finish(View const& view, Found found, int limit) {
  std::optional<std::string> next;
  if (static_cast<int>(found.rows.size()) > limit) {
    found.rows.resize(static_cast<std::size_t>(limit));
    next = std::to_string(found.rows.back().no);
  } else if (found.lowest > 0) {
    next = std::to_string(found.lowest);
  }
  return page_json(view, found.rows, next);
}

}  // namespace

Result<json::object> CaseLists::list(CommuneId commune, Actor const& actor, CaseFilter const& filter,
                                     Page const& page) {
  TS_CHECK(env_->office(commune));
  TS_TRY(auto const before, cursor_number(page.cursor, 9'999'999'999));
  auto const reach = reach_of(actor, Action::search_cases);
  if (!reach) return check(actor, Action::search_cases, {}).error();
  View const view{*env_, commune, env_->clock->now()};
  auto lease = env_->db->read();
  auto found = filter.text.empty() ? scan(lease.sql(), commune, *reach, filter, view.now, before, page.limit)
                                   : scan_hits(lease, commune, *reach, filter, view.now, before, page.limit);
  return finish(view, std::move(found), page.limit);
}

json::array CaseLists::summaries(CommuneId commune, Actor const& actor, std::vector<CaseNo> const& cases) {
  View const view{*env_, commune, env_->clock->now()};
  auto lease = env_->db->read();
  auto& rows = lease.get<CaseRows>();
  json::array out;
  for (auto const no : cases) {
    auto row = rows.find(commune, no);
    if (!row) continue;
    permissions::Object const object{commune,   0, row->account, row->desk_person, UnitId{row->desk_unit},
                                     row->field};
    if (!may(actor, Action::read_case, object)) row->applicant.clear();
    out.push_back(summary_json(view, *row));
  }
  return out;
}

Result<json::object> CaseLists::own(CommuneId commune, Actor const& actor, Page const& page) {
  TS_CHECK(env_->office(commune));
  TS_TRY(auto const before, cursor_number(page.cursor, 9'999'999'999));
  View const view{*env_, commune, env_->clock->now()};
  auto lease = env_->db->read();
  Query query(
      lease.sql(),
      "SELECT " + case_columns +
          " FROM cases WHERE commune = :commune AND account = :me AND account <> '' AND case_no < :before"
          " ORDER BY case_no DESC LIMIT " +
          std::to_string(page.limit + 1));
  query.use(commune.value, "commune");
  query.use(actor.id, "me");
  query.use(before, "before");
  return finish(view, {query.rows(), 0}, page.limit);
}

}  // namespace ts::onestop
