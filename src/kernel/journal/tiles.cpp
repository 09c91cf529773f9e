#include "kernel/journal/tiles.hpp"

#include <charconv>

#include "base/result.hpp"

namespace ts::journal {
namespace {

/// Number of complete nodes of tile level `level` in a tree of `size`.
std::uint64_t nodes_at(unsigned level, std::uint64_t size) {
  return level * tile_height >= 64 ? 0 : size >> (level * tile_height);
}

/// Hash of a run of 2^n nodes.
Hash subtree(std::span<Hash const> hashes) {
  if (hashes.size() == 1) return hashes[0];
  auto const half = hashes.size() / 2;
  return node_hash(subtree(hashes.first(half)), subtree(hashes.subspan(half)));
}

void put3(std::string& out, unsigned n) {
  for (unsigned const d : {n / 100, n / 10 % 10, n % 10}) out += static_cast<char>('0' + d);
}

/// A decimal without leading zeroes, at most `limit`; what follows it stays in `text`.
std::optional<unsigned> take_number(std::string_view& text, unsigned limit) {
  unsigned value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  auto const length = static_cast<std::size_t>(end - text.data());
  if (error != std::errc{} || value > limit || (text[0] == '0' && length > 1)) return std::nullopt;
  text.remove_prefix(length);
  return value;
}

/// "x001/x234/067", in the only spelling; what follows stays in `text`.
std::optional<std::uint64_t> take_index(std::string_view& text) {
  std::uint64_t value = 0;
  for (int group = 0; group < 6; ++group) {
    bool const more = text.starts_with('x');
    if (more) text.remove_prefix(1);
    if (text.size() < 3) return std::nullopt;
    unsigned three = 0;
    for (char const c : text.substr(0, 3)) {
      if (c < '0' || c > '9') return std::nullopt;
      three = three * 10 + static_cast<unsigned>(c - '0');
    }
    text.remove_prefix(3);
    if (group == 0 && more && three == 0) return std::nullopt;
    value = value * 1000 + three;
    if (!more) return value;
    if (!text.starts_with('/')) return std::nullopt;
    text.remove_prefix(1);
  }
  return std::nullopt;
}

}  // namespace

std::string tile_path(TileId const& tile) {
  std::string groups;
  put3(groups, static_cast<unsigned>(tile.index % 1000));
  for (auto rest = tile.index / 1000; rest > 0; rest /= 1000) {
    std::string front = "x";
    put3(front, static_cast<unsigned>(rest % 1000));
    groups = front + "/" + groups;
  }
  auto out = "tile/" + std::to_string(tile.level) + "/" + groups;
  if (tile.width < tile_width) out += ".p/" + std::to_string(tile.width);
  return out;
}

std::optional<TileId> parse_tile_path(std::string_view path) {
  if (!path.starts_with("tile/")) return std::nullopt;
  path.remove_prefix(5);
  TileId out;
  auto const level = take_number(path, 63);
  if (!level || !path.starts_with('/')) return std::nullopt;
  path.remove_prefix(1);
  auto const index = take_index(path);
  if (!index) return std::nullopt;
  out.level = *level;
  out.index = *index;
  if (path.empty()) return out;
  if (!path.starts_with(".p/")) return std::nullopt;
  path.remove_prefix(3);
  auto const width = take_number(path, 255);
  if (!width || *width == 0 || !path.empty()) return std::nullopt;
  out.width = *width;
  return out;
}

unsigned tile_width_at(unsigned level, std::uint64_t index, std::uint64_t size) {
  auto const nodes = nodes_at(level, size);
  if (index > nodes / tile_width) return 0;
  auto const first = index * tile_width;
  return static_cast<unsigned>(std::min<std::uint64_t>(nodes - first, tile_width));
}

Hash tile_root(std::span<Hash const> hashes) {
  TS_ASSERT(hashes.size() == tile_width);
  return subtree(hashes);
}

std::string tile_bytes(std::span<Hash const> hashes) { return std::string(text_of(std::as_bytes(hashes))); }
std::string encode_tile(std::span<Hash const> hashes) { return to_base64(std::as_bytes(hashes)); }

std::optional<std::vector<Hash>> decode_tile(std::string_view base64) {
  std::vector<Hash> out(tile_width);
  if (!from_base64(base64, std::as_writable_bytes(std::span(out)))) return std::nullopt;
  return out;
}

TileHead TileHead::restore(std::uint64_t size, TileSource const& tiles, LeafSource const& leaves) {
  TileHead out;
  for (unsigned level = 0; nodes_at(level, size) > 0; ++level) {
    auto const nodes = nodes_at(level, size), first = nodes / tile_width * tile_width;
    auto& partial = out.partial_.emplace_back();
    if (level == 0) {
      partial = leaves(first, nodes);
    } else {
      for (auto i = first; i < nodes; ++i) partial.push_back(tile_root(tiles(level - 1, i)));
    }
    TS_ASSERT(partial.size() == nodes - first);
  }
  TileReader reader(out, tiles);
  out.frontier_ = Frontier::restore(size, std::ref(reader));
  return out;
}

void TileHead::append(Hash const& leaf, TileSink const& full) {
  frontier_.append(leaf, [&](unsigned level, std::uint64_t index, Hash const& hash) {
    if (level % tile_height == 0) keep(level / tile_height, index, hash, full);
  });
}

void TileHead::keep(unsigned level, std::uint64_t index, Hash const& hash, TileSink const& full) {
  if (partial_.size() == level) partial_.emplace_back().reserve(tile_width);
  auto& partial = partial_[level];
  partial.push_back(hash);
  if (partial.size() < tile_width) return;
  full(level, index / tile_width, partial);
  partial.clear();
}

std::span<Hash const> TileHead::partial(unsigned level) const {
  if (level >= partial_.size()) return {};
  return partial_[level];
}

Hash TileReader::operator()(unsigned level, std::uint64_t index) {
  auto const inside = level % tile_height;
  auto const first = index << inside;
  auto const hashes = tile(level / tile_height, first / tile_width);
  auto const begin = static_cast<std::size_t>(first % tile_width), length = std::size_t{1} << inside;
  TS_ASSERT(begin + length <= hashes.size());
  return subtree(hashes.subspan(begin, length));
}

std::span<Hash const> TileReader::tile(unsigned level, std::uint64_t index) {
  if (auto const found = loaded_.find({level, index}); found != loaded_.end()) return found->second;
  // The partial tile of a level is the one after its last full one. While `restore` runs, size() is still 0
  // and every node it asks for is in a partial tile.
  bool const is_partial = head_.size() == 0 || tile_width_at(level, index, head_.size()) < tile_width;
  if (is_partial) return head_.partial(level);
  auto const [at, added] = loaded_.emplace(std::pair{level, index}, tiles_(level, index));
  TS_ASSERT(added && at->second.size() == tile_width);
  return at->second;
}

}  // namespace ts::journal
