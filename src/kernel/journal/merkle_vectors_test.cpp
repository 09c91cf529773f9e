// The vectors of transparency-dev/merkle, every negative case included (tests/vectors/README.md).
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/json.hpp"
#include "kernel/journal/merkle.hpp"

using namespace ts;
using namespace ts::journal;
namespace fs = std::filesystem;

namespace {

fs::path const vectors = fs::path(TS_SOURCE_DIR) / "tests/vectors/merkle";

json::value load(fs::path const& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  auto value = parse_json(text.str());
  EXPECT_TRUE(value) << path;
  return *value;
}

bool is_hash(json::value const& base64) { return from_base64(base64.as_string()).value().size() == 32; }

/// Some vectors carry roots of other lengths, to be compared only; they stand here filled up with
/// zeroes.
Hash hash_of(json::value const& base64) {
  auto const bytes = from_base64(base64.as_string()).value();
  EXPECT_LE(bytes.size(), 32u);
  Hash out{};
  std::copy(bytes.begin(), bytes.end(), out.begin());
  return out;
}

/// Nothing when a hash has not 32 bytes: such a proof cannot even be spoken of here.
std::optional<std::vector<Hash>> proof_of(json::value const& list) {
  std::vector<Hash> out;
  if (list.is_null()) return out;
  for (auto const& item : list.as_array()) {
    auto const bytes = from_base64(item.as_string()).value();
    if (bytes.size() != 32) return std::nullopt;
    std::memcpy(out.emplace_back().data(), bytes.data(), 32);
  }
  return out;
}

template <class Verify>
int each(char const* folder, Verify verifies) {
  int seen = 0;
  for (auto const& entry : fs::recursive_directory_iterator(vectors / folder)) {
    if (entry.path().extension() != ".json") continue;
    auto const v = load(entry.path());
    auto const proof = proof_of(v.at("proof"));
    EXPECT_EQ(proof && verifies(v, *proof), !v.at("wantErr").as_bool()) << entry.path() << v.at("desc");
    ++seen;
  }
  return seen;
}

}  // namespace

TEST(MerkleVectors, Inclusion) {
  EXPECT_EQ(each("inclusion",
                 [](json::value const& v, std::vector<Hash> const& proof) {
                   return is_hash(v.at("leafHash")) &&
                          verify_inclusion(
                              hash_of(v.at("leafHash")), v.at("leafIdx").to_number<std::uint64_t>(),
                              v.at("treeSize").to_number<std::uint64_t>(), proof, hash_of(v.at("root")));
                 }),
            98);
}

TEST(MerkleVectors, Consistency) {
  EXPECT_EQ(each("consistency",
                 [](json::value const& v, std::vector<Hash> const& proof) {
                   return verify_consistency(v.at("size1").to_number<std::uint64_t>(),
                                             v.at("size2").to_number<std::uint64_t>(), hash_of(v.at("root1")),
                                             hash_of(v.at("root2")), proof);
                 }),
            98);
}

TEST(MerkleVectors, Roots) {
  auto const v = load(vectors / "roots.json");
  auto const& roots = v.at("roots").as_array();
  Frontier tree;
  EXPECT_EQ(to_hex(tree.root()), roots.at(0).as_string());
  for (std::size_t i = 0; i < v.at("leaves").as_array().size(); ++i) {
    auto const leaf = from_hex(v.at("leaves").at(i).as_string()).value();
    std::string entry(1, '\0');
    entry += text_of(leaf);
    tree.append(sha256(entry));
    EXPECT_EQ(to_hex(tree.root()), roots.at(i + 1).as_string()) << i;
  }
}
