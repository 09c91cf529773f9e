// Tables whose columns are held by blanks, as text tools draw the tables of a PDF page.
#include <algorithm>
#include <numeric>
#include <optional>
#include <string>

#include "domain/plan/compiler/labels.hpp"
#include "domain/plan/compiler/markup.hpp"
#include "domain/plan/compiler/tables.hpp"
#include "domain/plan/compiler/words.hpp"

namespace ts::plan {
namespace {

/// A line by code points, so that columns can be counted.
using Line = std::u32string;

/// A run of words with no gap of two blanks, [from, to).
struct Chunk {
  std::size_t from = 0, to = 0;
  std::string text;
};

Line decode(std::string_view text) {
  Line out;
  for (std::size_t i = 0; i < text.size();) {
    auto const c = next_char(text, i);
    if (c == '\t') out.append(8 - out.size() % 8, U' ');
    else out += c == 0xA0 || c == '\f' ? U' ' : c;
  }
  while (!out.empty() && out.back() == U' ') out.pop_back();
  return out;
}

std::string slice(Line const& line, std::size_t from, std::size_t to) {
  std::string out;
  for (auto i = from; i < std::min(to, line.size()); ++i) append_utf8(out, line[i]);
  return out;
}

std::vector<Chunk> chunks_of(Line const& line) {
  std::vector<Chunk> out;
  for (std::size_t i = 0; i < line.size();) {
    if (line[i] == U' ') {
      ++i;
      continue;
    }
    auto const from = i;
    while (i < line.size() && !(line[i] == U' ' && (i + 1 >= line.size() || line[i + 1] == U' '))) ++i;
    out.push_back({from, i, slice(line, from, i)});
  }
  return out;
}

/// Columns of a header that stands on one to four lines: chunks that overlap are one column.
std::vector<Chunk> header_columns(std::vector<Line> const& lines, std::size_t first, std::size_t height) {
  std::vector<Chunk> columns;
  for (auto i = first; i < first + height; ++i)
    for (auto const& chunk : chunks_of(lines[i])) {
      auto const it = std::ranges::find_if(columns, [&](Chunk const& c) { return chunk.from < c.to && c.from < chunk.to; });
      if (it == columns.end()) {
        columns.push_back(chunk);
        continue;
      }
      it->from = std::min(it->from, chunk.from);
      it->to = std::max(it->to, chunk.to);
      it->text += " " + chunk.text;
    }
  std::ranges::sort(columns, {}, &Chunk::from);
  return columns;
}

int score_of(std::vector<Chunk> const& columns) {
  std::vector<Span> cells;
  for (auto const& c : columns) cells.emplace_back(c.text, 1);
  return header_score(cells);
}

struct Header {
  std::size_t height = 0;
  std::vector<Chunk> columns;
};

std::optional<Header> header_at(std::vector<Line> const& lines, std::size_t i) {
  if (chunks_of(lines[i]).size() < 2) return std::nullopt;
  Header best;
  int best_score = 0;
  for (std::size_t height = 1; height <= 4 && i + height <= lines.size(); ++height) {
    if (lines[i + height - 1].empty()) break;
    auto columns = header_columns(lines, i, height);
    auto const score = columns.size() >= 4 ? score_of(columns) : 0;
    if (score <= best_score) continue;
    best_score = score;
    best = {height, std::move(columns)};
  }
  return best_score >= 3 ? std::optional(std::move(best)) : std::nullopt;
}

/// Where to cut between two header columns: the blank river nearest to the right one.
std::size_t river(std::vector<Line> const& body, Chunk const& left, Chunk const& right) {
  auto const from = (left.from + left.to) / 2, to = (right.from + right.to) / 2;
  std::size_t best = right.from, best_count = body.size() + 1;
  for (auto x = from; x <= to; ++x) {
    auto const count = static_cast<std::size_t>(
        std::ranges::count_if(body, [&](Line const& l) { return x < l.size() && l[x] != U' '; }));
    if (count <= best_count) {
      best_count = count;
      best = x;
    }
  }
  return best;
}

bool ends_table(Line const& line, std::size_t width) {
  auto const text = slice(line, 0, line.size());
  auto const words = trim(text);
  if (is_recipients(words) || is_annex(words) || starts_with_phrase(words, {"tm .", "kt .", "tren day la"})) return true;
  return chunks_of(line).size() == 1 && line.size() - chunks_of(line)[0].from > width * 6 / 10;
}

class FixedReader {
 public:
  FixedReader(Document const& document, std::vector<bool>& taken) : taken_(taken) {
    for (std::size_t i = 0; i < document.lines.size(); ++i)
      lines_.push_back(taken[i] ? Line() : decode(plain(document.lines[i])));
  }

