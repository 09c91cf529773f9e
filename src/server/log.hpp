#pragma once
/// The server's log: one JSON object a line on standard error. Never addresses, names, query strings, bodies.
#include <chrono>
#include <cstddef>
#include <string_view>

#include "server/http.hpp"

namespace ts::server {

struct RequestLine {
  std::string_view id;
  Method method;
  std::string_view route;  ///< the pattern, never the path: paths hold case numbers and file names
  int status;
  std::chrono::microseconds took;
  std::size_t bytes;
  std::string_view error;  ///< stable id of the failure, empty on success
};

void log_request(RequestLine const& line);
/// `what` must be free of personal data: see store::safe_message.
void log_failure(std::string_view request_id, std::string_view route, std::string_view what);
void log_notice(std::string_view event, std::string_view detail = {});

}  // namespace ts::server
