// Every *.scn of this folder is a test of its own.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "scenario/stage.hpp"
#include "support/postgres_server.hpp"

namespace ts::scenario {

namespace {

std::filesystem::path const here = std::filesystem::path{TS_SOURCE_DIR} / "tests/scenario";

std::vector<std::filesystem::path> scripts() {
  std::vector<std::filesystem::path> out;
  for (auto const& entry : std::filesystem::directory_iterator(here)) {
    if (entry.path().extension() == ".scn") out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::string read(std::filesystem::path const& file) {
  std::ifstream in(file);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

packs::PackSet const& packs_of_the_repository() {
  static auto const loaded = packs::load(std::filesystem::path{TS_SOURCE_DIR} / "packs");
  return *loaded.value();
}

std::unique_ptr<Stage> stage(std::string const& name) {
  if (name == "engine") return engine_stage(packs_of_the_repository());
  return store_stage(name == "postgresql" ? test::PostgresServer::shared().fresh_url() : std::string{});
}

using Play = std::tuple<std::filesystem::path, std::string>;
class Scenario : public testing::TestWithParam<Play> {};

TEST_P(Scenario, Holds) {
  auto const& [file, stage_name] = GetParam();
  auto const script = parse(read(file));
  ASSERT_TRUE(script) << script.error().vi;
  SCOPED_TRACE(script->title + " (" + script->basis + ")");
  for (auto const& wrong : play(*script, packs_of_the_repository(), *stage(stage_name)))
    ADD_FAILURE() << wrong;
}

std::string test_name(testing::TestParamInfo<Play> const& info) {
  auto name = std::get<0>(info.param).stem().string() + "_" + std::get<1>(info.param);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

auto const stages = testing::Values("engine", "sqlite", "postgresql");
INSTANTIATE_TEST_SUITE_P(Scripts, Scenario, testing::Combine(testing::ValuesIn(scripts()), stages),
                         test_name);

class ScenarioStage : public testing::TestWithParam<std::string> {};

TEST_P(ScenarioStage, AWrongExpectationIsFound) {
  auto script = parse(
      "# Sai có chủ ý\nthủ tục: 1.001193\ncăn cứ: thử\n"
      "21/01/2026 09:00 | người dân | Nộp hồ sơ | kênh: trực tuyến\n= trạng thái: Đã kết thúc\n");
  ASSERT_TRUE(script);
  auto const wrong = play(*script, packs_of_the_repository(), *stage(GetParam()));
  ASSERT_EQ(wrong.size(), 1u) << testing::PrintToString(wrong);
  EXPECT_NE(wrong.front().find("dòng 5"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(, ScenarioStage, stages, [](auto const& stage_info) { return stage_info.param; });

TEST(ScenarioScript, ABrokenLineIsNamed) {
  auto const script =
      parse("# Tên\nthủ tục: 1.001193\ncăn cứ: thử\n31/02/2026 09:00 | người dân | Nộp hồ sơ\n");
  ASSERT_FALSE(script);
  EXPECT_NE(script.error().vi.find("Dòng 4"), std::string::npos);
}

}  // namespace

}  // namespace ts::scenario
