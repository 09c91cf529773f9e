#include "domain/plan/compiler/span.hpp"

#include <algorithm>

#include "domain/plan/compiler/words.hpp"

namespace ts::plan {

void Span::append(std::string_view piece, int line) {
  piece = trim(piece);
  if (piece.empty()) return;
  if (!text.empty()) text += ' ';
  if (marks.empty() || marks.back().second != line)
    marks.emplace_back(static_cast<std::uint32_t>(text.size()), line);
  bool blank = false;
  for (auto const c : piece) {
    auto const white = c == ' ' || (c >= 9 && c <= 13);
    if (!white) text += c;
    if (white && !blank) text += ' ';
    blank = white;
  }
}

void Span::append(Span const& other) {
  if (other.empty()) return;
  if (!text.empty()) text += ' ';
  auto const base = static_cast<std::uint32_t>(text.size());
  text += other.text;
  for (auto const& [offset, line] : other.marks)
    if (marks.empty() || marks.back().second != line) marks.emplace_back(base + offset, line);
}

int Span::line_at(std::size_t offset) const {
  auto const it = std::ranges::upper_bound(marks, offset, {}, [](auto const& m) { return m.first; });
  return it == marks.begin() ? first_line() : std::prev(it)->second;
}

Span Span::part(std::size_t begin, std::size_t end) const {
  end = std::min(end, text.size());
  begin = std::min(begin, end);
  auto const cut = std::string_view(text).substr(begin, end - begin);
  auto const kept = trim(cut);
  Span out;
  if (kept.empty()) return out;
  auto const from = begin + static_cast<std::size_t>(kept.data() - cut.data());
  out.text = kept;
  out.marks.emplace_back(0, line_at(from));
  for (auto const& [offset, line] : marks)
    if (offset > from && offset < from + kept.size())
      out.marks.emplace_back(static_cast<std::uint32_t>(offset - from), line);
  return out;
}

}  // namespace ts::plan
