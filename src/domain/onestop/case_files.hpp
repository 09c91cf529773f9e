#pragma once
/// Which journal entry of a case refers to which uploaded document, so that what nobody refers to can go. A
/// view of the journal: `case_file (commune, sha256, seq)`.
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "kernel/store/database.hpp"
#include "kernel/store/projection.hpp"
#include "kernel/store/tx.hpp"

namespace ts::onestop {

store::ProjectionFactory case_file_projection();

/// A document as somebody brought it: the key of the table `file` within a commune.
struct Upload {
  std::string sha256;
  std::string owner;
};

/// Documents brought before `before` that no case and no draft of their owner refers to; at most `limit`.
std::vector<Upload> unused_uploads(store::Database& db, CommuneId commune, Instant before, int limit);
/// Forgets those that are still so. Returns how many; the sweep of the folder removes the contents.
int forget_unused(store::Tx& tx, std::vector<Upload> const& uploads, Instant before);
/// Documents the entry refers to.
std::vector<std::string> files_of_entry(store::Tx& tx, std::int64_t seq);
/// Whether an entry of any case of the commune refers to it.
bool is_in_a_case(store::Tx& tx, std::string const& sha256);

}  // namespace ts::onestop
