#include "kernel/calendar/calendar.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "kernel/calendar/lunar.hpp"

namespace ts::calendar {

namespace {

using std::chrono::days;
using namespace std::chrono_literals;

struct KindName {
  DayKind kind;
  std::string_view name;
};
constexpr KindName kind_names[] = {
    {DayKind::work, "work"},       {DayKind::make_up, "make_up"}, {DayKind::weekend, "weekend"},
    {DayKind::holiday, "holiday"}, {DayKind::swap, "swap"},       {DayKind::compensation, "compensation"},
    {DayKind::closed, "closed"},
};

std::size_t weekday_index(Day date) { return std::chrono::weekday{date}.iso_encoding() - 1; }

milliseconds total(std::vector<Span> const& spans) {
  milliseconds sum{};
  for (auto const& s : spans) sum += s.to - s.from;
  return sum;
}

bool ordered(std::vector<Span> const& spans) {
  minutes last{0};
  for (auto const& s : spans) {
    if (s.from < last || s.to <= s.from || s.to > 24h) return false;
    last = s.to;
  }
  return true;
}

struct Holiday {
  std::string vi;
  std::string en;
};
using Holidays = std::map<Day, Holiday>;

Day solar(int year, unsigned month, unsigned day) {
  return std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day);
}

/// Điều 112 khoản 1 Bộ luật Lao động 2019; 24 November by Nghị quyết 28/2026/QH16.
void add_holidays(Holidays& out, YearChoice const& c) {
  out[solar(c.year, 1, 1)] = {"Tết Dương lịch", "New Year's Day"};
  Day const tet = lunar_new_year(c.year) - days{c.tet_days_before};
  for (int i = 0; i < 5; ++i) out[tet + days{i}] = {"Tết Nguyên đán", "Lunar New Year"};
  if (auto const kings = from_lunar({c.year, 3, 10, false})) {
    out[*kings] = {"Giỗ Tổ Hùng Vương", "Hùng Kings' Commemoration Day"};
  }
  out[solar(c.year, 4, 30)] = {"Ngày Chiến thắng 30/4", "Victory Day"};
  out[solar(c.year, 5, 1)] = {"Quốc tế Lao động 1/5", "International Labour Day"};
  out[solar(c.year, 9, 2)] = {"Quốc khánh", "National Day"};
  out[solar(c.year, 9, c.national_day_after ? 3 : 1)] = {"Quốc khánh", "National Day"};
  if (c.year >= 2026) out[solar(c.year, 11, 24)] = {"Ngày Văn hóa Việt Nam", "Vietnam Culture Day"};
}

}  // namespace

std::string_view name(DayKind kind) {
  for (auto const& k : kind_names) {
    if (k.kind == kind) return k.name;
  }
  TS_ASSERT(false);
  return {};
}

Result<DayKind> day_kind(std::string_view text) {
  for (auto const& k : kind_names) {
    if (k.name == text) return k.kind;
  }
  return fail(Code::invalid, "calendar.kind", "Loại ngày không hợp lệ: " + std::string{text} + ".",
              "Unknown kind of day: " + std::string{text} + ".");
}

OfficeHours OfficeHours::standard() {
  OfficeHours h;
  std::vector<Span> const day{{7h + 30min, 11h + 30min}, {13h + 30min, 17h + 30min}};
  for (std::size_t i = 0; i < 5; ++i) h.week[i] = day;
  h.make_up = day;
  return h;
}

struct Calendar::Impl {
  OfficeHours hours;
  std::vector<Announced> announced;
  Day first{};
  std::vector<DayKind> kinds;        ///< by date, from `first`
  std::vector<milliseconds> prefix;  ///< office time before each date; one more than dates
  std::map<Day, Holiday> names;
  milliseconds full{};
  std::vector<Span> none;

  std::size_t index(Day d) const {
    auto const i = (d - first).count();
    TS_ASSERT(i >= 0 && static_cast<std::size_t>(i) < kinds.size());
    return static_cast<std::size_t>(i);
  }
  Day date(std::size_t i) const { return first + days{static_cast<int>(i)}; }

  std::vector<Span> const& spans(std::size_t i) const {
    if (kinds[i] == DayKind::work) return hours.week[weekday_index(date(i))];
    return kinds[i] == DayKind::make_up ? hours.make_up : none;
  }

  void lay_out(std::vector<YearChoice> const& choices);
  void apply_announced();
  void sum_up();
};

/// Weekly pattern, holidays, and rest for holidays that fall on a weekly rest day (Điều 111 khoản 3).
void Calendar::Impl::lay_out(std::vector<YearChoice> const& choices) {
  int const from = static_cast<int>(first_year);
  int const to = static_cast<int>(last_year);
  first = solar(from, 1, 1);
  auto const count = static_cast<std::size_t>((solar(to + 1, 1, 1) - first).count());
  kinds.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    kinds[i] = hours.week[weekday_index(date(i))].empty() ? DayKind::weekend : DayKind::work;
  }
  for (int y = from; y <= to; ++y) {
    YearChoice choice{y, 1, false};
    for (auto const& c : choices) {
      if (c.year == y) choice = c;
    }
    add_holidays(names, choice);
  }
  std::vector<Day> owed;
  for (auto const& [day, holiday] : names) {
    auto& kind = kinds[index(day)];
    if (kind == DayKind::weekend) owed.push_back(day);
    kind = DayKind::holiday;
  }
  for (Day const day : owed) {
    auto i = index(day);
    while (i < count && kinds[i] != DayKind::work) ++i;
    if (i == count) continue;
    kinds[i] = DayKind::compensation;
    auto const& holiday = names.at(day);
    names[date(i)] = {"Nghỉ bù " + holiday.vi, "In lieu of " + holiday.en};
  }
}

