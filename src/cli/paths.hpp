#pragma once
/// Where the program's own files lie: beside the sources when run from a checkout, else under the installation's share.
#include <filesystem>

namespace ts::cli {

/// The directory of packs: `../packs` of the program's folder, `../../packs`, or `../share/thongsuot/packs`. Empty
/// when none is there.
std::filesystem::path program_packs();
/// The built web pages, looked for in the same way ("web/dist"). Empty when they are not built.
std::filesystem::path program_web();

}  // namespace ts::cli
