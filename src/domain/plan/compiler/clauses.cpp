#include "domain/plan/compiler/clauses.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace ts::plan {
namespace {

bool is(Words const& words, std::size_t i, std::string_view symbol) {
  return i < words.size() && words[i].low == symbol;
}

/// A point that ends a sentence: white space and a capital, a digit or a sign follow.
bool full_stop(Words const& words, std::size_t i) {
  if (!is(words, i, ".") && !is(words, i, "!") && !is(words, i, "?")) return false;
  if (i + 1 >= words.size()) return true;
  auto const& next = words[i + 1];
  if (next.low == "." || next.low == "," || next.low == ")" || next.low == "/") return false;
  if (next.begin == words[i].end)
    return next.upper && i > 0 && words[i - 1].kind == Kind::word && !words[i - 1].upper &&
           words[i - 1].low.size() > 2;
  auto const short_name = i > 0 && words[i - 1].upper && words[i - 1].end - words[i - 1].begin <= 2;
  return (next.upper || next.kind != Kind::word) && !short_name;
}

/// Innermost bracket pair around word `i`, or the whole range.
Range inside_brackets(Words const& words, Range outer, std::size_t i) {
  int depth = 0;
  for (auto k = i; k > outer.first; --k) {
    if (is(words, k - 1, ")")) ++depth;
    if (is(words, k - 1, "(") && depth-- == 0) {
      int open = 0;
      for (auto e = k; e < outer.last; ++e) {
        if (is(words, e, "(")) ++open;
        if (is(words, e, ")") && open-- == 0) return {k, e};
      }
      return {k, outer.last};
    }
  }
  return outer;
}

/// First or last separator of the clause around `i` within `outer`, skipping what stands in brackets.
Range between_separators(Words const& words, Range outer, std::size_t i) {
  auto range = outer;
  int depth = 0;
  for (auto k = i; k > outer.first; --k) {
    auto const& w = words[k - 1];
    if (w.low == ")") ++depth;
    if (w.low == "(") depth = std::max(0, depth - 1);
    // "Năm 2026: 50%" keeps its year.
    auto const year =
        w.low == ":" && k > 1 && words[k - 2].kind == Kind::number && words[k - 2].low.size() == 4;
    if (depth == 0 && !year && (w.low == ";" || w.low == ":" || full_stop(words, k - 1))) {
      range.first = k;
      break;
    }
  }
  depth = 0;
  for (auto k = i; k < outer.last; ++k) {
    auto const& w = words[k];
    if (w.low == "(") ++depth;
    if (w.low == ")") depth = std::max(0, depth - 1);
    if (depth == 0 && (w.low == ";" || full_stop(words, k))) {
      range.last = k;
      break;
    }
  }
  return range;
}

bool label_head(Words const& words, std::size_t i) {
  for (auto const p : {"tỷ lệ", "tỉ lệ", "mức độ", "mức", "trong đó", "trong số đó", "chỉ số", "phấn đấu",
                       "bảo đảm", "đảm bảo"})
    if (phrase_at(words, i, p) != 0) return true;
  return false;
}

/// Words that lead to a figure, so that the clause does not begin at it.
bool leads_to_figure(Word const& w) {
  constexpr std::array<std::string_view, 18> leads{"đạt", "bảo", "đảm", "đấu", "cho",  "với",
                                                   "đến", "là",  "tại", "của", "trên", "trong",
                                                   "có",  "lên", "còn", "tới", "giảm", "hóa"};
  return w.kind != Kind::word || std::ranges::find(leads, w.low) != leads.end();
}

/// A figure with its noun after it ("100% hồ sơ …"), not at the end of what it measures ("… đạt 95%").
bool figure_first(Words const& words, Figure const& f, std::size_t last) {
  return f.last + 3 <= last && words[f.last].kind == Kind::word && words[f.last + 1].kind == Kind::word &&
         words[f.last].low != "và" && words[f.last].low != "trong" && words[f.last].low != "trở";
}

/// Where the clause of the later of two figures begins, between word `from` and the later figure.
std::size_t joint(Words const& words, std::size_t from, Figure const& later, bool lost_break) {
  if (later.first > from && (words[later.first - 1].low == "và" || words[later.first - 1].low == ","))
    return later.first;
  if (lost_break && later.first > from && !leads_to_figure(words[later.first - 1])) return later.first;
  for (auto k = from; k < later.first; ++k)
    if ((words[k].low == "," || words[k].low == "và" || words[k].low == "(") && label_head(words, k + 1))
      return k + 1;
  for (auto k = from; k < later.first; ++k)
    if (label_head(words, k) && phrase_at(words, k, "mức") == 0) return k;
  for (auto k = later.first; k > from; --k)
    if (words[k - 1].low == "," || words[k - 1].low == "(") return k;
  // "Năm 2026: 50% Đến 2030: >50%": no joint but a capital.
  for (auto k = later.first; k > from; --k)
    if (words[k - 1].upper && words[k - 1].bare != "ubnd") return k - 1;
  return later.first;
}

/// "Về dịch vụ y tế: đạt tối thiểu 90%": a clause that is hardly more than its figure takes what leads to the
/// colon.
Range with_lead(Words const& words, Figure const& f, Range clause, std::size_t from) {
  auto const own = (f.first - clause.first) + (clause.last - f.last);
  if (own > 2 || clause.first == 0 || !is(words, clause.first - 1, ":")) return clause;
  auto first = clause.first - 1;
  while (first > from && !is(words, first - 1, ";") && !is(words, first - 1, ":") &&
         !full_stop(words, first - 1))
    --first;
  return {first, clause.last};
}

}  // namespace

