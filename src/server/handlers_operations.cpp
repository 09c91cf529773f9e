#include "kernel/store/database.hpp"
#include "kernel/store/jobs.hpp"
#include "kernel/store/sequencer.hpp"
#include "server/handlers.hpp"
#include "server/problem.hpp"

#ifndef TS_VERSION
#define TS_VERSION "dev"
#endif

namespace ts::server {
namespace {

using permissions::Action;

Result<Response> health(Context& context, Call const&) {
  std::string_view state = context.draining ? "draining" : "ok";
  try {
    int one = 0;
    context.parts.db->read().sql() << "SELECT 1", soci::into(one);
  } catch (std::exception const&) {
    state = "failing";
  }
  return json_response({{"status", state}, {"version", TS_VERSION}}, state == "ok" ? 200 : 503);
}

Result<Response> metrics(Context& context, Call const&) {
  auto const stats = context.parts.sequencer->stats();
  auto const number = [](auto n) { return static_cast<double>(n); };
  Metrics::Gauges const gauges{{"thongsuot_commands_done", number(stats.commands)},
                               {"thongsuot_commands_refused", number(stats.refused)},
                               {"thongsuot_commands_failed", number(stats.failed)},
                               {"thongsuot_commands_waiting", number(stats.waiting)},
                               {"thongsuot_batches", number(stats.batches)},
                               {"thongsuot_journal_events", number(stats.events)},
                               {"thongsuot_jobs_waiting", number(store::waiting_jobs(*context.parts.db))},
                               {"thongsuot_jobs_failing", number(store::failing_jobs(*context.parts.db))},
                               {"thongsuot_workers_waiting", number(context.workers.waiting())},
                               {"thongsuot_event_streams", number(context.hub.size())}};
  return text_response(context.metrics->text(gauges), "text/plain; version=0.0.4; charset=utf-8");
}

}  // namespace

std::vector<Route> operation_routes(Context& context) {
  auto const on = [&](auto handler) {
    return Handler{[&context, handler](Call const& c) { return handler(context, c); }};
  };
  auto const nothing = Handler{[](Call const&) -> Result<Response> { return no_route(); }};
  std::vector<Route> routes;
  routes.emplace_back(Method::get, "/healthz", "getHealth", Access::open(Action::read_public), on(health));
  routes.emplace_back(Method::get, "/metrics", "getMetrics", Access::machine(Action::read_metrics),
                      on(metrics));
  routes.emplace_back(Method::get, "/api/{path...}", "", Access::open(Action::read_public), nothing);
  routes.emplace_back(Method::get, "/journal/{path...}", "", Access::open(Action::read_public), nothing);
  return routes;
}

}  // namespace ts::server