  std::vector<Grid> read() {
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (auto const header = header_at(lines_, i)) i = table(i, *header) - 1;
    return std::move(out_);
  }

 private:
  /// Reads one table; returns the line after it.
  std::size_t table(std::size_t first, Header const& header) {
    auto const end = body_end(first + header.height, header);
    std::vector<Line> body(lines_.begin() + static_cast<std::ptrdiff_t>(first + header.height),
                           lines_.begin() + static_cast<std::ptrdiff_t>(end));
    cuts_.clear();
    for (std::size_t k = 0; k + 1 < header.columns.size(); ++k)
      cuts_.push_back(river(body, header.columns[k], header.columns[k + 1]));
    Grid grid;
    grid.first_line = static_cast<int>(first) + 1;
    grid.last_line = static_cast<int>(end);
    grid.rows.push_back({static_cast<int>(first) + 1, false, {}});
    for (auto const& c : header.columns) grid.rows[0].cells.emplace_back(c.text, static_cast<int>(first) + 1);
    rows_of(grid, first + header.height, end);
    for (auto i = first; i < end; ++i) taken_[i] = true;
    out_.push_back(std::move(grid));
    return end;
  }

  std::size_t body_end(std::size_t from, Header const& header) const {
    auto const width = header.columns.back().to - header.columns.front().from;
    std::size_t blanks = 0, last = from;
    for (auto i = from; i < lines_.size(); ++i) {
      if (lines_[i].empty()) {
        if (++blanks > 8) break;
        continue;
      }
      blanks = 0;
      if (header_at(lines_, i) || (ends_table(lines_[i], width) && (i + 1 >= lines_.size() || lines_[i + 1].empty() ||
                                                                  ends_table(lines_[i + 1], width))))
        break;
      last = i + 1;
    }
    return last;
  }

  std::vector<std::string> cells_of(Line const& line) const {
    std::vector<std::string> out;
    std::size_t from = 0;
    for (auto const cut : cuts_) {
      out.push_back(slice(line, from, cut));
      from = cut;
    }
    out.push_back(slice(line, from, line.size()));
    return out;
  }

  /// A number of its own in the first column opens a row; so does a new sentence after an empty line when the first
  /// column is not a number column.
  static bool opens(std::vector<std::string> const& cells, Row const* open, bool gap) {
    auto const number = trim(cells[0]);
    if (number.size() <= 8 && !number.empty())
      return (number[0] >= '0' && number[0] <= '9') || roman_value(number.substr(0, number.find('.'))) > 0 ||
             parse_label(std::string(number) + " x").has_value();
    if (!number.empty() && !starts_lower(number) && gap) return true;
    if (open == nullptr) return true;
    return gap && cells.size() > 2 && !trim(cells[1]).empty() && !starts_lower(cells[1]) && !trim(cells.back()).empty();
  }

  void rows_of(Grid& grid, std::size_t from, std::size_t end) const {
    bool gap = false;
    Row* open = nullptr;
    for (auto i = from; i < end; ++i) {
      auto const number = static_cast<int>(i) + 1;
      auto const text = slice(lines_[i], 0, lines_[i].size());
      if (lines_[i].empty() || (page_noise(text) && chunks_of(lines_[i])[0].from > cuts_.front())) {
        gap = true;
        continue;
      }
      auto const cells = cells_of(lines_[i]);
      if (opens(cells, open, gap)) {
        grid.rows.push_back({number, gap && open == nullptr, std::vector<Span>(cells.size())});
        open = &grid.rows.back();
      }
      for (std::size_t k = 0; k < cells.size(); ++k) open->cells[k].append(cells[k], number);
      gap = false;
    }
  }

  std::vector<bool>& taken_;
  std::vector<Line> lines_;
  std::vector<std::size_t> cuts_;
  std::vector<Grid> out_;
};

}  // namespace

std::vector<Grid> fixed_grids(Document const& document, std::vector<bool>& taken) {
  return FixedReader(document, taken).read();
}

}  // namespace ts::plan
