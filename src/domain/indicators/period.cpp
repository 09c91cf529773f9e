#include "domain/indicators/period.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace ts::indicators {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::months;
using std::chrono::year;
using std::chrono::year_month;
using std::chrono::year_month_day;

int months_in(Span span) {
  switch (span) {
    case Span::month:
      return 1;
    case Span::quarter:
      return 3;
    case Span::half:
      return 6;
    case Span::year:
    case Span::custom:
      break;
  }
  return 12;
}

Day year_earlier(Day d) {
  auto const ymd = year_month_day{d} - std::chrono::years{1};
  return ymd.ok() ? Day{ymd} : Day{ymd.year() / ymd.month() / std::chrono::last};  // 29 February
}

std::optional<int> number(std::string_view text, std::size_t digits) {
  int out = 0;
  if (text.size() != digits) return std::nullopt;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc{} || end != text.data() + text.size() || out < 0) return std::nullopt;
  return out;
}

Error bad_form(std::string_view key) {
  return fail(
      Code::invalid, "period.form",
      fmt::format(
          "Không hiểu kỳ “{}”. Viết 2026-09 (tháng), 2026-Q3 (quý), 2026-H1 (6 tháng), 2026 (năm) hoặc "
          "2026-01-05..2026-02-03 (từ ngày đến ngày).",
          key),
      fmt::format("Period \"{}\" is not understood. Write 2026-09 (month), 2026-Q3 (quarter), 2026-H1 (half "
                  "year), 2026 (year) or 2026-01-05..2026-02-03 (any days).",
                  key),
      "/period");
}

/// At most ten years: nobody reports on more, and it bounds what a request may cost.
std::optional<Period> parse_custom(std::string_view key) {
  if (key.size() != 22 || key.substr(10, 2) != "..") return std::nullopt;
  auto const from = parse_day(key.substr(0, 10)), to = parse_day(key.substr(12));
  if (!from || !to || *to < *from || *to - *from > std::chrono::days{3660}) return std::nullopt;
  auto const y = int{year_month_day{*from}.year()};
  if (y < 1901 || y > 9000) return std::nullopt;
  return Period{Basis::calendar, Span::custom, y, 1, *from, *to};
}

struct Tail {
  Span span;
  int index;
};

/// What follows the year: "", "-09", "-Q3", "-H1".
std::optional<Tail> parse_tail(std::string_view tail) {
  if (tail.empty()) return Tail{Span::year, 1};
  if (tail.size() != 3 || tail[0] != '-') return std::nullopt;
  auto const quarter = tail[1] == 'Q', half = tail[1] == 'H';
  auto const index = quarter || half ? number(tail.substr(2), 1) : number(tail.substr(1), 2);
  auto const span = quarter ? Span::quarter : half ? Span::half : Span::month;
  if (!index || *index < 1 || *index > 12 / months_in(span)) return std::nullopt;
  return Tail{span, *index};
}

std::string day_vi(Day d) {
  auto const ymd = year_month_day{d};
  return fmt::format("{:02}/{:02}/{}", unsigned{ymd.day()}, unsigned{ymd.month()}, int{ymd.year()});
}

char const* roman(int quarter) {
  static constexpr char const* names[] = {"I", "II", "III", "IV"};
  return names[quarter - 1];
}

}  // namespace

Period make_period(Basis basis, Span span, int y, int index) {
  auto const width = months_in(span);
  TS_ASSERT(span != Span::custom && y >= 1900 && y <= 9998 && index >= 1 && index <= 12 / width);
  auto const first = year_month{year{y}, month{1}} + months{(index - 1) * width};
  auto const after = first + months{width};
  auto out = Period{basis, span, y, index, {}, {}};
  if (basis == Basis::calendar) {
    out.from = Day{first / day{1}};
    out.to = Day{after / day{1}} - std::chrono::days{1};
  } else {
    out.from = Day{(first - months{1}) / day{15}};
    out.to = Day{(after - months{1}) / day{14}};
  }
  return out;
}

