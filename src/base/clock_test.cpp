#include "base/clock.hpp"

#include <gtest/gtest.h>

#include <set>

using namespace ts;
using namespace std::chrono_literals;

TEST(Clock, WritesAndReadsTheOneFormOfAMoment) {
  auto const at = parse_iso("2026-01-21T09:15:00.007Z");
  ASSERT_TRUE(at);
  EXPECT_EQ(to_iso(*at), "2026-01-21T09:15:00.007Z");
  EXPECT_EQ(to_iso(Instant{}), "1970-01-01T00:00:00.000Z");
  EXPECT_EQ(millis(*parse_iso("1969-12-31T23:59:59.999Z")), -1);
  EXPECT_EQ(to_iso(instant_from_millis(-1)), "1969-12-31T23:59:59.999Z");
}

TEST(Clock, RefusesEveryOtherForm) {
  for (auto const* text : {"", "2026-01-21T09:15:00Z", "2026-01-21 09:15:00.000Z", "2026-02-30T09:15:00.000Z",
                           "2026-01-21T24:00:00.000Z", "2026-01-21T09:60:00.000Z", "2026-01-21T09:15:60.000Z",
                           "2026-01-21T09:15:00.000z", "2026-01-21T09:15:00.000+", "+026-01-21T09:15:00.000Z",
                           "2026-13-01T00:00:00.000Z", "2026-01-21T09:15:00.0000Z"})
    EXPECT_FALSE(parse_iso(text)) << text;
  EXPECT_FALSE(parse_day("2026-2-3"));
  EXPECT_FALSE(parse_day("2025-02-29"));
  EXPECT_TRUE(parse_day("2024-02-29"));
}

TEST(Clock, VietnamIsSevenHoursAhead) {
  auto const local = to_local(*parse_iso("2026-01-21T17:30:59.000Z"));
  EXPECT_EQ(to_iso(local.day), "2026-01-22");
  EXPECT_EQ(local.since_midnight, 30min);
  EXPECT_EQ(to_iso(from_local(*parse_day("2026-01-22"), 30min)), "2026-01-21T17:30:00.000Z");
  EXPECT_EQ(day_from_number(day_number(local.day)), local.day);
}

TEST(Clock, AManualClockMovesOnlyByHand) {
  ManualClock clock(*parse_iso("2026-01-21T09:15:00.000Z"));
  EXPECT_EQ(clock.now(), clock.now());
  clock.advance(1500ms);
  EXPECT_EQ(to_iso(clock.now()), "2026-01-21T09:15:01.500Z");
  clock.set(Instant{});
  EXPECT_EQ(millis(clock.now()), 0);
}

TEST(Random, OneSeedOneStream) {
  auto const a = seeded_random(7), b = seeded_random(7), c = seeded_random(8);
  std::array<std::byte, 3000> x{}, y{}, z{};
  a->fill(x);
  b->fill(std::span(y).first(11));  // drawn in pieces, the stream is the same
  b->fill(std::span(y).subspan(11));
  c->fill(z);
  EXPECT_EQ(x, y);
  EXPECT_NE(x, z);
}

TEST(Random, BelowStaysBelowAndReachesEveryValue) {
  auto const random = seeded_random(1);
  std::set<std::uint64_t> seen;
  for (int i = 0; i < 500; ++i) seen.insert(random->below(7));
  EXPECT_EQ(seen, (std::set<std::uint64_t>{0, 1, 2, 3, 4, 5, 6}));
  EXPECT_EQ(random->below(1), 0u);
}

TEST(Random, TokensAreUrlSafeAndDiffer) {
  auto const random = system_random();
  auto const token = random->token(16);
  EXPECT_EQ(token.size(), 22u);
  EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
            std::string::npos);
  EXPECT_NE(token, random->token(16));
}
