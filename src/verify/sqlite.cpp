#include "verify/sqlite.hpp"

namespace ts::verifier {
namespace {

Error unreadable(std::filesystem::path const& file, std::string const& why) {
  return fail(Code::invalid, "data.unreadable",
              "Không đọc được cơ sở dữ liệu “" + file.string() + "” (" + why + ").",
              "Cannot read the database \"" + file.string() + "\" (" + why + ").");
}

/// RFC 3986 escapes for a path in a "file:" URI.
std::string uri_of(std::filesystem::path const& file) {
  static constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out = "file:";
  for (unsigned char const c : std::filesystem::absolute(file).string()) {
    bool const plain = std::string_view("%?# ").find(static_cast<char>(c)) == std::string_view::npos;
    if (plain)
      out += static_cast<char>(c);
    else
      out.append(1, '%').append(1, hex[c >> 4]).append(1, hex[c & 15]);
  }
  return out + "?immutable=1";
}

}  // namespace

Statement::Statement(Database const& database, char const* sql) : database_(database.handle()) {
  sqlite3_stmt* raw = nullptr;
  if (sqlite3_prepare_v2(database_, sql, -1, &raw, nullptr) != SQLITE_OK)
    throw DatabaseError(sqlite3_errmsg(database_));
  statement_.reset(raw);
}

Statement& Statement::bind(int index, std::int64_t value) {
  TS_ASSERT(sqlite3_bind_int64(statement_.get(), index, value) == SQLITE_OK);
  return *this;
}

bool Statement::step() {
  auto const code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) throw DatabaseError(sqlite3_errmsg(database_));
  return false;
}

std::string_view Statement::text(int column) const {
  auto const* text = sqlite3_column_text(statement_.get(), column);
  if (text == nullptr) return {};
  return {reinterpret_cast<char const*>(text),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

Result<Database> Database::open(std::filesystem::path const& file) {
  std::error_code ec;
  if (!std::filesystem::is_regular_file(file, ec)) return unreadable(file, "no such file");
  auto wal = file;
  wal += "-wal";
  bool const unfinished = std::filesystem::exists(wal, ec) && std::filesystem::file_size(wal, ec) > 0;
  std::string why;
  for (bool const immutable : {false, true}) {
    if (immutable && unfinished)
      return fail(Code::invalid, "data.unfinished",
                  "Bản sao còn phần ghi dở (" + wal.string() + ") mà thư mục không cho ghi (" + why +
                      "). Hãy chép thư mục sang nơi ghi được rồi kiểm tra lại.",
                  "The copy has an unfinished log (" + wal.string() + ") and the folder is read-only (" +
                      why + "). Copy the folder to a place you can write to, and check again.");
    sqlite3* raw = nullptr;
    auto const name = immutable ? uri_of(file) : file.string();
    auto const code = sqlite3_open_v2(
        name.c_str(), &raw, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | (immutable ? SQLITE_OPEN_URI : 0),
        nullptr);
    Database out;
    out.handle_.reset(raw);
    // Opening reads nothing yet: this does.
    if (code == SQLITE_OK &&
        sqlite3_exec(raw, "SELECT count(*) FROM sqlite_master", nullptr, nullptr, nullptr) == SQLITE_OK) {
      sqlite3_exec(raw, "PRAGMA mmap_size=1073741824", nullptr, nullptr, nullptr);
      return out;
    }
    why = raw == nullptr ? "out of memory" : sqlite3_errmsg(raw);
  }
  return unreadable(file, why);
}

bool Database::has_table(std::string_view name) const {
  Statement find(*this, "SELECT name FROM sqlite_master WHERE type = 'table'");
  while (find.step())
    if (find.text(0) == name) return true;
  return false;
}

}  // namespace ts::verifier
