#include "kernel/store/table_copy.hpp"

#include <algorithm>

#include "kernel/store/transaction.hpp"

namespace ts::store {

using soci::use;

namespace {

/// An INSERT bound to a row of texts; both databases turn them into the columns' types.
class RowWriter {
 public:
  RowWriter(soci::session& sql, TableShape const& table) : row_(table.columns.size()), insert_(sql) {
    std::vector<std::string> places;
    for (std::size_t i = 0; i < row_.size(); ++i) places.push_back(":v" + std::to_string(i));
    for (auto& field : row_) insert_.exchange(use(field));
    insert_.alloc();
    insert_.prepare("INSERT INTO " + table.name + " (" + join(table.columns, ", ") + ") VALUES (" +
                    join(places, ", ") + ")");
    insert_.define_and_bind();
  }
  void write(std::vector<std::string> const& row) {
    std::copy(row.begin(), row.end(), row_.begin());  // the bound strings stay where they are
    insert_.execute(true);
  }

 private:
  std::vector<std::string> row_;
  soci::statement insert_;
};

}  // namespace

void copy_tables(Database::Lease const& from, Database::Lease const& to,
                 std::vector<TableShape> const& tables, std::vector<std::string> const& without) {
  Transaction transaction(to.sql(), to.kind());
  for (auto const& table : tables) {
    if (std::find(without.begin(), without.end(), table.name) != without.end()) continue;
    TableCursor rows(from.sql(), from.kind(), table.name, table.columns, {});
    RowWriter writer(to.sql(), table);
    while (rows.next()) writer.write(rows.row());
  }
  transaction.commit();
}

void copy_sqlite(Database& from, std::filesystem::path const& file) {
  auto const lease = from.read();
  std::string ignored;
  lease.sql() << "PRAGMA query_only=OFF", soci::into(ignored);  // VACUUM INTO writes only the other file
  auto const name = file.string();
  try {
    lease.sql() << "VACUUM INTO :f", use(name);
  } catch (...) {
    lease.sql() << "PRAGMA query_only=ON", soci::into(ignored);
    throw;
  }
  lease.sql() << "PRAGMA query_only=ON", soci::into(ignored);
}

}  // namespace ts::store
