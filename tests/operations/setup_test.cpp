#include "cli/setup.hpp"

#include <fstream>

#include "cli/commands.hpp"
#include "cli/paths.hpp"
#include "operations/world.hpp"

namespace ts::cli {
namespace {

class SettingUp : public Operations {
 protected:
  NewInstallation what(std::filesystem::path data) const {
    return {std::move(data),
            CommuneEntry{commune_, world_.name, "Xã", 0, "Tỉnh " + world_.province},
            world_.agency,
            plan_file(),
            db_,
            true};
  }
  OpenOptions options() const {
    OpenOptions out;
    out.clock = clock_;
    return out;
  }
  std::string read(std::filesystem::path const& file) const {
    std::ifstream in(file);
    return std::string((std::istreambuf_iterator<char>(in)), {});
  }
  std::filesystem::path write(std::string const& name, std::string const& text) const {
    std::ofstream(dir_ / name) << text;
    return dir_ / name;
  }
};
TS_OPERATIONS(SettingUp);

TEST_P(SettingUp, AFailureLeavesNothingBehind) {
  auto broken = what(dir_ / "a" / "b" / "data");
  broken.plan = write("chao.txt", "Chào các bạn.\n");
  auto const made = create_installation(broken, options());
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().id, "plan.empty");
  EXPECT_FALSE(std::filesystem::exists(dir_ / "a")) << "nor the folders on the way";
  ASSERT_TRUE(create_installation(what(dir_ / "a" / "b" / "data"), options())) << "and it can be tried again";
}

TEST_P(SettingUp, AFailureTouchesNothingItDidNotMake) {
  std::filesystem::create_directories(dir_ / "mine");
  auto broken = what(dir_ / "mine");
  broken.plan = write("chao.txt", "Chào các bạn.\n");
  ASSERT_FALSE(create_installation(broken, options()));
  EXPECT_TRUE(std::filesystem::is_empty(dir_ / "mine")) << "the folder was there before";
  std::ofstream(dir_ / "mine" / "ghi-chu.txt") << "của tôi";
  auto const refused = create_installation(what(dir_ / "mine"), options());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id, "dir.not_empty");
  EXPECT_EQ(read(dir_ / "mine" / "ghi-chu.txt"), "của tôi");
}

TEST_P(SettingUp, ADatabaseThatHasTheCommuneIsRefusedAndLeftAlone) {
  if (db_.empty()) db_ = "sqlite://" + (dir_ / "shared.db").string();
  std::int64_t events = 0;
  {
    auto const first = create_installation(what(dir_ / "first"), options());
    ASSERT_TRUE(first) << first.error().en;
    (*first)->stop();
    events = count(**first, "journal_event");
  }
  auto const second = create_installation(what(dir_ / "second"), options());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().id, "init.commune_exists");
  EXPECT_THAT(second.error().vi, testing::HasSubstr("thongsuot plan import"));
  EXPECT_FALSE(std::filesystem::exists(dir_ / "second"));
  auto const in = Installation::open(dir_ / "first", options());
  ASSERT_TRUE(in) << in.error().en;
  EXPECT_EQ(count(**in, "journal_event"), events);
}

TEST_P(SettingUp, APlanIsRevisedByCommand) {
  std::int64_t tasks = 0;
  {
    auto const in = create_installation(what(data()), options());
    ASSERT_TRUE(in) << in.error().en;
    tasks = count(**in, "cases");
    ASSERT_GT(tasks, 3);
    (*in)->stop();
  }
  EXPECT_EQ(plan_import({plan_file(), data(), 0}), 0) << "the same file: nothing to do, and no failure";
  EXPECT_EQ(plan_import({dir_ / "khong-co.txt", data(), 0}), 1);
  EXPECT_EQ(plan_import({plan_file(), data(), 1}), 1) << "another commune";
  auto const revised = write("ke-hoach-sua.txt", read(plan_file()) + "\n");
  EXPECT_EQ(plan_import({revised, data(), commune_.value}), 0);
  auto const in = open();
  EXPECT_EQ(count(*in, "plan"), 2);
  EXPECT_EQ(count(*in, "cases"), tasks) << "the same tasks go on in their cases";
  EXPECT_EQ(count(*in, "plan_task WHERE plan_id = 2 AND case_no > 0"), tasks);
  expect_whole(*in);
}

}  // namespace
}  // namespace ts::cli
