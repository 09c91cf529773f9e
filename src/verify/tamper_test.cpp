// Every way to tamper with a stored journal is found and named.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "verify/sample_journal.hpp"
#include "verify/verify.hpp"

using namespace ts;
using namespace ts::verifier;

namespace {

/// A written journal, its key trusted on the command line.
struct Stored {
  TempDir dir;
  SampleJournal journal;
  explicit Stored(SampleJournal sample) : journal(std::move(sample)) {
    setenv("THONGSUOT_TRUST", (dir.path / "trusted").c_str(), 1);
    journal.write(dir.path);
  }
  bool change(std::string const& text) { return sql(dir.path / "thongsuot.db", text); }

  std::string said;
  int check(std::vector<std::string> more = {}) {
    std::vector<std::string> args{"data", dir.path.string(), "--key", journal.signer().verifier().text()};
    args.insert(args.end(), more.begin(), more.end());
    std::ostringstream out, err;
    auto const code = run(args, out, err);
    said = out.str() + err.str();
    return code;
  }
  bool says(std::string const& text) const { return said.find(text) != std::string::npos; }
};

SampleJournal small() {
  SampleJournal j(30);
  j.seal({4, 20, 28});
  return j;
}

std::string where(int seq) { return " WHERE seq=" + std::to_string(seq) + ";"; }

std::string column_text(Stored const& stored, std::string const& column, int seq) {
  auto const database = Database::open(stored.dir.path / "thongsuot.db").value();
  Statement row(database,
                ("SELECT " + column + " FROM journal_event WHERE seq = " + std::to_string(seq)).c_str());
  EXPECT_TRUE(row.step());
  return std::string(row.text(0));
}

class TextColumn : public testing::TestWithParam<char const*> {};
class NumberColumn : public testing::TestWithParam<char const*> {};

}  // namespace

TEST(Tamper, AnUntouchedJournalHolds) {
  Stored stored(small());
  EXPECT_EQ(stored.check(), 0) << stored.said;
  EXPECT_TRUE(stored.says("30 mục, khớp 3 điểm chốt, 1 mục đã xóa nội dung")) << stored.said;
  EXPECT_TRUE(stored.says("2 mục cuối chưa được chốt")) << stored.said;
}

TEST_P(TextColumn, EveryFlippedByteIsNamed) {
  std::string const column = GetParam();
  Stored stored(small());
  // With a body, without, erased, erasing, and one no checkpoint covers yet.
  for (int const seq : {9, 4, 5, 8, 29}) {
    auto const good = column_text(stored, column, seq);
    auto const step = seq == 9 ? 1u : 5u;
    for (std::size_t i = 0; i < good.size(); i += step) {
      auto bad = good;
      bad[i] = static_cast<char>(bad[i] ^ 1);
      ASSERT_TRUE(stored.change("UPDATE journal_event SET " + column + "=CAST(x'" + to_hex(bytes_of(bad)) +
                                "' AS TEXT)" + where(seq)));
      ASSERT_EQ(stored.check(), 1) << column << " byte " << i << " of event " << seq << "\n" << stored.said;
      EXPECT_TRUE(stored.says("mục số " + std::to_string(seq) + ", “" + column + "”"))
          << column << " byte " << i << " of event " << seq << "\n"
          << stored.said;
      EXPECT_FALSE(stored.says("“root”")) << "a checkpoint is blamed for a changed row\n" << stored.said;
    }
    ASSERT_TRUE(stored.change("UPDATE journal_event SET " + column + "=CAST(x'" + to_hex(bytes_of(good)) +
                              "' AS TEXT)" + where(seq)));
  }
  EXPECT_EQ(stored.check(), 0) << stored.said;
}
INSTANTIATE_TEST_SUITE_P(Tamper, TextColumn,
                         testing::Values("actor", "type", "data", "salt", "body", "body_hash", "leaf"));

