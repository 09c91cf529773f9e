#include "domain/plan/plan_compare.hpp"

#include <algorithm>

namespace ts::plan {
namespace {

json::array slugs(std::vector<UnitId> const& units) {
  json::array out;
  for (auto const& unit : units) out.emplace_back(unit.value);
  return out;
}

std::vector<UnitId> matched(std::vector<std::string> const& names, std::vector<CommuneUnit> const& units) {
  std::vector<UnitId> out;
  for (auto const& name : names) {
    auto const unit = match_unit(name, units);
    if (unit && std::find(out.begin(), out.end(), *unit) == out.end()) out.push_back(*unit);
  }
  return out;
}

Reading read_task(Task const& task, std::vector<CommuneUnit> const& units, Years years) {
  Reading out{matched(task.lead, units), matched(task.coop, units), parse_task_time(task.time, years)};
  // Further leads cooperate with the first.
  for (std::size_t i = out.leads.size(); i-- > 1;) {
    if (std::find(out.coop.begin(), out.coop.end(), out.leads[i]) == out.coop.end())
      out.coop.insert(out.coop.begin(), out.leads[i]);
  }
  std::erase(out.coop, out.unit());
  return out;
}

json::object to_json(Reading const& reading) {
  json::object out{{"unit", reading.unit().value},  {"leads", slugs(reading.leads)},
                   {"coop", slugs(reading.coop)},   {"due", to_iso(reading.time.due)},
                   {"stated", reading.time.stated}, {"recurrence", name(reading.time.recurrence)}};
  if (reading.time.from) out["from"] = to_iso(*reading.time.from);
  json::array dates;
  for (auto const day : reading.time.dates) dates.emplace_back(to_iso(day));
  if (!dates.empty()) out["dates"] = std::move(dates);
  return out;
}

std::string words(json::object const& row, std::string_view key) {
  auto const* v = row.if_contains(key);
  return v && v->is_string() ? std::string(v->get_string()) : std::string();
}

void note_targets(Imported& out, std::vector<Target> const& now, std::vector<Kept> const& kept,
                  Before const& before) {
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (kept[i].standing == Standing::same)
      ++out.same_targets;
    else
      out.changes.push_back({"target", std::string(name(kept[i].standing)), now[i].line, now[i].quote});
  }
  for (auto const i : gone(kept, before.targets.size())) {
    auto const& row = before.targets[i];
    out.changes.push_back({"target", "removed", row.line, words(row.data, "quote")});
  }
}

void note_tasks(Imported& out, std::vector<Task> const& now, std::vector<Kept> const& kept,
                Before const& before) {
  auto const leave = [&](TaskRow const& row) {
    bool const open = row.state == "not_started" || row.state == "in_progress";
    if (open && row.case_no.value > 0) out.left_open.push_back(row.case_no);
  };
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (kept[i].standing == Standing::same)
      ++out.same_tasks;
    else
      out.changes.push_back({"task", std::string(name(kept[i].standing)), now[i].line, now[i].activity});
    if (kept[i].standing == Standing::changed) leave(before.tasks[kept[i].before]);
  }
  for (auto const i : gone(kept, before.tasks.size())) {
    auto const& row = before.tasks[i];
    out.changes.push_back({"task", "removed", row.line, words(row.data, "activity")});
    leave(row);
  }
}

}  // namespace

Before read_before(soci::session& sql, CommuneId commune) {
  Before out;
  out.plan = current_plan(sql, commune);
  if (!out.plan) return out;
  out.targets = read_targets(sql, commune, out.plan->id);
  out.tasks = read_tasks(sql, commune, out.plan->id);
  return out;
}

Comparison compare(PreparedPlan const& plan, std::vector<CommuneUnit> const& units, Before const& before) {
  Comparison out;
  for (auto const& task : plan.compiled.tasks) {
    out.readings.push_back(read_task(task, units, plan.years));
    out.task_readings.push_back(to_json(out.readings.back()));
  }
  for (auto const& duty : plan.compiled.duties) {
    auto const unit = match_unit(duty.unit, units);
    out.duty_units.emplace_back(unit ? unit->value : std::string());
  }
  out.targets = keep_targets(plan.compiled.targets, before.targets);
  out.tasks = keep_tasks(plan.compiled.tasks, out.task_readings, before.tasks);
  return out;
}

Imported changes_of(PreparedPlan const& plan, Comparison const& comparison, Before const& before) {
  Imported out;
  note_targets(out, plan.compiled.targets, comparison.targets, before);
  note_tasks(out, plan.compiled.tasks, comparison.tasks, before);
  out.kept_bindings = std::count_if(comparison.targets.begin(), comparison.targets.end(), [&](Kept const& k) {
    return k.standing != Standing::added && before.targets[k.before].bound_by == "person";
  });
  return out;
}

Status check_in_force(PreparedPlan const& plan, Before const& before, std::optional<std::int64_t> against) {
  if (before.plan && before.plan->sha256 == plan.sha256)
    return fail(Code::conflict, "plan.same", "Kế hoạch đang dùng chính là tệp này, không cần nạp lại.",
                "The plan in force came from this very file; there is nothing to import.");
  if (!against || *against == before.id()) return {};
  return fail(Code::conflict, "plan.moved",
              "Trong lúc bạn xem, đã có kế hoạch khác được nạp. Hãy xem lại phần so sánh rồi hãy nạp.",
              "Another plan came in force meanwhile. Look at the comparison again before importing.");
}

}  // namespace ts::plan
