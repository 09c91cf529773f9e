#include "kernel/store/tree_source.hpp"

#include <stdexcept>

namespace ts::store {

using soci::into;
using soci::use;

TreeQueries::TreeQueries(soci::session& sql, Kind)
    : select_tile_(
          (sql.prepare << "SELECT hashes FROM journal_tile WHERE commune = :c AND level = :l AND idx = :i",
           into(text_), use(commune_, "c"), use(level_, "l"), use(idx_, "i"))),
      select_leaves_(
          (sql.prepare << "SELECT leaf FROM journal_event WHERE commune = :c AND seq >= :b AND seq < :e "
                          "ORDER BY seq",
           into(text_), use(commune_, "c"), use(begin_, "b"), use(end_, "e"))) {}

std::vector<Hash> TreeQueries::tile(CommuneId commune, unsigned level, std::uint64_t index) {
  commune_ = commune.value;
  level_ = static_cast<std::int32_t>(level);
  idx_ = static_cast<std::int64_t>(index);
  auto const found = select_tile_.execute(true);
  if (found) {
    if (auto hashes = journal::decode_tile(text_)) return std::move(*hashes);
  }
  throw std::runtime_error("journal of commune " + std::to_string(commune.value) + ": tile " +
                           std::to_string(level) + "/" + std::to_string(index) +
                           (found ? " is damaged" : " is missing"));
}

std::vector<Hash> TreeQueries::leaves(CommuneId commune, std::uint64_t begin, std::uint64_t end) {
  commune_ = commune.value;
  begin_ = static_cast<std::int64_t>(begin);
  end_ = static_cast<std::int64_t>(end);
  std::vector<Hash> out;
  out.reserve(end - begin);
  for (auto more = select_leaves_.execute(true); more; more = select_leaves_.fetch()) {
    if (!from_base64(text_, out.emplace_back())) break;
  }
  if (out.size() == end - begin) return out;
  throw std::runtime_error("journal of commune " + std::to_string(commune.value) +
                           ": the leaf of an event in " + std::to_string(begin) + " … " +
                           std::to_string(end) + " is missing or damaged");
}

journal::TileHead TreeQueries::restore(CommuneId commune, std::int64_t size) {
  return journal::TileHead::restore(
      static_cast<std::uint64_t>(size), tile_source(commune),
      [this, commune](std::uint64_t begin, std::uint64_t end) { return leaves(commune, begin, end); });
}

void TreeQueries::advance(journal::TileHead& tree, CommuneId commune, std::int64_t size) {
  constexpr std::uint64_t few = 20'000;
  auto const wanted = static_cast<std::uint64_t>(size);
  if (tree.size() >= wanted) return;
  if (tree.size() == 0 || wanted - tree.size() > few) {
    tree = restore(commune, size);
    return;
  }
  for (auto const& leaf : leaves(commune, tree.size(), wanted)) {
    tree.append(leaf, [](unsigned, std::uint64_t, std::span<Hash const>) {});
  }
}

journal::TileSource TreeQueries::tile_source(CommuneId commune) {
  return [this, commune](unsigned level, std::uint64_t index) { return tile(commune, level, index); };
}

}  // namespace ts::store
