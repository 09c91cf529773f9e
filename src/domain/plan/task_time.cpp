#include "domain/plan/task_time.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace ts::plan {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::last;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

Day month_end(int y, int m) { return Day{year{y} / month{static_cast<unsigned>(m)} / last}; }
Day year_end(int y) { return month_end(y, 12); }

/// Words and numbers of the folded cell; "/" and "-" stay as tokens of their own, other punctuation falls
/// away.
std::vector<std::string> tokens(std::string_view cell) {
  std::vector<std::string> out;
  std::string word;
  auto const put = [&] {
    if (!word.empty()) out.push_back(std::move(word));
    word.clear();
  };
  bool digits = false;
  for (char const c : text::fold(cell)) {
    auto const digit = c >= '0' && c <= '9', letter = c >= 'a' && c <= 'z';
    if (!word.empty() && (digit || letter) && digit != digits) put();
    if (digit || letter) {
      word += c;
      digits = digit;
      continue;
    }
    put();
    if (c == '/' || c == '-' || c == ',') out.emplace_back(1, c);
    if (static_cast<unsigned char>(c) >= 0x80) out.emplace_back("-");  // en dash and its kin
  }
  put();
  // An en dash is three bytes, hence three dashes: keep one.
  out.erase(
      std::unique(out.begin(), out.end(), [](auto const& a, auto const& b) { return a == "-" && b == "-"; }),
      out.end());
  // Without marks "quý" and the "quy" of "quy định", "quy chế" look alike.
  for (std::size_t i = 0; i + 1 < out.size(); ++i) {
    auto const& next = out[i + 1];
    if (out[i] == "quy" &&
        (next == "dinh" || next == "che" || next == "trinh" || next == "mo" || next == "hoach"))
      out[i] += "-" + next;
  }
  return out;
}

struct Cell {
  std::vector<std::string> words;
  Years plan;

  bool at(std::size_t i, std::string_view word) const { return i < words.size() && words[i] == word; }
  /// The words, in order and together, anywhere; the place after them.
  std::optional<std::size_t> after(std::initializer_list<std::string_view> phrase) const {
    auto const it = std::search(words.begin(), words.end(), phrase.begin(), phrase.end());
    if (it == words.end()) return std::nullopt;
    return static_cast<std::size_t>(it - words.begin()) + phrase.size();
  }
  bool has(std::initializer_list<std::string_view> phrase) const { return after(phrase).has_value(); }
  bool any(std::initializer_list<std::initializer_list<std::string_view>> phrases) const {
    return std::any_of(phrases.begin(), phrases.end(), [&](auto const& p) { return has(p); });
  }
  std::optional<int> number(std::size_t i, int low, int high) const {
    if (i >= words.size() || words[i].size() > 4 || words[i][0] < '0' || words[i][0] > '9')
      return std::nullopt;
    auto const n = std::stoi(words[i]);
    return n >= low && n <= high ? std::optional(n) : std::nullopt;
  }
  std::optional<int> year_at(std::size_t i) const { return number(i, 1990, 2199); }
};

std::optional<int> quarter_at(Cell const& cell, std::size_t i) {
  static constexpr std::array<std::string_view, 4> roman{"i", "ii", "iii", "iv"};
  if (i >= cell.words.size()) return std::nullopt;
  auto const it = std::find(roman.begin(), roman.end(), cell.words[i]);
  if (it != roman.end()) return static_cast<int>(it - roman.begin()) + 1;
  return cell.number(i, 1, 4);
}

/// A list after "quý" or "tháng": numbers, joined by commas, "và", a dash for a range; "/" and a year may
/// close it. `unit` may stand again before each number.
template <class At>
std::vector<std::pair<int, int>> listed(Cell const& cell, std::size_t i, std::string_view unit,
                                        At number_at) {
  std::vector<std::pair<int, int>> out;  // year, number; year 0 until one is named
  bool range = false;
  for (; i < cell.words.size(); ++i) {
    if (cell.at(i, unit) || cell.at(i, ",") || cell.at(i, "va")) continue;
    if (cell.at(i, "-") || cell.at(i, "den")) {
      range = true;
      continue;
    }
    auto const named = cell.at(i, "/") || cell.at(i, "nam") ? cell.year_at(i + 1) : cell.year_at(i);
    if (named) {
      for (auto& [y, n] : out) y = y == 0 ? *named : y;
      i += cell.year_at(i) ? 0 : 1;
      continue;
    }
    auto const n = number_at(cell, i);
    if (!n || (cell.at(i + 1, "/") && !cell.year_at(i + 2))) break;
    for (auto k = range && !out.empty() ? out.back().second + 1 : *n; k < *n; ++k) out.emplace_back(0, k);
    out.emplace_back(0, *n);
    range = false;
  }
  for (auto& [y, n] : out) y = y == 0 ? cell.plan.from : y;
  return out;
}

