#include "server/guard.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/crypto.hpp"
#include "server/problem.hpp"

namespace ts::server {
namespace {

constexpr std::string_view page_policy =
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'";
constexpr std::string_view data_policy = "default-src 'none'; frame-ancestors 'none'; sandbox";

std::string_view host_of(std::string_view origin) {
  auto const scheme = origin.find("://");
  return scheme == std::string_view::npos ? std::string_view{} : origin.substr(scheme + 3);
}

Error not_signed_in() {
  return fail(Code::unauthenticated, "auth.required", "Bạn cần đăng nhập. Những gì đã nhập vẫn được giữ lại.",
              "You need to sign in. What you typed is kept.");
}

bool has(Response const& response, std::string_view name) {
  return std::ranges::find(response.headers, name, &std::pair<std::string, std::string>::first) !=
         response.headers.end();
}

void add(Response& response, std::string_view name, std::string_view value) {
  if (!has(response, name)) response.headers.emplace_back(name, value);
}

}  // namespace

bool from_this_machine(Request const& request) {
  return request.loopback && request.header("x-forwarded-for").empty() && request.header("forwarded").empty();
}

bool rated_by_address(Request const& request, Options const& options) {
  if (options.limit_local) return true;
  return !request.address.starts_with("127.") && request.address != "::1";
}

bool rated_by_session(Request const& request, Options const& options) {
  return options.limit_local || !from_this_machine(request);
}

Status check_origin(Request const& request, Options const& options) {
  auto const error = fail(Code::forbidden, "csrf.origin", "Yêu cầu này đến từ một trang khác nên bị từ chối.",
                          "This request comes from another site and is refused.");
  auto const origin = request.header("origin");
  if (origin.empty()) {
    if (request.header("sec-fetch-site") == "cross-site") return error;
    return {};
  }
  if (!options.public_url.empty() && origin == options.public_url) return {};
  if (!host_of(origin).empty() && host_of(origin) == request.header("host")) return {};
  return error;
}

Status check_csrf(Request const& request, std::string_view session_token) {
  auto const sent = request.header("x-csrf-token");
  if (!sent.empty() && equal_secret(sent, identity::csrf_token(session_token))) return {};
  return fail(Code::forbidden, "csrf.token",
              "Phiên làm việc đã đổi. Hãy tải lại trang; những gì đã nhập vẫn còn.",
              "The session has changed. Load the page again; what you typed is kept.");
}

Status check_access(Route const& route, Call const& call) {
  auto const& access = route.access;
  std::optional<permissions::Action> verb;
  if (access.kind() == Access::Kind::verb) {
    verb = permissions::action(call.param("verb"));
    // Only the verbs of a case, which stand first in the table.
    if (!verb || *verb > permissions::Action::recalculate) return no_route();
  }
  if (access.kind() == Access::Kind::machine) {
    if (from_this_machine(call.request)) return {};
    return no_route();
  }
  auto const actor = call.actor();
  if (access.admits(actor.kind, actor.roles, verb)) return {};
  if (!call.session) return not_signed_in();
  auto const action = verb ? verb : access.action();
  return fail(Code::forbidden, "permission.denied",
              fmt::format("Vai trò của bạn không có quyền {}. Hãy nhờ người phụ trách hoặc người quản trị.",
                          action ? permissions::title_vi(*action) : std::string_view{"làm việc này"}),
              fmt::format("Your role may not {}. Ask whoever is in charge, or the administrator.",
                          action ? permissions::title_en(*action) : std::string_view{"do this"}));
}

Status check_once(Request const& request) {
  auto const key = request.header("idempotency-key");
  auto const ok = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  if (key.size() >= 8 && key.size() <= 64 && std::ranges::all_of(key, ok)) return {};
  return fail(Code::invalid, "idempotency.missing",
              "Yêu cầu thiếu mã chống gửi trùng (Idempotency-Key). Hãy tải lại trang rồi gửi lại.",
              "The request lacks its Idempotency-Key (8 to 64 of A-Z a-z 0-9 _ -).");
}

std::string session_cookie_name(identity::Audience audience) {
  return audience == identity::Audience::staff ? "ts_staff" : "ts_citizen";
}

void set_cookies(Response& response, identity::Audience audience, std::string_view token,
                 std::chrono::seconds life, bool secure) {
  auto const name = session_cookie_name(audience);
  auto const rest =
      fmt::format("; Path=/; SameSite=Strict; Max-Age={}{}", life.count(), secure ? "; Secure" : "");
  response.headers.emplace_back("Set-Cookie", fmt::format("{}={}; HttpOnly{}", name, token, rest));
  response.headers.emplace_back("Set-Cookie",
                                fmt::format("{}_csrf={}{}", name, identity::csrf_token(token), rest));
}

void clear_cookies(Response& response, identity::Audience audience, bool secure) {
  auto const name = session_cookie_name(audience);
  auto const rest = fmt::format("; Path=/; SameSite=Strict; Max-Age=0{}", secure ? "; Secure" : "");
  response.headers.emplace_back("Set-Cookie", fmt::format("{}=; HttpOnly{}", name, rest));
  response.headers.emplace_back("Set-Cookie", fmt::format("{}_csrf={}", name, rest));
}

void add_security_headers(Response& response, bool secure) {
  // A worker runs under the policy its own script came with, and the service worker must reach this server.
  auto const page = response.type.starts_with("text/html") || response.type.starts_with("text/javascript");
  add(response, "Content-Security-Policy", page ? page_policy : data_policy);
  add(response, "X-Content-Type-Options", "nosniff");
  add(response, "X-Frame-Options", "DENY");
  add(response, "Referrer-Policy", "no-referrer");
  add(response, "Cross-Origin-Opener-Policy", "same-origin");
  add(response, "Cross-Origin-Resource-Policy", "same-origin");
  add(response, "Permissions-Policy", "camera=(self), geolocation=(), microphone=(), payment=()");
  add(response, "Cache-Control", "no-store");
  if (secure) add(response, "Strict-Transport-Security", "max-age=31536000");
}

}  // namespace ts::server
