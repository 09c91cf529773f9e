#pragma once
/// A commune with many cases, made through the real commands: taken in at the counter, handled, signed, issued,
/// handed out, over the working days of the last year. Same number and seed: same cases (but for the day it is made
/// on).
#include <cstdint>
#include <filesystem>
#include <memory>

#include "cli/demo/invented.hpp"
#include "cli/installation.hpp"

namespace ts::cli::bench {

struct Generated {
  std::int64_t cases = 0, commands = 0, refused = 0;
  double seconds = 0;
};

/// Makes `directory` with `cases` cases. Errors as in create_installation.
Result<Generated> generate(std::filesystem::path const& directory, demo::Invented const& world,
                           std::int64_t cases);

/// True when `directory` holds what `generate` finished for that many cases.
bool is_generated(std::filesystem::path const& directory, std::int64_t cases);

}  // namespace ts::cli::bench
