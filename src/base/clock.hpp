#pragma once
/// The only sources of time and randomness. Nothing else in the program asks the system for either, so that
/// the whole engine runs under a simulated clock and one seed.
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ts {

/// A moment, UTC, millisecond resolution: what journals and databases store.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
/// A civil date in Vietnam (no time of day).
using Day = std::chrono::sys_days;

/// Vietnam has been UTC+7 without daylight saving since 13 June 1975.
inline constexpr std::chrono::hours vietnam_offset{7};

/// Wall-clock fields in Vietnam.
struct LocalTime {
  Day day{};
  std::chrono::minutes since_midnight{};  ///< whole minutes, 0 … 1439
  friend auto operator<=>(LocalTime const&, LocalTime const&) = default;
};

LocalTime to_local(Instant at);
Instant from_local(Day day, std::chrono::milliseconds since_midnight);
inline Day local_day(Instant at) { return to_local(at).day; }

/// "2026-01-21T09:15:00.000Z": the one form of a moment in journals, APIs and files.
/// Years 0000 to 9999.
std::string to_iso(Instant at);
void append_iso(std::string& out, Instant at);
/// Exactly that form, nothing looser: what parses prints back to the same bytes.
std::optional<Instant> parse_iso(std::string_view text);
/// "2026-01-21"
std::string to_iso(Day day);
std::optional<Day> parse_day(std::string_view text);
/// Days since 1970-01-01: how day columns are stored.
inline std::int32_t day_number(Day day) { return static_cast<std::int32_t>(day.time_since_epoch().count()); }
inline Day day_from_number(std::int32_t n) { return Day{std::chrono::days{n}}; }
/// Milliseconds since the epoch: how moments are stored.
inline std::int64_t millis(Instant at) { return at.time_since_epoch().count(); }
inline Instant instant_from_millis(std::int64_t ms) { return Instant{std::chrono::milliseconds{ms}}; }

/// Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

/// Thread-safe.
class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::byte> out) = 0;
  /// Uniform in [0, bound).
  std::uint64_t below(std::uint64_t bound);
  /// URL-safe base64 of `bytes` random bytes: session ids, one-time links.
  std::string token(std::size_t bytes);
};

/// The machine's clock and the operating system's randomness.
std::shared_ptr<Clock> system_clock();
std::shared_ptr<Random> system_random();

/// A clock moved by hand; starts at `start` and never runs by itself.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Instant start) : ms_(millis(start)) {}
  Instant now() const override;
  void set(Instant at);
  void advance(std::chrono::milliseconds by);

 private:
  std::atomic<std::int64_t> ms_;
};

/// Deterministic stream from one seed (ChaCha20). For the demonstration, simulation and tests only.
std::shared_ptr<Random> seeded_random(std::uint64_t seed);

}  // namespace ts
