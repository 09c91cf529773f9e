#include "verify/verify.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "verify/report.hpp"
#include "verify/sample_journal.hpp"

using namespace ts;
using namespace ts::verifier;

namespace {

struct Home : testing::Test {
  TempDir dir;
  SampleJournal journal{12};
  std::string receipt = (dir.path / "r.tlog-proof").string();
  std::string out, err;

  Home() {
    setenv("THONGSUOT_TRUST", (dir.path / "config" / "trusted-keys").c_str(), 1);
    journal.seal({10});
    journal.write(dir.path);
    std::ofstream(receipt) << journal.receipt(3);
  }
  std::string key() const { return journal.signer().verifier().text(); }
  int go(std::vector<std::string> args) {
    std::ostringstream o, e;
    auto const code = run(args, o, e);
    out = o.str();
    err = e.str();
    return code;
  }
  bool says(std::string const& text) const { return (out + err).find(text) != std::string::npos; }
};

}  // namespace

TEST_F(Home, HelpTeachesInBothLanguages) {
  EXPECT_EQ(go({"--help"}), 0);
  for (auto const* word : {"receipt", "data", "trust", "--checkpoint", "Mã thoát"})
    EXPECT_TRUE(says(word)) << word;
  EXPECT_EQ(go({"receipt", "--help", "--lang", "en"}), 0);
  EXPECT_TRUE(says("Exit code")) << out;
  EXPECT_EQ(go({}), 0);
}

TEST_F(Home, BadCommandLinesSayWhatToType) {
  for (auto const& args : std::vector<std::vector<std::string>>{{"look"},
                                                                {"receipt"},
                                                                {"receipt", receipt, "x"},
                                                                {"receipt", receipt, "--checkpoint", "x"},
                                                                {"data", "x", "--key"},
                                                                {"receipt", receipt, "--lang", "fr"},
                                                                {"trust", "x", "--key", "y"}}) {
    EXPECT_EQ(go(args), 2) << args[0];
    EXPECT_TRUE(says("--help")) << err;
  }
}

TEST_F(Home, AReceiptIsUnknownUntilItsKeyIsTrusted) {
  EXPECT_EQ(go({"receipt", receipt}), 2);
  EXPECT_TRUE(says(journal.signer().verifier().fingerprint())) << out;
  EXPECT_TRUE(says("thongsuot-verify trust '" + key() + "'")) << out;
  EXPECT_TRUE(says("✓ Mục này nằm trong nhật ký")) << "the rest is checked all the same\n" << out;
  EXPECT_EQ(go({"trust", key()}), 0) << out;
  EXPECT_EQ(go({"receipt", receipt}), 0) << out;
  EXPECT_TRUE(says("Trần Thị Ị")) << out;
  EXPECT_TRUE(says("08:03:00 21/01/2026")) << out;
  EXPECT_EQ(go({"data", dir.path.string()}), 0) << out;
}

TEST_F(Home, AKeyGivenOnTheCommandLineIsTrustedThisOnce) {
  auto const file = (dir.path / "keys" / "17464.vkey").string();
  EXPECT_EQ(go({"receipt", receipt, "--key", file}), 0) << out;
  EXPECT_EQ(go({"receipt", receipt, "--key", key()}), 0) << out;
  EXPECT_EQ(go({"receipt", receipt}), 2) << out;
  EXPECT_EQ(go({"receipt", receipt, "--key", "nonsense"}), 2) << out;
}

TEST_F(Home, TheDirectorysOwnKeysAreNotTrusted) {
  EXPECT_EQ(go({"data", dir.path.string()}), 2) << out;
  EXPECT_TRUE(says("do khóa bạn chưa tin ký")) << out;
  EXPECT_TRUE(says("✓ Xã 17464: 12 mục, khớp 1 điểm chốt")) << out;
  EXPECT_TRUE(says("trust '" + key() + "'")) << out;
  std::filesystem::remove_all(dir.path / "keys");
  EXPECT_EQ(go({"data", dir.path.string()}), 2) << out;
  EXPECT_TRUE(says("Không có khóa của “thongsuot.vn/xa/17464”")) << out;
}

