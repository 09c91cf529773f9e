#include <array>

#include "kernel/packs/toml_reader.hpp"

namespace ts::packs {

namespace {

using calendar::Announced;
using calendar::Calendar;
using calendar::DayKind;
using calendar::OfficeHours;
using calendar::Span;
using calendar::YearChoice;

constexpr std::array<std::string_view, 7> weekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 5> kinds{"work", "make_up", "holiday", "swap", "closed"};
constexpr std::array<std::string_view, 2> sides{"before", "after"};

/// "07:30-11:30"
std::optional<Span> span_of(std::string_view text) {
  auto const minutes = [](std::string_view t) -> std::optional<std::chrono::minutes> {
    bool const shape = t.size() == 5 && t[2] == ':' &&
                       t.find_first_not_of("0123456789:") == std::string_view::npos && t[0] != ':' &&
                       t[1] != ':' && t[3] != ':' && t[4] != ':';
    if (!shape) return std::nullopt;
    int const m = ((t[0] - '0') * 10 + t[1] - '0') * 60 + (t[3] - '0') * 10 + t[4] - '0';
    return m <= 24 * 60 && t[3] < '6' ? std::optional{std::chrono::minutes{m}} : std::nullopt;
  };
  if (text.size() != 11 || text[5] != '-') return std::nullopt;
  auto const from = minutes(text.substr(0, 5));
  auto const to = minutes(text.substr(6));
  if (!from || !to || *from >= *to) return std::nullopt;
  return Span{*from, *to};
}

std::vector<Span> spans(Table& t, std::string_view key) {
  std::vector<Span> out;
  for (auto const& text : t.texts(key)) {
    if (auto const span = span_of(text)) {
      out.push_back(*span);
      continue;
    }
    t.error(key, "Giờ làm việc “" + text + "” không đúng cách viết.", "“" + text + "” are no office hours.",
            "Viết: [\"07:30-11:30\", \"13:30-17:30\"].", "Write: [\"07:30-11:30\", \"13:30-17:30\"].");
  }
  return out;
}

OfficeHours hours(Table& t) {
  OfficeHours h;
  for (std::size_t i = 0; i < weekdays.size(); ++i) h.week[i] = spans(t, weekdays[i]);
  h.make_up = spans(t, "make_up");
  t.done();
  return h;
}

void sourced(Table& t) {
  t.text("source", Need::required);
  t.choice<casework::Mark>("mark", Need::required);
}

YearChoice year(Table& t) {
  YearChoice y;
  y.year = static_cast<int>(t.integer("year", 2000, 2080, Need::required).value_or(2000));
  y.tet_days_before = static_cast<int>(t.integer("tet_days_before", 0, 4, Need::required).value_or(1));
  y.national_day_after = t.choice_index("national_day", sides, Need::required).value_or(0) == 1;
  sourced(t);
  t.done();
  return y;
}

/// Nothing for a day that is only proposed: it is reported and not applied.
std::optional<Announced> announced(Table& t) {
  Announced a;
  a.date = t.date("date", Need::required).value_or(Day{});
  if (auto const i = t.choice_index("kind", kinds, Need::required)) a.kind = *calendar::day_kind(kinds[*i]);
  a.vi = t.text("vi", Need::required);
  a.en = t.text("en", Need::required);
  a.source = t.text("source", Need::required);
  a.mark = casework::name(t.choice<casework::Mark>("mark", Need::required).value_or(casework::Mark::general));
  bool const proposed = t.flag("proposed").value_or(false);
  t.done();
  if (!proposed) return a;
  t.warn("proposed", "Ngày " + to_iso(a.date) + " mới đề xuất, chưa áp dụng.",
         "The date " + to_iso(a.date) + " is only proposed and not applied.",
         "Khi có quyết định: ghi nguồn vào source và bỏ dòng proposed.",
         "Once decided: name the source and remove “proposed”.");
  return std::nullopt;
}

}  // namespace

std::optional<Calendar> parse_calendar(std::string_view toml, std::string const& file,
                                       std::vector<Problem>& problems) {
  Doc doc(file, problems);
  auto const parsed = parse_toml(toml, doc);
  if (!parsed) return std::nullopt;
  Table root(doc, *parsed, "");
  root.pair("name", Need::required);
  OfficeHours week;
  if (auto t = root.table("hours", Need::required)) week = hours(*t);
  std::vector<YearChoice> years;
  for (auto& t : root.tables("year")) years.push_back(year(t));
  std::vector<Announced> days;
  for (auto& t : root.tables("day")) {
    if (auto a = announced(t)) days.push_back(std::move(*a));
  }
  root.done();
  if (doc.failed()) return std::nullopt;
  auto made = Calendar::make(std::move(week), std::move(days), std::move(years));
  if (made) return std::move(*made);
  root.error("hours", made.error().vi, made.error().en, "Sửa [hours] hoặc [[day]].",
             "Change [hours] or [[day]].");
  return std::nullopt;
}

}  // namespace ts::packs
