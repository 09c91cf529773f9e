#include "domain/plan/compiler/markup.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "domain/plan/compiler/words.hpp"

namespace ts::plan {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array<Pair, 15> entities{{{"&nbsp;", " "},
                                         {"&amp;", "&"},
                                         {"&lt;", "<"},
                                         {"&gt;", ">"},
                                         {"&ge;", "≥"},
                                         {"&le;", "≤"},
                                         {"&quot;", "\""},
                                         {"&#39;", "'"},
                                         {"&ndash;", "–"},
                                         {"&mdash;", "—"},
                                         {"&percnt;", "%"},
                                         {"&#37;", "%"},
                                         {"&ldquo;", "“"},
                                         {"&rdquo;", "”"},
                                         {"&#160;", " "}}};

// What formula recognition makes of the signs in a cell.
constexpr std::array<Pair, 12> latex{{{"\\geqslant", "≥"},
                                      {"\\leqslant", "≤"},
                                      {"\\geq", "≥"},
                                      {"\\leq", "≤"},
                                      {"\\ge", "≥"},
                                      {"\\le", "≤"},
                                      {"\\gt", ">"},
                                      {"\\lt", "<"},
                                      {"\\%", "%"},
                                      {"\\sim", "~"},
                                      {"\\,", " "},
                                      {"\\text", ""}}};

template <std::size_t N>
std::size_t swap_sign(std::array<Pair, N> const& table, std::string_view rest, std::string& out) {
  for (auto const& [from, to] : table)
    if (rest.starts_with(from)) {
      out += to;
      return from.size();
    }
  return 0;
}

/// Length of the HTML tag at the head of `rest`, 0 when it is no tag ("< 5%" is none).
std::size_t tag_length(std::string_view rest) {
  std::size_t i = 1;
  if (i < rest.size() && rest[i] == '/') ++i;
  if (i >= rest.size() || std::isalpha(static_cast<unsigned char>(rest[i])) == 0) return 0;
  auto const close = rest.find('>', i);
  auto const open = rest.find('<', i);
  if (close == std::string_view::npos || close > 200 || open < close) return 0;
  return close + 1;
}

bool block_tag(std::string_view tag) {
  return tag.starts_with("<br") || tag.starts_with("<p") || tag.starts_with("</p") ||
         tag.starts_with("<li") || tag.starts_with("<td") || tag.starts_with("<div") ||
         tag.starts_with("</div");
}

/// "*" and "_" that set words in bold or italics; a lone "*" is a bullet and stays.
std::size_t emphasis_length(std::string_view line, std::size_t i) {
  auto const c = line[i];
  if (c == '*') {
    auto const stars = std::min(line.find_first_not_of('*', i), line.size()) - i;
    auto const bullet =
        stars == 1 && trim(line.substr(0, i)).empty() && i + 1 < line.size() && line[i + 1] == ' ';
    return bullet ? 0 : stars;
  }
  return c == '_' && i + 1 < line.size() && line[i + 1] == '_' ? 2 : 0;
}

}  // namespace

std::string plain(std::string_view line) {
  std::string out;
  out.reserve(line.size());
  for (std::size_t i = 0; i < line.size();) {
    auto const c = line[i];
    auto const rest = line.substr(i);
    if (c == '<') {
      if (auto const n = tag_length(rest)) {
        if (block_tag(rest)) out += ' ';
        i += n;
        continue;
      }
    }
    if (c == '&') {
      if (auto const n = swap_sign(entities, rest, out)) {
        i += n;
        continue;
      }
    }
    if (c == '\\') {
      auto const n = swap_sign(latex, rest, out);
      i += n != 0 ? n : 1;
      continue;
    }
    if (auto const n = emphasis_length(line, i)) {
      i += n;
      continue;
    }
    if (c != '$' && c != '\r' && c != '\f') out += c;
    ++i;
  }
  return out;
}

int markdown_heading(std::string_view line) {
  line = trim(line);
  auto const n = std::min(line.find_first_not_of('#'), line.size());
  return n >= 1 && n <= 6 && n < line.size() && line[n] == ' ' ? static_cast<int>(n) : 0;
}

bool all_bold(std::string_view line) {
  line = trim(line);
  while (line.starts_with('#')) line.remove_prefix(1);
  line = trim(line);
  if (line.size() > 4 && line.starts_with("**") && line.ends_with("**"))
    return line.substr(2, line.size() - 4).find("**") == std::string_view::npos;
  return line.starts_with("<b>") && line.ends_with("</b>");
}

bool page_noise(std::string_view line) {
  auto const text = trim(line);
  if (text.empty()) return false;
  if (text.starts_with("javascript:") || text.starts_with("![")) return true;
  auto const bare = bare_text(text);
  auto const digits = std::ranges::count_if(bare, [](char c) { return c >= '0' && c <= '9'; });
  auto const letters = std::ranges::count_if(bare, [](char c) { return c >= 'a' && c <= 'z'; });
  if (letters == 0 && digits <= 4 && bare.find('%') == std::string::npos &&
      bare.find('|') == std::string::npos && bare.find('\t') == std::string::npos)
    return true;
  return digits > 0 && digits <= 6 && letters == 5 &&
         (bare.starts_with("trang ") || bare.starts_with("page"));
}

}  // namespace ts::plan
