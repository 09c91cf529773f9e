#pragma once
/// Rows of journal_event as they are stored. Inside the store only.
#include <soci/soci.h>

#include <cstdint>
#include <functional>
#include <string>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "kernel/journal/event.hpp"
#include "kernel/store/session_objects.hpp"

namespace ts::store {

struct EventRow {
  std::int32_t commune = 0;
  std::int64_t seq = 0, at = 0, case_no = 0, erased = 0;
  std::string actor, type, data, salt, body, body_hash, leaf;
};

/// The bytes that are the leaf of the tree, made from the row's columns.
void append_header_bytes(std::string& out, EventRow const& row);
/// `journal.corrupt` when a column does not hold what it should.
Result<journal::Event> to_event(EventRow const& row);

/// Prepared reading, in order of seq.
class EventRows {
 public:
  EventRows(soci::session& sql, Kind kind);
  EventRows(EventRows const&) = delete;
  EventRows& operator=(EventRows const&) = delete;

  /// Null when there is none; valid until the next call.
  EventRow const* one(CommuneId commune, std::int64_t seq);
  /// Events with from <= seq < to.
  void range(CommuneId commune, std::int64_t from, std::int64_t to,
             std::function<void(EventRow const&)> const& visit);
  void of_case(CommuneId commune, CaseNo case_no, std::int64_t after, int limit,
               std::function<void(EventRow const&)> const& visit);

 private:
  void each(soci::statement& statement, std::function<void(EventRow const&)> const& visit);

  EventRow row_;
  std::int32_t commune_ = 0, limit_ = 0;
  std::int64_t from_ = 0, to_ = 0, case_no_ = 0;
  soci::statement range_, of_case_;
};

}  // namespace ts::store
