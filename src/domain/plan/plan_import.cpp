#include "domain/plan/plan_import.hpp"

#include <algorithm>

#include "base/crypto.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/plan/compiler/outline.hpp"
#include "domain/plan/plan_compare.hpp"
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

void keep_bindings(store::Tx& tx, std::int64_t plan, std::vector<Kept> const& kept, Before const& before,
                   std::string const& actor) {
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
  }
}

}  // namespace

Result<PreparedPlan> prepare_plan(std::string_view file_name, std::string_view bytes,
                                  Catalogue const& catalogue, Readers const& readers, Day today) {
  TS_TRY(auto document, readers.read(file_name, bytes));
  bool const utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  if (!utf16 && !text::valid_utf8(bytes))
    return fail(
        Code::unsupported, "plan.read.encoding",
        "Tệp không ở bảng mã Unicode (UTF-8) nên chữ sẽ bị sai. Mở tệp, chọn “Lưu thành…” với mã UTF-8 rồi "
        "thử lại.",
        "The file is not UTF-8, so its words would be wrong. Save it as UTF-8 and try again.");
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
                             std::string const& actor, OpenTask const& open,
                             std::optional<std::int64_t> against) {
  auto const before = read_before(tx.sql(), tx.commune());
  TS_CHECK(check_in_force(plan, before, against));
  auto comparison = compare(plan, units, before);
  auto out = changes_of(plan, comparison, before);
  carry_over(comparison.task_readings, comparison.tasks, before);
  auto compiled = to_json(plan.compiled);
  compiled["period"] = {{"from", plan.years.from}, {"to", plan.years.to}};
  json::array lines;
  for (auto const& line : plan.document.lines) lines.emplace_back(line);
  out.plan = tx.next_counter("plan");
  store::NewEvent event{"plan.imported", {}, actor, {}, {}};
  event.data = {{"plan", out.plan},
                {"sha256", plan.sha256},
                {"file", plan.file},
                {"number", plan.number},
                {"lines", static_cast<std::int64_t>(plan.document.lines.size())}};
  // A long plan does not fit a header (65,535 bytes), so what was read out of it stands in the body with it.
  event.body = {
      {"lines", std::move(lines)},
      {"compiled", std::move(compiled)},
      {"readings",
       {{"tasks", std::move(comparison.task_readings)}, {"duties", std::move(comparison.duty_units)}}},
      {"headings", headings_of(plan.document)}};
  tx.append(std::move(event));
  for (std::size_t i = 0; i < comparison.readings.size(); ++i) {
    if (goes_on_in(comparison.tasks[i], before).value > 0) continue;
    auto const& task = plan.compiled.tasks[i];
    auto const& reading = comparison.readings[i];
    TS_CHECK(open(tx, {task.activity, task.product, reading.unit(), reading.coop,
                       from_local(reading.time.due, std::chrono::hours{17}),
                       task_source(out.plan, static_cast<std::int64_t>(i) + 1)}));
  }
  keep_bindings(tx, out.plan, comparison.targets, before, actor);
  return out;
}

}  // namespace ts::plan
