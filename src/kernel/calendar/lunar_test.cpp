#include "kernel/calendar/lunar.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace ts::calendar {
namespace {

Day day(std::string_view text) { return parse_day(text).value(); }

TEST(Lunar, NewYears2024To2035) {
  std::string_view const expected[] = {"2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06",
                                       "2028-01-26", "2029-02-13", "2030-02-02", "2031-01-23",
                                       "2032-02-11", "2033-01-31", "2034-02-19", "2035-02-08"};
  int year = 2024;
  for (auto const text : expected) EXPECT_EQ(to_iso(lunar_new_year(year++)), text);
}

// Where the new moon falls between 23:00 and midnight in Vietnam, Beijing (UTC+8) already counts the next
// day.
TEST(Lunar, VietnamDiffersFromChina) {
  EXPECT_EQ(to_iso(lunar_new_year(1985)), "1985-01-21");  // China: 20 February
  EXPECT_EQ(to_iso(lunar_new_year(2007)), "2007-02-17");  // China: 18 February
  EXPECT_EQ(to_iso(lunar_new_year(1968)), "1968-01-29");  // China: 30 January
}

TEST(Lunar, LeapMonths) {
  EXPECT_EQ(to_lunar(day("2025-07-25")), (LunarDate{2025, 6, 1, true}));
  EXPECT_EQ(to_lunar(day("2023-03-22")), (LunarDate{2023, 2, 1, true}));
  EXPECT_FALSE(from_lunar({2025, 5, 1, true}));
  EXPECT_FALSE(from_lunar({2026, 6, 1, true}));
}

TEST(Lunar, HungKings) {
  EXPECT_EQ(to_iso(*from_lunar({2025, 3, 10, false})), "2025-04-07");
  EXPECT_EQ(to_iso(*from_lunar({2026, 3, 10, false})), "2026-04-26");
  EXPECT_EQ(to_iso(*from_lunar({2027, 3, 10, false})), "2027-04-16");
}

TEST(Lunar, EveryDayConvertsBack) {
  LunarDate last = to_lunar(day("1999-12-31"));
  for (Day d = day("2000-01-01"); d < day("2060-01-01"); d += std::chrono::days{1}) {
    auto const lunar = to_lunar(d);
    ASSERT_EQ(from_lunar(lunar), d) << to_iso(d) << " = " << lunar.day << "/" << lunar.month
                                    << (lunar.leap ? "n" : "") << "/" << lunar.year;
    // A month runs on day by day, or a new one begins after 29 or 30 days.
    ASSERT_TRUE(lunar.day == last.day + 1 || (lunar.day == 1 && last.day >= 29)) << to_iso(d);
    last = lunar;
  }
}

TEST(Lunar, NoSuchDate) {
  EXPECT_FALSE(from_lunar({2026, 13, 1, false}));
  EXPECT_FALSE(from_lunar({2026, 1, 31, false}));
  EXPECT_FALSE(from_lunar({2026, 0, 1, false}));
}

}  // namespace
}  // namespace ts::calendar
