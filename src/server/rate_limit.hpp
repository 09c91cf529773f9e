#pragma once
/// Token buckets by key (an address, a session).
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/clock.hpp"

namespace ts::server {

struct Rate {
  double per_second = 0;  ///< 0: no limit
  double burst = 0;
};

/// Thread-safe. Remembers at most `keys` keys; full buckets are forgotten first, they lose nothing by it.
class RateLimiter {
 public:
  RateLimiter(Rate rate, std::size_t keys = 50'000) : rate_(rate), keys_(keys) {}

  /// Takes one token. 0 when there was one, else the seconds (rounded up) until there is.
  int take(std::string_view key, Instant now);
  std::size_t size() const;

 private:
  struct Bucket {
    double tokens;
    Instant at;
  };
  double filled(Bucket const& bucket, Instant now) const;

  Rate rate_;
  std::size_t keys_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

/// What is counted together: an IPv4 address, the /64 of an IPv6 address (one customer has a whole /64).
std::string address_key(std::string_view address);

}  // namespace ts::server
