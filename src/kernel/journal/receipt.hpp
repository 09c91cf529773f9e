#pragma once
/// A receipt: what a citizen takes home. A tlog-proof whose `extra` is the canonical JSON {body, header,
/// salt, vkey}, so that the file alone shows what was recorded and proves it, given that the reader trusts
/// the key.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "kernel/journal/checkpoint.hpp"
#include "kernel/journal/event.hpp"
#include "kernel/journal/note.hpp"
#include "kernel/journal/proof.hpp"

namespace ts::journal {

/// Larger files are not read.
inline constexpr std::size_t max_receipt_bytes = 4 * 1024 * 1024;

struct Receipt {
  Event event;      ///< without body and salt when these are withheld or erased
  VerifierKey key;  ///< a hint who signed; nothing follows from it until the reader trusts it
  Proof proof;
  SignedCheckpoint checkpoint;
};

/// Precondition: the event is in the tree of the checkpoint, `path` is its inclusion proof there, the body is
/// canonical JSON, and `key` verifies the note.
std::string make_receipt(Event const& event, std::vector<Hash> path, std::string checkpoint_note,
                         VerifierKey const& key);
/// Strict in every part; errors of the part, or `receipt.form`. Verifies nothing yet.
Result<Receipt> parse_receipt(std::string_view text);

enum class Outcome { holds, unknown, broken };

/// One thing looked at, told to a person.
struct Check {
  Outcome outcome = Outcome::holds;
  std::string id;  ///< "body", "place", "inclusion", "time", "signature", "trust"
  std::string vi;
  std::string en;
};

/// Recomputes everything. The outcome of the whole is the worst one: it holds only when a trusted key signed;
/// with an untrusted key "trust" is unknown and all else is still checked with the key the receipt brings.
std::vector<Check> check_receipt(Receipt const& receipt, std::span<VerifierKey const> trusted);
Outcome worst(std::span<Check const> checks);

}  // namespace ts::journal
