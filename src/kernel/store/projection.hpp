#pragma once
/// Tables that are views of the journal. A projection turns events into rows in the transaction that writes
/// the events; `rebuild` makes the same rows again from the journal, `check` compares the two.
///
/// So `apply` must be a function of the events alone: no clock, no randomness, no other table than its own,
/// no number taken from a sequence. Erasure: when the body of event N is erased, the journal appends
/// `journal.body_erased` with `data.seq = N` and the same `case_no` as N; a projection that copied anything
/// out of N's body must remove it then. On a rebuild N's body is already gone (`event.body == nullptr`), and
/// the rows must come out the same.
///
/// Columns are INTEGER, BIGINT or TEXT and never NULL (`check` compares them as text).
#include <any>
#include <functional>
#include <memory>
#include <span>
#include <string_view>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "kernel/store/session_objects.hpp"

namespace ts::store {

/// One event as projections see it. Views and pointers are valid during the call only.
struct Event {
  CommuneId commune{};
  std::int64_t seq = 0;
  Instant at{};
  std::string_view actor;
  std::string_view type;
  CaseNo case_no{};                    ///< 0: concerns no case
  json::object const* data = nullptr;  ///< process facts, never null
  json::object const* body = nullptr;  ///< personal data; null when there was none or it has been erased
  /// A pointer to the module's own form of the event, where the command that appended it has it at hand; null in a
  /// rebuild. Must say exactly what `data` and `body` say: it only spares parsing them.
  std::any const* origin = nullptr;
};

/// A table of a projection. `key` is its primary key, comma separated, `commune` first: "commune, case_no".
struct TableSpec {
  std::string_view name;
  std::string_view key;
};

/// Belongs to one session and one thread.
class Projection {
 public:
  virtual ~Projection() = default;
  virtual std::string_view name() const = 0;
  /// Every table it writes. Empty for a projection that only keeps something in memory.
  virtual std::span<TableSpec const> tables() const = 0;
  /// Called for each event in order of `seq`. Exceptions undo the command that appended the event.
  virtual void apply(Event const& event) = 0;
  /// Called before the commit of a batch: the moment to write what was gathered over many events (daily
  /// rollups). Until then only this object knows those figures, so it must answer for them itself.
  virtual void flush() {}
  /// What is remembered from the database may be wrong (another process has written, a batch was rolled
  /// back): forget it, gathered figures included.
  virtual void forget_caches() {}
};

/// Makes a projection on a session; it may prepare its statements there (see session_objects.hpp for the
/// pattern).
using ProjectionFactory = std::function<std::unique_ptr<Projection>(soci::session&, Kind)>;

/// `projection_of<CaseProjection>()` for classes constructed from (soci::session&, Kind).
template <class P>
ProjectionFactory projection_of() {
  return [](soci::session& sql, Kind kind) { return std::make_unique<P>(sql, kind); };
}

}  // namespace ts::store
