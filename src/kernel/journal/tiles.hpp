#pragma once
/// C2SP tlog-tiles: the tree cut into tiles of 256 hashes, immutable once full. Tile (level, index) holds the
/// nodes of tree level 8·level from index·256 on. Only full tiles are stored; partial ones are the right edge
/// and live in TileHead.
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/crypto.hpp"
#include "kernel/journal/merkle.hpp"

namespace ts::journal {

inline constexpr unsigned tile_height = 8;
inline constexpr std::size_t tile_width = 256;

struct TileId {
  unsigned level = 0;  ///< 0 … 63
  std::uint64_t index = 0;
  unsigned width = tile_width;  ///< hashes in it: 1 … 255 partial, 256 full
  friend auto operator<=>(TileId const&, TileId const&) = default;
};

/// "tile/0/x001/x234/067" and "tile/1/000.p/17".
std::string tile_path(TileId const& tile);
/// Exactly that form, else nothing.
std::optional<TileId> parse_tile_path(std::string_view path);
/// How wide tile (level, index) is in a tree of `size`: 0 when it does not exist, 256 when full.
unsigned tile_width_at(unsigned level, std::uint64_t index, std::uint64_t size);

/// Root of a full tile: the one hash it gives to the level above.
Hash tile_root(std::span<Hash const> hashes);
/// The bytes served for a tile: its hashes one after another.
std::string tile_bytes(std::span<Hash const> hashes);
/// 256 hashes in base64: how a full tile is stored in SQL.
std::string encode_tile(std::span<Hash const> hashes);
/// Nothing unless it is exactly 256 hashes.
std::optional<std::vector<Hash>> decode_tile(std::string_view base64);

/// Reads a stored full tile. May throw; is asked only for tiles that are full.
using TileSource = std::function<std::vector<Hash>(unsigned level, std::uint64_t index)>;
/// Reads the leaf hashes [begin, end).
using LeafSource = std::function<std::vector<Hash>(std::uint64_t begin, std::uint64_t end)>;
/// Is told each tile as it fills, lower levels first, before size() counts the leaf that filled it.
using TileSink = std::function<void(unsigned level, std::uint64_t index, std::span<Hash const> hashes)>;

/// All a writer keeps of a journal's tree in memory: the frontier and the partial tile of each level (a few
/// KiB). A value: copying it remembers a state, so a failed transaction restores the copy. Not thread-safe.
class TileHead {
 public:
  TileHead() = default;
  /// From what is stored. Reads the last leaves and, for each partial upper tile, the full tiles below it (≤
  /// 255 each).
  static TileHead restore(std::uint64_t size, TileSource const& tiles, LeafSource const& leaves);

  std::uint64_t size() const { return frontier_.size(); }
  Hash root() const { return frontier_.root(); }
  Frontier const& frontier() const { return frontier_; }
  void append(Hash const& leaf, TileSink const& full);
  /// The hashes of the partial tile of a level, the last one at size(); empty when there is none.
  std::span<Hash const> partial(unsigned level) const;

 private:
  void keep(unsigned level, std::uint64_t index, Hash const& hash, TileSink const& full);

  Frontier frontier_;
  std::vector<std::vector<Hash>> partial_;
};

/// Reads nodes out of the head and stored tiles, each tile once. `head` and `tiles` must outlive it. Not
/// thread-safe. Proofs about any size up to head.size() can be made with it.
class TileReader {
 public:
  TileReader(TileHead const& head, TileSource tiles) : head_(head), tiles_(std::move(tiles)) {}
  Hash operator()(unsigned level, std::uint64_t index);

 private:
  std::span<Hash const> tile(unsigned level, std::uint64_t index);

  TileHead const& head_;
  TileSource tiles_;
  std::map<std::pair<unsigned, std::uint64_t>, std::vector<Hash>> loaded_;
};

}  // namespace ts::journal
