// The grammar of figures, clauses, units, times and labels, on invented sentences.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/plan/compiler/clauses.hpp"
#include "domain/plan/compiler/labels.hpp"
#include "domain/plan/compiler/markup.hpp"
#include "domain/plan/compiler/numbers.hpp"
#include "domain/plan/compiler/times.hpp"
#include "domain/plan/compiler/units.hpp"

using namespace ts::plan;
using testing::ElementsAre;

namespace {

/// Figures of a text as "comparator value[-value2] unit".
std::vector<std::string> figures(std::string_view text) {
  std::vector<std::string> out;
  auto number = [](double v) {
    auto s = std::to_string(v);
    s.erase(s.find_last_not_of('0') + 1);
    return s.ends_with('.') ? s.substr(0, s.size() - 1) : s;
  };
  for (auto const& f : find_figures(split_words(text)))
    out.push_back(f.comparator + " " + number(f.value) + (f.value2 ? "-" + number(*f.value2) : "") + " " +
                  f.unit);
  return out;
}

std::vector<std::string> clauses(std::string_view text) {
  auto const words = split_words(text);
  auto const found = find_figures(words);
  std::vector<std::string> out;
  for (auto const range : clauses_of(words, found)) out.emplace_back(words_text(text, words, range));
  return out;
}

}  // namespace

TEST(PlanNumbers, ReadDecimalsAndThousands) {
  EXPECT_EQ(parse_number("97,5"), 97.5);
  EXPECT_EQ(parse_number("99.5"), 99.5);
  EXPECT_EQ(parse_number("1.000"), 1000);
  EXPECT_EQ(parse_number("02"), 2);
  EXPECT_FALSE(parse_number("a"));
}

TEST(PlanNumbers, PercentagesCompare) {
  EXPECT_THAT(figures("100% hồ sơ được lưu"), ElementsAre("= 100 %"));
  EXPECT_THAT(figures("tỷ lệ lưu là 80 %"), ElementsAre("= 80 %"));
  EXPECT_THAT(figures("đạt tối thiểu 98%, ít nhất 97,5%, không dưới 90%"),
              ElementsAre(">= 98 %", ">= 97.5 %", ">= 90 %"));
  EXPECT_THAT(figures("từ 95% trở lên; đạt từ 60%; ≥ 70%; >= 71%"),
              ElementsAre(">= 95 %", ">= 60 %", ">= 70 %", ">= 71 %"));
  EXPECT_THAT(figures("tối thiểu phải đạt 95%"), ElementsAre(">= 95 %"));
  EXPECT_THAT(figures("trên 70%; từ trên 70%; >50%; đạt hơn 60%"),
              ElementsAre("> 70 %", "> 70 %", "> 50 %", "> 60 %"));
  EXPECT_THAT(figures("không quá 5%; dưới 1%; tối đa 10%; ≤ 3%; không để quá 2%"),
              ElementsAre("<= 5 %", "< 1 %", "<= 10 %", "<= 3 %", "<= 2 %"));
}

TEST(PlanNumbers, RangesAreBetween) {
  EXPECT_THAT(figures("từ 25% – 35%"), ElementsAre("between 25-35 %"));
  EXPECT_THAT(figures("25 - 35%"), ElementsAre("between 25-35 %"));
  EXPECT_THAT(figures("đạt từ 92% đến 95%"), ElementsAre("between 92-95 %"));
  EXPECT_THAT(figures("giai đoạn 2026-2030: 100% thôn"), ElementsAre("= 100 %"));
}

TEST(PlanNumbers, DirectionsReduceAndIncrease) {
  EXPECT_THAT(figures("giảm tối thiểu 20% giấy tờ"), ElementsAre("reduce>= 20 %"));
  EXPECT_THAT(figures("giảm thời gian chờ tối thiểu 20%"), ElementsAre("reduce>= 20 %"));
  EXPECT_THAT(figures("tăng số hồ sơ qua mạng hằng năm tối thiểu 10%"), ElementsAre("increase>= 10 %"));
  EXPECT_THAT(figures("cắt giảm ít nhất 30% thời gian, 25% chi phí"),
              ElementsAre("reduce>= 30 %", "reduce>= 25 %"));
  EXPECT_THAT(figures("giảm tỷ lệ trễ hạn xuống dưới 1%"), ElementsAre("< 1 %"));
  EXPECT_THAT(figures("tăng tỷ lệ nộp qua mạng lên 80%"), ElementsAre("= 80 %"));
  EXPECT_THAT(figures("tăng cường kiểm tra 100% thôn"), ElementsAre("= 100 %"));
  EXPECT_THAT(figures("giám sát 50% cuộc họp"), ElementsAre("= 50 %"));
}

