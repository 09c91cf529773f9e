// Tables in all the ways a document may draw them: the same invented annex, once as tabs, pipes, HTML and
// blanks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/plan/compiler/compile.hpp"

using namespace ts::plan;
using testing::ElementsAre;

namespace {

CompiledPlan compiled(std::string const& text) { return compile(read_markdown(text).value(), Catalogue{}); }

void expect_annex(std::vector<Task> const& tasks) {
  ASSERT_EQ(tasks.size(), 3u);
  EXPECT_EQ(tasks[0].group, "I");
  EXPECT_EQ(tasks[0].activity, "Vẽ bản đồ thôn");
  EXPECT_EQ(tasks[0].product, "Bản đồ");
  EXPECT_THAT(tasks[0].lead, ElementsAre("Phòng Kinh tế"));
  EXPECT_THAT(tasks[0].coop, ElementsAre("Các thôn"));
  EXPECT_EQ(tasks[0].time, "Quý I/2027");
  EXPECT_THAT(tasks[1].lead, ElementsAre("Phòng Kinh tế"));
  EXPECT_THAT(tasks[1].inherited, ElementsAre("lead", "coop"));
  EXPECT_EQ(tasks[1].time, "Hằng năm");
  EXPECT_EQ(tasks[2].group, "II");
  EXPECT_EQ(tasks[2].activity, "Trồng cây ven đường");
  EXPECT_THAT(tasks[2].lead, ElementsAre("Công an xã"));
}

}  // namespace

TEST(PlanTables, Tabs) {
  expect_annex(compiled("TT\tNhiệm vụ\tSản phẩm\tChủ trì\tPhối hợp\tThời gian\n"
                        "I\tBẢN ĐỒ\t\t\t\t\n"
                        "1\tVẽ bản đồ thôn\tBản đồ\tPhòng Kinh tế\tCác thôn\tQuý I/2027\n"
                        "2\tSửa bản đồ\tBản vẽ\t\t\tHằng năm\n"
                        "II\tCÂY XANH\t\t\t\t\n"
                        "1\tTrồng cây ven đường\tHàng cây\tCông an xã\tCác thôn\tHằng năm\n")
                   .tasks);
}

TEST(PlanTables, Pipes) {
  expect_annex(compiled("| TT | Nhiệm vụ | Sản phẩm | Chủ trì | Phối hợp | Thời gian |\n"
                        "|---|:--|---|---|---|--:|\n"
                        "| **I** | **BẢN ĐỒ** | | | | |\n"
                        "| 1 | Vẽ bản đồ thôn | Bản đồ | Phòng Kinh tế | Các thôn | Quý I/2027 |\n"
                        "| 2 | Sửa bản đồ | Bản vẽ | | | Hằng năm |\n"
                        "| II | CÂY XANH | | | | |\n"
                        "| 1 | Trồng cây<br>ven đường | Hàng cây | Công an xã | Các thôn | Hằng năm |\n")
                   .tasks);
}

TEST(PlanTables, Html) {
  expect_annex(
      compiled("<table><tr><th>TT</th><th>Nhiệm vụ</th><th>Sản phẩm</th><th>Chủ trì</th><th>Phối hợp</th>"
               "<th>Thời gian</th></tr>\n"
               "<tr><td>I</td><td colspan=\"5\">BẢN ĐỒ</td></tr>\n"
               "<tr><td>1</td><td>Vẽ bản đồ thôn</td><td>Bản đồ</td><td rowspan=\"2\">Phòng Kinh tế</td>"
               "<td rowspan=\"2\">Các thôn</td><td>Quý I/2027</td></tr>\n"
               "<tr><td>2</td><td>Sửa bản đồ</td><td>Bản vẽ</td><td>Hằng năm</td></tr>\n"
               "<tr><td>II</td><td colspan=\"5\">CÂY XANH</td></tr>\n"
               "<tr><td>1</td><td>Trồng cây ven đường</td><td>Hàng cây</td><td>Công an xã</td>"
               "<td>Các thôn</td><td>Hằng năm</td></tr></table>\n")
          .tasks);
}

TEST(PlanTables, Blanks) {
  expect_annex(compiled("TT    Nhiệm vụ             Sản phẩm     Chủ trì          Phối hợp     Thời gian\n"
                        "I     BẢN ĐỒ\n"
                        "1     Vẽ bản đồ            Bản đồ       Phòng Kinh       Các thôn     Quý I/2027\n"
                        "      thôn                              tế\n"
                        "2     Sửa bản đồ           Bản vẽ                                     Hằng năm\n"
                        "II    CÂY XANH\n"
                        "1     Trồng cây            Hàng cây     Công an xã       Các thôn     Hằng năm\n"
                        "      ven đường\n")
                   .tasks);
}

TEST(PlanTables, CentredCellsInBlankHeldColumns) {
  expect_annex(compiled("TT    Nhiệm vụ             Sản phẩm     Chủ trì          Phối hợp     Thời gian\n"
                        "\n"
                        "I     BẢN ĐỒ\n"
                        "\n"
                        "      Vẽ bản đồ\n"
                        "1                          Bản đồ       Phòng Kinh tế    Các thôn     Quý I/2027\n"
                        "      thôn\n"
                        "\n"
                        "2     Sửa bản đồ           Bản vẽ                                     Hằng năm\n"
                        "\n"
                        "II    CÂY XANH\n"
                        "\n"
                        "      Trồng cây\n"
                        "1                          Hàng cây     Công an xã       Các thôn     Hằng năm\n"
                        "      ven đường\n")
                   .tasks);
}

