#include "kernel/identity/drafts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "kernel/store/database.hpp"
#include "kernel/store/sequencer.hpp"

namespace ts::identity {
namespace {

std::optional<Draft> load(soci::session& sql, CommuneId commune, std::string const& owner,
                          std::string const& key) {
  Draft draft;
  long long version = 0, updated = 0;
  sql << "SELECT title, content, version, updated_at FROM draft WHERE commune = :c AND owner = :o AND "
         "draft_key = :k",
      soci::into(draft.summary.title), soci::into(draft.content), soci::into(version), soci::into(updated),
      soci::use(commune.value, "c"), soci::use(owner, "o"), soci::use(key, "k");
  if (!sql.got_data()) return std::nullopt;
  draft.summary.key = key;
  draft.summary.updated = instant_from_millis(updated);
  draft.version = version;
  return draft;
}

std::int64_t count(soci::session& sql, CommuneId commune, std::string const& owner) {
  long long n = 0;
  sql << "SELECT COUNT(*) FROM draft WHERE commune = :c AND owner = :o", soci::into(n),
      soci::use(commune.value, "c"), soci::use(owner, "o");
  return n;
}

Status check_key(std::string_view key) {
  auto const ok = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
  };
  if (!key.empty() && key.size() <= 80 && std::ranges::all_of(key, ok)) return {};
  return fail(Code::invalid, "draft.key", "Mã bản nháp gồm 1 đến 80 ký tự: chữ không dấu, chữ số, . _ -",
              "A draft's key has 1 to 80 of A-Z, a-z, 0-9, . _ -", "/key");
}

Status check_condition(std::optional<Draft> const& there, DraftCondition const& condition) {
  auto const stale = (condition.must_be_new && there) ||
                     (condition.version && (!there || there->version != *condition.version));
  if (!stale) return {};
  return fail(Code::conflict, "etag.stale",
              "Bản nháp đã được lưu từ một thiết bị khác. Hãy xem cả hai bản rồi chọn bản giữ lại.",
              "The draft was saved from another device. Look at both and choose which to keep.");
}

void write(store::Tx& tx, std::string const& owner, Draft const& draft) {
  auto const commune = tx.commune().value;
  auto const updated = millis(draft.summary.updated);
  tx.sql() << "INSERT INTO draft (commune, owner, draft_key, title, content, version, updated_at) "
              "VALUES (:c, :o, :k, :t, :x, :v, :u) ON CONFLICT (commune, owner, draft_key) DO UPDATE SET "
              "title = excluded.title, content = excluded.content, version = excluded.version, "
              "updated_at = excluded.updated_at",
      soci::use(commune, "c"), soci::use(owner, "o"), soci::use(draft.summary.key, "k"),
      soci::use(draft.summary.title, "t"), soci::use(draft.content, "x"), soci::use(draft.version, "v"),
      soci::use(updated, "u");
}

}  // namespace

std::vector<DraftSummary> Drafts::list(CommuneId commune, std::string const& owner) {
  auto const lease = deps_.db->read();
  std::vector<DraftSummary> drafts;
  DraftSummary row;
  long long updated = 0;
  soci::statement query =
      (lease.sql().prepare << "SELECT draft_key, title, updated_at FROM draft "
                              "WHERE commune = :c AND owner = :o ORDER BY updated_at DESC, draft_key",
       soci::into(row.key), soci::into(row.title), soci::into(updated), soci::use(commune.value, "c"),
       soci::use(owner, "o"));
  query.execute();
  while (query.fetch()) {
    row.updated = instant_from_millis(updated);
    drafts.push_back(row);
  }
  return drafts;
}

Result<Draft> Drafts::get(CommuneId commune, std::string const& owner, std::string const& key) {
  auto const lease = deps_.db->read();
  auto draft = load(lease.sql(), commune, owner, key);
  if (!draft)
    return fail(Code::not_found, "draft.not_found", "Không có bản nháp này.", "There is no such draft.");
  return std::move(*draft);
}

Result<Draft> Drafts::put(CommuneId commune, std::string const& owner, std::string const& key,
                          std::string title, json::object const& content, DraftCondition condition) {
  TS_CHECK(check_key(key));
  auto text = json::serialize(content);
  if (text.size() > deps_.options.draft_bytes || text::length(title) > 200) {
    return fail(Code::too_large, "draft.too_large",
                fmt::format("Bản nháp lớn hơn {} KB. Hãy tải tệp lên thay vì dán vào biểu mẫu.",
                            deps_.options.draft_bytes / 1024),
                fmt::format("The draft is larger than {} KB. Upload files instead of pasting them.",
                            deps_.options.draft_bytes / 1024));
  }
  Draft draft{{key, std::move(title), {}}, 1, std::move(text)};
  auto const done = deps_.sequencer->run(commune, [&](store::Tx& tx) -> store::Answer {
    auto const there = load(tx.sql(), commune, owner, key);
    TS_CHECK(check_condition(there, condition));
    if (!there && count(tx.sql(), commune, owner) >= static_cast<std::int64_t>(deps_.options.drafts_each)) {
      return fail(Code::conflict, "draft.too_many",
                  "Bạn đang có quá nhiều bản nháp. Hãy xóa bớt bản không dùng nữa.",
                  "You have too many drafts. Throw away those you no longer need.");
    }
    draft.version = there ? there->version + 1 : 1;
    draft.summary.updated = tx.now();
    write(tx, owner, draft);
    return json::object{};
  });
  TS_CHECK(done);
  return draft;
}

Status Drafts::remove(CommuneId commune, std::string const& owner, std::string const& key) {
  TS_CHECK(deps_.sequencer->run(commune, [&](store::Tx& tx) -> store::Answer {
    remove(tx, owner, key);
    return json::object{};
  }));
  return {};
}

void Drafts::remove(store::Tx& tx, std::string const& owner, std::string const& key) {
  auto const commune = tx.commune().value;
  tx.sql() << "DELETE FROM draft WHERE commune = :c AND owner = :o AND draft_key = :k",
      soci::use(commune, "c"), soci::use(owner, "o"), soci::use(key, "k");
}

}  // namespace ts::identity
