#include "kernel/journal/receipt.hpp"

#include <gtest/gtest.h>

#include "kernel/journal/merkle.hpp"
#include "kernel/journal/sample.hpp"

using namespace ts;
using namespace ts::journal;

namespace {

/// A journal of five entries and what it takes to give receipts on them.
struct Journal {
  Signer signer;
  std::vector<Event> events;
  Checkpoint checkpoint;

  Journal() : signer(origin_of(CommuneId{17464}), SigningKey::from_seed({})) {
    Frontier tree;
    for (int i = 0; i < 5; ++i) {
      events.push_back(sample_event(i, "{}", i == 4 ? "" : R"({"applicant":"Trần Thị Ị","n":2})"));
      tree.append(leaf_hash(events.back().header));
    }
    checkpoint = {CommuneId{17464}, 5, tree.root(), events.back().header.at + std::chrono::seconds(2)};
  }

  std::string receipt(std::size_t seq, Event const& event) const {
    auto const node = [&](unsigned level, std::uint64_t index) {
      std::vector<Hash> row;
      for (auto const& e : events) row.push_back(leaf_hash(e.header));
      for (; level > 0; --level) {
        for (std::size_t i = 0; i + 1 < row.size(); i += 2) row[i / 2] = node_hash(row[i], row[i + 1]);
        row.resize(row.size() / 2);
      }
      return row.at(index);
    };
    return make_receipt(event, inclusion_proof(seq, 5, node), sign_checkpoint(checkpoint, signer),
                        signer.verifier());
  }
  std::string receipt(std::size_t seq) const { return receipt(seq, events[seq]); }
};

Outcome outcome(std::string const& text, std::vector<VerifierKey> const& trusted) {
  auto const receipt = parse_receipt(text);
  if (!receipt) return Outcome::broken;
  return worst(check_receipt(*receipt, trusted));
}

std::string first_broken(Receipt const& receipt) {
  for (auto const& c : check_receipt(receipt, {}))
    if (c.outcome == Outcome::broken) return c.id;
  return "";
}

}  // namespace

TEST(Receipt, HoldsWithATrustedKeyAndIsUnknownWithout) {
  Journal const j;
  for (std::size_t seq = 0; seq < 5; ++seq) {
    auto const text = j.receipt(seq);
    auto const receipt = parse_receipt(text);
    ASSERT_TRUE(receipt) << receipt.error().en;
    EXPECT_EQ(receipt->event, j.events[seq]);
    EXPECT_EQ(outcome(text, {j.signer.verifier()}), Outcome::holds);
    EXPECT_EQ(outcome(text, {}), Outcome::unknown);
  }
}

TEST(Receipt, HoldsWithoutItsBody) {
  Journal const j;
  auto erased = j.events[1];
  erased.body.clear();
  erased.salt = {};
  EXPECT_EQ(outcome(j.receipt(1, erased), {j.signer.verifier()}), Outcome::holds);
}

TEST(Receipt, NoByteCanBeAltered) {
  Journal const j;
  auto const good = j.receipt(2);
  std::vector const trusted{j.signer.verifier()};
  ASSERT_EQ(outcome(good, trusted), Outcome::holds);
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (int const change : {1, 2, 0x20, 0x80}) {
      auto bad = good;
      bad[i] = static_cast<char>(bad[i] ^ change);
      EXPECT_NE(outcome(bad, trusted), Outcome::holds) << "byte " << i << ": " << bad;
    }
    EXPECT_NE(outcome(good.substr(0, i), trusted), Outcome::holds) << "cut at " << i;
  }
  EXPECT_NE(outcome(good + "\n", trusted), Outcome::holds);
}

TEST(Receipt, SaysWhatIsWrong) {
  Journal const j;
  auto const good = parse_receipt(j.receipt(2)).value();
  auto bad = good;
  bad.event.body = R"({"applicant":"Trần Thị Y","n":2})";
  EXPECT_EQ(first_broken(bad), "body");
  bad = good;
  bad.event.header.actor = "staff:13";
  EXPECT_EQ(first_broken(bad), "inclusion");
  bad = good;
  bad.proof.index = 3;
  EXPECT_EQ(first_broken(bad), "place");
  bad = good;
  bad.checkpoint.note.text[0] = 'T';
  EXPECT_EQ(first_broken(bad), "signature");
  bad = good;
  bad.event.header.at = bad.checkpoint.checkpoint.at + std::chrono::milliseconds(1);
  EXPECT_EQ(first_broken(bad), "inclusion");
}

TEST(Receipt, AnotherKeyUnderTheSameNameDoesNotPass) {
  Journal const j;
  Seed other{};
  other[0] = std::byte{1};
  Signer const forger(origin_of(CommuneId{17464}), SigningKey::from_seed(other));
  EXPECT_EQ(outcome(j.receipt(2), {forger.verifier()}), Outcome::unknown);
  auto forged = j.checkpoint;
  forged.root = sha256("x");
  auto receipt = parse_receipt(j.receipt(2)).value();
  receipt.checkpoint = parse_checkpoint(sign_checkpoint(forged, forger)).value();
  EXPECT_EQ(worst(check_receipt(receipt, std::vector{j.signer.verifier()})), Outcome::broken);
}

TEST(Proof, FormatsAndParsesTheSpecificationsForm) {
  Proof const proof{
      "extra bytes", 73894, {sha256("a"), sha256("b")}, "example.com/log\n1\n\n\u2014 x AAAA\n"};
  auto const text = format_proof(proof);
  EXPECT_TRUE(text.starts_with("c2sp.org/tlog-proof@v1\nextra ZXh0cmEgYnl0ZXM=\nindex 73894\n")) << text;
  EXPECT_EQ(parse_proof(text).value(), proof);
  Proof const bare{"", 0, {}, "c"};
  EXPECT_EQ(format_proof(bare), "c2sp.org/tlog-proof@v1\nindex 0\n\nc");
  EXPECT_EQ(parse_proof(format_proof(bare)).value(), bare);
}

TEST(Proof, RefusesOtherForms) {
  for (auto const* bad :
       {"", "c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v2\nindex 0\n\nc",
        "c2sp.org/tlog-proof@v1\nindex 00\n\nc", "c2sp.org/tlog-proof@v1\nindex -1\n\nc",
        "c2sp.org/tlog-proof@v1\nextra \nindex 0\n\nc", "c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nc",
        "c2sp.org/tlog-proof@v1\r\nindex 0\n\nc", "c2sp.org/tlog-proof@v1\nindex 0\nc",
        "c2sp.org/tlog-proof@v1\nextra AB==\nindex 0\n\nc"})
    EXPECT_EQ(parse_proof(bad).error().id, "proof.form") << bad;
}
