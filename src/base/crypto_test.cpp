#include "base/crypto.hpp"

#include <gtest/gtest.h>

using namespace ts;

namespace {
template <std::size_t N>
std::array<std::byte, N> hex(std::string_view text) {
  std::array<std::byte, N> out{};
  EXPECT_TRUE(from_hex(text, out));
  return out;
}
}  // namespace

TEST(Crypto, Sha256OfTheStandardsExamples) {
  EXPECT_EQ(to_hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(to_hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256({bytes_of("a"), bytes_of("bc")}), sha256("abc"));
  EXPECT_EQ(Sha256().add("ab").add("c").finish(), sha256("abc"));
}

TEST(Crypto, HmacOfRfc4231Case2) {
  EXPECT_EQ(to_hex(hmac_sha256(bytes_of("Jefe"), bytes_of("what do ya want for nothing?"))),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(Crypto, Ed25519OfRfc8032Test2) {
  auto const key =
      SigningKey::from_seed(hex<32>("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
  EXPECT_EQ(to_hex(key.public_key()), "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
  std::array const message{std::byte{0x72}};
  auto signature = key.sign(message);
  EXPECT_EQ(to_hex(signature), "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                               "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
  EXPECT_TRUE(verify(key.public_key(), message, signature));
  signature[5] ^= std::byte{1};
  EXPECT_FALSE(verify(key.public_key(), message, signature));
}

TEST(Crypto, ASignatureWithSPlusGroupOrderIsRefused) {
  // The same S with the group order added: valid to lax verifiers, a second signature for one message.
  auto const random = seeded_random(3);
  auto const key = SigningKey::generate(*random);
  auto signature = key.sign(bytes_of("x"));
  auto const order = hex<32>("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
  unsigned carry = 0;
  for (std::size_t i = 0; i < 32; ++i) {
    carry += std::to_integer<unsigned>(signature[32 + i]) + std::to_integer<unsigned>(order[i]);
    signature[32 + i] = static_cast<std::byte>(carry & 0xff);
    carry >>= 8;
  }
  EXPECT_FALSE(verify(key.public_key(), bytes_of("x"), signature));
}

TEST(Crypto, AMovedKeyStillSignsAndItsSeedRestoresIt) {
  auto const random = seeded_random(4);
  auto first = SigningKey::generate(*random);
  auto const again = SigningKey::from_seed(first.seed());
  auto const moved = std::move(first);
  EXPECT_EQ(moved.public_key(), again.public_key());
  EXPECT_EQ(moved.sign(bytes_of("m")), again.sign(bytes_of("m")));
}

TEST(Crypto, PasswordsVerifyAndNothingElseDoes) {
  auto const random = seeded_random(5);
  auto const hash = hash_password("mật khẩu dài", PasswordCost::minimum(), *random);
  EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=8,t=1,p=1$")) << hash;
  EXPECT_TRUE(verify_password(hash, "mật khẩu dài"));
  EXPECT_FALSE(verify_password(hash, "mật khẩu dai"));
  EXPECT_FALSE(verify_password("", ""));
  EXPECT_FALSE(verify_password(std::string(500, 'a'), "x"));
  EXPECT_NE(hash, hash_password("mật khẩu dài", PasswordCost::minimum(), *random));
  EXPECT_FALSE(password_needs_rehash(hash, PasswordCost::minimum()));
  EXPECT_TRUE(password_needs_rehash(hash, PasswordCost::interactive()));
}

TEST(Crypto, Base64OfRfc4648) {
  std::pair<char const*, char const*> const pairs[] = {{"", ""},
                                                       {"f", "Zg=="},
                                                       {"fo", "Zm8="},
                                                       {"foo", "Zm9v"},
                                                       {"foob", "Zm9vYg=="},
                                                       {"fooba", "Zm9vYmE="},
                                                       {"foobar", "Zm9vYmFy"}};
  for (auto const& [plain, coded] : pairs) {
    EXPECT_EQ(to_base64(bytes_of(plain)), coded);
    auto const back = from_base64(coded);
    ASSERT_TRUE(back) << coded;
    EXPECT_EQ(text_of(*back), plain);
  }
  std::array const high{std::byte{0xfb}, std::byte{0xff}};
  EXPECT_EQ(to_base64url(high), "-_8");
  EXPECT_EQ(text_of(*from_base64url("-_8")), text_of(high));
}

TEST(Crypto, Base64HasOneTextForEachValue) {
  for (auto const* text :
       {"Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Z===", "====", "=", "Zm 9v", "Zm9v\n", "Zm-_", "Zg=v"})
    EXPECT_FALSE(from_base64(text)) << text;
  for (auto const* text : {"Zg==", "Z", "Zh", "Zm9v+"}) EXPECT_FALSE(from_base64url(text)) << text;
  Hash out;
  EXPECT_FALSE(from_base64("Zm9v", out));
  EXPECT_TRUE(from_base64(to_base64(sha256("a")), out));
  EXPECT_EQ(out, sha256("a"));
}

TEST(Crypto, HexIsLowerCaseAndComplete) {
  EXPECT_EQ(text_of(*from_hex("6162")), "ab");
  EXPECT_FALSE(from_hex("616"));
  EXPECT_FALSE(from_hex("6G"));
  EXPECT_FALSE(from_hex("AA"));
}

TEST(Crypto, ComparesSecrets) {
  EXPECT_TRUE(equal_secret("abc", "abc"));
  EXPECT_FALSE(equal_secret("abc", "abd"));
  EXPECT_FALSE(equal_secret("abc", "ab"));
}
