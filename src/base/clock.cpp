#include "base/clock.hpp"

#include <sodium.h>

#include <array>
#include <cstring>
#include <mutex>
#include <vector>

#include "base/crypto.hpp"
#include "base/result.hpp"

namespace ts {
namespace {

void put_digits(char* out, unsigned value, int width) {
  for (int i = width - 1; i >= 0; --i, value /= 10) out[i] = static_cast<char>('0' + value % 10);
}

void put_day(char* out, Day day) {
  std::chrono::year_month_day const ymd{day};
  put_digits(out, static_cast<unsigned>(static_cast<int>(ymd.year())), 4);
  out[4] = '-';
  put_digits(out + 5, static_cast<unsigned>(ymd.month()), 2);
  out[7] = '-';
  put_digits(out + 8, static_cast<unsigned>(ymd.day()), 2);
}

/// Exactly `width` decimal digits, else nothing.
std::optional<unsigned> digits(std::string_view text, std::size_t at, std::size_t width) {
  unsigned value = 0;
  for (auto const c : text.substr(at, width)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

class SystemClock final : public Clock {
 public:
  Instant now() const override {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  }
};

class SystemRandom final : public Random {
 public:
  SystemRandom() { TS_ASSERT(sodium_init() >= 0); }
  void fill(std::span<std::byte> out) override { randombytes_buf(out.data(), out.size()); }
};

class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) { std::memcpy(key_.data(), &seed, sizeof seed); }
  void fill(std::span<std::byte> out) override {
    std::lock_guard const lock(mutex_);
    for (auto& b : out) {
      if (used_ == block_.size()) refill();
      b = static_cast<std::byte>(block_[used_++]);
    }
  }

 private:
  void refill() {
    static constexpr std::array<unsigned char, crypto_stream_chacha20_NONCEBYTES> nonce{};
    block_.fill(0);
    crypto_stream_chacha20_xor_ic(block_.data(), block_.data(), block_.size(), nonce.data(), counter_,
                                  key_.data());
    counter_ += block_.size() / 64;
    used_ = 0;
  }

  std::mutex mutex_;
  std::array<unsigned char, crypto_stream_chacha20_KEYBYTES> key_{};
  std::array<unsigned char, 1024> block_{};
  std::size_t used_ = block_.size();
  std::uint64_t counter_ = 0;
};

}  // namespace

LocalTime to_local(Instant at) {
  auto const local = at + vietnam_offset;
  auto const day = std::chrono::floor<std::chrono::days>(local);
  return {day, std::chrono::floor<std::chrono::minutes>(local - day)};
}

Instant from_local(Day day, std::chrono::milliseconds since_midnight) {
  return Instant{day} + since_midnight - vietnam_offset;
}

void append_iso(std::string& out, Instant at) {
  auto const day = std::chrono::floor<std::chrono::days>(at);
  auto const ms = static_cast<unsigned>((at - day).count());
  char text[] = "0000-00-00T00:00:00.000Z";
  put_day(text, day);
  put_digits(text + 11, ms / 3'600'000, 2);
  put_digits(text + 14, ms / 60'000 % 60, 2);
  put_digits(text + 17, ms / 1000 % 60, 2);
  put_digits(text + 20, ms % 1000, 3);
  out.append(text, sizeof text - 1);
}

std::string to_iso(Instant at) {
  std::string out;
  append_iso(out, at);
  return out;
}

std::optional<Instant> parse_iso(std::string_view text) {
  if (text.size() != 24 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.' ||
      text[23] != 'Z')
    return std::nullopt;
  auto const day = parse_day(text.substr(0, 10));
  auto const h = digits(text, 11, 2), m = digits(text, 14, 2), s = digits(text, 17, 2),
             ms = digits(text, 20, 3);
  if (!day || !h || !m || !s || !ms || *h > 23 || *m > 59 || *s > 59) return std::nullopt;
  return Instant{*day} + std::chrono::milliseconds{((*h * 60 + *m) * 60 + *s) * 1000 + *ms};
}

std::string to_iso(Day day) {
  std::string out = "0000-00-00";
  put_day(out.data(), day);
  return out;
}

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  auto const y = digits(text, 0, 4), m = digits(text, 5, 2), d = digits(text, 8, 2);
  if (!y || !m || !d) return std::nullopt;
  std::chrono::year_month_day const ymd{std::chrono::year{static_cast<int>(*y)}, std::chrono::month{*m},
                                        std::chrono::day{*d}};
  if (!ymd.ok()) return std::nullopt;
  return Day{ymd};
}

std::uint64_t Random::below(std::uint64_t bound) {
  TS_ASSERT(bound > 0);
  // Values at or past the last whole multiple of `bound` would favour small results: draw again.
  std::uint64_t const excess = (UINT64_MAX % bound + 1) % bound;
  for (;;) {
    std::uint64_t x = 0;
    fill(std::as_writable_bytes(std::span{&x, 1}));
    if (x <= UINT64_MAX - excess) return x % bound;
  }
}

std::string Random::token(std::size_t bytes) {
  std::vector<std::byte> raw(bytes);
  fill(raw);
  return to_base64url(raw);
}

std::shared_ptr<Clock> system_clock() { return std::make_shared<SystemClock>(); }
std::shared_ptr<Random> system_random() { return std::make_shared<SystemRandom>(); }
std::shared_ptr<Random> seeded_random(std::uint64_t seed) { return std::make_shared<SeededRandom>(seed); }

Instant ManualClock::now() const { return instant_from_millis(ms_.load()); }
void ManualClock::set(Instant at) { ms_.store(millis(at)); }
void ManualClock::advance(std::chrono::milliseconds by) { ms_.fetch_add(by.count()); }

}  // namespace ts
