#include "domain/plan/plan_import.hpp"

#include <algorithm>

#include "base/crypto.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/plan/compiler/outline.hpp"
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

std::string sha_in_force(store::Tx& tx) {
  std::string out;
  auto const commune = tx.commune().value;
  tx.sql() << "SELECT sha256 FROM plan WHERE commune = :c ORDER BY plan_id DESC LIMIT 1", soci::use(commune),
      soci::into(out);
  return out;
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

Result<std::int64_t> import_plan(store::Tx& tx, PreparedPlan const& plan,
                                 std::vector<CommuneUnit> const& units, std::string const& actor,
                                 OpenTask const& open) {
  if (sha_in_force(tx) == plan.sha256)
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
  auto compiled = to_json(plan.compiled);
  compiled["period"] = {{"from", plan.years.from}, {"to", plan.years.to}};
  auto const id = tx.next_counter("plan");
  store::NewEvent event{"plan.imported", {}, actor, {}, {}};
  event.data = {{"plan", id},
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
    auto const& task = plan.compiled.tasks[i];
    auto const& reading = readings[i];
    TS_CHECK(open(tx, {task.activity, task.product, reading.unit(), reading.coop,
                       from_local(reading.time.due, std::chrono::hours{17}),
                       task_source(id, static_cast<std::int64_t>(i) + 1)}));
  }
  return id;
}

}  // namespace ts::plan