TEST(PlanNumbers, CountsNeedAComparatorARateOrAVerb) {
  EXPECT_THAT(figures("Tổ chức ít nhất 02 đợt kiểm tra/năm"), ElementsAre(">= 2 đợt/năm"));
  EXPECT_THAT(figures("kiểm kê tối thiểu 01 lần/năm"), ElementsAre(">= 1 lần/năm"));
  EXPECT_THAT(figures("mở ít nhất 01–02 lớp/năm"), ElementsAre(">= 1-2 lớp/năm"));
  EXPECT_THAT(figures("≥ 01 lớp tập huấn/năm"), ElementsAre(">= 1 lớp/năm"));
  EXPECT_THAT(figures("mỗi quý tổ chức 01 hội nghị"), ElementsAre("= 1 hội nghị/quý"));
  EXPECT_THAT(figures("đăng tối thiểu 24 tin, bài/năm"), ElementsAre(">= 24 tin, bài/năm"));
}

TEST(PlanNumbers, NumbersThatAskForNothing) {
  for (auto const* text :
       {"chính quyền địa phương 02 cấp", "gồm 06 nội dung", "phương châm 5 rõ và 3 dám",
        "Nghị quyết số 76/NQ-CP ngày 15/7/2021", "khoản 3 Điều 14", "Đề án 06 của xã", "tổng đài 1022",
        "quý III, 9 tháng, năm 2026", "trước ngày 30/7/2025", "phục vụ 24/7"})
    EXPECT_THAT(figures(text), ElementsAre()) << text;
}

TEST(PlanNumbers, Ranks) {
  EXPECT_THAT(figures("phấn đấu xếp hạng từ 50 đến 55/124 xã"), ElementsAre("between 50-55 hạng"));
  EXPECT_THAT(figures("xếp trong nhóm 10 xã dẫn đầu"), ElementsAre("<= 10 hạng"));
}

TEST(PlanNumbers, SlipsOfTheReader) {
  EXPECT_THAT(figures("lưu l00% hồ sơ; 1OO% giấy tờ"), ElementsAre("= 100 %", "= 100 %"));
  EXPECT_THAT(figures(plain("$\\geq 90\\%$")), ElementsAre(">= 90 %"));
}

TEST(PlanClauses, CutAtTheRightJoint) {
  EXPECT_THAT(clauses("Soát xét thủ tục (10% được bỏ; giảm tối thiểu 20% giấy tờ)."),
              ElementsAre("10% được bỏ", "giảm tối thiểu 20% giấy tờ"));
  EXPECT_THAT(clauses("Tỷ lệ sách, báo đạt 90%, tỷ lệ tranh, ảnh đạt 80%"),
              ElementsAre("Tỷ lệ sách, báo đạt 90%", "tỷ lệ tranh, ảnh đạt 80%"));
  EXPECT_THAT(clauses("100% thôn có loa theo quy định 100% nhà có điện sáng"),
              ElementsAre("100% thôn có loa theo quy định", "100% nhà có điện sáng"));
  EXPECT_THAT(clauses("Sửa đường làng, 100% ngõ có tên"), ElementsAre("100% ngõ có tên"));
  EXPECT_THAT(clauses("Năm 2026: 50% Đến 2030: >60%"), ElementsAre("Năm 2026: 50%", "Đến 2030: >60%"));
  EXPECT_THAT(clauses("Về trường học: đạt 90%"), ElementsAre("Về trường học: đạt 90%"));
}

TEST(PlanLabels, KindsAndRanks) {
  auto rank_of = [](char const* text) {
    auto const label = parse_label(text);
    return label ? label->rank : 0;
  };
  EXPECT_EQ(rank_of("II. MỤC TIÊU"), rank::roman);
  EXPECT_EQ(rank_of("1. Mục đích"), rank::arabic);
  EXPECT_EQ(rank_of("2.1 Mục tiêu"), rank::arabic + 1);
  EXPECT_EQ(rank_of("đ) Kiểm tra"), rank::letter);
  EXPECT_EQ(rank_of("- Việc"), rank::dash);
  EXPECT_EQ(rank_of("- + Việc con"), rank::plus);
  EXPECT_EQ(rank_of("Điều 2. Hiệu lực"), rank::article);
  EXPECT_EQ(rank_of("100% hồ sơ"), 0);
  EXPECT_EQ(rank_of("30/7/2025 là hạn"), 0);
  EXPECT_EQ(rank_of("2026 là năm đầu"), 0);
  EXPECT_EQ(roman_value("XIV"), 14);
  EXPECT_EQ(roman_value("C"), 0);
}