TaskTime on_dates(std::vector<Day> dates) {
  std::sort(dates.begin(), dates.end());
  dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
  TaskTime out;
  out.due = dates.back();
  out.stated = true;
  if (dates.size() > 1) out.dates = std::move(dates);
  return out;
}

/// dd/mm[/yyyy] or dd tháng mm [năm yyyy] at word i; `next` is the place after it.
std::optional<Day> day_at(Cell const& cell, std::size_t i, std::size_t& next) {
  auto const d = cell.number(i, 1, 31);
  if (!d || !(cell.at(i + 1, "/") || cell.at(i + 1, "-") || cell.at(i + 1, "thang"))) return std::nullopt;
  auto const m = cell.number(i + 2, 1, 12);
  if (!m) return std::nullopt;
  next = i + 3;
  auto y = cell.plan.from;
  if (cell.at(next, "/") || cell.at(next, "-") || cell.at(next, "nam")) {
    if (auto const named = cell.year_at(next + 1)) {
      y = *named;
      next += 2;
    }
  }
  auto const date = year{y} / static_cast<int>(*m) / static_cast<int>(*d);
  return date.ok() ? std::optional(Day{date}) : std::nullopt;
}

bool among(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Dates with their prepositions: "trước" takes the day before, "từ" opens a stretch.
std::optional<TaskTime> by_days(Cell const& cell) {
  std::vector<Day> due;
  std::optional<Day> from;
  for (std::size_t i = 0, next = 0; i < cell.words.size(); i = std::max(i + 1, next)) {
    auto const date = day_at(cell, i, next);
    if (!date) continue;
    auto k = i;
    while (k > 0 && among(cell.words[k - 1], {"ngay", "het"})) --k;
    auto const word = k > 0 ? std::string_view(cell.words[k - 1]) : std::string_view{};
    if (word == "tu" || word == "sau" || (word == "ke" && from == std::nullopt))
      from = *date;
    else
      due.push_back(word == "truoc" ? *date - days{1} : *date);
  }
  if (due.empty() && !from) return std::nullopt;
  if (due.empty()) {
    TaskTime out;
    out.due = std::max(*from, year_end(cell.plan.to));
    out.from = from;
    out.recurrence = Recurrence::always;
    return out;
  }
  auto out = on_dates(std::move(due));
  out.from = from;
  return out;
}

std::optional<TaskTime> by_quarters(Cell const& cell) {
  auto const i = cell.after({"quy"});
  if (!i) return std::nullopt;
  std::vector<Day> ends;
  for (auto const& [y, q] : listed(cell, *i, "quy", quarter_at)) ends.push_back(month_end(y, q * 3));
  return ends.empty() ? std::nullopt : std::optional(on_dates(std::move(ends)));
}

std::optional<TaskTime> by_months(Cell const& cell) {
  auto const i = cell.after({"thang"});
  if (!i) return std::nullopt;
  auto const month_at = [](Cell const& c, std::size_t k) { return c.number(k, 1, 12); };
  std::vector<Day> ends;
  for (auto const& [y, m] : listed(cell, *i, "thang", month_at)) ends.push_back(month_end(y, m));
  return ends.empty() ? std::nullopt : std::optional(on_dates(std::move(ends)));
}

std::optional<TaskTime> by_halves(Cell const& cell) {
  std::vector<Day> ends;
  for (auto const* six : {"6", "06"}) {
    if (cell.has({six, "thang", "dau", "nam"})) ends.push_back(month_end(cell.plan.from, 6));
    if (cell.has({six, "thang", "cuoi", "nam"})) ends.push_back(year_end(cell.plan.from));
  }
  return ends.empty() ? std::nullopt : std::optional(on_dates(std::move(ends)));
}

std::vector<Day> rhythm(Recurrence recurrence, Years plan) {
  std::vector<Day> out;
  auto const step = recurrence == Recurrence::monthly       ? 1
                    : recurrence == Recurrence::quarterly   ? 3
                    : recurrence == Recurrence::half_yearly ? 6
                    : recurrence == Recurrence::yearly      ? 12
                                                            : 0;
  for (auto y = plan.from; step > 0 && y <= plan.to; ++y)
    for (auto m = step; m <= 12; m += step) out.push_back(month_end(y, m));
  return out;
}

/// "hằng" and "hàng" are both written; "mỗi" and "định kỳ" go before the same nouns.
std::optional<Recurrence> habit(Cell const& cell) {
  auto const every = [&](std::string_view noun) {
    return cell.any({{"hang", noun}, {"moi", noun}, {"dinh", "ky", noun}, {"theo", noun}});
  };
  if (cell.any({{"dinh", "ky", "6", "thang"},
                {"dinh", "ky", "06", "thang"},
                {"6", "thang", "1", "lan"},
                {"06", "thang", "01", "lan"},
                {"6", "thang", "/", "lan"},
                {"06", "thang", "/", "lan"}}))
    return Recurrence::half_yearly;
  if (every("ngay")) return Recurrence::daily;
  if (every("tuan")) return Recurrence::weekly;
  if (every("thang")) return Recurrence::monthly;
  if (every("quy")) return Recurrence::quarterly;
  if (every("nam")) return Recurrence::yearly;
  if (cell.any({{"thuong", "xuyen"}, {"lien", "tuc"}, {"dinh", "ky"}})) return Recurrence::always;
  return std::nullopt;
}

std::optional<TaskTime> by_years(Cell const& cell) {
  std::optional<int> end;
  for (std::size_t i = 0; i < cell.words.size(); ++i) {
    if (auto const y = cell.year_at(i)) end = std::max(end.value_or(*y), *y);
  }
  if (!end && cell.any({{"trong", "nam"}, {"ca", "nam"}, {"cuoi", "nam"}, {"het", "nam"}}))
    end = cell.plan.from;
  return end ? std::optional(on_dates({year_end(*end)})) : std::nullopt;
}

bool conditional(Cell const& cell) {
  return !cell.words.empty() &&
         (among(cell.words[0], {"theo", "khi", "sau", "ngay", "tuy"}) || cell.has({"khi", "co"}));
}

}  // namespace

