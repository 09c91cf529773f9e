#pragma once
/// The checkpoints a journal has to agree with: its own table, and files kept elsewhere. Judges form and
/// signatures; whether the events agree is for journal::JournalChecker.
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kernel/journal/checker.hpp"
#include "kernel/journal/note.hpp"
#include "verify/report.hpp"
#include "verify/sqlite.hpp"

namespace ts::verifier {

/// What is known of one commune's checkpoints.
struct Sealing {
  std::vector<journal::Expected> expected;       ///< none whose signature is wrong
  std::uint64_t trusted = 0;                     ///< signed by a key the user trusts
  std::uint64_t untrusted = 0;                   ///< signed by another key, or by one we do not have
  std::optional<journal::VerifierKey> stranger;  ///< a key that signed and is not trusted, when we have it
  std::string unknown_signer;                    ///< name of a signer whose key we do not have
};
using Sealings = std::map<std::int64_t, Sealing>;  ///< by commune

/// The keys signatures are checked with.
struct Keys {
  std::vector<journal::VerifierKey> trusted;  ///< on the user's list
  std::vector<journal::VerifierKey> hints;    ///< found in the data directory: nothing follows from them
};

/// Reads journal_checkpoint. `tick` is told now and then, and at the end, how many were read.
Sealings load_checkpoints(Database const& database, Keys const& keys, Report& report,
                          std::function<void(std::uint64_t)> const& tick);

/// Adds the checkpoint in a file (a signed note, or a receipt that brings one) to those of its commune.
void add_outside_checkpoint(std::string const& file, Keys const& keys, Sealings& sealings, Report& report);

}  // namespace ts::verifier
