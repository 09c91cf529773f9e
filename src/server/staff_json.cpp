#include "server/staff_json.hpp"

namespace ts::server {
namespace {

json::array role_names(permissions::Roles roles) {
  json::array out;
  for (std::size_t i = 0; i < permissions::role_count; ++i) {
    auto const role = static_cast<permissions::Role>(i);
    if (roles.has(role)) out.emplace_back(permissions::name(role));
  }
  return out;
}

}  // namespace

json::array strings_json(std::vector<std::string> const& texts) {
  json::array out;
  for (auto const& text : texts) out.emplace_back(text);
  return out;
}

json::object account_json(identity::StaffAccount const& a) {
  json::object out{{"id", a.id.value},     {"login", a.login},
                   {"name", a.name},       {"roles", role_names(a.roles)},
                   {"unit", a.unit.value}, {"fields", strings_json(a.fields)},
                   {"active", a.active},   {"invited", a.invited}};
  if (!a.title.empty()) out["title"] = a.title;
  return out;
}

Result<permissions::Roles> roles_from(json::array const& names) {
  permissions::Roles roles;
  for (auto const& value : names) {
    auto const* text = value.if_string();
    auto const role = text ? permissions::role({text->data(), text->size()}) : std::nullopt;
    if (!role) {
      return fail(Code::invalid, "account.roles", "Hãy chọn ít nhất một vai trò trong danh sách.",
                  "Choose at least one role of the list.", "/roles");
    }
    roles.add(*role);
  }
  return roles;
}

Result<std::vector<std::string>> strings_from(json::array const& values) {
  std::vector<std::string> out;
  for (auto const& value : values) {
    auto const* text = value.if_string();
    if (!text) {
      return fail(Code::invalid, "account.unit", "Hãy chọn đơn vị và lĩnh vực trong danh sách.",
                  "Choose unit and fields of work from the list.", "/fields");
    }
    out.emplace_back(text->data(), text->size());
  }
  return out;
}

json::array permission_names(permissions::Roles roles) {
  json::array out;
  for (std::size_t i = 0; i < permissions::action_count; ++i) {
    auto const action = static_cast<permissions::Action>(i);
    if (permissions::granted(roles, action) != permissions::Scope::none)
      out.emplace_back(permissions::name(action));
  }
  return out;
}

}  // namespace ts::server
