#include "kernel/store/answering.hpp"

#include <spdlog/spdlog.h>

#include <iterator>

namespace ts::store {

void Answering::give(std::vector<Given> answers) {
  {
    std::lock_guard const lock(mutex_);
    TS_ASSERT(!stopping_);
    if (waiting_.empty())
      waiting_ = std::move(answers);
    else
      std::move(answers.begin(), answers.end(), std::back_inserter(waiting_));
  }
  wake_.notify_one();
}

void Answering::stop() {
  {
    std::lock_guard const lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void Answering::loop() {
  for (;;) {
    std::vector<Given> answers;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      answers.swap(waiting_);
    }
    for (auto& given : answers) {
      try {
        given.done(std::move(given.answer));
      } catch (std::exception const& e) {
        spdlog::error("an answer could not be delivered: {}", safe_message(e));
      }
    }
  }
}

}  // namespace ts::store
