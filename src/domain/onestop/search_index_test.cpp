#include "domain/onestop/search_index.hpp"

#include <gtest/gtest.h>

#include "base/clock.hpp"
#include "domain/onestop/schema.hpp"
#include "kernel/store/database.hpp"
#include "kernel/store/migrations.hpp"
#include "support/temp_dir.hpp"

namespace ts::onestop {
namespace {

constexpr CommuneId here{17464}, elsewhere{17465};

class SearchIndexTest : public testing::Test {
 protected:
  SearchIndexTest() {
    db_ = *store::Database::open("sqlite://" + (dir_.path() / "search.db").string());
    std::vector<store::MigrationSet> const sets{migrations()};
    EXPECT_TRUE(store::migrate(*db_, sets, *system_clock()));
    auto lease = db_->write();
    auto& index = lease.get<SearchIndex>();
    for (int no = 1; no <= 400; ++no)
      index.put(here, CaseNo{no}, no % 2 == 0 ? "Nguyễn Thị Hoa 0900000001 H1.17464-260121-0001" : "Trần Văn Đức",
                "Đăng ký khai sinh có yếu tố nước ngoài tại khu vực biên giới");
    index.put(elsewhere, CaseNo{7}, "Nguyễn Thị Hoa", "");
  }
  std::vector<CaseNo> find(std::string_view text, std::int64_t before, int limit) {
    auto lease = db_->read();
    return search(lease.sql(), lease.kind(), here, text, before, limit);
  }
  test::TempDir dir_;
  std::shared_ptr<store::Database> db_;
};

TEST_F(SearchIndexTest, FindsWithoutAccentsNewestFirstAndOnlyInTheCommune) {
  auto const found = find("nguyen hoa", 0, 300);
  ASSERT_EQ(found.size(), 200u);
  EXPECT_EQ(found.front(), CaseNo{400});
  EXPECT_EQ(find("duc", 0, 5).front(), CaseNo{399});
  EXPECT_TRUE(find("khong co", 0, 5).empty());
}

TEST_F(SearchIndexTest, GoesOnBelowACaseNumber) {
  EXPECT_EQ(find("nguyen", 9'999'999'999, 3).front(), CaseNo{400});
  EXPECT_EQ(find("nguyen", 400, 3).front(), CaseNo{398});
}

TEST_F(SearchIndexTest, TakesTheBeginningOfAWordAndIgnoresSigns) {
  EXPECT_EQ(find("ngu", 0, 300).size(), 200u);
  EXPECT_EQ(find("\"nguyễn\" -- *", 0, 300).size(), 200u);
  EXPECT_TRUE(find("  ", 0, 300).empty());
}

TEST_F(SearchIndexTest, FindsByPhoneAndByTheProcedureHoweverLongItsName) {
  EXPECT_EQ(find("0900000001", 0, 300).size(), 200u);
  EXPECT_EQ(find("duc bien gioi", 0, 300).size(), 200u);
}

}  // namespace
}  // namespace ts::onestop
