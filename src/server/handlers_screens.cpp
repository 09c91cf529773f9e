// The screens: files of the web build. Those of a procedure begin with its words (first_words.hpp).
#include "base/crypto.hpp"
#include "server/etag.hpp"
#include "server/first_words.hpp"
#include "server/handlers.hpp"

namespace ts::server {
namespace {

using permissions::Action;

/// As Assets::get answers it: kept by the browser, asked about each time.
Response screen_response(Request const& request, std::string page) {
  auto const etag = '"' + to_hex(Bytes{sha256(page)}.first(12)) + '"';
  auto response = text_response(std::move(page), content_type(".html"));
  response.headers.emplace_back("ETag", etag);
  response.headers.emplace_back("Cache-Control", "no-cache");
  if (not_modified(request, etag)) {
    response.status = 304;
    response.body.clear();
  }
  return response;
}

/// An unknown procedure has the plain page: its program says what to do.
Result<Response> procedure_screen(Context& context, Call const& call, std::string const& path,
                                  FirstWords (*words_of)(json::object const&)) {
  auto const& services = context.parts.services;
  auto const page = context.assets.plain("index.html");
  auto const site = services.site->site();
  auto const* commune = site.if_contains("default_commune");
  if (!page || commune == nullptr) return context.assets.get(path, call.request);
  auto const procedure =
      services.procedures->get(CommuneId{static_cast<std::int32_t>(commune->to_number<std::int64_t>())},
                               std::string{call.param("procedure")});
  if (!procedure) return context.assets.get(path, call.request);
  return screen_response(call.request, with_words(*page, words_of(*procedure)));
}

}  // namespace

std::vector<Route> screen_routes(Context& context) {
  auto const open = Access::open(Action::read_public);
  std::vector<Route> routes;
  routes.emplace_back(Method::get, "/thu-tuc/{procedure}", "", open, Handler{[&context](Call const& c) {
                        return procedure_screen(context, c, "thu-tuc", words_of_procedure);
                      }});
  routes.emplace_back(Method::get, "/thu-tuc/{procedure}/nop", "", open, Handler{[&context](Call const& c) {
                        return procedure_screen(context, c, "thu-tuc", words_of_form);
                      }});
  // Served from memory: it may answer where the request arrives. An unknown API address stays a problem.
  routes.emplace_back(Method::get, "/{path...}", "", open,
                      AsyncHandler{[&context](CallPtr const& c, Reply const& reply) {
                        reply(context.assets.get(c->param("path"), c->request));
                      }});
  return routes;
}

}  // namespace ts::server
