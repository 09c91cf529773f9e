#include <algorithm>

#include "base/text.hpp"
#include "kernel/packs/search_entry.hpp"
#include "kernel/packs/toml_reader.hpp"

namespace ts::packs {

namespace {

constexpr int in_name = 12;
constexpr int in_plain = 10;
constexpr int in_keyword = 8;
constexpr int in_field = 4;
/// Words shorter than this must be typed right.
constexpr std::size_t shortest_mistyped = 4;

std::vector<std::string> words_of(std::string_view folded) {
  std::vector<std::string> out;
  std::string word;
  for (auto const c : folded) {
    bool const part =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (part) word += c;
    if (!part && !word.empty()) out.push_back(std::exchange(word, {}));
  }
  if (!word.empty()) out.push_back(std::move(word));
  return out;
}

/// How well a typed word matches a known one: 0 not at all, 6 exactly.
int match(std::string_view typed, std::string_view known) {
  if (typed == known) return 6;
  if (typed.size() >= 2 && known.starts_with(typed)) return 4;
  if (typed.size() >= shortest_mistyped && edit_distance(typed, known, 1) <= 1) return 2;
  return 0;
}

int place(std::string const& phrase, std::string_view whole, int same, int begins, int holds) {
  if (phrase == whole) return same;
  if (phrase.starts_with(whole)) return begins;
  return phrase.find(whole) != std::string::npos ? holds : 0;
}

}  // namespace

PackSet::Entry PackSet::make_entry(CaseTypePtr const& type) {
  Entry e;
  e.name = text::fold(type->name.vi);
  auto const add = [&](std::string const& text, int weight, bool phrase) {
    auto const folded = text::fold(text);
    for (auto& w : words_of(folded)) e.words.push_back({std::move(w), weight});
    if (phrase) e.phrases.push_back(folded);
  };
  add(type->name.vi, in_name, false);
  add(type->plain.vi, in_plain, true);
  add(type->name.en, in_plain, true);
  for (auto const& k : type->keywords) add(k, in_keyword, true);
  for (auto const& k : type->life_events)
    add(life_event(k) == nullptr ? k : life_event(k)->vi, in_field, false);
  add(type->field_name.vi, in_field, false);
  e.code = text::lower(type->code);
  return e;
}

int PackSet::score(Entry const& e, std::vector<std::string> const& typed, std::string_view whole) {
  if (whole.size() >= 3 && e.code.starts_with(whole)) return 1'000'000;
  int sum = 0;
  for (auto const& word : typed) {
    int best = 0;
    for (auto const& known : e.words) best = std::max(best, match(word, known.text) * known.weight);
    if (best == 0) return 0;
    sum += best;
  }
  // The name says more than a keyword does; among equals the shortest name is the plainest case.
  int bonus = place(e.name, whole, 200, 120, 100);
  for (auto const& p : e.phrases) bonus = std::max(bonus, place(p, whole, 150, 90, 60));
  int const length = static_cast<int>(std::min<std::size_t>(e.name.size(), 99));
  return 100 * (sum / static_cast<int>(typed.size()) + bonus) + 99 - length;
}

std::vector<Hit> PackSet::search(std::string_view text, Day on, std::size_t limit) const {
  // Nobody types more; an attacker might.
  auto const whole = text::fold(text.substr(0, 200));
  auto typed = words_of(whole);
  if (typed.size() > 12) typed.resize(12);
  std::vector<Hit> out;
  if (typed.empty()) return out;
  for (std::size_t i = 0; i < types_.size(); ++i) {
    auto const& t = types_[i];
    if (t->kind != casework::Kind::procedure || !t->valid_on(on) || find(t->code, on) != t) continue;
    int const s = score(*index_[i], typed, whole);
    if (s > 0) out.push_back({t, s});
  }
  std::stable_sort(out.begin(), out.end(), [](Hit const& a, Hit const& b) { return a.score > b.score; });
  if (out.size() > limit) out.resize(limit);
  return out;
}

}  // namespace ts::packs
