#include "server/gate.hpp"

#include <atomic>
#include <charconv>
#include <chrono>

#include "kernel/identity/identity.hpp"
#include "kernel/store/database.hpp"
#include "server/body.hpp"
#include "server/guard.hpp"
#include "server/log.hpp"
#include "server/problem.hpp"

namespace ts::server {
namespace {

/// Bodies up to here are parsed where they arrive; larger ones on a worker.
constexpr std::size_t small_body = 16 * 1024;

Error too_many(int seconds) {
  return fail(
      Code::rate_limited, "rate.address",
      "Có quá nhiều yêu cầu trong thời gian ngắn. Hãy đợi " + std::to_string(seconds) + " giây rồi thử lại.",
      "Too many requests in a short time. Wait " + std::to_string(seconds) + " seconds and try again.");
}

}  // namespace

struct Gate::Ticket {
  std::shared_ptr<Call> call = std::make_shared<Call>();
  Route const* route = nullptr;
  bool wrong_method = false;
  std::size_t index = static_cast<std::size_t>(-1);
  Respond respond;
  std::atomic_flag answered;
  int retry_after = 0;
  std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();

  std::string_view pattern() const {
    return route ? std::string_view{route->pattern} : std::string_view{"none"};
  }
};

Gate::Gate(Context& context, Router router)
    : context_(context),
      router_(std::move(router)),
      addresses_(context.options.address_rate),
      sessions_(context.options.session_rate) {
  std::vector<std::string> labels;
  for (auto const& route : router_.routes())
    labels.push_back(std::string{name(route.method)} + " " + route.pattern);
  context_.metrics = std::make_unique<Metrics>(std::move(labels));
}

std::size_t Gate::body_limit(Router::Match const& match) const {
  if (!match.route || match.route->body == Route::Body::none) return small_body;
  return match.route->body == Route::Body::file ? context_.options.file_bytes : context_.options.body_bytes;
}

Response Gate::refuse(Error const& error, Request const& request, Router::Match const& match) {
  Ticket ticket;
  ticket.call->request = request;
  ticket.route = match.route;
  if (match.route) ticket.index = router_.index_of(*match.route);
  Response out;
  ticket.respond = [&out](Response response) { out = std::move(response); };
  context_.metrics->requests_running.fetch_add(1);
  finish(ticket, error);
  return out;
}

void Gate::handle(Request request, Router::Match match, Respond respond) {
  auto const ticket = std::make_shared<Ticket>();
  ticket->call->request = std::move(request);
  ticket->call->params = std::move(match.params);
  ticket->route = match.route;
  ticket->wrong_method = match.wrong_method;
  if (match.route) ticket->index = router_.index_of(*match.route);
  ticket->respond = std::move(respond);
  context_.metrics->requests_running.fetch_add(1);
  guarded(ticket, [&] {
    if (auto const ok = admit(*ticket); !ok) return finish(*ticket, ok.error());
    if (session_at_hand(*ticket)) return proceed(ticket, false);
    on_worker(ticket, [this, ticket] {
      if (auto const ok = look_up_session(*ticket); !ok) return finish(*ticket, ok.error());
      proceed(ticket, true);
    });
  });
}

Status Gate::admit(Ticket& ticket) {
  auto& call = *ticket.call;
  if (context_.draining) return draining();
  if (rated_by_address(call.request, context_.options)) {
    ticket.retry_after = addresses_.take(address_key(call.request.address), context_.parts.clock->now());
    if (ticket.retry_after > 0) return too_many(ticket.retry_after);
  }
  if (!ticket.route) return ticket.wrong_method ? wrong_method() : no_route();
  if (unsafe(call.request.method)) TS_CHECK(check_origin(call.request, context_.options));
  TS_CHECK(check_query(call.request));
  auto const text = call.param("commune");
  if (text.empty()) return {};
  std::int32_t code = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), code);
  call.commune = CommuneId{code};
  if (error == std::errc{} && end == text.data() + text.size() &&
      context_.parts.services.site->hosts(call.commune))
    return {};
  return fail(Code::not_found, "commune.unknown",
              "Xã, phường này không có trên hệ thống. Hãy chọn trong danh sách.",
              "This commune is not hosted here. Choose one of the list.");
}

