#pragma once
/// On what it was measured, and the small tools of measuring.
#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace ts::cli::bench {

/// Seconds since it was made.
class Stopwatch {
 public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// Milliseconds of many single calls.
struct Times {
  std::vector<double> ms;
  double quantile(double q) const;  ///< 0 when nothing was measured
};
/// Calls once to warm up, then `times` times.
Times measure(int times, std::function<void(int)> const& call);

/// "AMD EPYC …, 2 cores, 24 GiB, Linux 6.1; fsync 0.8 ms (median of 60, 4 KiB appended) under DIR".
std::string machine(std::filesystem::path const& directory);
/// Median milliseconds of appending 4 KiB and fsync.
double fsync_ms(std::filesystem::path const& directory);

}  // namespace ts::cli::bench
