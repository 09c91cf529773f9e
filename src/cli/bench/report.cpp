#include "cli/bench/report.hpp"

#include <fmt/format.h>

namespace ts::cli::bench {
namespace {

std::string number(double value) {
  if (value >= 1000) return fmt::format("{:.0f}", value);
  if (value >= 10) return fmt::format("{:.1f}", value);
  return fmt::format("{:.2f}", value);
}

}  // namespace

std::string Report::table() const {
  std::string out = fmt::format("{:<46} {:>12} {:>12} {:<8} {:>7}  {}\n", "what", "budget", "measured",
                                "unit", "ratio", "met");
  for (auto const& line : lines_) {
    bool const promised = line.budget > 0;
    out += fmt::format("{:<46} {:>12} {:>12} {:<8} {:>7}  {}\n", line.what,
                       promised ? (line.at_least ? ">= " : "<= ") + number(line.budget) : "-",
                       number(line.measured), line.unit, promised ? number(line.measured / line.budget) : "-",
                       promised ? (line.met() ? "yes" : "NO") : "-");
    if (!line.note.empty()) out += "    " + line.note + "\n";
  }
  return out;
}

}  // namespace ts::cli::bench