std::vector<Range> sentences(Words const& words) {
  std::vector<Range> out;
  std::size_t first = 0;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (full_stop(words, i)) {
      out.push_back({first, i + 1});
      first = i + 1;
    }
  if (first < words.size()) out.push_back({first, words.size()});
  return out;
}

std::vector<Range> clauses_of(Words const& words, std::vector<Figure> const& figures) {
  std::vector<Range> out;
  out.reserve(figures.size());
  for (auto const& f : figures) {
    // A clause is never longer than a page; the window keeps the work linear on any input.
    Range const window{f.number > 200 ? f.number - 200 : 0, std::min(words.size(), f.number + 200)};
    auto const brackets = inside_brackets(words, window, f.number);
    out.push_back(between_separators(words, brackets, f.number));
    // "từ 95% trở lên (trong đó …)" keeps its own comparator even when the bracket opens inside it.
    out.back().first = std::min(out.back().first, f.first);
    out.back().last = std::max(out.back().last, f.last);
  }
  for (std::size_t i = 0; i < figures.size(); ++i)
    out[i] = with_lead(words, figures[i], out[i], i > 0 ? figures[i - 1].last : 0);
  for (std::size_t i = 1; i < figures.size(); ++i) {
    auto& before = out[i - 1];
    auto& after = out[i];
    if (before.last <= after.first || figures[i].first < before.first || figures[i].first >= before.last)
      continue;
    if (figures[i - 1].number < after.first) {  // the later figure stands in a bracket of the earlier clause
      before.last = std::max(figures[i - 1].last, std::min(before.last, after.first - 1));
      continue;
    }
    // Two clauses that both begin with their figure and have nothing between them: a line break was lost.
    auto const lost_break =
        before.first == figures[i - 1].first && figure_first(words, figures[i], after.last);
    auto const cut = joint(words, figures[i - 1].last, figures[i], lost_break);
    before.last = std::max(figures[i - 1].last, cut);
    if (before.last > figures[i - 1].last && is(words, before.last - 1, "và")) --before.last;
    after.first = std::max(after.first, cut);
  }
  // ", 100% cán bộ …": what stands before the comma is another matter.
  for (std::size_t i = 0; i < figures.size(); ++i)
    if (figures[i].first > out[i].first && is(words, figures[i].first - 1, ",") &&
        figure_first(words, figures[i], out[i].last))
      out[i].first = figures[i].first;
  return out;
}

std::string_view words_text(std::string_view text, Words const& words, Range range) {
  auto const junk = [](Word const& w) {
    return w.low == "," || w.low == ";" || w.low == "." || w.low == ":" || w.low == "-" || w.low == "+" ||
           w.low == "/" || w.low == "–";
  };
  while (range.first < range.last && junk(words[range.first])) ++range.first;
  while (range.last > range.first && junk(words[range.last - 1])) --range.last;
  if (range.first >= range.last) return {};
  return text.substr(words[range.first].begin, words[range.last - 1].end - words[range.first].begin);
}

}  // namespace ts::plan
