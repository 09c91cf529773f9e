#pragma once
/// Tables of a document, whatever drew them: tabs, Markdown pipes, HTML tags, or columns held by blanks.
#include <string>
#include <string_view>
#include <vector>

#include "domain/plan/compiler/reader.hpp"
#include "domain/plan/compiler/span.hpp"

namespace ts::plan {

/// One row of cells as drawn; merged cells come as empty ones.
struct Row {
  int line = 0;
  bool after_break = false;  ///< first row after a page break (a repeated header or an empty line)
  std::vector<Span> cells;
};

enum class Role : unsigned char {
  none,
  no,
  objective,
  mission,
  activity,
  product,
  lead,
  coop,
  time,
  unit,
  figure
};

struct Column {
  Role role = Role::none;
  std::string title;
};

struct Table {
  int first_line = 0;
  int last_line = 0;
  std::vector<Column> columns;
  std::vector<Row> rows;  ///< without header rows
};

/// What is read from a document's lines before roles are given: rows, header rows still among them.
struct Grid {
  int first_line = 0;
  int last_line = 0;
  std::vector<Row> rows;
};

/// All tables in order. `taken` (one per line) becomes true for the lines they are made of.
std::vector<Table> find_tables(Document const& document, std::vector<bool>& taken);

/// Role that a header cell names.
Role role_of_header(std::string_view title);

/// Readers of the single kinds. Each marks the lines it takes in `taken`.
std::vector<Grid> delimited_grids(Document const& document, std::vector<bool>& taken);
std::vector<Grid> html_grids(Document const& document, std::vector<bool>& taken);
std::vector<Grid> fixed_grids(Document const& document, std::vector<bool>& taken);

/// Number of columns whose header is recognised; a row with three or more is a header.
int header_score(std::vector<Span> const& cells);

}  // namespace ts::plan
