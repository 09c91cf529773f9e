#include "kernel/journal/note.hpp"

#include <gtest/gtest.h>

#include "kernel/journal/checkpoint.hpp"

using namespace ts;
using namespace ts::journal;

namespace {
Signer signer(std::string name, std::uint64_t seed) {
  auto const random = seeded_random(seed);
  return {std::move(name), SigningKey::generate(*random)};
}
std::string error_id(auto const& result) { return result ? "" : result.error().id; }

Checkpoint const sample{CommuneId{175}, 12, sha256("root"), *parse_iso("2026-01-21T09:15:02.000Z")};
}  // namespace

TEST(Note, TheKeyOfTheGoReferenceIsRead) {
  // From the documentation of golang.org/x/mod/sumdb/note: key and signed note made by another
  // implementation.
  auto const key = VerifierKey::parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
  ASSERT_TRUE(key) << key.error().en;
  auto const note = parse_note(
      "If you think cryptography is the answer to your problem,\n"
      "then you don't know what your problem is.\n"
      "\n"
      "\u2014 PeterNeumann "
      "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n");
  ASSERT_TRUE(note) << note.error().en;
  EXPECT_EQ(verify_note(*note, std::span(&*key, 1)).value().size(), 1u);
  EXPECT_EQ(key->text(), "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
  EXPECT_TRUE(key->fingerprint().starts_with("c74f 20a3 "));
  EXPECT_EQ(key->fingerprint().size(), 39u);
}

TEST(Note, SignsAndVerifies) {
  auto const a = signer("a.example", 1), b = signer("b.example", 2);
  auto const bytes = a.sign("một\n\nhai\n");
  auto const note = parse_note(bytes).value();
  EXPECT_EQ(note.text, "một\n\nhai\n");
  EXPECT_EQ(format_note(note), bytes);
  std::array const both{b.verifier(), a.verifier()};
  EXPECT_EQ(verify_note(note, both).value(), std::vector{a.verifier()});
  EXPECT_EQ(error_id(verify_note(note, std::span(both).first(1))), "note.unknown_signer");
  EXPECT_EQ(error_id(verify_note(note, {})), "note.unknown_signer");
}

TEST(Note, AForgedSignatureOfAKnownKeyCondemnsTheNote) {
  auto const a = signer("a.example", 1), b = signer("b.example", 2);
  auto note = parse_note(a.sign("x\n")).value();
  note.signatures.push_back(parse_note(b.sign("y\n")).value().signatures[0]);
  std::array const both{a.verifier(), b.verifier()};
  EXPECT_TRUE(verify_note(note, std::span(both).first(1))) << "a line of an unknown key is passed over";
  EXPECT_EQ(error_id(verify_note(note, both)), "note.forged");
}

TEST(Note, RefusesOtherForms) {
  auto const good = signer("a.example", 1).sign("x\n");
  ASSERT_TRUE(parse_note(good));
  auto const line = good.substr(3);
  for (auto const& bad :
       {std::string(), std::string("x\n"), std::string("x\n\n"), good.substr(0, good.size() - 1), good + "\n",
        "x\n" + line, "x\n\n" + line + "junk\n", "x\r\n\n" + line, "\xff\n\n" + line,
        "x\n\n\u2014 a+b" + line.substr(line.rfind(' ')), std::string("x\n\n\u2014 a.example AAAA\n"),
        "x\n\n\u2014 a\u00a0b" + line.substr(line.rfind(' ')), "x\n\n-" + line.substr(3)})
    EXPECT_EQ(error_id(parse_note(bad)), "note.form") << bad;
  std::string many = "x\n\n";
  for (std::size_t i = 0; i <= max_note_signatures; ++i) many += line;
  EXPECT_EQ(error_id(parse_note(many)), "note.form");
}

TEST(Note, RefusesKeysCopiedWrongly) {
  auto const good = signer("a.example", 1).verifier().text();
  EXPECT_EQ(VerifierKey::parse(good).value(), signer("a.example", 1).verifier());
  for (std::size_t i = 0; i < good.size(); ++i) {
    auto bad = good;
    bad[i] = bad[i] == 'x' ? 'y' : 'x';
    EXPECT_EQ(error_id(VerifierKey::parse(bad)), "note.key") << bad;
  }
  EXPECT_EQ(error_id(VerifierKey::parse("")), "note.key");
}

TEST(Checkpoint, TextIsTheDocumentedOne) {
  EXPECT_EQ(checkpoint_text(sample),
            "thongsuot.vn/xa/00175\n12\n" + to_base64(sample.root) + "\nat 2026-01-21T09:15:02.000Z\n");
  EXPECT_EQ(parse_checkpoint_text(checkpoint_text(sample)).value(), sample);
}

TEST(Checkpoint, OriginsNameOneCommune) {
  EXPECT_EQ(commune_of(origin_of(CommuneId{17464})), CommuneId{17464});
  for (auto const* bad : {"", "thongsuot.vn/xa/", "thongsuot.vn/xa/1746", "thongsuot.vn/xa/174645",
                          "thongsuot.vn/xa/-1746", "thongsuot.vn/xa/00000", "thongsuot.vn/xA/17464"})
    EXPECT_FALSE(commune_of(bad)) << bad;
}

TEST(Checkpoint, EveryFlippedByteIsRefusedOrUnsigned) {
  auto const key = signer(origin_of(sample.commune), 3);
  auto const good = sign_checkpoint(sample, key);
  auto const verifier = key.verifier();
  ASSERT_TRUE(verify_note(parse_checkpoint(good).value().note, std::span(&verifier, 1)));
  for (std::size_t i = 0; i < good.size(); ++i) {
    auto bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 1);
    auto const read = parse_checkpoint(bad);
    EXPECT_FALSE(read && verify_note(read->note, std::span(&verifier, 1))) << bad;
  }
}

TEST(Checkpoint, RefusesOtherForms) {
  auto const root = to_base64(sample.root);
  for (auto const& bad : {"thongsuot.vn/xa/00175\n012\n" + root + "\nat 2026-01-21T09:15:02.000Z\n",
                          "thongsuot.vn/xa/00175\n12\n" + root + "\n",
                          "thongsuot.vn/xa/00175\n12\n" + root + "\nat 2026-01-21\n",
                          "thongsuot.vn/xa/00175\n12\n" + root + "\nat 2026-01-21T09:15:02.000Z\nmore\n",
                          "thongsuot.vn/xa/00175\n+12\n" + root + "\nat 2026-01-21T09:15:02.000Z\n",
                          "example.com/log\n12\n" + root + "\nat 2026-01-21T09:15:02.000Z\n"})
    EXPECT_EQ(error_id(parse_checkpoint_text(bad)), "checkpoint.form") << bad;
}
