// Tables whose cells are marked: tabs, Markdown pipes, HTML tags.
#include <algorithm>
#include <map>

#include "domain/plan/compiler/labels.hpp"
#include "domain/plan/compiler/markup.hpp"
#include "domain/plan/compiler/tables.hpp"
#include "domain/plan/compiler/words.hpp"

namespace ts::plan {
namespace {

using Cells = std::vector<std::string>;

/// Cuts a Markdown table row at "|" (not at "\|"); the outer bars do not make cells.
Cells pipe_cells(std::string_view line) {
  line = trim(line);
  if (line.starts_with('|')) line.remove_prefix(1);
  if (line.ends_with('|') && !line.ends_with("\\|")) line.remove_suffix(1);
  Cells out(1);
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size() && line[i + 1] == '|')
      out.back() += line[++i];
    else if (line[i] == '|')
      out.emplace_back();
    else
      out.back() += line[i];
  }
  return out;
}

Cells tab_cells(std::string_view line) {
  Cells out(1);
  for (auto const c : line) {
    if (c == '\t')
      out.emplace_back();
    else
      out.back() += c;
  }
  return out;
}

bool rule_line(std::string_view line) {
  return line.find_first_not_of("|-+=: \t") == std::string_view::npos &&
         line.find('-') != std::string_view::npos;
}

bool pipe_line(std::string_view line) {
  line = trim(line);
  auto const bars = std::ranges::count(line, '|');
  return (line.starts_with('|') && bars >= 2) || bars >= 3;
}

bool tab_line(std::string_view line) { return std::ranges::count(line, '\t') >= 2 && !trim(line).empty(); }

Row row_of(Cells const& cells, int line, bool after_break) {
  Row row;
  row.line = line;
  row.after_break = after_break;
  for (auto const& cell : cells) row.cells.emplace_back(plain(cell), line);
  return row;
}

class DelimitedReader {
 public:
  DelimitedReader(Document const& document, std::vector<bool>& taken) : document_(document), taken_(taken) {}

  std::vector<Grid> read() {
    for (std::size_t i = 0; i < document_.lines.size(); ++i)
      if (!taken_[i]) line(document_.lines[i], static_cast<int>(i) + 1);
    close();
    return std::move(out_);
  }

 private:
  void line(std::string const& text, int number) {
    auto const pipes = pipe_line(text);
    if ((pipes || tab_line(text)) && rule_line(trim(text))) return take(number), void(ruled_ = true);
    if (!pipes && trim(text).starts_with('+') && rule_line(trim(text)))
      return take(number), void(ruled_ = grid_style_ = true);
    if (pipes || tab_line(text)) return add(pipes ? pipe_cells(text) : tab_cells(text), number);
    if (grid_.rows.empty()) return;
    if (trim(text).empty()) {
      gap_ = true;
      if (++blank_ > 3) close();
      return;
    }
    if (page_noise(text)) return void(gap_ = true);
    if (!gap_ && goes_on(text)) return extend(text, number);
    close();
  }

  void add(Cells const& cells, int number) {
    take(number);
    blank_ = 0;
    // Grid tables ("+---+") draw a row over several lines; the rule ends it.
    if (grid_style_ && !ruled_ && !grid_.rows.empty() && grid_.rows.back().cells.size() == cells.size()) {
      for (std::size_t i = 0; i < cells.size(); ++i)
        grid_.rows.back().cells[i].append(plain(cells[i]), number);
      return;
    }
    ruled_ = false;
    if (!gap_ && broken_row(cells)) return join(cells, number);
    if (grid_.rows.empty()) grid_.first_line = number;
    grid_.rows.push_back(row_of(cells, number, gap_));
    grid_.last_line = number;
    widest_ = std::max(widest_, cells.size());
    gap_ = false;
  }

  /// A row whose cell broke over a line: too few cells above, and this line goes on in lower case.
  bool broken_row(Cells const& cells) const {
    if (grid_.rows.empty() || widest_ < 4) return false;
    auto const have = grid_.rows.back().cells.size();
    return have < widest_ && have + cells.size() - 1 <= widest_ && starts_lower(cells.front());
  }

  void join(Cells const& cells, int number) {
    auto& row = grid_.rows.back();
    row.cells.back().append(plain(cells.front()), number);
    for (std::size_t i = 1; i < cells.size(); ++i) row.cells.emplace_back(plain(cells[i]), number);
    grid_.last_line = number;
  }

  bool goes_on(std::string_view text) const {
    return grid_.rows.back().cells.size() <= widest_ && widest_ >= 4 && starts_lower(text) &&
           !parse_label(trim(text));
  }

  void extend(std::string const& text, int number) {
    grid_.rows.back().cells.back().append(plain(text), number);
    grid_.last_line = number;
    take(number);
  }

  void take(int number) { taken_[static_cast<std::size_t>(number) - 1] = true; }

