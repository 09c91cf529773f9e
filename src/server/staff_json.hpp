#pragma once
/// Staff accounts in the API's form. Internal to the handlers.
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "kernel/identity/identity.hpp"

namespace ts::server {

/// StaffAccount.
json::object account_json(identity::StaffAccount const& account);
/// Names of roles; not the set when one is unknown (`account.roles`).
Result<permissions::Roles> roles_from(json::array const& names);
json::array strings_json(std::vector<std::string> const& texts);
/// Texts of an array; `account.unit` when one is something else.
Result<std::vector<std::string>> strings_from(json::array const& values);
/// Names of the actions that the roles are granted somewhere.
json::array permission_names(permissions::Roles roles);

}  // namespace ts::server
