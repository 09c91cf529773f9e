#pragma once
/// The table of routes. Each names its access; patterns are those of api/openapi.yaml, and `{name...}` takes
/// the rest.
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/access.hpp"
#include "server/call.hpp"

namespace ts::server {

/// Runs on a worker thread and may block.
using Handler = std::function<Result<Response>(Call const&)>;
/// Must not block: it may run on an I/O thread. Answers through `reply`, once, from any thread.
using AsyncHandler = std::function<void(CallPtr, Reply)>;

struct Route {
  /// How the body is read, and how much of it.
  enum class Body { none, json, file };
  /// Where a blocking handler runs: `slow` is for what costs CPU on purpose (password hashing), two at a
  /// time.
  enum class Pool { worker, slow };

  Method method;
  std::string pattern;
  std::string operation;  ///< operationId of the contract; names the route in tests
  Access access;
  std::variant<Handler, AsyncHandler> handler;
  Body body = Body::none;
  bool once = false;  ///< Idempotency-Key is required
  Pool pool = Pool::worker;

  Route(Method m, std::string p, std::string op, Access a, std::variant<Handler, AsyncHandler> h)
      : method(m), pattern(std::move(p)), operation(std::move(op)), access(a), handler(std::move(h)) {}
  Route&& json() && {
    body = Body::json;
    return std::move(*this);
  }
  Route&& file() && {
    body = Body::file;
    return std::move(*this);
  }
  Route&& keyed() && {
    once = true;
    return std::move(*this);
  }
  Route&& slow() && {
    pool = Pool::slow;
    return std::move(*this);
  }
};

/// Immutable once built.
class Router {
 public:
  explicit Router(std::vector<Route> routes);

  struct Match {
    Route const* route = nullptr;  ///< null: nothing matches
    bool wrong_method = false;     ///< the path exists under another method
    Pairs params{};
  };
  /// HEAD is answered by GET's route. Literals win over parameters, parameters over `{name...}`.
  Match match(Method method, std::vector<std::string> const& segments) const;
  std::vector<Route> const& routes() const { return routes_; }
  /// Position in routes(), for counters.
  std::size_t index_of(Route const& route) const { return static_cast<std::size_t>(&route - routes_.data()); }

 private:
  struct Pattern {
    std::vector<std::string> segments;
    bool rest = false;  ///< the last segment is `{name...}`
  };
  bool fits(std::size_t route, std::vector<std::string> const& segments, Pairs& params) const;

  std::vector<Route> routes_;
  std::vector<Pattern> patterns_;  ///< same order as routes_
};

}  // namespace ts::server
