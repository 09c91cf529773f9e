#include "kernel/calendar/lunar.hpp"

#include <cmath>
#include <numbers>

namespace ts::calendar {

namespace {

// Days are Julian day numbers (whole, beginning at midnight in Vietnam after adding the zone's share of a
// day).
constexpr double zone = 7.0 / 24.0;
constexpr int epoch_jdn = 2440588;  // 1970-01-01
constexpr double synodic_month = 29.530588853;
constexpr double first_new_moon = 2415021.076998695;  // k = 0, January 1900

int floor_int(double x) { return static_cast<int>(std::floor(x)); }
double sin_deg(double degrees) { return std::sin(degrees * std::numbers::pi / 180.0); }
int jdn(Day day) { return day_number(day) + epoch_jdn; }
Day from_jdn(int n) { return day_from_number(n - epoch_jdn); }

/// Julian date (UTC) of the k-th new moon after January 1900 (Meeus, chapter "Phases of the Moon").
double new_moon(int k) {
  double const t = k / 1236.85;
  double const t2 = t * t;
  double const t3 = t2 * t;
  double const mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3 +
                      0.00033 * sin_deg(166.56 + 132.87 * t - 0.009173 * t2);
  double const sun = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3;
  double const moon = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3;
  double const node = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3;
  double const correction = (0.1734 - 0.000393 * t) * sin_deg(sun) + 0.0021 * sin_deg(2 * sun) -
                            0.4068 * sin_deg(moon) + 0.0161 * sin_deg(2 * moon) - 0.0004 * sin_deg(3 * moon) +
                            0.0104 * sin_deg(2 * node) - 0.0051 * sin_deg(sun + moon) -
                            0.0074 * sin_deg(sun - moon) + 0.0004 * sin_deg(2 * node + sun) -
                            0.0004 * sin_deg(2 * node - sun) - 0.0006 * sin_deg(2 * node + moon) +
                            0.0010 * sin_deg(2 * node - moon) + 0.0005 * sin_deg(2 * moon + sun);
  double const delta_t = -0.000278 + 0.000265 * t + 0.000262 * t2;
  return mean + correction - delta_t;
}

/// Which of the twelve 30° sectors the sun is in when the day begins in Vietnam; 0 starts at the spring
/// equinox.
int sun_sector(int day) {
  double const t = (day - 0.5 - zone - 2451545.0) / 36525.0;
  double const t2 = t * t;
  double const m = 357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2;
  double const l0 = 280.46645 + 36000.76983 * t + 0.0003032 * t2;
  double const dl = (1.914600 - 0.004817 * t - 0.000014 * t2) * sin_deg(m) +
                    (0.019993 - 0.000101 * t) * sin_deg(2 * m) + 0.000290 * sin_deg(3 * m);
  double const omega = 125.04 - 1934.136 * t;
  double const apparent = l0 + dl - 0.00569 - 0.00478 * sin_deg(omega);
  return floor_int((apparent - 360.0 * std::floor(apparent / 360.0)) / 30.0);
}

int new_moon_day(int k) { return floor_int(new_moon(k) + 0.5 + zone); }

/// First day of the month that holds the winter solstice of that solar year: always month 11.
int month_eleven(int year) {
  using namespace std::chrono;
  int const last_day = jdn(sys_days{std::chrono::year{year} / December / 31});
  int const k = floor_int((last_day - 2415021) / synodic_month);
  int const start = new_moon_day(k);
  return sun_sector(start) >= 9 ? new_moon_day(k - 1) : start;
}

/// In a lunar year of 13 months: how many months after month 11 the one without a principal term comes.
int leap_offset(int eleven) {
  int const k = floor_int((eleven - first_new_moon) / synodic_month + 0.5);
  int i = 1;
  int sector = sun_sector(new_moon_day(k + i));
  int last = 0;
  do {
    last = sector;
    ++i;
    sector = sun_sector(new_moon_day(k + i));
  } while (sector != last && i < 14);
  return i - 1;
}

}  // namespace

LunarDate to_lunar(Day day) {
  int const n = jdn(day);
  int const year = static_cast<int>(std::chrono::year_month_day{day}.year());
  // The true new moon strays up to 14 hours from the mean one: look at the neighbours.
  int k = floor_int((n - first_new_moon) / synodic_month) + 1;
  while (new_moon_day(k) > n) --k;
  int const start = new_moon_day(k);
  int eleven = month_eleven(year);
  int next_eleven = eleven;
  LunarDate out;
  if (eleven >= start) {
    out.year = year;
    eleven = month_eleven(year - 1);
  } else {
    out.year = year + 1;
    next_eleven = month_eleven(year + 1);
  }
  out.day = n - start + 1;
  int const diff = (start - eleven) / 29;
  out.month = diff + 11;
  if (next_eleven - eleven > 365) {
    int const leap = leap_offset(eleven);
    if (diff >= leap) {
      out.month = diff + 10;
      out.leap = diff == leap;
    }
  }
  if (out.month > 12) out.month -= 12;
  if (out.month >= 11 && diff < 4) --out.year;
  return out;
}

std::optional<Day> from_lunar(LunarDate date) {
  if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > 30) return std::nullopt;
  bool const before_eleven = date.month < 11;
  int const eleven = month_eleven(before_eleven ? date.year - 1 : date.year);
  int const next_eleven = month_eleven(before_eleven ? date.year : date.year + 1);
  int offset = date.month - 11;
  if (offset < 0) offset += 12;
  if (next_eleven - eleven > 365) {
    int const leap = leap_offset(eleven);
    if (date.leap || offset >= leap) ++offset;
  }
  int const k = floor_int(0.5 + (eleven - first_new_moon) / synodic_month);
  Day const day = from_jdn(new_moon_day(k + offset) + date.day - 1);
  if (to_lunar(day) != date) return std::nullopt;  // no such leap month or no 30th
  return day;
}

Day lunar_new_year(int solar_year) {
  auto const day = from_lunar({solar_year, 1, 1, false});
  TS_ASSERT(day.has_value());
  return *day;
}

}  // namespace ts::calendar
