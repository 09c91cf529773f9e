#include "kernel/store/checkpoint_signer.hpp"

#include <spdlog/spdlog.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

#include "kernel/journal/checkpoint.hpp"
#include "kernel/store/batch.hpp"

namespace ts::store {

using soci::into;
using soci::use;

namespace {

class CheckpointQueries {
 public:
  CheckpointQueries(soci::session& sql, Kind)
      : newest_((sql.prepare
                     << "SELECT size FROM journal_checkpoint WHERE commune = :c ORDER BY size DESC LIMIT 1",
                 into(size_), use(commune_))),
        insert_((sql.prepare << "INSERT INTO journal_checkpoint (commune, size, root, at, note) "
                                "VALUES (:c, :s, :r, :t, :n)",
                 use(commune_), use(size_), use(root_), use(at_), use(note_))) {}
  CheckpointQueries(CheckpointQueries const&) = delete;
  CheckpointQueries& operator=(CheckpointQueries const&) = delete;

  std::int64_t newest(CommuneId commune) {
    commune_ = commune.value;
    return newest_.execute(true) ? size_ : 0;
  }
  void insert(journal::Checkpoint const& checkpoint, std::string note) {
    commune_ = checkpoint.commune.value;
    size_ = static_cast<std::int64_t>(checkpoint.size);
    root_ = to_base64(checkpoint.root);
    at_ = millis(checkpoint.at);
    note_ = std::move(note);
    insert_.execute(true);
  }

 private:
  std::int32_t commune_ = 0;
  std::int64_t size_ = 0, at_ = 0;
  std::string root_, note_;
  soci::statement newest_, insert_;
};

/// In the transaction of whatever else is in the batch: the checkpoint becomes visible together with its last
/// event.
Answer sign(Tx& tx, LogKeys& keys) {
  auto& log = tx.batch().log(tx.commune());
  auto const& tree = log.tree;
  auto& queries = tx.get<CheckpointQueries>();
  if (tree.size() == 0 || queries.newest(tx.commune()) == static_cast<std::int64_t>(tree.size()))
    return json::object{};
  TS_TRY(auto const signer, keys.signer(tx.commune()));
  journal::Checkpoint const checkpoint{tx.commune(), tree.size(), tree.root(), tx.now()};
  queries.insert(checkpoint, journal::sign_checkpoint(checkpoint, *signer));
  log.last_at =
      millis(checkpoint.at);  // no later event may be dated before it, even if the clock is set back
  log.touched = true;
  return json::object{};
}

}  // namespace

class CheckpointSigner::Impl : public std::enable_shared_from_this<Impl> {
 public:
  Impl(Sequencer& sequencer, std::shared_ptr<Database> db, std::shared_ptr<LogKeys> keys,
       std::chrono::milliseconds delay)
      : sequencer_(sequencer), db_(std::move(db)), keys_(std::move(keys)), delay_(delay) {}

  void heard(std::vector<CommittedEvent> const& events) {
    std::lock_guard const lock(mutex_);
    for (auto const& event : events) waiting_.insert(event.commune);
    wake_.notify_all();
  }

  void start() {
    {
      std::lock_guard const lock(mutex_);
      for (auto const commune : unsigned_communes()) waiting_.insert(commune);
    }
    thread_ = std::thread([this] { loop(); });
  }

  void stop() {
    {
      std::lock_guard const lock(mutex_);
      if (stopping_) return;
      stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
  }

  Status sign_now(CommuneId commune) {
    auto const keys = keys_;
    auto const answer = sequencer_.run(commune, [keys](Tx& tx) { return sign(tx, *keys); });
    if (!answer) return answer.error();
    return {};
  }

  int failing() const { return failing_; }

 private:
  std::vector<CommuneId> unsigned_communes() {
    std::vector<CommuneId> out;
    auto const lease = db_->read();
    std::int32_t commune = 0;
    soci::statement rows =
        (lease.sql().prepare << "SELECT h.commune FROM journal_head h WHERE h.size > 0 AND NOT EXISTS "
                                "(SELECT 1 FROM journal_checkpoint c WHERE c.commune = h.commune "
                                "AND c.size = h.size)",
         into(commune));
    for (auto more = rows.execute(true); more; more = rows.fetch()) out.push_back(CommuneId{commune});
    return out;
  }

  void loop() {
    std::unique_lock lock(mutex_);
    for (;;) {
      wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
      wake_.wait_for(lock, delay_, [this] { return stopping_; });
      auto const last_round = stopping_;
      auto const communes = std::exchange(waiting_, {});
      lock.unlock();
      for (auto const commune : communes) try_to_sign(commune);
      lock.lock();
      if (last_round) return;
    }
  }

  void try_to_sign(CommuneId commune) {
    auto const status = sign_now(commune);
    if (status) {
      failing_ = 0;
      return;
    }
    if (++failing_ == 1)
      spdlog::error("checkpoint of commune {} not signed: {}", commune.value, status.error().en);
    std::lock_guard const lock(mutex_);
    waiting_.insert(commune);
  }

  Sequencer& sequencer_;
  std::shared_ptr<Database> db_;
  std::shared_ptr<LogKeys> keys_;
  std::chrono::milliseconds delay_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::set<CommuneId> waiting_;
  bool stopping_ = false;
  std::atomic<int> failing_ = 0;
  std::thread thread_;
};

CheckpointSigner::CheckpointSigner(Sequencer& sequencer, std::shared_ptr<Database> db,
                                   std::shared_ptr<LogKeys> keys, std::chrono::milliseconds delay)
    : impl_(std::make_shared<Impl>(sequencer, std::move(db), std::move(keys), delay)) {
  sequencer.on_commit([impl = impl_](std::vector<CommittedEvent> const& events) { impl->heard(events); });
}

CheckpointSigner::~CheckpointSigner() { stop(); }
void CheckpointSigner::start() { impl_->start(); }
void CheckpointSigner::stop() { impl_->stop(); }
Status CheckpointSigner::sign_now(CommuneId commune) { return impl_->sign_now(commune); }
int CheckpointSigner::failing() const { return impl_->failing(); }

}  // namespace ts::store
