#include "domain/plan/compiler/tasks.hpp"

#include <algorithm>
#include <array>
#include <deque>

#include "domain/plan/compiler/columns.hpp"
#include "domain/plan/compiler/labels.hpp"
#include "domain/plan/compiler/units.hpp"
#include "domain/plan/compiler/words.hpp"

namespace ts::plan {
namespace {

constexpr std::array<Role, 8> roles{Role::no,      Role::objective, Role::mission, Role::activity,
                                    Role::product, Role::lead,      Role::coop,    Role::time};

std::size_t index(Role role) { return static_cast<std::size_t>(role); }

/// A row as it grows: cells by role, each shared with the row that printed it.
struct Draft {
  int line = 0;
  std::string group, pillar;
  std::array<Span*, 16> cell{};      ///< by role; nullptr for an empty one
  std::array<bool, 16> inherited{};  ///< by role
  std::vector<Span*> others;         ///< cells of figure columns, with their index in `columns`
  std::vector<std::size_t> columns;
  Span* unit = nullptr;
};

std::string number_of(std::string_view text) {
  auto words = trim(text);
  while (!words.empty() && std::string_view(".)/: ").find(words.back()) != std::string_view::npos)
    words.remove_suffix(1);
  return std::string(words);
}

bool short_number(std::string_view text) {
  auto const n = number_of(text);
  if (n.empty() || n.size() > 8) return false;
  if (roman_value(n) > 0) return true;
  return n.find_first_not_of("0123456789.") == std::string::npos ||
         (n.size() <= 2 && is_letter(first_letter(n)));
}

bool roman_number(std::string_view text) { return roman_value(number_of(text)) > 0; }

bool capitals(std::string_view text) {
  int upper = 0, lower = 0;
  for (std::size_t i = 0; i < text.size();) {
    auto const c = next_char(text, i);
    if (is_letter(c)) (is_upper(c) ? upper : lower)++;
  }
  return upper >= 6 && lower * 6 <= upper;
}

class RowReader {
 public:
  explicit RowReader(Table const& table) : table_(table), has_lead_(column_of(table, Role::lead) >= 0) {}

  TableTasks read() {
    for (std::size_t i = 0; i < table_.rows.size(); ++i) row(i);
    TableTasks out;
    for (auto const& d : drafts_) {
      if (has_lead_ && d.cell[index(Role::activity)] != nullptr) out.tasks.push_back(task_of(d));
      add_cells(out, d);
    }
    for (auto const& [cell, pillar] : loose_) out.cells.push_back({*cell, {}, {}, {}, {}, pillar, false});
    return out;
  }

 private:
  Span const* printed(Row const& row, Role role) const {
    auto const i = column_of(table_, role);
    if (i < 0 || static_cast<std::size_t>(i) >= row.cells.size()) return nullptr;
    auto const& cell = row.cells[static_cast<std::size_t>(i)];
    return cell.empty() ? nullptr : &cell;
  }

  Span* keep(Span const& cell) { return &kept_.emplace_back(cell); }

  void row(std::size_t i) {
    auto const& row = table_.rows[i];
    if (group_row(row, i)) return;
    if (auto* last = tail_of(row)) return append_tail(*last, row);
    open(row);
  }

  /// "II | CẢI CÁCH THỦ TỤC HÀNH CHÍNH | | |": a number and a title, or a title over the whole width.
  bool group_row(Row const& row, std::size_t i) {
    std::vector<Span const*> filled;
    for (auto const& cell : row.cells)
      if (!cell.empty()) filled.push_back(&cell);
    if (filled.empty() || filled.size() > 2) return filled.empty();
    auto const& first = filled.front()->text;
    auto const title = filled.back()->text;
    auto const in_first = filled.front() == &row.cells.front();
    if (filled.size() == 2) {
      if (!in_first || !short_number(first)) return false;
      if (printed(row, Role::lead) != nullptr || printed(row, Role::time) != nullptr) return false;
      auto const roman = roman_number(first) || is_upper(first_letter(first));
      auto const sub = sub_heading(row, i, number_of(first));
      if (!roman && !sub) return false;
      if (roman) set_group(number_of(first), title);
      return loosen(*filled.back()), true;
    }
    auto const label = parse_label(first);
    if (label && label->rank <= rank::roman && in_first)
      return set_group(label->number, first), loosen(*filled[0]), true;
    if (label && label->rank == rank::arabic && in_first && !content_first()) return loosen(*filled[0]), true;
    if (in_first && !short_number(first)) return set_group({}, first), loosen(*filled[0]), true;
    if (!capitals(first)) return false;
    return set_group({}, first), loosen(*filled[0]), true;
  }

