#include "domain/onestop/case_files.hpp"

#include <set>

#include "base/json.hpp"

namespace ts::onestop {

using soci::into;
using soci::use;

namespace {

constexpr store::TableSpec specs[] = {{"case_file", "commune, sha256, seq"}};

/// A paper may be named twice in one entry.
std::set<std::string> named_in(json::object const& body) {
  std::set<std::string> out;
  auto const* files = body.if_contains("files");
  if (files == nullptr || !files->is_array()) return out;
  for (auto const& file : files->get_array()) {
    auto const* sha256 = file.is_object() ? file.get_object().if_contains("sha256") : nullptr;
    if (sha256 != nullptr && sha256->is_string()) out.emplace(sha256->get_string());
  }
  return out;
}

class CaseFileProjection final : public store::Projection {
 public:
  CaseFileProjection(soci::session& sql, store::Kind) : sql_(sql) {}
  std::string_view name() const override { return "case files"; }
  std::span<store::TableSpec const> tables() const override { return specs; }

  void apply(store::Event const& event) override {
    auto const commune = event.commune.value;
    if (event.type.starts_with("case.") && event.body != nullptr) {
      for (auto const& sha256 : named_in(*event.body))
        sql_ << "INSERT INTO case_file (commune, sha256, seq) VALUES (:c, :h, :s)", use(commune), use(sha256),
            use(event.seq);
    } else if (event.type == "journal.body_erased" && event.case_no.value != 0) {
      auto const erased = event.data->at("seq").to_number<std::int64_t>();
      sql_ << "DELETE FROM case_file WHERE commune = :c AND seq = :s", use(commune), use(erased);
    }
  }

 private:
  soci::session& sql_;
};

/// Of a row of `file` called f.
constexpr std::string_view is_unused =
    "f.created < :t AND NOT EXISTS (SELECT 1 FROM case_file k WHERE k.commune = f.commune AND k.sha256 = "
    "f.sha256) AND NOT EXISTS (SELECT 1 FROM draft d WHERE d.commune = f.commune AND d.owner = f.owner AND "
    "d.content LIKE '%' || f.sha256 || '%')";

}  // namespace

store::ProjectionFactory case_file_projection() { return store::projection_of<CaseFileProjection>(); }

std::vector<Upload> unused_uploads(store::Database& db, CommuneId commune, Instant before, int limit) {
  std::vector<Upload> out;
  auto const lease = db.read();
  auto const t = millis(before);
  Upload found;
  soci::statement rows =
      (lease.sql().prepare << "SELECT f.sha256, f.owner FROM file f WHERE f.commune = :c AND " +
                                  std::string(is_unused) + " ORDER BY f.sha256, f.owner LIMIT :n",
       into(found.sha256), into(found.owner), use(commune.value), use(t), use(limit));
  for (auto more = rows.execute(true); more; more = rows.fetch()) out.push_back(found);
  return out;
}

int forget_unused(store::Tx& tx, std::vector<Upload> const& uploads, Instant before) {
  auto const commune = tx.commune().value;
  auto const t = millis(before);
  Upload now;
  soci::statement remove =
      (tx.sql().prepare << "DELETE FROM file WHERE commune = :c AND sha256 = :h AND owner = :o AND EXISTS "
                           "(SELECT 1 FROM file f WHERE f.commune = file.commune AND f.sha256 = file.sha256 "
                           "AND f.owner = file.owner AND " +
                               std::string(is_unused) + ")",
       use(commune), use(now.sha256), use(now.owner), use(t));
  int gone = 0;
  for (auto const& upload : uploads) {
    now = upload;
    remove.execute(true);
    gone += static_cast<int>(remove.get_affected_rows());
  }
  return gone;
}

std::vector<std::string> files_of_entry(store::Tx& tx, std::int64_t seq) {
  std::vector<std::string> out;
  auto const commune = tx.commune().value;
  std::string sha256;
  soci::statement rows = (tx.sql().prepare << "SELECT sha256 FROM case_file WHERE commune = :c AND seq = :s",
                          into(sha256), use(commune), use(seq));
  for (auto more = rows.execute(true); more; more = rows.fetch()) out.push_back(sha256);
  return out;
}

bool is_in_a_case(store::Tx& tx, std::string const& sha256) {
  auto const commune = tx.commune().value;
  int found = 0;
  tx.sql() << "SELECT 1 FROM case_file WHERE commune = :c AND sha256 = :h LIMIT 1", into(found), use(commune),
      use(sha256);
  return tx.sql().got_data();
}

}  // namespace ts::onestop
