#include "domain/indicators/value.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace ts::indicators {
namespace {

constexpr std::string_view definitions_text = R"(
[[indicator]]
id = "on-time"
unit = "%"
from = "cases"
numerator = "closed: on_time"
denominator = ["closed", "overdue"]
[[indicator]]
id = "online"
unit = "%"
from = "cases"
numerator = "received: online"
denominator = "received"
[[indicator]]
id = "rise"
unit = "% tăng"
from = "rise"
of = "online"
[[indicator]]
id = "backlog"
unit = "hồ sơ"
from = "cases"
numerator = "overdue"
[[indicator]]
id = "payable"
unit = "%"
from = "procedures"
denominator = ["not internal", "online_payment"]
denominator_with = "paid"
numerator_with = "paid: paid_online"
[not_yet]
docs = "documents"
[records.docs]
vi = "Chưa có."
en = "None."
)";

struct Value_ : testing::Test {
  Definitions const definitions = Definitions::parse(definitions_text, "test").value();
  Day const today = *parse_day("2026-03-10");
  Period const february = parse_period("2026-02").value();
  Period const march = parse_period("2026-03").value();
  std::vector<Period> const periods{february, march, year_before(february), year_before(march)};
  Figures figures{Figures::edges_of(periods, today), today};
  std::vector<ProcedureFacts> procedures;

  int stretch(std::string_view day) {
    auto const& edges = figures.edges();
    auto const it = std::upper_bound(edges.begin(), edges.end(), day_number(*parse_day(day)));
    return static_cast<int>(it - edges.begin()) - 1;
  }
  /// Adds `n` cases counted by the term on a day, as the scan of the rollup would.
  void add(std::string_view term, std::string_view day, std::int64_t n) {
    figures.add(parse_term(term).value(), stretch(day), n);
  }
  Value value(std::string_view id, Period const& period) {
    return evaluate(*definitions.find(id), definitions, period, figures, procedures);
  }
};

TEST_F(Value_, RoundsHalfUpToTwoDecimals) {
  EXPECT_EQ(percent_hundredths(1, 3), 3333);
  EXPECT_EQ(percent_hundredths(2, 3), 6667);
  EXPECT_EQ(percent_hundredths(1, 20'000), 1);  // 0.005 %
  EXPECT_EQ(percent_hundredths(1, 20'001), 0);
  EXPECT_EQ(percent_hundredths(7, 7), 10'000);
  EXPECT_EQ(percent_hundredths(0, 7), 0);
  EXPECT_EQ(format_hundredths(9827, true), "98,27");
  EXPECT_EQ(format_hundredths(9850, false), "98.5");
  EXPECT_EQ(format_hundredths(10'000, true), "100");
  EXPECT_EQ(format_hundredths(-105, true), "-1,05");
}

TEST_F(Value_, OnTimeCountsOpenOverdueCasesAtTheEndOfAPastPeriod) {
  add("closed", "2026-02-10", 97);
  add("closed: on_time", "2026-02-10", 96);
  add("overdue", "2026-01-20", 2);   // fell due in January …
  add("overdue", "2026-02-12", -1);  // … one of them settled in February
  add("overdue", "2026-02-28", 1);   // due on the last day, still open when it ends
  auto const v = value("on-time", february);
  EXPECT_EQ(v.state, State::computed);
  EXPECT_EQ(v.numerator, 96);
  EXPECT_EQ(v.denominator, 99);
  EXPECT_EQ(v.hundredths, 9697);
}

TEST_F(Value_, RunningPeriodCountsNeitherFutureDueDaysNorToday) {
  add("overdue", "2026-03-09", 4);
  add("overdue", "2026-03-10", 3);
  add("overdue", "2026-03-20", 50);
  figures.add_due_today(parse_term("overdue").value(), 3);
  EXPECT_EQ(value("backlog", march).numerator, 4);
}

TEST_F(Value_, NothingCountedIsNoFigure) {
  auto const v = value("online", february);
  EXPECT_EQ(v.state, State::nothing_counted);
  EXPECT_FALSE(v.hundredths);
  EXPECT_FALSE(v.why_vi.empty());
}

TEST_F(Value_, RiseNeedsTheYearBefore) {
  add("received", "2026-02-10", 100);
  add("received: online", "2026-02-10", 66);
  EXPECT_EQ(value("rise", february).state, State::no_baseline);
  add("received", "2025-02-10", 50);
  add("received: online", "2025-02-10", 30);
  auto const v = value("rise", february);
  EXPECT_EQ(v.state, State::computed);
  EXPECT_EQ(v.hundredths, 600);  // points
  EXPECT_EQ(v.baseline, 6000);
  EXPECT_EQ(v.relative, 1000);  // 10 %
}

TEST_F(Value_, ProceduresAreCountedByFlagsAndByWhatHappenedUnderThem) {
  auto const pay = bit(Flag::online_payment);
  procedures = {{"1", "", "", "", pay},
                {"2", "", "", "", pay},
                {"3", "", "", "", pay | bit(Flag::internal)},
                {"4", "", "", "", 0},
                {"5", "", "", "", pay}};
  auto const paid = parse_term("paid").value(), online = parse_term("paid: paid_online").value();
  for (auto const* code : {"1", "2", "3", "4"}) figures.add_procedure(paid, stretch("2026-02-03"), code);
  figures.add_procedure(online, stretch("2026-02-27"), "2");
  auto const v = value("payable", february);
  EXPECT_EQ(v.numerator, 1);
  EXPECT_EQ(v.denominator, 2);
  EXPECT_EQ(value("payable", march).state, State::nothing_counted);
}

TEST_F(Value_, WhatIsNotKeptGivesItsReasonAndNoNumber) {
  auto const out = to_json(value("documents", february));
  EXPECT_EQ(out.at("status"), "not_computable");
  EXPECT_TRUE(out.at("value").is_null());
  EXPECT_TRUE(out.at("numerator").is_null());
  EXPECT_EQ(out.at("why").at("vi"), "Chưa có.");
}

}  // namespace
}  // namespace ts::indicators
