#pragma once
/// Stored tiles and leaves as kernel/journal wants to read them. Inside the store only.
#include <soci/soci.h>

#include "base/ids.hpp"
#include "kernel/journal/tiles.hpp"
#include "kernel/store/session_objects.hpp"

namespace ts::store {

/// Prepared statements over journal_tile and the leaf column.
class TreeQueries {
 public:
  TreeQueries(soci::session& sql, Kind kind);
  TreeQueries(TreeQueries const&) = delete;
  TreeQueries& operator=(TreeQueries const&) = delete;

  /// Throws std::runtime_error naming the tile when it is absent or damaged.
  std::vector<Hash> tile(CommuneId commune, unsigned level, std::uint64_t index);
  /// Throws std::runtime_error naming the event when one of [begin, end) is absent or damaged.
  std::vector<Hash> leaves(CommuneId commune, std::uint64_t begin, std::uint64_t end);
  /// The tree of the first `size` events.
  journal::TileHead restore(CommuneId commune, std::int64_t size);
  /// Brings a tree up to `size` events: by the leaves that are new when they are few, else anew. Does nothing
  /// when it is that large already.
  void advance(journal::TileHead& tree, CommuneId commune, std::int64_t size);
  /// Valid as long as this object.
  journal::TileSource tile_source(CommuneId commune);

 private:
  std::int32_t commune_ = 0, level_ = 0;
  std::int64_t idx_ = 0, begin_ = 0, end_ = 0;
  std::string text_;
  soci::statement select_tile_, select_leaves_;
};

}  // namespace ts::store
