#pragma once
/// A scenario script, read into lines (tests/scenario/README.md has the form).
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace ts::scenario {

/// What must hold after a command: "hạn" = "22/01/2026 17:30".
struct Expectation {
  int line = 0;
  std::string what, value;
};

/// One command, what must follow, and the refusal expected instead when `refusal` is not empty.
struct Act {
  int line = 0;
  Instant at{};
  std::string who, verb;
  std::map<std::string, std::string, std::less<>> args;
  std::string refusal;
  std::vector<Expectation> then;
};

struct Script {
  std::string title, procedure, basis;
  std::vector<Act> acts;
};

/// Errors name the line.
Result<Script> parse(std::string_view text);
/// "22/01/2026 17:30", Vietnamese time.
std::optional<Instant> parse_moment(std::string_view text);
std::string trimmed(std::string_view text);
std::vector<std::string> split(std::string_view text, char at);

}  // namespace ts::scenario
