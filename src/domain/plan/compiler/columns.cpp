#include "domain/plan/compiler/columns.hpp"

#include <algorithm>
#include <utility>

#include "domain/plan/compiler/times.hpp"
#include "domain/plan/compiler/units.hpp"
#include "domain/plan/compiler/words.hpp"

namespace ts::plan {
namespace {

/// Shares of a column's filled cells that look like units and like times, and their mean length.
struct Profile {
  double units = 0, times = 0, length = 0;
  int filled = 0;
};

Profile profile_of(Table const& table, std::size_t column) {
  Profile p;
  for (auto const& row : table.rows) {
    if (column >= row.cells.size() || row.cells[column].empty()) continue;
    auto const& text = row.cells[column].text;
    ++p.filled;
    p.units += names_unit(text) ? 1 : 0;
    p.times += names_time(text) ? 1 : 0;
    p.length += static_cast<double>(text.size());
    if (p.filled >= 200) break;
  }
  if (p.filled == 0) return p;
  p.units /= p.filled;
  p.times /= p.filled;
  p.length /= p.filled;
  return p;
}

void guess_roles(Table& table) {
  std::vector<Profile> profiles;
  for (std::size_t i = 0; i < table.columns.size(); ++i) profiles.push_back(profile_of(table, i));
  std::size_t longest = 0;
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    auto& column = table.columns[i];
    if (profiles[i].filled == 0) continue;
    if (i == 0 && profiles[i].length < 8)
      column.role = Role::no;
    else if (profiles[i].units > 0.6)
      column.role = column_of(table, Role::lead) < 0 ? Role::lead : Role::coop;
    else if (profiles[i].times > 0.5)
      column.role = Role::time;
    if (profiles[i].length > profiles[longest].length) longest = i;
  }
  // Without a unit column these rows are no tasks; leave them as text.
  if (column_of(table, Role::lead) < 0) return;
  if (table.columns[longest].role == Role::none) table.columns[longest].role = Role::activity;
  for (auto i = longest + 1; i < table.columns.size(); ++i)
    if (table.columns[i].role == Role::none && profiles[i].filled > 0) {
      table.columns[i].role = Role::product;
      break;
    }
}

/// The last column of content holds what is done row by row.
void name_activity(Table& table) {
  if (column_of(table, Role::activity) >= 0) return;
  for (auto const role : {Role::mission, Role::objective})
    for (auto i = table.columns.size(); i-- > 0;)
      if (table.columns[i].role == role) {
        table.columns[i].role = Role::activity;
        return;
      }
}

/// Only one column may be lead, product or time; of two, the one that says "chủ trì" stays, else the first.
void one_of_each(Table& table) {
  for (auto const role : {Role::no, Role::lead, Role::coop, Role::time, Role::product}) {
    Column* kept = nullptr;
    for (auto& column : table.columns) {
      if (column.role != role) continue;
      auto const firmer = kept != nullptr && role == Role::lead && has_phrase(column.title, {"chu tri"}) &&
                          !has_phrase(kept->title, {"chu tri"});
      if (firmer)
        kept->role = Role::none;
      else if (kept != nullptr)
        column.role = Role::none;
      if (kept == nullptr || firmer) kept = &column;
    }
  }
}

bool short_number(std::string_view cell) {
  return cell.size() <= 8 && cell.find_first_not_of("0123456789.IVX) ") == std::string_view::npos;
}

/// A row with more cells than columns: empty cells at its head were put in too many.
void drop_surplus(Table const& table, Row& row) {
  auto const columns = table.columns.size();
  while (row.cells.size() > columns && row.cells.back().empty()) row.cells.pop_back();
  while (row.cells.size() > columns) {
    auto const gap = std::ranges::find_if(row.cells, [](Span const& c) { return c.empty(); });
    if (gap == row.cells.end()) return;
    row.cells.erase(gap);
  }
}

}  // namespace

Role role_of_header(std::string_view title) {
  auto const words = split_words(title.substr(0, 160));
  auto has = [&](std::initializer_list<std::string_view> phrases) {
    return find_phrase(words, 0, words.size(), phrases) < words.size();
  };
  if (words.empty() || words.size() > 22) return Role::none;
  if (has({"stt", "tt", "so tt", "so thu tu"}) && words.size() <= 4) return Role::no;
  if (has({"don vi tinh", "dvt"})) return Role::unit;
  if (has({"chu tri", "thuc hien chinh", "chiu trach nhiem", "co quan thuc hien", "don vi thuc hien",
           "bo phan thuc hien", "nguoi thuc hien", "don vi phu trach", "co quan phu trach", "nguoi phu trach",
           "tham muu", "don vi dau moi", "don vi , ca nhan thuc hien", "co quan , don vi thuc hien",
           "trach nhiem thuc hien", "phan cong thuc hien"}))
    return Role::lead;
  if (has({"phoi hop"})) return Role::coop;
  if (has({"thoi gian", "thoi han", "tien do", "thoi diem", "lo trinh", "ngay hoan thanh"}))
    return Role::time;
  if (has({"san pham", "ket qua", "dau ra"})) return Role::product;
  if (has({"gia tri", "chi tieu nam", "muc tieu nam", "ke hoach nam", "muc phan dau"})) return Role::figure;
  if (has({"hoat dong", "nhiem vu cu the", "noi dung cong viec", "cong viec", "giai phap cu the"}))
    return Role::activity;
  if (has({"nhiem vu", "noi dung", "giai phap"})) return Role::mission;
  if (has({"muc tieu", "chi tieu", "kpi", "tieu chi", "chi so", "linh vuc"})) return Role::objective;
  auto const year = words.size() <= 3 && std::ranges::any_of(words, [](Word const& w) {
                      return w.kind == Kind::number && w.low.size() == 4 && w.low.starts_with("20");
                    });
  if (year) return Role::figure;
  if (has({"ghi chu", "trach nhiem"})) return has({"trach nhiem"}) ? Role::lead : Role::none;
  return Role::none;
}

