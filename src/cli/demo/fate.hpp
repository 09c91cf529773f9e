#pragma once
/// What will befall one case of the demonstration: drawn once when it is filed, so that the year is repeatable.
#include "cli/demo/dice.hpp"
#include "cli/demo/invented.hpp"
#include "kernel/casework/case_type.hpp"

namespace ts::cli::demo {

struct Fate {
  Mix const* mix = nullptr;
  casework::Channel channel = casework::Channel::counter;
  std::string variant;
  bool refused_at_desk = false, refused = false, withdrawn = false, rework = false;
  int supplements = 0;
  bool never_supplied = false, late = false, apologised = false;
  bool pay_online = false, portal = false, digitised = false, electronic = false, reuse = false;
  int stars = 0;       ///< 0: not rated
  double speed = 0.6;  ///< share of the time allowed that handling takes
};

/// `progress`: 0 at the beginning of the year, 1 at its end: online filing grows.
Fate draw(Invented const& world, Mix const& mix, casework::CaseType const& type, double progress, Dice& dice);

}  // namespace ts::cli::demo
