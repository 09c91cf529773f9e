#include <fmt/format.h>

#include <array>
#include <charconv>

#include "kernel/calendar/reckon.hpp"

namespace ts::calendar {

namespace {

constexpr std::array<std::string_view, 4> unit_names{"working_days", "calendar_days", "working_hours",
                                                     "same_day"};
constexpr std::array<std::string_view, 4> unit_vi{"ngày làm việc", "ngày", "giờ làm việc", "trong ngày"};
constexpr std::array<std::string_view, 4> unit_en{"working day", "day", "working hour", "same day"};
constexpr std::array<std::string_view, 7> weekday_vi{"Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư",
                                                     "Thứ Năm",  "Thứ Sáu", "Thứ Bảy"};
constexpr std::array<std::string_view, 7> weekday_en{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                     "Thursday", "Friday", "Saturday"};
constexpr int max_days = 3650;

std::size_t at(Unit unit) { return static_cast<std::size_t>(unit); }

/// "3", "0.25", "1.5" (Vietnamese writes a comma).
std::string amount(std::int32_t hundredths, char point) {
  auto text = fmt::format("{}", hundredths / 100);
  if (int const rest = hundredths % 100; rest != 0) {
    text += fmt::format("{}{:02}", point, rest);
    if (text.back() == '0') text.pop_back();
  }
  return text;
}

Error bad_allowance(std::string_view text) {
  return fail(
      Code::invalid, "calendar.allowance",
      fmt::format(
          "Thời hạn “{}” không đúng cách viết. Viết “same_day”, “3 working_days”, “0.25 working_days”, "
          "“15 calendar_days” hoặc “4 working_hours”.",
          text),
      fmt::format("“{}” is no time limit. Write “same_day”, “3 working_days”, “0.25 working_days”, "
                  "“15 calendar_days” or “4 working_hours”.",
                  text));
}

/// Digits with at most two decimals, as hundredths.
std::optional<std::int32_t> hundredths_of(std::string_view text) {
  auto const point = text.find('.');
  auto const whole = text.substr(0, point);
  auto fraction = point == std::string_view::npos ? std::string_view{"0"} : text.substr(point + 1);
  std::int32_t w = 0;
  std::int32_t f = 0;
  auto const all = [](std::string_view part, std::int32_t& out) {
    auto const [end, error] = std::from_chars(part.data(), part.data() + part.size(), out);
    return error == std::errc{} && end == part.data() + part.size() && out >= 0;
  };
  bool const digits_only = text.find_first_not_of("0123456789.") == std::string_view::npos;
  if (!digits_only || fraction.size() > 2 || !all(whole, w) || !all(fraction, f) || w > max_days * 24) {
    return std::nullopt;
  }
  return w * 100 + (fraction.size() == 1 ? f * 10 : f);
}

std::string date_vi(Day day) {
  std::chrono::year_month_day const d{day};
  return fmt::format("{} {:02}/{:02}/{:04}", weekday_vi[std::chrono::weekday{day}.c_encoding()],
                     static_cast<unsigned>(d.day()), static_cast<unsigned>(d.month()),
                     static_cast<int>(d.year()));
}

std::string date_en(Day day) {
  return fmt::format("{} {}", weekday_en[std::chrono::weekday{day}.c_encoding()], to_iso(day));
}

std::string span_vi(milliseconds ms) {
  auto const m = std::chrono::floor<minutes>(ms).count();
  if (m % 60 == 0) return fmt::format("{} giờ", m / 60);
  return m < 60 ? fmt::format("{} phút", m) : fmt::format("{} giờ {} phút", m / 60, m % 60);
}

std::string span_en(milliseconds ms) {
  auto const m = std::chrono::floor<minutes>(ms).count();
  if (m % 60 == 0) return fmt::format("{} h", m / 60);
  return m < 60 ? fmt::format("{} min", m) : fmt::format("{} h {} min", m / 60, m % 60);
}

std::string rest_vi(Line const& line) {
  if (line.kind == DayKind::weekend) return "nghỉ cuối tuần";
  if (line.name_vi.empty()) return line.kind == DayKind::closed ? "cơ quan nghỉ" : "ngày nghỉ";
  return line.kind == DayKind::holiday ? "nghỉ lễ " + line.name_vi : line.name_vi;
}

std::string rest_en(Line const& line) {
  if (line.kind == DayKind::weekend) return "weekend";
  if (!line.name_en.empty()) return line.name_en;
  return line.name_vi.empty() ? "day off" : line.name_vi;
}

int ordinal(Line const& line) { return static_cast<int>(line.total / std::chrono::hours{24}); }

}  // namespace

std::string_view name(Unit unit) { return unit_names[at(unit)]; }

std::string to_string(Allowance a) {
  if (a.unit == Unit::same_day) return "same_day";
  return fmt::format("{} {}", amount(a.hundredths, '.'), name(a.unit));
}

Result<Allowance> parse_allowance(std::string_view text) {
  if (text == "same_day") return Allowance::same_day();
  auto const blank = text.find(' ');
  if (blank == std::string_view::npos) return bad_allowance(text);
  auto const n = hundredths_of(text.substr(0, blank));
  auto const unit = text.substr(blank + 1);
  for (std::size_t i = 0; n && i < 3; ++i) {
    if (unit != unit_names[i]) continue;
    Allowance const a{*n, static_cast<Unit>(i)};
    bool const whole = a.unit != Unit::calendar_days || a.hundredths % 100 == 0;
    bool const bounded = a.unit == Unit::working_hours || a.hundredths <= max_days * 100;
    if (whole && bounded) return a;
  }
  return bad_allowance(text);
}

std::string vi(Allowance a) {
  if (a.unit == Unit::same_day) return std::string{unit_vi[at(a.unit)]};
  return fmt::format("{} {}", amount(a.hundredths, ','), unit_vi[at(a.unit)]);
}

std::string en(Allowance a) {
  if (a.unit == Unit::same_day) return std::string{unit_en[at(a.unit)]};
  return fmt::format("{} {}{}", amount(a.hundredths, '.'), unit_en[at(a.unit)],
                     a.hundredths == 100 ? "" : "s");
}

std::string vi(Line const& line, Unit unit) {
  std::string what;
  std::string const stood = line.paused ? ", có lúc tạm dừng tính giờ" : "";
  if (unit == Unit::calendar_days) {
    what = line.used > milliseconds{0} ? fmt::format("ngày thứ {}", ordinal(line)) : "không tính";
    if (line.paused) what = "tạm dừng, không tính";
    if (!works(line.kind)) what += " (" + rest_vi(line) + ")";
  } else if (!works(line.kind)) {
    what = rest_vi(line) + ", không tính";
  } else if (line.not_counted) {
    what = "nhận sau giờ chốt, tính từ ngày làm việc tiếp theo";
  } else if (line.used == milliseconds{0}) {
    what = line.paused ? "tạm dừng, không tính" : "không tính";
  } else {
    what = fmt::format("tính {}, cộng dồn {}{}", span_vi(line.used), span_vi(line.total), stood);
  }
  if (line.kind == DayKind::make_up) what += " (ngày làm bù)";
  return date_vi(line.date) + ": " + what;
}

std::string en(Line const& line, Unit unit) {
  std::string what;
  if (unit == Unit::calendar_days) {
    what = line.used > milliseconds{0} ? fmt::format("day {}", ordinal(line)) : "not counted";
    if (line.paused) what = "paused, not counted";
    if (!works(line.kind)) what += " (" + rest_en(line) + ")";
  } else if (!works(line.kind)) {
    what = rest_en(line) + ", not counted";
  } else if (line.not_counted) {
    what = "received after the cut-off, counted from the next working day";
  } else if (line.used == milliseconds{0}) {
    what = line.paused ? "paused, not counted" : "not counted";
  } else {
    what = fmt::format("counts {}, {} so far{}", span_en(line.used), span_en(line.total),
                       line.paused ? ", paused for a while" : "");
  }
  if (line.kind == DayKind::make_up) what += " (make-up day)";
  return date_en(line.date) + ": " + what;
}

}  // namespace ts::calendar
