#pragma once
/// The directory of communes (packs/communes.csv: official codes, 2026): what `init --commune CODE` looks names up in.
#include <filesystem>
#include <optional>
#include <string>

#include "base/ids.hpp"
#include "base/result.hpp"

namespace ts::cli {

struct CommuneEntry {
  CommuneId code{};
  std::string name;  ///< "Đức An"
  std::string kind;  ///< "Xã", "Phường", "Đặc khu"
  std::int32_t province = 0;
  std::string province_name;  ///< "Tỉnh Lâm Đồng"
};

/// Nothing when the code is not in the directory. Errors: `communes.file`.
Result<std::optional<CommuneEntry>> find_commune(std::filesystem::path const& csv, CommuneId code);

}  // namespace ts::cli
