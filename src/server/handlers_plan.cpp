#include "server/etag.hpp"
#include "server/handlers.hpp"

namespace ts::server {
namespace {

using permissions::Action;

Result<Response> targets(Context& context, Call const& call) {
  TargetQuery query;
  TS_TRY(query.pillar, query_word(call.request, "pillar",
                                  {"the_che", "tthc", "to_chuc", "cong_vu", "tai_chinh", "chinh_quyen_so",
                                   "chi_dao", "chung"}));
  TS_TRY(query.verdict,
         query_word(call.request, "verdict", {"met", "close", "missed", "no_data", "unbound", "declared"}));
  TS_TRY(auto const bound, query_word(call.request, "bound", {"true", "false"}));
  if (!bound.empty()) query.bound = bound == "true";
  return as_json(context.parts.services.plan->targets(call.commune, query));
}

Result<Response> lines(Context& context, Call const& call) {
  TS_TRY(auto const from, query_int(call.request, "from", 1, 1, 1'000'000));
  TS_TRY(auto const limit, query_int(call.request, "limit", 2000, 1, 5000));
  return as_json(context.parts.services.plan->lines(call.commune, from, limit));
}

Result<Response> tasks(Context& context, Call const& call) {
  TaskQuery query{std::string{call.request.query("unit")}, {}, call.page()};
  TS_TRY(query.state,
         query_word(call.request, "state", {"not_started", "in_progress", "done", "late", "cancelled"}));
  return as_json(context.parts.services.plan->tasks(call.commune, query));
}

void bind(Context& context, CallPtr const& call, Reply reply) {
  auto const id = call->number("target");
  auto const version = required_if_match(call->request);
  if (!id) return reply(id.error());
  if (!version) return reply(version.error());
  auto done = [call, reply](Result<json::object> result) { reply(as_versioned(*call, std::move(result))); };
  context.parts.services.plan->bind(call->commune, call->actor(), *id, *version, call->body, std::move(done));
}

}  // namespace

std::vector<Route> plan_routes(Context& context) {
  auto const on = [&](auto handler) {
    return Handler{[&context, handler](Call const& c) { return handler(context, c); }};
  };
  std::string const base = "/api/v1/communes/{commune}/office/plan";
  auto const read = Access::staff(Action::read_plan);
  std::vector<Route> routes;
  routes.emplace_back(Method::get, base, "getPlan", read, on([](Context& x, Call const& c) {
                        return as_json(x.parts.services.plan->current(c.commune));
                      }));
  routes.emplace_back(Method::get, base + "/lines", "listPlanLines", read, on(lines));
  routes.emplace_back(Method::get, base + "/targets", "listTargets", read, on(targets));
  routes.emplace_back(Method::get, base + "/targets/{target}", "getTarget", read,
                      on([](Context& x, Call const& c) -> Result<Response> {
                        TS_TRY(auto const id, c.number("target"));
                        return as_versioned(c, x.parts.services.plan->target(c.commune, id));
                      }));
  routes.push_back(Route{
      Method::put, base + "/targets/{target}/binding", "bindTarget", Access::staff(Action::bind_target),
      AsyncHandler{[&context](CallPtr const& c, Reply r) {
        bind(context, c, std::move(r));
      }}}.json());
  routes.emplace_back(Method::get, base + "/tasks", "listTasks", read, on(tasks));
  routes.emplace_back(Method::get, base + "/duties", "listDuties", read, on([](Context& x, Call const& c) {
                        return as_json(x.parts.services.plan->duties(c.commune));
                      }));
  return routes;
}

}  // namespace ts::server