bool Gate::session_at_hand(Ticket& ticket) {
  auto& call = *ticket.call;
  auto const audience = ticket.route->access.audience();
  if (!audience) return true;
  call.token = call.request.cookie(session_cookie_name(*audience));
  if (call.token.empty()) return true;  // the access check will say so
  auto const lane = *audience == identity::Audience::staff ? call.commune : CommuneId{};
  call.session = context_.parts.identity->sessions.cached(*audience, lane, call.token);
  return call.session.has_value();
}

Status Gate::look_up_session(Ticket& ticket) {
  auto& call = *ticket.call;
  auto const audience = *ticket.route->access.audience();
  auto const lane = audience == identity::Audience::staff ? call.commune : CommuneId{};
  TS_TRY(call.session, context_.parts.identity->sessions.find(audience, lane, call.token));
  return {};
}

Status Gate::check(Ticket& ticket) {
  auto& call = *ticket.call;
  auto const& route = *ticket.route;
  TS_CHECK(check_access(route, call));
  if (call.session) {
    if (unsafe(call.request.method)) TS_CHECK(check_csrf(call.request, call.token));
    if (rated_by_session(call.request, context_.options)) {
      ticket.retry_after = sessions_.take(call.session->token_hash, context_.parts.clock->now());
    }
    if (ticket.retry_after > 0) {
      auto error = too_many(ticket.retry_after);
      error.id = "rate.session";
      return error;
    }
  }
  if (route.once) TS_CHECK(check_once(call.request));
  if (route.body == Route::Body::json) {
    TS_TRY(call.body,
           parse_body(call.request.header("content-type"), call.request.body, context_.options.body_bytes));
  }
  return {};
}

void Gate::proceed(TicketPtr const& ticket, bool already) {
  auto const& route = *ticket->route;
  auto const async = std::holds_alternative<AsyncHandler>(route.handler);
  if (already || (async && ticket->call->request.body.size() <= small_body)) return run(ticket);
  on_worker(ticket, [this, ticket] { run(ticket); });
}

void Gate::run(TicketPtr const& ticket) {
  guarded(ticket, [&] {
    if (auto const ok = check(*ticket); !ok) return finish(*ticket, ok.error());
    if (auto const* handler = std::get_if<Handler>(&ticket->route->handler)) {
      return finish(*ticket, (*handler)(*ticket->call));
    }
    auto reply = [this, ticket](Result<Response> result) {
      guarded(ticket, [&] { finish(*ticket, std::move(result)); });
    };
    std::get<AsyncHandler>(ticket->route->handler)(ticket->call, std::move(reply));
  });
}

void Gate::on_worker(TicketPtr const& ticket, std::function<void()> step) {
  auto& pool = ticket->route->pool == Route::Pool::slow ? context_.hashers : context_.workers;
  auto const taken = pool.post([this, ticket, step = std::move(step)] { guarded(ticket, step); });
  if (!taken) finish(*ticket, context_.draining ? draining() : busy());
}

void Gate::guarded(TicketPtr const& ticket, std::function<void()> const& step) {
  try {
    step();
  } catch (std::exception const& error) {
    log_failure(ticket->call->request.id, ticket->pattern(), store::safe_message(error));
    finish(*ticket, internal_error());
  }
}

void Gate::finish(Ticket& ticket, Result<Response> result) {
  if (ticket.answered.test_and_set()) return;  // the step failed after it had answered
  auto const& request = ticket.call->request;
  auto response = result ? std::move(*result) : problem(result.error(), request.id, ticket.retry_after);
  add_security_headers(response, context_.options.secure());
  response.headers.emplace_back("X-Request-Id", request.id);
  auto const took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                                          ticket.started);
  context_.metrics->count(ticket.index, response.status, took);
  context_.metrics->requests_running.fetch_sub(1);
  if (context_.options.log_requests || response.status >= 500) {
    log_request({request.id, request.method, ticket.pattern(), response.status, took,
                 response.content().size(),
                 result ? std::string_view{} : std::string_view{result.error().id}});
  }
  ticket.respond(std::move(response));
}

}  // namespace ts::server
