#include "domain/plan/verdict.hpp"

#include <gtest/gtest.h>

namespace ts::plan {
namespace {

using indicators::State;
using indicators::Value;

Value figure(std::int64_t hundredths, std::int64_t part = 0, std::int64_t whole = 0) {
  Value out;
  out.state = State::computed;
  out.hundredths = hundredths;
  out.numerator = part;
  out.denominator = whole;
  return out;
}

Measured share(std::int64_t hundredths, std::int64_t part = 0, std::int64_t whole = 0) {
  Measured out;
  out.unit = "%";
  out.now = figure(hundredths, part, whole);
  return out;
}

Verdict verdict(std::string comparator, std::int64_t wanted, std::int64_t value, std::int64_t wanted2 = 0) {
  return judge({std::move(comparator), wanted, wanted2, "%"}, {share(value)}).verdict;
}

TEST(Verdict, EachComparatorAtItsEdge) {
  EXPECT_EQ(verdict(">=", 9800, 9800), Verdict::met);
  EXPECT_EQ(verdict(">=", 9800, 9799), Verdict::close);
  EXPECT_EQ(verdict(">", 9000, 9000), Verdict::close);
  EXPECT_EQ(verdict(">", 9000, 9001), Verdict::met);
  EXPECT_EQ(verdict("<=", 500, 500), Verdict::met);
  EXPECT_EQ(verdict("<", 500, 500), Verdict::close);
  EXPECT_EQ(verdict("<", 500, 499), Verdict::met);
  EXPECT_EQ(verdict("between", 2500, 3600, 3500), Verdict::close);
  EXPECT_EQ(verdict("between", 2500, 3500, 3500), Verdict::met);
  EXPECT_EQ(verdict("between", 2500, 2000, 3500), Verdict::missed);
}

TEST(Verdict, CloseMeansWithinTwoPoints) {
  EXPECT_EQ(verdict(">=", 9800, 9600), Verdict::close);
  EXPECT_EQ(verdict(">=", 9800, 9599), Verdict::missed);
}

TEST(Verdict, ABareFigureIsReachedFromAbove) {
  EXPECT_EQ(verdict("=", 8000, 8500), Verdict::met);
  EXPECT_EQ(verdict("=", 10'000, 9990), Verdict::close);
}

TEST(Verdict, ACountThatMustBeZeroMustBeZero) {
  Measured backlog;
  backlog.lower_is_better = true;
  backlog.now = figure(300);
  EXPECT_EQ(judge({"=", 0, 0, "hồ sơ"}, {backlog}).verdict, Verdict::missed);
  backlog.now = figure(0);
  EXPECT_EQ(judge({"=", 0, 0, "hồ sơ"}, {backlog}).verdict, Verdict::met);
}

TEST(Verdict, SaysOnePlainSentence) {
  auto const j = judge({">=", 9800, 0, "%"}, {share(9720, 972, 1000)});
  EXPECT_EQ(j.vi, "Gần đạt: 97,2%, yêu cầu 98%, còn cách 0,8 điểm phần trăm; 28 hồ sơ chưa đạt.");
  EXPECT_EQ(j.en, "Close: 97.2%, asked for 98%, 0.8 points away; 28 cases short of it.");
  EXPECT_EQ(judge({">", 6000, 0, "%"}, {share(6123)}).vi, "Đạt: 61,23%, yêu cầu trên 60%.");
}

TEST(Verdict, WithoutFiguresItSaysWhy) {
  EXPECT_EQ(judge({"=", 1, 0, "%"}, {}).verdict, Verdict::unbound);
  Measured m;
  m.now.why_vi = "Chưa có sổ văn bản.";
  auto const j = judge({"=", 10'000, 0, "%"}, {m});
  EXPECT_EQ(j.verdict, Verdict::no_data);
  EXPECT_EQ(j.vi, "Chưa tính được: Chưa có sổ văn bản.");
}

TEST(Verdict, ChangeNeedsTheYearBefore) {
  auto m = share(6600);
  Threshold const rise{"increase>=", 1000, 0, "%"};
  EXPECT_EQ(judge(rise, {m}).verdict, Verdict::no_data);
  m.year_before = figure(6000);  // +6 points, +10 %
  auto const j = judge(rise, {m});
  EXPECT_EQ(j.verdict, Verdict::close);
  EXPECT_EQ(j.vi,
            "Gần đạt: so với cùng kỳ năm trước +6 điểm phần trăm, tương đối +10%, yêu cầu tăng ít nhất 10%; "
            "kế hoạch không "
            "nói rõ tính theo điểm hay tương đối.");
  m.year_before = figure(5000);
  EXPECT_EQ(judge(rise, {m}).verdict, Verdict::met);
  m.year_before = figure(6500);
  EXPECT_EQ(judge(rise, {m}).verdict, Verdict::missed);
  EXPECT_EQ(judge({"reduce>=", 1000, 0, "%"}, {m}).verdict, Verdict::missed);
}

TEST(Verdict, OfSeveralIndicatorsTheWorstDecides) {
  Measured unknown;
  unknown.now.why_vi = "Chưa có.";
  EXPECT_EQ(judge({">=", 9000, 0, "%"}, {share(9500), unknown}).verdict, Verdict::no_data);
  auto const j = judge({">=", 9000, 0, "%"}, {share(9500), unknown, share(1000)});
  EXPECT_EQ(j.verdict, Verdict::missed);
  EXPECT_EQ(j.decided_by, 2u);
}

}  // namespace
}  // namespace ts::plan