  /// The first column is not a number column: its cell may be content.
  bool content_first() const { return !table_.columns.empty() && table_.columns[0].role == Role::activity; }

  /// "3 | Thực hiện cơ chế một cửa | | |" over rows 3.1, 3.2 …, or an objective without an activity.
  bool sub_heading(Row const& row, std::size_t i, std::string const& number) const {
    if (printed(row, Role::activity) == nullptr && column_of(table_, Role::activity) > 0) return true;
    if (i + 1 >= table_.rows.size()) return false;
    auto const* next = printed(table_.rows[i + 1], Role::no);
    return next != nullptr && next->text.starts_with(number + ".");
  }

  void set_group(std::string number, std::string_view title) {
    if (!number.empty() || !capitals(title)) group_ = std::move(number);
    auto pillar = pillar_of_heading(title);
    pillar_ = std::move(pillar);
    above_ = Draft{};
  }

  /// Keeps a title's text for the search for figures.
  void loosen(Span const& cell) { loose_.emplace_back(keep(cell), pillar_); }

  /// After a page break: the row above goes on when the activity goes on in lower case or nothing but tails
  /// are here.
  Draft* tail_of(Row const& row) {
    if (drafts_.empty() || printed(row, Role::no) != nullptr) return nullptr;
    auto const* activity = printed(row, Role::activity);
    if (activity != nullptr) {
      auto const* lead = printed(row, Role::lead);
      auto const whole = !row.after_break && lead != nullptr && names_unit(lead->text);
      return starts_lower(activity->text) && !whole ? &drafts_.back() : nullptr;
    }
    auto const other = std::ranges::any_of(roles, [&](Role r) {
      auto const* cell = printed(row, r);
      return cell != nullptr && (r == Role::objective || r == Role::mission) && !starts_lower(cell->text);
    });
    return other ? nullptr : &drafts_.back();
  }

  void append_tail(Draft& draft, Row const& row) {
    for (auto const role : roles) {
      auto const* cell = printed(row, role);
      if (cell == nullptr || role == Role::no) continue;
      auto*& target = draft.cell[index(role)];
      if (target == nullptr || draft.inherited[index(role)]) {
        if (target != nullptr && starts_lower(cell->text))
          target->append(*cell);
        else
          target = keep(*cell), draft.inherited[index(role)] = false;
      } else {
        target->append(*cell);
      }
    }
    above_ = draft;
  }

  void open(Row const& row) {
    Draft d;
    d.line = row.line;
    d.group = group_;
    d.pillar = pillar_;
    for (auto const role : roles)
      if (auto const* cell = printed(row, role)) {
        // Words in the number column are no number, but may carry a figure.
        if (role == Role::no && !short_number(cell->text))
          loosen(*cell);
        else
          d.cell[index(role)] = take_cell(role, *cell, row);
      }
    for (std::size_t k = 0; k < table_.columns.size() && k < row.cells.size(); ++k) {
      auto const role = table_.columns[k].role;
      if (row.cells[k].empty()) continue;
      if (role == Role::unit) d.unit = keep(row.cells[k]);
      if (role == Role::figure) d.others.push_back(keep(row.cells[k])), d.columns.push_back(k);
      if (role == Role::none && table_.columns[k].title.empty()) loosen(row.cells[k]);
    }
    fill(d);
    drafts_.push_back(d);
    above_ = d;
  }

