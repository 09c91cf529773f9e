#include "domain/plan/compiler/tables.hpp"

#include <algorithm>

#include "domain/plan/compiler/columns.hpp"
#include "domain/plan/compiler/markup.hpp"
#include "domain/plan/compiler/words.hpp"

namespace ts::plan {
namespace {

bool is_header(Row const& row) { return header_score(row.cells) >= 3; }

bool all_empty(Row const& row) {
  return std::ranges::all_of(row.cells, [](Span const& c) { return c.empty(); });
}

/// Second line of a two-line header: names columns, and has no number of its own.
bool header_goes_on(std::vector<Column> const& columns, Row const& row) {
  int named = 0;
  for (auto const& cell : row.cells) {
    if (cell.empty()) continue;
    if (cell.text.size() > 60 || role_of_header(cell.text) == Role::none) return false;
    ++named;
  }
  return named >= 1 && named < static_cast<int>(columns.size());
}

/// A row of column numbers under the header: "(1) (2) (3)" or "1 2 3".
bool numbers_only(Row const& row) {
  int count = 0;
  for (auto const& cell : row.cells) {
    if (cell.empty()) continue;
    auto const text = bare_text(cell.text);
    if (text.find_first_not_of("0123456789()=+-*/x: ") != std::string::npos || text.size() > 9) return false;
    ++count;
  }
  return count >= 3;
}

bool same_header(std::vector<Column> const& columns, Row const& row) {
  std::size_t equal = 0, filled = 0;
  for (std::size_t i = 0; i < row.cells.size() && i < columns.size(); ++i) {
    if (row.cells[i].empty()) continue;
    ++filled;
    if (role_of_header(row.cells[i].text) == columns[i].role) ++equal;
  }
  return filled > 0 && equal * 4 >= filled * 3;
}

Table start_table(Row const& header) {
  Table table;
  table.first_line = header.line;
  for (auto const& cell : header.cells) table.columns.push_back({role_of_header(cell.text), cell.text});
  return table;
}

void widen_header(Table& table, Row const& row) {
  for (std::size_t i = 0; i < row.cells.size() && i < table.columns.size(); ++i) {
    if (row.cells[i].empty()) continue;
    auto& column = table.columns[i];
    (column.title += column.title.empty() ? "" : " ") += row.cells[i].text;
    column.role = role_of_header(row.cells[i].text);
  }
}

class Assembler {
 public:
  explicit Assembler(std::vector<Table>& out) : out_(out) {}

  void add(Grid const& grid) {
    bool opened = false, broke = false, fresh_header = false;
    for (auto const& row : grid.rows) {
      if (is_header(row)) {
        if (!opened && !continues(row))
          open(row);
        else if (opened && !same_header(out_.back().columns, row))
          open(row);
        opened = broke = fresh_header = true;
        continue;
      }
      if (!opened) open_without_header(grid, row), opened = true;
      auto& table = out_.back();
      table.last_line = row.line;
      if (all_empty(row) || numbers_only(row)) continue;
      if (fresh_header && header_goes_on(table.columns, row)) {
        if (table.rows.empty()) widen_header(table, row);
        continue;
      }
      fresh_header = false;
      table.rows.push_back(row);
      table.rows.back().after_break |= broke;
      broke = false;
    }
    if (!out_.empty() && opened) out_.back().last_line = std::max(out_.back().last_line, grid.last_line);
  }

 private:
  bool continues(Row const& header) const {
    return !out_.empty() && same_header(out_.back().columns, header);
  }

  void open(Row const& header) { out_.push_back(start_table(header)); }

  /// A page of the table above whose header was not repeated, or a table that has none.
  void open_without_header(Grid const& grid, Row const& row) {
    if (!out_.empty() && out_.back().columns.size() == row.cells.size() &&
        grid.first_line - out_.back().last_line < 12)
      return;
    Table table;
    table.first_line = grid.first_line;
    table.columns.resize(row.cells.size());
    out_.push_back(std::move(table));
  }

  std::vector<Table>& out_;
};

}  // namespace

int header_score(std::vector<Span> const& cells) {
  int score = 0, filled = 0;
  for (auto const& cell : cells) {
    if (cell.empty()) continue;
    ++filled;
    if (cell.text.size() <= 90 && !starts_lower(cell.text) && role_of_header(cell.text) != Role::none)
      ++score;
  }
  return score * 2 > filled ? score : 0;
}

std::vector<Table> find_tables(Document const& document, std::vector<bool>& taken) {
  taken.assign(document.lines.size(), false);
  auto grids = html_grids(document, taken);
  for (auto& g : delimited_grids(document, taken)) grids.push_back(std::move(g));
  for (auto& g : fixed_grids(document, taken)) grids.push_back(std::move(g));
  std::ranges::sort(grids, {}, &Grid::first_line);
  std::vector<Table> tables;
  Assembler assembler(tables);
  for (auto const& grid : grids) assembler.add(grid);
  for (auto& table : tables) settle_columns(table);
  return tables;
}

}  // namespace ts::plan
