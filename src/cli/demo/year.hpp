#pragma once
/// Plays a year of a commune's life through the real commands, on a clock moved by hand: people file, officers take in,
/// handle, sign, hand out; some things go wrong as they do. The same seed and last day give the same journal.
#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "cli/demo/invented.hpp"
#include "cli/installation.hpp"

namespace ts::cli::demo {

struct YearOptions {
  Day first{}, last{};  ///< days played, both included
  Instant until{};      ///< nothing happens after this moment
  std::int64_t cases = 3000;
  std::uint64_t seed = 2026;
};

struct YearReport {
  std::int64_t cases = 0, commands = 0;
  std::int64_t refused = 0;             ///< commands the rules refused (counted, not hidden)
  std::map<std::string, int> refusals;  ///< how often, by "procedure verb: rule"
};

/// `clock` is the one the installation was opened with. `progress`: cases filed so far.
Result<YearReport> play(Installation& installation, ManualClock& clock, Invented const& world,
                        YearOptions const& options, std::function<void(std::int64_t)> const& progress);

/// Accounts of the officers of staff.toml and of the demonstration's citizens; passwords all `password`.
Status create_accounts(Installation& installation, Invented const& world, std::string_view password);

inline constexpr std::string_view demo_citizen_phone = "0900000001";
inline constexpr std::string_view demo_password = "thong-suot-2026";

}  // namespace ts::cli::demo
