#pragma once
/// Runs projections over stored events. Inside the store only.
#include <memory>
#include <vector>

#include "base/ids.hpp"
#include "kernel/store/event_rows.hpp"
#include "kernel/store/projection.hpp"

namespace ts::store {

/// Projections of one session, fed with rows of the journal.
class Replay {
 public:
  Replay(soci::session& sql, Kind kind, std::vector<ProjectionFactory> const& factories);

  /// `journal.corrupt` when the row does not parse; it is then passed over.
  Status apply(EventRow const& row);
  void flush();
  std::vector<std::unique_ptr<Projection>> const& projections() const { return projections_; }

 private:
  std::vector<std::unique_ptr<Projection>> projections_;
};

/// Communes that have a journal, in order, with the number of their events.
std::vector<std::pair<CommuneId, std::int64_t>> journals(soci::session& sql);

/// Calls `visit` for each event of a commune in order, without holding more than some thousand rows in
/// memory.
void each_event(EventRows& rows, CommuneId commune, std::int64_t size,
                std::function<void(EventRow const&)> const& visit);

}  // namespace ts::store
