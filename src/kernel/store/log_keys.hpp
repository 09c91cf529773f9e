#pragma once
/// The keys with which a commune's log is signed, in DIR/keys: `17464.key` (0600, base64 of the Ed25519 seed) and
/// `17464.vkey` (public, a signed-note verifier key).
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "base/clock.hpp"
#include "base/crypto.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"

namespace ts::store {

/// Thread-safe. Keys are read once and kept.
class LogKeys {
 public:
  explicit LogKeys(std::filesystem::path directory) : directory_(std::move(directory)) {}

  /// Makes a key pair for the commune; an existing one is left as it is.
  Status create(CommuneId commune, Random& random);
  /// `key.missing` (unavailable): the key is not in the directory (a restored backup); `key.mode` when others may read it;
  /// `key.damaged`.
  Result<std::shared_ptr<SigningKey const>> signing_key(CommuneId commune);
  /// The verifier key's text. Comes from the public file, so it works without the private one.
  Result<std::string> verifier_key(CommuneId commune);

 private:
  std::filesystem::path directory_;
  std::mutex mutex_;
  std::map<CommuneId, std::shared_ptr<SigningKey const>> keys_;
  std::map<CommuneId, std::string> vkeys_;
};

}  // namespace ts::store
