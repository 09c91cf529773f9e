#pragma once
/// Durable background work (notifications, documents, exchange): enqueued in the transaction that causes it,
/// run by any process at least once, retried with growing pauses, and put on a list someone sees when it does
/// not succeed.
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
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
/// Jobs that gave up, and those still failing since before `failing_since`; oldest first, at most `limit`.
std::vector<StuckJob> stuck(Database& db, CommuneId commune, Instant failing_since, int limit = 200);
/// Lets a job that gave up start again from its first attempt. `job.unknown` (not_found).
Status retry(Tx& tx, std::int64_t id);
/// Number of jobs waiting to run (due or not), for metrics.
std::int64_t waiting_jobs(Database& db);

/// Does the work of one kind. It may be called again after a crash, so its effect outside must be idempotent
/// (send the job's id along). An error or exception means: try again later.
using JobHandler = std::function<Status(Job const&)>;

struct JobOptions {
  std::chrono::seconds lease{60};        ///< a worker that is silent for so long is taken for dead
  std::chrono::milliseconds poll{500};   ///< real time between looks at the table
  std::chrono::seconds first_pause{10};  ///< doubled at each failure
  std::chrono::seconds longest_pause{3600};
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
