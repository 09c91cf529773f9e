#include "server/rate_limit.hpp"

#include <algorithm>
#include <cmath>

namespace ts::server {

double RateLimiter::filled(Bucket const& bucket, Instant now) const {
  auto const seconds = std::max(0.0, std::chrono::duration<double>(now - bucket.at).count());
  return std::min(rate_.burst, bucket.tokens + seconds * rate_.per_second);
}

int RateLimiter::take(std::string_view key, Instant now) {
  if (rate_.per_second <= 0) return 0;
  std::lock_guard const lock{mutex_};
  if (buckets_.size() >= keys_) {
    std::erase_if(buckets_, [&](auto const& entry) { return filled(entry.second, now) >= rate_.burst; });
    if (buckets_.size() >= keys_) buckets_.clear();
  }
  auto const it = buckets_.try_emplace(std::string{key}, Bucket{rate_.burst, now}).first;
  auto& bucket = it->second;
  bucket.tokens = filled(bucket, now);
  bucket.at = std::max(bucket.at, now);
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    return 0;
  }
  return std::max(1, static_cast<int>(std::ceil((1 - bucket.tokens) / rate_.per_second)));
}

std::size_t RateLimiter::size() const {
  std::lock_guard const lock{mutex_};
  return buckets_.size();
}

std::string address_key(std::string_view address) {
  if (address.find(':') == std::string_view::npos) return std::string{address};
  if (address.starts_with("::ffff:") && address.find('.') != std::string_view::npos)
    return std::string{address.substr(7)};
  std::size_t end = 0;
  for (int groups = 0; groups < 4 && end != std::string_view::npos; ++groups) {
    end = address.find(':', end == 0 ? 0 : end + 1);
    if (end != std::string_view::npos && end + 1 < address.size() && address[end + 1] == ':') break;
  }
  return std::string{address.substr(0, end)} + "::/64";
}

}  // namespace ts::server
