#include "scenario/script.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ts::scenario {

namespace {

Error bad(int line, std::string const& what) {
  return fail(Code::invalid, "scenario.line", fmt::format("Dòng {}: {}", line, what),
              fmt::format("Line {}: {}", line, what));
}

std::optional<int> number(std::string_view text) {
  bool const digits =
      !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || text.size() > 4) return std::nullopt;
  return std::stoi(std::string{text});
}

/// "lý do: …" -> ("lý do", "…"); no colon: ("", all).
std::pair<std::string, std::string> named(std::string_view text) {
  auto const colon = text.find(": ");
  if (colon == std::string_view::npos) return {{}, trimmed(text)};
  return {trimmed(text.substr(0, colon)), trimmed(text.substr(colon + 2))};
}

Status read_head(std::string_view text, int line, Script& out) {
  auto const [key, value] = named(text);
  if (key == "thủ tục") {
    out.procedure = value;
  } else if (key == "căn cứ") {
    out.basis = value;
  } else {
    return bad(line, "không hiểu “" + std::string{text} + "”");
  }
  return {};
}

Status read_act(std::string_view text, int line, Script& out) {
  auto const cells = split(text, '|');
  Act act;
  act.line = line;
  auto const at = parse_moment(cells[0]);
  if (cells.size() < 3 || cells.size() > 4 || !at) {
    return bad(line, "viết: ngày giờ | ai | việc | chi tiết");
  }
  act.at = *at;
  act.who = cells[1];
  act.verb = cells[2];
  if (cells.size() == 4) {
    for (auto const& part : split(cells[3], ';')) {
      auto const [key, value] = named(part);
      if (key.empty() || !act.args.emplace(key, value).second)
        return bad(line, "chi tiết viết “tên: giá trị”");
    }
  }
  out.acts.push_back(std::move(act));
  return {};
}

Status read_follow(std::string_view text, int line, Script& out) {
  if (out.acts.empty()) return bad(line, "chưa có việc nào ở trên");
  auto const rest = trimmed(text.substr(1));
  if (text[0] == '!') {
    out.acts.back().refusal = rest.substr(0, rest.find(' '));
    return {};
  }
  auto const [key, value] = named(rest);
  if (key.empty()) return bad(line, "viết “= tên: giá trị”");
  out.acts.back().then.push_back({line, key, value});
  return {};
}

}  // namespace

std::string trimmed(std::string_view text) {
  auto const blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return std::string{text};
}

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> out;
  for (;;) {
    auto const end = text.find(at);
    out.push_back(trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
  }
}

std::optional<Instant> parse_moment(std::string_view text) {
  if (text.size() != 16 || text[2] != '/' || text[5] != '/' || text[10] != ' ' || text[13] != ':')
    return std::nullopt;
  auto const day = number(text.substr(0, 2)), month = number(text.substr(3, 2)),
             year = number(text.substr(6, 4));
  auto const hour = number(text.substr(11, 2)), minute = number(text.substr(14, 2));
  if (!day || !month || !year || !hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  std::chrono::year_month_day const date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return from_local(Day{date}, std::chrono::hours{*hour} + std::chrono::minutes{*minute});
}

Result<Script> parse(std::string_view text) {
  Script out;
  int line = 0;
  for (auto const& raw : split(text, '\n')) {
    ++line;
    if (raw.empty()) continue;
    if (raw[0] == '#') {
      if (out.title.empty()) out.title = trimmed(raw.substr(1));
    } else if (raw[0] == '=' || raw[0] == '!') {
      TS_CHECK(read_follow(raw, line, out));
    } else if (raw.find('|') != std::string::npos) {
      TS_CHECK(read_act(raw, line, out));
    } else {
      TS_CHECK(read_head(raw, line, out));
    }
  }
  if (out.title.empty() || out.procedure.empty() || out.basis.empty() || out.acts.empty()) {
    return bad(line, "cần dòng tên (# …), “thủ tục:”, “căn cứ:” và ít nhất một việc");
  }
  return out;
}

}  // namespace ts::scenario
