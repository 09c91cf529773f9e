#include "kernel/store/sequencer.hpp"

#include <spdlog/spdlog.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <future>
#include <map>
#include <mutex>
#include <thread>

#include "kernel/store/answering.hpp"
#include "kernel/store/batch.hpp"

namespace ts::store {
namespace {

struct Command {
  CommuneId commune;
  std::optional<Idempotency> idempotency;
  Work work;
  Done done;
};

/// The outcome of COMMIT itself is not known: the commands may not be run again.
struct CommitFailed {
  std::string message;
};

Error stopping() {
  return fail(Code::unavailable, "stopping", "Hệ thống đang khởi động lại. Hãy gửi lại sau ít phút.",
              "The system is restarting. Send again in a few minutes.");
}

Error busy() {
  return fail(Code::unavailable, "busy", "Hệ thống đang quá tải. Hãy gửi lại sau ít giây.",
              "The system is overloaded. Send again in a few seconds.");
}

Error failed(bool database) {
  if (database) {
    return fail(Code::unavailable, "store.failed", "Chưa ghi được do lỗi cơ sở dữ liệu. Hãy gửi lại sau.",
                "Not written because of a database failure. Send again later.");
  }
  return fail(Code::internal, "store.exception", "Lỗi bên trong hệ thống; chưa có gì được ghi.",
              "An internal error; nothing was written.");
}

Error unknown_outcome() {
  return fail(Code::unavailable, "store.unknown",
              "Chưa biết chắc đã ghi hay chưa. Hãy gửi lại đúng yêu cầu này.",
              "It is not certain that this was written. Send the very same request again.");
}

}  // namespace

class Sequencer::Impl {
 public:
  Impl(std::shared_ptr<Database> db, std::vector<ProjectionFactory> projections, std::shared_ptr<Clock> clock,
       std::shared_ptr<Random> random, SequencerOptions options)
      : db_(std::move(db)),
        projections_(std::move(projections)),
        clock_(std::move(clock)),
        random_(std::move(random)),
        options_(options),
        thread_([this] { loop(); }) {}

  ~Impl() { stop(); }

  void submit(Command command) {
    {
      std::lock_guard const lock(mutex_);
      if (!stopping_ && waiting_ < options_.queue_commands) {
        auto const lane = db_->kind() == Kind::sqlite ? 0 : command.commune.value;
        auto& queue = lanes_[lane];
        if (queue.empty()) turns_.push_back(lane);
        queue.push_back(std::move(command));
        ++waiting_;
        wake_.notify_one();
        return;
      }
    }
    command.done(stopping_ ? stopping() : busy());
  }

  void on_commit(CommitListener listener) { listeners_.push_back(std::move(listener)); }

  void stop() {
    {
      std::lock_guard const lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_one();
    std::call_once(joined_, [this] {
      thread_.join();
      answering_.stop();
    });
  }

  SequencerStats stats() const {
    std::lock_guard const lock(mutex_);
    auto stats = stats_;
    stats.waiting = waiting_;
    return stats;
  }

  bool on_own_thread() const {
    return std::this_thread::get_id() == thread_.get_id() || answering_.on_this_thread();
  }
  Clock const& clock() const { return *clock_; }

 private:
  void loop() {
    for (auto commands = take(); !commands.empty(); commands = take()) {
      for (std::size_t done = 0; done < commands.size();) done += execute(std::span(commands).subspan(done));
    }
    close();
  }

  /// Statements are closed while nobody else has their session, and by the thread that used them.
  void close() {
    try {
      auto const lease = db_->write();
      batch_.reset();
    } catch (std::exception const& e) {
      batch_.reset();
      spdlog::warn("the database is not there at the end: {}", safe_message(e));
    }
  }

  /// Waits for commands; all that wait in the next lane, up to the cap. Nothing once it is time to end.
  std::vector<Command> take() {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [this] { return stopping_ || !turns_.empty(); });
    std::vector<Command> out;
    if (turns_.empty()) return out;
    auto const lane = turns_.front();
    turns_.pop_front();
    auto& queue = lanes_[lane];
    auto const count = std::min(queue.size(), options_.batch_commands);
    out.reserve(count);
    std::move(queue.begin(), queue.begin() + static_cast<std::ptrdiff_t>(count), std::back_inserter(out));
    queue.erase(queue.begin(), queue.begin() + static_cast<std::ptrdiff_t>(count));
    if (!queue.empty()) turns_.push_back(lane);
    waiting_ -= count;
    return out;
  }

