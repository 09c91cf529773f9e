#pragma once
/// Slows down guessing of passwords. In memory, per process: with n processes an attacker gets n times the
/// tries.
#include <chrono>
#include <cstddef>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace ts::identity {

struct ThrottleOptions {
  std::chrono::minutes window{15};
  int pair_failures = 5;  ///< of one account from one address
  int account_failures =
      30;  ///< of one account from anywhere: high, so that a stranger can hardly lock somebody out
  int address_failures = 60;   ///< of any accounts from one address: a whole office may share one
  std::size_t keys = 100'000;  ///< remembered at most; the oldest is forgotten first
};

/// Counts failed sign-ins inside a sliding window. Thread-safe.
class Throttle {
 public:
  explicit Throttle(ThrottleOptions options) : options_(options) {}

  /// `auth.throttled` (rate_limited) while too many failures are fresh; ask before the password is looked at.
  Status check(std::string_view account, std::string_view address, Instant now);
  void failed(std::string_view account, std::string_view address, Instant now);
  /// Forgets the failures of this account from this address; those of the address stay.
  void succeeded(std::string_view account, std::string_view address);
  std::size_t size() const;

 private:
  struct Key {
    std::string text;
    int limit;
  };
  void add(std::string const& key, Instant now, int keep);
  bool full(std::string const& key, int limit, Instant now);

  ThrottleOptions options_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, std::deque<Instant>> failures_;
  std::deque<std::string> order_;  ///< keys in the order they came, for forgetting
};

}  // namespace ts::identity
