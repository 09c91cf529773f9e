#include "domain/plan/compiler/compile.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

using namespace ts;
using namespace ts::plan;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

std::string const root = TS_SOURCE_DIR;

std::string read(std::filesystem::path const& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

Catalogue const& catalogue() {
  static auto const loaded = load_catalogue(root + "/packs/indicators/catalogue.toml").value();
  return loaded;
}

CompiledPlan compiled(std::string const& text) { return compile(read_text(text).value(), catalogue()); }

/// One value a line, so that a change shows as a short diff.
void pretty(std::ostream& out, json::value const& v, std::string const& indent) {
  auto const inner = indent + "  ";
  auto const* object = v.if_object();
  auto const* array = v.if_array();
  if (object != nullptr && !object->empty()) {
    out << "{";
    char const* glue = "\n";
    for (auto const& [key, value] : *object) {
      out << glue << inner << json::serialize(json::value(key)) << ": ";
      pretty(out, value, inner);
      glue = ",\n";
    }
    out << "\n" << indent << "}";
  } else if (array != nullptr && !array->empty() && array->front().is_object()) {
    out << "[";
    char const* glue = "\n";
    for (auto const& value : *array) {
      out << glue << inner;
      pretty(out, value, inner);
      glue = ",\n";
    }
    out << "\n" << indent << "]";
  } else {
    out << json::serialize(v);
  }
}

void expect_golden(std::string const& name, std::string const& got) {
  auto const file = std::filesystem::path(root) / "tests/golden" / name;
  if (std::getenv("TS_UPDATE_GOLDEN") != nullptr) std::ofstream(file, std::ios::binary) << got;
  EXPECT_EQ(read(file), got) << "TS_UPDATE_GOLDEN=1 writes " << file << " anew";
}

}  // namespace

TEST(PlanCompile, AnInventedPlanGivesTheGoldenForm) {
  auto const text = read(root + "/tests/golden/plan-suoi-may.md");
  auto const plan = compile(Readers().read("plan-suoi-may.md", text).value(), catalogue());
  std::ostringstream got;
  pretty(got, to_json(plan), "");
  expect_golden("plan-suoi-may.json", got.str() + "\n");
  expect_golden("plan-suoi-may.table.txt", to_table(plan, 110));
}

TEST(PlanCompile, JsonComesBackTheSame) {
  auto const plan =
      compile(read_markdown(read(root + "/tests/golden/plan-suoi-may.md")).value(), catalogue());
  auto const written = to_json(plan);
  EXPECT_EQ(to_json(from_json(written).value()), written);
}

TEST(PlanCompile, FromJsonNamesTheWrongField) {
  auto const wrong = json::parse(R"({"targets":[{"line":"3","value":1}]})");
  auto const result = from_json(wrong);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().field, "/targets/0/line");
  EXPECT_FALSE(from_json(json::value("plan")));
}

TEST(PlanCompile, ASentenceOverAPageBreakIsOneClauseAndKeepsItsLine) {
  auto const plan = compiled(
      "2. Cải cách thủ tục hành chính\n\n- Tỷ lệ hồ sơ giải quyết đúng hạn trên\n\n7\n\nđịa bàn xã đạt tối "
      "thiểu 98%.\n");
  ASSERT_EQ(plan.targets.size(), 1u);
  EXPECT_EQ(plan.targets[0].line, 7);
  EXPECT_EQ(plan.targets[0].pillar, "tthc");
  EXPECT_EQ(plan.targets[0].quote, "Tỷ lệ hồ sơ giải quyết đúng hạn trên địa bàn xã đạt tối thiểu 98%");
  EXPECT_THAT(plan.targets[0].indicators, ElementsAre("ty-le-ho-so-tthc-dung-han"));
}

TEST(PlanCompile, WhatWasIsNoTarget) {
  auto const plan = compiled(
      "KẾ HOẠCH\nCải cách hành chính năm 2027 của xã\n\nI. TÌNH HÌNH THỰC HIỆN NĂM 2026\n80% hồ sơ đúng "
      "hạn.\n"
      "II. MỤC TIÊU\n90% hồ sơ đúng hạn (năm 2026 đạt 80%).\n");
  ASSERT_EQ(plan.targets.size(), 1u);
  EXPECT_EQ(plan.targets[0].value, 90);
}

TEST(PlanCompile, AFigureNothingFitsStaysUnbound) {
  auto const plan = compiled("I. MỤC TIÊU\n- 70% mái nhà được sơn trắng.\n");
  ASSERT_EQ(plan.targets.size(), 1u);
  EXPECT_TRUE(plan.targets[0].indicators.empty());
  EXPECT_EQ(plan.targets[0].measure, "mái nhà được sơn trắng");
  EXPECT_THAT(to_table(plan), HasSubstr("cần người gắn"));
}

TEST(PlanCompile, DutiesUnderUnnumberedUnitLines) {
  auto const plan = compiled(
      "IV. TỔ CHỨC THỰC HIỆN\nPhòng Kinh tế\nLập dự toán cho Kế hoạch này.\nTrung tâm Dịch vụ tổng hợp\n"
      "Phát thanh về Kế hoạch hằng tuần.\nTrên đây là Kế hoạch; yêu cầu các thôn nghiêm túc thực hiện.\n");
  ASSERT_EQ(plan.duties.size(), 3u);
  EXPECT_EQ(plan.duties[0].unit, "Phòng Kinh tế");
  EXPECT_EQ(plan.duties[1].unit, "Trung tâm Dịch vụ tổng hợp");
  EXPECT_EQ(plan.duties[2].kind, "closing");
  EXPECT_EQ(plan.duties[2].unit, "các thôn");
}