  void close() {
    // A line or two with tabs is a letterhead, not a table.
    auto const table = grid_.rows.size() >= 2 && widest_ >= 3;
    if (table)
      out_.push_back(std::move(grid_));
    else
      for (auto const& row : grid_.rows) taken_[static_cast<std::size_t>(row.line) - 1] = false;
    grid_ = {};
    gap_ = ruled_ = grid_style_ = false;
    blank_ = 0;
    widest_ = 0;
  }

  Document const& document_;
  std::vector<bool>& taken_;
  std::vector<Grid> out_;
  Grid grid_;
  bool gap_ = false, ruled_ = false, grid_style_ = false;
  int blank_ = 0;
  std::size_t widest_ = 0;
};

int attribute(std::string_view tag, std::string_view name) {
  auto const at = tag.find(name);
  if (at == std::string_view::npos) return 1;
  int value = 0;
  for (auto i = at + name.size(); i < tag.size() && value < 100; ++i) {
    if (tag[i] >= '0' && tag[i] <= '9')
      value = value * 10 + (tag[i] - '0');
    else if (value > 0)
      break;
    else if (tag[i] != '=' && tag[i] != '"' && tag[i] != '\'' && tag[i] != ' ')
      break;
  }
  return std::clamp(value, 1, 60);
}

/// Reads <table> … </table>, over any number of lines; rowspan and colspan leave empty cells.
class HtmlReader {
 public:
  HtmlReader(Document const& document, std::vector<bool>& taken) : document_(document), taken_(taken) {}

  std::vector<Grid> read() {
    for (std::size_t i = 0; i < document_.lines.size(); ++i) {
      auto const& text = document_.lines[i];
      if (!inside_ && text.find("<table") == std::string::npos && text.find("<TABLE") == std::string::npos)
        continue;
      taken_[i] = true;
      line(text, static_cast<int>(i) + 1);
    }
    end_table();
    return std::move(out_);
  }

 private:
  void line(std::string_view text, int number) {
    while (!text.empty()) {
      auto const open = text.find('<');
      add_text(text.substr(0, open), number);
      if (open == std::string_view::npos) return;
      auto const close = text.find('>', open);
      if (close == std::string_view::npos) return add_text(text.substr(open), number);
      tag(text.substr(open, close - open + 1), number);
      text.remove_prefix(close + 1);
    }
  }

  void tag(std::string_view raw, int number) {
    auto const name = bare_text(raw);
    if (name.starts_with("<table"))
      begin_table(number);
    else if (name.starts_with("</table"))
      end_table();
    else if (name.starts_with("<tr"))
      begin_row(number);
    else if (name.starts_with("<td") || name.starts_with("<th>") || name.starts_with("<th "))
      begin_cell(name, number);
    else if (name.starts_with("</td") || name.starts_with("</th>"))
      in_cell_ = false;
  }

  void begin_table(int number) {
    end_table();
    inside_ = true;
    grid_ = {};
    grid_.first_line = number;
    spans_.clear();
  }

  void end_table() {
    if (inside_ && grid_.rows.size() >= 2) out_.push_back(std::move(grid_));
    inside_ = in_cell_ = false;
    grid_ = {};
  }

  void begin_row(int number) {
    if (!inside_) return;
    grid_.rows.push_back({number, false, {}});
    grid_.last_line = number;
    in_cell_ = false;
  }

  void begin_cell(std::string const& name, int number) {
    if (!inside_) return;
    if (grid_.rows.empty()) begin_row(number);
    auto& cells = grid_.rows.back().cells;
    skip_spanned(cells);
    auto const rows = attribute(name, "rowspan"), columns = attribute(name, "colspan");
    for (int c = 0; c < columns && cells.size() < 60; ++c) {
      if (rows > 1) spans_[cells.size()] = rows - 1;
      cells.emplace_back();
    }
    cell_ = cells.size() -
            static_cast<std::size_t>(std::min<std::size_t>(static_cast<std::size_t>(columns), cells.size()));
    in_cell_ = true;
  }

  void skip_spanned(std::vector<Span>& cells) {
    for (auto it = spans_.find(cells.size()); it != spans_.end() && it->second > 0;
         it = spans_.find(cells.size())) {
      --it->second;
      cells.emplace_back();
    }
  }

  void add_text(std::string_view text, int number) {
    if (in_cell_ && !grid_.rows.empty() && cell_ < grid_.rows.back().cells.size())
      grid_.rows.back().cells[cell_].append(plain(text), number);
  }

  Document const& document_;
  std::vector<bool>& taken_;
  std::vector<Grid> out_;
  Grid grid_;
  std::map<std::size_t, int> spans_;
  std::size_t cell_ = 0;
  bool inside_ = false, in_cell_ = false;
};

}  // namespace

std::vector<Grid> delimited_grids(Document const& document, std::vector<bool>& taken) {
  return DelimitedReader(document, taken).read();
}

std::vector<Grid> html_grids(Document const& document, std::vector<bool>& taken) {
  return HtmlReader(document, taken).read();
}

}  // namespace ts::plan
