// Who reports to whom and when.
#include <algorithm>
#include <array>

#include "domain/plan/compiler/clauses.hpp"
#include "domain/plan/compiler/duties.hpp"
#include "domain/plan/compiler/labels.hpp"
#include "domain/plan/compiler/times.hpp"
#include "domain/plan/compiler/units.hpp"

namespace ts::plan {
namespace {

constexpr std::array<std::string_view, 22> period_openers{
    "dinh ky",   "hang thang", "hằng tháng", "hang quy", "hằng quý", "hang nam",   "hằng năm",  "hang tuan",
    "hằng tuần", "dot xuat",   "6 thang",    "9 thang",  "06 thang", "truoc ngay", "cham nhat", "moi quy",
    "moi thang", "quy i",      "quy iii",    "moi nam",  "quy va",   "theo quy"};

std::size_t period_at(Words const& words, std::size_t from, std::size_t to) {
  for (auto i = from; i < to; ++i)
    for (auto const p : period_openers)
      if (phrase_at(words, i, p) != 0) return i;
  return to;
}

/// Words that belong to a statement of when.
bool time_word(Word const& w) {
  constexpr std::array<std::string_view, 46> words{
      "định", "kỳ",   "hằng", "hàng", "tháng", "quý",  "năm", "tuần", "đột",   "xuất", "trước", "ngày",
      "và",   "hoặc", "theo", "khi",  "có",    "yêu",  "cầu", "quy",  "chậm",  "nhất", "vào",   "mỗi",
      "i",    "ii",   "iii",  "iv",   "của",   "cuối", "đầu", "hết",  "từng",  "nếu",  "cả",    "sơ",
      "kết",  "tổng", "đến",  "6",    "sáu",   "chín", "đợt", "cuối", "trong", "theo"};
  return w.kind == Kind::number || w.low == "," || w.low == "/" || w.low == "(" || w.low == ")" ||
         w.low == "-" || std::ranges::find(words, w.low) != words.end();
}

std::string when_of(std::string_view text, Words const& words, Range clause, std::size_t at) {
  auto end = at;
  while (end < clause.last && time_word(words[end])) ++end;
  while (end > at &&
         (words[end - 1].low == "," || words[end - 1].low == "và" || words[end - 1].low == "(" ||
          words[end - 1].low == "theo" || words[end - 1].low == "của" || words[end - 1].low == "tổng"))
    --end;
  auto first = at;
  if (first > clause.first && words[first - 1].low == "theo") --first;
  return std::string(words_text(text, words, {first, end}));
}

std::vector<std::string> frequency_of(std::string_view when) {
  std::vector<std::string> out;
  auto add = [&](char const* name, std::initializer_list<std::string_view> phrases) {
    if (has_phrase(when, phrases)) out.emplace_back(name);
  };
  add("tuần", {"tuần"});
  add("tháng", {"hằng tháng", "hàng tháng", "mỗi tháng", "kỳ tháng", "( tháng", "từng tháng"});
  add("quý", {"quý"});
  add("6 tháng", {"6 thang", "06 thang", "sáu tháng"});
  add("9 tháng", {"9 thang", "09 thang", "chín tháng"});
  add("năm", {"hằng năm", "hàng năm", "mỗi năm", ", năm", "và năm", "cả năm", "kỳ năm"});
  if (out.empty()) add("định kỳ", {"định kỳ"});
  add("đột xuất", {"đột xuất"});
  return out;
}

/// The addressee after "báo cáo", "gửi về", "về", "cho": a unit with what stands in brackets after it.
std::optional<std::string> addressee(std::string_view text, Words const& words, Range clause) {
  for (auto i = clause.first; i < clause.last; ++i) {
    std::size_t n = 0;
    for (auto const p : {"gửi về", "gửi", "về", "cho", "báo cáo", "trình", "lên"})
      n = std::max(n, phrase_at(words, i, p));
    auto const at = i + n;
    if (n == 0 || at >= clause.last) continue;
    auto const& head = words[at];
    auto const unit = head.bare == "ubnd" || head.bare == "uy" || head.low == "sở" || head.low == "phòng" ||
                      head.low == "cấp" || head.bare == "hdnd" || head.low == "bộ" || head.low == "đảng" ||
                      head.low == "chủ" || head.low == "ban" || head.low == "văn";
    if (!unit || (!head.upper && head.low != "cấp")) continue;
    auto end = at;
    int depth = 0;
    for (; end < clause.last; ++end) {
      auto const& w = words[end];
      if (w.low == "(") ++depth;
      if (w.low == ")" && --depth == 0) {
        auto const more = end + 2 < clause.last &&
                          (words[end + 1].low == "và" || words[end + 1].low == ",") && words[end + 2].upper;
        if (more) continue;
        ++end;
        break;
      }
      if (depth == 0 && end > at &&
          (w.low == "để" || w.low == "theo" || w.low == "chậm" || w.low == "trước" || w.low == "về" ||
           w.low == "tổng" || w.low == ";" || w.low == "." || w.low == "kết" || w.low == "xử" ||
           w.low == "xem" || w.low == "định"))
        break;
    }
    return std::string(words_text(text, words, {at, end}));
  }
  return std::nullopt;
}

/// Where the sentence says that somebody reports; not "biểu mẫu báo cáo", the report as a thing. `s.last`
/// when nowhere.
std::size_t report_at(Words const& words, Range s) {
  if (period_at(words, s.first, s.last) >= s.last) return s.last;
  for (auto at = find_phrase(words, s.first, s.last, {"báo cáo"}); at < s.last;
       at = find_phrase(words, at + 1, s.last, {"báo cáo"})) {
    auto const thing =
        std::ranges::any_of(std::array<std::string_view, 8>{"biểu mẫu", "chế độ", "mẫu", "thông tin",
                                                            "phần mềm", "số liệu", "các", "của"},
                            [&](auto p) { return phrase_before(words, at, p) != 0; });
    if (!thing) return at;
  }
  return s.last;
}

/// The clause of the sentence, between ";", that word `at` stands in.
Range clause_at(Words const& words, Range s, std::size_t at) {
  auto clause = s;
  for (auto i = at; i > s.first && clause.first == s.first; --i)
    if (words[i - 1].low == ";") clause.first = i;
  clause.last = find_phrase(words, at, s.last, {";"});
  return clause;
}

/// The unit whose duty the report is: the last duty of the paragraph up to the sentence.
std::optional<std::string> unit_at(std::vector<Duty> const& duties, int first_line, int line) {
  auto const after = std::ranges::upper_bound(duties, line, {}, &Duty::line);
  if (after == duties.begin() || std::prev(after)->line < first_line) return std::nullopt;
  return std::prev(after)->unit;
}

std::optional<Reporting> report_in(Span const& text, Words const& words, Range sentence,
                                   std::vector<Duty> const& duties) {
  auto const mention = report_at(words, sentence);
  if (mention >= sentence.last) return std::nullopt;
  auto const clause = clause_at(words, sentence, mention);
  auto const at = period_at(words, clause.first, clause.last);
  if (at >= clause.last) return std::nullopt;
  Reporting r;
  r.line = text.line_at(words[at].begin);
  r.when = when_of(text.text, words, clause, at);
  if (r.when.empty()) return std::nullopt;
  r.to = addressee(text.text, words, clause);
  r.dates = days_of(words_text(text.text, words, clause));
  r.frequency = frequency_of(r.when);
  r.who = unit_at(duties, text.first_line(), text.line_at(words[sentence.first].begin));
  return r;
}

}  // namespace

std::vector<Reporting> reporting_of(Outline const& outline, std::vector<Duty> const& duties) {
  std::vector<Reporting> out;
  for (auto const& block : outline.blocks) {
    auto const words = split_words(block.text.text);
    if (block.heading && words.size() < 12) continue;
    for (auto const sentence : sentences(words))
      if (auto report = report_in(block.text, words, sentence, duties)) out.push_back(std::move(*report));
  }
  return out;
}

}  // namespace ts::plan
