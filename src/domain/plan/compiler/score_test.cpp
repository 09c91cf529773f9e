// Scores the compiler on real plans labelled by hand, when they lie beside the repository (TS_SHARED names
// the folder). The figures are always printed; the test fails below the thresholds the project has promised.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/text.hpp"
#include "domain/plan/compiler/compile.hpp"

using namespace ts;
using namespace ts::plan;

namespace {

std::string read(std::filesystem::path const& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::filesystem::path shared() {
  auto const* named = std::getenv("TS_SHARED");
  return named != nullptr ? std::filesystem::path(named)
                          : std::filesystem::path(TS_SOURCE_DIR) / ".." / "shared";
}

/// Hits of labels (gold) and of what was found (got).
struct Score {
  int hits = 0, gold = 0, got = 0;
  double recall() const { return gold == 0 ? 1 : static_cast<double>(hits) / gold; }
  double precision() const { return got == 0 ? 1 : static_cast<double>(hits) / got; }
};

struct PlanScore {
  Score targets, binding, tasks, lead, coop, product, time, duties;
  double milliseconds = 0;
};

/// White space collapsed, lower case, the items of a list joined.
std::string folded(json::value const& v) {
  if (v.is_null()) return {};
  if (auto const* s = v.if_string()) return text::lower(text::squeeze({s->data(), s->size()}));
  std::string out;
  for (auto const& item : v.as_array()) (out += out.empty() ? "" : "; ") += folded(item);
  return out;
}

int line(json::value const& v) { return static_cast<int>(v.at("line").as_int64()); }

bool same_figure(json::value const& a, json::value const& b) {
  return std::abs(line(a) - line(b)) <= 1 && a.at("comparator") == b.at("comparator") &&
         a.at("unit") == b.at("unit") &&
         a.at("value").to_number<double>() == b.at("value").to_number<double>();
}

bool share_indicator(json::value const& a, json::value const& b) {
  for (auto const& x : a.at("indicators").as_array())
    for (auto const& y : b.at("indicators").as_array())
      if (x == y) return true;
  return false;
}

/// Pairs each label with one finding, each used once, the best by `rank` (0: no match).
template <class Rank>
std::vector<std::pair<json::value const*, json::value const*>> pairs(json::array const& gold,
                                                                     json::array const& got, Rank rank) {
  std::vector<std::pair<json::value const*, json::value const*>> out;
  std::vector<bool> used(got.size(), false);
  for (auto const& label : gold) {
    std::size_t best = got.size();
    int best_rank = 0;
    for (std::size_t i = 0; i < got.size(); ++i)
      if (auto const r = used[i] ? 0 : rank(label, got[i]); r > best_rank) best_rank = r, best = i;
    if (best == got.size()) continue;
    used[best] = true;
    out.emplace_back(&label, &got[best]);
  }
  return out;
}

PlanScore score(json::value const& gold, json::object const& got) {
  PlanScore s;
  auto const& targets = gold.at("targets").as_array();
  auto matched = pairs(targets, got.at("targets").as_array(), [](auto const& a, auto const& b) {
    return same_figure(a, b) ? (share_indicator(a, b) ? 4 : 2) + (line(a) == line(b) ? 1 : 0) : 0;
  });
  s.targets = {static_cast<int>(matched.size()), static_cast<int>(targets.size()),
               static_cast<int>(got.at("targets").as_array().size())};
  for (auto const& [a, b] : matched) {
    if (a->at("indicators").as_array().empty()) continue;
    ++s.binding.gold;
    s.binding.hits += share_indicator(*a, *b) ? 1 : 0;
  }
  auto const& tasks = gold.at("tasks").as_array();
  matched = pairs(tasks, got.at("tasks").as_array(),
                  [](auto const& a, auto const& b) { return 2 - std::abs(line(a) - line(b)); });
  s.tasks = {static_cast<int>(matched.size()), static_cast<int>(tasks.size()),
             static_cast<int>(got.at("tasks").as_array().size())};
  for (auto const& [a, b] : matched)
    for (auto const& [key, field] :
         {std::pair("lead", &s.lead), {"coop", &s.coop}, {"product", &s.product}, {"time", &s.time}}) {
      ++field->gold;
      field->hits += folded(a->at(key)) == folded(b->at(key)) ? 1 : 0;
    }
  auto const& duties = gold.at("duties").as_array();
  matched = pairs(duties, got.at("duties").as_array(), [](auto const& a, auto const& b) {
    return folded(a.at("unit")) == folded(b.at("unit")) ? 2 - std::abs(line(a) - line(b)) : 0;
  });
  s.duties = {static_cast<int>(matched.size()), static_cast<int>(duties.size()),
              static_cast<int>(got.at("duties").as_array().size())};
  return s;
}

void print(std::string const& name, PlanScore const& s) {
  std::printf("%-18s %7.3f %9.3f %7.3f | %5.3f %4.2f %4.2f %7.2f %4.2f | %6.3f | %5.1f ms\n", name.c_str(),
              s.targets.recall(), s.targets.precision(), s.binding.recall(), s.tasks.recall(),
              s.lead.recall(), s.coop.recall(), s.product.recall(), s.time.recall(), s.duties.recall(),
              s.milliseconds);
}

}  // namespace

TEST(PlanScore, OnPlansLabelledByHand) {
  auto const folder = shared() / "gold";
  if (!std::filesystem::is_directory(folder)) {
    std::puts("skipped: no gold here");
    GTEST_SKIP() << "no labelled plans at " << folder;
  }
  auto const catalogue =
      load_catalogue(std::string(TS_SOURCE_DIR) + "/packs/indicators/catalogue.toml").value();
  std::puts("plan               targets precision binding | tasks lead coop product time | duties | compile");
  for (auto const& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    auto const gold = json::parse(read(entry.path()));
    auto const file = shared() / "plans" / std::string(gold.at("file").as_string());
    auto const document = Readers().read(file.string(), read(file)).value();
    auto const start = std::clock();  // of this process: a busy machine must not show as a slow compiler
    auto const plan = compile(document, catalogue);
    auto const took = std::clock() - start;
    auto s = score(gold, to_json(plan));
    s.milliseconds = 1000.0 * static_cast<double>(took) / CLOCKS_PER_SEC;
    print(entry.path().stem().string(), s);
    EXPECT_GE(s.targets.recall(), 0.95);
    EXPECT_GE(s.targets.precision(), 0.93);
    EXPECT_GE(s.binding.recall(), 0.85);
    EXPECT_GE(s.tasks.recall(), 0.90);
    for (auto const* field : {&s.lead, &s.coop, &s.product, &s.time}) EXPECT_GE(field->recall(), 0.85);
    EXPECT_GE(s.duties.recall(), 0.80);
  }
}
