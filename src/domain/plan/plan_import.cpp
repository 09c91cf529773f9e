#include "domain/plan/plan_import.hpp"

#include <algorithm>

#include "base/crypto.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/plan/compiler/outline.hpp"
#include "domain/plan/plan_revision.hpp"
#include "domain/plan/plan_rows.hpp"
#include "domain/plan/plan_tables.hpp"

namespace ts::plan {
namespace {

/// "Số: 08/KH-UBND": the document's own number, in its head.
std::string number_of(Document const& document) {
  auto const head = std::min<std::size_t>(document.lines.size(), 25);
  for (std::size_t i = 0; i < head; ++i) {
    auto const& line = document.lines[i];
    auto const slash = line.find("/KH");
    if (slash == std::string::npos) continue;
    auto begin = line.find_last_of(" :\t", slash);
    begin = begin == std::string::npos ? 0 : begin + 1;
    if (begin == slash) return {};  // "Số:      /KH-UBND": not numbered yet
    return line.substr(begin, line.find_first_of(" ,;\t", slash) - begin);
  }
  return {};
}

int heading_level(Block const& block) {
  if (block.rank <= rank::roman) return 1;
  if (block.rank <= rank::arabic) return 2;
  return block.rank < rank::letter ? 3 : 4;
}

/// [[line, level], …] of the lines set as headings; rows of tables are none.
json::array headings_of(Document const& document) {
  std::vector<bool> table(document.lines.size());
  for (std::size_t i = 0; i < document.lines.size(); ++i)
    table[i] = document.lines[i].find('\t') != std::string::npos;
  json::array out;
  for (auto const& block : outline_of(document, table).blocks)
    if (block.heading && !block.text.empty())
      out.push_back(json::array{block.text.first_line(), heading_level(block)});
  return out;
}

Years years_of(CompiledPlan const& plan, Day today) {
  auto const issued = plan.issued && plan.issued->size() >= 4
                          ? std::stoi(plan.issued->substr(0, 4))
                          : int{std::chrono::year_month_day{today}.year()};
  auto const from = plan.period.from.value_or(plan.period.to.value_or(issued));
  return {from, std::max(from, plan.period.to.value_or(from))};
}

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

/// What the program made of a task's cells: recorded in the event, so that tables can be rebuilt when the
/// rules change.
struct Reading {
  std::vector<UnitId> leads;
  std::vector<UnitId> coop;
  TaskTime time;
  UnitId unit() const { return leads.empty() ? UnitId{std::string(coordinating_unit)} : leads.front(); }
};

Reading read_task(Task const& task, std::vector<CommuneUnit> const& units, Years years) {
  Reading out{matched(task.lead, units), matched(task.coop, units), parse_task_time(task.time, years)};
  // The first lead answers for the task; further leads cooperate.
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

/// The plan in force, to compare a new one with.
struct Before {
  std::optional<PlanRow> plan;
  std::vector<TargetRow> targets;
  std::vector<TaskRow> tasks;

  explicit Before(store::Tx& tx) : plan(current_plan(tx.sql(), tx.commune())) {
    if (!plan) return;
    targets = read_targets(tx.sql(), tx.commune(), plan->id);
    tasks = read_tasks(tx.sql(), tx.commune(), plan->id);
  }
};

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

/// The case a task goes on in; 0: it needs one of its own.
CaseNo goes_on_in(Kept const& kept, Before const& before) {
  return kept.standing == Standing::same ? before.tasks[kept.before].case_no : CaseNo{};
}

/// How the earlier row stands now goes into the event, because a row may not be made from another plan's.
void carry_over(json::array& readings, std::vector<Kept> const& kept, Before const& before) {
  for (std::size_t i = 0; i < kept.size(); ++i) {
    auto const no = goes_on_in(kept[i], before);
    if (no.value == 0) continue;
    auto const& row = before.tasks[kept[i].before];
    auto& reading = readings[i].as_object();
    reading["case"] = no.value;
    reading["state"] = row.state;
    if (row.due_day >= 0) reading["promised"] = to_iso(day_from_number(row.due_day));
  }
}

std::int64_t keep_bindings(store::Tx& tx, std::int64_t plan, std::vector<Kept> const& kept,
                           Before const& before, std::string const& actor) {
  std::int64_t n = 0;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (kept[i].standing == Standing::added) continue;
    auto const& row = before.targets[kept[i].before];
    if (row.bound_by != "person") continue;
    json::array indicators;
    for (auto const& id : row.indicators) indicators.emplace_back(id);
    store::NewEvent event{"plan.target_bound", {}, actor, {}, {}};
    event.data = {
        {"plan", plan}, {"target", static_cast<std::int64_t>(i) + 1}, {"indicators", std::move(indicators)}};
    event.body = {{"note", "Giữ như đã sửa ở kế hoạch trước."}};
    tx.append(std::move(event));
    ++n;
  }
  return n;
}

}  // namespace

Result<PreparedPlan> prepare_plan(std::string_view file_name, std::string_view bytes,
                                  Catalogue const& catalogue, Readers const& readers, Day today) {
  TS_TRY(auto document, readers.read(file_name, bytes));
  PreparedPlan out;
  auto const slash = file_name.find_last_of("/\\");
  out.file = std::string(slash == std::string_view::npos ? file_name : file_name.substr(slash + 1));
  out.sha256 = to_hex(sha256(bytes));
  out.number = number_of(document);
  out.compiled = compile(document, catalogue);
  out.document = std::move(document);
  auto const& c = out.compiled;
  if (c.targets.empty() && c.tasks.empty() && c.duties.empty())
    return fail(Code::invalid, "plan.empty",
                "Không tìm thấy mục tiêu, nhiệm vụ hay phân công nào trong tệp. Kiểm tra lại đây có phải kế "
                "hoạch không, hoặc "
                "văn bản có bị quét thành ảnh không.",
                "No target, task or duty was found in the file. Check that it is a plan and that it holds "
                "text, not images.",
                "/file");
  out.units = derive_units(c);
  out.years = years_of(c, today);
  return out;
}

json::object to_json(Imported const& imported) {
  json::array changes, open;
  for (auto const& c : imported.changes)
    changes.push_back(json::object{{"what", c.what}, {"how", c.how}, {"line", c.line}, {"text", c.text}});
  for (auto const no : imported.left_open) open.emplace_back(no.value);
  return {{"plan", imported.plan},
          {"same_targets", imported.same_targets},
          {"same_tasks", imported.same_tasks},
          {"kept_bindings", imported.kept_bindings},
          {"changes", std::move(changes)},
          {"left_open", std::move(open)}};
}

Result<Imported> import_plan(store::Tx& tx, PreparedPlan const& plan, std::vector<CommuneUnit> const& units,
                             std::string const& actor, OpenTask const& open) {
  Before const before(tx);
  if (before.plan && before.plan->sha256 == plan.sha256)
    return fail(Code::conflict, "plan.same", "Kế hoạch đang dùng chính là tệp này, không cần nạp lại.",
                "The plan in force came from this very file; there is nothing to import.");
  std::vector<Reading> readings;
  json::array task_readings, duty_units, lines;
  for (auto const& task : plan.compiled.tasks) {
    readings.push_back(read_task(task, units, plan.years));
    task_readings.push_back(to_json(readings.back()));
  }
  for (auto const& duty : plan.compiled.duties) {
    auto const unit = match_unit(duty.unit, units);
    duty_units.emplace_back(unit ? unit->value : std::string());
  }
  for (auto const& line : plan.document.lines) lines.emplace_back(line);
  auto const kept_targets = keep_targets(plan.compiled.targets, before.targets);
  auto const kept_tasks = keep_tasks(plan.compiled.tasks, task_readings, before.tasks);
  carry_over(task_readings, kept_tasks, before);
  auto compiled = to_json(plan.compiled);
  compiled["period"] = {{"from", plan.years.from}, {"to", plan.years.to}};
  Imported out;
  out.plan = tx.next_counter("plan");
  store::NewEvent event{"plan.imported", {}, actor, {}, {}};
  event.data = {{"plan", out.plan},
                {"sha256", plan.sha256},
                {"file", plan.file},
                {"number", plan.number},
                {"lines", static_cast<std::int64_t>(plan.document.lines.size())}};
  // A long plan does not fit a header (65,535 bytes), so what was read out of it stands in the body with it.
  event.body = {{"lines", std::move(lines)},
                {"compiled", std::move(compiled)},
                {"readings", {{"tasks", std::move(task_readings)}, {"duties", std::move(duty_units)}}},
                {"headings", headings_of(plan.document)}};
  tx.append(std::move(event));
  for (std::size_t i = 0; i < readings.size(); ++i) {
    if (goes_on_in(kept_tasks[i], before).value > 0) continue;
    auto const& task = plan.compiled.tasks[i];
    auto const& reading = readings[i];
    TS_CHECK(open(tx, {task.activity, task.product, reading.unit(), reading.coop,
                       from_local(reading.time.due, std::chrono::hours{17}),
                       task_source(out.plan, static_cast<std::int64_t>(i) + 1)}));
  }
  out.kept_bindings = keep_bindings(tx, out.plan, kept_targets, before, actor);
  note_targets(out, plan.compiled.targets, kept_targets, before);
  note_tasks(out, plan.compiled.tasks, kept_tasks, before);
  return out;
}

}  // namespace ts::plan