  /// The tail of an objective or mission cut by a page break joins its head; other cells stand for
  /// themselves.
  Span* take_cell(Role role, Span const& cell, Row const& row) {
    auto* above = above_.cell[index(role)];
    auto const tail = (role == Role::objective || role == Role::mission) && above != nullptr &&
                      printed(row, Role::no) == nullptr && starts_lower(cell.text);
    if (!tail) return keep(cell);
    above->append(cell);
    joined_ |= 1U << index(role);
    return above;
  }

  void fill(Draft& d) {
    auto const own = [&](Role r) { return d.cell[index(r)] != nullptr; };
    auto const bare = !own(Role::product) && !own(Role::lead) && !own(Role::coop) && !own(Role::time);
    auto const new_item = own(Role::no);
    auto const new_objective = own(Role::objective) && (joined_ >> index(Role::objective) & 1U) == 0;
    for (auto const role : roles) {
      auto& cell = d.cell[index(role)];
      if (cell != nullptr) {
        // A joined objective is the one above; its mission, if joined, counts as printed here.
        d.inherited[index(role)] = role == Role::objective && (joined_ >> index(role) & 1U) != 0;
        continue;
      }
      auto* above = above_.cell[index(role)];
      auto const merged = role == Role::lead || role == Role::coop || role == Role::time ||
                          (role == Role::product ? bare && !new_item : !new_item);
      if (above == nullptr || role == Role::activity || !merged) continue;
      if (role == Role::mission && new_objective) continue;
      cell = above;
      d.inherited[index(role)] = true;
    }
    joined_ = 0;
  }

  Task task_of(Draft const& d) const {
    auto const text = [&](Role r) {
      return d.cell[index(r)] == nullptr ? std::string() : d.cell[index(r)]->text;
    };
    Task t;
    t.line = d.line;
    t.group = d.group;
    t.no = number_of(text(Role::no));
    t.objective = text(Role::objective);
    t.mission = text(Role::mission);
    t.activity = text(Role::activity);
    t.product = text(Role::product);
    t.lead = split_units(text(Role::lead));
    t.coop = split_units(text(Role::coop));
    t.time = text(Role::time);
    constexpr std::array<std::string_view, 9> names{"",        "no",   "objective", "mission", "activity",
                                                    "product", "lead", "coop",      "time"};
    for (auto const role :
         {Role::no, Role::objective, Role::mission, Role::lead, Role::coop, Role::product, Role::time})
      if (d.inherited[index(role)]) t.inherited.emplace_back(names[index(role)]);
    return t;
  }

  void add_cells(TableTasks& out, Draft const& d) const {
    auto const text = [&](Role r) {
      return d.cell[index(r)] == nullptr ? std::string() : d.cell[index(r)]->text;
    };
    auto const label = !text(Role::activity).empty()  ? text(Role::activity)
                       : !text(Role::mission).empty() ? text(Role::mission)
                                                      : text(Role::objective);
    for (auto const role : {Role::objective, Role::mission, Role::activity, Role::product}) {
      auto const* cell = d.cell[index(role)];
      // A filled-down cell was searched with the row that printed it.
      if (cell == nullptr || d.inherited[index(role)] || std::ranges::find(seen_, cell) != seen_.end())
        continue;
      seen_.push_back(cell);
      if (seen_.size() > 8) seen_.pop_front();
      auto const own = role == Role::activity || role == Role::product;
      out.cells.push_back({*cell,
                           role == Role::product ? label : std::string(),
                           own ? text(Role::time) : std::string(),
                           {},
                           {},
                           d.pillar,
                           false});
    }
    for (std::size_t i = 0; i < d.others.size(); ++i)
      out.cells.push_back({*d.others[i], label, text(Role::time), d.unit != nullptr ? d.unit->text : "",
                           table_.columns[d.columns[i]].title, d.pillar, true});
  }

  Table const& table_;
  bool has_lead_;
  std::deque<Span> kept_;
  std::vector<Draft> drafts_;
  std::vector<std::pair<Span*, std::string>> loose_;
  Draft above_;
  std::string group_, pillar_;
  unsigned joined_ = 0;
  mutable std::deque<Span const*> seen_;
};

}  // namespace

TableTasks tasks_of(Table const& table) { return RowReader(table).read(); }

}  // namespace ts::plan
