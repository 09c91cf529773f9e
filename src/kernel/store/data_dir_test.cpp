#include "kernel/store/data_dir.hpp"

#include <gmock/gmock.h>

#include "kernel/store/durable.hpp"
#include "kernel/store/log_keys.hpp"
#include "support/temp_dir.hpp"

namespace ts::store {
namespace {

using testing::HasSubstr;

DataConfig const sample{"sqlite:thongsuot.db", {{CommuneId{17464}, "Xã \"Văn\\Lợi\"", "H42.17464"}}, true};

TEST(DataConfigText, comes_back_as_it_was) {
  auto const parsed = parse_config(to_toml(sample));
  ASSERT_TRUE(parsed) << parsed.error().en;
  EXPECT_EQ(parsed->database_url, sample.database_url);
  EXPECT_EQ(parsed->communes.at(0).name, sample.communes[0].name);
  EXPECT_EQ(parsed->communes.at(0).agency, "H42.17464");
  EXPECT_TRUE(parsed->demo);
}

TEST(DataConfigText, says_what_is_wrong_and_where) {
  EXPECT_THAT(parse_config("format = 1\ndatabase = \"x").error().en, HasSubstr("line 2"));
  EXPECT_THAT(parse_config("database = \"x\"").error().en, HasSubstr("format"));
  EXPECT_THAT(parse_config("format = 1").error().en, HasSubstr("database"));
  EXPECT_EQ(parse_config("format = 2\ndatabase = \"x\"").error().id, "dir.newer");
  EXPECT_THAT(parse_config("format = 1\ndatabase = \"x\"\n[[commune]]\ncode = 0").error().en,
              HasSubstr("code"));
  EXPECT_THAT(parse_config("format = 1\ndatabase = \"x\"\n[[commune]]\ncode = 7").error().en,
              HasSubstr("agency"));
}

TEST(DataDirectory, is_made_once_and_opened_again) {
  test::TempDir dir;
  auto const made = DataDir::create(dir / "data", sample);
  ASSERT_TRUE(made) << made.error().en;
  auto const opened = DataDir::open(dir / "data");
  ASSERT_TRUE(opened) << opened.error().en;
  EXPECT_EQ(opened->database_url(), "sqlite://" + (dir / "data/thongsuot.db").string());
  EXPECT_EQ(DataDir::create(dir / "data", sample).error().id, "dir.not_empty");
  EXPECT_EQ(DataDir::open(dir / "nowhere").error().id, "dir.missing");
  using std::filesystem::perms;
  EXPECT_EQ(std::filesystem::status(dir / "data/keys").permissions(), perms::owner_all);
  EXPECT_EQ(std::filesystem::status(dir / "data/thongsuot.toml").permissions(),
            perms::owner_read | perms::owner_write);
}

TEST(DataDirectory, is_used_by_one_process_at_a_time) {
  test::TempDir dir;
  auto const data = DataDir::create(dir / "data", sample).value();
  {
    auto const lock = data.lock();
    ASSERT_TRUE(lock);
    EXPECT_EQ(data.lock().error().id, "dir.locked");
  }
  EXPECT_TRUE(data.lock());
}

TEST(LogKeyFiles, sign_under_the_name_of_the_commune) {
  test::TempDir dir;
  auto const random = seeded_random(1);
  LogKeys keys(dir.path());
  ASSERT_TRUE(keys.create(CommuneId{17464}, *random));
  auto const signer = keys.signer(CommuneId{17464});
  ASSERT_TRUE(signer) << signer.error().en;
  EXPECT_EQ((*signer)->verifier(), keys.verifier(CommuneId{17464}).value());
  auto const text = read_whole_file(dir / "17464.key", 100).value();
  ASSERT_TRUE(LogKeys(dir.path()).create(CommuneId{17464}, *random));  // never replaces a key
  EXPECT_EQ(read_whole_file(dir / "17464.key", 100).value(), text);
}

TEST(LogKeyFiles, are_refused_when_open_to_others_or_damaged) {
  test::TempDir dir;
  auto const random = seeded_random(1);
  ASSERT_TRUE(LogKeys(dir.path()).create(CommuneId{1}, *random));
  EXPECT_EQ(LogKeys(dir.path()).signer(CommuneId{2}).error().id, "key.missing");
  std::filesystem::permissions(dir / "1.key", std::filesystem::perms::others_read,
                               std::filesystem::perm_options::add);
  EXPECT_EQ(LogKeys(dir.path()).signer(CommuneId{1}).error().id, "key.open");
  ASSERT_TRUE(write_file_durably(dir / "1.key", "AAAA\n", 0600));
  EXPECT_EQ(LogKeys(dir.path()).signer(CommuneId{1}).error().id, "key.damaged");
  ASSERT_TRUE(write_file_durably(dir / "1.vkey", "thongsuot.vn/xa/2+00000000+AAAA\n"));
  EXPECT_EQ(LogKeys(dir.path()).verifier(CommuneId{1}).error().id, "key.damaged");
}

TEST(DurableFiles, replace_whole_or_not_at_all) {
  test::TempDir dir;
  ASSERT_TRUE(write_file_durably(dir / "a", "one"));
  ASSERT_TRUE(write_file_durably(dir / "a", "two", 0600));
  EXPECT_EQ(read_whole_file(dir / "a", 10).value(), "two");
  EXPECT_EQ(read_whole_file(dir / "a", 2).error().code, Code::too_large);
  EXPECT_EQ(write_file_durably(dir / "no/such/folder", "x").error().code, Code::not_found);
  ASSERT_TRUE(copy_file_durably(dir / "a", dir / "b"));
  EXPECT_EQ(copy_file_durably(dir / "a", dir / "b").error().code, Code::unavailable);  // never overwrites
  EXPECT_EQ(read_whole_file(dir / "nothing", 10).error().code, Code::not_found);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(dir.path()), {}),
            2);  // no temporary names left
}

}  // namespace
}  // namespace ts::store
