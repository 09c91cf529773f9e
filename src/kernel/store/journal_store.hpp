#pragma once
/// Reading the journal: events, tree, checkpoints, receipts; and erasing a body. Their forms are those of
/// kernel/journal, the tables those of docs/formats/database.md.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/crypto.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "kernel/store/database.hpp"
#include "kernel/store/log_keys.hpp"
#include "kernel/store/tx.hpp"

namespace ts::store {

/// One event as stored, parsed.
struct JournalEvent {
  CommuneId commune{};
  std::int64_t seq = 0;
  Instant at{};
  std::string actor;
  std::string type;
  CaseNo case_no{};
  json::object data;
  std::optional<json::object> body;  ///< nothing: there was none, or it is erased
  std::int64_t erased_by = 0;        ///< seq of the `journal.body_erased`; 0: not erased
  std::string body_hash;             ///< base64, "" without body
  std::string leaf;                  ///< base64 of the leaf hash
};

/// The tree's state in the database.
struct JournalHead {
  std::int64_t size = 0;
  Instant last_at{};  ///< of the last event or checkpoint: no later event is dated before it
  Hash root{};        ///< of the `size` events
};

struct SignedHead {
  std::int64_t size = 0;
  Instant at{};
  std::string note;  ///< the signed checkpoint
};

/// Thread-safe, and cheap to make: every call takes a reading session; trees are remembered per Database.
/// A commune without events has size 0.
/// Throws soci::soci_error when the database fails, std::runtime_error when what it holds is damaged.
class JournalReader {
 public:
  explicit JournalReader(std::shared_ptr<Database> db);
  ~JournalReader();

  JournalHead head(CommuneId commune);
  std::optional<JournalEvent> event(CommuneId commune, std::int64_t seq);
  /// Events `from`, `from + 1`, … at most `limit`.
  std::vector<JournalEvent> events(CommuneId commune, std::int64_t from, int limit);
  /// A case's events in order, those after `after` (-1: from the first).
  std::vector<JournalEvent> events_of_case(CommuneId commune, CaseNo case_no, std::int64_t after = -1,
                                           int limit = 1000);

  /// Nothing before the first signature.
  std::optional<SignedHead> newest_checkpoint(CommuneId commune);
  /// The oldest checkpoint that covers event `seq`.
  std::optional<SignedHead> checkpoint_covering(CommuneId commune, std::int64_t seq);
  std::optional<SignedHead> checkpoint_at(CommuneId commune, std::int64_t size);

  /// The first `width` hashes of tile (level, index) (C2SP tlog-tiles), as bytes to be served. `tile.unknown`
  /// (not_found) when the tree has not grown so far.
  Result<std::string> tile(CommuneId commune, unsigned level, std::uint64_t index, unsigned width);

  /// RFC 9162 proofs, for any size up to that of head(). `proof.range` (invalid) unless seq < size and
  /// 0 < size1 <= size2.
  Result<std::vector<Hash>> inclusion_proof(CommuneId commune, std::int64_t seq, std::int64_t size);
  Result<std::vector<Hash>> consistency_proof(CommuneId commune, std::int64_t size1, std::int64_t size2);

  /// The receipt of an event, against the oldest checkpoint that covers it. Holds personal data when the
  /// event's body does. Errors: `journal.unknown_event`, `receipt.not_yet` (unavailable: not signed yet, ask
  /// again in two seconds), those of LogKeys::verifier.
  Result<std::string> receipt(CommuneId commune, std::int64_t seq, LogKeys& keys);

 private:
  class Trees;
  std::shared_ptr<Database> db_;
  std::shared_ptr<Trees> trees_;
};

/// Wipes salt and body of event `seq` and appends `journal.body_erased` {seq, reason} for the same case, in
/// the caller's transaction. The header, the leaf and so the tree stay. `reason` is the legal ground, without
/// personal data. Returns the seq of the new event. Errors: `journal.unknown_event` (not_found),
/// `journal.no_body` (conflict: there was none, or it is gone already).
Result<std::int64_t> erase_body(Tx& tx, std::int64_t seq, std::string_view reason, std::string_view actor);

/// An entry whose body is still there.
struct BodyHolder {
  std::int64_t seq = 0;
  std::string actor;
};
/// Entries of a case that have a body, in order.
std::vector<BodyHolder> bodies_of_case(Tx& tx, CaseNo case_no);

}  // namespace ts::store
