#include "kernel/store/table_cursor.hpp"

#include <algorithm>

namespace ts::store {

using soci::into;

namespace {

std::string query(Kind kind, std::string const& table, std::vector<std::string> const& columns,
                  std::vector<std::string> const& key) {
  std::vector<std::string> fields, order;
  for (auto const& column : columns) fields.push_back("COALESCE(CAST(" + column + " AS TEXT), '(null)')");
  for (auto const& column : key) {
    order.push_back("CAST(" + column + " AS TEXT)" + (kind == Kind::postgresql ? " COLLATE \"C\"" : ""));
  }
  auto out = "SELECT " + join(fields, ", ") + " FROM " + table;
  if (!order.empty()) out += " ORDER BY " + join(order, ", ");
  return out;
}

}  // namespace

TableCursor::TableCursor(soci::session& sql, Kind kind, std::string const& table,
                         std::vector<std::string> const& columns, std::vector<std::string> const& key)
    : sql_(sql), kind_(kind), cursor_("read_" + table), row_(columns.size()), statement_(sql) {
  auto text = query(kind, table, columns, key);
  if (kind == Kind::postgresql) {
    sql_ << "DECLARE " + cursor_ + " NO SCROLL CURSOR FOR " + text;
    text = "FETCH FORWARD 2000 FROM " + cursor_;
  }
  for (auto& field : row_) statement_.exchange(into(field));
  statement_.alloc();
  statement_.prepare(text);
  statement_.define_and_bind();
}

TableCursor::~TableCursor() {
  if (kind_ != Kind::postgresql) return;
  try {
    sql_ << "CLOSE " + cursor_;
  } catch (...) {
    // The transaction has failed; its cursors are gone with it.
  }
}

bool TableCursor::next() {
  if (!started_) {
    started_ = true;
    return statement_.execute(true);
  }
  if (statement_.fetch()) return true;
  return kind_ == Kind::postgresql && statement_.execute(true);  // the next part
}

std::vector<TableShape> tables_of_sqlite(soci::session& sql) {
  std::vector<TableShape> out;
  std::string name;
  soci::statement names =
      (sql.prepare << "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' "
                      "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
       into(name));
  for (auto more = names.execute(true); more; more = names.fetch()) out.push_back({name, {}, {}});
  for (auto& table : out) {
    std::vector<std::pair<int, std::string>> key;
    int place = 0;
    soci::statement columns =
        (sql.prepare << "SELECT name, pk FROM pragma_table_info('" + table.name + "') ORDER BY cid",
         into(name), into(place));
    for (auto more = columns.execute(true); more; more = columns.fetch()) {
      table.columns.push_back(name);
      if (place > 0) key.emplace_back(place, name);
    }
    std::sort(key.begin(), key.end());
    for (auto const& [position, column] : key) table.key.push_back(column);
  }
  return out;
}

std::vector<std::string> split_names(std::string_view list) {
  std::vector<std::string> out;
  while (!list.empty()) {
    auto const end = std::min(list.find(','), list.size());
    auto name = list.substr(0, end);
    list.remove_prefix(std::min(end + 1, list.size()));
    while (name.starts_with(' ')) name.remove_prefix(1);
    while (name.ends_with(' ')) name.remove_suffix(1);
    if (!name.empty()) out.emplace_back(name);
  }
  return out;
}

std::string join(std::vector<std::string> const& parts, std::string_view between) {
  std::string out;
  for (auto const& part : parts) {
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

}  // namespace ts::store
