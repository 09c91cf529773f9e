#pragma once
/// Writing files so that they survive a power cut: data first, then the name, then the directory.
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace ts::store {

/// Writes `content` to a temporary name beside `path`, fsyncs it, renames it over `path`, fsyncs the
/// directory. `mode` as in chmod. Error `disk.write` (unavailable) with the system's words.
Status write_file_durably(std::filesystem::path const& path, std::string_view content, unsigned mode = 0640);
/// Copies through `write`, fsync included; the target must not exist.
Status copy_file_durably(std::filesystem::path const& from, std::filesystem::path const& to);
Status sync_directory(std::filesystem::path const& directory);
/// `disk.read` (not_found when it is not there).
Result<std::string> read_whole_file(std::filesystem::path const& path, std::size_t limit);
/// The system's words for the current errno, as an unavailable error.
Error disk_error(std::string_view what, std::filesystem::path const& path, int error_number);

}  // namespace ts::store
