#include <gmock/gmock.h>

#include "contract.hpp"

namespace ts::store {
namespace {

using testing::HasSubstr;

class RebuildContract : public Contract {
 protected:
  RebuildContract() {
    auto const sequencer = this->sequencer();
    for (auto const commune : {commune_a, commune_b}) {
      EXPECT_TRUE(sequencer->run(commune, [commune](Tx& tx) -> Answer {
        auto const events = commune == commune_a ? 200 : 100;
        for (int i = 0; i < events; ++i) TS_CHECK(move(i % 7, i)(tx));
        return json::object{};
      }));
    }
  }

  CheckReport report() {
    auto report = check(*db_, toy_sets, projections(), *clock_);
    EXPECT_TRUE(report) << report.error().en;
    return *report;
  }
  void tamper(std::string const& sql) { db_->write().sql() << sql; }
  /// The only difference.
  Difference difference() {
    auto const found = report().differences;
    EXPECT_EQ(found.size(), 1U);
    return found.empty() ? Difference{} : found.front();
  }
};
TS_CONTRACT(RebuildContract);

TEST_P(RebuildContract, What_was_written_is_what_the_journal_says) {
  auto const found = report();
  for (auto const& d : found.differences)
    ADD_FAILURE() << d.table << " " << d.key << " " << d.column << " " << d.en;
  EXPECT_EQ(found.events, 300);
  EXPECT_EQ(found.rows, 14 + 2);
}

TEST_P(RebuildContract, An_altered_row_is_named_with_both_values_and_rebuild_heals_it) {
  std::int64_t balance = 0;
  db_->read().sql() << "SELECT balance FROM toy_account WHERE commune = 17464 AND account = 4",
      soci::into(balance);
  tamper("UPDATE toy_account SET balance = balance + 1 WHERE commune = 17464 AND account = 4");
  auto const found = difference();
  EXPECT_EQ(found.table, "toy_account");
  EXPECT_EQ(found.key, "17464, 4");
  EXPECT_EQ(found.column, "balance");
  EXPECT_EQ(found.stored, std::to_string(balance + 1));
  EXPECT_EQ(found.expected, std::to_string(balance));
  ASSERT_TRUE(rebuild(*db_, projections(), commune_a));
  EXPECT_TRUE(report().holds());
}

TEST_P(RebuildContract, A_missing_row_and_one_too_much_are_told_apart) {
  tamper("DELETE FROM toy_account WHERE commune = 17464 AND account = 4");
  EXPECT_EQ(difference().stored, "");
  tamper("INSERT INTO toy_account (commune, account, balance, owner) VALUES (17464, 4, 0, '')");
  ASSERT_TRUE(rebuild(*db_, projections(), std::nullopt));
  tamper("INSERT INTO toy_account (commune, account, balance, owner) VALUES (99, 1, 5, 'x')");
  auto const surplus = difference();
  EXPECT_EQ(surplus.expected, "");
  EXPECT_THAT(surplus.stored, HasSubstr("99 | 1"));
  ASSERT_TRUE(rebuild(*db_, projections(), std::nullopt));  // clears rows of communes without a journal
  EXPECT_TRUE(report().holds());
}

TEST_P(RebuildContract, A_changed_event_is_found) {
  tamper("UPDATE journal_event SET actor = 'staff:99' WHERE commune = 17464 AND seq = 7");
  auto const found = report();
  ASSERT_FALSE(found.holds());
  EXPECT_EQ(found.differences.front().table, "journal_event");
  EXPECT_EQ(found.differences.front().key, "17464, 7");
  EXPECT_NE(found.differences.front().vi, "");
}

TEST_P(RebuildContract, A_dropped_last_event_is_found_by_the_head) {
  tamper("DELETE FROM journal_event WHERE commune = 17467 AND seq = 99");
  auto const found = report();
  ASSERT_FALSE(found.holds());
  EXPECT_THAT(found.differences, testing::Contains(testing::Field(&Difference::table, "journal_head")));
}

TEST_P(RebuildContract, Rebuilding_beside_a_server_makes_it_forget_its_caches) {
  auto const sequencer = this->sequencer();
  ASSERT_TRUE(sequencer->run(commune_a, move(1, 1)));
  tamper("UPDATE toy_account SET balance = 0");
  std::int64_t last = 0;
  ASSERT_TRUE(rebuild(*db_, projections(), std::nullopt, [&](std::int64_t done, std::int64_t total) {
    EXPECT_LE(done, total);
    last = done;
  }));
  EXPECT_EQ(last, 301);
  EXPECT_TRUE(sequencer->run(commune_a, move(1, 1)));
  EXPECT_TRUE(report().holds());
}

TEST_P(RebuildContract, A_damaged_event_stops_a_rebuild_and_nothing_changes) {
  tamper("UPDATE journal_event SET data = '{\"amount\":' WHERE commune = 17464 AND seq = 7");
  auto const rows = count("toy_account");
  auto const status = rebuild(*db_, projections(), commune_a);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().id, "journal.corrupt");
  EXPECT_THAT(status.error().en, HasSubstr("seq 7"));
  EXPECT_EQ(count("toy_account"), rows);
}

TEST_P(RebuildContract, An_altered_tree_stops_the_writer) {
  tamper(
      "UPDATE journal_event SET leaf = (SELECT leaf FROM journal_event WHERE commune = 17464 AND seq = 1) "
      "WHERE commune = 17464 AND seq = 2");
  auto const answer = sequencer()->run(commune_a, move(1, 1));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().id, "store.exception");
  EXPECT_TRUE(sequencer()->run(commune_b, move(1, 1)));
}

}  // namespace
}  // namespace ts::store
