#include "kernel/journal/merkle.hpp"

#include <bit>
#include <charconv>

namespace ts::journal {
namespace {

constexpr std::byte node_prefix{0x01};

/// Hash over the leaves [begin, end), where begin is a multiple of the largest power of two below the length.
Hash range_hash(std::uint64_t begin, std::uint64_t end, NodeReader const& node) {
  auto const length = end - begin;
  if (std::has_single_bit(length)) {
    auto const level = static_cast<unsigned>(std::countr_zero(length));
    return node(level, begin >> level);
  }
  auto const middle = begin + std::bit_floor(length);
  return node_hash(range_hash(begin, middle, node), range_hash(middle, end, node));
}

/// Largest power of two smaller than `length`, which is at least 2: where a tree splits.
std::uint64_t split(std::uint64_t length) { return std::bit_floor(length - 1); }

void path(std::uint64_t index, std::uint64_t begin, std::uint64_t end, NodeReader const& node,
          std::vector<Hash>& out) {
  if (end - begin == 1) return;
  auto const middle = begin + split(end - begin);
  if (index < middle) {
    path(index, begin, middle, node, out);
    out.push_back(range_hash(middle, end, node));
  } else {
    path(index, middle, end, node, out);
    out.push_back(range_hash(begin, middle, node));
  }
}

/// SUBPROOF of the RFC; `known` says that the verifier has the hash of [begin, end) already.
void subproof(std::uint64_t old_end, std::uint64_t begin, std::uint64_t end, bool known,
              NodeReader const& node, std::vector<Hash>& out) {
  if (old_end == end) {
    if (!known) out.push_back(range_hash(begin, end, node));
    return;
  }
  auto const middle = begin + split(end - begin);
  if (old_end <= middle) {
    subproof(old_end, begin, middle, known, node, out);
    out.push_back(range_hash(middle, end, node));
  } else {
    subproof(old_end, middle, end, false, node, out);
    out.push_back(range_hash(begin, middle, node));
  }
}

}  // namespace

Hash node_hash(Hash const& left, Hash const& right) { return sha256({Bytes{&node_prefix, 1}, left, right}); }

Hash empty_root() { return sha256(Bytes{}); }

Frontier Frontier::restore(std::uint64_t size, NodeReader const& node) {
  Frontier out;
  out.size_ = size;
  std::uint64_t begin = 0;
  for (unsigned level = 64; level-- > 0;) {
    if ((size >> level & 1) == 0) continue;
    out.hashes_.push_back(node(level, begin >> level));
    begin += std::uint64_t{1} << level;
  }
  return out;
}

std::string Frontier::save() const {
  auto out = std::to_string(size_);
  for (auto const& hash : hashes_) {
    out += ' ';
    append_base64(out, hash);
  }
  return out;
}

Result<Frontier> Frontier::parse(std::string_view text) {
  auto const broken = [] {
    return fail(Code::corrupt, "journal.frontier",
                "Trạng thái cây Merkle đã lưu bị hỏng; hãy dựng lại từ nhật ký.",
                "The saved edge of the Merkle tree is broken; rebuild it from the journal.");
  };
  Frontier out;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), out.size_);
  if (error != std::errc{} || (text.starts_with('0') && end != text.data() + 1)) return broken();
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  while (text.size() >= 45 && text[0] == ' ') {
    if (!from_base64(text.substr(1, 44), out.hashes_.emplace_back())) return broken();
    text.remove_prefix(45);
  }
  if (!text.empty() || out.hashes_.size() != static_cast<std::size_t>(std::popcount(out.size_)))
    return broken();
  return out;
}

Hash Frontier::root() const {
  if (hashes_.empty()) return empty_root();
  auto hash = hashes_.back();
  for (auto i = hashes_.size() - 1; i-- > 0;) hash = node_hash(hashes_[i], hash);
  return hash;
}

Hash root_of(std::uint64_t size, NodeReader const& node) { return Frontier::restore(size, node).root(); }

std::vector<Hash> inclusion_proof(std::uint64_t index, std::uint64_t size, NodeReader const& node) {
  TS_ASSERT(index < size);
  std::vector<Hash> out;
  path(index, 0, size, node, out);
  return out;
}

std::vector<Hash> consistency_proof(std::uint64_t old_size, std::uint64_t new_size, NodeReader const& node) {
  TS_ASSERT(0 < old_size && old_size <= new_size);
  std::vector<Hash> out;
  subproof(old_size, 0, new_size, true, node, out);
  return out;
}

bool verify_inclusion(Hash const& leaf, std::uint64_t index, std::uint64_t size, std::span<Hash const> proof,
                      Hash const& root) {
  if (index >= size) return false;
  auto fn = index, sn = size - 1;
  auto r = leaf;
  for (auto const& p : proof) {
    if (sn == 0) return false;
    if ((fn & 1) != 0 || fn == sn) {
      r = node_hash(p, r);
      while ((fn & 1) == 0 && fn != 0) fn >>= 1, sn >>= 1;
    } else {
      r = node_hash(r, p);
    }
    fn >>= 1;
    sn >>= 1;
  }
  return sn == 0 && r == root;
}

bool verify_consistency(std::uint64_t old_size, std::uint64_t new_size, Hash const& old_root,
                        Hash const& new_root, std::span<Hash const> proof) {
  if (old_size == 0 || old_size > new_size) return false;
  if (old_size == new_size) return proof.empty() && old_root == new_root;
  if (proof.empty()) return false;
  auto fn = old_size - 1, sn = new_size - 1;
  while ((fn & 1) != 0) fn >>= 1, sn >>= 1;
  // When the old tree is one complete subtree the proof leaves its root out: the verifier has it.
  bool const whole = std::has_single_bit(old_size);
  auto fr = whole ? old_root : proof.front(), sr = fr;
  for (auto const& c : whole ? proof : proof.subspan(1)) {
    if (sn == 0) return false;
    if ((fn & 1) != 0 || fn == sn) {
      fr = node_hash(c, fr);
      sr = node_hash(c, sr);
      while ((fn & 1) == 0 && fn != 0) fn >>= 1, sn >>= 1;
    } else {
      sr = node_hash(sr, c);
    }
    fn >>= 1;
    sn >>= 1;
  }
  return sn == 0 && fr == old_root && sr == new_root;
}

}  // namespace ts::journal
