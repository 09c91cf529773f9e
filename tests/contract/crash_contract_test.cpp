/// kill -9 under load, again and again: what was answered must be there, and the journal must hold.
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <set>
#include <thread>

#include "contract.hpp"

namespace ts::store {
namespace {

class CrashContract : public Contract {
 protected:
  /// Moves 1 on some account and records which command it was.
  static Work numbered(std::int64_t n) {
    return [n](Tx& tx) -> Answer {
      tx.append(
          {"toy.moved", CaseNo{n % 50 + 1}, "system", {{"amount", 1}, {"n", n}}, {{"owner", "Phạm Văn D"}}});
      return json::object{{"n", n}};
    };
  }

  /// The child: four clients that write the number of each answered command into the pipe, until it is
  /// killed.
  [[noreturn]] void work_until_killed(int round, int pipe) {
    auto db = open();
    Sequencer sequencer(db, projections(), system_clock(), system_random());
    std::vector<std::jthread> clients;
    for (int client = 0; client < 4; ++client) {
      clients.emplace_back([&, client] {
        for (std::int64_t i = 0;; ++i) {
          auto const n = (round * 4 + client) * std::int64_t{1'000'000} + i;
          auto const commune = client % 2 == 0 ? commune_a : commune_b;
          if (!sequencer.run(commune, Idempotency{"client", std::to_string(n), "h"}, numbered(n))) continue;
          if (::write(pipe, &n, sizeof n) != sizeof n) _exit(1);
        }
      });
    }
    for (;;) ::pause();
  }

  /// Numbers answered before the kill.
  void run_and_kill(int round, std::size_t answers_to_wait_for) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    auto const child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      ::close(ends[0]);
      work_until_killed(round, ends[1]);
    }
    ::close(ends[1]);
    std::int64_t n = 0;
    for (std::size_t answers = 0; ::read(ends[0], &n, sizeof n) == sizeof n; ++answers) {
      answered_.insert(n);
      if (answers == answers_to_wait_for) ::kill(child, SIGKILL);
    }
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
  }

  void expect_all_answered_are_there() {
    std::set<std::int64_t> journaled;
    for (auto const commune : {commune_a, commune_b}) {
      for (auto const& event : all_events(commune)) {
        EXPECT_TRUE(journaled.insert(event.data.at("n").as_int64()).second) << "written twice";
      }
    }
    for (auto const n : answered_) EXPECT_TRUE(journaled.contains(n)) << n << " was answered and is lost";
  }

  std::set<std::int64_t> answered_;
};
TS_CONTRACT(CrashContract);

TEST_P(CrashContract, Every_answered_command_survives_the_kill) {
  auto const rounds = GetParam() == "sqlite" ? 50 : 15;
  auto const random = seeded_random(2026);
  for (int round = 0; round < rounds; ++round) {
    db_.reset();  // a database handle may not cross a fork
    run_and_kill(round, random->below(60));
    db_ = open();
    ASSERT_EQ(count("journal_event"),
              JournalReader(db_).head(commune_a).size + JournalReader(db_).head(commune_b).size);
  }
  expect_all_answered_are_there();
  EXPECT_GE(static_cast<int>(answered_.size()), rounds);
  auto const report = check(*db_, toy_sets, projections(), *clock_);
  ASSERT_TRUE(report) << report.error().en;
  for (auto const& d : report->differences)
    ADD_FAILURE() << d.table << " " << d.key << " " << d.column << " " << d.en;
  // A client that did not hear the answer asks again and gets the same.
  auto const n = *answered_.rbegin();
  auto const commune = n / 1'000'000 % 2 == 0 ? commune_a : commune_b;
  auto const repeated =
      sequencer()->run(commune, Idempotency{"client", std::to_string(n), "h"}, numbered(-1));
  ASSERT_TRUE(repeated);
  EXPECT_EQ(repeated->at("n"), n);
}

}  // namespace
}  // namespace ts::store
