#include <charconv>

#include "kernel/calendar/reckon.hpp"

namespace ts::calendar {

namespace {

Error bad(std::string_view what) {
  return fail(Code::corrupt, "calendar.reckoning", "Bảng tính thời hạn đã lưu không đọc được.",
              "The stored reckoning cannot be read: " + std::string{what} + ".");
}

std::string line_text(Line const& line) {
  auto const used = std::chrono::floor<minutes>(line.used).count();
  std::string text = to_iso(line.date);
  text += ' ';
  text += name(line.kind);
  text += ' ' + std::to_string(used);
  if (line.paused) text += " paused";
  if (line.not_counted) text += " late";
  if (!line.name_vi.empty()) text += " | " + line.name_vi;
  return text;
}

std::string_view take_word(std::string_view& rest) {
  auto const blank = rest.find(' ');
  auto const word = rest.substr(0, blank);
  rest = blank == std::string_view::npos ? std::string_view{} : rest.substr(blank + 1);
  return word;
}

Result<Line> parse_line(std::string_view text) {
  Line line;
  if (auto const bar = text.find(" | "); bar != std::string_view::npos) {
    line.name_vi = text.substr(bar + 3);
    text = text.substr(0, bar);
  }
  auto const date = parse_day(take_word(text));
  TS_TRY(line.kind, day_kind(take_word(text)));
  auto const number = take_word(text);
  int used = -1;
  std::from_chars(number.data(), number.data() + number.size(), used);
  if (!date || used < 0 || used > 24 * 60) return bad("line");
  line.date = *date;
  line.used = minutes{used};
  while (!text.empty()) {
    auto const word = take_word(text);
    if (word != "paused" && word != "late") return bad("line");
    (word == "paused" ? line.paused : line.not_counted) = true;
  }
  return line;
}

Result<Instant> moment(json::object const& o, std::string_view key) {
  TS_TRY(auto const text, get_string(o, key));
  auto const at = parse_iso(text);
  if (!at) return bad(key);
  return *at;
}

}  // namespace

json::object to_json(Reckoning const& r) {
  json::array lines;
  lines.reserve(r.lines.size());
  for (auto const& line : r.lines) lines.emplace_back(line_text(line));
  return {{"received", to_iso(r.received)},
          {"from", to_iso(r.counted_from)},
          {"allowance", to_string(r.allowance)},
          {"due", to_iso(r.due)},
          {"lines", std::move(lines)}};
}

Result<Reckoning> parse_reckoning(json::object const& o) {
  Reckoning r;
  TS_TRY(r.received, moment(o, "received"));
  TS_TRY(r.counted_from, moment(o, "from"));
  TS_TRY(r.due, moment(o, "due"));
  TS_TRY(auto const allowance, get_string(o, "allowance"));
  TS_TRY(r.allowance, parse_allowance(allowance));
  TS_TRY(auto const* lines, get_array(o, "lines"));
  milliseconds total{0};
  for (auto const& value : *lines) {
    if (!value.is_string()) return bad("lines");
    TS_TRY(auto line, parse_line(value.get_string()));
    line.total = total += line.used;
    r.lines.push_back(std::move(line));
  }
  return r;
}

}  // namespace ts::calendar
