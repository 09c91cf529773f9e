#pragma once
/// Durable background work: enqueued in the transaction that causes it, run by any process at least once,
/// retried with growing pauses, and put on a list someone sees when it does not succeed. A kind may also
/// stand for ever and come again at its time (JobOptions::again).
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "kernel/store/sequencer.hpp"

namespace ts::store {

struct NewJob {
  std::string kind;  ///< names the handler: "notify.sms"
  json::object payload{};
  Instant run_at{};  ///< not before; zero: at once
  int max_attempts = 8;
};

struct Job {
  CommuneId commune{};
  std::int64_t id = 0;
  std::string kind;
  json::object payload;
  int attempt = 0;  ///< 1 at the first run
  int max_attempts = 0;
  Instant created{};
  std::string worker{};               ///< whose lease it is
  std::chrono::milliseconds lease{};  ///< how long each renewal gives
};

/// A job someone must look at.
struct StuckJob {
  CommuneId commune{};
  std::int64_t id = 0;
  std::string kind;
  int attempts = 0;
  Instant created{};
  Instant next_run{};      ///< meaningless when it has given up
  bool gave_up = false;    ///< all attempts are used
  std::string last_error;  ///< stable id of the error, never personal data
};

/// Returns the job's id in the commune. Committed with the command, or not at all.
std::int64_t enqueue(Tx& tx, NewJob job);
/// As `enqueue`, unless the commune has a job of that kind: for what stands for ever.
void enqueue_once(Tx& tx, NewJob job);
/// Takes jobs of a kind off the table, but for one that is being run: what they were to do has been
/// superseded.
void withdraw(Tx& tx, std::string_view kind);
/// For work that may take longer than a lease, in the transaction of each part of it, before anything else is
/// written: the job stays ours, and an attempt after a crash begins with `payload`. `job.lost` (conflict):
/// somebody else has it by now.
Status renew(Tx& tx, Job const& job, json::object const& payload);
/// Jobs that gave up, and those still failing since before `failing_since`; oldest first, at most `limit`.
std::vector<StuckJob> stuck(Database& db, CommuneId commune, Instant failing_since, int limit = 200);
/// Lets a job that gave up, or waits after a failure, start again now from its first attempt. `job.unknown`
/// (not_found).
Status retry(Tx& tx, std::int64_t id);
/// Number of jobs waiting to run (due or not), for metrics.
std::int64_t waiting_jobs(Database& db);
/// Number of jobs that gave up or failed last time, for metrics.
std::int64_t failing_jobs(Database& db);

/// Does the work of one kind. It may be called again after a crash, so its effect outside must be idempotent
/// (send the job's id along). An error or exception means: try again later.
using JobHandler = std::function<Status(Job const&)>;

struct JobOptions {
  std::chrono::seconds lease{60};        ///< a worker that is silent for so long is taken for dead
  std::chrono::milliseconds poll{500};   ///< real time between looks at the table
  std::chrono::seconds first_pause{10};  ///< doubled at each failure
  std::chrono::seconds longest_pause{3600};
  /// Kinds that stand for ever: after a success the same job waits until what this makes of the time now.
  std::map<std::string, std::function<Instant(Instant)>> again{};
};

/// Runs jobs on one thread of its own. Thread-safe. Any number of workers and processes share the table.
class JobWorker {
 public:
  /// `name` is unique among workers ("host:pid:n"): it marks leases.
  JobWorker(std::shared_ptr<Database> db, Sequencer& sequencer, std::string name,
            std::map<std::string, JobHandler> handlers, JobOptions options = {});
  ~JobWorker();  ///< stops
  JobWorker(JobWorker const&) = delete;
  JobWorker& operator=(JobWorker const&) = delete;

  void start();
  /// Waits for the running job to end.
  void stop();
  /// Runs everything that is due now in the caller's thread; returns how many jobs ran. For tests and
  /// simulations.
  int run_due();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ts::store
