// OpenSSL's one-shot SHA256() and the EVP calls look the algorithm up at each call, which costs more than
// hashing a journal leaf. The plain functions are deprecated in name only and use the same assembly.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "base/crypto.hpp"

#include <openssl/sha.h>
#include <sodium.h>

#include <cstring>
#include <new>

#include "base/result.hpp"

namespace ts {
namespace {

static_assert(sizeof(SHA256_CTX) <= 128 && alignof(SHA256_CTX) <= 8);

void need_sodium() {
  static bool const ready = sodium_init() >= 0;
  TS_ASSERT(ready);
}

unsigned char const* in(Bytes b) { return reinterpret_cast<unsigned char const*>(b.data()); }
unsigned char* out_of(std::span<std::byte> b) { return reinterpret_cast<unsigned char*>(b.data()); }

}  // namespace

Sha256::Sha256() { SHA256_Init(new (state_.data()) SHA256_CTX); }

Sha256& Sha256::add(Bytes data) {
  SHA256_Update(std::launder(reinterpret_cast<SHA256_CTX*>(state_.data())), data.data(), data.size());
  return *this;
}

Hash Sha256::finish() {
  Hash out;
  SHA256_Final(out_of(out), std::launder(reinterpret_cast<SHA256_CTX*>(state_.data())));
  return out;
}

Hash sha256(Bytes data) { return sha256({data}); }

Hash sha256(std::initializer_list<Bytes> parts) {
  SHA256_CTX context;
  SHA256_Init(&context);
  for (auto const part : parts) SHA256_Update(&context, part.data(), part.size());
  Hash out;
  SHA256_Final(out_of(out), &context);
  return out;
}

Hash hmac_sha256(Bytes key, Bytes message) {
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, in(key), key.size());
  crypto_auth_hmacsha256_update(&state, in(message), message.size());
  Hash out;
  crypto_auth_hmacsha256_final(&state, out_of(out));
  sodium_memzero(&state, sizeof state);
  return out;
}

bool equal_secret(Bytes a, Bytes b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

SigningKey SigningKey::generate(Random& random) {
  Seed seed;
  random.fill(seed);
  auto key = from_seed(seed);
  wipe(seed);
  return key;
}

SigningKey SigningKey::from_seed(Seed const& seed) {
  need_sodium();
  SigningKey key;
  PublicKey ignored;
  crypto_sign_ed25519_seed_keypair(out_of(ignored), out_of(key.secret_), in(seed));
  return key;
}

SigningKey::SigningKey(SigningKey&& other) noexcept : secret_(other.secret_) { wipe(other.secret_); }

SigningKey& SigningKey::operator=(SigningKey&& other) noexcept {
  if (this == &other) return *this;
  secret_ = other.secret_;
  wipe(other.secret_);
  return *this;
}

SigningKey::~SigningKey() { wipe(secret_); }

PublicKey SigningKey::public_key() const {
  PublicKey out;
  std::memcpy(out.data(), secret_.data() + 32, out.size());
  return out;
}

Seed SigningKey::seed() const {
  Seed out;
  std::memcpy(out.data(), secret_.data(), out.size());
  return out;
}

Signature SigningKey::sign(Bytes message) const {
  Signature out;
  crypto_sign_ed25519_detached(out_of(out), nullptr, in(message), message.size(), in(secret_));
  return out;
}

bool verify(PublicKey const& key, Bytes message, Signature const& signature) {
  need_sodium();
  return crypto_sign_ed25519_verify_detached(in(signature), in(message), message.size(), in(key)) == 0;
}

void wipe(std::span<std::byte> secret) { sodium_memzero(secret.data(), secret.size()); }

// --- passwords ---

namespace {

/// The PHC string's base64 has no padding.
std::string phc_base64(Bytes bytes) {
  auto out = to_base64(bytes);
  while (!out.empty() && out.back() == '=') out.pop_back();
  return out;
}

std::string phc_prefix(PasswordCost cost) {
  return "$argon2id$v=19$m=" + std::to_string(cost.kibibytes) + ",t=" + std::to_string(cost.passes) + ",p=1$";
}

}  // namespace

// crypto_pwhash_str would draw the salt itself, past base/clock.hpp; its text form is the one made here.
std::string hash_password(std::string_view password, PasswordCost cost, Random& random) {
  need_sodium();
  std::array<std::byte, crypto_pwhash_argon2id_SALTBYTES> salt;
  random.fill(salt);
  Hash hash;
  if (crypto_pwhash_argon2id(out_of(hash), hash.size(), password.data(), password.size(), in(salt),
                             cost.passes, std::size_t{cost.kibibytes} * 1024,
                             crypto_pwhash_argon2id_ALG_ARGON2ID13) != 0)
    throw std::bad_alloc();
  auto out = phc_prefix(cost) + phc_base64(salt) + "$" + phc_base64(hash);
  wipe(hash);
  return out;
}

bool verify_password(std::string_view hash, std::string_view password) {
  need_sodium();
  std::array<char, crypto_pwhash_argon2id_STRBYTES> text{};
  if (hash.size() >= text.size()) return false;
  std::memcpy(text.data(), hash.data(), hash.size());
  return crypto_pwhash_argon2id_str_verify(text.data(), password.data(), password.size()) == 0;
}

bool password_needs_rehash(std::string_view hash, PasswordCost cost) {
  return !hash.starts_with(phc_prefix(cost));
}

}  // namespace ts
