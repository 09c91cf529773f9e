#include "cli/paths.hpp"

#include <array>

namespace ts::cli {
namespace {

std::filesystem::path find(std::string_view relative) {
  std::error_code error;
  auto const self = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) return {};
  for (auto const up : {"..", "../..", "../share/thongsuot"}) {
    auto const candidate = (self.parent_path() / up / relative).lexically_normal();
    if (std::filesystem::is_directory(candidate, error)) return candidate;
  }
  return {};
}

}  // namespace

std::filesystem::path program_packs() { return find("packs"); }
std::filesystem::path program_web() { return find("web/dist"); }

}  // namespace ts::cli
