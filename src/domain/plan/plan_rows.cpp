#include "domain/plan/plan_rows.hpp"

#include "base/result.hpp"

namespace ts::plan {
namespace {

/// Columns this program wrote itself: a text that does not parse means a broken database.
json::array array_of(std::string const& text) { return json::parse(text).as_array(); }
json::object object_of(std::string const& text) { return json::parse(text).as_object(); }

std::vector<std::string> strings(std::string const& text) {
  std::vector<std::string> out;
  for (auto const& item : array_of(text)) out.emplace_back(item.as_string());
  return out;
}

std::vector<TargetRow> targets_where(soci::session& sql, CommuneId commune, std::int64_t plan,
                                     std::int64_t only) {
  std::vector<TargetRow> out;
  TargetRow row;
  std::string data, indicators;
  long long id = 0, version = 0;
  long long const p = plan, lowest = only, highest = only == 0 ? 1'000'000 : only;
  soci::statement st =
      (sql.prepare << "SELECT target_id, line, pillar, data, indicators, bound_by, version FROM plan_target "
                      "WHERE commune = :c "
                      "AND plan_id = :p AND target_id >= :l AND target_id <= :h ORDER BY target_id",
       soci::into(id), soci::into(row.line), soci::into(row.pillar), soci::into(data), soci::into(indicators),
       soci::into(row.bound_by), soci::into(version), soci::use(commune.value), soci::use(p),
       soci::use(lowest), soci::use(highest));
  st.execute();
  while (st.fetch()) {
    row.id = id;
    row.version = version;
    row.data = object_of(data);
    row.indicators = strings(indicators);
    out.push_back(row);
  }
  return out;
}

}  // namespace

std::string TaskRow::state_on(Day today) const {
  auto const open = state == "not_started" || state == "in_progress";
  return open && due_day >= 0 && due_day < day_number(today) ? "late" : state;
}

std::optional<PlanRow> current_plan(soci::session& sql, CommuneId commune) {
  PlanRow out;
  std::string basis, reporting;
  long long id = 0, seq = 0, at = 0;
  sql << "SELECT plan_id, seq, at, sha256, file, number, title, issuer, issued, year_from, year_to, "
         "line_count, legal_basis, "
         "reporting FROM plan WHERE commune = :c ORDER BY plan_id DESC LIMIT 1",
      soci::use(commune.value), soci::into(id), soci::into(seq), soci::into(at), soci::into(out.sha256),
      soci::into(out.file), soci::into(out.number), soci::into(out.title), soci::into(out.issuer),
      soci::into(out.issued), soci::into(out.from), soci::into(out.to), soci::into(out.lines),
      soci::into(basis), soci::into(reporting);
  if (!sql.got_data()) return std::nullopt;
  out.id = id;
  out.seq = seq;
  out.at = instant_from_millis(at);
  out.legal_basis = array_of(basis);
  out.reporting = array_of(reporting);
  return out;
}

std::vector<TargetRow> read_targets(soci::session& sql, CommuneId commune, std::int64_t plan) {
  return targets_where(sql, commune, plan, 0);
}

std::optional<TargetRow> read_target(soci::session& sql, CommuneId commune, std::int64_t plan,
                                     std::int64_t target) {
  if (target < 1) return std::nullopt;
  auto rows = targets_where(sql, commune, plan, target);
  return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

std::vector<BindingRow> read_bindings(soci::session& sql, CommuneId commune, std::int64_t plan,
                                      std::int64_t target) {
  std::vector<BindingRow> out;
  BindingRow row;
  std::string indicators;
  long long seq = 0, at = 0;
  long long const p = plan, t = target;
  soci::statement st =
      (sql.prepare << "SELECT seq, at, actor, indicators, note FROM plan_binding WHERE commune = :c AND "
                      "plan_id = :p AND target_id = :t ORDER BY seq",
       soci::into(seq), soci::into(at), soci::into(row.actor), soci::into(indicators), soci::into(row.note),
       soci::use(commune.value), soci::use(p), soci::use(t));
  st.execute();
  while (st.fetch()) {
    row.seq = seq;
    row.at = instant_from_millis(at);
    row.indicators = array_of(indicators);
    out.push_back(row);
  }
  return out;
}

std::vector<TaskRow> read_tasks(soci::session& sql, CommuneId commune, std::int64_t plan) {
  std::vector<TaskRow> out;
  TaskRow row;
  std::string data, reading;
  long long id = 0, no = 0;
  long long const p = plan;
  soci::statement st = (sql.prepare << "SELECT task_id, line, unit, data, reading, due_day, case_no, state "
                                       "FROM plan_task WHERE commune = :c AND "
                                       "plan_id = :p ORDER BY task_id",
                        soci::into(id), soci::into(row.line), soci::into(row.unit), soci::into(data),
                        soci::into(reading), soci::into(row.due_day), soci::into(no), soci::into(row.state),
                        soci::use(commune.value), soci::use(p));
  st.execute();
  while (st.fetch()) {
    row.id = id;
    row.case_no = CaseNo{no};
    row.data = object_of(data);
    row.reading = object_of(reading);
    out.push_back(row);
  }
  return out;
}

std::vector<DutyRow> read_duties(soci::session& sql, CommuneId commune, std::int64_t plan) {
  std::vector<DutyRow> out;
  DutyRow row;
  std::string data;
  long long id = 0;
  long long const p = plan;
  soci::statement st =
      (sql.prepare << "SELECT duty_id, line, unit, data FROM plan_duty WHERE commune = :c AND plan_id = :p "
                      "ORDER BY duty_id",
       soci::into(id), soci::into(row.line), soci::into(row.unit), soci::into(data), soci::use(commune.value),
       soci::use(p));
  st.execute();
  while (st.fetch()) {
    row.id = id;
    row.data = object_of(data);
    out.push_back(row);
  }
  return out;
}

std::vector<LineRow> read_lines(soci::session& sql, CommuneId commune, std::int64_t plan, int from,
                                int limit) {
  std::vector<LineRow> out;
  LineRow row;
  long long const p = plan;
  soci::statement st =
      (sql.prepare
           << "SELECT line, heading, text FROM plan_line WHERE commune = :c AND plan_id = :p AND line "
              ">= :f ORDER BY line LIMIT :l",
       soci::into(row.line), soci::into(row.heading), soci::into(row.text), soci::use(commune.value),
       soci::use(p), soci::use(from), soci::use(limit));
  st.execute();
  while (st.fetch()) out.push_back(row);
  return out;
}

}  // namespace ts::plan
