#include "scenario/stage.hpp"

#include <fmt/format.h>

namespace ts::scenario {

namespace {

using casework::Case;
using casework::CaseType;
using casework::Ending;

std::string moment(Instant at) {
  auto const local = to_local(at);
  std::chrono::year_month_day const d{local.day};
  auto const minutes =
      std::chrono::duration_cast<std::chrono::minutes>(at - from_local(local.day, {})).count();
  return fmt::format("{:02}/{:02}/{} {:02}:{:02}", static_cast<unsigned>(d.day()),
                     static_cast<unsigned>(d.month()), static_cast<int>(d.year()), minutes / 60,
                     minutes % 60);
}

std::string_view ending_vi(Ending e) {
  switch (e) {
    case Ending::none:
      return "chưa";
    case Ending::completed:
      return "hoàn thành";
    case Ending::intake_refused:
      return "từ chối tiếp nhận";
    case Ending::refused:
      return "từ chối giải quyết";
    case Ending::withdrawn:
      return "rút";
    case Ending::stopped:
      return "dừng giải quyết";
  }
  return {};
}

std::string yes_no(bool yes) { return yes ? "có" : "không"; }

std::string found(std::string const& what, Case const& c, CaseType const& type, Instant now) {
  if (what == "hạn") return moment(c.due());
  if (what == "hạn theo luật") return moment(c.first_due);
  if (what == "trạng thái") return std::string{casework::title_vi(c.phase)};
  if (what == "bước") return type.steps[c.step].key;
  if (what == "hạn của bước") return moment(c.step_by);
  if (what == "đơn vị giữ") return c.duty.unit().value;
  if (what == "kết thúc") return std::string{ending_vi(c.ending)};
  if (what == "đúng hạn") return yes_no(c.on_time(now));
  if (what == "số lần bổ sung") return std::to_string(c.supplements);
  if (what == "tính trễ vì bổ sung") return yes_no(c.supplement_counts_late);
  if (what == "xin lỗi muộn") return yes_no(c.apology_late);
  if (what == "phí") return std::to_string(c.fee);
  if (what == "đã nộp") return std::to_string(c.paid);
  if (what == "sản phẩm") return c.duty.product().name;
  return "(không có mục này)";
}

struct Player {
  packs::PackSet const& packs;
  Stage& stage;
  std::vector<std::string> wrong{};

  void say(int line, std::string const& what) { wrong.push_back(fmt::format("dòng {}: {}", line, what)); }

  void act(Act const& a, CaseType const& type) {
    auto const* who = actor(a.who);
    if (who == nullptr) return say(a.line, "không có ai tên “" + a.who + "”");
    auto const before = stage.state();
    auto const deed = deed_of(a, type, before ? before->channel : casework::Channel::online);
    if (!deed) return say(a.line, deed.error().vi);
    auto const done = stage.perform(*who, *deed, type, a.at);
    auto const after = stage.state();
    if (!done) return refused(a, done.error(), before, after);
    if (!a.refusal.empty()) return say(a.line, "lẽ ra bị từ chối (" + a.refusal + ") mà lại được làm");
    if (!after) return say(a.line, "việc đã làm mà không có hồ sơ");
    for (auto const& broken : casework::check_invariants(*after)) say(a.line, "bất biến sai: " + broken);
    for (auto const& other : stage.contradictions(type)) say(a.line, other);
    check(a, *after, type);
  }

  void refused(Act const& a, Error const& error, std::optional<Case> const& before,
               std::optional<Case> const& after) {
    if (before != after) say(a.line, "bị từ chối mà hồ sơ vẫn đổi");
    if (error.id != a.refusal) {
      return say(a.line, fmt::format("bị từ chối {}: {}{}", error.id, error.vi,
                                     a.refusal.empty() ? std::string{} : " (chờ " + a.refusal + ")"));
    }
    if (after) check(a, *after, *packs.find(after->type()));
  }

  void check(Act const& a, Case const& c, CaseType const& type) {
    for (auto const& e : a.then) {
      if (auto const other = unmet(e, c, type, a.at); !other.empty()) {
        say(e.line, fmt::format("{}: chờ “{}”, thực tế “{}”", e.what, e.value, other));
      }
    }
  }
};

}  // namespace

std::string unmet(Expectation const& expectation, Case const& c, CaseType const& type, Instant now) {
  auto const there = found(expectation.what, c, type, now);
  return there == expectation.value ? std::string{} : there;
}

std::vector<std::string> play(Script const& script, packs::PackSet const& packs, Stage& stage) {
  auto const type = packs.find(script.procedure, local_day(script.acts.front().at));
  if (!type) return {"không có thủ tục " + script.procedure + " có hiệu lực ngày ấy"};
  Player player{packs, stage};
  for (auto const& a : script.acts) player.act(a, *type);
  for (auto const& other : stage.finish()) player.say(script.acts.back().line, other);
  return player.wrong;
}

}  // namespace ts::scenario
