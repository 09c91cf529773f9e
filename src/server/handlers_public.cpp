#include "server/handlers.hpp"

namespace ts::server {

using permissions::Action;

std::vector<Route> public_routes(Context& context) {
  auto& services = context.parts.services;
  auto const open = Access::open(Action::read_public);
  std::vector<Route> routes;
  auto const get = [&](std::string pattern, std::string operation, Handler handler) {
    routes.emplace_back(Method::get, "/api/v1" + pattern, std::move(operation), open, std::move(handler));
  };
  get("/site", "getSite", [&](Call const&) { return as_json(services.site->site()); });
  get("/communes/{commune}", "getCommune",
      [&](Call const& c) { return as_json(services.site->commune(c.commune)); });
  get("/communes/{commune}/fields", "listFields",
      [&](Call const& c) { return as_json(services.procedures->fields(c.commune)); });
  get("/communes/{commune}/life-situations", "listLifeSituations",
      [&](Call const& c) { return as_json(services.procedures->life_situations(c.commune)); });
  get("/communes/{commune}/procedures", "listProcedures", [&](Call const& c) {
    ProcedureQuery query{std::string{c.request.query("q")}, std::string{c.request.query("field")},
                         std::string{c.request.query("life")}, c.page()};
    return as_json(services.procedures->list(c.commune, query));
  });
  get("/communes/{commune}/procedures/{procedure}", "getProcedure", [&](Call const& c) {
    return as_versioned(c, services.procedures->get(c.commune, std::string{c.param("procedure")}));
  });
  get("/communes/{commune}/published-indicators", "listPublishedIndicators", [&](Call const& c) {
    return as_json(services.indicators->published(c.commune, {std::string{c.request.query("period")}}));
  });
  routes.emplace_back(Route{
      Method::post, "/api/v1/communes/{commune}/track", "trackCase", Access::open(Action::track_case),
      Handler{[&](Call const& c) {
        return as_json(services.cases->track(c.commune, c.body));
      }}}.json());
  return routes;
}

}  // namespace ts::server
