#pragma once
/// The keys with which a commune's journal is signed, in DIR/keys: `17464.key` (0600, base64 of the Ed25519
/// seed and a line feed) and `17464.vkey` (public, the text of a signed-note verifier key and a line feed).
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "kernel/journal/note.hpp"

namespace ts::store {

/// Thread-safe. Keys are read once and kept.
class LogKeys {
 public:
  explicit LogKeys(std::filesystem::path directory) : directory_(std::move(directory)) {}

  /// Makes a key pair for the commune; an existing one is left as it is.
  Status create(CommuneId commune, Random& random);
  /// Errors: `key.missing` (unavailable): the private key is not in the directory (a restored backup);
  /// `key.open`: others may read it; `key.damaged` (corrupt).
  Result<std::shared_ptr<journal::Signer const>> signer(CommuneId commune);
  /// Comes from the public file, so it works without the private key. Errors as above.
  Result<journal::VerifierKey> verifier(CommuneId commune);

 private:
  std::filesystem::path path(CommuneId commune, std::string_view extension) const;
  std::filesystem::path directory_;
  std::mutex mutex_;
  std::map<CommuneId, std::shared_ptr<journal::Signer const>> signers_;
  std::map<CommuneId, journal::VerifierKey> verifiers_;
};

}  // namespace ts::store
