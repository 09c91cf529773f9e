#pragma once
/// What the program says, in Vietnamese with English after what matters, or in English only; and the exit
/// code it adds up to.
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace ts::verifier {

enum class Mark { good, note, unknown, bad };

class Report {
 public:
  Report(std::ostream& out, bool english) : out_(out), english_(english) {}

  void say(Mark mark, std::string_view vi, std::string_view en);
  /// More about the line before; carries no judgement.
  void detail(std::string_view vi, std::string_view en);
  void error(Mark mark, Error const& error) { say(mark, error.vi, error.en); }
  /// The last line.
  void verdict();
  /// 0 when all said was good, 1 when something was bad, else 2.
  int exit_code() const { return worst_ == Mark::bad ? 1 : worst_ == Mark::unknown ? 2 : 0; }

 private:
  std::ostream& out_;
  bool english_;
  Mark worst_ = Mark::good;
};

/// Data for the screen: control characters, bidirectional overrides and broken UTF-8 become "?", and what is
/// longer than `limit` bytes is cut. A forged row must not be able to write on the reader's terminal.
std::string printable(std::string_view text, std::size_t limit = 200);
/// "1.234.567" (vi) or "1,234,567".
std::string grouped(std::uint64_t number, char separator);
/// "09:15:03 21/01/2026", Vietnam time.
std::string local_text(Instant at);

}  // namespace ts::verifier
