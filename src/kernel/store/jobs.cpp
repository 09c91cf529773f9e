#include "kernel/store/jobs.hpp"

#include <spdlog/spdlog.h>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace ts::store {

using soci::into;
using soci::use;

namespace {

Error unknown_job(std::int64_t id) {
  auto const n = std::to_string(id);
  return fail(Code::not_found, "job.unknown", "Không có việc nền số " + n + " đang dừng hay đang lỗi.",
              "No job " + n + " has given up or is failing.");
}

/// A job as claimed travels back from the sequencer's thread as JSON.
Job from_json(CommuneId commune, json::object const& o) {
  Job job;
  job.commune = commune;
  job.id = o.at("id").as_int64();
  job.kind = o.at("kind").as_string();
  job.payload = o.at("payload").as_object();
  job.attempt = static_cast<int>(o.at("attempt").as_int64());
  job.max_attempts = static_cast<int>(o.at("max_attempts").as_int64());
  job.created = instant_from_millis(o.at("created").as_int64());
  return job;
}

}  // namespace

std::int64_t enqueue(Tx& tx, NewJob job) {
  auto const id = tx.next_counter("job");
  auto const commune = tx.commune().value;
  auto const payload = json::serialize(job.payload);
  auto const created = millis(tx.now());
  auto const run_at = std::max(millis(job.run_at), created);
  tx.sql()
      << "INSERT INTO job (commune, id, kind, payload, state, attempts, max_attempts, run_at, lease_until, "
         "lease_owner, failing_since, last_error, created) "
         "VALUES (:c, :i, :k, :p, 'ready', 0, :m, :r, 0, '', 0, '', :t)",
      use(commune), use(id), use(job.kind), use(payload), use(job.max_attempts), use(run_at), use(created);
  return id;
}

void enqueue_once(Tx& tx, NewJob job) {
  auto const commune = tx.commune().value;
  int found = 0;
  tx.sql() << "SELECT 1 FROM job WHERE commune = :c AND kind = :k LIMIT 1", into(found), use(commune),
      use(job.kind);
  if (!tx.sql().got_data()) enqueue(tx, std::move(job));
}

void withdraw(Tx& tx, std::string_view kind) {
  auto const commune = tx.commune().value;
  std::string const name(kind);
  tx.sql() << "DELETE FROM job WHERE commune = :c AND kind = :k AND state <> 'running'", use(commune),
      use(name);
}

Status renew(Tx& tx, Job const& job, json::object const& payload) {
  auto const commune = tx.commune().value;
  auto const until = millis(tx.now()) + job.lease.count();
  auto const text = json::serialize(payload);
  soci::statement update =
      (tx.sql().prepare << "UPDATE job SET lease_until = :u, payload = :p WHERE commune = :c AND id = :i AND "
                           "state = 'running' AND lease_owner = :o AND attempts = :a",
       use(until), use(text), use(commune), use(job.id), use(job.worker), use(job.attempt));
  update.execute(true);
  if (update.get_affected_rows() == 1) return {};
  return fail(Code::conflict, "job.lost", "Một tiến trình khác đã nhận việc nền này.",
              "Another worker has taken this job over.");
}

std::vector<StuckJob> stuck(Database& db, CommuneId commune, Instant failing_since, int limit) {
  std::vector<StuckJob> out;
  auto const lease = db.read();
  auto const since = millis(failing_since);
  std::int64_t id = 0, created = 0, run_at = 0;
  int attempts = 0;
  std::string kind, state, error;
  // 'ready' and long overdue: no worker runs this kind.
  soci::statement rows =
      (lease.sql().prepare
           << "SELECT id, kind, state, attempts, created, run_at, last_error FROM job WHERE commune = :c AND "
              "(state = 'stuck' OR (failing_since > 0 AND failing_since <= :s) OR "
              "(state = 'ready' AND run_at <= :s2)) ORDER BY created, id LIMIT :n",
       into(id), into(kind), into(state), into(attempts), into(created), into(run_at), into(error),
       use(commune.value), use(since), use(since), use(limit));
  for (auto more = rows.execute(true); more; more = rows.fetch()) {
    out.push_back({commune, id, kind, attempts, instant_from_millis(created), instant_from_millis(run_at),
                   state == "stuck", error});
  }
  return out;
}

