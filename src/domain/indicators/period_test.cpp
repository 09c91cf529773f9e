#include "domain/indicators/period.hpp"

#include <gtest/gtest.h>

namespace ts::indicators {
namespace {

std::string days(std::string_view text, Basis basis = Basis::calendar) {
  auto const p = parse_period(text, basis);
  return p ? to_iso(p->from) + ".." + to_iso(p->to) : p.error().id;
}

TEST(Period, CalendarSpans) {
  EXPECT_EQ(days("2026-02"), "2026-02-01..2026-02-28");
  EXPECT_EQ(days("2028-02"), "2028-02-01..2028-02-29");
  EXPECT_EQ(days("2026-Q4"), "2026-10-01..2026-12-31");
  EXPECT_EQ(days("2026-H1"), "2026-01-01..2026-06-30");
  EXPECT_EQ(days("2026"), "2026-01-01..2026-12-31");
}

TEST(Period, ReportPeriodsOfDecree09) {
  EXPECT_EQ(days("2026-03", Basis::report), "2026-02-15..2026-03-14");
  EXPECT_EQ(days("2026-01", Basis::report), "2025-12-15..2026-01-14");
  EXPECT_EQ(days("2026-Q1", Basis::report), "2025-12-15..2026-03-14");
  EXPECT_EQ(days("2026-H1", Basis::report), "2025-12-15..2026-06-14");
  EXPECT_EQ(days("2026-H2", Basis::report), "2026-06-15..2026-12-14");
  EXPECT_EQ(days("2026", Basis::report), "2025-12-15..2026-12-14");
}

TEST(Period, RefusesOtherForms) {
  for (auto const* text :
       {"", "26", "2026-13", "2026-00", "2026-Q5", "2026-H3", "2026-9", "2026/09", "2026-01-05..2026-01-04",
        "2026-01-05..2026-01-32", "2026-01-05.2026-01-06", "2026-Q", "+026", "2026 ", "1800"}) {
    EXPECT_EQ(days(text), "period.form") << text;
  }
}

TEST(Period, KeyAndDayRoundTrip) {
  for (auto const basis : {Basis::calendar, Basis::report}) {
    for (auto const* text : {"2026-02", "2026-12", "2026-Q1", "2026-Q4", "2026-H2", "2026"}) {
      auto const p = parse_period(text, basis).value();
      EXPECT_EQ(key(p), text);
      EXPECT_EQ(period_of(p.basis, p.span, p.from), p) << text;
      EXPECT_EQ(period_of(p.basis, p.span, p.to), p) << text;
      EXPECT_EQ(previous(p).to + std::chrono::days{1}, p.from) << text;
      EXPECT_EQ(year_before(p).year, p.year - 1);
    }
  }
}

TEST(Period, AnyDays) {
  auto const p = parse_period("2024-02-20..2024-02-29").value();
  EXPECT_EQ(key(p), "2024-02-20..2024-02-29");
  EXPECT_EQ(key(previous(p)), "2024-02-10..2024-02-19");
  EXPECT_EQ(key(year_before(p)), "2023-02-20..2023-02-28");
  EXPECT_EQ(label_vi(p), "Từ 20/02/2024 đến 29/02/2024");
}

TEST(Period, LabelsAreTheWordsOfficialsUse) {
  EXPECT_EQ(label_vi(parse_period("2026-09").value()), "Tháng 9/2026");
  EXPECT_EQ(label_vi(parse_period("2026-Q3").value()), "Quý III/2026");
  EXPECT_EQ(label_vi(parse_period("2026-H2").value()), "6 tháng cuối năm 2026");
  EXPECT_EQ(label_vi(parse_period("2026-03", Basis::report).value()),
            "Tháng 3/2026 (kỳ báo cáo từ 15/02/2026 đến 14/03/2026)");
}

TEST(Period, TrendMonthsAreOldestFirst) {
  auto const months = months_until(Basis::calendar, *parse_day("2026-02-10"), 3);
  ASSERT_EQ(months.size(), 3u);
  EXPECT_EQ(key(months.front()), "2025-12");
  EXPECT_EQ(key(months.back()), "2026-02");
  EXPECT_EQ(key(months_until(Basis::report, *parse_day("2026-02-15"), 1)[0]), "2026-03");
}

}  // namespace
}  // namespace ts::indicators
