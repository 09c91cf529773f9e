#pragma once
/// Deadlines that explain themselves. Pure: same inputs, same answer.
///
/// Time allowed is consumed only in office hours of working days and outside pauses.
///   working_days   one day = the calendar's full day (8 hours); quarter-days are allowed
///   working_hours  hours of office time
///   same_day       until the office closes on the day counting begins
///   calendar_days  every date counts, the first does not, nor does one that ends inside a pause; ends when the
///                  office closes on the last date or, when that rests, on the next working day (Điều 147, 148
///                  Bộ luật Dân sự 2015; general knowledge, text not read)
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "kernel/calendar/calendar.hpp"

namespace ts::calendar {

enum class Unit : std::uint8_t { working_days, calendar_days, working_hours, same_day };
std::string_view name(Unit unit);

/// Time a rule gives. Hundredths keep quarter-days exact: 0.25 working days = {25, working_days}.
struct Allowance {
  std::int32_t hundredths = 0;
  Unit unit = Unit::same_day;

  static constexpr Allowance working_days(int n) { return {n * 100, Unit::working_days}; }
  static constexpr Allowance calendar_days(int n) { return {n * 100, Unit::calendar_days}; }
  static constexpr Allowance working_hours(int n) { return {n * 100, Unit::working_hours}; }
  static constexpr Allowance same_day() { return {0, Unit::same_day}; }
  friend bool operator==(Allowance const&, Allowance const&) = default;
};

/// "same_day", "3 working_days", "0.25 working_days", "15 calendar_days", "4 working_hours": the form of packs and
/// journals. At most two decimals, at most 3650 days; calendar days are whole.
std::string to_string(Allowance allowance);
Result<Allowance> parse_allowance(std::string_view text);
/// "trong ngày", "3 ngày làm việc", "4 giờ làm việc" / "same day", "3 working days".
std::string vi(Allowance allowance);
std::string en(Allowance allowance);

/// A stretch in which the clock stands. Pauses may overlap and come in any order; an empty one does nothing.
struct Pause {
  Instant from{};
  Instant to{};
  friend bool operator==(Pause const&, Pause const&) = default;
};

/// How the clock of a case starts.
struct ClockRules {
  /// What comes in later than this is counted from the opening of the next working day
  /// (Luật Hộ tịch Điều 5.3; NĐ 118/2025 Điều 18.2 as amended by NĐ 309/2026: 15:00).
  std::optional<std::chrono::minutes> cutoff{};
  friend bool operator==(ClockRules const&, ClockRules const&) = default;
};

/// One date of a reckoning.
struct Line {
  Day date{};
  DayKind kind = DayKind::work;
  milliseconds used{};       ///< time consumed on that date; 24 hours for a date counted as a calendar day
  milliseconds total{};      ///< consumed up to the end of that date
  bool paused = false;       ///< some of its office hours stood still
  bool not_counted = false;  ///< received too late (or on a day of rest): counting begins later
  std::string name_vi{};     ///< of the holiday or swap, empty otherwise
  std::string name_en{};
  friend bool operator==(Line const&, Line const&) = default;
};

/// A due time and how it came about.
struct Reckoning {
  Instant received{};      ///< what the clock was given
  Instant counted_from{};  ///< where counting began
  Allowance allowance{};
  Instant due{};  ///< always at a moment of office hours (their end included)
  std::vector<Line> lines{};
  friend bool operator==(Reckoning const&, Reckoning const&) = default;
};

/// The moment counting begins: inside office hours and not after the cut-off.
Instant counted_from(Instant received, Calendar const& calendar, ClockRules const& rules = {});
/// Due time alone; O(pauses + log days).
Instant due_of(Instant start, Allowance allowance, Calendar const& calendar,
               std::span<Pause const> pauses = {}, ClockRules const& rules = {});
/// Due time with its lines, one a date from the day received to the day due.
Reckoning reckon(Instant start, Allowance allowance, Calendar const& calendar,
                 std::span<Pause const> pauses = {}, ClockRules const& rules = {});

/// Office time in [a, b), outside pauses; 0 when b <= a.
milliseconds working_time_between(Instant a, Instant b, Calendar const& calendar,
                                  std::span<Pause const> pauses = {});
/// Office time left until `due`; negative when it has passed.
milliseconds remaining(Instant now, Instant due, Calendar const& calendar);

/// One sentence a line for screens and receipts: "Thứ Tư 21/01/2026: tính 6 giờ 15 phút, cộng dồn 6 giờ 15 phút".
std::string vi(Line const& line, Unit unit);
std::string en(Line const& line, Unit unit);

/// Form kept in the journal: {"received","from","allowance","due","lines":["2026-01-21 work 375", …]}; minutes used,
/// then "paused" or "late" marks and the holiday's Vietnamese name. `parse_reckoning` reads it back (whole minutes;
/// English names are not kept).
json::object to_json(Reckoning const& reckoning);
Result<Reckoning> parse_reckoning(json::object const& object);

}  // namespace ts::calendar
