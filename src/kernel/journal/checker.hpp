#pragma once
/// Checks one commune's stored journal from its first event to its last, in one pass and constant memory:
/// every row, their order in number and time, the Merkle tree against tiles and checkpoints, erasures. Pure:
/// rows come in, findings come out. What each check proves and does not prove: docs/formats/journal.md §8.
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kernel/journal/checkpoint.hpp"
#include "kernel/journal/stored.hpp"
#include "kernel/journal/tiles.hpp"

namespace ts::journal {

/// A checkpoint the journal has to agree with, from its own table or brought from elsewhere.
struct Expected {
  Checkpoint checkpoint;
  std::string source;  ///< file it came from; empty for the journal's own table
};

/// The stored text of a full tile (base64); nothing when the row is absent.
using StoredTiles = std::function<std::optional<std::string>(unsigned level, std::uint64_t index)>;

class JournalChecker {
 public:
  /// Findings beyond this many per commune are counted only.
  static constexpr std::size_t max_findings = 50;

  /// `expected` in any order. `tiles` is asked for each full tile once.
  JournalChecker(std::vector<Expected> expected, StoredTiles tiles);

  /// The next row in order of seq.
  void add(StoredEvent const& row);
  /// After the last row: what is missing at the end.
  void finish();

  std::vector<Finding> const& findings() const { return findings_; }
  std::uint64_t unlisted() const { return unlisted_; }  ///< findings beyond max_findings
  std::uint64_t events() const { return events_; }
  std::uint64_t erased() const { return erased_count_; }
  std::uint64_t agreeing_checkpoints() const { return agreeing_; }
  /// No event is missing in the middle: only then do tree and checkpoints mean anything.
  bool whole() const { return whole_; }
  /// The tree of all events, as far as it is whole.
  TileHead const& tree() const { return tree_; }
  /// Size and time of the newest checkpoint that agrees; events beyond it are not sealed yet.
  std::optional<Checkpoint> const& sealed() const { return sealed_; }

 private:
  /// A row whose leaf disagrees, kept until a checkpoint tells which side is right.
  struct Suspect {
    StoredEvent row;  ///< views into `text`
    std::string text;
    RowLeaf leaf;
    std::vector<Finding> findings;
  };

  void report(Finding finding);
  void report_row(StoredEvent const& row, Finding finding);
  bool in_order(StoredEvent const& row);
  void check_time(StoredEvent const& row, bool intact);
  void check_erasure(StoredEvent const& row);
  void grow(StoredEvent const& row, RowLeaf const& leaf);
  void suspect(StoredEvent const& row, RowLeaf const& leaf);
  void check_tile(unsigned level, std::uint64_t index, std::span<Hash const> hashes);
  void check_checkpoints();
  void compare(Expected const& expected);
  void settle(bool columns_right);
  void check_checkpoint_times();

  std::vector<Expected> expected_;  ///< by size
  std::size_t next_expected_ = 0;   ///< the first not compared yet
  std::size_t next_bound_ = 0;      ///< the first that contains the current event
  StoredTiles tiles_;
  std::vector<Finding> findings_;
  std::vector<Finding> row_findings_;
  std::string scratch_;
  TileHead tree_;
  std::optional<TileHead> alternative_;  ///< the tree if the other side of each disagreement is right
  std::vector<std::pair<unsigned, std::uint64_t>> wrong_tiles_;
  std::vector<Suspect> suspects_;
  std::vector<std::int64_t> missing_;
  std::map<std::int64_t, std::int64_t> erased_;  ///< seq -> seq of the event that must erase it
  std::optional<Checkpoint> sealed_;
  std::int64_t next_seq_ = 0, last_at_ = 0;
  std::uint64_t events_ = 0, erased_count_ = 0, agreeing_ = 0, unlisted_ = 0, disagreeing_ = 0;
  bool whole_ = true;  ///< no event is missing so far: the tree can be compared
};

}  // namespace ts::journal
