#include "kernel/journal/merkle.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <map>

#include "kernel/journal/tiles.hpp"

using namespace ts;
using namespace ts::journal;

namespace {

/// The definitions of RFC 9162, word for word and slow.
Hash naive_root(std::span<Hash const> leaves) {
  if (leaves.empty()) return empty_root();
  if (leaves.size() == 1) return leaves[0];
  auto const k = std::bit_floor(leaves.size() - 1);
  return node_hash(naive_root(leaves.first(k)), naive_root(leaves.subspan(k)));
}

std::vector<Hash> random_leaves(std::size_t n, std::uint64_t seed) {
  auto const random = seeded_random(seed);
  std::vector<Hash> out(n);
  for (auto& leaf : out) random->fill(leaf);
  return out;
}

/// Every node of a tree, as the sink saw it.
struct Grown {
  std::map<std::pair<unsigned, std::uint64_t>, Hash> nodes;
  Frontier frontier;
  explicit Grown(std::span<Hash const> leaves) {
    for (auto const& leaf : leaves)
      frontier.append(leaf, [&](unsigned level, std::uint64_t index, Hash const& hash) {
        EXPECT_TRUE(nodes.emplace(std::pair{level, index}, hash).second);
      });
  }
  NodeReader reader() const {
    return [this](unsigned level, std::uint64_t index) { return nodes.at({level, index}); };
  }
};

/// The tiles and leaves a store would have.
struct Stored {
  std::vector<Hash> leaves;
  std::map<std::pair<unsigned, std::uint64_t>, std::vector<Hash>> tiles;
  TileHead head;
  explicit Stored(std::vector<Hash> all) : leaves(std::move(all)) {
    for (auto const& leaf : leaves)
      head.append(leaf, [&](unsigned level, std::uint64_t index, std::span<Hash const> hashes) {
        EXPECT_EQ(tile_width_at(level, index, head.size() + 1), tile_width);
        EXPECT_TRUE(tiles.emplace(std::pair{level, index}, std::vector(hashes.begin(), hashes.end())).second);
      });
  }
  TileSource source() const {
    return [this](unsigned level, std::uint64_t index) { return tiles.at({level, index}); };
  }
  LeafSource leaf_source() const {
    return [this](std::uint64_t begin, std::uint64_t end) {
      return std::vector(leaves.begin() + static_cast<std::ptrdiff_t>(begin),
                         leaves.begin() + static_cast<std::ptrdiff_t>(end));
    };
  }
};

}  // namespace

TEST(Merkle, EveryRootOfAGrowingTreeIsTheDefinitions) {
  auto const leaves = random_leaves(130, 1);
  Frontier tree;
  for (std::size_t n = 0; n <= leaves.size(); ++n) {
    EXPECT_EQ(tree.root(), naive_root(std::span(leaves).first(n))) << n;
    EXPECT_EQ(tree.hashes().size(), static_cast<std::size_t>(std::popcount(n)));
    if (n < leaves.size()) tree.append(leaves[n]);
  }
}

TEST(Merkle, AFrontierSavedOrRestoredGrowsOn) {
  auto const leaves = random_leaves(77, 2);
  Grown const grown(leaves);
  for (std::size_t n = 0; n <= leaves.size(); ++n) {
    auto restored = Frontier::restore(n, grown.reader());
    auto parsed = Frontier::parse(restored.save()).value();
    EXPECT_EQ(parsed.root(), naive_root(std::span(leaves).first(n)));
    for (auto i = n; i < leaves.size(); ++i) parsed.append(leaves[i]);
    EXPECT_EQ(parsed.root(), grown.frontier.root());
  }
}

TEST(Merkle, ABrokenSavedFrontierIsRefused) {
  auto const good = Grown(random_leaves(3, 3)).frontier.save();
  EXPECT_TRUE(Frontier::parse(good));
  for (auto const& bad : {std::string(), std::string("x"), good + " ", good.substr(0, good.size() - 1),
                          "2" + good.substr(1), "-" + good, "0" + good})
    EXPECT_FALSE(Frontier::parse(bad)) << bad;
}

