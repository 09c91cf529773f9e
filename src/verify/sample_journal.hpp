#pragma once
/// A small stored journal for tests: made in memory, written to a data directory in a temporary folder, then
/// tampered with through SQL.
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "kernel/journal/checkpoint.hpp"
#include "kernel/journal/event.hpp"
#include "kernel/journal/note.hpp"
#include "verify/sqlite.hpp"

namespace ts::verifier {

/// A folder that goes with the object.
class TempDir {
 public:
  TempDir();
  ~TempDir();
  TempDir(TempDir const&) = delete;
  TempDir& operator=(TempDir const&) = delete;
  std::filesystem::path path;
};

struct SampleJournal {
  CommuneId commune{17464};
  std::vector<journal::Event> events;
  std::vector<std::int64_t> erased;  ///< by seq: the event that erased the body, 0 when none did
  std::vector<journal::Checkpoint> checkpoints;

  /// `count` events a minute apart, bodies on all but every fourth; event 5 is erased by event 8.
  explicit SampleJournal(int count);
  journal::Signer signer() const;
  /// The root of the first `size` events as they now are.
  Hash root(std::size_t size) const;
  /// A checkpoint over the first `size` events, signed half a second after the last of them.
  journal::Checkpoint checkpoint(std::size_t size) const;
  void seal(std::initializer_list<std::size_t> sizes);
  std::string receipt(std::size_t seq) const;
  /// Writes DIR/thongsuot.db and DIR/keys/17464.vkey.
  void write(std::filesystem::path const& directory) const;
};

/// Runs SQL that must succeed; returns false instead when it breaks a constraint.
bool sql(std::filesystem::path const& database, std::string const& text);

}  // namespace ts::verifier
