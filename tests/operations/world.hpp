#pragma once
/// A commune with two months behind it, played through the real commands into a data directory of its own, for tests of
/// what is done to an installation afterwards. Parameter: "sqlite" or "postgresql".
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/demo/invented.hpp"
#include "cli/installation.hpp"
#include "support/temp_dir.hpp"

namespace ts::cli {

class Operations : public testing::TestWithParam<std::string> {
 protected:
  Operations();

  /// Makes the commune and plays it; afterwards nothing is open.
  void play(std::int64_t cases);
  /// As a command or a server opens it. The clock stands where the play ended.
  std::unique_ptr<Installation> open();
  /// As `open`, and begun.
  std::unique_ptr<Installation> serve();
  /// URL of the database to make a commune in: empty for SQLite.
  std::string const& db() const { return db_; }
  std::filesystem::path data() const { return dir_ / "data"; }
  std::filesystem::path plan_file() const;
  /// "" when tables and journal agree, before and after they are made again from the journal.
  static void expect_whole(Installation& in);
  /// Codes of cases for which the condition on the table `cases` holds.
  static std::vector<std::string> codes(Installation& in, std::string const& condition);
  static std::int64_t count(Installation& in, std::string const& table_and_condition);
  static std::string text(Installation& in, std::string const& query);

  test::TempDir dir_;
  std::string db_;
  demo::Invented world_;
  CommuneId commune_{};
  std::shared_ptr<ManualClock> clock_;
};

#define TS_OPERATIONS(Suite)                                                 \
  INSTANTIATE_TEST_SUITE_P(, Suite, testing::Values("sqlite", "postgresql"), \
                           [](auto const& param_info) { return std::string(param_info.param); })

}  // namespace ts::cli
