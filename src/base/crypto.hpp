#pragma once
/// All cryptography, behind one header: no other file includes OpenSSL (except TLS) or libsodium.
/// Every function is thread-safe. Primitives: SHA-256 (FIPS 180-4), Ed25519 (RFC 8032), Argon2id (RFC 9106),
/// HMAC-SHA-256 (RFC 2104), base64 (RFC 4648). Randomness comes from base/clock.hpp only.
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"

namespace ts {

using Bytes = std::span<std::byte const>;

/// The bytes of a text, not owned.
inline Bytes bytes_of(std::string_view text) { return std::as_bytes(std::span{text.data(), text.size()}); }
/// The text over some bytes, not owned.
inline std::string_view text_of(Bytes bytes) {
  return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

// --- hashing ---

/// A SHA-256 value.
using Hash = std::array<std::byte, 32>;

Hash sha256(Bytes data);
inline Hash sha256(std::string_view data) { return sha256(bytes_of(data)); }
/// Hash of the parts one after another.
Hash sha256(std::initializer_list<Bytes> parts);

/// SHA-256 of what is fed piece by piece; for files larger than memory should hold.
class Sha256 {
 public:
  Sha256();
  Sha256& add(Bytes data);
  Sha256& add(std::string_view data) { return add(bytes_of(data)); }
  /// The hash of everything added; the object may not be used afterwards.
  Hash finish();

 private:
  alignas(8) std::array<std::byte, 128> state_;
};

/// Key of any length.
Hash hmac_sha256(Bytes key, Bytes message);
/// In time that depends on the lengths only.
bool equal_secret(Bytes a, Bytes b);
inline bool equal_secret(std::string_view a, std::string_view b) {
  return equal_secret(bytes_of(a), bytes_of(b));
}

// --- signatures ---

using PublicKey = std::array<std::byte, 32>;
using Signature = std::array<std::byte, 64>;
using Seed = std::array<std::byte, 32>;

/// An Ed25519 private key. Its memory is wiped when it goes; it moves, it is not copied. Saving the seed
/// safely is the caller's work.
class SigningKey {
 public:
  static SigningKey generate(Random& random);
  static SigningKey from_seed(Seed const& seed);
  SigningKey(SigningKey&& other) noexcept;
  SigningKey& operator=(SigningKey&& other) noexcept;
  SigningKey(SigningKey const&) = delete;
  SigningKey& operator=(SigningKey const&) = delete;
  ~SigningKey();

  PublicKey public_key() const;
  /// The 32 bytes the key grows from: keep them secret, wipe them after use (`wipe`).
  Seed seed() const;
  Signature sign(Bytes message) const;

 private:
  SigningKey() = default;
  std::array<std::byte, 64> secret_{};  ///< seed || public key
};

/// Strict: rejects non-canonical signatures and small-order keys.
bool verify(PublicKey const& key, Bytes message, Signature const& signature);

/// Overwrites secrets in a way the compiler keeps.
void wipe(std::span<std::byte> secret);

// --- passwords ---

/// What one guess costs.
struct PasswordCost {
  std::uint32_t passes;
  std::uint32_t kibibytes;
  /// RFC 9106's second choice, cut to what an interactive sign-in bears: 64 MiB, 2 passes, some 60 ms.
  static constexpr PasswordCost interactive() { return {2, 64 * 1024}; }
  /// The least the library takes: for tests and the demonstration's accounts only.
  static constexpr PasswordCost minimum() { return {1, 8}; }
};

/// "$argon2id$v=19$m=…,t=…,p=1$salt$hash" with a fresh salt. Throws std::bad_alloc when memory is short.
std::string hash_password(std::string_view password, PasswordCost cost, Random& random);
/// False as well for a text that is no such hash.
bool verify_password(std::string_view hash, std::string_view password);
/// True when the hash was made at another cost: hash again at the next sign-in.
bool password_needs_rehash(std::string_view hash, PasswordCost cost);

// --- text forms of bytes --- Decoding is
// strict: one text for each value. No blanks, the padding complete (base64) or absent (base64url), no stray
// bits in the last character, hex in lower case.

std::string to_base64(Bytes bytes);
void append_base64(std::string& out, Bytes bytes);
std::optional<std::vector<std::byte>> from_base64(std::string_view text);
/// Decodes to exactly `out.size()` bytes; false otherwise, `out` is then unspecified.
bool from_base64(std::string_view text, std::span<std::byte> out);

/// URL-safe alphabet, no padding.
std::string to_base64url(Bytes bytes);
std::optional<std::vector<std::byte>> from_base64url(std::string_view text);

std::string to_hex(Bytes bytes);
std::optional<std::vector<std::byte>> from_hex(std::string_view text);
bool from_hex(std::string_view text, std::span<std::byte> out);

}  // namespace ts
