#include "kernel/identity/throttle.hpp"

#include <gtest/gtest.h>

namespace ts::identity {
namespace {

Instant const start = from_local(Day{std::chrono::year{2026} / 3 / 2}, std::chrono::hours{8});

TEST(Throttle, StopsOneAccountFromOneAddressAndLetsOthersIn) {
  Throttle throttle{{}};
  for (int i = 0; i < 5; ++i) {
    EXPECT_TRUE(throttle.check("mot-cua", "10.0.0.1", start));
    throttle.failed("mot-cua", "10.0.0.1", start);
  }
  auto const refused = throttle.check("mot-cua", "10.0.0.1", start);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id, "auth.throttled");
  EXPECT_TRUE(throttle.check("mot-cua", "10.0.0.2", start)) << "the owner elsewhere is not locked out";
  EXPECT_TRUE(throttle.check("van-thu", "10.0.0.1", start))
      << "a colleague behind the same address may sign in";
}

TEST(Throttle, ForgivesAfterTheWindow) {
  Throttle throttle{{}};
  for (int i = 0; i < 5; ++i) throttle.failed("a", "b", start);
  EXPECT_FALSE(throttle.check("a", "b", start + std::chrono::minutes{14}));
  EXPECT_TRUE(throttle.check("a", "b", start + std::chrono::minutes{15}));
}

TEST(Throttle, SuccessForgetsThePairButNotTheAddress) {
  Throttle throttle{{std::chrono::minutes{15}, 2, 100, 3, 100}};
  throttle.failed("a", "x", start);
  throttle.failed("a", "x", start);
  throttle.succeeded("a", "x");
  EXPECT_TRUE(throttle.check("a", "x", start));
  throttle.failed("b", "x", start);
  EXPECT_FALSE(throttle.check("c", "x", start)) << "three failures from this address";
}

TEST(Throttle, RemembersNoMoreThanItsShare) {
  Throttle throttle{{std::chrono::minutes{15}, 5, 30, 60, 300}};
  for (int i = 0; i < 10'000; ++i) throttle.failed("a" + std::to_string(i), "x" + std::to_string(i), start);
  EXPECT_LE(throttle.size(), 300U);
}

}  // namespace
}  // namespace ts::identity
