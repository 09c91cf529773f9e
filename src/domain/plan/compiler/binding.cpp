#include "domain/plan/compiler/binding.hpp"

#include <algorithm>
#include <unordered_map>

namespace ts::plan {
namespace {

/// Where each word of a text stands.
class Places {
 public:
  explicit Places(std::vector<std::string> const& words) : words_(words) {
    for (std::size_t i = 0; i < words.size(); ++i) at_[words[i]].push_back(i);
  }

  bool has(std::vector<std::string> const& phrase) const {
    auto const it = phrase.empty() ? at_.end() : at_.find(phrase.front());
    if (it == at_.end()) return false;
    return std::ranges::any_of(it->second, [&](std::size_t i) {
      return i + phrase.size() <= words_.size() &&
             std::equal(phrase.begin(), phrase.end(), words_.begin() + static_cast<std::ptrdiff_t>(i));
    });
  }

 private:
  std::vector<std::string> const& words_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> at_;
};

/// Words met, one for each word of the longest alternative of each group; 0 when a group is not met.
double score(Wording const& wording, Places const& places) {
  if (std::ranges::any_of(wording.none, [&](auto const& p) { return places.has(p); })) return 0;
  double sum = 0;
  for (auto const& group : wording.all) {
    std::size_t longest = 0;
    for (auto const& phrase : group)
      if (phrase.size() > longest && places.has(phrase)) longest = phrase.size();
    if (longest == 0) return 0;
    sum += static_cast<double>(longest);
  }
  return sum + 0.2 * static_cast<double>(wording.all.size());
}

/// The unit and direction of a target rule most indicators out.
bool fits(Indicator const& indicator, Spoken const& spoken) {
  auto const reduces = spoken.comparator.starts_with("reduce"),
             increases = spoken.comparator.starts_with("increase");
  auto const percent = indicator.unit.starts_with("%");
  if (percent != (spoken.unit == "%")) {
    // Counts agree on the thing counted: "lớp" with "lớp/năm".
    return false;
  }
  if (percent) {
    if (reduces) return indicator.unit == "% giảm";
    if (increases) return indicator.unit != "% giảm";
    return indicator.unit == "%";
  }
  auto const head = [](std::string_view unit) { return unit.substr(0, unit.find('/')); };
  auto const rounds = [](std::string_view unit) {
    return unit == "đợt" || unit == "lần" || unit == "cuộc" || unit == "lượt";
  };
  auto const a = head(indicator.unit), b = head(spoken.unit);
  return a == b || (rounds(a) && rounds(b));
}

}  // namespace

std::vector<std::string> Binder::best(std::vector<std::string> const& words, Spoken const& spoken) const {
  Places const places(words);
  struct Match {
    Indicator const* indicator;
    double score;
  };
  std::vector<Match> matches;
  for (auto const& indicator : catalogue_.indicators) {
    if (!fits(indicator, spoken)) continue;
    double top = 0;
    for (auto const& wording : indicator.wordings) top = std::max(top, score(wording, places));
    if (top <= 0) continue;
    if (indicator.pillar == spoken.pillar) top += 0.5;
    if (spoken.comparator.starts_with("increase") && indicator.unit == "% tăng") top += 10;
    matches.push_back({&indicator, top});
  }
  if (matches.empty()) return {};
  auto const top = std::ranges::max_element(matches, {}, &Match::score);
  std::vector<std::string> out{top->indicator->id};
  for (auto const& m : matches)
    if (m.indicator != top->indicator && !m.indicator->family.empty() &&
        m.indicator->family == top->indicator->family)
      out.push_back(m.indicator->id);
  return out;
}

std::vector<std::string> Binder::bind(Spoken const& spoken) const {
  auto words = binding_words(spoken.clause);
  auto found = best(words, spoken);
  if (!found.empty() || spoken.context.empty()) return found;
  auto more = binding_words(spoken.context);
  words.insert(words.begin(), more.begin(), more.end());
  return best(words, spoken);
}

}  // namespace ts::plan