TEST(Merkle, AllProofsOfSmallTreesVerifyAndOnlyForTheirPlace) {
  auto const leaves = random_leaves(41, 4);
  Grown const grown(leaves);
  for (std::uint64_t size = 1; size <= leaves.size(); ++size) {
    auto const root = root_of(size, grown.reader());
    for (std::uint64_t index = 0; index < size; ++index) {
      auto proof = inclusion_proof(index, size, grown.reader());
      EXPECT_TRUE(verify_inclusion(leaves[index], index, size, proof, root));
      EXPECT_FALSE(verify_inclusion(leaves[index], index + 1, size, proof, root));
      EXPECT_FALSE(verify_inclusion(leaves[index], index, size, proof, leaves[index]) && size > 1);
      proof.push_back(root);
      EXPECT_FALSE(verify_inclusion(leaves[index], index, size, proof, root));
    }
    for (std::uint64_t old = 1; old <= size; ++old) {
      auto proof = consistency_proof(old, size, grown.reader());
      auto const old_root = root_of(old, grown.reader());
      EXPECT_TRUE(verify_consistency(old, size, old_root, root, proof)) << old << " " << size;
      EXPECT_FALSE(verify_consistency(old, size, leaves[0], root, proof) && old > 1);
      EXPECT_FALSE(verify_consistency(old + 1, size, old_root, root, proof));
      proof.push_back(root);
      EXPECT_FALSE(verify_consistency(old, size, old_root, root, proof));
    }
  }
}

TEST(Merkle, AnyChangedHashBreaksAProof) {
  auto const random = seeded_random(5);
  for (int round = 0; round < 50; ++round) {
    auto const size = 2 + random->below(400);
    auto const leaves = random_leaves(size, 100 + static_cast<std::uint64_t>(round));
    Grown const grown(leaves);
    auto const root = grown.frontier.root();
    auto const index = random->below(size), old = 1 + random->below(size - 1);
    auto inclusion = inclusion_proof(index, size, grown.reader());
    inclusion[random->below(inclusion.size())][random->below(32)] ^= std::byte{4};
    EXPECT_FALSE(verify_inclusion(leaves[index], index, size, inclusion, root));
    auto consistency = consistency_proof(old, size, grown.reader());
    consistency[random->below(consistency.size())][random->below(32)] ^= std::byte{4};
    EXPECT_FALSE(verify_consistency(old, size, root_of(old, grown.reader()), root, consistency));
  }
}

