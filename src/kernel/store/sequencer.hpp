#pragma once
/// The one writer. It takes all commands that wait, runs each against the state as it will be, commits them
/// in one transaction, and answers each only after the commit is on disk (group commit: the busier, the
/// larger the batch).
///
/// A Work decides first and writes after: one that returns an error must not have written. (If it did, it is
/// undone alone, and logged as a bug.) A Work may be called a second time when its batch had to be undone, so
/// it must not change anything outside the transaction, and must not keep references to what it was given. An
/// exception in one Work undoes the batch; the works are then run one by one, so that only the guilty one
/// fails.
///
/// SQLite: one batch holds commands of all communes. PostgreSQL: one commune's (so that on Citus it stays on
/// one shard), under a lock on the commune's `journal_head` row, so any number of processes may serve the
/// same communes. CommuneId{} (0) is the lane of reference tables; its works may not append events.
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "kernel/store/database.hpp"
#include "kernel/store/projection.hpp"
#include "kernel/store/tx.hpp"

namespace ts::store {

/// What makes a repeated request recognisable. The same key with the same hash gets the stored answer again;
/// with another hash it is refused (`idempotency.reused`, conflict). Only successes are stored; a refusal
/// wrote nothing and is decided anew.
struct Idempotency {
  std::string actor;
  std::string key;           ///< chosen by the client
  std::string request_hash;  ///< of the request's content
};

using Answer = Result<json::object>;
using Work = std::function<Answer(Tx&)>;
/// Called once, on the thread that gives the sequencer's answers (the caller's when it is refused at once), after the
/// commit or the failure, in the order of the commands: be quick, do not throw, do not call `run`.
using Done = std::function<void(Answer)>;

/// An event that is now durable.
struct CommittedEvent {
  CommuneId commune{};
  std::int64_t seq = 0;
  Instant at{};
  std::string type;
  CaseNo case_no{};
};
/// Called on the sequencer's thread after each commit that appended, before the answers: be quick, do not
/// throw.
using CommitListener = std::function<void(std::vector<CommittedEvent> const&)>;

struct SequencerOptions {
  std::size_t batch_commands = 512;
  std::size_t batch_bytes = 8 * 1024 * 1024;  ///< of journal rows; a single command may exceed it
  std::size_t queue_commands = 20'000;        ///< beyond: refused with `busy` (unavailable)
};

struct SequencerStats {
  std::uint64_t commands = 0;  ///< answered with success
  std::uint64_t refused = 0;
  std::uint64_t failed = 0;   ///< exceptions
  std::uint64_t batches = 0;  ///< commits
  std::uint64_t events = 0;
  std::uint64_t waiting = 0;  ///< now in the queue
};

/// Thread-safe. The destructor stops it as `stop` does.
class Sequencer {
 public:
  /// Projections come in the order in which they see an event.
  Sequencer(std::shared_ptr<Database> db, std::vector<ProjectionFactory> projections,
            std::shared_ptr<Clock> clock, std::shared_ptr<Random> random, SequencerOptions options = {});
  ~Sequencer();
  Sequencer(Sequencer const&) = delete;
  Sequencer& operator=(Sequencer const&) = delete;

  /// Queues a command. Commands of one commune are run in the order of submission.
  void submit(CommuneId commune, std::optional<Idempotency> idempotency, Work work, Done done);
  /// Queues and waits. Never from a Done or a CommitListener.
  Answer run(CommuneId commune, Work work) { return run(commune, std::nullopt, std::move(work)); }
  Answer run(CommuneId commune, std::optional<Idempotency> idempotency, Work work);

  /// Before the first command. The listener must live as long as the sequencer runs.
  void on_commit(CommitListener listener);

  /// Answers all that wait, then stops; later commands are refused (`stopping`, unavailable).
  void stop();

  SequencerStats stats() const;
  Clock const& clock() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// Removes stored answers older than `before`; call from a daily job in the commune's lane.
void forget_answers(Tx& tx, Instant before);

}  // namespace ts::store