  /// Runs the first commands in one transaction and answers them; returns how many (fewer than given when the
  /// batch has grown large).
  std::size_t execute(std::span<Command> commands, bool second_try = false) {
    std::vector<Answer> answers;
    try {
      if (transact(commands, answers)) {
        finish(commands, answers);
        return answers.size();
      }
      if (commands.size() == 1) {  // it refused after writing: undone, its refusal stands
        spdlog::error("a command wrote and then refused: {}", answers.front().error().id);
        finish(commands, answers);
        return 1;
      }
    } catch (CommitFailed const& e) {
      spdlog::error("commit failed: {}", e.message);
      answers.assign(answers.size(), unknown_outcome());
      finish(commands, answers);
      return answers.size();
    } catch (std::exception const& e) {
      // Nothing was committed: over a new connection the same commands are as good as new.
      if (connection_lost_ && !second_try) return execute(commands, true);
      if (commands.size() == 1) {
        auto const database = dynamic_cast<soci::soci_error const*>(&e) != nullptr;
        spdlog::error("a command failed: {}", safe_message(e));
        answers.assign(1, failed(database));
        finish(commands, answers, true);
        return 1;
      }
    }
    for (auto& command : commands) execute(std::span(&command, 1));
    return commands.size();
  }

  /// False when a Work wrote and then refused; everything is undone then, as after an exception.
  bool transact(std::span<Command> commands, std::vector<Answer>& answers) {
    connection_lost_ = false;
    auto const lease = db_->write();
    if (batch_ && lease.generation() != generation_) batch_.reset();
    try {
      if (!batch_)
        batch_ = std::make_unique<Batch>(lease.sql(), lease.kind(), projections_, *clock_, *random_);
      generation_ = lease.generation();
      batch_->begin();
      for (auto& command : commands) {
        bool wrote_and_refused = false;
        answers.push_back(batch_->run(command.commune, command.idempotency, command.work, wrote_and_refused));
        if (wrote_and_refused) {
          batch_.reset();
          return false;
        }
        if (batch_->bytes() > options_.batch_bytes) break;
      }
      batch_->flush();
    } catch (...) {
      connection_lost_ = !lease.alive();
      batch_.reset();
      throw;
    }
    commit();
    return true;
  }

  void commit() {
    try {
      batch_->commit();
    } catch (std::exception const& e) {
      batch_.reset();
      throw CommitFailed{safe_message(e)};
    }
    std::lock_guard const lock(mutex_);
    ++stats_.batches;
    stats_.events += batch_->events().size();
  }

  void finish(std::span<Command> commands, std::vector<Answer>& answers, bool exception = false) {
    if (batch_ && !batch_->events().empty()) {
      for (auto const& listener : listeners_) listener(batch_->events());
      batch_->events().clear();
    }
    {
      std::lock_guard const lock(mutex_);
      for (auto const& answer : answers)
        ++(answer ? stats_.commands : exception ? stats_.failed : stats_.refused);
    }
    std::vector<Given> given;
    given.reserve(answers.size());
    for (std::size_t i = 0; i < answers.size(); ++i)
      given.push_back({std::move(commands[i].done), std::move(answers[i]), std::move(commands[i].work)});
    answering_.give(std::move(given));
  }

  std::shared_ptr<Database> db_;
  std::vector<ProjectionFactory> projections_;
  std::shared_ptr<Clock> clock_;
  std::shared_ptr<Random> random_;
  SequencerOptions options_;
  std::vector<CommitListener> listeners_;

  std::unique_ptr<Batch> batch_;  // of the sequencer's thread
  std::uint64_t generation_ = 0;
  bool connection_lost_ = false;  ///< in the last transaction

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::map<std::int32_t, std::deque<Command>> lanes_;
  std::deque<std::int32_t> turns_;  ///< lanes that have commands
  std::size_t waiting_ = 0;
  std::atomic<bool> stopping_ = false;
  SequencerStats stats_;
  std::once_flag joined_;
  Answering answering_;
  std::thread thread_;  // last: everything it uses exists
};

Sequencer::Sequencer(std::shared_ptr<Database> db, std::vector<ProjectionFactory> projections,
                     std::shared_ptr<Clock> clock, std::shared_ptr<Random> random, SequencerOptions options)
    : impl_(std::make_unique<Impl>(std::move(db), std::move(projections), std::move(clock), std::move(random),
                                   options)) {}
Sequencer::~Sequencer() = default;

void Sequencer::submit(CommuneId commune, std::optional<Idempotency> idempotency, Work work, Done done) {
  impl_->submit({commune, std::move(idempotency), std::move(work), std::move(done)});
}

Answer Sequencer::run(CommuneId commune, std::optional<Idempotency> idempotency, Work work) {
  TS_ASSERT(!impl_->on_own_thread());
  std::promise<Answer> promise;
  auto future = promise.get_future();
  submit(commune, std::move(idempotency), std::move(work),
         [&](Answer answer) { promise.set_value(std::move(answer)); });
  return future.get();
}

void Sequencer::on_commit(CommitListener listener) { impl_->on_commit(std::move(listener)); }
void Sequencer::stop() { impl_->stop(); }
SequencerStats Sequencer::stats() const { return impl_->stats(); }
Clock const& Sequencer::clock() const { return impl_->clock(); }

void forget_answers(Tx& tx, Instant before) {
  auto const commune = tx.commune().value;
  auto const limit = millis(before);
  tx.sql() << "DELETE FROM idempotency WHERE commune = :c AND at < :t", soci::use(commune), soci::use(limit);
}

}  // namespace ts::store
