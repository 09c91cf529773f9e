#include <gmock/gmock.h>

#include <future>
#include <thread>

#include "contract.hpp"

namespace ts::store {
namespace {

using SequencerContract = Contract;
TS_CONTRACT(SequencerContract);

std::string error_of(Answer const& answer) { return answer ? "" : answer.error().id; }

/// Holds the sequencer inside one Work until released, so that what is submitted meanwhile forms one batch.
class Gate {
 public:
  explicit Gate(Sequencer& sequencer) {
    auto entered = std::make_shared<std::promise<void>>();
    auto reached = entered->get_future();
    sequencer.submit(
        CommuneId{}, std::nullopt,
        [entered, open = open_.get_future().share()](Tx&) -> Answer {
          entered->set_value();
          open.wait();
          return json::object{};
        },
        [](Answer const&) {});
    reached.wait();
  }
  void open() { open_.set_value(); }

 private:
  std::promise<void> open_;
};

TEST_P(SequencerContract, A_command_is_answered_with_what_it_wrote) {
  auto const sequencer = this->sequencer();
  auto const answer = sequencer->run(commune_a, move(1, 50));
  ASSERT_TRUE(answer) << answer.error().en;
  EXPECT_EQ(answer->at("seq"), 0);
  EXPECT_EQ(sequencer->run(commune_a, move(1, -20))->at("balance"), 30);
  auto const events = all_events(commune_a);
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[1].data.at("amount"), -20);
  EXPECT_EQ(events[1].body->at("owner"), "Nguyễn Văn A");
  EXPECT_EQ(count("toy_account WHERE balance = 30"), 1);
  EXPECT_EQ(count("toy_total WHERE total = 30"), 1);
}

TEST_P(SequencerContract, Each_commune_counts_from_zero) {
  auto const sequencer = this->sequencer();
  EXPECT_EQ(sequencer->run(commune_a, move(1, 1))->at("seq"), 0);
  EXPECT_EQ(sequencer->run(commune_b, move(1, 1))->at("seq"), 0);
  EXPECT_EQ(sequencer->run(commune_a, move(1, 1))->at("seq"), 1);
}

TEST_P(SequencerContract, Waiting_commands_share_one_commit_and_see_each_other) {
  auto const sequencer = this->sequencer();
  Gate gate(*sequencer);
  auto const before = sequencer->stats().batches;
  std::vector<std::future<std::int64_t>> balances;
  for (int i = 0; i < 40; ++i) {
    auto balance = std::make_shared<std::promise<std::int64_t>>();
    balances.push_back(balance->get_future());
    sequencer->submit(commune_a, std::nullopt, move(1, 1),
                      [balance](Answer answer) { balance->set_value(answer->at("balance").as_int64()); });
  }
  gate.open();
  for (int i = 0; i < 40; ++i) EXPECT_EQ(balances[static_cast<std::size_t>(i)].get(), i + 1);
  EXPECT_LE(sequencer->stats().batches - before, 2U);  // the gate's own commit, and one for the forty
}

TEST_P(SequencerContract, A_refusal_writes_nothing_and_disturbs_nobody) {
  auto const sequencer = this->sequencer();
  Gate gate(*sequencer);
  std::promise<Answer> refused, accepted;
  sequencer->submit(commune_a, std::nullopt, move(1, -5), [&](Answer a) { refused.set_value(std::move(a)); });
  sequencer->submit(commune_a, std::nullopt, move(1, 5), [&](Answer a) { accepted.set_value(std::move(a)); });
  gate.open();
  EXPECT_EQ(error_of(refused.get_future().get()), "toy.overdrawn");
  EXPECT_TRUE(accepted.get_future().get());
  EXPECT_EQ(all_events(commune_a).size(), 1U);
}

TEST_P(SequencerContract, A_work_that_writes_and_then_refuses_is_undone_alone) {
  auto const sequencer = this->sequencer();
  Gate gate(*sequencer);
  auto const appends_and_refuses = [](Tx& tx) -> Answer {
    tx.append({"toy.moved", CaseNo{9}, "system", {{"amount", 9}}, {}});
    return fail(Code::rule, "toy.changed_its_mind", "Thôi.", "No.");
  };
  std::promise<Answer> bad, good;
  sequencer->submit(commune_a, std::nullopt, appends_and_refuses,
                    [&](Answer a) { bad.set_value(std::move(a)); });
  sequencer->submit(commune_a, std::nullopt, move(1, 5), [&](Answer a) { good.set_value(std::move(a)); });
  gate.open();
  EXPECT_EQ(error_of(bad.get_future().get()), "toy.changed_its_mind");
  EXPECT_EQ(good.get_future().get()->at("seq"), 0);
  EXPECT_EQ(count("toy_account WHERE account = 9"), 0);
}

TEST_P(SequencerContract, An_exception_fails_only_the_guilty_command) {
  auto const sequencer = this->sequencer();
  Gate gate(*sequencer);
  std::vector<std::future<Answer>> answers;
  for (std::int64_t const amount : {1, 2, 666, 4}) {
    auto answer = std::make_shared<std::promise<Answer>>();
    answers.push_back(answer->get_future());
    sequencer->submit(commune_a, std::nullopt, move(amount, amount),
                      [answer](Answer a) { answer->set_value(std::move(a)); });
  }
  gate.open();
  EXPECT_TRUE(answers[0].get());
  EXPECT_TRUE(answers[1].get());
  EXPECT_EQ(error_of(answers[2].get()), "store.exception");
  EXPECT_TRUE(answers[3].get());
  EXPECT_EQ(all_events(commune_a).size(), 3U);
  EXPECT_EQ(count("toy_total WHERE total = 7"), 1);
  EXPECT_EQ(sequencer->stats().failed, 1U);
  EXPECT_TRUE(sequencer->run(commune_a, move(5, 5)));  // and goes on
}

TEST_P(SequencerContract, A_database_error_in_a_work_is_told_from_a_bug) {
  auto const sequencer = this->sequencer();
  auto const answer = sequencer->run(commune_a, [](Tx& tx) -> Answer {
    tx.sql() << "INSERT INTO no_such_table VALUES (1)";
    return json::object{};
  });
  EXPECT_EQ(error_of(answer), "store.failed");
  EXPECT_TRUE(sequencer->run(commune_a, move(1, 1)));
}

TEST_P(SequencerContract, The_same_key_gets_the_same_answer_once_written) {
  Idempotency const key{"citizen:5", "k-1", "hash-1"};
  {
    auto const sequencer = this->sequencer();
    EXPECT_EQ(error_of(sequencer->run(commune_a, key, move(1, -5))),
              "toy.overdrawn");  // refusals are decided anew
    EXPECT_EQ(sequencer->run(commune_a, key, move(1, 5))->at("seq"), 0);
    EXPECT_EQ(sequencer->run(commune_a, key, move(1, 5))->at("seq"), 0);
    auto const reused = sequencer->run(commune_a, Idempotency{"citizen:5", "k-1", "hash-2"}, move(1, 7));
    EXPECT_EQ(error_of(reused), "idempotency.reused");
    EXPECT_EQ(reused.error().code, Code::conflict);
    EXPECT_TRUE(sequencer->run(commune_b, key, move(1, 5)));  // another commune's key
    EXPECT_TRUE(
        sequencer->run(commune_a, Idempotency{"citizen:6", "k-1", "x"}, move(1, 5)));  // another person's
  }
  EXPECT_EQ(sequencer()->run(commune_a, key, move(1, 5))->at("seq"), 0);  // after a restart too
  EXPECT_EQ(all_events(commune_a).size(), 2U);
  auto const sequencer = this->sequencer();
  ASSERT_TRUE(sequencer->run(commune_a, [this](Tx& tx) -> Answer {
    forget_answers(tx, clock_->now() + std::chrono::hours(1));
    return json::object{};
  }));
  EXPECT_EQ(sequencer->run(commune_a, key, move(1, 5))->at("seq"), 2);
}

TEST_P(SequencerContract, A_restart_continues_the_journal_across_tiles) {
  std::int64_t expected = 0;
  for (int round = 0; round < 3; ++round) {
    auto const sequencer = this->sequencer();
    auto const answer = sequencer->run(commune_a, [&](Tx& tx) -> Answer {
      auto first = tx.journal_size();
      for (int i = 0; i < 200; ++i) tx.append({"toy.moved", CaseNo{i + 1}, "system", {{"amount", 1}}, {}});
      return json::object{{"first", first}};
    });
    ASSERT_TRUE(answer) << answer.error().en;
    EXPECT_EQ(answer->at("first"), expected);
    expected += 200;
  }
  EXPECT_EQ(count("journal_tile WHERE level = 0"), 2);
  EXPECT_EQ(JournalReader(db_).head(commune_a).size, 600);
}

TEST_P(SequencerContract, Time_never_runs_backwards_in_a_journal) {
  auto const sequencer = this->sequencer();
  ASSERT_TRUE(sequencer->run(commune_a, move(1, 1)));
  auto const first = clock_->now();
  clock_->set(first - std::chrono::hours(5));
  ASSERT_TRUE(sequencer->run(commune_a, move(1, 1)));
  ASSERT_TRUE(this->sequencer()->run(commune_a, move(1, 1)));
  for (auto const& event : all_events(commune_a)) EXPECT_EQ(event.at, first);
}

TEST_P(SequencerContract, Counters_survive_restarts_and_never_repeat) {
  auto const next = [](Tx& tx) -> Answer { return json::object{{"n", tx.next_counter("case")}}; };
  auto const throws_after = [](Tx& tx) -> Answer {
    tx.next_counter("case");
    throw std::runtime_error("later");
  };
  {
    auto const sequencer = this->sequencer();
    EXPECT_EQ(sequencer->run(commune_a, next)->at("n"), 1);
    EXPECT_EQ(error_of(sequencer->run(commune_a, throws_after)), "store.exception");
    EXPECT_EQ(sequencer->run(commune_a, next)->at("n"), 2);
    EXPECT_EQ(sequencer->run(commune_b, next)->at("n"), 1);
  }
  EXPECT_EQ(sequencer()->run(commune_a, next)->at("n"), 3);
}

TEST_P(SequencerContract, Listeners_hear_of_durable_events_before_the_answer) {
  auto const sequencer = this->sequencer();
  std::vector<CommittedEvent> heard;
  sequencer->on_commit([&](auto const& events) { heard.insert(heard.end(), events.begin(), events.end()); });
  ASSERT_TRUE(sequencer->run(commune_a, move(3, 1)));
  ASSERT_EQ(heard.size(), 1U);
  EXPECT_EQ(heard[0].type, "toy.moved");
  EXPECT_EQ(heard[0].case_no, CaseNo{3});
  EXPECT_EQ(error_of(sequencer->run(commune_a, move(3, -100))), "toy.overdrawn");
  EXPECT_EQ(heard.size(), 1U);
}

TEST_P(SequencerContract, Stopping_answers_all_that_wait) {
  auto sequencer = this->sequencer();
  Gate gate(*sequencer);
  std::atomic<int> answered = 0;
  for (int i = 0; i < 100; ++i) {
    sequencer->submit(commune_a, std::nullopt, move(1, 1),
                      [&](Answer const& answer) { answered += answer ? 1 : 0; });
  }
  std::thread stopper([&] { sequencer->stop(); });
  gate.open();
  stopper.join();
  EXPECT_EQ(answered, 100);
  EXPECT_EQ(error_of(sequencer->run(commune_a, move(1, 1))), "stopping");
  EXPECT_EQ(all_events(commune_a).size(), 100U);
}

TEST_P(SequencerContract, A_full_queue_refuses_instead_of_growing) {
  auto const sequencer = this->sequencer({.queue_commands = 3});
  Gate gate(*sequencer);
  std::atomic<int> busy = 0;
  for (int i = 0; i < 5; ++i) {
    sequencer->submit(commune_a, std::nullopt, move(1, 1),
                      [&](Answer const& a) { busy += error_of(a) == "busy" ? 1 : 0; });
  }
  EXPECT_EQ(busy, 2);
  gate.open();
}

TEST_P(SequencerContract, Works_use_statements_kept_on_the_writing_session) {
  struct Query {
    Query(soci::session& sql, Kind)
        : statement((sql.prepare << "SELECT count(*) FROM toy_account", soci::into(n))) {}
    long long n = 0;
    soci::statement statement;
  };
  auto const sequencer = this->sequencer();
  for (int i = 1; i <= 3; ++i) {
    auto const answer = sequencer->run(commune_a, [&](Tx& tx) -> Answer {
      tx.append({"toy.moved", CaseNo{i}, "system", {{"amount", 1}}, {}});
      auto& query = tx.get<Query>();
      query.statement.execute(true);
      return json::object{{"n", query.n}};
    });
    ASSERT_TRUE(answer) << answer.error().en;
    EXPECT_EQ(answer->at("n"), i);
  }
}

}  // namespace
}  // namespace ts::store
