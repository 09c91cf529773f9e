#pragma once
/// Repeatable chance for the demonstration.
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace ts::cli::demo {

/// Not thread-safe.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seeded_random(seed)) {}

  double unit() { return static_cast<double>(random_->below(1'000'000'007)) / 1'000'000'007.0; }
  bool chance(double p) { return unit() < p; }
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(random_->below(static_cast<std::uint64_t>(high - low + 1)));
  }
  template <class T>
  T const& one_of(std::vector<T> const& all) {
    TS_ASSERT(!all.empty());
    return all[random_->below(all.size())];
  }
  /// By weight of `second`.
  template <class T>
  T const& weighted(std::vector<std::pair<T, double>> const& all) {
    TS_ASSERT(!all.empty());
    double total = 0;
    for (auto const& [value, weight] : all) total += weight;
    double at = unit() * total;
    for (auto const& [value, weight] : all)
      if ((at -= weight) < 0) return value;
    return all.back().first;
  }
  std::string digits(int n) {
    std::string out;
    while (n-- > 0) out += static_cast<char>('0' + between(0, 9));
    return out;
  }

 private:
  std::shared_ptr<Random> random_;
};

}  // namespace ts::cli::demo
