// Tables whose columns are held by blanks, as text tools draw the tables of a PDF page.
#include <algorithm>
#include <numeric>
#include <optional>
#include <string>

#include "domain/plan/compiler/fixed_rows.hpp"
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
    if (c == '\t')
      out.append(8 - out.size() % 8, U' ');
    else
      out += c == 0xA0 || c == '\f' ? U' ' : c;
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
      auto const it = std::ranges::find_if(
          columns, [&](Chunk const& c) { return chunk.from < c.to && c.from < chunk.to; });
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
  auto firm = false;  // words of the text may look like headers; a number or a lead column settles it
  for (auto const& c : columns) {
    cells.emplace_back(c.text, 1);
    auto const role = role_of_header(c.text);
    firm = firm || role == Role::no || role == Role::lead;
  }
  return firm ? header_score(cells) : 0;
}

struct Header {
  std::size_t height = 0;
  std::vector<Chunk> columns;
};

/// Short pieces, none of them a number: what the first line of a header looks like.
bool may_head(Line const& line) {
  auto const chunks = chunks_of(line);
  return chunks.size() >= 2 && chunks.size() <= 30 && std::ranges::all_of(chunks, [](Chunk const& c) {
           return c.to - c.from <= 45 && !(c.text[0] >= '0' && c.text[0] <= '9');
         });
}

std::optional<Header> header_at(std::vector<Line> const& lines, std::size_t i) {
  if (!may_head(lines[i])) return std::nullopt;
  Header best;
  int best_score = 0;
  for (std::size_t height = 1; height <= 4 && i + height <= lines.size(); ++height) {
    if (lines[i + height - 1].empty() || !may_head(lines[i + height - 1])) break;
    auto columns = header_columns(lines, i, height);
    auto const score = columns.size() >= 4 ? score_of(columns) : 0;
    if (score <= best_score) continue;
    best_score = score;
    best = {height, std::move(columns)};
  }
  return best_score >= 3 ? std::optional(std::move(best)) : std::nullopt;
}

/// Where to cut between two header columns: at the end of the widest blank river between their middles; of
/// two alike, the one nearer to where the right header begins.
std::size_t river(std::vector<Line> const& body, Chunk const& left, Chunk const& right) {
  auto const from = (left.from + left.to) / 2, to = (right.from + right.to) / 2;
  std::vector<std::size_t> inked;
  for (auto x = from; x <= to; ++x)
    inked.push_back(static_cast<std::size_t>(
        std::ranges::count_if(body, [&](Line const& l) { return x < l.size() && l[x] != U' '; })));
  auto const least = *std::ranges::min_element(inked) + body.size() / 25;
  std::size_t best = right.from, best_width = 0;
  for (std::size_t i = 0; i < inked.size();) {
    auto k = i;
    while (k < inked.size() && inked[k] <= least) ++k;
    auto const off = [&](std::size_t x) { return x > right.from ? x - right.from : right.from - x; };
    if (k > i && (k - i > best_width || (k - i == best_width && off(from + k) < off(best)))) {
      best_width = k - i;
      best = from + k - 1;
    }
    i = std::max(k, i + 1);
  }
  return best;
}

bool ends_table(Line const& line, std::size_t width) {
  auto const text = slice(line, 0, line.size());
  auto const words = trim(text);
  if (is_recipients(words) || is_annex(words) || starts_with_phrase(words, {"tm .", "kt .", "tren day la"}))
    return true;
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
    for (auto& row : fixed_rows(cell_lines(first + header.height, end), learn_columns(header.columns)))
      grid.rows.push_back(std::move(row));
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
      if (header_at(lines_, i) ||
          (ends_table(lines_[i], width) &&
           (i + 1 >= lines_.size() || lines_[i + 1].empty() || ends_table(lines_[i + 1], width))))
        break;
      last = i + 1;
    }
    return last;
  }

  std::vector<std::string> cells_of(Line const& line) const {
    std::vector<std::string> out;
    // "II   CẢI CÁCH …" over the whole width is a number and a title.
    if (auto const chunks = chunks_of(line);
        chunks.size() == 2 && chunks[1].to > cuts_.front() && chunks[0].from < cuts_.front() &&
        roman_value(chunks[0].text.substr(0, chunks[0].text.find('.'))) > 0) {
      out = {chunks[0].text, chunks[1].text};
      out.resize(cuts_.size() + 1);
      return out;
    }
    std::size_t from = 0;
    for (auto const cut : cuts_) {
      out.push_back(slice(line, from, cut));
      from = cut;
    }
    out.push_back(slice(line, from, line.size()));
    return out;
  }

  static FixedColumns learn_columns(std::vector<Chunk> const& columns) {
    FixedColumns out{1, columns.size(), columns.size(), role_of_header(columns[0].text) == Role::no};
    auto best = Role::none;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      auto const role = role_of_header(columns[i].text);
      if (role == Role::time) out.time = i;
      if (role == Role::lead) out.lead = std::min(out.lead, i);
      auto const content = role == Role::objective || role == Role::mission || role == Role::activity;
      if (content && role >= best) best = role, out.activity = i;
    }
    return out;
  }

  std::vector<CellLine> cell_lines(std::size_t from, std::size_t end) const {
    std::vector<CellLine> out;
    bool gap = false;
    for (auto i = from; i < end; ++i) {
      auto const text = slice(lines_[i], 0, lines_[i].size());
      if (lines_[i].empty() || (page_noise(text) && chunks_of(lines_[i])[0].from > cuts_.front())) {
        gap = true;
        continue;
      }
      out.push_back({static_cast<int>(i) + 1, gap, cells_of(lines_[i])});
      gap = false;
    }
    return out;
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
