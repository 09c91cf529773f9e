#pragma once
/// Other processes: the server as it starts for an office, the offline verifier.
#include <filesystem>
#include <string>
#include <vector>

namespace ts::cli::bench {

struct StartUp {
  double seconds = 0;  ///< from exec to the first answer of /healthz; 0 when it did not start
  double rss_mb = 0;   ///< resident then
};
/// Starts this program's `serve` on the directory, asks, stops it.
StartUp start_up(std::filesystem::path const& data);

struct Ran {
  int exit_code = -1;
  double seconds = 0;
  double peak_mb = 0;
};
/// Runs to the end, output thrown away.
Ran run_program(std::vector<std::string> const& arguments);

/// Beside this program: "thongsuot-verify"; empty when it is not there.
std::filesystem::path sibling(std::string const& name);

}  // namespace ts::cli::bench
