#include "kernel/calendar/calendar.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string_view>

namespace ts::calendar {
namespace {

using namespace std::chrono_literals;

Day day(std::string_view text) { return parse_day(text).value(); }
Instant local(std::string_view date, milliseconds clock) { return from_local(day(date), clock); }

TEST(Calendar, Holidays2026) {
  auto const c = Calendar::vietnam();
  for (auto const* d : {"2026-01-01", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20",
                        "2026-04-26", "2026-04-30", "2026-05-01", "2026-09-01", "2026-09-02", "2026-11-24"}) {
    EXPECT_EQ(c.day(day(d)).kind, DayKind::holiday) << d;
  }
  EXPECT_EQ(c.day(day("2026-02-21")).kind, DayKind::weekend);
  EXPECT_EQ(c.day(day("2026-02-23")).kind, DayKind::work);
  EXPECT_EQ(c.day(day("2026-04-27")).kind, DayKind::compensation) << "Giỗ Tổ on a Sunday";
  EXPECT_EQ(c.day(day("2025-11-24")).kind, DayKind::work) << "not a holiday before NQ 28/2026/QH16";
  EXPECT_EQ(c.day(day("2026-02-17")).vi, "Tết Nguyên đán");
}

TEST(Calendar, TwelveHolidaysAYearFrom2026) {
  auto const c = Calendar::vietnam();
  for (int y = 2026; y <= 2040; ++y) {
    int holidays = 0;
    int weekend = 0;
    int compensation = 0;
    for (Day d = std::chrono::year{y} / 1 / 1; d < Day{std::chrono::year{y + 1} / 1 / 1};
         d += std::chrono::days{1}) {
      auto const kind = c.day(d).kind;
      bool const rest = std::chrono::weekday{d}.iso_encoding() >= 6;
      holidays += kind == DayKind::holiday ? 1 : 0;
      weekend += kind == DayKind::holiday && rest ? 1 : 0;
      compensation += kind == DayKind::compensation ? 1 : 0;
    }
    EXPECT_EQ(holidays, 12) << y;
    EXPECT_EQ(compensation, weekend) << y;
  }
}

TEST(Calendar, AnnouncedDaysOverride) {
  std::vector<Announced> const swaps{{day("2026-08-31"), DayKind::swap, "Nghỉ hoán đổi", "Swapped"},
                                     {day("2026-08-22"), DayKind::make_up, "Làm bù", "Make-up"}};
  auto const c = Calendar::make(OfficeHours::standard(), swaps).value();
  EXPECT_TRUE(c.hours(day("2026-08-31")).empty());
  EXPECT_EQ(c.length(day("2026-08-22")), 8h);
  EXPECT_EQ(c.next_working_day(day("2026-08-28")), day("2026-09-03"));
  EXPECT_EQ(c.day(day("2026-08-22")).vi, "Làm bù");
}

TEST(Calendar, YearChoices) {
  auto const c = Calendar::make(OfficeHours::standard(), {}, {{2025, 2, false}}).value();
  EXPECT_EQ(c.day(day("2025-01-27")).kind, DayKind::holiday);
  EXPECT_EQ(c.day(day("2025-01-31")).kind, DayKind::holiday);
  EXPECT_EQ(c.day(day("2025-02-03")).kind, DayKind::work);
}

TEST(Calendar, RefusesBadHours) {
  auto hours = OfficeHours::standard();
  hours.week[0] = {{13h, 17h}, {7h, 11h}};
  EXPECT_EQ(Calendar::make(hours, {}).error().id, "calendar.hours");
  EXPECT_EQ(Calendar::make(OfficeHours{}, {}).error().id, "calendar.hours");
  std::vector<Announced> const twice{{day("2026-08-31"), DayKind::swap}, {day("2026-08-31"), DayKind::work}};
  EXPECT_EQ(Calendar::make(OfficeHours::standard(), twice).error().id, "calendar.duplicate");
}

TEST(Calendar, OpeningHours) {
  auto const c = Calendar::vietnam();
  EXPECT_EQ(c.opening_at_or_after(local("2026-01-21", 12h)), local("2026-01-21", 13h + 30min));
  EXPECT_EQ(c.opening_at_or_after(local("2026-01-21", 11h + 30min)), local("2026-01-21", 11h + 30min));
  EXPECT_EQ(c.opening_at_or_after(local("2026-01-23", 18h)), local("2026-01-26", 7h + 30min));
  EXPECT_EQ(c.elapsed(local("2026-01-22", 0h)) - c.elapsed(local("2026-01-21", 10h)), 5h + 30min);
}

TEST(Calendar, ReachIsTheInverseOfElapsed) {
  auto const c = Calendar::vietnam();
  std::mt19937_64 random(7);
  auto const start = c.elapsed(local("2024-01-01", 0h)).count();
  auto const end = c.elapsed(local("2035-01-01", 0h)).count();
  for (int i = 0; i < 20000; ++i) {
    milliseconds const total{std::uniform_int_distribution<std::int64_t>(start, end)(random)};
    auto const at = c.reach(total);
    ASSERT_EQ(c.elapsed(at), total);
    ASSERT_EQ(c.opening_at_or_after(at), at) << "inside office hours";
    ASSERT_LT(c.elapsed(at - 1ms), total) << "the earliest such moment";
  }
}

}  // namespace
}  // namespace ts::calendar
