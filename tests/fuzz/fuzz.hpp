#pragma once
/// What the fuzz targets share.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

/// Ends the run as a crash does, so that the input is kept.
inline void must(bool holds) {
  if (!holds) std::abort();
}

inline std::string_view text_of_input(std::uint8_t const* data, std::size_t size) {
  return {reinterpret_cast<char const*>(data), size};
}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);
