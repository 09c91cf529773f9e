#pragma once
/// The office's calendar: which moments are working time. A value; immutable once made, cheap to copy, thread-safe.
/// Holidays follow Điều 112 Bộ luật Lao động 2019 and, from 1 July 2026, Nghị quyết 28/2026/QH16 (24 November); a
/// holiday on a weekly rest day gives rest on the next working day (Điều 111 khoản 3). Swapped days and everything
/// else the Government announces come from a table in a calendar pack.
#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace ts::calendar {

using std::chrono::milliseconds;
using std::chrono::minutes;

/// Part of a day in minutes since midnight, [from, to).
struct Span {
  minutes from{};
  minutes to{};
  friend bool operator==(Span const&, Span const&) = default;
};

/// What a date is.
enum class DayKind : std::uint8_t {
  work,          ///< an ordinary working day
  make_up,       ///< a rest day that works, in exchange for another ("làm bù")
  weekend,       ///< weekly rest
  holiday,       ///< public holiday
  compensation,  ///< rest because a holiday fell on a weekly rest day ("nghỉ bù")
  swap,          ///< a working day that rests, in exchange for another ("hoán đổi nghỉ")
  closed,        ///< the office is closed for another announced reason
};
std::string_view name(DayKind kind);
/// The kind with that name; an error for anything else.
Result<DayKind> day_kind(std::string_view name);
inline bool works(DayKind kind) { return kind == DayKind::work || kind == DayKind::make_up; }

/// One announced date. It overrides what the rules compute.
struct Announced {
  Day date{};
  DayKind kind = DayKind::work;
  std::string vi{};  ///< "Nghỉ hoán đổi dịp Quốc khánh"
  std::string en{};
  std::string source{};  ///< the announcement, e.g. "TB 9441/TB-BNV"
  std::string mark{};    ///< "S", "2" or "G", see docs/formats/packs.md
};

/// What the Government chose for one year where the law leaves a choice.
struct YearChoice {
  int year = 0;
  int tet_days_before = 1;  ///< of the five days of Tết, how many come before the first of the lunar year
  bool national_day_after = false;  ///< the second day of Quốc khánh is 3 September instead of 1 September
};

/// What the calendar knows about one date. Texts live as long as the calendar.
struct DayInfo {
  DayKind kind = DayKind::work;
  std::string_view vi{};
  std::string_view en{};
};

/// Working hours of an office.
struct OfficeHours {
  /// Monday … Sunday; ordered, not overlapping; empty on days of rest. No day of rest may have hours.
  std::array<std::vector<Span>, 7> week;
  /// The hours of a make-up day.
  std::vector<Span> make_up;
  /// Monday to Friday 07:30–11:30 and 13:30–17:30: 8 hours a day, 40 a week.
  static OfficeHours standard();
};

class Calendar {
 public:
  /// First and last date a calendar answers for. Moments outside are a bug of the caller (asserted).
  static constexpr std::chrono::year first_year{2000}, last_year{2080};

  /// Vietnam's computed holidays, `announced` on top. Errors: `calendar.hours` (spans out of order, no working day),
  /// `calendar.duplicate` (a date announced twice).
  static Result<Calendar> make(OfficeHours hours, std::vector<Announced> announced,
                               std::vector<YearChoice> choices = {});
  /// Standard office hours, nothing announced.
  static Calendar vietnam();

  DayInfo day(Day date) const;
  /// The hours of that date; empty when it rests.
  std::vector<Span> const& hours(Day date) const;
  /// What "one working day" is in working time: the longest ordinary day of the week (8 hours by the standard).
  milliseconds full_day() const;
  /// Office time of that date.
  milliseconds length(Day date) const;
  /// Working time of the calendar up to `at`, counted from the calendar's first day. O(1).
  milliseconds elapsed(Instant at) const;
  /// The earliest moment at which `elapsed` reaches `total`; O(log days). The inverse of `elapsed`.
  Instant reach(milliseconds total) const;
  /// `at` itself when the office is open then, or at the very end of office hours; otherwise the next opening.
  Instant opening_at_or_after(Instant at) const;
  /// The first working day after `date`.
  Day next_working_day(Day date) const;
  /// The last moment of office hours of a working day.
  Instant close_of(Day working_day) const;
  /// The first moment of office hours of a working day.
  Instant open_of(Day working_day) const;
  bool covers(Instant at) const;
  std::vector<Announced> const& announced() const;

 private:
  struct Impl;
  explicit Calendar(std::shared_ptr<Impl const> impl) : impl_(std::move(impl)) {}
  std::shared_ptr<Impl const> impl_;
};

}  // namespace ts::calendar
