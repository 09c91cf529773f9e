#pragma once
/// The one table: what was promised, what was measured, their ratio.
#include <string>
#include <vector>

namespace ts::cli::bench {

struct Line {
  std::string what;
  double budget = 0;  ///< 0: no promise was made, the figure is for information
  double measured = 0;
  std::string unit;
  bool at_least = false;  ///< the budget is a floor (throughput), not a ceiling (time, memory, bytes)
  std::string note{};

  bool met() const { return at_least ? measured >= budget : measured <= budget; }
};

class Report {
 public:
  void add(Line line) { lines_.push_back(std::move(line)); }
  /// Plain text, fit for a terminal of 120 columns.
  std::string table() const;

 private:
  std::vector<Line> lines_;
};

}  // namespace ts::cli::bench
