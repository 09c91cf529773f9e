#include "server/metrics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace ts::server {

Metrics::Metrics(std::vector<std::string> labels)
    : labels_(std::move(labels)), counters_(std::make_unique<Counters[]>(labels_.size() + 1)) {
  labels_.emplace_back("none");
}

void Metrics::count(std::size_t route, int status, std::chrono::microseconds took) {
  auto& c = counters_[std::min(route, labels_.size() - 1)];
  c.by_class[static_cast<std::size_t>(std::clamp(status / 100, 1, 5))].fetch_add(1,
                                                                                 std::memory_order_relaxed);
  auto const seconds = std::chrono::duration<double>(took).count();
  auto const bucket = std::ranges::lower_bound(bounds, seconds) - bounds.begin();
  c.buckets[static_cast<std::size_t>(bucket)].fetch_add(1, std::memory_order_relaxed);
  c.micros.fetch_add(static_cast<std::uint64_t>(took.count()), std::memory_order_relaxed);
}

std::string Metrics::text(Gauges const& gauges) const {
  std::string out = "# TYPE thongsuot_http_requests_total counter\n";
  auto const to = std::back_inserter(out);
  for (std::size_t i = 0; i < labels_.size(); ++i) {
    for (std::size_t status = 1; status <= 5; ++status) {
      auto const n = counters_[i].by_class[status].load(std::memory_order_relaxed);
      if (n > 0)
        fmt::format_to(to, "thongsuot_http_requests_total{{route=\"{}\",status=\"{}xx\"}} {}\n", labels_[i],
                       status, n);
    }
  }
  out += "# TYPE thongsuot_http_request_seconds histogram\n";
  for (std::size_t i = 0; i < labels_.size(); ++i) {
    std::uint64_t sum = 0;
    std::string lines;
    for (std::size_t b = 0; b <= bounds.size(); ++b) {
      sum += counters_[i].buckets[b].load(std::memory_order_relaxed);
      auto const bound = b < bounds.size() ? fmt::format("{}", bounds[b]) : std::string{"+Inf"};
      fmt::format_to(std::back_inserter(lines),
                     "thongsuot_http_request_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n", labels_[i],
                     bound, sum);
    }
    if (sum == 0) continue;
    out += lines;
    fmt::format_to(to, "thongsuot_http_request_seconds_sum{{route=\"{}\"}} {}\n", labels_[i],
                   static_cast<double>(counters_[i].micros.load(std::memory_order_relaxed)) / 1e6);
    fmt::format_to(to, "thongsuot_http_request_seconds_count{{route=\"{}\"}} {}\n", labels_[i], sum);
  }
  fmt::format_to(to, "# TYPE thongsuot_connections gauge\nthongsuot_connections {}\n", connections.load());
  fmt::format_to(to, "# TYPE thongsuot_requests_running gauge\nthongsuot_requests_running {}\n",
                 requests_running.load());
  for (auto const& [name, value] : gauges) fmt::format_to(to, "# TYPE {0} gauge\n{0} {1}\n", name, value);
  return out;
}

}  // namespace ts::server