Status retry(Tx& tx, std::int64_t id) {
  auto const commune = tx.commune().value;
  auto const now = millis(tx.now());
  soci::statement update =
      (tx.sql().prepare << "UPDATE job SET state = 'ready', attempts = 0, run_at = :t WHERE commune = :c AND "
                           "id = :i AND (state = 'stuck' OR (state = 'ready' AND failing_since > 0))",
       use(now), use(commune), use(id));
  update.execute(true);
  if (update.get_affected_rows() != 1) return unknown_job(id);
  return {};
}

std::int64_t waiting_jobs(Database& db) {
  auto const lease = db.read();
  std::int64_t n = 0;
  lease.sql() << "SELECT count(*) FROM job WHERE state = 'ready'", into(n);
  return n;
}

std::int64_t failing_jobs(Database& db) {
  auto const lease = db.read();
  std::int64_t n = 0;
  lease.sql() << "SELECT count(*) FROM job WHERE state = 'stuck' OR failing_since > 0", into(n);
  return n;
}

class JobWorker::Impl {
 public:
  Impl(std::shared_ptr<Database> db, Sequencer& sequencer, std::string name,
       std::map<std::string, JobHandler> handlers, JobOptions options)
      : db_(std::move(db)),
        sequencer_(sequencer),
        name_(std::move(name)),
        handlers_(std::move(handlers)),
        options_(options) {
    for (auto const& [kind, handler] : handlers_) {
      TS_ASSERT(!kind.empty() && kind.find('\'') == std::string::npos);
      kinds_ += (kinds_.empty() ? "'" : ", '") + kind + "'";
    }
  }

  void start() {
    thread_ = std::thread([this] { loop(); });
  }

