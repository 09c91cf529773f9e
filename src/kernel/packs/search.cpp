#include <algorithm>

#include "base/text.hpp"
#include "kernel/packs/search_entry.hpp"
#include "kernel/packs/spoken.hpp"
#include "kernel/packs/toml_reader.hpp"

namespace ts::packs {

namespace {

constexpr int in_name = 12;
constexpr int in_plain = 10;
constexpr int in_keyword = 8;
constexpr int in_field = 4;
/// Words shorter than this must be typed right at the first look.
constexpr std::size_t shortest_mistyped = 4;
/// At the second look, when nothing had every word.
constexpr std::size_t shortest_guessed = 3;

/// How well a typed word matches a known one: 0 not at all, 6 exactly.
int match(std::string_view typed, std::string_view known, std::size_t mistyped = shortest_mistyped) {
  if (typed == known) return 6;
  if (typed.size() >= 2 && known.starts_with(typed)) return 4;
  if (typed.size() >= mistyped && edit_distance(typed, known, 1) <= 1) return 2;
  return 0;
}

int place(std::string const& phrase, std::string_view whole, int same, int begins, int holds) {
  if (phrase == whole) return same;
  if (phrase.starts_with(whole)) return begins;
  return phrase.find(whole) != std::string::npos ? holds : 0;
}

/// At the second look two words of three say what is meant; fewer would be any procedure.
template <typename Entry>
int guess(Entry const& e, std::vector<std::string> const& typed) {
  int sum = 0;
  std::size_t found = 0;
  for (auto const& word : typed) {
    int best = 0;
    for (auto const& known : e.words)
      best = std::max(best, match(word, known.text, shortest_guessed) * known.weight);
    sum += best;
    found += best > 0 ? 1 : 0;
  }
  return 3 * found >= 2 * typed.size() ? sum : 0;
}

/// "khaisinh" is taken apart when both parts are words that some procedure has.
template <typename Index>
std::vector<std::string> unglued(Index const& index, std::vector<std::string> typed) {
  auto const known = [&](std::string_view word) {
    return std::ranges::any_of(index, [&](auto const& e) {
      return std::ranges::any_of(e->words, [&](auto const& w) { return w.text == word; });
    });
  };
  std::vector<std::string> out;
  for (auto& word : typed) {
    std::size_t cut = 0;
    bool const whole = word.size() < 4 || known(word);
    for (std::size_t i = 2; !whole && cut == 0 && i + 2 <= word.size(); ++i)
      if (known(std::string_view{word}.substr(0, i)) && known(std::string_view{word}.substr(i))) cut = i;
    out.push_back(word.substr(0, cut == 0 ? word.size() : cut));
    if (cut != 0) out.push_back(word.substr(cut));
  }
  return out;
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
  auto const short_of = [](std::vector<std::string> words) {
    if (words.size() > 12) words.resize(12);
    return words;
  };
  auto const whole = text::fold(text.substr(0, 200));
  auto const typed = short_of(words_of(whole));
  if (typed.empty()) return {};
  auto const look = [&](auto const& scored) {
    std::vector<Hit> out;
    for (std::size_t i = 0; i < types_.size(); ++i) {
      auto const& t = types_[i];
      if (t->kind != casework::Kind::procedure || !t->valid_on(on) || find(t->code, on) != t) continue;
      int const s = scored(*index_[i]);
      if (s > 0) out.push_back({t, s});
    }
    std::stable_sort(out.begin(), out.end(), [](Hit const& a, Hit const& b) { return a.score > b.score; });
    if (out.size() > limit) out.resize(limit);
    return out;
  };
  auto const all_of = [&](std::vector<std::string> const& words) {
    std::string said;
    for (auto const& w : words) said += (said.empty() ? "" : " ") + w;
    return look([&](Entry const& e) { return score(e, words, words == typed ? whole : said); });
  };
  auto const meant = short_of(written_out(whole));
  auto out = all_of(meant);
  if (out.empty() && meant != typed) out = all_of(typed);
  if (!out.empty()) return out;
  auto const wished = short_of(unglued(index_, without_small_talk(meant)));
  out = all_of(wished);
  return out.empty() ? look([&](Entry const& e) { return guess(e, wished); }) : out;
}

}  // namespace ts::packs
