#include "cli/upkeep.hpp"

#include <fstream>
#include <thread>

#include "domain/onestop/case_files.hpp"
#include "operations/world.hpp"

namespace ts::cli {
namespace {

using namespace std::chrono_literals;

class UpkeepOf : public Operations {
 protected:
  static store::Answer run(Installation& in, CommuneId commune, std::function<void(store::Tx&)> const& what) {
    return in.sequencer->run(commune, [&](store::Tx& tx) -> store::Answer {
      what(tx);
      return json::object{};
    });
  }
  /// An upload of this content by `owner`; returns its address.
  std::string upload(Installation& in, std::string const& content, std::string const& owner) {
    auto const stored = in.files.put(bytes_of("%PDF-1.4\n" + content + "\n%%EOF\n")).value();
    EXPECT_TRUE(run(in, commune_, [&](store::Tx& tx) { files::record(tx, stored, "giấy tờ.pdf", owner); }));
    return stored.sha256;
  }
  bool on_disk(Installation& in, std::string const& sha256) { return in.files.path_of(sha256).has_value(); }
};
TS_OPERATIONS(UpkeepOf);

TEST_P(UpkeepOf, ANightRemovesWhatNobodyNeeds) {
  play(25);
  auto const in = serve();
  auto const unused = upload(*in, "không ai dùng", "citizen:1"),
             drafted = upload(*in, "còn trong bản nháp", "citizen:1");
  auto const in_case = text(*in, "SELECT sha256 FROM case_file LIMIT 1");
  ASSERT_FALSE(in_case.empty()) << "the play files papers";
  ASSERT_TRUE(
      in->identity->drafts.put(commune_, "citizen:1", "khai-sinh", "Khai sinh", {{"papers", {drafted}}}, {}));
  ASSERT_TRUE(in->sequencer->run(commune_, store::Idempotency{"citizen:1", "khoa-cu-1", "h"},
                                 [](store::Tx&) -> store::Answer { return json::object{}; }));
  auto const sessions = count(*in, "session");
  ASSERT_GT(sessions, 0);

  Upkeep upkeep(*in);
  ASSERT_TRUE(upkeep.schedule());
  upkeep.run_due();
  EXPECT_EQ(count(*in, "job"), 3) << "what stands for ever waits for the night";
  EXPECT_TRUE(on_disk(*in, unused));

  clock_->advance(31 * 24h);
  EXPECT_EQ(upkeep.run_due(), 3);
  EXPECT_FALSE(on_disk(*in, unused));
  EXPECT_EQ(count(*in, "file WHERE sha256 = '" + unused + "'"), 0);
  EXPECT_TRUE(on_disk(*in, drafted)) << "a draft refers to it";
  EXPECT_TRUE(on_disk(*in, in_case));
  EXPECT_EQ(count(*in, "idempotency WHERE key = 'khoa-cu-1'"), 0);
  EXPECT_EQ(count(*in, "session"), 0) << "citizens' too";
  EXPECT_EQ(count(*in, "draft"), 1);

  clock_->advance(60 * 24h);
  upkeep.run_due();
  EXPECT_EQ(count(*in, "draft"), 0);
  clock_->advance(24h);
  upkeep.run_due();
  EXPECT_FALSE(on_disk(*in, drafted));
  EXPECT_TRUE(on_disk(*in, in_case)) << "an entry of a case refers to it";
  expect_whole(*in);
}

TEST_P(UpkeepOf, DocumentsOfOlderCasesAreKnownToAnInstallationThatWasBroughtUpToDate) {
  play(25);
  std::int64_t rows = 0;
  {
    auto const in = serve();
    rows = count(*in, "case_file");
    ASSERT_GT(rows, 0);
    in->stop();
  }
  {
    auto const db =
        store::Database::open(db_.empty() ? "sqlite://" + (data() / "thongsuot.db").string() : db_);
    auto const lease = db.value()->write();
    lease.sql() << "DROP TABLE case_file";
    lease.sql() << "DELETE FROM schema_migration WHERE module = 'onestop' AND number = 3";
  }
  auto const in = open();
  EXPECT_EQ(count(*in, "case_file"), rows);
  expect_whole(*in);
}

TEST_P(UpkeepOf, WhatFailsStandsOnTheListUntilItWorks) {
  play(3);
  auto const in = serve();
  Upkeep upkeep(*in);
  ASSERT_TRUE(upkeep.schedule());
  upkeep.run_due();
  clock_->advance(24h);
  ASSERT_TRUE(
      run(*in, commune_, [](store::Tx& tx) { tx.sql() << "ALTER TABLE draft RENAME TO draft_away"; }));
  upkeep.run_due();
  clock_->advance(20min);
  upkeep.run_due();
  auto const list = store::stuck(*in->db, commune_, clock_->now() - 15min);
  ASSERT_FALSE(list.empty());
  for (auto const& job : list) {
    EXPECT_THAT(job.kind, testing::AnyOf("upkeep.identity", "upkeep.files"));
    EXPECT_THAT(job.last_error, testing::AnyOf("job.exception", "store.exception", "store.failed"));
  }
  ASSERT_TRUE(
      run(*in, commune_, [](store::Tx& tx) { tx.sql() << "ALTER TABLE draft_away RENAME TO draft"; }));
  clock_->advance(1h);
  upkeep.run_due();
  EXPECT_TRUE(store::stuck(*in->db, commune_, clock_->now()).empty());
  EXPECT_EQ(store::failing_jobs(*in->db), 0);
}

TEST_P(UpkeepOf, ItsThreadStopsWhenAsked) {
  play(3);
  auto const in = serve();
  Upkeep upkeep(*in);
  ASSERT_TRUE(upkeep.schedule());
  upkeep.start();
  for (int i = 0; i < 500 && count(*in, "job WHERE kind = 'cases.recalculate'") > 0; ++i)
    std::this_thread::sleep_for(10ms);
  upkeep.stop();
  EXPECT_EQ(count(*in, "job WHERE kind = 'cases.recalculate'"), 0) << "the thread ran it";
  Upkeep again(*in);
  ASSERT_TRUE(again.schedule());
  EXPECT_EQ(count(*in, "job"), 4) << "standing jobs are not doubled by a second start";
}

/// The day the office adds to the calendar it keeps in its own packs.
void close_on(std::filesystem::path const& data, Day day) {
  std::ofstream out(data / "packs/calendars/vietnam.toml", std::ios::app);
  out << "\n[[day]]\ndate = " << to_iso(day)
      << "\nkind = \"closed\"\nvi = \"Trụ sở ngập nước\"\nen = \"Flood\"\nsource = \"Thông báo của "
         "xã\"\nmark = \"G\"\n";
}

TEST_P(UpkeepOf, ANewDayOffMovesTheDueTimesOfOpenCasesAndOfNoOthers) {
  play(60);
  std::string const sum = "SELECT CAST(sum(due_at) AS TEXT) FROM cases WHERE waiting = 0";
  std::string ended_before;
  std::vector<std::string> affected;
  Day day{};
  {
    auto const in = serve();
    Upkeep upkeep(*in);
    ASSERT_TRUE(upkeep.schedule());
    EXPECT_EQ(upkeep.run_due(), 1);
    EXPECT_EQ(count(*in, "journal_event WHERE type = 'case.recalculated'"), 0)
        << "the same calendar moves nothing";
    ended_before = text(*in, sum);
    day = in->model.packs->calendar().next_working_day(local_day(clock_->now()));
    auto const evening = std::to_string(millis(from_local(day, 20h))),
               now = std::to_string(millis(clock_->now()));
    affected = codes(*in, "waiting = 1 AND due_at > " + evening + " AND received_at < " + now +
                              " AND state LIKE '%working_days\"%' AND state LIKE '%\"apologies\":0%'");
    ASSERT_FALSE(affected.empty()) << "the play leaves cases open";
    in->stop();
  }
  close_on(data(), day);
  auto const in = serve();
  Upkeep upkeep(*in);
  ASSERT_TRUE(upkeep.schedule());
  EXPECT_EQ(upkeep.run_due(), 1);
  for (auto const& code : affected) {
    auto const no = text(*in, "SELECT CAST(case_no AS TEXT) FROM cases WHERE code = '" + code + "'");
    EXPECT_EQ(
        count(*in, "journal_event WHERE type = 'case.recalculated' AND actor = 'system' AND case_no = " + no),
        1)
        << code;
  }
  EXPECT_EQ(text(*in, sum), ended_before);
  auto const events = count(*in, "journal_event WHERE type = 'case.recalculated'");
  ASSERT_TRUE(upkeep.schedule());
  EXPECT_EQ(upkeep.run_due(), 1);
  EXPECT_EQ(count(*in, "journal_event WHERE type = 'case.recalculated'"), events)
      << "nothing is left to move";
  expect_whole(*in);
}

}  // namespace
}  // namespace ts::cli
