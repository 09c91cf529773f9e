#pragma once
/// The Vietnamese lunar calendar: astronomical new moons and the sun's longitude, for the meridian of UTC+7 (which is
/// why Tết may differ from the Chinese new year by a day or a month). Method: Hồ Ngọc Đức, after J. Meeus,
/// "Astronomical Algorithms". Good from 1900 to 2199.
#include <optional>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace ts::calendar {

struct LunarDate {
  int year = 0;
  int month = 0;  ///< 1 … 12
  int day = 0;    ///< 1 … 30
  bool leap = false;
  friend bool operator==(LunarDate const&, LunarDate const&) = default;
};

LunarDate to_lunar(Day day);
/// Empty when there is no such date (no such leap month, no 30th day).
std::optional<Day> from_lunar(LunarDate date);
/// First day of the lunar year that begins in that solar year: mùng 1 Tết.
Day lunar_new_year(int solar_year);

}  // namespace ts::calendar