TEST_P(NumberColumn, EveryFlippedBitIsNamed) {
  std::string const column = GetParam();
  Stored stored(small());
  for (int const seq : {9, 5, 29}) {
    auto const good = std::stoll(column_text(stored, column, seq));
    for (int bit = 0; bit < 62; bit += bit < 8 ? 1 : 5) {
      auto const bad = std::to_string(good ^ (std::int64_t{1} << bit));
      if (!stored.change("UPDATE journal_event SET " + column + "=" + bad + where(seq)))
        continue;  // seq is taken
      ASSERT_EQ(stored.check(), 1) << column << " bit " << bit << " of event " << seq << "\n" << stored.said;
      // A row thrown far beyond the end is named by where it is, and with the number it should have.
      auto const number = std::to_string(seq);
      EXPECT_TRUE(stored.says("mục số " + number + ", “") || stored.says("phải là: " + number + "\n"))
          << column << " bit " << bit << "\n"
          << stored.said;
      EXPECT_TRUE(stored.says("“" + column + "”")) << column << " bit " << bit << " of " << seq << "\n"
                                                   << stored.said;
      ASSERT_TRUE(stored.change("UPDATE journal_event SET " + column + "=" + std::to_string(good) +
                                " WHERE seq=" + (column == "seq" ? bad : std::to_string(seq)) + ";"));
    }
  }
  EXPECT_EQ(stored.check(), 0) << stored.said;
}
INSTANTIATE_TEST_SUITE_P(Tamper, NumberColumn, testing::Values("at", "case_no", "erased", "seq", "commune"));

TEST(Tamper, SwappedRowsAreNamed) {
  Stored stored(small());
  ASSERT_TRUE(stored.change(
      "UPDATE journal_event SET seq=-1 WHERE seq=10; UPDATE journal_event SET seq=10 WHERE seq=13;"
      "UPDATE journal_event SET seq=13 WHERE seq=-1;"));
  EXPECT_EQ(stored.check(), 1);
  EXPECT_TRUE(stored.says("mục số 10, “seq”: Thứ tự đã bị đổi: mục này vốn được ghi ở vị trí 13"))
      << stored.said;
  EXPECT_TRUE(stored.says("mục số 13, “seq”: Thứ tự đã bị đổi: mục này vốn được ghi ở vị trí 10"))
      << stored.said;
}

TEST(Tamper, RowsSwappedUnderTheirLeavesAreNamed) {
  Stored stored(small());
  auto const columns = "at,actor,type,case_no,data,salt,body,body_hash,erased";
  std::string text = "CREATE TEMP TABLE t AS SELECT * FROM journal_event WHERE seq IN (10, 13);";
  for (auto const& [to, from] : {std::pair{"10", "13"}, std::pair{"13", "10"}})
    text += std::string("UPDATE journal_event SET (") + columns + ")=(SELECT " + columns +
            " FROM t WHERE seq=" + from + ") WHERE seq=" + to + ";";
  ASSERT_TRUE(stored.change(text));
  EXPECT_EQ(stored.check(), 1);
  EXPECT_TRUE(stored.says("mục số 10, “seq”: Thứ tự đã bị đổi: mục này vốn được ghi ở vị trí 13"))
      << stored.said;
}

TEST(Tamper, ADroppedEventIsNamed) {
  Stored stored(small());
  ASSERT_TRUE(stored.change("DELETE FROM journal_event WHERE seq IN (11, 12);"));
  EXPECT_EQ(stored.check(), 1);
  EXPECT_TRUE(stored.says("mục số 11, “seq”: Mất mục: không còn các mục số 11 đến 12")) << stored.said;
}

TEST(Tamper, ANumberNoJournalReachesIsNamed) {
  Stored stored(small());
  ASSERT_TRUE(stored.change("UPDATE journal_event SET seq=9223372036854775807 WHERE seq=29;"));
  EXPECT_EQ(stored.check(), 1);
  EXPECT_TRUE(stored.says("mục số 9223372036854775807, “seq”")) << stored.said;
}

