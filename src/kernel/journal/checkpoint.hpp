#pragma once
/// C2SP tlog-checkpoint of a commune's journal: origin, size, root, and one extension line with the time of
/// signing.
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/crypto.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "kernel/journal/note.hpp"

namespace ts::journal {

/// "thongsuot.vn/xa/17464": the name of the journal and of its key.
std::string origin_of(CommuneId commune);
std::optional<CommuneId> commune_of(std::string_view origin);

/// The state of a journal at one moment.
struct Checkpoint {
  CommuneId commune;
  std::uint64_t size = 0;  ///< events in the tree: seq 0 … size-1
  Hash root{};
  Instant at{};  ///< when it was signed: not before any event in it, not after any event that follows
  friend bool operator==(Checkpoint const&, Checkpoint const&) = default;
};

/// The note text: four lines, "at <ISO time>" the last.
std::string checkpoint_text(Checkpoint const& checkpoint);
/// Strict inverse (`checkpoint.form`).
Result<Checkpoint> parse_checkpoint_text(std::string_view text);

/// The signed note. Precondition: the signer's name is origin_of(commune).
std::string sign_checkpoint(Checkpoint const& checkpoint, Signer const& signer);

struct SignedCheckpoint {
  Checkpoint checkpoint;
  Note note;
};
/// Parses note and text; verifies no signature: that is verify_note's work.
Result<SignedCheckpoint> parse_checkpoint(std::string_view note);

}  // namespace ts::journal