TEST(PlanTables, ARowCutByAPageBreakIsOneRow) {
  auto const tasks = compiled(
                         "TT\tNhiệm vụ\tSản phẩm\tChủ trì\tPhối hợp\tThời gian\n"
                         "1\tVẽ bản đồ của\tBản đồ\tPhòng Kinh tế\tCác thôn\tQuý I/2027\n\n12\n\n"
                         "TT\tNhiệm vụ\tSản phẩm\tChủ trì\tPhối hợp\tThời gian\n"
                         "\ttừng thôn\t\t\t\t\n"
                         "2\tSửa bản đồ\tBản vẽ\tCông an xã\tCác thôn\tHằng năm\n")
                         .tasks;
  ASSERT_EQ(tasks.size(), 2u);
  EXPECT_EQ(tasks[0].activity, "Vẽ bản đồ của từng thôn");
  EXPECT_EQ(tasks[0].line, 2);
}

TEST(PlanTables, ARowShiftedToTheLeftIsReadByContent) {
  auto const tasks = compiled(
                         "TT\tMục tiêu\tNhiệm vụ\tSản phẩm\tChủ trì\tPhối hợp\tThời gian\n"
                         "1\tLàng sạch\tQuét đường\tBiên bản\tCông an xã\tCác thôn\tHằng năm\n"
                         "\tNhặt rác ven suối\tẢnh chụp\tPhòng Kinh tế\tCác thôn\tQuý I/2027\t\n")
                         .tasks;
  ASSERT_EQ(tasks.size(), 2u);
  EXPECT_EQ(tasks[1].activity, "Nhặt rác ven suối");
  EXPECT_EQ(tasks[1].product, "Ảnh chụp");
  EXPECT_THAT(tasks[1].lead, ElementsAre("Phòng Kinh tế"));
  EXPECT_EQ(tasks[1].time, "Quý I/2027");
}

TEST(PlanTables, ALeftOutProductDoesNotMoveTheActivity) {
  auto const tasks = compiled(
                         "TT\tNhiệm vụ\tSản phẩm\tChủ trì\tPhối hợp\tThời gian\n"
                         "1\tQuét đường\tBiên bản\tCông an xã\tCác thôn\tHằng năm\n"
                         "2\tNhặt rác ven suối\tPhòng Kinh tế\tCác thôn\tQuý I/2027\t\n")
                         .tasks;
  ASSERT_EQ(tasks.size(), 2u);
  EXPECT_EQ(tasks[1].activity, "Nhặt rác ven suối");
  EXPECT_EQ(tasks[1].product, "");
  EXPECT_THAT(tasks[1].lead, ElementsAre("Phòng Kinh tế"));
}

TEST(PlanTables, ATwoLineHeaderNamesTheColumns) {
  auto const tasks =
      compiled(
          "| TT | Nội dung | Kết quả | Cơ quan thực hiện | | Tiến độ |\n|---|---|---|---|---|---|\n"
          "| | | | Chủ trì | Phối hợp | |\n"
          "| (1) | (2) | (3) | (4) | (5) | (6) |\n"
          "| 1 | Quét đường | Biên bản | Công an xã | Các thôn | Hằng năm |\n")
          .tasks;
  ASSERT_EQ(tasks.size(), 1u);
  EXPECT_THAT(tasks[0].lead, ElementsAre("Công an xã"));
  EXPECT_THAT(tasks[0].coop, ElementsAre("Các thôn"));
  EXPECT_EQ(tasks[0].time, "Hằng năm");
}

TEST(PlanTables, ColumnsOfFiguresTakeUnitAndYear) {
  auto const targets = compiled(
                           "| TT | Chỉ tiêu | ĐVT | Năm 2026 | Năm 2027 |\n|---|---|---|---|---|\n"
                           "| 1 | Thôn có loa | % | 80 | ≥ 90 |\n| 2 | Lớp học đêm | Lớp | 2 | 3 |\n")
                           .targets;
  ASSERT_EQ(targets.size(), 4u);
  EXPECT_EQ(targets[1].comparator, ">=");
  EXPECT_EQ(targets[1].value, 90);
  EXPECT_EQ(targets[1].unit, "%");
  EXPECT_EQ(targets[1].by, "2027");
  EXPECT_EQ(targets[2].unit, "lớp");
}

TEST(PlanTables, MergedUnitCellsLeftOutDoNotMisplaceTheTime) {
  auto const tasks = compiled(
                         "TT\tMục tiêu\tNhiệm vụ\tSản phẩm\tChủ trì\tPhối hợp\tThời gian\n"
                         "1\tLàng sạch\tQuét đường làng\tBiên bản\tCông an xã\tCác thôn\tHằng năm\n"
                         "\tNhặt rác ven suối\tẢnh chụp\t\t\tQuý I/2027\t\n")
                         .tasks;
  ASSERT_EQ(tasks.size(), 2u);
  EXPECT_EQ(tasks[1].product, "Ảnh chụp");
  EXPECT_EQ(tasks[1].time, "Quý I/2027");
  EXPECT_THAT(tasks[1].lead, ElementsAre("Công an xã"));
}

TEST(PlanTables, AFigureInAMisplacedCellIsStillFound) {
  auto const targets = compiled(
                           "TT\tMục tiêu\tNhiệm vụ\tSản phẩm\tChủ trì\tPhối hợp\tThời gian\n"
                           "1\tLàng sạch\tQuét đường làng\tBiên bản\tCông an xã\tCác thôn\tHằng năm\n"
                           "80% ngõ có đèn\tThắp đèn\tẢnh chụp\t\t\t\t\n")
                           .targets;
  ASSERT_EQ(targets.size(), 1u);
  EXPECT_EQ(targets[0].value, 80);
  EXPECT_EQ(targets[0].line, 3);
}
