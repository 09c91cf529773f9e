#include "domain/plan/compiler/numbers.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "domain/plan/compiler/counts.hpp"

namespace ts::plan {
namespace {

using Entry = std::pair<std::string_view, std::string_view>;

// Words that stand right before a number and say how it compares.
constexpr auto before_number = std::to_array<Entry>({
    {"toi thieu", ">="},
    {"it nhat", ">="},
    {"khong duoi", ">="},
    {"khong thap hon", ">="},
    {"khong it hon", ">="},
    {"khong nho hon", ">="},
    {"lon hon hoac bang", ">="},
    {"bang hoac lon hon", ">="},
    {"bang hoac cao hon", ">="},
    {"≥", ">="},
    {"> =", ">="},
    {"tu tren", ">"},
    {"lon hon", ">"},
    {"cao hon", ">"},
    {"trên", ">"},
    {"hơn", ">"},
    {"vượt", ">"},
    {">", ">"},
    {"toi da", "<="},
    {"khong qua", "<="},
    {"khong vuot qua", "<="},
    {"khong vuot", "<="},
    {"khong cao hon", "<="},
    {"khong lon hon", "<="},
    {"khong nhieu hon", "<="},
    {"nho hon hoac bang", "<="},
    {"≤", "<="},
    {"< =", "<="},
    {"dưới", "<"},
    {"thap hon", "<"},
    {"nho hon", "<"},
    {"<", "<"},
    {"từ", "from"},
    {"giảm", "reduce"},
    {"tăng", "increase"},
    {"tăng thêm", "increase"},
    {"khong de qua", "<="},
    {"đạt và vượt", ">="},
    {"bằng và vượt", ">="},
});

// Words that may stand between the comparator and the number.
constexpr std::array<std::string_view, 15> fillers{
    "dat", "la", "phai", "bang", "duoc", "có", "muc", "den", "khoảng", ":", "cung", "tỷ", "lệ", "còn", "="};

bool is_filler(Word const& w) {
  return std::ranges::any_of(fillers, [&](auto f) { return f == w.bare || f == w.low; });
}

/// Comparator whose last word is right before word `i`; moves `i` to its first word.
std::string_view comparator_before(Words const& words, std::size_t& i) {
  std::size_t longest = 0;
  std::string_view found;
  for (auto const& [phrase, comparator] : before_number)
    if (auto const n = phrase_before(words, i, phrase); n > longest) {
      longest = n;
      found = comparator;
    }
  // "đầu tư 100%" has no "từ"; "tăng cường" and "giám sát" carry their marks, so only whole words arrive
  // here.
  i -= longest;
  return found;
}

/// The same over a filler or two ("tối thiểu phải đạt 95%"). Only firm comparators reach over fillers.
std::string_view comparator_over_fillers(Words const& words, std::size_t& i) {
  auto at = i;
  if (auto const direct = comparator_before(words, at); !direct.empty()) {
    i = at;
    return direct;
  }
  for (int step = 0; step < 3 && at > 0 && is_filler(words[at - 1]); ++step) {
    auto k = --at;
    auto const found = comparator_before(words, k);
    if (found.empty()) continue;
    if (words[k].bare == "tu" || words[k].low == "trên" || words[k].low == "hơn") return {};
    i = k;
    return found;
  }
  return {};
}

std::string_view comparator_after(Words const& words, std::size_t& i) {
  for (auto const& [phrase, comparator] : std::array<Entry, 5>{{{"tro len", ">="},
                                                                {"hoac cao hon", ">="},
                                                                {"hoac hon", ">="},
                                                                {"tro xuong", "<="},
                                                                {"hoac thap hon", "<="}}})
    if (auto const n = phrase_at(words, i, phrase)) {
      i += n;
      return comparator;
    }
  return {};
}

bool level_word(Word const& w) {
  constexpr std::array<std::string_view, 12> words{"đạt", "lên", "xuống", "còn", "là",   "đến",
                                                   "cho", "với", "tại",   "của", "trên", "dưới"};
  return w.kind == Kind::symbol ? w.bare != "/" && w.bare != "-" && w.bare != "–"
                                : std::ranges::find(words, w.low) != words.end();
}

/// "Tăng tỷ lệ hồ sơ trực tuyến hằng năm tối thiểu 10%": the verb stands some words before the comparator,
/// with nothing between that turns the figure into a level.
std::string_view direction_before(Words const& words, std::size_t i) {
  for (std::size_t step = 0; step < 14 && i > 0; ++step) {
    auto const& w = words[--i];
    auto const next = i + 1 < words.size() ? std::string_view(words[i + 1].low) : std::string_view();
    if ((w.low == "giảm" && next != "nghèo" && next != "tải") || phrase_at(words, i, "rút ngắn") != 0)
      return "reduce";
    if (w.low == "tăng" && next != "cường" && next != "trưởng") return "increase";
    if (level_word(w) || w.kind == Kind::number) return {};
  }
  return {};
}

bool percent_at(Words const& words, std::size_t& i) {
  if (i < words.size() && words[i].low == "%") return ++i, true;
  auto const n = phrase_at(words, i, "phan tram");
  i += n;
  return n != 0;
}

bool dash(Word const& w) {
  return w.low == "-" || w.low == "–" || w.low == "—" || w.low == "÷" || w.low == "~";
}

bool year(double v) { return v >= 1900 && v <= 2100; }

/// What the reader made of "100%" when it took digits for letters ("l00%", "1OO%").
std::optional<double> slipped_number(Word const& w) {
  if (w.kind != Kind::word || w.low.size() < 2 || w.low.size() > 3) return std::nullopt;
  std::string digits;
  for (auto const c : w.low) digits += c == 'o' ? '0' : c == 'l' || c == 'i' ? '1' : c;
  auto const value = parse_number(digits);
  return value && *value >= 10 && *value <= 100 ? value : std::nullopt;
}

/// Value of the number at word `i`, slips included; moves `i` past it.
std::optional<double> take_number(Words const& words, std::size_t& i) {
  auto const& w = words[i++];
  if (w.kind != Kind::number) return slipped_number(w);
  if (i < words.size() && words[i].kind == Kind::word && words[i].begin == w.end) {
    // "1OO": the reader broke off after the first digit.
    auto whole = w;
    whole.kind = Kind::word;
    whole.low += words[i].low;
    if (auto const value = slipped_number(whole)) return ++i, value;
  }
  return parse_number(w.low);
}

/// Sets comparator and the first word of a figure whose numbers are words [number, last).
void compare(Words const& words, Figure& f) {
  auto first = f.number;
  auto left = comparator_over_fillers(words, first);
  std::string_view direction;
  if (left == "reduce" || left == "increase") {
    direction = left;
    left = {};
  } else if (auto k = first; left != "from" || f.value2) {
    auto const d = comparator_before(words, k);
    if (d == "reduce" || d == "increase")
      direction = d, first = k;
    else if (d == ">=" || d == ">")
      first = k;  // "tối thiểu từ 90%", "từ trên 70%" said twice
  }
  auto last = f.last;
  auto const right = comparator_after(words, last);
  f.first = first;
  f.last = last;
  if (direction.empty() && f.unit == "%" && f.value < 100) direction = direction_before(words, first);
  if (!direction.empty() && left != "<" && left != "<=")
    f.comparator = std::string(direction) + ">=";
  else if (!right.empty())
    f.comparator = right;
  else if (left == "from")
    f.comparator = f.value2 ? "between" : ">=";
  else if (!left.empty())
    f.comparator = left;
  else
    f.comparator = f.value2 ? "between" : "=";
  if (f.comparator == ">" && f.unit == "%" && f.value >= 100) f.comparator = "=";
}

/// Second number of a range at word `i`: "– 35", "đến 55". Moves `i` past it.
std::optional<double> range_end(Words const& words, std::size_t& i, double low) {
  auto k = i;
  if (k < words.size() && (dash(words[k]) || words[k].low == "đến" || words[k].low == "tới"))
    ++k;
  else
    return std::nullopt;
  if (k >= words.size() || words[k].kind != Kind::number) return std::nullopt;
  auto const high = parse_number(words[k].low);
  if (!high || *high <= low || year(low)) return std::nullopt;
  i = k + 1;
  return high;
}

/// "từ 50% lên 70%": what is asked is where it ends.
bool raised(Words const& words, std::size_t& i, Figure& f) {
  auto k = i;
  if (f.number == 0 || words[f.number - 1].low != "từ" || k >= words.size() || words[k].low != "lên")
    return false;
  ++k;
  if (k < words.size() && (words[k].low == "đến" || words[k].low == "tới")) ++k;
  if (k >= words.size() || words[k].kind != Kind::number) return false;
  auto const to = parse_number(words[k].low);
  if (!to || !percent_at(words, ++k)) return false;
  f.first = f.number - 1;
  f.value = *to;
  f.comparator = "=";
  f.last = i = k;
  return true;
}

std::optional<Figure> percent_figure(Words const& words, std::size_t i) {
  auto k = i;
  auto const value = take_number(words, k);
  if (!value || *value > 1000) return std::nullopt;
  Figure f;
  f.number = i;
  f.value = *value;
  f.unit = "%";
  auto const own = percent_at(words, k);
  if (own && raised(words, k, f)) return f;
  auto r = k;
  if (auto const high = words[i].kind == Kind::number ? range_end(words, r, *value) : std::nullopt)
    if (auto p = r; percent_at(words, p)) {
      f.value2 = high;
      f.last = p;
      compare(words, f);
      return f;
    }
  if (!own || (words[i].kind == Kind::word && words[k - 1].low != "%")) return std::nullopt;
  f.last = k;
  compare(words, f);
  return f;
}

std::optional<Figure> rank_figure(Words const& words, std::size_t i) {
  auto k = i;
  while (k > 0 && (words[k - 1].low == "từ" || words[k - 1].low == "thứ" || words[k - 1].low == "trong" ||
                   words[k - 1].low == "đạt" || words[k - 1].low == "top" || words[k - 1].low == "nhóm"))
    --k;
  auto const top =
      k < i && (words[k].low == "top" || words[i - 1].low == "nhóm" || words[i - 1].low == "top");
  auto const ranked = std::ranges::any_of(
      std::array<std::string_view, 6>{"xep hang", "thu hang", "xep", "vi tri", "đứng", "hạng"},
      [&](auto p) { return phrase_before(words, k, p) != 0; });
  if (!top && !(ranked && (k < i || words[i - 1].low == "hạng"))) return std::nullopt;
  Figure f;
  f.first = k;
  f.number = i;
  f.last = i + 1;
  f.unit = "hạng";
  f.value = parse_number(words[i].low).value_or(0);
  if (f.value < 1 || f.value > 4000) return std::nullopt;
  f.value2 = range_end(words, f.last, f.value);
  f.comparator = f.value2 ? "between" : top ? "<=" : "=";
  if (auto l = f.last; !comparator_after(words, l).empty()) f.comparator = "<=", f.last = l;
  if (f.last + 1 < words.size() && words[f.last].low == "/" && words[f.last + 1].kind == Kind::number)
    f.last += 2;
  return f;
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const c = text[i];
    if (c >= '0' && c <= '9')
      digits += c;
    else if (c != '.' && c != ',')
      return std::nullopt;
    // "1.000" groups thousands, "97,5" and "99.5" are decimals.
    else if (text.size() - i - 1 != 3 || c == ',' || digits.size() > 3)
      digits += '.';
  }
  double value = 0;
  auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && end == digits.data() + digits.size() && !digits.empty()
             ? std::optional(value)
             : std::nullopt;
}

namespace {

/// "Cắt giảm ít nhất 30% thời gian, 30% chi phí": the verb holds for both.
void share_direction(Words const& words, std::vector<Figure>& figures) {
  for (std::size_t i = 1; i < figures.size(); ++i) {
    auto const& before = figures[i - 1];
    auto& f = figures[i];
    auto const directed = before.comparator == "reduce>=" || before.comparator == "increase>=";
    if (!directed || f.comparator != "=" || f.unit != before.unit || f.first == 0 || f.value >= 100) continue;
    auto const& joint = words[f.first - 1].low;
    auto const broken = find_phrase(words, before.last, f.first, {";", ".", ":"}) < f.first;
    if ((joint == "," || joint == "và") && !broken) f.comparator = before.comparator;
  }
}

}  // namespace

std::vector<Figure> find_figures(Words const& words) {
  std::vector<Figure> out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].kind == Kind::symbol) continue;
    auto f = percent_figure(words, i);
    if (!f && words[i].kind == Kind::number) f = rank_figure(words, i);
    if (!f && words[i].kind == Kind::number) {
      f = count_figure(words, i);
      if (f) compare(words, *f);
    }
    if (!f) continue;
    i = f->last - 1;
    out.push_back(std::move(*f));
  }
  share_direction(words, out);
  return out;
}

std::optional<Figure> bare_figure(Words const& words, std::string_view unit) {
  for (std::size_t i = 0; i < words.size() && i < 6; ++i) {
    if (words[i].kind != Kind::number) continue;
    Figure f;
    f.number = i;
    f.last = i + 1;
    f.unit = unit;
    auto const value = parse_number(words[i].low);
    if (!value) return std::nullopt;
    f.value = *value;
    f.value2 = range_end(words, f.last, f.value);
    compare(words, f);
    auto const rest = words.size() - f.last;
    return f.first <= 1 && rest <= 1 ? std::optional(f) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace ts::plan
