#include <iterator>

#include "server/etag.hpp"
#include "server/handlers.hpp"
#include "server/problem.hpp"

namespace ts::server {
namespace {

/// Services give versions as number, as text, or as text in quotes.
std::string etag_member(json::object const& object) {
  auto const* tag = object.if_contains("etag");
  if (!tag) return {};
  if (auto const* number = tag->if_int64()) return etag_of(*number);
  if (auto const* text = tag->if_string()) {
    std::string out{text->data(), text->size()};
    return out.starts_with('"') ? out : '"' + out + '"';
  }
  return {};
}

}  // namespace

std::vector<Route> all_routes(Context& context) {
  std::vector<Route> all;
  for (auto* part :
       {public_routes, citizen_routes, draft_routes, file_routes, my_case_routes, office_routes, case_routes,
        work_routes, plan_routes, indicator_routes, admin_routes, journal_routes, operation_routes, screen_routes}) {
    std::ranges::move(part(context), std::back_inserter(all));
  }
  return all;
}

Result<Response> as_json(Result<json::object> result, int status) {
  if (!result) return std::move(result).error();
  return json_response(*result, status);
}

Result<Response> as_versioned(Call const& call, Result<json::object> result) {
  TS_TRY(auto object, std::move(result));
  auto const tag = etag_member(object);
  if (tag.empty()) return json_response(object);
  object["etag"] = tag;
  if (!unsafe(call.request.method) && not_modified(call.request, tag)) {
    return Response{304, {}, {}, {}, {{"ETag", tag}}, {}};
  }
  return json_response(object).with("ETag", tag);
}

Done json_done(Reply reply, int status) {
  return [reply = std::move(reply), status](Result<json::object> result) {
    reply(as_json(std::move(result), status));
  };
}

Done case_after(Context& context, CallPtr call, CaseNo no, Reply reply) {
  return [&context, call = std::move(call), no, reply = std::move(reply)](Result<json::object> result) {
    if (!result) return reply(std::move(result).error());
    if (call->request.header("prefer") == "return=minimal") {
      auto response = empty_response();
      if (auto const* version = result->if_contains("version")) {
        response.headers.emplace_back("ETag", etag_of(version->to_number<std::int64_t>()));
      }
      response.headers.emplace_back("Preference-Applied", "return=minimal");
      return reply(std::move(response));
    }
    auto const taken = context.workers.post([&context, call, no, reply] {
      try {
        reply(as_versioned(*call, context.parts.services.cases->detail(call->commune, call->actor(), no)));
      } catch (std::exception const&) {
        // The command is durable; only its picture could not be read.
        reply(internal_error());
      }
    });
    if (!taken) reply(busy());
  };
}

}  // namespace ts::server
