#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "contract.hpp"
#include "kernel/files/files.hpp"
#include "kernel/store/backup.hpp"
#include "kernel/store/durable.hpp"
#include "kernel/store/jobs.hpp"

namespace ts::store {
namespace {

constexpr MigrationSet sets[] = {{"toy", toy_steps}};

/// A data directory whose database is the test's, with something of everything in it.
class BackupContract : public Contract {
 protected:
  BackupContract() {
    sets_ = {sets[0], files::migrations()};
    schema_ = {sets_, projections()};
    EXPECT_TRUE(migrate(*db_, sets_, *clock_));
    auto dir = DataDir::create(dir_ / "data", {url_, {{commune_a, "Xã Văn Lợi", "H42.17464"}}, true});
    EXPECT_TRUE(dir);
    data_.emplace(*dir);
    keys_ = std::make_shared<LogKeys>(data_->keys());
    EXPECT_TRUE(keys_->create(commune_a, *random_));
    fill();
  }

  void fill() {
    auto const sequencer = this->sequencer();
    CheckpointSigner signer(*sequencer, db_, keys_);
    EXPECT_TRUE(sequencer->run(commune_a, [](Tx& tx) -> Answer {
      for (int i = 0; i < 300; ++i) TS_CHECK(move(i % 5, i, "Lê Văn 'C' \"đ\" | \\")(tx));
      return json::object{};
    }));
    EXPECT_TRUE(signer.sign_now(commune_a));
    files::FileStore store(data_->files());
    auto const stored = store.put(bytes_of("%PDF-1.7 đơn đăng ký"));
    EXPECT_TRUE(stored);
    EXPECT_TRUE(sequencer->run(commune_a, Idempotency{"citizen:5", "k", "h"}, [&](Tx& tx) -> Answer {
      files::record(tx, *stored, "Đơn đăng ký.pdf", "citizen:5");
      enqueue(tx, {"note", {{"to", "0912"}}, {}});
      tx.next_counter("case");
      return json::object{{"ok", true}};
    }));
    sha256_ = stored->sha256;
    EXPECT_TRUE(write_file_durably(data_->packs() / "own.toml", "x = 1\n"));
  }

  /// The database at `url` holds exactly what the test's does, and its journal agrees.
  void expect_same(std::string const& url) {
    auto const db = Database::open(url, {.must_exist = true});
    ASSERT_TRUE(db) << db.error().en;
    auto const report = check(**db, sets_, schema_.projections, *clock_);
    ASSERT_TRUE(report) << report.error().en;
    EXPECT_TRUE(report->holds()) << report->differences.front().table << report->differences.front().en;
    for (auto const* table : {"journal_event", "journal_tile", "journal_checkpoint", "journal_head",
                              "counter", "idempotency", "job", "file", "toy_account"}) {
      long long theirs = 0;
      (*db)->read().sql() << std::string("SELECT count(*) FROM ") + table, soci::into(theirs);
      EXPECT_EQ(theirs, count(table)) << table;
    }
    auto const ours = JournalReader(db_).events(commune_a, 0, 1000),
               copied = JournalReader(*db).events(commune_a, 0, 1000);
    ASSERT_EQ(ours.size(), copied.size());
    EXPECT_EQ(ours.back().leaf, copied.back().leaf);
    EXPECT_EQ(ours.back().body, copied.back().body);
    Sequencer sequencer(*db, schema_.projections, clock_, random_);
    auto const repeated = sequencer.run(commune_a, Idempotency{"citizen:5", "k", "h"},
                                        [](Tx&) -> Answer { return fail(Code::internal, "again", "", ""); });
    EXPECT_TRUE(repeated);
    EXPECT_EQ(sequencer.run(commune_a, move(1, 1))->at("seq"), 300);
  }

