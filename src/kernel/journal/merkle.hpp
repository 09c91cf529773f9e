#pragma once
/// The Merkle tree of RFC 9162 §2.1 over SHA-256: building at the right edge, proofs, and their verification.
/// Pure.
///
/// A node is named by (level, index): it covers the leaves [index·2^level, (index+1)·2^level). Leaves are
/// level 0.
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/crypto.hpp"
#include "base/result.hpp"

namespace ts::journal {

/// SHA-256(0x01 || left || right).
Hash node_hash(Hash const& left, Hash const& right);
/// Root of the tree without leaves: SHA-256 of nothing.
Hash empty_root();

/// Gives the hash of a complete node. It is only asked for nodes that lie within the tree. May throw
/// (database gone); the exception passes through.
using NodeReader = std::function<Hash(unsigned level, std::uint64_t index)>;
/// Is told each node as it becomes complete, leaves included, children before parents.
using NodeSink = std::function<void(unsigned level, std::uint64_t index, Hash const& hash)>;

/// The right edge of a growing tree: the roots of its largest complete subtrees, left to right, one for each
/// set bit of the size (a "compact range"). At most 64 hashes. A value: copying it remembers a state. Not
/// thread-safe.
class Frontier {
 public:
  Frontier() = default;
  /// The frontier of the first `size` leaves of a stored tree.
  static Frontier restore(std::uint64_t size, NodeReader const& node);
  /// What `save` wrote; error `journal.frontier`.
  static Result<Frontier> parse(std::string_view text);
  /// "<size> <base64> <base64> …"
  std::string save() const;

  std::uint64_t size() const { return size_; }
  std::span<Hash const> hashes() const { return hashes_; }
  Hash root() const;
  void append(Hash const& leaf) {
    append(leaf, [](unsigned, std::uint64_t, Hash const&) {});
  }
  /// `sink(level, index, hash)` as in NodeSink.
  template <class Sink>
  void append(Hash const& leaf, Sink&& sink) {
    Hash hash = leaf;
    unsigned level = 0;
    sink(level, size_, hash);
    for (auto rest = size_; (rest & 1) != 0; rest >>= 1) {
      hash = node_hash(hashes_.back(), hash);
      hashes_.pop_back();
      sink(++level, rest >> 1, hash);
    }
    hashes_.push_back(hash);
    ++size_;
  }

 private:
  std::uint64_t size_ = 0;
  std::vector<Hash> hashes_;
};

/// Root of the first `size` leaves.
Hash root_of(std::uint64_t size, NodeReader const& node);
/// RFC 9162 §2.1.3.1: from the sibling of the leaf up. Precondition: index < size.
std::vector<Hash> inclusion_proof(std::uint64_t index, std::uint64_t size, NodeReader const& node);
/// RFC 9162 §2.1.4.1: that the first `old_size` leaves of the tree of `new_size` are the tree of `old_size`.
/// Precondition: 0 < old_size <= new_size.
std::vector<Hash> consistency_proof(std::uint64_t old_size, std::uint64_t new_size, NodeReader const& node);

/// RFC 9162 §2.1.3.2. Takes any input.
bool verify_inclusion(Hash const& leaf, std::uint64_t index, std::uint64_t size, std::span<Hash const> proof,
                      Hash const& root);
/// RFC 9162 §2.1.4.2. Takes any input; false for old_size 0, from which nothing follows.
bool verify_consistency(std::uint64_t old_size, std::uint64_t new_size, Hash const& old_root,
                        Hash const& new_root, std::span<Hash const> proof);

}  // namespace ts::journal
