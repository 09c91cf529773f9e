#include <gmock/gmock.h>

#include <thread>

#include "contract.hpp"
#include "kernel/journal/merkle.hpp"
#include "kernel/journal/receipt.hpp"
#include "kernel/store/backup.hpp"

namespace ts::store {
namespace {

class JournalContract : public Contract {
 protected:
  JournalContract() {
    auto const made = DataDir::create(dir_ / "data", {"sqlite:thongsuot.db", {}, false});
    EXPECT_TRUE(made);
    keys_ = std::make_shared<LogKeys>(made->keys());
    for (auto const commune : {commune_a, commune_b}) EXPECT_TRUE(keys_->create(commune, *random_));
  }

  /// `count` events in one transaction, one account each.
  void append(Sequencer& sequencer, int count) {
    auto const answer = sequencer.run(commune_a, [count](Tx& tx) -> Answer {
      for (int i = 0; i < count; ++i) {
        tx.append({"toy.moved", CaseNo{i + 1}, "system", {{"amount", 1}}, {{"owner", "Trần Thị B"}}});
      }
      return json::object{};
    });
    ASSERT_TRUE(answer) << answer.error().en;
  }

  std::shared_ptr<LogKeys> keys_;
};
TS_CONTRACT(JournalContract);

TEST_P(JournalContract, A_receipt_proves_the_event_offline) {
  auto const sequencer = this->sequencer();
  CheckpointSigner signer(*sequencer, db_, keys_);
  append(*sequencer, 700);
  JournalReader reader(db_);
  auto const early = reader.receipt(commune_a, 5, *keys_);
  ASSERT_FALSE(early);
  EXPECT_EQ(early.error().id, "receipt.not_yet");
  ASSERT_TRUE(signer.sign_now(commune_a));
  append(*sequencer, 300);
  for (std::int64_t const seq : {0, 5, 255, 256, 699}) {
    auto const text = reader.receipt(commune_a, seq, *keys_);
    ASSERT_TRUE(text) << text.error().en;
    auto const receipt = journal::parse_receipt(*text);
    ASSERT_TRUE(receipt) << receipt.error().en;
    EXPECT_EQ(receipt->event.header.seq, seq);
    EXPECT_THAT(receipt->event.body, testing::HasSubstr("Trần Thị B"));
    std::vector const trusted{keys_->verifier(commune_a).value()};
    EXPECT_EQ(journal::worst(journal::check_receipt(*receipt, trusted)), journal::Outcome::holds);
  }
  EXPECT_EQ(reader.receipt(commune_a, 5000, *keys_).error().id, "journal.unknown_event");
}

TEST_P(JournalContract, Checkpoints_follow_events_within_two_seconds_by_themselves) {
  auto const sequencer = this->sequencer();
  CheckpointSigner signer(*sequencer, db_, keys_, std::chrono::milliseconds(50));
  signer.start();
  append(*sequencer, 3);
  JournalReader reader(db_);
  for (int i = 0; i < 200 && !reader.newest_checkpoint(commune_a); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  ASSERT_TRUE(reader.newest_checkpoint(commune_a));
  EXPECT_EQ(reader.newest_checkpoint(commune_a)->size, 3);
  EXPECT_FALSE(reader.newest_checkpoint(commune_b));
  append(*sequencer, 2);
  signer.stop();  // signs what waits
  EXPECT_EQ(reader.newest_checkpoint(commune_a)->size, 5);
  EXPECT_EQ(reader.checkpoint_covering(commune_a, 1)->size, 3);
  EXPECT_FALSE(reader.checkpoint_at(commune_a, 4));
}

TEST_P(JournalContract, What_an_earlier_run_left_unsigned_is_signed_at_start) {
  append(*sequencer(), 4);
  auto const sequencer = this->sequencer();
  CheckpointSigner signer(*sequencer, db_, keys_, std::chrono::milliseconds(5));
  signer.start();
  signer.stop();
  EXPECT_EQ(JournalReader(db_).newest_checkpoint(commune_a)->size, 4);
}

TEST_P(JournalContract, Without_its_key_a_commune_is_not_signed_and_says_so) {
  std::filesystem::remove(dir_ / "data/keys/17464.key");
  auto const sequencer = this->sequencer();
  CheckpointSigner signer(*sequencer, db_, keys_);
  append(*sequencer, 1);
  auto const status = signer.sign_now(commune_a);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().id, "key.missing");
  EXPECT_FALSE(JournalReader(db_).newest_checkpoint(commune_a));
}

TEST_P(JournalContract, Later_events_are_never_dated_before_a_checkpoint) {
  auto const sequencer = this->sequencer();
  CheckpointSigner signer(*sequencer, db_, keys_);
  append(*sequencer, 1);
  clock_->advance(std::chrono::hours(3));
  ASSERT_TRUE(signer.sign_now(commune_a));
  auto const signed_at = JournalReader(db_).newest_checkpoint(commune_a)->at;
  clock_->advance(-std::chrono::hours(2));
  append(*sequencer, 1);
  EXPECT_EQ(all_events(commune_a)[1].at, signed_at);
}

TEST_P(JournalContract, Tiles_and_proofs_agree_with_the_tree) {
  auto const sequencer = this->sequencer();
  append(*sequencer, 600);
  JournalReader reader(db_);
  auto const head = reader.head(commune_a);
  EXPECT_EQ(head.size, 600);
  EXPECT_EQ(reader.tile(commune_a, 0, 0, 256)->size(), 256U * 32);
  EXPECT_EQ(reader.tile(commune_a, 0, 2, 88)->size(), 88U * 32);
  EXPECT_EQ(reader.tile(commune_a, 1, 0, 2)->size(), 2U * 32);
  EXPECT_EQ(reader.tile(commune_a, 0, 2, 89).error().id, "tile.unknown");
  EXPECT_EQ(reader.tile(commune_a, 2, 0, 1).error().id, "tile.unknown");
  EXPECT_EQ(reader.tile(commune_a, 0, 0, 257).error().id, "tile.unknown");
  for (std::int64_t const seq : {0, 256, 511, 599}) {
    auto const proof = reader.inclusion_proof(commune_a, seq, 600);
    ASSERT_TRUE(proof);
    Hash leaf;
    ASSERT_TRUE(from_base64(reader.event(commune_a, seq)->leaf, leaf));
    EXPECT_TRUE(journal::verify_inclusion(leaf, static_cast<std::uint64_t>(seq), 600, *proof, head.root));
  }
  append(*sequencer, 50);
  auto const grown = reader.head(commune_a);
  auto const proof = reader.consistency_proof(commune_a, 600, 650);
  ASSERT_TRUE(proof);
  EXPECT_TRUE(journal::verify_consistency(600, 650, head.root, grown.root, *proof));
  EXPECT_EQ(reader.tile(commune_a, 0, 2, 88 + 50)->size(), 138U * 32);
  EXPECT_EQ(reader.inclusion_proof(commune_a, 650, 650).error().id, "proof.range");
  EXPECT_EQ(reader.inclusion_proof(commune_a, 1, 651).error().id, "proof.range");
  EXPECT_EQ(reader.consistency_proof(commune_a, 0, 5).error().id, "proof.range");
}

TEST_P(JournalContract, A_case_is_read_in_order) {
  auto const sequencer = this->sequencer();
  for (std::int64_t const account : {1, 2, 1, 1, 2})
    ASSERT_TRUE(sequencer->run(commune_a, move(account, account)));
  JournalReader reader(db_);
  auto const events = reader.events_of_case(commune_a, CaseNo{1});
  ASSERT_EQ(events.size(), 3U);
  EXPECT_EQ(events[1].seq, 2);
  EXPECT_EQ(reader.events_of_case(commune_a, CaseNo{1}, 2).size(), 1U);
  EXPECT_EQ(reader.events_of_case(commune_a, CaseNo{1}, -1, 2).size(), 2U);
  EXPECT_TRUE(reader.events_of_case(commune_b, CaseNo{1}).empty());
  EXPECT_FALSE(reader.event(commune_a, 5));
}

TEST_P(JournalContract, Erasing_a_body_is_an_event_and_leaves_the_tree) {
  auto const sequencer = this->sequencer();
  CheckpointSigner signer(*sequencer, db_, keys_);
  append(*sequencer, 3);
  ASSERT_TRUE(signer.sign_now(commune_a));
  auto const erase = [](Tx& tx) -> Answer {
    TS_TRY(auto const by, erase_body(tx, 1, "Điều 16 Nghị định 13/2023/NĐ-CP", "staff:1"));
    return json::object{{"by", by}};
  };
  auto const answer = sequencer->run(commune_a, erase);
  ASSERT_TRUE(answer) << answer.error().en;
  EXPECT_EQ(answer->at("by"), 3);
  JournalReader reader(db_);
  auto const event = *reader.event(commune_a, 1);
  EXPECT_FALSE(event.body);
  EXPECT_EQ(event.erased_by, 3);
  EXPECT_NE(event.body_hash, "");
  EXPECT_EQ(reader.event(commune_a, 3)->case_no, event.case_no);
  EXPECT_EQ(count("toy_account WHERE owner = ''"), 1);
  EXPECT_EQ(count("journal_event WHERE seq = 1 AND (salt <> '' OR body <> '')"), 0);
  auto const again = sequencer->run(commune_a, erase);
  EXPECT_EQ(again.error().id, "journal.no_body");
  auto const report = check(*db_, toy_sets, projections(), *clock_);
  ASSERT_TRUE(report) << report.error().en;
  for (auto const& d : report->differences)
    ADD_FAILURE() << d.table << " " << d.key << " " << d.column << " " << d.en;
  auto const receipt = journal::parse_receipt(reader.receipt(commune_a, 1, *keys_).value());
  ASSERT_TRUE(receipt);
  EXPECT_NE(journal::worst(journal::check_receipt(*receipt, std::vector{keys_->verifier(commune_a).value()})),
            journal::Outcome::broken);
}

}  // namespace
}  // namespace ts::store
