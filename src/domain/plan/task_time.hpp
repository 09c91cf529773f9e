#pragma once
/// The time cell of a task, as people write it, read into days. Pure.
///
/// Grammar (words compared without marks and case; what is not understood leaves the end of the plan as the
/// due day):
///     cell      = day-list | quarters | months | halves | years | habit | condition | …
///     day       = ["trước" | "từ" | "đến" | "chậm nhất" …] ["ngày"] dd "/" mm ["/" yyyy]
///     quarters  = "quý" n {("," | "và" | "-" | "đến") ["quý"] n} ["/" yyyy]          n = I … IV or 1 … 4
///     months    = "tháng" n {("," | "và" | "-") ["tháng"] n} ["/" yyyy]
///     halves    = "6 tháng đầu năm" | "6 tháng cuối năm"
///     years     = "năm" yyyy | "trong năm" | "giai đoạn" yyyy "-" yyyy | "cuối năm"
///     habit     = "thường xuyên" | "hằng ngày" | "hằng tuần" | "hằng tháng" | "hằng quý"
///               | "định kỳ 6 tháng" | "hằng năm"
///     condition = "theo …" | "khi có …" | "sau khi …"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"

namespace ts::plan {

enum class Recurrence { once, always, daily, weekly, monthly, quarterly, half_yearly, yearly, on_occasion };
std::string_view name(Recurrence recurrence);  ///< "once", …

/// First and last year a plan covers.
struct Years {
  int from = 0;
  int to = 0;
};

struct TaskTime {
  Day due{};                ///< last day the work may be delivered: what the task's case is held to
  bool stated = false;      ///< false: the cell gives no day, `due` is the end of the plan
  std::optional<Day> from;  ///< "Từ ngày 01/4/2026"
  std::vector<Day>
      dates;  ///< every day a delivery is due, ascending, when the cell names several or a rhythm
  Recurrence recurrence = Recurrence::once;
};

/// "Trước ngày 15/01/2026" ends on the day before, as its words say; a quarter, month or year ends with its
/// last day. A day without a year falls in the plan's first year; a rhythm runs from the plan's first day to
/// its last.
TaskTime parse_task_time(std::string_view cell, Years plan);

/// How the cell was read, for the person who checks: "Trước ngày 15/01/2026 → hạn 14/01/2026".
std::string reading_vi(TaskTime const& time);

}  // namespace ts::plan
