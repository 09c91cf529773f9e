#pragma once
/// Signs the tree's head at most a second after an event (the promise to the outside is two).
#include <chrono>
#include <memory>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "kernel/store/journal_store.hpp"
#include "kernel/store/log_keys.hpp"
#include "kernel/store/sequencer.hpp"

namespace ts::store {

/// Listens to the sequencer and writes checkpoints through it: one per commune and second at most, none
/// without new events. Thread-safe. Where several processes share a database any of them may sign; they
/// agree, because a checkpoint is made under the commune's lock.
class CheckpointSigner {
 public:
  /// Before the sequencer's first command. `delay` in real time.
  CheckpointSigner(Sequencer& sequencer, std::shared_ptr<Database> db, std::shared_ptr<LogKeys> keys,
                   std::chrono::milliseconds delay = std::chrono::milliseconds{900});
  ~CheckpointSigner();  ///< stops
  CheckpointSigner(CheckpointSigner const&) = delete;
  CheckpointSigner& operator=(CheckpointSigner const&) = delete;

  /// Starts the thread, and signs what an earlier run left unsigned.
  void start();
  /// Signs what waits, then ends. Call before Sequencer::stop.
  void stop();
  /// Signs now, in the caller's thread (it waits for the commit). Success as well when there was nothing new.
  Status sign_now(CommuneId commune);
  /// For an alarm: how many signatures have failed in a row; 0 when all is well.
  int failing() const;

 private:
  class Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace ts::store
