#pragma once
/// Counters for Prometheus. Labels are route patterns and classes of status: never addresses, names or query
/// strings.
#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ts::server {

/// Thread-safe.
class Metrics {
 public:
  /// One set of counters for each label, and one more for requests that match no route.
  explicit Metrics(std::vector<std::string> labels);

  /// `route` beyond the labels counts as "none".
  void count(std::size_t route, int status, std::chrono::microseconds took);

  using Gauges = std::vector<std::pair<std::string, double>>;
  /// Exposition format 0.0.4; gauges are what the caller has just read.
  std::string text(Gauges const& gauges) const;

  std::atomic<std::int64_t> connections{0};
  std::atomic<std::int64_t> requests_running{0};

 private:
  static constexpr std::array<double, 9> bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.5};
  struct Counters {
    std::array<std::atomic<std::uint64_t>, 6> by_class{};  ///< [0] unused, 1xx … 5xx
    std::array<std::atomic<std::uint64_t>, bounds.size() + 1> buckets{};
    std::atomic<std::uint64_t> micros{0};
  };
  std::vector<std::string> labels_;
  std::unique_ptr<Counters[]> counters_;
};

}  // namespace ts::server