TEST(PlanLabels, PillarsOfHeadings) {
  EXPECT_EQ(pillar_of_heading("2. Cải cách thủ tục hành chính"), "tthc");
  EXPECT_EQ(pillar_of_heading("CẢI CÁCH CHẾ ĐỘ CÔNG VỤ"), "cong_vu");
  EXPECT_EQ(pillar_of_heading("Cải cách tài chính công gắn với chuyển đổi số"), "tai_chinh");
  EXPECT_EQ(pillar_of_heading("Xây dựng, phát triển chính quyền số"), "chinh_quyen_so");
  EXPECT_EQ(pillar_of_heading("Mục tiêu"), "");
}

TEST(PlanUnits, NamesAndSentencesAreToldApart) {
  EXPECT_TRUE(names_unit("Phòng Văn hóa - Xã hội"));
  EXPECT_TRUE(names_unit("Trung tâm Dịch vụ tổng hợp xã"));
  EXPECT_TRUE(names_unit("Bộ phận tiếp nhận và trả kết quả"));
  EXPECT_TRUE(names_unit("Các cơ quan, đơn vị"));
  EXPECT_FALSE(names_unit("Phòng Kinh tế chủ trì lập dự toán"));
  EXPECT_FALSE(names_unit("Số liệu hằng tháng"));
  EXPECT_FALSE(names_unit("Tổ chức hội nghị"));
}

TEST(PlanUnits, ListsAreCutBetweenNamesOnly) {
  EXPECT_THAT(split_units("Các cơ quan, đơn vị"), ElementsAre("Các cơ quan, đơn vị"));
  EXPECT_THAT(split_units("Phòng Kinh tế, Hạ tầng và Đô thị"),
              ElementsAre("Phòng Kinh tế, Hạ tầng và Đô thị"));
  EXPECT_THAT(split_units("Văn phòng HĐND và UBND; Công an xã, Trạm Y tế"),
              ElementsAre("Văn phòng HĐND và UBND", "Công an xã", "Trạm Y tế"));
}

TEST(PlanUnits, SubjectsOfSentences) {
  EXPECT_EQ(subject_unit("Công an xã có trách nhiệm giữ trật tự."), "Công an xã");
  EXPECT_EQ(subject_unit("Giao Phòng Kinh tế chủ trì lập sổ."), "Phòng Kinh tế");
  EXPECT_EQ(subject_unit("Đề nghị các thôn nghiêm túc thực hiện."), "các thôn");
  EXPECT_EQ(subject_unit("Chủ tịch UBND xã yêu cầu Trưởng các phòng nghiêm túc thực hiện."),
            "Trưởng các phòng");
  EXPECT_EQ(subject_unit("Kinh phí được bố trí từ ngân sách."), "");
  EXPECT_EQ(unit_of_heading("Trách nhiệm của Phòng Kinh tế"), "Phòng Kinh tế");
}

TEST(PlanTimes, DeadlinesAndDays) {
  EXPECT_EQ(deadline_of("số hóa xong trước năm 2027"), "trước năm 2027");
  EXPECT_EQ(deadline_of("xong trước ngày 30/7/2026"), "trước ngày 30/7/2026");
  EXPECT_EQ(deadline_of("giải ngân năm 2026 đạt 90%"), "2026");
  EXPECT_EQ(deadline_of("tăng 10% so với năm 2025"), std::nullopt);
  EXPECT_EQ(deadline_of("đạt trong năm"), "trong năm");
  EXPECT_EQ(deadline_of_heading("Giai đoạn 2026 - 2028"), "2028");
  EXPECT_TRUE(names_time("Quý I/2026"));
  EXPECT_TRUE(names_time("Thường xuyên"));
  EXPECT_FALSE(names_time("Phòng Kinh tế"));
  EXPECT_THAT(days_of("chậm nhất ngày 31/8, 31/10/2025 và ngày 5 tháng 12"),
              ElementsAre("08-31", "10-31", "12-05"));
}