int column_of(Table const& table, Role role) {
  auto const it = std::ranges::find(table.columns, role, &Column::role);
  return it == table.columns.end() ? -1 : static_cast<int>(it - table.columns.begin());
}

void settle_columns(Table& table) {
  auto const unnamed = std::ranges::all_of(table.columns, [](Column const& c) { return c.title.empty(); });
  if (unnamed) guess_roles(table);
  one_of_each(table);
  name_activity(table);
  for (auto& row : table.rows) {
    if (row.cells.size() < table.columns.size()) row.cells.resize(table.columns.size());
    if (row.cells.size() > table.columns.size() && !table.columns.empty()) drop_surplus(table, row);
    align_row(table, row);
  }
}

namespace {

/// How many columns a row stands too far left, 0 when it stands right: its time cell is short of the time
/// column by as much as its lead cell is short of the lead column, and nothing stands to the right.
int shift_of(Table const& table, Row const& row, int lead, int time) {
  auto const at = [&](int i) -> std::string const& { return row.cells[static_cast<std::size_t>(i)].text; };
  for (int shift = 1; shift <= 3 && lead - shift >= 0; ++shift) {
    if (!names_time(at(time - shift)) || !names_unit(at(lead - shift))) continue;
    auto free = true;
    for (auto i = time - shift + 1; i < static_cast<int>(table.columns.size()); ++i)
      free = free && at(i).empty();
    if (free) return shift;
  }
  return 0;
}

/// The same for a row whose unit cells are merged away: activity and product stand side by side `shift`
/// columns too far left, then nothing up to the time cell.
int shift_without_units(Table const& table, Row const& row, int activity, int time) {
  auto const at = [&](int i) -> std::string const& { return row.cells[static_cast<std::size_t>(i)].text; };
  for (int shift = 1; shift <= 3 && activity - shift >= 0; ++shift) {
    auto const stand = activity - shift;
    if (!names_time(at(time - shift)) || at(stand).empty() || at(stand + 1).empty()) continue;
    if (shift == 1 && (at(activity).size() > 90 || at(activity).size() > at(stand).size() ||
                       table.columns[static_cast<std::size_t>(stand)].role == Role::no))
      continue;
    auto free = true;
    for (auto i = stand + 2; i < static_cast<int>(table.columns.size()); ++i)
      free = free && (i == time - shift || at(i).empty());
    if (free) return shift;
  }
  return 0;
}

/// First column of a row that is `shift` too far left. When the activity is in place, only what stands right
/// of it moved (a product cell was left out).
int first_shifted(Table const& table, Row const& row, int shift, int activity) {
  auto const begin = std::max(activity - shift, 0);
  if (shift != 1 || activity == 0) return begin;
  auto const& before = row.cells[static_cast<std::size_t>(begin)].text;
  auto const& here = row.cells[static_cast<std::size_t>(activity)].text;
  auto const number = table.columns[static_cast<std::size_t>(begin)].role == Role::no;
  auto const in_place = number ? before.empty() || short_number(before) : before.size() <= here.size();
  return in_place ? activity + 1 : begin;
}

}  // namespace

void align_row(Table const& table, Row& row) {
  auto const lead = column_of(table, Role::lead), time = column_of(table, Role::time);
  auto const activity = column_of(table, Role::activity);
  auto const cell = [&](int i) -> Span& { return row.cells[static_cast<std::size_t>(i)]; };
  if (lead < 0 || time < lead || activity < 0 || !cell(time).empty()) return;
  auto const no = column_of(table, Role::no);
  auto const head_lost = no == 0 && !cell(0).empty() && !short_number(cell(0).text);
  if (auto const shift = shift_of(table, row, lead, time)) {
    auto const begin = head_lost ? 0 : first_shifted(table, row, shift, activity);
    for (int i = time - shift; i >= begin; --i) std::swap(cell(i), cell(i + shift));
    return;
  }
  if (auto const shift = shift_without_units(table, row, activity, time)) {
    for (int i = time - shift; i >= activity - shift; --i) std::swap(cell(i), cell(i + shift));
    return;
  }
  // Text in the number column and no time cell to judge by: one empty cell was lost at the head.
  auto const filled = std::ranges::count_if(row.cells, [](Span const& c) { return !c.empty(); });
  if (head_lost && filled >= 2) {
    auto shift = 1;
    for (int s = 1; s <= 3 && lead - s > 0; ++s)
      if (names_unit(cell(lead - s).text) && cell(time - s + 1).empty()) shift = s;
    for (int i = time - shift; i >= 0; --i) std::swap(cell(i), cell(i + shift));
    return;
  }
  // Merged unit cells left out: the time stands under a unit.
  for (int i = lead; i < time; ++i)
    if (names_time(cell(i).text) && !names_unit(cell(i).text)) return std::swap(cell(i), cell(time));
}

}  // namespace ts::plan
