#include "kernel/calendar/reckon.hpp"

#include <algorithm>
#include <utility>

namespace ts::calendar {

namespace {

using std::chrono::days;
using std::chrono::hours;

/// In order, without overlap, empty ones dropped.
std::vector<Pause> merged(std::span<Pause const> pauses) {
  std::vector<Pause> out(pauses.begin(), pauses.end());
  std::erase_if(out, [](Pause const& p) { return p.to <= p.from; });
  std::sort(out.begin(), out.end(), [](Pause const& a, Pause const& b) { return a.from < b.from; });
  std::size_t kept = 0;
  for (std::size_t i = 1; i < out.size(); ++i) {
    if (out[i].from <= out[kept].to) {
      out[kept].to = std::max(out[kept].to, out[i].to);
    } else {
      out[++kept] = out[i];
    }
  }
  if (!out.empty()) out.resize(kept + 1);
  return out;
}

Instant midnight(Day day) { return from_local(day, milliseconds{0}); }

/// Where `need` office time after `from` has been consumed, pauses left out.
Instant consume(Instant from, milliseconds need, Calendar const& calendar, std::vector<Pause> const& pauses) {
  if (need <= milliseconds{0}) return from;
  milliseconds target = calendar.elapsed(from) + need;
  for (auto const& p : pauses) {
    if (p.to <= from) continue;
    milliseconds const stops = calendar.elapsed(std::max(p.from, from));
    if (stops >= target) break;
    target += calendar.elapsed(p.to) - stops;
  }
  return calendar.reach(target);
}

bool ends_inside(Day date, std::vector<Pause> const& pauses) {
  Instant const last = midnight(date + days{1}) - milliseconds{1};
  return std::any_of(pauses.begin(), pauses.end(),
                     [&](Pause const& p) { return p.from <= last && last < p.to; });
}

/// The n-th date after `start` that counts.
Day count_dates(Day start, int n, std::vector<Pause> const& pauses) {
  Day date = start;
  while (n > 0) {
    date += days{1};
    if (!ends_inside(date, pauses)) --n;
  }
  return date;
}

milliseconds office_time(Allowance a, Instant from, Calendar const& calendar) {
  switch (a.unit) {
    case Unit::working_days:
      return calendar.full_day() * a.hundredths / 100;
    case Unit::working_hours:
      return milliseconds{hours{1}} * a.hundredths / 100;
    case Unit::same_day:
      return calendar.elapsed(calendar.close_of(local_day(from))) - calendar.elapsed(from);
    case Unit::calendar_days:
      break;
  }
  TS_ASSERT(false);
  return {};
}

/// `counted_from`, and for same-day work never the very moment the office closes.
Instant begin(Instant received, Allowance allowance, Calendar const& calendar, ClockRules const& rules) {
  Instant const from = counted_from(received, calendar, rules);
  Day const date = local_day(from);
  bool const over = from >= calendar.close_of(date);
  return allowance.unit == Unit::same_day && over ? calendar.open_of(calendar.next_working_day(date)) : from;
}

Instant finish(Instant from, Allowance allowance, Calendar const& calendar,
               std::vector<Pause> const& pauses) {
  if (allowance.unit != Unit::calendar_days) {
    return consume(from, office_time(allowance, from, calendar), calendar, pauses);
  }
  Day last = count_dates(local_day(from), allowance.hundredths / 100, pauses);
  if (calendar.hours(last).empty()) last = calendar.next_working_day(last);
  return calendar.close_of(last);
}

milliseconds between(Instant a, Instant b, Calendar const& calendar, std::vector<Pause> const& pauses) {
  if (b <= a) return milliseconds{0};
  milliseconds sum = calendar.elapsed(b) - calendar.elapsed(a);
  for (auto const& p : pauses) {
    Instant const from = std::max(p.from, a);
    Instant const to = std::min(p.to, b);
    if (from < to) sum -= calendar.elapsed(to) - calendar.elapsed(from);
  }
  return sum;
}

/// One date of the reckoning, `total` still to be summed.
Line line_of(Day date, Reckoning const& r, Calendar const& calendar, std::vector<Pause> const& pauses) {
  Line line;
  line.date = date;
  auto const info = calendar.day(date);
  line.kind = info.kind;
  line.name_vi = info.vi;
  line.name_en = info.en;
  Day const first = local_day(r.counted_from);
  line.not_counted = date < first;
  if (r.allowance.unit == Unit::calendar_days) {
    line.paused = date > first && ends_inside(date, pauses);
    line.used = date > first && !line.paused ? milliseconds{hours{24}} : milliseconds{0};
    return line;
  }
  Instant const from = std::max(midnight(date), r.counted_from);
  Instant const to = std::min(midnight(date + days{1}), r.due);
  line.used = between(from, to, calendar, pauses);
  line.paused = line.used < between(from, to, calendar, {});
  return line;
}

}  // namespace

Instant counted_from(Instant received, Calendar const& calendar, ClockRules const& rules) {
  auto const local = to_local(received);
  if (rules.cutoff && !calendar.hours(local.day).empty()) {
    bool const late = received > from_local(local.day, *rules.cutoff);
    if (late) return calendar.open_of(calendar.next_working_day(local.day));
  }
  return calendar.opening_at_or_after(received);
}

Instant due_of(Instant start, Allowance allowance, Calendar const& calendar, std::span<Pause const> pauses,
               ClockRules const& rules) {
  return finish(begin(start, allowance, calendar, rules), allowance, calendar, merged(pauses));
}

Reckoning reckon(Instant start, Allowance allowance, Calendar const& calendar, std::span<Pause const> pauses,
                 ClockRules const& rules) {
  auto const stops = merged(pauses);
  Reckoning r;
  r.received = start;
  r.allowance = allowance;
  r.counted_from = begin(start, allowance, calendar, rules);
  r.due = finish(r.counted_from, allowance, calendar, stops);
  milliseconds total{0};
  int const counted = allowance.hundredths / 100;
  for (Day date = local_day(start); date <= local_day(r.due); date += days{1}) {
    auto line = line_of(date, r, calendar, stops);
    // A calendar-day limit that ends on a rest day runs on without counting further.
    if (allowance.unit == Unit::calendar_days && total >= hours{24} * counted) line.used = milliseconds{0};
    line.total = total += line.used;
    r.lines.push_back(std::move(line));
  }
  return r;
}

milliseconds working_time_between(Instant a, Instant b, Calendar const& calendar,
                                  std::span<Pause const> pauses) {
  return between(a, b, calendar, merged(pauses));
}

milliseconds remaining(Instant now, Instant due, Calendar const& calendar) {
  return calendar.elapsed(due) - calendar.elapsed(now);
}

}  // namespace ts::calendar
