#include "kernel/identity/rows.hpp"

namespace ts::identity {

std::string join(std::vector<std::string> const& words) {
  std::string out;
  for (auto const& word : words) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

std::vector<std::string> split(std::string_view words) {
  std::vector<std::string> out;
  while (!words.empty()) {
    auto const end = words.find(' ');
    if (end != 0) out.emplace_back(words.substr(0, end));
    if (end == std::string_view::npos) break;
    words.remove_prefix(end + 1);
  }
  return out;
}

std::vector<std::string> role_names(permissions::Roles roles) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < permissions::role_count; ++i) {
    auto const role = static_cast<permissions::Role>(i);
    if (roles.has(role)) out.emplace_back(permissions::name(role));
  }
  return out;
}

permissions::Roles roles_of(std::vector<std::string> const& names) {
  permissions::Roles roles;
  for (auto const& name : names) {
    if (auto const role = permissions::role(name)) roles.add(*role);
  }
  return roles;
}

}  // namespace ts::identity
