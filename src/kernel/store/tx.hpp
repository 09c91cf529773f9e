#pragma once
/// What a command sees while it is decided and written: the state as it will be after all commands before it.
#include <any>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "kernel/store/projection.hpp"

namespace ts::store {

/// An event to append; the journal adds commune, seq and time.
struct NewEvent {
  std::string type;     ///< dotted, lower case: "case.accepted"
  CaseNo case_no{};     ///< 0: concerns no case
  std::string actor;    ///< "staff:12", "citizen:5", "system"
  json::object data{};  ///< process facts needed to rebuild state; never personal data
  json::object body{};  ///< personal data and free text, erasable; empty: no body
  /// A pointer to what `data` and `body` were made from, handed on to projections (see Event::origin). Never stored.
  std::any origin{};
};

class Batch;

/// Valid only during the call of the Work it was given to, on that thread.
class Tx {
 public:
  explicit Tx(Batch& batch, CommuneId commune, Instant now) : batch_(&batch), commune_(commune), now_(now) {}
  Tx(Tx const&) = delete;
  Tx& operator=(Tx const&) = delete;

  /// The writing session, inside the batch's transaction: never begin, commit or roll back on it.
  soci::session& sql();
  Kind kind() const;
  CommuneId commune() const { return commune_; }
  /// The time of this command; not before that of the commune's last event.
  Instant now() const { return now_; }
  Random& random();

  /// Writes the event, advances the tree, runs every projection. Returns its seq (from 0).
  /// A bug when the commune is 0 (CommuneId{} holds reference tables and has no journal).
  std::int64_t append(NewEvent event);
  /// Next value of a counter of the commune, from 1. Gaps occur only when a batch is rolled back; values
  /// never repeat.
  std::int64_t next_counter(std::string_view name);
  /// Number of events in the commune's journal, those of this transaction included.
  std::int64_t journal_size();

  /// The session's T(soci::session&, Kind): see session_objects.hpp. It may not remember rows between calls:
  /// another process may write between two batches. What remembers is a projection.
  template <class T>
  T& get() {
    return session_objects().template get<T>(sql(), kind());
  }
  /// The projection of class P, to read its state through its own caches and statements. A bug when there is
  /// none.
  template <class P>
  P& projection() {
    for (auto const& p : projections()) {
      if (auto* found = dynamic_cast<P*>(p.get())) return *found;
    }
    no_such_projection();
  }

  Batch& batch() { return *batch_; }  ///< for the store itself

 private:
  SessionObjects& session_objects();
  std::vector<std::unique_ptr<Projection>> const& projections();
  [[noreturn]] static void no_such_projection();

  Batch* batch_;
  CommuneId commune_;
  Instant now_;
};

}  // namespace ts::store
