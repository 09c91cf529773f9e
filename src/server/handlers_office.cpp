#include <algorithm>

#include "server/guard.hpp"
#include "server/handlers.hpp"
#include "server/staff_json.hpp"

namespace ts::server {
namespace {

using identity::Audience;

Result<Response> session_response(Context& context, identity::Session const& session,
                                  std::string const& token) {
  TS_TRY(auto const account, context.parts.identity->staff.get(session.commune, StaffId{session.account}));
  return json_response({{"account", account_json(account)},
                        {"commune", context.parts.services.site->commune_ref(session.commune)},
                        {"csrf", identity::csrf_token(token)},
                        {"expires_at", to_iso(session.expires)},
                        {"permissions", permission_names(account.roles)}});
}

Result<Response> signed_in(Context& context, Result<identity::SignedIn> result) {
  TS_TRY(auto const signed_in, std::move(result));
  TS_TRY(auto response, session_response(context, signed_in.session, signed_in.token));
  auto const life =
      std::chrono::duration_cast<std::chrono::seconds>(signed_in.session.expires - signed_in.session.created);
  set_cookies(response, Audience::staff, signed_in.token, life, context.options.secure());
  return response;
}

Result<Response> sign_in(Context& context, Call const& call) {
  TS_TRY(auto const login, get_string(call.body, "login"));
  TS_TRY(auto const password, get_string(call.body, "password"));
  return signed_in(
      context, context.parts.identity->staff.sign_in(call.commune, login, password, call.request.address));
}

Result<Response> sign_out(Context& context, Call const& call) {
  context.parts.identity->sessions.end(*call.session);
  auto response = empty_response();
  clear_cookies(response, Audience::staff, context.options.secure());
  return response;
}

Result<Response> change_password(Context& context, Call const& call) {
  TS_TRY(auto const old_password, get_string(call.body, "old"));
  TS_TRY(auto const new_password, get_string(call.body, "new"));
  TS_CHECK(context.parts.identity->staff.change_password(*call.session, old_password, new_password));
  return empty_response();
}

Result<Response> preview(Context& context, Call const& call) {
  TS_TRY(auto const token, get_string(call.body, "token"));
  TS_TRY(auto const found, context.parts.identity->staff.preview(call.commune, token, call.request.address));
  return json_response({{"login", found.account.login},
                        {"name", found.account.name},
                        {"commune", context.parts.services.site->commune_ref(call.commune)},
                        {"expires_at", to_iso(found.expires)}});
}

Result<Response> accept(Context& context, Call const& call) {
  TS_TRY(auto const token, get_string(call.body, "token"));
  TS_TRY(auto const password, get_string(call.body, "password"));
  return signed_in(context,
                   context.parts.identity->staff.accept(call.commune, token, password, call.request.address));
}

Result<Response> colleagues(Context& context, Call const& call) {
  auto accounts = context.parts.identity->staff.list(call.commune);
  std::ranges::stable_sort(accounts, {}, [](auto const& a) { return a.unit.value; });
  json::array items;
  for (auto const& account : accounts) {
    if (!account.active) continue;
    auto item = account_json(account);
    for (auto const* key : {"login", "fields", "active", "invited"}) item.erase(key);
    items.push_back(std::move(item));
  }
  return json_response({{"items", std::move(items)}});
}

}  // namespace

std::vector<Route> office_routes(Context& context) {
  auto const on = [&](auto handler) {
    return Handler{[&context, handler](Call const& c) { return handler(context, c); }};
  };
  std::string const base = "/api/v1/communes/{commune}/office";
  auto const own = Access::own(Audience::staff);
  auto const entrance = Access::entrance();
  std::vector<Route> routes;
  routes.push_back(Route{Method::post, base + "/login", "loginStaff", entrance, on(sign_in)}.json().slow());
  routes.emplace_back(Method::post, base + "/logout", "logoutStaff", own, on(sign_out));
  routes.emplace_back(Method::get, base + "/me", "getStaffMe", own,
                      on([](Context& x, Call const& c) { return session_response(x, *c.session, c.token); }));
  routes.push_back(Route{Method::post, base + "/password", "changeStaffPassword", own, on(change_password)}
                       .json()
                       .keyed()
                       .slow());
  routes.push_back(
      Route{Method::post, base + "/invitation/preview", "previewInvitation", entrance, on(preview)}.json());
  routes.push_back(Route{Method::post, base + "/invitation/accept", "acceptInvitation", entrance, on(accept)}
                       .json()
                       .keyed()
                       .slow());
  routes.emplace_back(Method::get, base + "/colleagues", "listColleagues", own, on(colleagues));
  return routes;
}

}  // namespace ts::server
