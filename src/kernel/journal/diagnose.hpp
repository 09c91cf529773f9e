#pragma once
/// Says which column of a journal row was altered, when that can be found out. Only runs once something is
/// wrong, so it may search: a hash tells of any guess whether it was the original.
#include <cstdint>
#include <optional>
#include <span>

#include "kernel/journal/stored.hpp"

namespace ts::journal {

/// Salt and body do not give body_hash: `event.body`, field "salt", "body" or "salt|body". Finds a change of
/// one byte in bodies up to 512 bytes.
Finding explain_body(StoredEvent const& row);

/// Another event in doubt, or a missing one: with which this row may have changed places.
struct Neighbour {
  std::int64_t seq = 0;
  std::optional<Hash> leaf;  ///< what its own column says; nothing when it is missing
};

/// The columns do not give the leaf: `event.header`, `event.leaf` or `event.moved`. Finds one changed byte in
/// the canonical header, a changed body_hash, a changed leaf column, and a row that stands in the place of
/// another. Precondition: leaf.readable and leaf.computable.
Finding explain_leaf(StoredEvent const& row, RowLeaf const& leaf, std::span<Neighbour const> others);

/// `event.leaf`: the leaf column alone was altered.
Finding altered_leaf(StoredEvent const& row, RowLeaf const& leaf);

}  // namespace ts::journal
