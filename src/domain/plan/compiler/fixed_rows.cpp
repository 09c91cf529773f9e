#include "domain/plan/compiler/fixed_rows.hpp"

#include <algorithm>

#include "domain/plan/compiler/outline.hpp"
#include "domain/plan/compiler/times.hpp"
#include "domain/plan/compiler/words.hpp"

namespace ts::plan {
namespace {

class Grouper {
 public:
  Grouper(std::vector<CellLine> const& lines, FixedColumns const& columns)
      : lines_(lines), columns_(columns) {}

  std::vector<Row> group() {
    for (std::size_t first = 0; first < lines_.size();) {
      auto last = first + 1;
      if (!group_line(first))
        while (last < lines_.size() && !lines_[last].gap && !group_line(last)) ++last;
      segment(first, last);
      first = last;
    }
    return std::move(out_);
  }

 private:
  std::string_view cell(std::size_t i, std::size_t column) const {
    return column < lines_[i].cells.size() ? trim(lines_[i].cells[column]) : std::string_view();
  }

  bool number_line(std::size_t i) const {
    auto const number = cell(i, 0);
    if (!columns_.numbered || number.empty() || number.size() > 8) return false;
    return (number[0] >= '0' && number[0] <= '9') || roman_value(number.substr(0, number.find('.'))) > 0 ||
           parse_label(std::string(number) + " x").has_value();
  }

  bool group_line(std::size_t i) const {
    auto const number = cell(i, 0);
    return columns_.numbered && roman_value(number.substr(0, number.find('.'))) > 0 &&
           cell(i, columns_.lead).empty() && cell(i, columns_.time).empty();
  }

  /// Lines without an empty line or a group row between them.
  void segment(std::size_t first, std::size_t last) {
    std::vector<std::size_t> numbers;
    for (auto i = first; i < last; ++i)
      if (number_line(i)) numbers.push_back(i);
    if (centred(first, numbers)) return centred_rows(first, last, numbers);
    if (one_centred_row(first, last, numbers)) return centred_rows(first, last, {});
    for (auto i = first; i < last; ++i) {
      if (opens(i, i == first)) open(i);
      put(i);
    }
    pause_ = false;
  }

  /// The number stands in the middle of its row: text of a new sentence comes before it, without unit or
  /// time.
  bool centred(std::size_t first, std::vector<std::size_t> const& numbers) const {
    if (numbers.empty() || numbers.front() == first) return false;
    auto const head = cell(first, columns_.activity);
    if (head.empty() || starts_lower(head)) return false;
    for (auto i = first; i < numbers.front(); ++i)
      if (!cell(i, columns_.time).empty()) return false;
    return true;
  }

  /// Text first, one unit or time cell further down: one row whose short cells are set in its middle.
  bool one_centred_row(std::size_t first, std::size_t last, std::vector<std::size_t> const& numbers) const {
    auto const head = cell(first, columns_.activity);
    if (numbers.size() > 1 || head.empty() || starts_lower(head) || !cell(first, columns_.lead).empty() ||
        !cell(first, columns_.time).empty() || !lines_[first].gap)
      return false;
    auto runs = 0;  // of lines with a time cell
    for (auto i = first + 1; i < last; ++i)
      if (!cell(i, columns_.time).empty() && cell(i - 1, columns_.time).empty()) ++runs;
    return runs == 1;
  }

  /// A number in the middle tells the height of its row once the top is known.
  void centred_rows(std::size_t first, std::size_t last, std::vector<std::size_t> const& numbers) {
    std::size_t top = first, next = 0;
    for (auto i = first; i < last; ++i) {
      if (i == top) {
        open(i);
        top = next + 1 < numbers.size() ? next_top(top, numbers[next], numbers[next + 1]) : last;
        ++next;
      }
      put(i);
    }
    pause_ = false;
  }

  std::size_t next_top(std::size_t top, std::size_t number, std::size_t after) const {
    auto const guess = std::clamp(2 * number - top + 1, number + 1, after);
    for (auto const i : {guess, guess + 1, guess - 1})
      if (i > number && i <= after && !cell(i, columns_.activity).empty() &&
          !starts_lower(cell(i, columns_.activity)))
        return i;
    return guess;
  }

  bool opens(std::size_t i, bool fresh) const {
    if (out_.empty() || number_line(i)) return true;
    auto const number = cell(i, 0);
    if (!columns_.numbered && fresh && !number.empty() && !starts_lower(number)) return true;
    auto const activity = cell(i, columns_.activity);
    if (activity.empty() || starts_lower(activity)) return false;
    auto const time = cell(i, columns_.time);
    return fresh || pause_ || (names_time(time) && !starts_lower(time));
  }

  void open(std::size_t i) {
    out_.push_back({lines_[i].line, false, std::vector<Span>(lines_[i].cells.size())});
    pause_ = false;
  }

  void put(std::size_t i) {
    auto& row = out_.back();
    if (columns_.activity < row.cells.size() && cell(i, columns_.activity).empty())
      pause_ = !row.cells[columns_.activity].empty();
    for (std::size_t k = 0; k < lines_[i].cells.size(); ++k)
      row.cells[k].append(lines_[i].cells[k], lines_[i].line);
  }

  std::vector<CellLine> const& lines_;
  FixedColumns columns_;
  std::vector<Row> out_;
  bool pause_ = false;  ///< the open row's activity has ended above
};

}  // namespace

std::vector<Row> fixed_rows(std::vector<CellLine> const& lines, FixedColumns const& columns) {
  return Grouper(lines, columns).group();
}

}  // namespace ts::plan
