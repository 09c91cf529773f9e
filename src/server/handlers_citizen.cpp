#include "kernel/identity/identity.hpp"
#include "server/etag.hpp"
#include "server/guard.hpp"
#include "server/handlers.hpp"

namespace ts::server {
namespace {

using identity::Audience;

json::object account_json(identity::CitizenAccount const& account) {
  json::object out{{"id", account.id.value}, {"phone", account.phone}, {"name", account.name}};
  auto const add = [&](char const* key, std::string const& value) {
    if (!value.empty()) out[key] = value;
  };
  add("id_number", account.id_number);
  add("birth_date", account.birth_date);
  add("email", account.email);
  add("address", account.address);
  return out;
}

Result<Response> session_response(Context& context, identity::Session const& session,
                                  std::string const& token, int status = 200) {
  TS_TRY(auto const account, context.parts.identity->citizens.get(CitizenId{session.account}));
  auto response = json_response({{"account", account_json(account)},
                                 {"csrf", identity::csrf_token(token)},
                                 {"expires_at", to_iso(session.expires)}},
                                status);
  response.headers.emplace_back("ETag", etag_of(account.version));
  return response;
}

Result<Response> signed_in(Context& context, Result<identity::SignedIn> result, int status) {
  TS_TRY(auto const signed_in, std::move(result));
  TS_TRY(auto response, session_response(context, signed_in.session, signed_in.token, status));
  auto const life =
      std::chrono::duration_cast<std::chrono::seconds>(signed_in.session.expires - signed_in.session.created);
  set_cookies(response, Audience::citizen, signed_in.token, life, context.options.secure());
  return response;
}

Result<Response> sign_up(Context& context, Call const& call) {
  TS_TRY(auto const phone, get_string(call.body, "phone"));
  TS_TRY(auto const name, get_string(call.body, "name"));
  TS_TRY(auto const password, get_string(call.body, "password"));
  TS_TRY(auto const id_number, get_string_or(call.body, "id_number", ""));
  identity::NewCitizen const citizen{std::string{phone}, std::string{name}, std::string{password},
                                     std::string{id_number}};
  return signed_in(context, context.parts.identity->citizens.sign_up(citizen, call.request.address), 201);
}

Result<Response> sign_in(Context& context, Call const& call) {
  auto& citizens = context.parts.identity->citizens;
  return signed_in(context, citizens.sign_in(citizens.by_password(), call.body, call.request.address), 200);
}

/// Absent: nothing; null: the empty text.
Result<std::optional<std::string>> changed(json::object const& body, std::string_view key) {
  auto const* value = body.if_contains(key);
  if (!value) return std::optional<std::string>{};
  TS_TRY(auto const text, get_string_or(body, key, ""));
  return std::optional{std::string{text}};
}

Result<Response> update(Context& context, Call const& call) {
  TS_TRY(auto const version, required_if_match(call.request));
  identity::CitizenUpdate change;
  TS_TRY(change.name, changed(call.body, "name"));
  TS_TRY(change.id_number, changed(call.body, "id_number"));
  TS_TRY(change.birth_date, changed(call.body, "birth_date"));
  TS_TRY(change.email, changed(call.body, "email"));
  TS_TRY(change.address, changed(call.body, "address"));
  TS_CHECK(context.parts.identity->citizens.update(CitizenId{call.session->account}, version, change));
  return session_response(context, *call.session, call.token);
}

Result<Response> change_password(Context& context, Call const& call) {
  TS_TRY(auto const old_password, get_string(call.body, "old"));
  TS_TRY(auto const new_password, get_string(call.body, "new"));
  TS_CHECK(context.parts.identity->citizens.change_password(*call.session, old_password, new_password));
  return empty_response();
}

Result<Response> sign_out(Context& context, Call const& call) {
  context.parts.identity->sessions.end(*call.session);
  auto response = empty_response();
  clear_cookies(response, Audience::citizen, context.options.secure());
  return response;
}

}  // namespace

std::vector<Route> citizen_routes(Context& context) {
  auto const own = Access::own(Audience::citizen);
  auto const on = [&](auto handler) {
    return Handler{[&context, handler](Call const& c) { return handler(context, c); }};
  };
  std::vector<Route> routes;
  routes.push_back(
      Route{Method::post, "/api/v1/citizen/register", "registerCitizen", Access::entrance(), on(sign_up)}
          .json()
          .keyed()
          .slow());
  routes.push_back(
      Route{Method::post, "/api/v1/citizen/login", "loginCitizen", Access::entrance(), on(sign_in)}
          .json()
          .slow());
  routes.push_back(Route{Method::post, "/api/v1/citizen/logout", "logoutCitizen", own, on(sign_out)});
  routes.push_back(
      Route{Method::get, "/api/v1/citizen/me", "getCitizenMe", own,
            on([](Context& x, Call const& c) { return session_response(x, *c.session, c.token); })});
  routes.push_back(Route{Method::patch, "/api/v1/citizen/me", "updateCitizenMe", own, on(update)}.json());
  routes.push_back(
      Route{Method::post, "/api/v1/citizen/password", "changeCitizenPassword", own, on(change_password)}
          .json()
          .keyed()
          .slow());
  return routes;
}

}  // namespace ts::server
