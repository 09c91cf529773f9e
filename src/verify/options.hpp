#pragma once
/// The command line.
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace ts::verifier {

struct Options {
  enum class Command { help, receipt, data, trust } command = Command::help;
  std::string target;                    ///< file, directory or key
  std::vector<std::string> keys;         ///< --key: a key's text or a file of keys
  std::vector<std::string> checkpoints;  ///< --checkpoint: notes or receipts kept elsewhere
  bool english = false;                  ///< --lang en
};

/// Errors `options`: says what was wrong and what to type.
Result<Options> parse_options(std::vector<std::string> const& args);
/// What --help prints.
std::string_view help_text(bool english);

}  // namespace ts::verifier
