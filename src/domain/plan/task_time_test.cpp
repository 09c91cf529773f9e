#include "domain/plan/task_time.hpp"

#include <gtest/gtest.h>

namespace ts::plan {
namespace {

/// "due", "~due" when not stated; then "from", the recurrence unless once, and all dates when several.
std::string read(std::string_view cell, Years plan = {2026, 2026}) {
  auto const t = parse_task_time(cell, plan);
  auto out = (t.stated ? "" : "~") + to_iso(t.due);
  if (t.from) out += " from " + to_iso(*t.from);
  if (t.recurrence != Recurrence::once) out += " " + std::string(name(t.recurrence));
  for (auto const d : t.dates) out += " " + to_iso(d).substr(5);
  return out;
}

TEST(TaskTime, Days) {
  EXPECT_EQ(read("Trước ngày 15/01/2026"), "2026-01-14");
  EXPECT_EQ(read("trước 15/3"), "2026-03-14");
  EXPECT_EQ(read("Hoàn thành trong ngày 30/6/2026"), "2026-06-30");
  EXPECT_EQ(read("Chậm nhất ngày 5-12-2026"), "2026-12-05");
  EXPECT_EQ(read("Ngày 20 tháng 11 năm 2027"), "2027-11-20");
  EXPECT_EQ(read("Trước ngày 31/3 và trước ngày 30/9/2026"), "2026-09-29 03-30 09-29");
  EXPECT_EQ(read("Từ ngày 01/4/2026"), "~2026-12-31 from 2026-04-01 always");
  EXPECT_EQ(read("Từ 01/4 đến hết ngày 30/6/2026"), "2026-06-30 from 2026-04-01");
  EXPECT_EQ(read("Hằng tháng, trước ngày 25/12/2026"), "2026-12-24 monthly");
}

TEST(TaskTime, Quarters) {
  EXPECT_EQ(read("Quý I/2026"), "2026-03-31");
  EXPECT_EQ(read("Quý I, II/2026"), "2026-06-30 03-31 06-30");
  EXPECT_EQ(read("Quý II và Quý IV/2026"), "2026-12-31 06-30 12-31");
  EXPECT_EQ(read("Quý I – III năm 2026"), "2026-09-30 03-31 06-30 09-30");
  EXPECT_EQ(read("quý 3"), "2026-09-30");
  EXPECT_EQ(read("Quý IV/2026, Quý I/2027", {2026, 2027}), "2027-03-31 12-31 03-31");
}

TEST(TaskTime, MonthsAndHalves) {
  EXPECT_EQ(read("Tháng 3"), "2026-03-31");
  EXPECT_EQ(read("Tháng 02/2028"), "2028-02-29");
  EXPECT_EQ(read("Tháng 3, 6, 9"), "2026-09-30 03-31 06-30 09-30");
  EXPECT_EQ(read("Tháng 5 và tháng 11/2026"), "2026-11-30 05-31 11-30");
  EXPECT_EQ(read("6 tháng đầu năm"), "2026-06-30");
  EXPECT_EQ(read("06 tháng cuối năm 2026"), "2026-12-31");
}

TEST(TaskTime, Years) {
  EXPECT_EQ(read("Năm 2026"), "2026-12-31");
  EXPECT_EQ(read("2026"), "2026-12-31");
  EXPECT_EQ(read("Trong năm"), "2026-12-31");
  EXPECT_EQ(read("Giai đoạn 2026 - 2030", {2026, 2030}), "2030-12-31");
  EXPECT_EQ(read("Cuối năm"), "2026-12-31");
}

TEST(TaskTime, Rhythms) {
  EXPECT_EQ(read("Thường xuyên"), "~2026-12-31 always");
  EXPECT_EQ(read("THƯỜNG XUYÊN", {2026, 2030}), "~2030-12-31 always");
  EXPECT_EQ(read("Hằng tuần"), "~2026-12-31 weekly");
  EXPECT_EQ(read("Hàng quý"), "~2026-12-31 quarterly 03-31 06-30 09-30 12-31");
  EXPECT_EQ(read("Định kỳ 6 tháng"), "~2026-12-31 half_yearly 06-30 12-31");
  EXPECT_EQ(read("Hàng năm"), "2026-12-31 yearly 12-31");
  EXPECT_EQ(read("Tháng 11 hằng năm", {2026, 2028}), "2028-11-30 yearly 11-30 11-30 11-30");
  EXPECT_EQ(read("Quý IV hàng năm", {2026, 2027}), "2027-12-31 yearly 12-31 12-31");
  EXPECT_EQ(parse_task_time("hằng tháng", {2026, 2026}).dates.size(), 12u);
}

TEST(TaskTime, WhatNamesNoDayRunsToTheEndOfThePlan) {
  EXPECT_EQ(read("Theo chương trình công tác"), "~2026-12-31 on_occasion");
  EXPECT_EQ(read("Khi có hướng dẫn của tỉnh"), "~2026-12-31 on_occasion");
  EXPECT_EQ(read("Theo quy định"), "~2026-12-31 on_occasion");
  EXPECT_EQ(read(""), "~2026-12-31");
  EXPECT_EQ(read("sớm nhất có thể"), "~2026-12-31");
  EXPECT_EQ(read("ngày 31/02/2026"), "2026-12-31") << "no such day: the year is all that is left";
  EXPECT_EQ(read("tháng 13"), "~2026-12-31");
  EXPECT_EQ(read("99999999999999"), "~2026-12-31");
}

TEST(TaskTime, SaysHowItWasRead) {
  EXPECT_EQ(reading_vi(parse_task_time("Trước ngày 15/01/2026", {2026, 2026})), "hạn 14/01/2026");
  EXPECT_EQ(reading_vi(parse_task_time("Thường xuyên", {2026, 2026})),
            "làm thường xuyên; cả kỳ kế hoạch, đến 31/12/2026");
  EXPECT_EQ(reading_vi(parse_task_time("Từ ngày 01/4/2026", {2026, 2026})),
            "làm thường xuyên, từ 01/04/2026; cả kỳ kế hoạch, đến 31/12/2026");
}

}  // namespace
}  // namespace ts::plan