  void stop() {
    {
      std::lock_guard const lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
  }

  int run_due() {
    int ran = 0;
    for (auto due = due_jobs(); !due.empty(); due = due_jobs()) {
      auto const before = ran;
      for (auto const& [commune, id] : due) {
        if (stopping()) return ran;
        auto const job = claim(commune, id);
        if (!job) continue;
        finish(*job, work(*job));
        ++ran;
      }
      if (ran == before) break;  // others claimed them all
    }
    return ran;
  }

 private:
  bool stopping() const {
    std::lock_guard const lock(mutex_);
    return stopping_;
  }

  void loop() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
      lock.unlock();
      try {
        run_due();
      } catch (std::exception const& e) {
        spdlog::error("job worker: {}", safe_message(e));
      }
      lock.lock();
      wake_.wait_for(lock, options_.poll, [this] { return stopping_; });
    }
  }

  std::vector<std::pair<CommuneId, std::int64_t>> due_jobs() {
    std::vector<std::pair<CommuneId, std::int64_t>> out;
    if (kinds_.empty()) return out;
    auto const lease = db_->read();
    auto const now = millis(sequencer_.clock().now());
    std::int32_t commune = 0;
    std::int64_t id = 0;
    soci::statement rows =
        (lease.sql().prepare << "SELECT commune, id FROM job WHERE kind IN (" + kinds_ +
                                    ") AND ((state = 'ready' AND run_at <= :n) OR (state = 'running' "
                                    "AND lease_until <= :m)) ORDER BY run_at, commune, id LIMIT 32",
         into(commune), into(id), use(now), use(now));
    for (auto more = rows.execute(true); more; more = rows.fetch()) out.emplace_back(CommuneId{commune}, id);
    return out;
  }

  /// Nothing when somebody else has it by now, or its attempts are used up.
  std::optional<Job> claim(CommuneId commune, std::int64_t id) {
    auto const answer = sequencer_.run(commune, [this, id](Tx& tx) { return try_to_claim(tx, id); });
    if (!answer || answer->empty()) return std::nullopt;
    auto job = from_json(commune, *answer);
    job.worker = name_;
    job.lease = options_.lease;
    return job;
  }

  Answer try_to_claim(Tx& tx, std::int64_t id) const {
    auto const commune = tx.commune().value;
    auto const now = millis(tx.now());
    auto const until = now + std::chrono::milliseconds(options_.lease).count();
    std::string kind, payload;
    int attempts = 0, max_attempts = 0;
    std::int64_t created = 0;
    tx.sql() << "SELECT kind, payload, attempts, max_attempts, created FROM job WHERE commune = :c AND id = "
                ":i AND "
                "((state = 'ready' AND run_at <= :n) OR (state = 'running' AND lease_until <= :m))",
        into(kind), into(payload), into(attempts), into(max_attempts), into(created), use(commune), use(id),
        use(now), use(now);
    if (!tx.sql().got_data()) return json::object{};
    if (attempts >= max_attempts) {  // its last worker died over it
      tx.sql()
          << "UPDATE job SET state = 'stuck', last_error = 'job.worker_died' WHERE commune = :c AND id = :i",
          use(commune), use(id);
      return json::object{};
    }
    tx.sql()
        << "UPDATE job SET state = 'running', attempts = attempts + 1, lease_until = :u, lease_owner = :o "
           "WHERE commune = :c AND id = :i",
        use(until), use(name_), use(commune), use(id);
    return json::object{{"id", id},
                        {"kind", kind},
                        {"payload", json::parse(payload)},
                        {"attempt", attempts + 1},
                        {"max_attempts", max_attempts},
                        {"created", created}};
  }

  Status work(Job const& job) const {
    try {
      return handlers_.at(job.kind)(job);
    } catch (std::exception const& e) {
      spdlog::error("job {} of commune {}: {}", job.kind, job.commune.value, safe_message(e));
      return fail(Code::internal, "job.exception", "Lỗi bên trong hệ thống.", "An internal error.");
    }
  }

  void finish(Job const& job, Status const& status) {
    auto const error = status ? std::string() : status.error().id;
    auto const answer = sequencer_.run(job.commune, [this, job, error](Tx& tx) -> Answer {
      write_outcome(tx, job, error);
      return json::object{};
    });
    // Not written: the lease runs out, and the job is done once more.
    if (!answer) spdlog::error("job {} of commune {}: outcome not written", job.kind, job.commune.value);
  }

  /// Only while the lease is still ours.
  void write_outcome(Tx& tx, Job const& job, std::string const& error) const {
    auto const commune = job.commune.value;
    auto const again = options_.again.find(job.kind);
    if (error.empty() && again != options_.again.end()) {
      auto const next = millis(again->second(tx.now()));
      tx.sql()
          << "UPDATE job SET state = 'ready', attempts = 0, run_at = :r, failing_since = 0, last_error = '' "
             "WHERE commune = :c AND id = :i AND lease_owner = :o AND attempts = :a",
          use(next), use(commune), use(job.id), use(name_), use(job.attempt);
      return;
    }
    if (error.empty()) {
      tx.sql() << "DELETE FROM job WHERE commune = :c AND id = :i AND lease_owner = :o AND attempts = :a",
          use(commune), use(job.id), use(name_), use(job.attempt);
      return;
    }
    std::string const state = job.attempt >= job.max_attempts ? "stuck" : "ready";
    auto const now = millis(tx.now());
    auto const run_at = now + pause(job.attempt).count();
    tx.sql() << "UPDATE job SET state = :s, run_at = :r, last_error = :e, "
                "failing_since = CASE WHEN failing_since = 0 THEN :n ELSE failing_since END "
                "WHERE commune = :c AND id = :i AND lease_owner = :o AND attempts = :a",
        use(state), use(run_at), use(error), use(now), use(commune), use(job.id), use(name_),
        use(job.attempt);
  }

  std::chrono::milliseconds pause(int attempt) const {
    std::chrono::milliseconds pause = options_.first_pause;
    for (int i = 1; i < attempt && pause < options_.longest_pause; ++i) pause *= 2;
    return std::min<std::chrono::milliseconds>(pause, options_.longest_pause);
  }

  std::shared_ptr<Database> db_;
  Sequencer& sequencer_;
  std::string name_;
  std::map<std::string, JobHandler> handlers_;
  JobOptions options_;
  std::string kinds_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

JobWorker::JobWorker(std::shared_ptr<Database> db, Sequencer& sequencer, std::string name,
                     std::map<std::string, JobHandler> handlers, JobOptions options)
    : impl_(std::make_unique<Impl>(std::move(db), sequencer, std::move(name), std::move(handlers), options)) {
}
JobWorker::~JobWorker() { stop(); }
void JobWorker::start() { impl_->start(); }
void JobWorker::stop() { impl_->stop(); }
int JobWorker::run_due() { return impl_->run_due(); }

}  // namespace ts::store
