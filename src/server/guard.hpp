#pragma once
/// Checks that every request passes, each a pure function of request and session.
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "server/http.hpp"
#include "server/options.hpp"
#include "server/router.hpp"

namespace ts::server {

/// A program on this machine, not a proxy here that brings somebody.
bool from_this_machine(Request const& request);
/// Clients behind a proxy that is not trusted to name them all have this machine's address: counting them
/// together would lock everybody out, so loopback addresses are not counted. Neither are the sessions of this
/// machine's own programs.
bool rated_by_address(Request const& request, Options const& options);
bool rated_by_session(Request const& request, Options const& options);

/// A page of another site may not make a browser send requests here: `csrf.origin` (forbidden).
Status check_origin(Request const& request, Options const& options);
/// `csrf.token` (forbidden) unless X-CSRF-Token is that of the session.
Status check_csrf(Request const& request, std::string_view session_token);
/// `auth.required`, `permission.denied`, or `http.route` for a path whose {verb} is none.
Status check_access(Route const& route, Call const& call);
/// `idempotency.missing` (invalid) unless the header is there and well formed.
Status check_once(Request const& request);

std::string session_cookie_name(identity::Audience audience);
/// Sets session and CSRF cookies.
void set_cookies(Response& response, identity::Audience audience, std::string_view token,
                 std::chrono::seconds life, bool secure);
void clear_cookies(Response& response, identity::Audience audience, bool secure);

/// Strict headers on every response; pages get the policy of pages, everything else may load nothing.
void add_security_headers(Response& response, bool secure);

}  // namespace ts::server
