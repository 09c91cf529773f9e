#include "kernel/store/batch.hpp"

#include <soci/sqlite3/soci-sqlite3.h>

#include <algorithm>
#include <stdexcept>

namespace ts::store {

using soci::into;
using soci::use;

StoredAnswers::StoredAnswers(soci::session& sql, Kind)
    : select_((sql.prepare
                   << "SELECT hash, answer FROM idempotency WHERE commune = :c AND actor = :a AND key = :k",
               into(hash_), into(answer_), use(commune_), use(actor_), use(key_))),
      insert_((sql.prepare << "INSERT INTO idempotency (commune, actor, key, hash, answer, at) "
                              "VALUES (:c, :a, :k, :h, :w, :t)",
               use(commune_), use(actor_), use(key_), use(hash_), use(answer_), use(at_))) {}

std::optional<Answer> StoredAnswers::find(CommuneId commune, Idempotency const& idempotency) {
  commune_ = commune.value;
  actor_ = idempotency.actor;
  key_ = idempotency.key;
  if (!select_.execute(true)) return std::nullopt;
  if (hash_ != idempotency.request_hash) {
    return fail(Code::conflict, "idempotency.reused",
                "Khóa chống gửi trùng này đã dùng cho một yêu cầu khác. Hãy tải lại trang rồi gửi lại.",
                "This idempotency key was used for another request. Reload the page and send again.",
                "Idempotency-Key");
  }
  return json::parse(answer_).as_object();
}

void StoredAnswers::store(CommuneId commune, Idempotency const& idempotency, json::object const& answer,
                          Instant at) {
  commune_ = commune.value;
  actor_ = idempotency.actor;
  key_ = idempotency.key;
  hash_ = idempotency.request_hash;
  answer_ = json::serialize(answer);
  at_ = millis(at);
  insert_.execute(true);
}

Batch::Batch(soci::session& sql, Kind kind, std::vector<ProjectionFactory> const& projections,
             Clock const& clock, Random& random)
    : sql_(sql), kind_(kind), clock_(clock), random_(random), journal_(sql, kind), answers_(sql, kind) {
  for (auto const& make : projections) projections_.push_back(make(sql, kind));
}

void Batch::begin() {
  events_.clear();
  bytes_ = 0;
  transaction_.emplace(sql_, kind_);
}

/// Rows changed on this connection so far: a cheap witness against a Work that wrote and then refused.
/// PostgreSQL has none; the same works run on SQLite in the tests.
std::int64_t Batch::changes() const {
  if (kind_ != Kind::sqlite) return 0;
  return sqlite_api::sqlite3_total_changes(
      static_cast<soci::sqlite3_session_backend*>(sql_.get_backend())->conn_);
}

Answer Batch::run(CommuneId commune, std::optional<Idempotency> const& idempotency, Work const& work,
                  bool& wrote_and_refused) {
  auto const now = std::max(clock_.now(), instant_from_millis(log(commune).last_at));
  if (idempotency) {
    if (auto earlier = answers_.find(commune, *idempotency)) return std::move(*earlier);
  }
  wrote_ = false;
  auto const before = changes();
  Tx tx(*this, commune, now);
  auto answer = work(tx);
  if (!answer) {
    wrote_and_refused = wrote_ || changes() != before;
  } else if (idempotency) {
    answers_.store(commune, *idempotency, *answer, now);
  }
  return answer;
}

CommuneLog& Batch::log(CommuneId commune) {
  bool overtaken = false;
  auto& log = journal_.lock(commune, overtaken);
  if (overtaken) {
    for (auto const& projection : projections_) {
      projection->flush();  // what it gathered for other communes in this transaction
      projection->forget_caches();
    }
  }
  return log;
}

std::int64_t Batch::append(CommuneId commune, Instant at, NewEvent event) {
  TS_ASSERT(commune.value != 0);
  wrote_ = true;
  auto& log = this->log(commune);
  TS_ASSERT(millis(at) >= log.last_at);
  journal::Event entry;
  entry.header.commune = commune;
  entry.header.at = at;
  entry.header.actor = std::move(event.actor);
  entry.header.type = std::move(event.type);
  entry.header.case_no = event.case_no;
  entry.header.data = canonical(event.data);
  if (!event.body.empty()) journal::seal_body(entry, canonical(event.body), random_);
  bytes_ += journal_.append(log, entry);

  Event const seen{commune,           entry.header.seq, at,          entry.header.actor,
                   entry.header.type, event.case_no,    &event.data, event.body.empty() ? nullptr : &event.body,
                   &event.origin};
  for (auto const& projection : projections_) projection->apply(seen);
  events_.push_back({commune, entry.header.seq, at, std::move(entry.header.type), event.case_no});
  return entry.header.seq;
}

std::int64_t Batch::next_counter(CommuneId commune, std::string_view name) {
  wrote_ = true;
  return journal_.next_counter(log(commune), commune, name);
}

void Batch::flush() {
  for (auto const& projection : projections_) projection->flush();
  journal_.write_heads();
}

void Batch::commit() {
  transaction_->commit();
  transaction_.reset();
  journal_.release();
}

soci::session& Tx::sql() { return batch_->sql(); }
Kind Tx::kind() const { return batch_->kind(); }
Random& Tx::random() { return batch_->random(); }
std::int64_t Tx::append(NewEvent event) { return batch_->append(commune_, now_, std::move(event)); }
std::int64_t Tx::next_counter(std::string_view name) { return batch_->next_counter(commune_, name); }
std::int64_t Tx::journal_size() { return static_cast<std::int64_t>(batch_->log(commune_).tree.size()); }
SessionObjects& Tx::session_objects() { return batch_->objects(); }
std::vector<std::unique_ptr<Projection>> const& Tx::projections() { return batch_->projections(); }
void Tx::no_such_projection() {
  throw std::logic_error("Tx::projection: no projection of that class is installed");
}

}  // namespace ts::store
