#pragma once
/// Threads for what blocks: database reads, password hashing, files.
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace ts::server {

/// Thread-safe.
class WorkPool {
 public:
  WorkPool(std::size_t threads, std::size_t queue);
  ~WorkPool();  ///< stops
  WorkPool(WorkPool const&) = delete;
  WorkPool& operator=(WorkPool const&) = delete;

  /// False when the queue is full or the pool has stopped: the task was not taken. Tasks do not throw.
  bool post(std::function<void()> task);
  /// Runs what waits, then ends the threads.
  void stop();
  std::size_t waiting() const;

 private:
  void run();

  mutable std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<std::function<void()>> tasks_;
  std::size_t queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace ts::server
