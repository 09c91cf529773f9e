#include "domain/plan/compiler/words.hpp"

#include <algorithm>
#include <array>

namespace ts::plan {
namespace {

struct Range {
  char32_t from, to;
  char base;
};

// Vietnamese letters of Unicode that carry marks, precomposed (NFC).
constexpr std::array<Range, 24> bases{{
    {0xE0, 0xE5, 'a'},     {0xE8, 0xEB, 'e'},     {0xEC, 0xEF, 'i'},     {0xF2, 0xF6, 'o'},
    {0xF9, 0xFC, 'u'},     {0xFD, 0xFD, 'y'},     {0x102, 0x103, 'a'},   {0x110, 0x111, 'd'},
    {0x128, 0x129, 'i'},   {0x168, 0x169, 'u'},   {0x1A0, 0x1A1, 'o'},   {0x1AF, 0x1B0, 'u'},
    {0x1EA0, 0x1EB7, 'a'}, {0x1EB8, 0x1EC7, 'e'}, {0x1EC8, 0x1ECB, 'i'}, {0x1ECC, 0x1EE3, 'o'},
    {0x1EE4, 0x1EF1, 'u'}, {0x1EF2, 0x1EF9, 'y'}, {0xC0, 0xC5, 'a'},     {0xC8, 0xCB, 'e'},
    {0xCC, 0xCF, 'i'},     {0xD2, 0xD6, 'o'},     {0xD9, 0xDC, 'u'},     {0xDD, 0xDD, 'y'},
}};

bool digit(char c) { return c >= '0' && c <= '9'; }

bool space(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0x200B || c == 0xFEFF ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000;
}

/// End of the number that begins at `i`: digits, with "." or "," between digits.
std::size_t number_end(std::string_view text, std::size_t i) {
  while (i < text.size() && (digit(text[i]) || ((text[i] == '.' || text[i] == ',') && i + 1 < text.size() &&
                                                digit(text[i + 1]) && digit(text[i - 1]))))
    ++i;
  return i;
}

Word word_from(std::string_view text, std::size_t begin, std::size_t end, Kind kind) {
  Word w;
  w.begin = static_cast<std::uint32_t>(begin);
  w.end = static_cast<std::uint32_t>(end);
  w.kind = kind;
  for (std::size_t i = begin; i < end;) {
    auto const first = i == begin;
    auto const c = next_char(text, i);
    if (first) w.upper = is_upper(c);
    append_utf8(w.low, to_lower(c));
    append_utf8(w.bare, to_bare(c));
  }
  return w;
}

bool strict(std::string_view phrase) {
  return std::ranges::any_of(phrase, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

}  // namespace

char32_t next_char(std::string_view text, std::size_t& i) {
  auto const b = static_cast<unsigned char>(text[i++]);
  if (b < 0x80) return b;
  int const extra = b >= 0xF0 ? 3 : b >= 0xE0 ? 2 : b >= 0xC0 ? 1 : 0;
  char32_t c = extra == 3 ? b & 7U : extra == 2 ? b & 15U : b & 31U;
  if (extra == 0 || i + static_cast<std::size_t>(extra) > text.size()) return 0xFFFD;
  for (int k = 0; k < extra; ++k) {
    auto const t = static_cast<unsigned char>(text[i]);
    if ((t & 0xC0U) != 0x80U) return 0xFFFD;
    c = (c << 6U) | (t & 0x3FU);
    ++i;
  }
  return c;
}

bool is_upper(char32_t c) { return to_lower(c) != c; }

bool is_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x300 && c <= 0x36F) ||
         (c >= 0x1E00 && c <= 0x1EFF);
}

char32_t to_lower(char32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 32;
  if (c < 0xC0) return c;
  if (c <= 0xDE) return c == 0xD7 ? c : c + 32;
  if (c == 0x1AF || c == 0x1A0 || c == 0x102 || c == 0x110 || c == 0x128 || c == 0x168) return c + 1;
  if (c >= 0x1EA0 && c <= 0x1EF9) return c | 1U;
  return c;
}

char32_t to_bare(char32_t c) {
  c = to_lower(c);
  if (c < 0xC0) return c;
  for (auto const& r : bases)
    if (c >= r.from && c <= r.to) return static_cast<char32_t>(r.base);
  return c;
}

std::string bare_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) append_utf8(out, to_bare(next_char(text, i)));
  return out;
}