TEST(Tamper, ADroppedEventIsNamedThoughTheRestIsRenumbered) {
  Stored stored(small());
  std::string text = "DELETE FROM journal_event WHERE seq=11;";
  for (int seq = 12; seq < 30; ++seq)
    text += "UPDATE journal_event SET seq=" + std::to_string(seq - 1) + where(seq);
  ASSERT_TRUE(stored.change(text));
  EXPECT_EQ(stored.check(), 1);
  EXPECT_TRUE(stored.says("mục số 11, “seq”: Thứ tự đã bị đổi: mục này vốn được ghi ở vị trí 12"))
      << stored.said;
}

TEST(Tamper, AMissingTailIsNamed) {
  Stored stored(small());
  ASSERT_TRUE(stored.change("DELETE FROM journal_event WHERE seq>=25;"));
  EXPECT_EQ(stored.check(), 1);
  EXPECT_TRUE(stored.says("Nhật ký bị cắt cụt")) << stored.said;
  EXPECT_TRUE(stored.says("mục số 25")) << stored.said;
}

TEST(Tamper, ATailBeyondTheCheckpointsIsMissedInTheHead) {
  Stored stored(small());
  ASSERT_TRUE(stored.change("DELETE FROM journal_event WHERE seq>=29;"));
  EXPECT_EQ(stored.check(), 1);
  EXPECT_TRUE(stored.says("journal_head.size")) << stored.said;
}

TEST(Tamper, AnEventReplacedTogetherWithItsLeafBreaksTheCheckpoint) {
  auto good = small();
  auto bad = good;
  bad.events[10].header.actor = "staff:99";
  Stored stored(bad);  // leaf column and head are those of the forged event, checkpoints the old ones
  EXPECT_EQ(stored.check(), 1);
  EXPECT_TRUE(stored.says("trong các mục số 4 đến 19 có mục đã bị thay")) << stored.said;
}

TEST(Tamper, ABackDatedEventIsNamedThoughItIsSignedForAfterwards) {
  SampleJournal j(30);
  j.events[12].header.at -= std::chrono::minutes(2);
  j.seal({28});
  Stored stored(j);
  EXPECT_EQ(stored.check(), 1);
  EXPECT_TRUE(stored.says("mục số 12, “at”: Mục bị ghi lùi ngày: thời điểm sớm hơn mục ngay trước nó"))
      << stored.said;
}

TEST(Tamper, AnEventOlderThanTheCheckpointBeforeItIsNamed) {
  SampleJournal j(30);
  j.seal({10});
  for (std::size_t i = 10; i < 30; ++i)
    j.events[i].header.at = j.events[9].header.at;  // in order, yet too early
  j.checkpoints[0].at += std::chrono::minutes(5);
  j.seal({28});
  j.checkpoints[1].at += std::chrono::minutes(10);
  Stored stored(j);
  EXPECT_EQ(stored.check(), 1);
  EXPECT_TRUE(
      stored.says("mục số 10, “at”: Mục bị ghi lùi ngày: nó chưa có khi nhật ký được chốt với 10 mục"))
      << stored.said;
}

TEST(Tamper, AnEventDatedAfterItsCheckpointIsNamed) {
  SampleJournal j(30);
  j.seal({28});
  j.checkpoints[0].at -= std::chrono::minutes(3);
  Stored stored(j);
  EXPECT_EQ(stored.check(), 1);
  EXPECT_TRUE(stored.says("mục số 25, “at”: Mục mang thời điểm sau khi đã được chốt")) << stored.said;
}

TEST(Tamper, CheckpointsOutOfTimeAreNamed) {
  SampleJournal j(30);
  j.seal({10, 28});
  j.checkpoints[0].at += std::chrono::hours(2);
  Stored stored(j);
  EXPECT_EQ(stored.check(), 1);
  EXPECT_TRUE(stored.says("Điểm chốt có 28 mục lại sớm hơn điểm chốt có 10 mục")) << stored.said;
}