TEST(Tiles, PathsOfTheSpecification) {
  EXPECT_EQ(tile_path({0, 1234067}), "tile/0/x001/x234/067");
  EXPECT_EQ(tile_path({1, 0, 17}), "tile/1/000.p/17");
  EXPECT_EQ(tile_path({63, 999}), "tile/63/999");
  EXPECT_EQ(tile_path({2, 1000}), "tile/2/x001/000");
  for (auto const& id :
       {TileId{0, 1234067}, TileId{1, 0, 17}, TileId{2, 1000, 255}, TileId{0, 1'000'000'007}})
    EXPECT_EQ(parse_tile_path(tile_path(id)), id);
  for (auto const* bad : {"",
                          "tile/",
                          "tile/0",
                          "tile/0/",
                          "tile/64/000",
                          "tile/00/000",
                          "tile/0/0",
                          "tile/0/0000",
                          "tile/0/x000/000",
                          "tile/0/x001",
                          "tile/0/001/000",
                          "tile/0/000.p/0",
                          "tile/0/000.p/256",
                          "tile/0/000.p/01",
                          "tile/0/000.p/",
                          "tile/0/000 ",
                          "tile/entries/000",
                          "tile/-1/000",
                          "/tile/0/000",
                          "tile/0/x001/x001/x001/x001/x001/x001/000"})
    EXPECT_FALSE(parse_tile_path(bad)) << bad;
}

TEST(Tiles, WidthsOfTheSpecificationsExample) {
  EXPECT_EQ(tile_width_at(0, 272, 70'000), 256u);
  EXPECT_EQ(tile_width_at(0, 273, 70'000), 112u);
  EXPECT_EQ(tile_width_at(0, 274, 70'000), 0u);
  EXPECT_EQ(tile_width_at(1, 0, 70'000), 256u);
  EXPECT_EQ(tile_width_at(1, 1, 70'000), 17u);
  EXPECT_EQ(tile_width_at(2, 0, 70'000), 1u);
  EXPECT_EQ(tile_width_at(3, 0, 70'000), 0u);
  EXPECT_EQ(tile_width_at(1, 0, 256), 1u);
  EXPECT_EQ(tile_width_at(9, 0, 256), 0u);
}

TEST(Tiles, ATreeReadFromTilesIsTheTree) {
  Stored const stored(random_leaves(70'000, 6));
  EXPECT_EQ(stored.head.root(), naive_root(stored.leaves));
  EXPECT_EQ(stored.tiles.size(), 274u);
  EXPECT_EQ(stored.head.partial(0).size(), 112u);
  EXPECT_EQ(stored.head.partial(1).size(), 17u);
  EXPECT_EQ(stored.head.partial(2).size(), 1u);
  EXPECT_TRUE(stored.head.partial(3).empty());
  TileReader reader(stored.head, stored.source());
  for (std::uint64_t const size :
       {std::uint64_t{1}, std::uint64_t{255}, std::uint64_t{256}, std::uint64_t{257}, std::uint64_t{65'536},
        std::uint64_t{69'999}, std::uint64_t{70'000}}) {
    auto const root = naive_root(std::span(stored.leaves).first(size));
    EXPECT_EQ(root_of(size, std::ref(reader)), root) << size;
    auto const index = size / 3;
    EXPECT_TRUE(verify_inclusion(stored.leaves[index], index, size,
                                 inclusion_proof(index, size, std::ref(reader)), root));
    EXPECT_TRUE(verify_consistency(size, 70'000, root, stored.head.root(),
                                   consistency_proof(size, 70'000, std::ref(reader))));
  }
}

TEST(Tiles, AHeadRestoredFromTheStoreGrowsOn) {
  auto const leaves = random_leaves(66'000, 7);
  for (std::size_t const size :
       {std::size_t{0}, std::size_t{1}, std::size_t{255}, std::size_t{256}, std::size_t{600},
        std::size_t{65'535}, std::size_t{65'536}, std::size_t{65'900}}) {
    Stored const stored(std::vector(leaves.begin(), leaves.begin() + static_cast<std::ptrdiff_t>(size)));
    auto head = TileHead::restore(size, stored.source(), stored.leaf_source());
    EXPECT_EQ(head.root(), stored.head.root()) << size;
    auto same = stored.head;
    std::size_t full = 0;
    for (auto i = size; i < size + 300 && i < leaves.size(); ++i) {
      head.append(leaves[i], [&](unsigned, std::uint64_t, std::span<Hash const>) { ++full; });
      same.append(leaves[i], [](unsigned, std::uint64_t, std::span<Hash const>) {});
    }
    EXPECT_EQ(head.root(), same.root());
    EXPECT_TRUE(full > 0 || size + 300 > leaves.size());
  }
}

TEST(Tiles, StoredTilesDecodeOnlyWhenWhole) {
  auto const hashes = random_leaves(256, 8);
  auto const text = encode_tile(hashes);
  EXPECT_EQ(decode_tile(text), hashes);
  EXPECT_FALSE(decode_tile(text.substr(4)));
  EXPECT_FALSE(decode_tile(""));
  EXPECT_EQ(tile_bytes(hashes).size(), 8192u);
  EXPECT_EQ(tile_root(hashes), naive_root(hashes));
}
