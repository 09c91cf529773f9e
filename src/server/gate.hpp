#pragma once
/// The one boundary between HTTP and handlers: every request passes the same checks in the same order, every
/// failure, expected or thrown, becomes a problem here, every request is counted and logged here.
///
/// Order: draining · address rate · route · origin · commune · session · access · CSRF · session rate ·
/// idempotency key · body · handler.
#include <functional>
#include <memory>

#include "server/context.hpp"
#include "server/rate_limit.hpp"
#include "server/router.hpp"

namespace ts::server {

/// Called once, from any thread.
using Respond = std::function<void(Response)>;

/// Thread-safe.
class Gate {
 public:
  /// `context` outlives it.
  Gate(Context& context, Router router);

  Router const& router() const { return router_; }
  /// How much body a request to this route may have.
  std::size_t body_limit(Router::Match const& match) const;
  /// For requests that fail before they can be handled (too large, malformed): counted and logged as others
  /// are.
  Response refuse(Error const& error, Request const& request, Router::Match const& match);
  /// Never blocks.
  void handle(Request request, Router::Match match, Respond respond);

 private:
  struct Ticket;
  using TicketPtr = std::shared_ptr<Ticket>;

  Status admit(Ticket& ticket);
  /// True when the session is known without looking it up.
  bool session_at_hand(Ticket& ticket);
  Status look_up_session(Ticket& ticket);
  Status check(Ticket& ticket);
  void proceed(TicketPtr const& ticket, bool on_worker_already);
  void run(TicketPtr const& ticket);
  void finish(Ticket& ticket, Result<Response> result);
  void guarded(TicketPtr const& ticket, std::function<void()> const& step);
  void on_worker(TicketPtr const& ticket, std::function<void()> step);

  Context& context_;
  Router router_;
  RateLimiter addresses_;
  RateLimiter sessions_;
};

}  // namespace ts::server