Result<Period> parse_period(std::string_view key, Basis basis) {
  if (auto const custom = parse_custom(key)) return *custom;
  if (key.size() < 4) return bad_form(key);
  auto const y = number(key.substr(0, 4), 4);
  auto const tail = parse_tail(key.substr(4));
  if (!y || *y < 1901 || *y > 9998 || !tail) return bad_form(key);
  return make_period(basis, tail->span, *y, tail->index);
}

std::string key(Period const& p) {
  switch (p.span) {
    case Span::month:
      return fmt::format("{:04}-{:02}", p.year, p.index);
    case Span::quarter:
      return fmt::format("{:04}-Q{}", p.year, p.index);
    case Span::half:
      return fmt::format("{:04}-H{}", p.year, p.index);
    case Span::custom:
      return to_iso(p.from) + ".." + to_iso(p.to);
    case Span::year:
      break;
  }
  return fmt::format("{:04}", p.year);
}

std::string_view name(Span span) {
  static constexpr std::string_view names[] = {"month", "quarter", "half", "year", "custom"};
  return names[static_cast<std::size_t>(span)];
}

std::string_view name(Basis basis) { return basis == Basis::report ? "report" : "calendar"; }

std::string label_vi(Period const& p) {
  std::string name;
  switch (p.span) {
    case Span::month:
      name = fmt::format("Tháng {}/{}", p.index, p.year);
      break;
    case Span::quarter:
      name = fmt::format("Quý {}/{}", roman(p.index), p.year);
      break;
    case Span::half:
      name = fmt::format("6 tháng {} năm {}", p.index == 1 ? "đầu" : "cuối", p.year);
      break;
    case Span::year:
      name = fmt::format("Năm {}", p.year);
      break;
    case Span::custom:
      return fmt::format("Từ {} đến {}", day_vi(p.from), day_vi(p.to));
  }
  if (p.basis == Basis::calendar) return name;
  return fmt::format("{} (kỳ báo cáo từ {} đến {})", name, day_vi(p.from), day_vi(p.to));
}

std::string label_en(Period const& p) {
  std::string name;
  switch (p.span) {
    case Span::month:
      name = fmt::format("{:04}-{:02}", p.year, p.index);
      break;
    case Span::quarter:
      name = fmt::format("Quarter {} of {}", p.index, p.year);
      break;
    case Span::half:
      name = fmt::format("{} half of {}", p.index == 1 ? "First" : "Second", p.year);
      break;
    case Span::year:
      name = fmt::format("Year {}", p.year);
      break;
    case Span::custom:
      return fmt::format("{} to {}", to_iso(p.from), to_iso(p.to));
  }
  if (p.basis == Basis::calendar) return name;
  return fmt::format("{} (report period {} to {})", name, to_iso(p.from), to_iso(p.to));
}

Period period_of(Basis basis, Span span, Day d) {
  TS_ASSERT(span != Span::custom);
  auto const ymd = year_month_day{d};
  auto ym = ymd.year() / ymd.month();
  if (basis == Basis::report && ymd.day() >= day{15}) ym += months{1};
  auto const index = (static_cast<int>(unsigned{ym.month()}) - 1) / months_in(span) + 1;
  return make_period(basis, span, int{ym.year()}, index);
}

Period previous(Period const& p) {
  auto const last = p.from - std::chrono::days{1};
  if (p.span != Span::custom) return period_of(p.basis, p.span, last);
  auto out = p;
  out.from = last - (p.to - p.from);
  out.to = last;
  out.year = int{year_month_day{out.from}.year()};
  return out;
}

Period year_before(Period const& p) {
  if (p.span != Span::custom) return make_period(p.basis, p.span, p.year - 1, p.index);
  auto out = p;
  out.from = year_earlier(p.from);
  out.to = year_earlier(p.to);
  out.year = p.year - 1;
  return out;
}

std::vector<Period> months_until(Basis basis, Day until, int count) {
  std::vector<Period> out;
  auto p = period_of(basis, Span::month, until);
  for (int i = 0; i < count; ++i, p = previous(p)) out.push_back(p);
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace ts::indicators
