#pragma once
/// The demonstration's invented people and the shape of their year: packs/demo/*.toml.
#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"
#include "cli/demo/dice.hpp"

namespace ts::cli::demo {

using Weighted = std::vector<std::pair<std::string, double>>;

struct Officer {
  std::string login, name, title, role, unit;
  std::vector<std::string> fields;
};

/// How the cases of one procedure go; shares of 0–1.
struct Mix {
  std::string code;
  double share = 0;
  double online = 0, counter = 0, post = 0;
  double supplement = 0, second_supplement = 0, never_supplied = 0, late = 0, apologised = 0, refused = 0,
         withdrawn = 0;
  double rework = 0, pay_online = 0, portal = 0, digitised = 0, electronic_result = 0, reuse = 0, rated = 0,
         speed = 0.6;
  std::array<double, 5> stars{0, 0, 0, 0.3, 0.7};
  Weighted variants;
};

struct Invented {
  // commune
  std::int32_t commune = 0;
  std::string kind, name, province, agency, plan;
  std::vector<std::string> hamlets;
  std::vector<Officer> staff;
  json::object council_fees;
  // people and words
  Weighted family;
  std::map<std::string, std::vector<std::string>>
      words;  ///< lists of names.toml by key, those of [text] as "text.key"
  // year
  std::array<double, 12> season{};
  std::array<double, 5> weekday{};
  double online_weekend = 0.3, refused_at_desk = 0;
  std::vector<std::pair<int, double>> counter_hours, online_hours;
  std::vector<Mix> mix;

  /// One of a list at random; empty when the list is not there.
  std::string word(std::string const& list, Dice& dice) const;
};

/// Errors: `demo.data`, naming file and key.
Result<Invented> load_invented(std::filesystem::path const& directory);

}  // namespace ts::cli::demo
