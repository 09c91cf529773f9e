#pragma once
/// The stretches of days over which indicators are counted. Pure.
///
/// Two calendars are in use. Plans speak of calendar months, quarters and years. Statutory reports count from
/// the 15th to the 14th (Điều 12 Nghị định 09/2019/NĐ-CP): the report of March holds 15 February to 14 March,
/// the report of the year 2026 holds 15 December 2025 to 14 December 2026. An engine that knew calendar
/// months only would report wrong figures.
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace ts::indicators {

enum class Basis {
  calendar,  ///< from the 1st
  report,    ///< from the 15th of the month before, Điều 12 Nghị định 09/2019/NĐ-CP
};

enum class Span { month, quarter, half, year, custom };

/// Whole days, both ends included.
struct Period {
  Basis basis = Basis::calendar;
  Span span = Span::month;
  int year = 0;
  int index = 1;  ///< month 1–12, quarter 1–4, half 1–2, otherwise 1
  Day from{};
  Day to{};

  friend bool operator==(Period const&, Period const&) = default;
};

/// The period of that name, not `custom`. `index` must fit the span, `year` must lie in 1901–9998.
Period make_period(Basis basis, Span span, int year, int index);

/// "2026-09", "2026-Q3", "2026-H1", "2026", or "2026-01-05..2026-02-03" for any days (then the basis says
/// nothing). Error `period.form` says which forms there are.
Result<Period> parse_period(std::string_view key, Basis basis = Basis::calendar);
/// What `parse_period` reads back.
std::string key(Period const& period);
std::string_view name(Span span);    ///< "month", …
std::string_view name(Basis basis);  ///< "calendar", "report"
/// "Tháng 9/2026", "Quý III/2026", "6 tháng đầu năm 2026", "Năm 2026"; report periods name their days.
std::string label_vi(Period const& period);
std::string label_en(Period const& period);

/// The period of this basis and span (not `custom`) that holds the day.
Period period_of(Basis basis, Span span, Day day);
/// The one just before, of the same span; of a custom period, as many days.
Period previous(Period const& period);
/// Same span and index one year earlier; of a custom period, the same dates.
Period year_before(Period const& period);

/// The `count` months, oldest first, that end with the month holding the day `until`: the points of a trend.
std::vector<Period> months_until(Basis basis, Day until, int count);

}  // namespace ts::indicators