  std::vector<MigrationSet> sets_;
  Schema schema_;
  std::optional<DataDir> data_;
  std::shared_ptr<LogKeys> keys_;
  std::string sha256_;
};
TS_CONTRACT(BackupContract);

TEST_P(BackupContract, A_backup_is_a_data_directory_without_private_keys) {
  auto const target = dir_ / "backup", safe = dir_ / "safe";
  auto const report = backup(*db_, *data_, schema_, target, safe, *clock_);
  ASSERT_TRUE(report) << report.error().en;
  EXPECT_EQ(report->files, 1);
  EXPECT_FALSE(std::filesystem::exists(target / "keys/17464.key"));
  EXPECT_TRUE(std::filesystem::exists(target / "keys/17464.vkey"));
  EXPECT_TRUE(std::filesystem::exists(safe / "17464.key"));
  EXPECT_FALSE(std::filesystem::exists(target / "thongsuot.db-wal"));
  auto const copy = DataDir::open(target);
  ASSERT_TRUE(copy) << copy.error().en;
  EXPECT_EQ(copy->config().communes.at(0).name, "Xã Văn Lợi");
  EXPECT_TRUE(files::FileStore(copy->files()).path_of(sha256_));
  EXPECT_TRUE(std::filesystem::exists(copy->packs() / "own.toml"));
  expect_same(copy->database_url());
}

TEST_P(BackupContract, It_comes_back_into_a_directory_or_into_postgresql) {
  ASSERT_TRUE(backup(*db_, *data_, schema_, dir_ / "backup", dir_ / "safe", *clock_));
  auto const restored =
      restore(dir_ / "backup", dir_ / "again", std::nullopt, schema_, dir_ / "safe", *clock_);
  ASSERT_TRUE(restored) << restored.error().en;
  auto const again = DataDir::open(dir_ / "again");
  ASSERT_TRUE(again);
  EXPECT_TRUE(LogKeys(again->keys()).signer(commune_a));
  expect_same(again->database_url());

  auto const server_url = test::PostgresServer::shared().fresh_url();
  auto const moved = restore(dir_ / "backup", dir_ / "moved", server_url, schema_, std::nullopt, *clock_);
  ASSERT_TRUE(moved) << moved.error().en;
  EXPECT_EQ(DataDir::open(dir_ / "moved")->config().database_url, server_url);
  EXPECT_FALSE(std::filesystem::exists(dir_ / "moved/thongsuot.db"));
  EXPECT_EQ(LogKeys(dir_ / "moved/keys").signer(commune_a).error().id, "key.missing");
  expect_same(server_url);
  auto const twice = restore(dir_ / "backup", dir_ / "third", server_url, schema_, std::nullopt, *clock_);
  EXPECT_EQ(twice.error().id, "restore.not_empty");
  EXPECT_FALSE(std::filesystem::exists(dir_ / "third"));
}

TEST_P(BackupContract, It_never_overwrites) {
  std::filesystem::create_directories(dir_ / "full");
  ASSERT_TRUE(write_file_durably(dir_ / "full/x", "x"));
  EXPECT_EQ(backup(*db_, *data_, schema_, dir_ / "full", std::nullopt, *clock_).error().id, "dir.not_empty");
  EXPECT_EQ(backup(*db_, *data_, schema_, dir_ / "b1", dir_ / "full", *clock_).error().id, "dir.not_empty");
  EXPECT_FALSE(std::filesystem::exists(dir_ / "b1"));
  ASSERT_TRUE(backup(*db_, *data_, schema_, dir_ / "b2", std::nullopt, *clock_));
  EXPECT_EQ(restore(dir_ / "b2", dir_ / "full", std::nullopt, schema_, std::nullopt, *clock_).error().id,
            "dir.not_empty");
}

TEST_P(BackupContract, It_is_consistent_beside_a_server_that_writes) {
  auto const sequencer = this->sequencer();
  std::atomic<bool> stop = false;
  std::thread writer([&] {
    while (!stop) sequencer->run(commune_a, move(1, 1));
  });
  auto const report = backup(*db_, *data_, schema_, dir_ / "backup", std::nullopt, *clock_);
  stop = true;
  writer.join();
  ASSERT_TRUE(report) << report.error().en;
  auto const copy = Database::open(DataDir::open(dir_ / "backup")->database_url());
  auto const checked = check(**copy, sets_, schema_.projections, *clock_);
  ASSERT_TRUE(checked) << checked.error().en;
  EXPECT_TRUE(checked->holds()) << checked->differences.front().table << " "
                                << checked->differences.front().en;
  EXPECT_GE(checked->events, 300);
}

}  // namespace
}  // namespace ts::store
