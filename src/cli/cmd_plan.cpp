#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/setup.hpp"
#include "domain/onestop/case_row.hpp"

namespace ts::cli {
namespace {

constexpr std::size_t most_lines = 40;

std::string number(json::object const& report, std::string_view key) {
  return std::to_string(report.at(key).as_int64());
}

std::int64_t count(json::object const& report, std::string_view what, std::string_view how) {
  std::int64_t n = 0;
  for (auto const& change : report.at("changes").as_array())
    if (change.at("what").as_string() == what && change.at("how").as_string() == how) ++n;
  return n;
}

void say_counts(json::object const& report, std::string const& title, std::string_view what,
                std::string_view same) {
  say(title + ": " + number(report, same) + " giữ nguyên, " + std::to_string(count(report, what, "changed")) +
      " sửa, " + std::to_string(count(report, what, "added")) + " thêm, " +
      std::to_string(count(report, what, "removed")) + " không còn.");
}

void say_changes(json::object const& report) {
  std::size_t shown = 0;
  auto const& changes = report.at("changes").as_array();
  for (auto const& change : changes) {
    if (++shown > most_lines)
      return say("  … và " + std::to_string(changes.size() - most_lines) + " điều khác.");
    auto const how = change.at("how").as_string();
    std::string const what = change.at("what").as_string() == "target" ? "mục tiêu" : "nhiệm vụ";
    std::string const sign = how == "added" ? "  + " : how == "removed" ? "  - " : "  ~ ";
    say(sign + what + ", dòng " + std::to_string(change.at("line").as_int64()) + ": " +
        std::string(change.at("text").as_string()));
  }
}

/// Nobody but a person may say that work need not be done any more.
void say_left_open(Installation& in, CommuneId commune, json::object const& report) {
  auto const& cases = report.at("left_open").as_array();
  if (cases.empty()) return;
  say("Hồ sơ của nhiệm vụ cũ còn mở nhưng kế hoạch mới không còn như vậy; hãy xem lại, nếu không phải làm "
      "nữa thì kết "
      "thúc:");
  auto const lease = in.db->read();
  for (auto const& no : cases)
    if (auto const row = lease.get<onestop::CaseRows>().find(commune, CaseNo{no.as_int64()}))
      say("  " + row->code + "  " + row->title);
}

void say_units(json::object const& report) {
  for (auto const& unit : report.at("units").as_array())
    say("Đơn vị mới theo kế hoạch: " + std::string(unit.as_string()) + ".");
}

}  // namespace

int plan_import(PlanImportArgs const& args) {
  auto opened = Installation::open(args.data, OpenOptions{});
  if (!opened) return complain(opened.error());
  auto& in = **opened;
  auto const commune = in.commune(args.commune);
  if (!commune) return complain(commune.error());
  if (auto const started = in.start(); !started) return complain(started.error());
  auto const report = import_plan(in, *commune, args.file);
  in.stop();
  if (!report && report.error().id == "plan.same") {
    say(report.error().vi);
    return 0;
  }
  if (!report) return complain(report.error());
  say("Đã nạp kế hoạch; đây là bản thứ " + number(*report, "plan") + " và là bản đang dùng.");
  say_counts(*report, "Mục tiêu", "target", "same_targets");
  say_counts(*report, "Nhiệm vụ", "task", "same_tasks");
  say_changes(*report);
  say_units(*report);
  if (report->at("kept_bindings").as_int64() > 0)
    say("Chỉ số cán bộ đã gắn lại được giữ cho " + number(*report, "kept_bindings") + " mục tiêu.");
  say_left_open(in, *commune, *report);
  return 0;
}

}  // namespace ts::cli
