#include "kernel/calendar/reckon.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string_view>

namespace ts::calendar {
namespace {

using namespace std::chrono_literals;

Day day(std::string_view text) { return parse_day(text).value(); }
Instant local(std::string_view date, milliseconds clock) { return from_local(day(date), clock); }
constexpr ClockRules after_15{15h};

Calendar office() {
  std::vector<Announced> const swaps{{day("2026-08-31"), DayKind::swap, "Nghỉ hoán đổi", "Swapped"},
                                     {day("2026-08-22"), DayKind::make_up, "Làm bù", "Make-up"}};
  return Calendar::make(OfficeHours::standard(), swaps).value();
}

TEST(Reckon, WorkingDaysSkipWeekendAndTet) {
  auto const c = office();
  // Wednesday 11 February 2026, three working days: Thursday, Friday, then Tết; Monday the 23rd.
  auto const r = reckon(local("2026-02-11", 9h), Allowance::working_days(3), c);
  EXPECT_EQ(r.due, local("2026-02-23", 9h));
  ASSERT_EQ(r.lines.size(), 13u);
  EXPECT_EQ(r.lines[0].used, 6h + 30min);
  EXPECT_EQ(r.lines[5].name_vi, "Tết Nguyên đán");
  EXPECT_EQ(r.lines[5].used, 0ms);
  EXPECT_EQ(r.lines.back().used, 1h + 30min);
  EXPECT_EQ(r.lines.back().total, 24h);
}

TEST(Reckon, QuarterDaysAndHours) {
  auto const c = office();
  Instant const start = local("2026-01-21", 9h);
  EXPECT_EQ(due_of(start, {25, Unit::working_days}, c), local("2026-01-21", 11h));
  EXPECT_EQ(due_of(start, Allowance::working_hours(4), c), local("2026-01-21", 15h));
  EXPECT_EQ(due_of(start, Allowance::working_hours(8), c), due_of(start, Allowance::working_days(1), c));
}

TEST(Reckon, SameDay) {
  auto const c = office();
  EXPECT_EQ(due_of(local("2026-01-21", 9h), Allowance::same_day(), c, {}, after_15),
            local("2026-01-21", 17h + 30min));
  EXPECT_EQ(due_of(local("2026-01-21", 15h), Allowance::same_day(), c, {}, after_15),
            local("2026-01-21", 17h + 30min))
      << "at 15:00 sharp is not after 15:00";
  EXPECT_EQ(due_of(local("2026-01-21", 15h + 1min), Allowance::same_day(), c, {}, after_15),
            local("2026-01-22", 17h + 30min))
      << "Luật Hộ tịch Điều 5.3";
  EXPECT_EQ(due_of(local("2026-01-21", 17h + 30min), Allowance::same_day(), c),
            local("2026-01-22", 17h + 30min));
  EXPECT_EQ(due_of(local("2026-01-24", 9h), Allowance::same_day(), c), local("2026-01-26", 17h + 30min));
}

TEST(Reckon, CutOffStartsTheNextWorkingDay) {
  auto const r = reckon(local("2026-01-23", 16h), Allowance::working_days(1), office(), {}, after_15);
  EXPECT_EQ(r.counted_from, local("2026-01-26", 7h + 30min));
  EXPECT_EQ(r.due, local("2026-01-26", 17h + 30min));
  EXPECT_TRUE(r.lines.front().not_counted);
  EXPECT_EQ(vi(r.lines.front(), r.allowance.unit),
            "Thứ Sáu 23/01/2026: nhận sau giờ chốt, tính từ ngày làm việc tiếp theo");
}

TEST(Reckon, CalendarDaysEndOnAWorkingDay) {
  auto const c = office();
  // 15 days from Friday 7 August end on Saturday 22 August, which works (make-up day).
  EXPECT_EQ(due_of(local("2026-08-07", 9h), Allowance::calendar_days(15), c),
            local("2026-08-22", 17h + 30min));
  // 30 days from 1 August end on Monday 31 August, which rests; 1 and 2 September are holidays.
  auto const r = reckon(local("2026-08-01", 9h), Allowance::calendar_days(29), c);
  EXPECT_EQ(r.counted_from, local("2026-08-03", 7h + 30min));
  EXPECT_EQ(r.due, local("2026-09-03", 17h + 30min));
  EXPECT_EQ(r.lines.back().total, 29 * 24h);
  EXPECT_EQ(vi(r.lines[3], r.allowance.unit), "Thứ Ba 04/08/2026: ngày thứ 1");
}

TEST(Reckon, CalendarDaysLeaveOutPausedDates) {
  auto const c = office();
  Pause const p{local("2026-03-04", 10h), local("2026-03-06", 9h)};  // Wednesday and Thursday end paused
  auto const r = reckon(local("2026-03-02", 9h), Allowance::calendar_days(5), c, std::span{&p, 1});
  EXPECT_EQ(r.due, local("2026-03-09", 17h + 30min));
  EXPECT_TRUE(r.lines[2].paused);
  EXPECT_TRUE(r.lines[3].paused);
  EXPECT_FALSE(r.lines[4].paused);
}

TEST(Reckon, SentencesExplainTheDay) {
  auto const r = reckon(local("2026-08-21", 14h), Allowance::working_days(1), office());
  ASSERT_EQ(r.lines.size(), 2u);
  EXPECT_EQ(vi(r.lines[0], Unit::working_days),
            "Thứ Sáu 21/08/2026: tính 3 giờ 30 phút, cộng dồn 3 giờ 30 phút");
  EXPECT_EQ(vi(r.lines[1], Unit::working_days),
            "Thứ Bảy 22/08/2026: tính 4 giờ 30 phút, cộng dồn 8 giờ (ngày làm bù)");
  EXPECT_EQ(en(r.lines[1], Unit::working_days),
            "Saturday 2026-08-22: counts 4 h 30 min, 8 h so far (make-up day)");
}

TEST(Reckon, JsonRoundTrip) {
  Pause const p{local("2026-02-12", 9h), local("2026-02-13", 9h)};
  auto const r =
      reckon(local("2026-02-11", 16h), Allowance::working_days(2), office(), std::span{&p, 1}, after_15);
  auto back = parse_reckoning(to_json(r)).value();
  for (std::size_t i = 0; i < r.lines.size(); ++i) back.lines[i].name_en = r.lines[i].name_en;
  EXPECT_EQ(back, r);
  auto broken = to_json(r);
  broken["lines"].as_array()[0] = "2026-02-11 work -5";
  EXPECT_EQ(parse_reckoning(broken).error().id, "calendar.reckoning");
}

TEST(Allowance, Forms) {
  for (auto const* text :
       {"same_day", "3 working_days", "0.25 working_days", "15 calendar_days", "1.5 working_hours"}) {
    EXPECT_EQ(to_string(parse_allowance(text).value()), text);
  }
  for (auto const* text : {"", "3", "3 days", "-1 working_days", "1.234 working_days", "1.5 calendar_days",
                           "4000 working_days", "1..5 working_days", ". working_days", "3  working_days"}) {
    EXPECT_FALSE(parse_allowance(text)) << text;
  }
  EXPECT_EQ(vi({25, Unit::working_days}), "0,25 ngày làm việc");
  EXPECT_EQ(en(Allowance::working_days(3)), "3 working days");
}

// --- properties --------------------------------------------------------------------------------------------

struct Gen {
  std::mt19937_64 random{20260121};
  std::int64_t below(std::int64_t n) { return std::uniform_int_distribution<std::int64_t>(0, n - 1)(random); }
  /// A second between 2024 and 2032, mostly in the daytime.
  Instant moment() {
    return from_local(day("2024-01-01") + std::chrono::days{below(2900)},
                      6h + std::chrono::seconds{below(14 * 3600)});
  }
  Allowance allowance() {
    if (below(2) == 0) return {static_cast<std::int32_t>(25 * below(121)), Unit::working_days};
    return {static_cast<std::int32_t>(50 * below(100)), Unit::working_hours};
  }
  std::vector<Pause> pauses(Instant from) {
    std::vector<Pause> out;
    for (auto n = below(4); n > 0; --n) {
      Instant const start = from + std::chrono::minutes{below(20 * 24 * 60)} - 2h;
      out.push_back({start, start + std::chrono::minutes{below(6 * 24 * 60)}});
    }
    return out;
  }
};

milliseconds office_time(Allowance a, Calendar const& c) {
  return (a.unit == Unit::working_days ? c.full_day() : milliseconds{1h}) * a.hundredths / 100;
}

TEST(ReckonProperty, ConsumesExactlyWhatIsAllowed) {
  auto const c = office();
  Gen g;
  for (int i = 0; i < 5000; ++i) {
    Instant const start = g.moment();
    auto const a = g.allowance();
    auto const pauses = g.pauses(start);
    Instant const due = due_of(start, a, c, pauses);
    ASSERT_EQ(working_time_between(start, due, c, pauses), office_time(a, c));
    ASSERT_EQ(c.opening_at_or_after(due), due) << "never outside office hours";
    ASSERT_EQ(remaining(start, due_of(start, a, c), c), office_time(a, c));
  }
}

TEST(ReckonProperty, Additive) {
  auto const c = office();
  Gen g;
  for (int i = 0; i < 5000; ++i) {
    Instant const start = g.moment();
    Allowance const a{static_cast<std::int32_t>(25 * g.below(81)), Unit::working_days};
    Allowance const b{static_cast<std::int32_t>(25 + 25 * g.below(80)), Unit::working_days};
    Allowance const both{a.hundredths + b.hundredths, Unit::working_days};
    ASSERT_EQ(due_of(due_of(start, a, c), b, c), due_of(start, both, c))
        << to_iso(start) << ' ' << to_string(a);
  }
}

TEST(ReckonProperty, MonotoneInStartAndAllowance) {
  auto const c = office();
  Gen g;
  for (int i = 0; i < 5000; ++i) {
    Instant const start = g.moment();
    Instant const later = start + std::chrono::minutes{g.below(5000)};
    auto const a = g.allowance();
    auto const pauses = g.pauses(start);
    Allowance const n = Allowance::calendar_days(static_cast<int>(g.below(60)));
    ASSERT_LE(due_of(start, a, c, pauses), due_of(start, {a.hundredths + 25, a.unit}, c, pauses));
    ASSERT_LE(due_of(start, a, c, pauses, after_15), due_of(later, a, c, pauses, after_15));
    ASSERT_LE(due_of(start, n, c, pauses), due_of(later, n, c, pauses));
    ASSERT_LE(due_of(start, Allowance::same_day(), c, {}, after_15),
              due_of(later, Allowance::same_day(), c, {}, after_15));
  }
}

TEST(ReckonProperty, OnePauseExtendsByItsWorkingTime) {
  auto const c = office();
  Gen g;
  for (int i = 0; i < 5000; ++i) {
    Instant const start = c.opening_at_or_after(g.moment());
    Allowance const a{static_cast<std::int32_t>(25 + 25 * g.below(40)), Unit::working_days};
    Instant const plain = due_of(start, a, c);
    Instant const from = start + (plain - start) * g.below(100) / 100;
    Pause const p{from, from + std::chrono::minutes{g.below(20000)}};
    Instant const due = due_of(start, a, c, std::span{&p, 1});
    ASSERT_EQ(working_time_between(plain, due, c), working_time_between(p.from, p.to, c));
  }
}

TEST(ReckonProperty, LinesAddUpDayByDay) {
  auto const c = office();
  Gen g;
  for (int i = 0; i < 1500; ++i) {
    Instant const start = g.moment();
    auto const a = g.allowance();
    auto const r = reckon(start, a, c, g.pauses(start), after_15);
    milliseconds sum{0};
    Day date = local_day(start);
    for (auto const& line : r.lines) {
      ASSERT_EQ(line.date, date);
      ASSERT_EQ(line.total, sum += line.used);
      ASSERT_TRUE(works(line.kind) || line.used == 0ms);
      ASSERT_TRUE(!line.not_counted || line.used == 0ms);
      date += std::chrono::days{1};
    }
    ASSERT_EQ(sum, office_time(a, c));
    ASSERT_EQ(r.lines.back().date, local_day(r.due));
  }
}

TEST(ReckonProperty, OrderAndOverlapOfPausesDoNotMatter) {
  auto const c = office();
  Gen g;
  for (int i = 0; i < 2000; ++i) {
    Instant const start = g.moment();
    auto pauses = g.pauses(start);
    auto const a = g.allowance();
    Instant const due = due_of(start, a, c, pauses);
    std::shuffle(pauses.begin(), pauses.end(), g.random);
    if (!pauses.empty()) pauses.push_back(pauses.front());
    ASSERT_EQ(due_of(start, a, c, pauses), due);
  }
}

}  // namespace
}  // namespace ts::calendar