TEST(Tamper, EveryFlippedByteOfACheckpointIsNamed) {
  Stored stored(small());
  for (std::string const column : {"note", "root"}) {
    auto const database = Database::open(stored.dir.path / "thongsuot.db").value();
    Statement row(database, ("SELECT " + column + " FROM journal_checkpoint WHERE size = 20").c_str());
    ASSERT_TRUE(row.step());
    std::string const good(row.text(0));
    row.reset();
    for (std::size_t i = 0; i < good.size(); ++i) {
      auto bad = good;
      bad[i] = static_cast<char>(bad[i] ^ 1);
      stored.change("UPDATE journal_checkpoint SET " + column + "=CAST(x'" + to_hex(bytes_of(bad)) +
                    "' AS TEXT) WHERE size=20;");
      // A changed key name or id makes it the signature of a stranger: then nobody can tell.
      auto const code = stored.check();
      EXPECT_NE(code, 0) << column << i << stored.said;
      EXPECT_TRUE(stored.says("điểm chốt có 20 mục, cột “") || code == 2) << column << i << "\n"
                                                                          << stored.said;
    }
    stored.change("UPDATE journal_checkpoint SET " + column + "=CAST(x'" + to_hex(bytes_of(good)) +
                  "' AS TEXT) WHERE size=20;");
  }
  EXPECT_EQ(stored.check(), 0) << stored.said;
  stored.change("UPDATE journal_checkpoint SET at=at+1 WHERE size=20;");
  EXPECT_EQ(stored.check(), 1);
  EXPECT_TRUE(stored.says("điểm chốt có 20 mục, cột “at”")) << stored.said;
}

TEST(Tamper, ACheckpointSignedByTheRightKeyForAnotherTreeIsNamed) {
  auto j = small();
  j.checkpoints[1].root = sha256("another tree");
  Stored stored(j);
  EXPECT_EQ(stored.check(), 1);
  EXPECT_TRUE(stored.says("Nhật ký không khớp điểm chốt có 20 mục")) << stored.said;
  EXPECT_TRUE(stored.says("khớp 2 điểm chốt")) << stored.said;
}

TEST(Tamper, TilesAreHeldToTheEvents) {
  SampleJournal j(600);
  j.seal({600});
  Stored stored(j);
  ASSERT_EQ(stored.check(), 0) << stored.said;
  ASSERT_TRUE(stored.change("CREATE TABLE t AS SELECT * FROM journal_tile;"));
  auto const restore = "DELETE FROM journal_tile; INSERT INTO journal_tile SELECT * FROM t;";
  ASSERT_TRUE(stored.change("UPDATE journal_tile SET hashes='C'||substr(hashes,2) WHERE idx=1;"));
  EXPECT_EQ(stored.check(), 1);
  EXPECT_TRUE(stored.says("mục số 256, “tile/0/001”: Ô băm tile/0/001 không khớp")) << stored.said;
  ASSERT_TRUE(stored.change(std::string(restore) +
                            "UPDATE journal_tile SET hashes='*'||substr(hashes,2) WHERE idx=1;"));
  EXPECT_EQ(stored.check(), 1);
  EXPECT_TRUE(stored.says("Ô băm tile/0/001 bị hỏng")) << stored.said;
  ASSERT_TRUE(stored.change(std::string(restore) + "DELETE FROM journal_tile WHERE idx=1;"));
  EXPECT_EQ(stored.check(), 1);
  EXPECT_TRUE(stored.says("Thiếu ô băm tile/0/001")) << stored.said;
  ASSERT_TRUE(stored.change(std::string(restore) + "INSERT INTO journal_tile VALUES (17464,1,0,'x');"));
  EXPECT_EQ(stored.check(), 1);
  EXPECT_TRUE(stored.says("journal_tile 1/0")) << stored.said;
  // A leaf column altered inside a tile: the tile is not blamed.
  ASSERT_TRUE(stored.change(std::string(restore) +
                            "UPDATE journal_event SET leaf='C'||substr(leaf,2) WHERE seq=300;"));
  EXPECT_EQ(stored.check(), 1);
  EXPECT_TRUE(stored.says("mục số 300, “leaf”")) << stored.said;
  EXPECT_FALSE(stored.says("tile/0")) << stored.said;
}

