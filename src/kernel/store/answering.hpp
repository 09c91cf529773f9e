#pragma once
/// Gives the answers of committed commands on a thread of its own, so that the next batch begins while they go out.
/// What a command held (its request, its work) is destroyed there as well. One thread: answers keep their order.
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "kernel/store/sequencer.hpp"

namespace ts::store {

struct Given {
  Done done;
  Answer answer;
  Work work;  ///< only to be destroyed
};

/// Thread-safe.
class Answering {
 public:
  Answering() : thread_([this] { loop(); }) {}
  ~Answering() { stop(); }
  Answering(Answering const&) = delete;
  Answering& operator=(Answering const&) = delete;

  void give(std::vector<Given> answers);
  /// Gives all that wait, then ends the thread. Nothing may be given afterwards.
  void stop();
  bool on_this_thread() const { return std::this_thread::get_id() == thread_.get_id(); }

 private:
  void loop();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Given> waiting_;
  bool stopping_ = false;
  std::thread thread_;  // last: everything it uses exists
};

}  // namespace ts::store
