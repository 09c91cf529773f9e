#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "contract.hpp"
#include "kernel/store/jobs.hpp"

namespace ts::store {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

class JobsContract : public Contract {
 protected:
  void SetUp() override { sequencer_ = sequencer(); }

  std::int64_t enqueue_job(NewJob job) {
    auto const answer = sequencer_->run(commune_a, [&](Tx& tx) -> Answer {
      return json::object{{"id", enqueue(tx, job)}};
    });
    return answer->at("id").as_int64();
  }
  std::unique_ptr<JobWorker> worker(JobHandler handler, std::string const& name = "w1") {
    return std::make_unique<JobWorker>(db_, *sequencer_, name,
                                       std::map<std::string, JobHandler>{{"note", std::move(handler)}},
                                       JobOptions{});
  }
  JobHandler collect() {
    return [this](Job const& job) -> Status {
      done_.push_back(job.payload.at("n").as_int64());
      return {};
    };
  }
  static JobHandler failing() {
    return [](Job const&) -> Status {
      return fail(Code::unavailable, "smtp.down", "Không gửi được.", "Not sent.");
    };
  }

  std::unique_ptr<Sequencer> sequencer_;
  std::vector<std::int64_t> done_;
};
TS_CONTRACT(JobsContract);

TEST_P(JobsContract, Jobs_run_once_in_order_of_their_time) {
  enqueue_job({"note", {{"n", 1}}, clock_->now() + minutes(5)});
  enqueue_job({"note", {{"n", 2}}, {}});
  auto const worker = this->worker(collect());
  EXPECT_EQ(worker->run_due(), 1);
  EXPECT_EQ(waiting_jobs(*db_), 1);
  clock_->advance(minutes(5));
  EXPECT_EQ(worker->run_due(), 1);
  EXPECT_EQ(worker->run_due(), 0);
  EXPECT_THAT(done_, testing::ElementsAre(2, 1));
  EXPECT_EQ(count("job"), 0);
}

TEST_P(JobsContract, A_job_is_enqueued_with_its_command_or_not_at_all) {
  auto const answer = sequencer_->run(commune_a, [](Tx& tx) -> Answer {
    enqueue(tx, {"note", {{"n", 1}}, {}});
    throw std::runtime_error("later");
  });
  EXPECT_FALSE(answer);
  EXPECT_EQ(count("job"), 0);
}

TEST_P(JobsContract, A_failing_job_pauses_longer_each_time_and_is_then_on_the_list) {
  auto const id = enqueue_job({"note", {{"n", 1}}, {}, 3});
  auto const start = clock_->now();
  auto const worker = this->worker(failing());
  EXPECT_EQ(worker->run_due(), 1);
  EXPECT_EQ(worker->run_due(), 0);
  clock_->advance(seconds(10));
  EXPECT_EQ(worker->run_due(), 1);
  clock_->advance(seconds(19));
  EXPECT_EQ(worker->run_due(), 0);
  EXPECT_TRUE(stuck(*db_, commune_a, start - seconds(1)).empty());
  EXPECT_EQ(stuck(*db_, commune_a, clock_->now()).size(), 1U);  // has been failing for a while
  clock_->advance(seconds(1));
  EXPECT_EQ(worker->run_due(), 1);
  auto const list = stuck(*db_, commune_a, start - seconds(1));
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(list[0].id, id);
  EXPECT_TRUE(list[0].gave_up);
  EXPECT_EQ(list[0].attempts, 3);
  EXPECT_EQ(list[0].last_error, "smtp.down");
  clock_->advance(minutes(600));
  EXPECT_EQ(worker->run_due(), 0);
  EXPECT_TRUE(stuck(*db_, commune_b, clock_->now()).empty());

  ASSERT_TRUE(sequencer_->run(commune_a, [id](Tx& tx) -> Answer {
    TS_CHECK(retry(tx, id));
    return json::object{};
  }));
  EXPECT_EQ(this->worker(collect())->run_due(), 1);
  EXPECT_EQ(count("job"), 0);
}

TEST_P(JobsContract, An_exception_is_a_failure) {
  enqueue_job({"note", {{"n", 1}}, {}, 1});
  EXPECT_EQ(worker([](Job const&) -> Status { throw std::runtime_error("bug"); })->run_due(), 1);
  EXPECT_EQ(stuck(*db_, commune_a, clock_->now()).at(0).last_error, "job.exception");
}

TEST_P(JobsContract, A_job_of_a_worker_that_died_is_taken_over_after_its_lease) {
  enqueue_job({"note", {{"n", 7}}, {}});
  auto const other = worker(collect(), "w2");
  int nested = -1;
  auto const dying = worker([&](Job const& job) -> Status {
    EXPECT_EQ(job.attempt, 1);
    nested = other->run_due();  // leased: the other leaves it alone
    clock_->advance(seconds(61));
    EXPECT_EQ(other->run_due(), 1);  // taken for dead
    return {};
  });
  EXPECT_EQ(dying->run_due(), 1);
  EXPECT_EQ(nested, 0);
  EXPECT_THAT(done_, testing::ElementsAre(7));
  EXPECT_EQ(count("job"), 0);
}

TEST_P(JobsContract, A_job_nobody_knows_is_on_the_list_when_overdue) {
  enqueue_job({"unknown.kind", {}, {}});
  EXPECT_EQ(worker(collect())->run_due(), 0);
  clock_->advance(minutes(10));
  auto const list = stuck(*db_, commune_a, clock_->now() - minutes(5));
  ASSERT_EQ(list.size(), 1U);
  EXPECT_FALSE(list[0].gave_up);
}

TEST_P(JobsContract, A_standing_job_comes_again_at_its_time_and_outlives_failures) {
  auto const once = [&] {
    ASSERT_TRUE(sequencer_->run(commune_a, [](Tx& tx) -> Answer {
      enqueue_once(tx, {"note", {{"n", 1}}, {}, 1'000'000});
      return json::object{};
    }));
  };
  once();
  once();  // a second server starts
  EXPECT_EQ(count("job"), 1);
  bool works = true;
  JobOptions options;
  options.again["note"] = [](Instant now) { return now + minutes(60); };
  JobWorker worker(db_, *sequencer_, "w1",
                   {{"note",
                     [&](Job const& job) -> Status {
                       if (!works) return failing()(job);
                       return collect()(job);
                     }}},
                   options);
  EXPECT_EQ(worker.run_due(), 1);
  EXPECT_EQ(worker.run_due(), 0);
  clock_->advance(minutes(60));
  works = false;
  EXPECT_EQ(worker.run_due(), 1);
  EXPECT_EQ(failing_jobs(*db_), 1);
  EXPECT_EQ(stuck(*db_, commune_a, clock_->now()).at(0).last_error, "smtp.down");
  clock_->advance(minutes(5));
  works = true;
  EXPECT_EQ(worker.run_due(), 1);
  EXPECT_EQ(failing_jobs(*db_), 0);
  EXPECT_EQ(worker.run_due(), 0) << "the next time is an hour away";
  EXPECT_EQ(done_.size(), 2U);
  EXPECT_EQ(count("job"), 1);
}

TEST_P(JobsContract, A_failing_job_can_be_hurried) {
  auto const id = enqueue_job({"note", {{"n", 3}}, {}});
  EXPECT_EQ(worker(failing())->run_due(), 1);
  EXPECT_EQ(worker(collect())->run_due(), 0) << "it pauses";
  ASSERT_TRUE(sequencer_->run(commune_a, [id](Tx& tx) -> Answer {
    TS_CHECK(retry(tx, id));
    return json::object{};
  }));
  EXPECT_EQ(worker(collect())->run_due(), 1);
}

TEST_P(JobsContract, A_long_job_keeps_its_lease_and_goes_on_where_it_was) {
  enqueue_job({"note", {{"n", 0}}, {}});
  auto const step = [&](Job const& job, std::int64_t n) {
    return sequencer_->run(commune_a, [&job, n](Tx& tx) -> Answer {
      TS_CHECK(renew(tx, job, {{"n", n}}));
      return json::object{};
    });
  };
  auto const other = worker(collect(), "w2");
  auto const slow = worker([&](Job const& job) -> Status {
    for (std::int64_t n = 1; n <= 3; ++n) {
      clock_->advance(seconds(40));
      TS_CHECK(step(job, n));
      EXPECT_EQ(other->run_due(), 0) << "renewed";
    }
    clock_->advance(seconds(61));
    EXPECT_EQ(other->run_due(), 1) << "taken for dead";
    EXPECT_EQ(step(job, 4).error().id, "job.lost");
    return {};
  });
  EXPECT_EQ(slow->run_due(), 1);
  EXPECT_THAT(done_, testing::ElementsAre(3));
}

TEST_P(JobsContract, What_was_superseded_is_withdrawn_but_not_from_under_its_worker) {
  enqueue_job({"note", {{"n", 1}}, {}});
  auto const away = [&] {
    ASSERT_TRUE(sequencer_->run(commune_a, [](Tx& tx) -> Answer {
      withdraw(tx, "note");
      return json::object{};
    }));
  };
  auto const worker = this->worker([&](Job const&) -> Status {
    away();
    EXPECT_EQ(count("job"), 1);
    return {};
  });
  EXPECT_EQ(worker->run_due(), 1);
  enqueue_job({"note", {{"n", 2}}, clock_->now() + minutes(5)});
  away();
  EXPECT_EQ(count("job"), 0);
}

TEST_P(JobsContract, The_thread_runs_what_is_enqueued) {
  std::atomic<int> ran = 0;
  JobWorker worker(db_, *sequencer_, "w1",
                   {{"note",
                     [&](Job const&) -> Status {
                       ++ran;
                       return {};
                     }}},
                   {.poll = std::chrono::milliseconds(5)});
  worker.start();
  for (int i = 0; i < 5; ++i) enqueue_job({"note", {}, {}});
  for (int i = 0; i < 500 && count("job") > 0; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  worker.stop();
  EXPECT_EQ(ran, 5);
}

}  // namespace
}  // namespace ts::store