void Calendar::Impl::apply_announced() {
  for (auto const& a : announced) {
    kinds[index(a.date)] = a.kind;
    if (a.vi.empty() && a.en.empty()) {
      names.erase(a.date);
    } else {
      names[a.date] = {a.vi, a.en};
    }
  }
}

void Calendar::Impl::sum_up() {
  prefix.resize(kinds.size() + 1);
  prefix[0] = milliseconds{0};
  for (std::size_t i = 0; i < kinds.size(); ++i) prefix[i + 1] = prefix[i] + total(spans(i));
}

Result<Calendar> Calendar::make(OfficeHours hours, std::vector<Announced> announced,
                                std::vector<YearChoice> choices) {
  auto impl = std::make_shared<Impl>();
  bool good = ordered(hours.make_up) && !hours.make_up.empty();
  for (auto const& day : hours.week) {
    good = good && ordered(day);
    impl->full = std::max(impl->full, total(day));
  }
  if (!good || impl->full == milliseconds{0}) {
    return fail(
        Code::invalid, "calendar.hours",
        "Giờ làm việc phải xếp theo thứ tự, không chồng nhau, và mỗi tuần có ít nhất một ngày làm việc.",
        "Office hours must be in order, must not overlap, and leave at least one working day a week.");
  }
  std::sort(announced.begin(), announced.end(), [](auto const& a, auto const& b) { return a.date < b.date; });
  for (std::size_t i = 0; i < announced.size(); ++i) {
    auto const year = std::chrono::year_month_day{announced[i].date}.year();
    bool const twice = i > 0 && announced[i].date == announced[i - 1].date;
    if (!twice && year >= first_year && year <= last_year) continue;
    return fail(Code::invalid, twice ? "calendar.duplicate" : "calendar.range",
                "Ngày " + to_iso(announced[i].date) + (twice ? " khai hai lần." : " ngoài phạm vi của lịch."),
                "The date " + to_iso(announced[i].date) + (twice ? " is given twice." : " is out of range."));
  }
  impl->hours = std::move(hours);
  impl->announced = std::move(announced);
  impl->lay_out(choices);
  impl->apply_announced();
  impl->sum_up();
  return Calendar{std::move(impl)};
}

Calendar Calendar::vietnam() {
  static Calendar const calendar = make(OfficeHours::standard(), {}).value();
  return calendar;
}

DayInfo Calendar::day(Day date) const {
  DayInfo info{impl_->kinds[impl_->index(date)], {}, {}};
  if (auto const it = impl_->names.find(date); it != impl_->names.end()) {
    info.vi = it->second.vi;
    info.en = it->second.en;
  }
  return info;
}

std::vector<Span> const& Calendar::hours(Day date) const { return impl_->spans(impl_->index(date)); }
milliseconds Calendar::full_day() const { return impl_->full; }

milliseconds Calendar::length(Day date) const {
  auto const i = impl_->index(date);
  return impl_->prefix[i + 1] - impl_->prefix[i];
}

milliseconds Calendar::elapsed(Instant at) const {
  Day const date = local_day(at);
  auto const i = impl_->index(date);
  milliseconds const clock = at - from_local(date, milliseconds{0});
  milliseconds sum = impl_->prefix[i];
  for (auto const& s : impl_->spans(i)) {
    if (clock <= s.from) break;
    sum += std::min<milliseconds>(clock, s.to) - s.from;
  }
  return sum;
}

Instant Calendar::reach(milliseconds wanted) const {
  auto const& prefix = impl_->prefix;
  auto const it = std::lower_bound(prefix.begin() + 1, prefix.end(), std::max(wanted, milliseconds{1}));
  TS_ASSERT(it != prefix.end());
  auto const i = static_cast<std::size_t>(it - prefix.begin()) - 1;
  milliseconds left = wanted - prefix[i];
  for (auto const& s : impl_->spans(i)) {
    milliseconds const length = s.to - s.from;
    if (left <= length) return from_local(impl_->date(i), s.from + left);
    left -= length;
  }
  TS_ASSERT(false);
  return {};
}

Instant Calendar::opening_at_or_after(Instant at) const {
  Day const date = local_day(at);
  milliseconds const clock = at - from_local(date, milliseconds{0});
  for (auto const& s : hours(date)) {
    if (clock < s.from) return from_local(date, s.from);
    if (clock <= s.to) return at;
  }
  return open_of(next_working_day(date));
}

Day Calendar::next_working_day(Day date) const {
  auto i = impl_->index(date) + 1;
  while (i < impl_->kinds.size() && impl_->prefix[i + 1] == impl_->prefix[i]) ++i;
  TS_ASSERT(i < impl_->kinds.size());
  return impl_->date(i);
}

Instant Calendar::close_of(Day working_day) const {
  TS_ASSERT(!hours(working_day).empty());
  return from_local(working_day, hours(working_day).back().to);
}

Instant Calendar::open_of(Day working_day) const {
  TS_ASSERT(!hours(working_day).empty());
  return from_local(working_day, hours(working_day).front().from);
}

bool Calendar::covers(Instant at) const {
  Day const date = local_day(at);
  // A year at each end is kept free for what a deadline adds.
  return date >= impl_->first + days{366} &&
         date < impl_->first + days{static_cast<int>(impl_->kinds.size()) - 366};
}

std::vector<Announced> const& Calendar::announced() const { return impl_->announced; }

}  // namespace ts::calendar
