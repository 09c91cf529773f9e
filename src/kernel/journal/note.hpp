#pragma once
/// C2SP signed-note with Ed25519 (signature type 0x01): a text, an empty line, and lines "— <name> <base64>".
/// Parsing is strict; what parses formats back to the same bytes. Errors carry `note.form`.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/crypto.hpp"
#include "base/result.hpp"

namespace ts::journal {

/// Larger notes and more signatures are refused. Room for 16 post-quantum signatures.
inline constexpr std::size_t max_note_bytes = 256 * 1024;
inline constexpr std::size_t max_note_signatures = 64;

/// A public key under a name: who may have signed.
struct VerifierKey {
  std::string name;
  PublicKey key{};

  /// First four bytes, big-endian, of SHA-256(name || 0x0A || 0x01 || key).
  std::uint32_t id() const;
  /// "<name>+<id in hex>+<base64(0x01 || key)>", the form `golang.org/x/mod/sumdb/note` made common ("vkey").
  std::string text() const;
  /// 128 bits of that same SHA-256, "9f2c 01ab …": what two people read to each other to compare a key.
  std::string fingerprint() const;
  /// Strict; the id must be the right one (`note.key`).
  static Result<VerifierKey> parse(std::string_view text);
  friend auto operator<=>(VerifierKey const&, VerifierKey const&) = default;
};

/// Not empty, valid UTF-8, no Unicode space, no plus, no control character.
bool is_key_name(std::string_view name);

struct NoteSignature {
  std::string name;
  std::uint32_t id = 0;
  std::vector<std::byte> bytes;
};

struct Note {
  std::string text;  ///< with its final line feed
  std::vector<NoteSignature> signatures;
};

Result<Note> parse_note(std::string_view bytes);
std::string format_note(Note const& note);

/// A private key under a name. Thread-safe to sign with.
class Signer {
 public:
  /// Precondition: is_key_name(name).
  Signer(std::string name, SigningKey key);
  VerifierKey verifier() const { return {name_, key_.public_key()}; }
  /// The complete note. Precondition: `text` ends in a line feed and holds no other control character.
  std::string sign(std::string_view text) const;

 private:
  std::string name_;
  SigningKey key_;
};

/// The known keys that signed. Signatures of unknown keys are passed over, as the specification demands.
/// Errors: `note.forged`: a signature under the name and id of a known key is wrong; `note.unknown_signer`:
/// none of the known keys signed.
Result<std::vector<VerifierKey>> verify_note(Note const& note, std::span<VerifierKey const> known);

}  // namespace ts::journal
