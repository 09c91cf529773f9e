#pragma once
/// Lists in a text column, and rights out of them. Internal to identity.
#include <string>
#include <string_view>
#include <vector>

#include "kernel/permissions/permissions.hpp"

namespace ts::identity {

/// Words separated by single blanks; keys and role names have none inside.
std::string join(std::vector<std::string> const& words);
std::vector<std::string> split(std::string_view words);

std::vector<std::string> role_names(permissions::Roles roles);
/// Unknown names are left out: a role that no longer exists grants nothing.
permissions::Roles roles_of(std::vector<std::string> const& names);

}  // namespace ts::identity
