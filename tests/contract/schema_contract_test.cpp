#include <gmock/gmock.h>

#include <thread>

#include "contract.hpp"

namespace ts::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

using SchemaContract = Contract;
TS_CONTRACT(SchemaContract);

constexpr Migration first[] = {{1, "one", "CREATE TABLE step_one (commune INTEGER NOT NULL);\n"}};
constexpr Migration both[] = {
    {1, "one", "CREATE TABLE step_one (commune INTEGER NOT NULL);\n"},
    {2, "two", "CREATE TABLE step_two (commune INTEGER NOT NULL);\nINSERT INTO step_two VALUES (7);\n"}};
constexpr Migration altered[] = {{1, "one", "CREATE TABLE step_one (commune BIGINT NOT NULL);\n"}};
constexpr Migration broken[] = {
    {1, "one", "CREATE TABLE step_one (commune INTEGER NOT NULL);\n"},
    {2, "two", "CREATE TABLE step_two (commune INTEGER NOT NULL);\nINSERT INTO nowhere VALUES (7);\n"}};
constexpr Migration gap[] = {{2, "two", "CREATE TABLE step_two (commune INTEGER NOT NULL);\n"}};

std::vector<MigrationSet> with(std::span<Migration const> steps) { return {toy_sets[0], {"steps", steps}}; }

TEST_P(SchemaContract, Steps_are_applied_once_and_in_order) {
  ASSERT_TRUE(migrate(*db_, with(first), *clock_));
  EXPECT_EQ(check_schema(*db_, with(both)).error().id, "schema.pending");
  ASSERT_TRUE(migrate(*db_, with(both), *clock_));
  ASSERT_TRUE(migrate(*db_, with(both), *clock_));
  EXPECT_TRUE(check_schema(*db_, with(both)));
  EXPECT_EQ(count("step_two WHERE commune = 7"), 1);
}

TEST_P(SchemaContract, A_newer_or_altered_schema_stops_the_start) {
  ASSERT_TRUE(migrate(*db_, with(both), *clock_));
  EXPECT_EQ(migrate(*db_, with(first), *clock_).error().id, "schema.newer");
  EXPECT_EQ(migrate(*db_, {}, *clock_).error().id, "schema.newer");
  auto const status = migrate(*db_, with(altered), *clock_);
  EXPECT_THAT(status.error().en, HasSubstr("steps"));
}

TEST_P(SchemaContract, An_edited_step_is_recognised) {
  ASSERT_TRUE(migrate(*db_, with(first), *clock_));
  auto const status = migrate(*db_, with(altered), *clock_);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().id, "schema.altered");
  EXPECT_THAT(status.error().en, HasSubstr("steps 1"));
}

TEST_P(SchemaContract, A_step_that_fails_leaves_nothing) {
  EXPECT_THROW(static_cast<void>(migrate(*db_, with(broken), *clock_)), soci::soci_error);
  EXPECT_EQ(check_schema(*db_, with(first)).error().id, "schema.pending");
  EXPECT_TRUE(migrate(*db_, with(both), *clock_));
}

TEST_P(SchemaContract, Numbers_have_no_gaps) {
  EXPECT_EQ(migrate(*db_, with(gap), *clock_).error().id, "schema.gap");
}

TEST_P(SchemaContract, Two_processes_may_start_at_once) {
  auto const one = open(), two = open();
  Status first_status, second_status;
  std::thread other([&] { first_status = migrate(*one, with(both), *clock_); });
  second_status = migrate(*two, with(both), *clock_);
  other.join();
  EXPECT_TRUE(first_status);
  EXPECT_TRUE(second_status);
  EXPECT_EQ(count("step_two"), 1);
}

TEST_P(SchemaContract, A_reading_session_sees_one_moment_when_asked_to) {
  auto const sequencer = this->sequencer();
  ASSERT_TRUE(sequencer->run(commune_a, move(1, 1)));
  auto const snapshot = db_->snapshot();
  auto const count_in_snapshot = [&] {
    long long n = 0;
    snapshot.sql() << "SELECT count(*) FROM journal_event", soci::into(n);
    return n;
  };
  EXPECT_EQ(count_in_snapshot(), 1);
  ASSERT_TRUE(sequencer->run(commune_a, move(1, 1)));
  EXPECT_EQ(count_in_snapshot(), 1);
  EXPECT_EQ(count("journal_event"), 2);
}

TEST_P(SchemaContract, A_half_read_statement_does_not_hold_an_old_snapshot) {
  struct Query {
    Query(soci::session& sql, Kind)
        : statement((sql.prepare << "SELECT seq FROM journal_event ORDER BY seq DESC", soci::into(seq))) {}
    std::int64_t seq = -1;
    soci::statement statement;
  };
  auto const sequencer = this->sequencer();
  for (std::int64_t i = 0; i < 5; ++i) {
    ASSERT_TRUE(sequencer->run(commune_a, move(1, 1)));
    auto const lease = db_->read();
    auto& query = lease.get<Query>();
    ASSERT_TRUE(query.statement.execute(true));  // and the rest is never fetched
    EXPECT_EQ(query.seq, i);
  }
}

TEST_P(SchemaContract, A_thread_that_holds_a_lease_never_waits_for_itself) {
  std::vector<Database::Lease> held;
  for (int i = 0; i < 10; ++i) held.push_back(db_->read());  // more than there are readers
  EXPECT_EQ(count("journal_event"), 0);
}

TEST(Scripts, are_split_where_a_line_ends_in_a_semicolon) {
  EXPECT_THAT(
      split_statements("CREATE TABLE a (\n  x INTEGER);\n\nINSERT INTO a VALUES (';');  \nDELETE FROM a"),
      ElementsAre("CREATE TABLE a (\n  x INTEGER)\n", "INSERT INTO a VALUES (';')\n", "DELETE FROM a\n"));
  EXPECT_TRUE(split_statements(" \n\n").empty());
}

TEST(DatabaseUrls, are_refused_with_what_to_write_instead) {
  EXPECT_EQ(Database::open("mysql://x").error().id, "db.url");
  EXPECT_EQ(Database::open("sqlite://relative.db").error().id, "db.url");
  EXPECT_EQ(Database::open("sqlite:///no/such/folder/x.db").error().id, "db.open");
  EXPECT_EQ(Database::open("sqlite:///tmp/thongsuot-not-there.db", {.must_exist = true}).error().id,
            "db.open");
  auto const unreachable =
      Database::open("postgresql://someone:secret-word@127.0.0.1:1/none?password=other-secret");
  ASSERT_FALSE(unreachable);
  EXPECT_EQ(unreachable.error().id, "db.open");
  EXPECT_THAT(unreachable.error().en, testing::Not(HasSubstr("secret")));
}

}  // namespace
}  // namespace ts::store
