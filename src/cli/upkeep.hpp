#pragma once
/// What a running server does beside answering: nightly tidying, and reckoning due times again when the
/// office has changed its calendar. All of it as durable jobs, so a server that was off or was killed makes
/// up for it, and what keeps failing stands on the administrator's list (GET …/office/admin/jobs).
#include <atomic>
#include <chrono>
#include <memory>

#include "cli/installation.hpp"
#include "kernel/store/jobs.hpp"

namespace ts::cli {

/// How long what nobody needs any more is kept.
struct Keeping {
  std::chrono::hours answers{7 * 24};  ///< to repeated requests (Idempotency-Key), as api/openapi.yaml says
  std::chrono::hours drafts{90 * 24};  ///< since they were last touched
  std::chrono::hours unused_files{30 * 24};  ///< uploads that neither a case nor a draft refers to
  std::chrono::hours lost_contents{24};      ///< contents on the disk that nobody has brought (any more)
};

/// One a process; the installation outlives it. Stop it before the installation.
class Upkeep {
 public:
  explicit Upkeep(Installation& installation, Keeping keeping = {});
  Upkeep(Upkeep const&) = delete;
  Upkeep& operator=(Upkeep const&) = delete;

  /// Puts the standing jobs on the table where they are missing, and one that looks at every open case's due
  /// time.
  Status schedule();
  /// Runs what is due in a thread of its own.
  void start() { worker_->start(); }
  /// Waits for the running job to come to a good place to end.
  void stop();
  /// Runs what is due now in the caller's thread; returns how many jobs ran.
  int run_due() { return worker_->run_due(); }

 private:
  Status forget_answers(store::Job const& job);
  Status tidy_identity(store::Job const& job);
  Status tidy_files(store::Job const& job);
  Status recalculate(store::Job const& job);
  Status recalculate_one(CommuneId commune, CaseNo no);
  Instant ago(std::chrono::hours time) const { return in_.options.clock->now() - time; }

  Installation& in_;
  Keeping keeping_;
  std::atomic<bool> stopping_ = false;
  std::unique_ptr<store::JobWorker> worker_;
};

}  // namespace ts::cli
