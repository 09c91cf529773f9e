#pragma once
/// What the database alone can do: the very rows an HTTP run left behind, written again into an empty database of the
/// same schema and settings by prepared statements, in the same batches, each with its fsync.
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace ts::cli::bench {

struct Written {
  std::int64_t commune = 0;
  std::int64_t first_seq = 0, first_case = 0, since_ms = 0;  ///< rows of the run: from these on
  std::int64_t day = 0;                                      ///< whose daily rows it changed
  std::vector<std::size_t> batches;                          ///< events of each commit, in order
};

struct BareResult {
  std::int64_t cases = 0, events = 0, rows = 0;
  double seconds = 0;
};

/// Reads the rows from `source` (a SQLite file), writes them to `target` (made anew). Throws std::runtime_error.
BareResult write_bare(std::filesystem::path const& source, std::filesystem::path const& target,
                      Written const& written);

}  // namespace ts::cli::bench
