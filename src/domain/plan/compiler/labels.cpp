#include "domain/plan/compiler/labels.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "domain/plan/compiler/words.hpp"

namespace ts::plan {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

std::size_t skip_blanks(std::string_view s, std::size_t i) {
  while (i < s.size() && (s[i] == ' ' || s[i] == '\t')) ++i;
  return i;
}

/// "-", "+", "•" and their kin, also "- +" as some converters write nested items.
std::optional<Label> bullet(std::string_view s) {
  std::size_t i = 0;
  auto const c = next_char(s, i);
  constexpr std::u32string_view dashes = U"-–—*•●▪■□➢➤✓·»", pluses = U"+◦○";
  auto const plus = pluses.find(c) != pluses.npos;
  auto const small_o = c == 'o' && i < s.size() && s[i] == ' ';
  if (!plus && !small_o && dashes.find(c) == dashes.npos) return std::nullopt;
  i = skip_blanks(s, i);
  if (i >= s.size()) return std::nullopt;
  auto k = i;
  if (!plus && pluses.find(next_char(s, k)) != pluses.npos) return Label{rank::plus, "+", skip_blanks(s, k)};
  // "-5%" or "+ 2" would be figures, "---" a rule.
  if (c == '-' && s[i] == '-') return std::nullopt;
  return plus || small_o ? Label{rank::plus, "+", i} : Label{rank::dash, "-", i};
}

/// "1." "2.1" "2.1." "3)" "1/": one or two digits a part.
std::optional<Label> arabic(std::string_view s) {
  std::size_t i = 0;
  int parts = 0;
  while (i < s.size() && digit(s[i]) && parts < 5) {
    auto const begin = i;
    while (i < s.size() && digit(s[i])) ++i;
    if (i - begin > 2) return std::nullopt;
    ++parts;
    if (i + 1 < s.size() && s[i] == '.' && digit(s[i + 1])) {
      ++i;
      continue;
    }
    break;
  }
  if (parts == 0) return std::nullopt;
  auto const number = s.substr(0, i);
  auto const mark = i < s.size() && (s[i] == '.' || s[i] == ')' || s[i] == '/');
  if (mark) ++i;
  auto const rest = skip_blanks(s, i);
  if (rest >= s.size() || digit(s[rest]) || s[rest] == '%') return std::nullopt;
  if (!mark && (parts == 1 || rest == i)) return std::nullopt;
  if (mark && rest == i && s[i - 1] == '/') return std::nullopt;
  return Label{rank::arabic + std::min(parts, 4) - 1, std::string(number), rest};
}

std::optional<Label> roman(std::string_view s) {
  auto const end = std::min(s.find_first_not_of("IVX"), s.size());
  if (end == 0 || end >= s.size() || roman_value(s.substr(0, end)) == 0) return std::nullopt;
  auto rest = skip_blanks(s, end);
  if (std::string_view(".)/:-").find(s[rest < s.size() ? rest : end]) == std::string_view::npos)
    return std::nullopt;
  rest = skip_blanks(s, rest + 1);
  if (rest >= s.size()) return std::nullopt;
  return Label{rank::roman, std::string(s.substr(0, end)), rest};
}

/// "a)" "đ)" "b." and, for parts, "A." "B."
std::optional<Label> letter(std::string_view s) {
  std::size_t i = 0;
  auto const c = next_char(s, i);
  if (!is_letter(c) || i >= s.size() || (s[i] != ')' && s[i] != '.' && s[i] != '/')) return std::nullopt;
  auto const rest = skip_blanks(s, i + 1);
  if (rest >= s.size() || (s[i] != ')' && rest == i + 1)) return std::nullopt;
  if (is_upper(c) && s[i] == ')') return std::nullopt;
  return Label{is_upper(c) ? rank::part : rank::letter, std::string(s.substr(0, i)), rest};
}

/// "Điều 3." "Phần I" "Chương II" "Mục 1"
std::optional<Label> worded(std::string_view s) {
  auto const words = split_words(s.substr(0, 60));
  if (words.size() < 2 || !words[0].upper) return std::nullopt;
  auto const& head = words[0].bare;
  auto const article = head == "dieu";
  if (!article && head != "phan" && head != "chuong") return std::nullopt;
  auto const number = words[1].kind == Kind::number ||
                      roman_value(s.substr(words[1].begin, words[1].end - words[1].begin)) > 0 ||
                      words[1].bare == "thu";
  if (!number) return std::nullopt;
  std::size_t const at = words[1].bare == "thu" && words.size() > 2 ? 2 : 1;
  std::size_t rest = words[at].end;
  while (rest < s.size() && std::string_view(" .:-").find(s[rest]) != std::string_view::npos) ++rest;
  return Label{article ? rank::article : rank::part,
               std::string(s.substr(words[at].begin, words[at].end - words[at].begin)), rest};
}

}  // namespace

int roman_value(std::string_view text) {
  constexpr std::array<std::string_view, 10> ones{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
  int tens = 0;
  while (text.starts_with("X") && tens < 3) {
    text.remove_prefix(1);
    ++tens;
  }
  for (std::size_t i = 0; i < ones.size(); ++i)
    if (text == ones[i]) return tens * 10 + static_cast<int>(i);
  return 0;
}

std::optional<Label> parse_label(std::string_view line) {
  if (line.empty()) return std::nullopt;
  for (auto const parser : {worded, roman, arabic, bullet, letter})
    if (auto label = parser(line)) return label;
  return std::nullopt;
}

bool opens_paragraph(std::string_view text) {
  return starts_with_phrase(text, {"căn cứ", "trên đây là", "nơi nhận", "phụ lục", "kính gửi", "theo đề nghị",
                                   "tm", "kt", "stt"}) ||
         is_recipients(text);
}

bool is_annex(std::string_view text) {
  auto const words = split_words(text.substr(0, 120));
  if (words.size() < 2 || phrase_at(words, 0, "phụ lục") == 0 || !words[0].upper) return false;
  if (words.size() == 2) return true;
  auto const& next = words[2];
  return next.kind != Kind::word || next.upper;
}

bool is_recipients(std::string_view text) { return starts_with_phrase(text, {"noi nhan"}); }

}  // namespace ts::plan
