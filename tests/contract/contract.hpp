#pragma once
/// One suite, two databases: every test of this folder runs on both. The projection is a toy: accounts with a
/// balance.
#include <gtest/gtest.h>

#include "kernel/store/checkpoint_signer.hpp"
#include "kernel/store/journal_store.hpp"
#include "kernel/store/migrations.hpp"
#include "kernel/store/rebuild.hpp"
#include "kernel/store/sequencer.hpp"
#include "support/postgres_server.hpp"
#include "support/temp_dir.hpp"

namespace ts::store {

inline constexpr Migration toy_steps[] = {{1, "accounts", R"sql(
CREATE TABLE toy_account (commune INTEGER NOT NULL, account BIGINT NOT NULL, balance BIGINT NOT NULL,
  owner TEXT NOT NULL, PRIMARY KEY (commune, account));
CREATE TABLE toy_total (commune INTEGER NOT NULL, total BIGINT NOT NULL, PRIMARY KEY (commune));
)sql"}};
inline constexpr MigrationSet toy_sets[] = {{"toy", toy_steps}};

/// `toy.moved` {amount} on case = account, body {owner}: a row per account, and a total gathered per batch.
class ToyProjection final : public Projection {
 public:
  ToyProjection(soci::session& sql, Kind kind);
  std::string_view name() const override { return "toy"; }
  std::span<TableSpec const> tables() const override;
  void apply(Event const& event) override;
  void flush() override;
  void forget_caches() override { gathered_.clear(); }
  /// 0 for an unknown account.
  std::int64_t balance(CommuneId commune, CaseNo account);

 private:
  std::int32_t commune_ = 0;
  std::int64_t account_ = 0, amount_ = 0, balance_ = 0;
  std::string owner_;
  std::map<std::int32_t, std::int64_t> gathered_;
  soci::statement upsert_, erase_, add_total_, select_;
};

inline constexpr CommuneId commune_a{17464};
inline constexpr CommuneId commune_b{17467};

/// Parameter: "sqlite" or "postgresql".
class Contract : public testing::TestWithParam<std::string> {
 protected:
  Contract();
  ~Contract() override;

  std::shared_ptr<Database> open();
  std::unique_ptr<Sequencer> sequencer(SequencerOptions options = {});
  std::vector<ProjectionFactory> projections() const { return {projection_of<ToyProjection>()}; }
  /// A Work that moves `amount` on `account` and answers {seq, balance}.
  static Work move(std::int64_t account, std::int64_t amount, std::string owner = "Nguyễn Văn A");
  std::int64_t count(std::string const& table_and_condition);
  std::vector<JournalEvent> all_events(CommuneId commune);

  test::TempDir dir_;
  std::string url_;
  std::shared_ptr<ManualClock> clock_;
  std::shared_ptr<Random> random_ = seeded_random(7);
  std::shared_ptr<Database> db_;
};

#define TS_CONTRACT(Suite)                                                   \
  INSTANTIATE_TEST_SUITE_P(, Suite, testing::Values("sqlite", "postgresql"), \
                           [](auto const& param_info) { return std::string(param_info.param); })

}  // namespace ts::store
