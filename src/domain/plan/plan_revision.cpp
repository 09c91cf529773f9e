#include "domain/plan/plan_revision.hpp"

#include <deque>
#include <map>

#include "base/json.hpp"
#include "base/text.hpp"

namespace ts::plan {
namespace {

std::string text(json::object const& object, std::string_view key) {
  auto const* v = object.if_contains(key);
  return v && v->is_string() ? std::string(v->get_string()) : std::string();
}

/// Figures made equal: "tối thiểu 98 %" and "tối thiểu 95,5 %".
std::string without_figures(std::string_view folded) {
  std::string out;
  for (char const c : folded) {
    bool const digit = c >= '0' && c <= '9';
    bool const inside = (c == '.' || c == ',') && !out.empty() && out.back() == '#';
    if (inside || (digit && !out.empty() && out.back() == '#')) continue;
    out += digit ? '#' : c;
  }
  return out;
}

/// Pairs what has equal keys, in order, and takes what it paired off both sides.
void pair_up(std::vector<Kept>& kept, std::vector<std::string> const& now,
             std::vector<std::string> const& before, std::vector<bool>& used, Standing standing) {
  std::map<std::string_view, std::deque<std::size_t>> free;
  for (std::size_t i = 0; i < before.size(); ++i)
    if (!used[i]) free[before[i]].push_back(i);
  for (std::size_t i = 0; i < now.size(); ++i) {
    auto const found = free.find(now[i]);
    if (kept[i].standing != Standing::added || found == free.end() || found->second.empty()) continue;
    kept[i] = {standing, found->second.front()};
    used[found->second.front()] = true;
    found->second.pop_front();
  }
}

template <class Of, class Rows>
std::vector<std::string> keys(Rows const& rows, Of of) {
  std::vector<std::string> out;
  for (auto const& row : rows) out.push_back(of(row));
  return out;
}

/// What must be equal for a task to stay in its case.
std::string owed(std::string_view activity, std::string_view product, json::object const& reading) {
  json::object key{{"activity", text::fold(activity)}, {"product", text::fold(product)}};
  for (auto const* member : {"unit", "coop", "due", "from", "dates", "recurrence"})
    if (auto const* value = reading.if_contains(member)) key[member] = *value;
  return canonical(key);
}

}  // namespace

std::string_view name(Standing standing) {
  if (standing == Standing::same) return "same";
  return standing == Standing::changed ? "changed" : "added";
}

std::vector<Kept> keep_targets(std::vector<Target> const& now, std::vector<TargetRow> const& before) {
  std::vector<Kept> kept(now.size());
  std::vector<bool> used(before.size());
  auto words_now = keys(now, [](Target const& t) { return text::fold(t.quote); });
  auto words_before = keys(before, [](TargetRow const& t) { return text::fold(text(t.data, "quote")); });
  pair_up(kept, words_now, words_before, used, Standing::same);
  for (auto* words : {&words_now, &words_before})
    for (auto& w : *words) w = without_figures(w);
  pair_up(kept, words_now, words_before, used, Standing::changed);
  return kept;
}

std::vector<Kept> keep_tasks(std::vector<Task> const& now, json::array const& readings,
                             std::vector<TaskRow> const& before) {
  std::vector<Kept> kept(now.size());
  std::vector<bool> used(before.size());
  std::vector<std::string> owed_now;
  for (std::size_t i = 0; i < now.size(); ++i)
    owed_now.push_back(owed(now[i].activity, now[i].product, readings.at(i).as_object()));
  auto const owed_before = keys(before, [](TaskRow const& row) {
    return owed(text(row.data, "activity"), text(row.data, "product"), row.reading);
  });
  pair_up(kept, owed_now, owed_before, used, Standing::same);
  auto const work_now = keys(now, [](Task const& t) { return text::fold(t.activity); });
  auto const work_before =
      keys(before, [](TaskRow const& row) { return text::fold(text(row.data, "activity")); });
  pair_up(kept, work_now, work_before, used, Standing::changed);
  return kept;
}

std::vector<std::size_t> gone(std::vector<Kept> const& kept, std::size_t before) {
  std::vector<bool> used(before);
  for (auto const& k : kept)
    if (k.standing != Standing::added) used[k.before] = true;
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < before; ++i)
    if (!used[i]) out.push_back(i);
  return out;
}

}  // namespace ts::plan