std::string_view name(Recurrence recurrence) {
  static constexpr std::string_view names[] = {"once",      "always",      "daily",  "weekly",     "monthly",
                                               "quarterly", "half_yearly", "yearly", "on_occasion"};
  return names[static_cast<std::size_t>(recurrence)];
}

TaskTime parse_task_time(std::string_view text, Years plan) {
  auto const cell = Cell{tokens(text), plan};
  if (auto out = by_days(cell)) {
    if (auto const often = habit(cell)) out->recurrence = *often;
    return *out;
  }
  auto const often = habit(cell);
  for (auto const read : {by_halves, by_quarters, by_months}) {
    if (often) break;  // "hằng quý", "hằng tháng" name no quarter and no month
    if (auto out = read(cell)) return *out;
  }
  if (auto out = by_years(cell); out && !often) return *out;
  TaskTime out;
  out.due = year_end(plan.to);
  if (often) {
    out.recurrence = *often;
    out.dates = rhythm(*often, plan);
    if (*often == Recurrence::yearly) {  // "tháng 12 hằng năm", "quý IV hằng năm"
      auto named = by_quarters(cell);
      if (!named) named = by_months(cell);
      if (named) {
        auto const md = year_month_day{named->due};
        out.dates.clear();
        for (auto y = plan.from; y <= plan.to; ++y)
          out.dates.push_back(month_end(y, static_cast<int>(unsigned{md.month()})));
        out.due = out.dates.back();
      }
      out.stated = true;
    }
  } else if (conditional(cell)) {
    out.recurrence = Recurrence::on_occasion;
  }
  return out;
}

std::string reading_vi(TaskTime const& time) {
  auto const show = [](Day d) {
    auto const ymd = year_month_day{d};
    return fmt::format("{:02}/{:02}/{}", unsigned{ymd.day()}, unsigned{ymd.month()}, int{ymd.year()});
  };
  static constexpr std::string_view habits[] = {
      "",         "làm thường xuyên", "hằng ngày", "hằng tuần",     "hằng tháng",
      "hằng quý", "6 tháng một lần",  "hằng năm",  "khi có yêu cầu"};
  std::string out{habits[static_cast<std::size_t>(time.recurrence)]};
  if (time.from) out += (out.empty() ? "từ " : ", từ ") + show(*time.from);
  auto const due = time.stated ? "hạn " + show(time.due) : "cả kỳ kế hoạch, đến " + show(time.due);
  return out + (out.empty() ? "" : "; ") + due;
}

}  // namespace ts::plan