TEST(Tamper, ErasuresMustBeBackedByTheirEvents) {
  Stored stored(small());
  // A body wiped without an event.
  ASSERT_TRUE(stored.change("UPDATE journal_event SET salt='', body='', erased=8 WHERE seq=9;"));
  EXPECT_EQ(stored.check(), 1);
  EXPECT_TRUE(stored.says("mục số 9, “erased”: Mục ghi là đã xóa nội dung theo mục 8, nhưng")) << stored.said;
  // A body wiped without even a mark.
  ASSERT_TRUE(stored.change("UPDATE journal_event SET erased=0 WHERE seq=9;"));
  EXPECT_EQ(stored.check(), 1);
  EXPECT_TRUE(stored.says("mục số 9, “salt”")) << stored.said;
}

TEST(Tamper, AnErasureThatWasUndoneIsNamed) {
  auto j = small();
  auto const random = seeded_random(9);
  seal_body(j.events[5], R"({"name":"Trần Thị Ị"})", *random);
  j.erased[5] = 0;
  j.checkpoints.clear();
  j.seal({28});
  Stored stored(j);
  EXPECT_EQ(stored.check(), 1);
  EXPECT_TRUE(stored.says("mục số 5, “erased”: Mục 8 ghi việc xóa nội dung của mục 5, nhưng")) << stored.said;
}

TEST(Tamper, ACitizensCheckpointFindsACutOrRewrittenJournal) {
  auto const full = small();
  TempDir home;
  auto const note = (home.path / "note.txt").string(), receipt = (home.path / "r.tlog-proof").string();
  std::ofstream(note) << sign_checkpoint(full.checkpoint(20), full.signer());
  std::ofstream(receipt) << full.receipt(3);

  SampleJournal cut(15);  // the server forgets events and checkpoints alike
  cut.seal({12});
  Stored shorter(cut);
  EXPECT_EQ(shorter.check(), 0) << "nothing in the directory itself can show it" << shorter.said;
  EXPECT_EQ(shorter.check({"--checkpoint", note}), 1);
  EXPECT_TRUE(shorter.says("Nhật ký bị cắt cụt")) << shorter.said;
  EXPECT_TRUE(shorter.says(note)) << shorter.said;

  auto forked = full;  // the server writes another history and signs it
  forked.events[10].header.actor = "staff:99";
  forked.checkpoints.clear();
  forked.seal({20, 28});
  Stored fork(forked);
  EXPECT_EQ(fork.check(), 0) << fork.said;
  EXPECT_EQ(fork.check({"--checkpoint", note}), 1);
  EXPECT_TRUE(fork.says("Nhật ký không khớp điểm chốt có 20 mục")) << fork.said;
  EXPECT_EQ(fork.check({"--checkpoint", receipt}), 1) << fork.said;

  Stored same(full);
  EXPECT_EQ(same.check({"--checkpoint", note, "--checkpoint", receipt}), 0) << same.said;
}

TEST(Tamper, ACaseOfTwoCommunesKeepsThemApart) {
  Stored stored(small());
  ASSERT_TRUE(stored.change(
      "INSERT INTO journal_event SELECT 17465,seq,at,actor,type,case_no,data,salt,body,body_hash,leaf,"
      "erased FROM journal_event WHERE seq<3;"));
  EXPECT_EQ(stored.check(), 1);
  EXPECT_TRUE(stored.says("Xã 17465, mục số 0, “commune”")) << stored.said;
  EXPECT_TRUE(stored.says("✓ Xã 17464: 30 mục")) << stored.said;
}
