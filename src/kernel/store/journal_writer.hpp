#pragma once
/// Writes events, tiles and heads on the writing session, and keeps each commune's tree in memory between
/// batches. Inside the store only; used by one thread at a time.
#include <soci/soci.h>

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "kernel/journal/event.hpp"
#include "kernel/journal/tiles.hpp"
#include "kernel/store/session_objects.hpp"

namespace ts::store {

/// What is remembered of a commune while nobody else writes to it.
struct CommuneLog {
  journal::TileHead tree;
  std::int64_t last_at = 0;
  std::int64_t batch = 0;  ///< `journal_head.batch`: who finds another number has been overtaken
  std::map<std::string, std::int64_t, std::less<>> counters;
  std::map<std::string, std::int64_t, std::less<>> changed_counters;
  bool locked = false;   ///< its head row is read (and locked) in this transaction
  bool touched = false;  ///< this transaction wrote in the commune
};

class JournalWriter {
 public:
  JournalWriter(soci::session& sql, Kind kind);
  JournalWriter(JournalWriter const&) = delete;
  JournalWriter& operator=(JournalWriter const&) = delete;

  /// The commune's log, its head row locked for this transaction. `overtaken` is set to true when another
  /// process has written since the last batch here (never at the first use).
  CommuneLog& lock(CommuneId commune, bool& overtaken);
  /// Writes the event at the tree's end. The header's commune, seq and time are set here. Throws
  /// std::invalid_argument for an event the journal refuses (a bug of the caller). Returns the bytes written,
  /// about.
  std::size_t append(CommuneLog& log, journal::Event& event);
  std::int64_t next_counter(CommuneLog& log, CommuneId commune, std::string_view name);

  /// Before the commit: heads and counters of what was touched.
  void write_heads();
  /// After the commit.
  void release();

 private:
  bool read_head(CommuneId commune);
  void catch_up(CommuneId commune, CommuneLog& log);
  void write_tile(std::int64_t commune, unsigned level, std::uint64_t index, std::span<Hash const> hashes);

  soci::session& sql_;
  Kind kind_;
  std::unordered_map<CommuneId, CommuneLog> logs_;
  std::vector<std::pair<CommuneId, CommuneLog*>> locked_;  ///< in this transaction

  struct EventRow {
    std::int32_t commune = 0;
    std::int64_t seq = 0, at = 0, case_no = 0, erased = 0;
    std::string actor, type, data, salt, body, body_hash, leaf;
  } event_;
  struct HeadRow {
    std::int32_t commune = 0;
    std::int64_t size = 0, last_at = 0, batch = 0;
    std::string frontier;
  } head_;
  struct TileRow {
    std::int32_t commune = 0, level = 0;
    std::int64_t idx = 0;
    std::string hashes;
  } tile_;
  struct CounterRow {
    std::int32_t commune = 0;
    std::string name;
    std::int64_t value = 0;
  } counter_;
  std::string header_;
  soci::statement insert_event_, select_head_, create_head_, update_head_, insert_tile_, select_counter_,
      write_counter_;
};

}  // namespace ts::store
