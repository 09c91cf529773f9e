#pragma once
/// The routes, a function for each resource. `context` outlives what they return.
#include <vector>

#include "server/context.hpp"
#include "server/router.hpp"

namespace ts::server {

std::vector<Route> public_routes(Context& context);
std::vector<Route> citizen_routes(Context& context);
std::vector<Route> draft_routes(Context& context);
std::vector<Route> file_routes(Context& context);
std::vector<Route> my_case_routes(Context& context);
std::vector<Route> office_routes(Context& context);
std::vector<Route> case_routes(Context& context);
std::vector<Route> work_routes(Context& context);
std::vector<Route> plan_routes(Context& context);
std::vector<Route> indicator_routes(Context& context);
std::vector<Route> admin_routes(Context& context);
std::vector<Route> journal_routes(Context& context);
std::vector<Route> operation_routes(Context& context);
/// Everything that is no API.
std::vector<Route> screen_routes(Context& context);

/// All of them: the table that the tests compare with api/openapi.yaml and with the permission table.
std::vector<Route> all_routes(Context& context);

// --- what handlers share
// --------------------------------------------------------------------------------------------

/// X-File-Name: what the person called the file, fit to be shown; never used as a path. Error `file.name`.
Result<std::string> file_name(Request const& request);
/// JSON, or the error.
Result<Response> as_json(Result<json::object> result, int status = 200);
/// As above; its member `etag` becomes the ETag header, and 304 answers who has it already.
Result<Response> as_versioned(Call const& call, Result<json::object> result);
/// A Done that answers `reply` with JSON.
Done json_done(Reply reply, int status = 200);
/// What follows a command of a case: the case as it is now, read on a worker; or 204 and its ETag for
/// `Prefer: return=minimal`.
Done case_after(Context& context, CallPtr call, CaseNo no, Reply reply);

}  // namespace ts::server
