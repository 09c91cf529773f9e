#include "kernel/identity/throttle.hpp"

#include <fmt/format.h>

namespace ts::identity {
namespace {

std::string pair_key(std::string_view account, std::string_view address) {
  return fmt::format("p{}|{}", account, address);
}
std::string account_key(std::string_view account) { return fmt::format("a{}", account); }
std::string address_key(std::string_view address) { return fmt::format("i{}", address); }

}  // namespace

bool Throttle::full(std::string const& key, int limit, Instant now) {
  auto const it = failures_.find(key);
  if (it == failures_.end()) return false;
  auto& times = it->second;
  while (!times.empty() && times.front() + options_.window <= now) times.pop_front();
  return times.size() >= static_cast<std::size_t>(limit);
}

Status Throttle::check(std::string_view account, std::string_view address, Instant now) {
  std::lock_guard const lock{mutex_};
  if (full(pair_key(account, address), options_.pair_failures, now) ||
      full(account_key(account), options_.account_failures, now) ||
      full(address_key(address), options_.address_failures, now)) {
    return fail(
        Code::rate_limited, "auth.throttled",
        fmt::format("Đăng nhập sai quá nhiều lần. Xin đợi {} phút rồi thử lại, hoặc nhờ cấp lại mật khẩu.",
                    options_.window.count()),
        fmt::format("Too many failed sign-ins. Wait {} minutes, or ask for a new password.",
                    options_.window.count()));
  }
  return {};
}

void Throttle::add(std::string const& key, Instant now, int keep) {
  auto const [it, fresh] = failures_.try_emplace(key);
  it->second.push_back(now);
  if (it->second.size() > static_cast<std::size_t>(keep)) it->second.pop_front();
  if (!fresh) return;
  order_.push_back(key);
  while (failures_.size() > options_.keys || order_.size() > 2 * options_.keys) {
    failures_.erase(order_.front());
    order_.pop_front();
  }
}

void Throttle::failed(std::string_view account, std::string_view address, Instant now) {
  std::lock_guard const lock{mutex_};
  add(pair_key(account, address), now, options_.pair_failures);
  add(account_key(account), now, options_.account_failures);
  add(address_key(address), now, options_.address_failures);
}

void Throttle::succeeded(std::string_view account, std::string_view address) {
  std::lock_guard const lock{mutex_};
  failures_.erase(pair_key(account, address));
}

std::size_t Throttle::size() const {
  std::lock_guard const lock{mutex_};
  return failures_.size();
}

}  // namespace ts::identity
