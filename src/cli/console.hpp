#pragma once
/// What a command says to the person at the terminal.
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace ts::cli {

/// Prints the error in Vietnamese, its English, field and article to standard error; returns 1.
int complain(Error const& error);
/// A line on standard output.
void say(std::string_view line);

/// A bar on standard error while it is a terminal, a line every tenth otherwise; silent when done within a second.
class ProgressBar {
 public:
  ProgressBar(std::string title, std::int64_t total);
  ~ProgressBar();
  void show(std::int64_t done);

 private:
  void draw(std::int64_t done);
  std::string title_;
  std::int64_t total_;
  std::int64_t last_step_ = -1;
  std::int64_t started_ms_;
  bool terminal_;
  bool drawn_ = false;
};

}  // namespace ts::cli