TEST_F(Home, TrustingTwiceWritesOnceAndAnotherKeyOfTheNameIsMentioned) {
  EXPECT_EQ(go({"trust", key()}), 0);
  EXPECT_EQ(go({"trust", key()}), 0);
  std::ifstream in(dir.path / "config" / "trusted-keys");
  std::stringstream text;
  text << in.rdbuf();
  EXPECT_EQ(text.str(), key() + "\n");
  Seed other{};
  other[0] = std::byte{7};
  journal::Signer const second(journal::origin_of(CommuneId{17464}), SigningKey::from_seed(other));
  EXPECT_EQ(go({"trust", second.verifier().text()}), 0);
  EXPECT_TRUE(says("đã tin một khóa khác mang cùng tên")) << out;
}

TEST_F(Home, AnAlteredReceiptDoesNotHold) {
  auto text = journal.receipt(3);
  text[text.find("index 3") + 6] = '4';
  std::ofstream(receipt) << text;
  EXPECT_EQ(go({"receipt", receipt, "--key", key()}), 1) << out;
  text = journal.receipt(3);
  std::ofstream(receipt) << text.substr(0, text.size() / 2);
  EXPECT_EQ(go({"receipt", receipt, "--key", key()}), 1) << out;
}

TEST_F(Home, WhatCannotBeReadIsUnknown) {
  EXPECT_EQ(go({"receipt", (dir.path / "absent").string()}), 2);
  std::ofstream(receipt) << "hello\n";
  EXPECT_EQ(go({"receipt", receipt}), 2);
  EXPECT_EQ(go({"data", (dir.path / "absent").string()}), 2);
  std::ofstream(dir.path / "thongsuot.db") << std::string(5000, 'x');
  EXPECT_EQ(go({"data", dir.path.string()}), 2) << out;
  TempDir empty;
  ASSERT_TRUE(sql(empty.path / "thongsuot.db", "CREATE TABLE t (x);"));
  EXPECT_EQ(go({"data", empty.path.string()}), 2) << out;
  EXPECT_TRUE(says("journal_event")) << out;
}

TEST_F(Home, AJournalWithoutCheckpointsOrEventsIsUnknown) {
  ASSERT_TRUE(sql(dir.path / "thongsuot.db", "DELETE FROM journal_checkpoint;"));
  EXPECT_EQ(go({"data", dir.path.string(), "--key", key()}), 2) << out;
  EXPECT_TRUE(says("chưa có điểm chốt nào")) << out;
  ASSERT_TRUE(sql(dir.path / "thongsuot.db", "DELETE FROM journal_event; DELETE FROM journal_head;"));
  EXPECT_EQ(go({"data", dir.path.string(), "--key", key()}), 2) << out;
}

TEST_F(Home, ACopyThatCannotBeWrittenIsReadInWriteAheadMode) {
  ASSERT_TRUE(
      sql(dir.path / "thongsuot.db", "PRAGMA journal_mode=WAL; UPDATE journal_event SET case_no=case_no;"));
  std::filesystem::permissions(dir.path,
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  EXPECT_EQ(go({"data", dir.path.string(), "--key", key()}), 0) << out;
  std::filesystem::permissions(dir.path, std::filesystem::perms::owner_all);
}

TEST_F(Home, EnglishIsSpokenWhenAsked) {
  EXPECT_EQ(go({"receipt", receipt, "--lang", "en"}), 2);
  EXPECT_TRUE(says("CANNOT TELL")) << out;
  EXPECT_FALSE(says("KẾT LUẬN")) << out;
}

TEST(Printable, DataCannotSteerTheTerminal) {
  EXPECT_EQ(printable("a\x1b[2Jb\nc"), "a?[2Jb?c");
  EXPECT_EQ(printable("x\u202Ey\u2066z\u0085"), "x?y?z?");
  EXPECT_EQ(printable("Trần"), "Trần");
  EXPECT_EQ(printable("a\xff\x1b"), "a??");
  EXPECT_LE(printable(std::string(1000, 'a')).size(), 210u);
}
