#pragma once
/// Reading the rollup: the figures of a commune for some periods in one grouped scan, whatever the number of
/// cases.
#include <soci/soci.h>

#include <map>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "domain/indicators/value.hpp"

namespace ts::indicators {

/// Whose figures: a commune, narrowed to a unit or a field of work (slugs; empty: all).
struct Scope {
  CommuneId commune{};
  std::string unit{};
  std::string field{};
  bool whole() const { return unit.empty() && field.empty(); }
};

/// What `evaluate` needs for these indicators in these periods. `today` decides where a running period ends.
/// Figures per procedure do not split by unit: with a unit in the scope they are those of the commune.
Figures read_figures(soci::session& sql, Scope const& scope, std::vector<Definition const*> const& wanted,
                     Definitions const& all, std::vector<Period> const& periods, Day today);

enum class SplitBy { unit, field };
/// The same for each unit or field that has any figure, for one indicator over cases.
std::map<std::string, Figures> read_split(soci::session& sql, CommuneId commune, SplitBy by,
                                          Definition const& wanted, Definitions const& all,
                                          std::vector<Period> const& periods, Day today);

}  // namespace ts::indicators
