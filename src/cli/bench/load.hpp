#pragma once
/// An HTTP load client: many connections kept alive, one thread, one request under way on each.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace ts::cli::bench {

struct Reply {
  int status = 0;  ///< 0 before the first request of a connection
  std::string_view body;
  std::string_view location;  ///< of what was created
};
/// The next request of a connection, whole; nothing: the connection is done. Called on the client's thread.
using NextRequest = std::function<std::optional<std::string>(std::size_t connection, Reply const& before)>;

struct LoadResult {
  std::int64_t good = 0, bad = 0;  ///< by status below 400; a broken connection is bad
  double seconds = 0;
  std::string first_bad;  ///< body of the first bad answer
};

/// Runs until every connection is done.
LoadResult run_load(std::uint16_t port, std::size_t connections, NextRequest const& next);

/// POST with a JSON body as the office's page sends it.
struct Caller {
  std::string cookie, csrf;
};
std::string post_request(Caller const& caller, std::string_view path, std::string_view body,
                         std::string_view key, bool minimal);

}  // namespace ts::cli::bench
