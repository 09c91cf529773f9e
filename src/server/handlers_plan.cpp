#include "server/etag.hpp"
#include "server/handlers.hpp"
#include "server/problem.hpp"

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

Result<Response> preview(Context& context, Call const& call) {
  TS_TRY(auto const name, file_name(call.request));
  return as_json(context.parts.services.plan->preview(call.commune, call.actor(), name, call.request.body));
}

/// Reads the document, which takes a while for a long one, so it runs on a worker and goes on from there.
void import_plan(Context& context, CallPtr const& call, Reply reply) {
  auto const name = file_name(call->request);
  auto const against = query_int(call->request, "against", -1, 0, 1'000'000'000);
  if (!name) return reply(name.error());
  if (!against) return reply(against.error());
  if (*against < 0)
    return reply(fail(Code::invalid, "http.param", "Thiếu số của kế hoạch đang dùng mà bạn đã so sánh.",
                      "`against` is missing: the plan in force that was compared with.", "/against"));
  auto const taken = context.workers.post([&context, call, name = *name, against = *against, reply] {
    try {
      context.parts.services.plan->import_plan(call->commune, call->actor(), name, call->request.body,
                                               against, call->once(), json_done(reply, 201));
    } catch (std::exception const&) {
      reply(internal_error());
    }
  });
  if (!taken) reply(busy());
}

/// The plan in force, read.
void add_reads(std::vector<Route>& routes, Context& context, std::string const& base) {
  auto const on = [&](auto handler) {
    return Handler{[&context, handler](Call const& c) { return handler(context, c); }};
  };
  auto const read = Access::staff(Action::read_plan);
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
  routes.emplace_back(Method::get, base + "/tasks", "listTasks", read, on(tasks));
  routes.emplace_back(Method::get, base + "/duties", "listDuties", read, on([](Context& x, Call const& c) {
                        return as_json(x.parts.services.plan->duties(c.commune));
                      }));
}

}  // namespace

std::vector<Route> plan_routes(Context& context) {
  std::string const base = "/api/v1/communes/{commune}/office/plan";
  std::vector<Route> routes;
  add_reads(routes, context, base);
  routes.push_back(Route{
      Method::put, base + "/targets/{target}/binding", "bindTarget", Access::staff(Action::bind_target),
      AsyncHandler{[&context](CallPtr const& c, Reply r) {
        bind(context, c, std::move(r));
      }}}.json());
  auto const import_right = Access::staff(Action::import_plan);
  routes.push_back(Route{
      Method::post, base + "/preview", "previewPlan", import_right, Handler{[&context](Call const& c) {
        return preview(context, c);
      }}}.file());
  routes.push_back(
      Route{Method::post, base + "/imports", "importPlan", import_right,
            AsyncHandler{[&context](CallPtr const& c, Reply r) { import_plan(context, c, std::move(r)); }}}
          .file()
          .keyed());
  return routes;
}

}  // namespace ts::server
