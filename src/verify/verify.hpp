#pragma once
/// thongsuot-verify: checks a receipt, or a copied data directory, offline. Depends on base and journal (and
/// SQLite to read the file) only, so that whoever does not trust the server needs to read little code.
#include <iosfwd>
#include <string>
#include <vector>

namespace ts::verifier {

/// The program without its process: `args` are the words after the program's name. Returns the exit code: 0
/// it holds, 1 it does not hold, 2 it cannot tell. `terminal`: progress may be shown on `err`. Reads the
/// environment: THONGSUOT_TRUST, XDG_CONFIG_HOME, HOME.
int run(std::vector<std::string> const& args, std::ostream& out, std::ostream& err, bool terminal = false);

}  // namespace ts::verifier
