#pragma once
/// C2SP tlog-proof v1: one text file that proves, offline, that an entry is in a journal.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/crypto.hpp"
#include "base/result.hpp"

namespace ts::journal {

struct Proof {
  std::string extra;         ///< opaque bytes, not authenticated by the format; empty when absent
  std::uint64_t index = 0;   ///< of the entry, from 0
  std::vector<Hash> hashes;  ///< inclusion proof, the leaf's sibling first; at most 64
  std::string checkpoint;    ///< signed note, verbatim
  friend bool operator==(Proof const&, Proof const&) = default;
};

std::string format_proof(Proof const& proof);
/// Strict: what parses formats back to the same bytes (`proof.form`). The checkpoint is not looked into.
Result<Proof> parse_proof(std::string_view text);

}  // namespace ts::journal
