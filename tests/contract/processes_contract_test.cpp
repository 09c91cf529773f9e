/// Several writers on one database: processes of an installation on PostgreSQL. (On SQLite the data
/// directory's lock keeps a second server out; the sequencers still must not spoil the journal when it is
/// circumvented.)
#include <gmock/gmock.h>

#include <thread>

#include "contract.hpp"

namespace ts::store {
namespace {

class ProcessesContract : public Contract {
 protected:
  struct Process {
    std::shared_ptr<Database> db;
    std::unique_ptr<Sequencer> sequencer;
  };
  Process process() {
    auto db = open();
    auto sequencer = std::make_unique<Sequencer>(db, projections(), clock_, seeded_random(++seed_));
    return {db, std::move(sequencer)};
  }
  std::uint64_t seed_ = 100;
};
TS_CONTRACT(ProcessesContract);

TEST_P(ProcessesContract, Two_sequencers_interleave_into_one_journal) {
  auto one = process(), two = process();
  std::atomic<int> accepted = 0, failed = 0;
  auto const work = [&](Process& process) {
    for (int i = 0; i < 100; ++i) {
      auto const answer = process.sequencer->run(i % 2 == 0 ? commune_a : commune_b, move(1, 1));
      ++(answer ? accepted : failed);
    }
  };
  std::thread first([&] { work(one); }), second([&] { work(two); });
  first.join();
  second.join();
  EXPECT_EQ(accepted, 200);
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(count("toy_account WHERE account = 1 AND balance = 100"), 2);
  auto const report = check(*db_, toy_sets, projections(), *clock_);
  ASSERT_TRUE(report) << report.error().en;
  for (auto const& d : report->differences)
    ADD_FAILURE() << d.table << " " << d.key << " " << d.column << " " << d.en;
  EXPECT_EQ(report->events, 200);
}

TEST_P(ProcessesContract, Counters_are_shared) {
  auto one = process(), two = process();
  auto const next = [](Tx& tx) -> Answer { return json::object{{"n", tx.next_counter("case")}}; };
  for (int i = 0; i < 10; ++i) {
    EXPECT_EQ(one.sequencer->run(commune_a, next)->at("n"), 2 * i + 1);
    EXPECT_EQ(two.sequencer->run(commune_a, next)->at("n"), 2 * i + 2);
  }
}

TEST_P(ProcessesContract, A_repeated_command_is_recognised_by_the_other_process) {
  auto one = process(), two = process();
  Idempotency const key{"citizen:5", "k", "h"};
  EXPECT_EQ(one.sequencer->run(commune_a, key, move(1, 5))->at("seq"), 0);
  EXPECT_EQ(two.sequencer->run(commune_a, key, move(1, 5))->at("seq"), 0);
  EXPECT_EQ(all_events(commune_a).size(), 1U);
}

/// SQLite has no connection to lose.
class ServerContract : public ProcessesContract {};
INSTANTIATE_TEST_SUITE_P(, ServerContract, testing::Values("postgresql"),
                         [](auto const& param_info) { return std::string(param_info.param); });

TEST_P(ServerContract, A_lost_connection_is_opened_again) {
  auto one = process();
  ASSERT_TRUE(one.sequencer->run(commune_a, move(1, 1)));
  ASSERT_EQ(JournalReader(one.db).head(commune_a).size, 1);
  db_->write().sql()
      << "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
         "AND datname = 'postgres' AND usename = 'thongsuot'";
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(one.sequencer->run(commune_a, move(1, 1)));
  EXPECT_EQ(all_events(commune_a).size(), 4U);
}

}  // namespace
}  // namespace ts::store
