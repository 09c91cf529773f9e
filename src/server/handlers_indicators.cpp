#include "server/handlers.hpp"

namespace ts::server {
namespace {

using permissions::Action;

Result<IndicatorQuery> indicator_query(Request const& request) {
  IndicatorQuery query{std::string{request.query("period")},
                       {},
                       std::string{request.query("unit")},
                       std::string{request.query("field")}};
  TS_TRY(query.basis, query_word(request, "basis", {"calendar", "report"}));
  if (query.basis.empty()) query.basis = "calendar";
  return query;
}

Result<Response> list(Context& context, Call const& call) {
  TS_TRY(auto const query, indicator_query(call.request));
  return as_json(context.parts.services.indicators->list(call.commune, call.actor(), query));
}

Result<Response> get(Context& context, Call const& call) {
  TS_TRY(auto const query, indicator_query(call.request));
  return as_json(context.parts.services.indicators->get(call.commune, call.actor(),
                                                        std::string{call.param("indicator")}, query));
}

Result<Response> cases(Context& context, Call const& call) {
  TS_TRY(auto const query, indicator_query(call.request));
  TS_TRY(auto const part, query_word(call.request, "part", {"numerator", "denominator", "missing"}));
  return as_json(context.parts.services.indicators->cases(
      call.commune, call.actor(), std::string{call.param("indicator")}, part.empty() ? "numerator" : part,
      query, call.page()));
}

}  // namespace

std::vector<Route> indicator_routes(Context& context) {
  auto const on = [&](auto handler) {
    return Handler{[&context, handler](Call const& c) { return handler(context, c); }};
  };
  std::string const base = "/api/v1/communes/{commune}/office/indicators";
  std::vector<Route> routes;
  routes.emplace_back(Method::get, base, "listIndicators", Access::staff(Action::read_indicator), on(list));
  routes.emplace_back(Method::get, base + "/{indicator}", "getIndicator",
                      Access::staff(Action::read_indicator), on(get));
  routes.emplace_back(Method::get, base + "/{indicator}/cases", "listIndicatorCases",
                      Access::staff(Action::lineage), on(cases));
  return routes;
}

}  // namespace ts::server
