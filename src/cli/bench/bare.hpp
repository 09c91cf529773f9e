#pragma once
/// What the database alone can do: the very rows an HTTP run left behind, written again by prepared statements, in the
/// same batches, each with its fsync: into a copy of the database as it was before the run, so that trees and word
/// index are as large, or into an empty one of the same schema.
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
  std::size_t warm_batches = 0;                              ///< so many of them, the first, are not timed
};

struct BareResult {
  std::int64_t cases = 0, events = 0, rows = 0;
  double seconds = 0;
};

/// Makes `target` anew. Both are SQLite files. Throw std::runtime_error, as does `write_bare`.
void copy_database(std::filesystem::path const& source, std::filesystem::path const& target);
void copy_schema(std::filesystem::path const& source, std::filesystem::path const& target);

/// Reads the rows from `source` and writes them to `target`; the result counts what was timed.
BareResult write_bare(std::filesystem::path const& source, std::filesystem::path const& target,
                      Written const& written);

}  // namespace ts::cli::bench