void append_utf8(std::string& out, char32_t c) {
  auto put = [&](char32_t b) { out += static_cast<char>(b); };
  if (c < 0x80) return put(c);
  if (c < 0x800) return put(0xC0U | (c >> 6U)), put(0x80U | (c & 0x3FU));
  if (c < 0x10000) return put(0xE0U | (c >> 12U)), put(0x80U | ((c >> 6U) & 0x3FU)), put(0x80U | (c & 0x3FU));
  put(0xF0U | (c >> 18U)), put(0x80U | ((c >> 12U) & 0x3FU));
  put(0x80U | ((c >> 6U) & 0x3FU)), put(0x80U | (c & 0x3FU));
}

Words split_words(std::string_view text) {
  Words out;
  out.reserve(text.size() / 5 + 4);
  for (std::size_t i = 0; i < text.size();) {
    auto const begin = i;
    auto const c = next_char(text, i);
    if (space(c)) continue;
    auto kind = Kind::symbol;
    if (c < 0x80 && digit(static_cast<char>(c))) {
      kind = Kind::number;
      i = number_end(text, begin + 1);
    } else if (is_letter(c)) {
      kind = Kind::word;
      for (auto k = i; k < text.size();) {
        auto const n = next_char(text, k);
        if (!is_letter(n) && !(n < 0x80 && digit(static_cast<char>(n)))) break;
        i = k;
      }
    }
    out.push_back(word_from(text, begin, i, kind));
  }
  return out;
}

std::size_t phrase_at(Words const& words, std::size_t i, std::string_view phrase) {
  auto const marks = strict(phrase);
  std::size_t n = 0;
  while (!phrase.empty()) {
    auto const cut = std::min(phrase.find(' '), phrase.size());
    if (i + n >= words.size() || (marks ? words[i + n].low : words[i + n].bare) != phrase.substr(0, cut))
      return 0;
    phrase.remove_prefix(std::min(cut + 1, phrase.size()));
    ++n;
  }
  return n;
}

std::size_t phrase_before(Words const& words, std::size_t i, std::string_view phrase) {
  auto const n = static_cast<std::size_t>(std::ranges::count(phrase, ' ')) + 1;
  return n <= i && phrase_at(words, i - n, phrase) == n ? n : 0;
}

std::size_t find_phrase(Words const& words, std::size_t from, std::size_t to,
                        std::initializer_list<std::string_view> phrases) {
  to = std::min(to, words.size());
  for (auto i = from; i < to; ++i)
    for (auto const p : phrases)
      if (auto const n = phrase_at(words, i, p); n != 0 && i + n <= to) return i;
  return std::max(from, to);
}

bool has_phrase(std::string_view text, std::initializer_list<std::string_view> phrases) {
  auto const words = split_words(text);
  return find_phrase(words, 0, words.size(), phrases) < words.size();
}

bool starts_with_phrase(std::string_view text, std::initializer_list<std::string_view> phrases) {
  auto const words = split_words(text.substr(0, 200));
  std::size_t i = 0;
  while (i < words.size() && words[i].kind == Kind::symbol) ++i;
  return std::ranges::any_of(phrases, [&](auto p) { return phrase_at(words, i, p) != 0; });
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    std::size_t i = 0;
    if (!space(next_char(text, i))) break;
    text.remove_prefix(i);
  }
  while (!text.empty()) {
    auto at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    std::size_t i = at;
    if (!space(next_char(text, i))) break;
    text.remove_suffix(text.size() - at);
  }
  return text;
}

char32_t first_letter(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    auto const c = next_char(text, i);
    if (is_letter(c) || (c >= '0' && c <= '9')) return c;
  }
  return 0;
}

bool starts_lower(std::string_view text) {
  auto const c = first_letter(text);
  return is_letter(c) && !is_upper(c);
}

}  // namespace ts::plan
