#pragma once
/// Failures as application/problem+json (RFC 9457); the closed list is api/problems.md.
#include <string_view>

#include "base/result.hpp"
#include "server/http.hpp"

namespace ts::server {

/// Status of the error: that of its code, but 405, 412, 428, 431 for the server's own ids that HTTP has a
/// number for.
int status_of(Error const& error);
Response problem(Error const& error, std::string_view request_id, int retry_after_seconds = 0);

/// Errors of the server itself.
Error no_route();
Error wrong_method();
Error internal_error();
Error draining();
Error busy();

}  // namespace ts::server