TEST(PlanCompile, ReportsNameWhoToWhomAndWhen) {
  auto const plan = compiled(
      "III. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Định kỳ hằng quý, trước ngày 15/12 hằng năm báo cáo UBND "
      "tỉnh (qua Sở Nội vụ) theo quy định.\n");
  ASSERT_EQ(plan.reporting.size(), 1u);
  auto const& r = plan.reporting[0];
  EXPECT_EQ(r.who, "Phòng Kinh tế");
  EXPECT_EQ(r.to, "UBND tỉnh (qua Sở Nội vụ)");
  EXPECT_THAT(r.dates, ElementsAre("12-15"));
  EXPECT_THAT(r.frequency, ElementsAre("quý", "năm"));
}

TEST(PlanCompile, NoTextBreaksIt) {
  std::mt19937 random(7);
  auto const base = read(root + "/tests/golden/plan-suoi-may.md");
  for (int round = 0; round < 60; ++round) {
    auto text = base;
    for (int i = 0; i < 60; ++i) {
      auto const at = random() % text.size();
      if (random() % 3 == 0)
        text.erase(at, random() % 30);
      else if (random() % 2 == 0)
        text.insert(at, 1, "\n\t|(%-:;.<>\\ "[random() % 13]);
      else
        text[at] = static_cast<char>(random() % 255 + 1);
    }
    auto const document = read_markdown(text);
    ASSERT_TRUE(document);
    auto const plan = compile(*document, catalogue());
    EXPECT_EQ(to_json(from_json(to_json(plan)).value()), to_json(plan));
    EXPECT_FALSE(to_table(plan, round).empty());
  }
  EXPECT_TRUE(compiled("").targets.empty());
  EXPECT_EQ(compiled("TT\tNhiệm vụ\tChủ trì\tThời gian").tasks.size(), 0u);
}

TEST(PlanReader, RefusesWhatIsNoText) {
  EXPECT_EQ(read_text(std::string_view("a\0b", 3)).error().code, Code::unsupported);
  EXPECT_EQ(read_text(std::string(max_plan_bytes + 1, 'a')).error().code, Code::too_large);
  auto const docx = Readers().read("ke-hoach.DOCX", "PK");
  ASSERT_FALSE(docx);
  EXPECT_EQ(docx.error().code, Code::unsupported);
  EXPECT_THAT(docx.error().vi, HasSubstr(".txt"));
}

TEST(PlanReader, KeepsLineNumbers) {
  auto const d = read_markdown("---\na: b\n---\n<!-- x\ny -->Hai\n1\\. Ba\r\n").value();
  EXPECT_THAT(d.lines, ElementsAre("", "", "", "", "Hai", "1. Ba"));
  EXPECT_EQ(plan_text(d), "\n\n\n\nHai\n1. Ba\n");
  EXPECT_THAT(read_text(std::string_view("\xFF\xFEX\0\xE3\0", 6)).value().lines, ElementsAre("Xã"));
}

TEST(PlanReader, NewFormatsJoinTheRegistry) {
  Readers readers;
  readers.add("html", [](std::string_view) -> Result<Document> { return Document{{"100% thôn"}}; });
  EXPECT_EQ(readers.read("a.html", "").value().lines.size(), 1u);
}

TEST(PlanCatalogue, HasAllIndicatorsWithWords) {
  EXPECT_EQ(catalogue().indicators.size(), 118u);
  for (auto const& i : catalogue().indicators) EXPECT_FALSE(i.wordings.empty()) << i.id;
  EXPECT_EQ(catalogue().find("ty-le-ho-so-tthc-dung-han")->pillar, "tthc");
  EXPECT_EQ(catalogue().find("khong-co"), nullptr);
}

TEST(PlanCatalogue, EveryIndicatorIsBoundByItsOwnName) {
  std::string missed;
  for (auto const& i : catalogue().indicators) {
    if (i.unit != "%" || i.family == "hai-long") continue;
    auto const plan = compiled("I. MỤC TIÊU\n- " + i.vi + " đạt 90%.\n");
    if (plan.targets.size() != 1 || plan.targets[0].indicators != std::vector{i.id}) missed += i.id + "\n";
  }
  EXPECT_EQ(missed, "");
}

TEST(PlanCatalogue, RefusesWhatIsNotWellFormed) {
  EXPECT_THAT(parse_catalogue("[[indicator]\n").error().en, HasSubstr("line 1"));
  EXPECT_EQ(parse_catalogue("[[indicator]]\nid = 'a'\n").error().id, "catalogue.field");
  auto const one = std::string("[[indicator]]\nid='a'\nvi='A'\nunit='%'\npillar='tthc'\n");
  EXPECT_EQ(parse_catalogue(one + one).error().id, "catalogue.twice");
  EXPECT_EQ(parse_catalogue(one + "words=['!x']\n").error().id, "catalogue.words");
}
