#include "kernel/store/migrations.hpp"

namespace ts::store {
namespace {

constexpr Migration steps[] = {
    {1, "journal", R"sql(
CREATE TABLE journal_event (
  commune INTEGER NOT NULL, seq BIGINT NOT NULL, at BIGINT NOT NULL, actor TEXT NOT NULL, type TEXT NOT NULL,
  case_no BIGINT NOT NULL, data TEXT NOT NULL, salt TEXT NOT NULL, body TEXT NOT NULL,
  body_hash TEXT NOT NULL, leaf TEXT NOT NULL, erased BIGINT NOT NULL, PRIMARY KEY (commune, seq));
CREATE INDEX journal_event_case ON journal_event (commune, case_no, seq);
CREATE TABLE journal_head (
  commune INTEGER NOT NULL, size BIGINT NOT NULL, frontier TEXT NOT NULL, last_at BIGINT NOT NULL,
  batch BIGINT NOT NULL, PRIMARY KEY (commune));
CREATE TABLE journal_tile (
  commune INTEGER NOT NULL, level INTEGER NOT NULL, idx BIGINT NOT NULL, hashes TEXT NOT NULL,
  PRIMARY KEY (commune, level, idx));
CREATE TABLE journal_checkpoint (
  commune INTEGER NOT NULL, size BIGINT NOT NULL, root TEXT NOT NULL, at BIGINT NOT NULL, note TEXT NOT NULL,
  PRIMARY KEY (commune, size));
)sql"},
    {2, "commands", R"sql(
CREATE TABLE counter (
  commune INTEGER NOT NULL, name TEXT NOT NULL, value BIGINT NOT NULL,
  PRIMARY KEY (commune, name)) {without_rowid};
CREATE TABLE idempotency (
  commune INTEGER NOT NULL, actor TEXT NOT NULL, key TEXT NOT NULL, hash TEXT NOT NULL, answer TEXT NOT NULL,
  at BIGINT NOT NULL, PRIMARY KEY (commune, actor, key)) {without_rowid};
CREATE INDEX idempotency_age ON idempotency (commune, at);
)sql"},
    {3, "jobs", R"sql(
CREATE TABLE job (
  commune INTEGER NOT NULL, id BIGINT NOT NULL, kind TEXT NOT NULL, payload TEXT NOT NULL,
  state TEXT NOT NULL, attempts INTEGER NOT NULL, max_attempts INTEGER NOT NULL, run_at BIGINT NOT NULL,
  lease_until BIGINT NOT NULL, lease_owner TEXT NOT NULL, failing_since BIGINT NOT NULL, last_error TEXT NOT NULL, created BIGINT NOT NULL,
  PRIMARY KEY (commune, id));
CREATE INDEX job_due ON job (state, run_at);
)sql"},
};

}  // namespace

MigrationSet store_migrations() { return {"store", steps}; }

}  // namespace ts::store
