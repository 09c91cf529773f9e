#include "kernel/files/files.hpp"

namespace ts::files {

using soci::into;
using soci::use;

namespace {

constexpr store::Migration steps[] = {{1, "files", R"sql(
CREATE TABLE file (
  commune INTEGER NOT NULL, sha256 TEXT NOT NULL, owner TEXT NOT NULL, size BIGINT NOT NULL,
  media_type TEXT NOT NULL, name TEXT NOT NULL, created BIGINT NOT NULL, PRIMARY KEY (commune, sha256, owner)) {without_rowid};
CREATE INDEX file_content ON file (sha256);
)sql"}};

/// One row as the statements below fill it.
struct Fields {
  std::string sha256, owner, media_type, name;
  std::int64_t size = 0, created = 0;
  FileRow row(CommuneId commune) const {
    auto const type = media_type_of(media_type);
    if (!type) throw std::runtime_error("table file: unknown media type " + media_type);
    return {commune, sha256, size, *type, name, owner, instant_from_millis(created)};
  }
};

}  // namespace

store::MigrationSet migrations() { return {"files", steps}; }

void record(store::Tx& tx, Stored const& stored, std::string_view name, std::string_view owner) {
  auto const commune = tx.commune().value;
  Fields const f{stored.sha256,     std::string(owner), std::string(mime(stored.type)),
                 std::string(name), stored.size,        millis(tx.now())};
  tx.sql() << "INSERT INTO file (commune, sha256, owner, size, media_type, name, created) "
              "VALUES (:c, :h, :o, :s, :m, :n, :t) "
              "ON CONFLICT (commune, sha256, owner) DO UPDATE SET name = excluded.name, "
              "created = excluded.created",
      use(commune), use(f.sha256), use(f.owner), use(f.size), use(f.media_type), use(f.name), use(f.created);
}

std::vector<FileRow> find(store::Database& db, CommuneId commune, std::string_view sha256) {
  std::vector<FileRow> out;
  auto const lease = db.read();
  Fields f;
  std::string const address(sha256);
  soci::statement rows =
      (lease.sql().prepare << "SELECT sha256, owner, size, media_type, name, created FROM file "
                              "WHERE commune = :c AND sha256 = :h ORDER BY owner",
       into(f.sha256), into(f.owner), into(f.size), into(f.media_type), into(f.name), into(f.created),
       use(commune.value), use(address));
  for (auto more = rows.execute(true); more; more = rows.fetch()) out.push_back(f.row(commune));
  return out;
}

std::optional<FileRow> find_owned(store::Tx& tx, std::string_view sha256, std::string_view owner) {
  Fields f;
  auto const commune = tx.commune().value;
  f.sha256 = sha256;
  f.owner = owner;
  tx.sql()
      << "SELECT size, media_type, name, created FROM file WHERE commune = :c AND sha256 = :h AND owner = :o",
      into(f.size), into(f.media_type), into(f.name), into(f.created), use(commune), use(f.sha256),
      use(f.owner);
  if (!tx.sql().got_data()) return std::nullopt;
  return f.row(tx.commune());
}

void forget(store::Tx& tx, std::string_view sha256, std::string_view owner) {
  auto const commune = tx.commune().value;
  std::string const address(sha256), who(owner);
  tx.sql() << "DELETE FROM file WHERE commune = :c AND sha256 = :h AND owner = :o", use(commune),
      use(address), use(who);
}

bool is_recorded(store::Database& db, std::string_view sha256) {
  auto const lease = db.read();
  std::string const address(sha256);
  int found = 0;
  lease.sql() << "SELECT 1 FROM file WHERE sha256 = :h LIMIT 1", into(found), use(address);
  return lease.sql().got_data();
}

}  // namespace ts::files
