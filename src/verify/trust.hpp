#pragma once
/// Whom the user trusts: a text file, one verifier key a line, "#" starts a comment.
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "kernel/journal/note.hpp"

namespace ts::verifier {

/// A whole file; error `file.unreadable`, or `file.too_large` beyond `limit`.
Result<std::string> read_file(std::filesystem::path const& path, std::size_t limit);

/// $THONGSUOT_TRUST, else $XDG_CONFIG_HOME/thongsuot/trusted-keys, else ~/.config/thongsuot/trusted-keys;
/// empty when none of these variables is set.
std::filesystem::path trust_file();

/// Keys in a text, one a line.
Result<std::vector<journal::VerifierKey>> parse_keys(std::string_view text);
/// A key's text, or a file of keys.
Result<std::vector<journal::VerifierKey>> read_keys(std::string const& text_or_file);
/// The user's list; empty when the file does not exist.
Result<std::vector<journal::VerifierKey>> trusted_keys();
/// Adds keys to the user's list, making file and folder where needed.
Status add_trusted(std::vector<journal::VerifierKey> const& keys);

}  // namespace ts::verifier
