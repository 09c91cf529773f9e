#include "kernel/identity/identity.hpp"
#include "server/etag.hpp"
#include "server/handlers.hpp"

namespace ts::server {
namespace {

json::object summary_json(identity::DraftSummary const& draft) {
  return {{"key", draft.key}, {"title", draft.title}, {"updated_at", to_iso(draft.updated)}};
}

Result<Response> draft_response(Result<identity::Draft> result) {
  TS_TRY(auto const draft, std::move(result));
  auto object = summary_json(draft.summary);
  object["content"] = json::parse(draft.content);
  return json_response(object).with("ETag", etag_of(draft.version));
}

Result<Response> list(Context& context, Call const& call) {
  json::array items;
  for (auto const& draft : context.parts.identity->drafts.list(call.commune, call.actor().id)) {
    items.push_back(summary_json(draft));
  }
  return json_response({{"items", std::move(items)}});
}

Result<Response> get(Context& context, Call const& call) {
  return draft_response(
      context.parts.identity->drafts.get(call.commune, call.actor().id, std::string{call.param("key")}));
}

Result<Response> put(Context& context, Call const& call) {
  TS_TRY(auto const* content, get_object(call.body, "content"));
  TS_TRY(auto const title, get_string_or(call.body, "title", ""));
  identity::DraftCondition condition;
  TS_TRY(condition.version, if_match(call.request));
  condition.must_be_new = call.request.header("if-none-match") == "*";
  return draft_response(context.parts.identity->drafts.put(call.commune, call.actor().id,
                                                           std::string{call.param("key")}, std::string{title},
                                                           *content, condition));
}

Result<Response> remove(Context& context, Call const& call) {
  TS_CHECK(
      context.parts.identity->drafts.remove(call.commune, call.actor().id, std::string{call.param("key")}));
  return empty_response();
}

void add(std::vector<Route>& routes, Context& context, std::string const& base, std::string const& noun,
         Access access) {
  auto const on = [&](auto handler) {
    return Handler{[&context, handler](Call const& c) { return handler(context, c); }};
  };
  routes.emplace_back(Method::get, base, "list" + noun + "s", access, on(list));
  routes.emplace_back(Method::get, base + "/{key}", "get" + noun, access, on(get));
  routes.push_back(Route{Method::put, base + "/{key}", "put" + noun, access, on(put)}.json());
  routes.emplace_back(Method::del, base + "/{key}", "delete" + noun, access, on(remove));
}

}  // namespace

std::vector<Route> draft_routes(Context& context) {
  std::vector<Route> routes;
  add(routes, context, "/api/v1/communes/{commune}/my/drafts", "MyDraft",
      Access::citizen(permissions::Action::save_draft));
  add(routes, context, "/api/v1/communes/{commune}/office/drafts", "Draft",
      Access::staff(permissions::Action::save_draft));
  return routes;
}

}  // namespace ts::server
