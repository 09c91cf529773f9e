#include "server/guard.hpp"

#include <gtest/gtest.h>

#include "server/rate_limit.hpp"

namespace ts::server {
namespace {

using identity::Audience;
using permissions::Action;
using permissions::ActorKind;
using permissions::Role;

template <class R>
std::string id_of(R const& result) {
  return result ? std::string{} : result.error().id;
}

Route route(Access access, std::string pattern = "/x") {
  return {Method::post, std::move(pattern), "x", access,
          Handler{[](Call const&) -> Result<Response> { return Response{}; }}};
}

Call call_of(std::optional<Audience> audience, permissions::Roles roles = {}) {
  Call call;
  if (!audience) return call;
  call.session = identity::Session{};
  call.session->audience = *audience;
  call.session->actor.kind = *audience == Audience::staff ? ActorKind::staff : ActorKind::citizen;
  call.session->actor.roles = roles;
  return call;
}

TEST(Csrf, TheTokenMustBeThatOfTheSession) {
  Request request;
  EXPECT_EQ(id_of(check_csrf(request, "session-a")), "csrf.token");
  request.headers = {{"x-csrf-token", identity::csrf_token("session-b")}};
  EXPECT_EQ(id_of(check_csrf(request, "session-a")), "csrf.token") << "another session's";
  request.headers = {{"x-csrf-token", "session-a"}};
  EXPECT_EQ(id_of(check_csrf(request, "session-a")), "csrf.token") << "the session's token itself";
  request.headers = {{"x-csrf-token", identity::csrf_token("session-a")}};
  EXPECT_EQ(id_of(check_csrf(request, "session-a")), "");
}

TEST(Origin, OtherSitesAreRefused) {
  Options options;
  options.public_url = "https://mot-cua.example.vn";
  auto const with = [&](Pairs headers) {
    Request request;
    request.headers = std::move(headers);
    return id_of(check_origin(request, options));
  };
  EXPECT_EQ(with({}), "") << "no browser";
  EXPECT_EQ(with({{"origin", "https://mot-cua.example.vn"}, {"host", "10.0.0.5:8080"}}), "")
      << "behind a proxy";
  EXPECT_EQ(with({{"origin", "http://127.0.0.1:8080"}, {"host", "127.0.0.1:8080"}}), "");
  EXPECT_EQ(with({{"origin", "https://evil.example"}, {"host", "127.0.0.1:8080"}}), "csrf.origin");
  EXPECT_EQ(with({{"origin", "null"}, {"host", "127.0.0.1:8080"}}), "csrf.origin");
  EXPECT_EQ(with({{"sec-fetch-site", "cross-site"}}), "csrf.origin");
  EXPECT_EQ(with({{"sec-fetch-site", "same-origin"}}), "");
}

TEST(AccessCheck, DeniesByDefault) {
  auto const bind = route(Access::staff(Action::bind_target));
  EXPECT_EQ(id_of(check_access(bind, call_of(std::nullopt))), "auth.required");
  EXPECT_EQ(id_of(check_access(bind, call_of(Audience::staff, {Role::reception}))), "permission.denied");
  EXPECT_EQ(id_of(check_access(bind, call_of(Audience::staff))), "permission.denied") << "no role at all";
  EXPECT_EQ(id_of(check_access(bind, call_of(Audience::citizen, {Role::coordinator}))), "permission.denied")
      << "a citizen's session never opens a staff route";
  EXPECT_EQ(id_of(check_access(bind, call_of(Audience::staff, {Role::coordinator}))), "");
}

TEST(AccessCheck, AVerbMustBeOneAndBeGranted) {
  auto const command = route(Access::verb(Audience::staff));
  auto call = call_of(Audience::staff, {Role::reception});
  call.params = {{"verb", "accept"}};
  EXPECT_EQ(id_of(check_access(command, call)), "");
  call.params = {{"verb", "approve"}};
  EXPECT_EQ(id_of(check_access(command, call)), "permission.denied");
  for (auto const* none : {"", "erase_body", "manage_accounts", "fly"}) {
    call.params = {{"verb", none}};
    EXPECT_EQ(id_of(check_access(command, call)), "http.route") << none;
  }
}

TEST(AccessCheck, TheMachinesOwnRoutesAreNotForVisitors) {
  auto const metrics = route(Access::machine(Action::read_metrics));
  Call call;
  EXPECT_EQ(id_of(check_access(metrics, call)), "http.route");
  call.request.loopback = true;
  EXPECT_EQ(id_of(check_access(metrics, call)), "");
  call.request.headers = {{"x-forwarded-for", "203.0.113.9"}};
  EXPECT_EQ(id_of(check_access(metrics, call)), "http.route") << "a proxy on this machine brings a stranger";
}

TEST(Rates, TellClientsApartOrLeaveThemAlone) {
  Options const options;
  Request request;
  request.address = "203.0.113.9";
  EXPECT_TRUE(rated_by_address(request, options));
  EXPECT_TRUE(rated_by_session(request, options));
  request.address = "127.0.0.1";
  request.loopback = true;
  EXPECT_FALSE(rated_by_address(request, options));
  EXPECT_FALSE(rated_by_session(request, options)) << "a program of this machine";
  request.headers = {{"x-forwarded-for", "203.0.113.9"}};
  EXPECT_FALSE(rated_by_address(request, options))
      << "a proxy nobody said to trust: all its clients look alike";
  EXPECT_TRUE(rated_by_session(request, options));
}

TEST(Once, TheKeyIsWellFormed) {
  auto const with = [](std::string key) {
    Request request;
    request.headers = {{"idempotency-key", std::move(key)}};
    return id_of(check_once(request));
  };
  EXPECT_EQ(with("5f0c2a34-9d1e-4a55-8b1c-000000000001"), "");
  for (auto const* bad : {"", "short", "has blanks in it", "ngày-hôm-nay"})
    EXPECT_EQ(with(bad), "idempotency.missing") << bad;
  EXPECT_EQ(with(std::string(65, 'a')), "idempotency.missing");
}

TEST(Cookies, AreForTheServerOnlyAndStrict) {
  Response response;
  set_cookies(response, Audience::staff, "TOKEN", std::chrono::hours{12}, true);
  ASSERT_EQ(response.headers.size(), 2U);
  EXPECT_EQ(response.headers[0].second,
            "ts_staff=TOKEN; HttpOnly; Path=/; SameSite=Strict; Max-Age=43200; Secure");
  EXPECT_EQ(response.headers[1].second.find("HttpOnly"), std::string::npos)
      << "the page reads the CSRF cookie";
  EXPECT_EQ(response.headers[1].second.find("TOKEN"), std::string::npos);
  Response plain;
  set_cookies(plain, Audience::citizen, "T", std::chrono::hours{1}, false);
  EXPECT_EQ(plain.headers[0].second.find("Secure"), std::string::npos);
}

TEST(SecurityHeaders, EveryResponseHasThem) {
  auto const value = [](Response const& r, std::string_view name) {
    for (auto const& [key, text] : r.headers) {
      if (key == name) return text;
    }
    return std::string{};
  };
  Response page{200, "text/html; charset=utf-8", {}, {}, {}, {}};
  add_security_headers(page, true);
  EXPECT_NE(value(page, "Content-Security-Policy").find("default-src 'self'"), std::string::npos);
  EXPECT_EQ(value(page, "Content-Security-Policy").find("unsafe"), std::string::npos);
  EXPECT_NE(value(page, "Strict-Transport-Security"), "");
  Response worker{200, "text/javascript; charset=utf-8", {}, {}, {}, {}};
  add_security_headers(worker, false);
  EXPECT_NE(value(worker, "Content-Security-Policy").find("connect-src 'self'"), std::string::npos)
      << "a service worker may ask this server";
  Response data{200, "application/json", {}, {}, {{"Cache-Control", "public"}}, {}};
  add_security_headers(data, false);
  EXPECT_NE(value(data, "Content-Security-Policy").find("default-src 'none'"), std::string::npos);
  EXPECT_EQ(value(data, "X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(value(data, "Cache-Control"), "public") << "what the handler set stays";
  EXPECT_EQ(value(data, "Strict-Transport-Security"), "");
}

Instant const start = from_local(Day{std::chrono::year{2026} / 3 / 2}, std::chrono::hours{8});

TEST(RateLimiter, LetsABurstThroughAndThenSoManyASecond) {
  RateLimiter limiter{{2, 3}};
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limiter.take("a", start), 0);
  EXPECT_EQ(limiter.take("a", start), 1);
  EXPECT_EQ(limiter.take("b", start), 0) << "others are not touched";
  EXPECT_EQ(limiter.take("a", start + std::chrono::milliseconds{500}), 0);
  EXPECT_EQ(limiter.take("a", start + std::chrono::milliseconds{500}), 1);
  EXPECT_EQ(limiter.take("a", start), 1) << "a clock that goes back gives nothing away";
}

TEST(RateLimiter, ForgetsAndNeverGrows) {
  RateLimiter limiter{{1, 2}, 100};
  for (int i = 0; i < 10'000; ++i) limiter.take(std::to_string(i), start + std::chrono::milliseconds{i});
  EXPECT_LE(limiter.size(), 100U);
  RateLimiter unlimited{{0, 0}};
  for (int i = 0; i < 100; ++i) EXPECT_EQ(unlimited.take("a", start), 0);
}

TEST(AddressKey, ACustomersIpv6NetworkCountsAsOne) {
  EXPECT_EQ(address_key("203.0.113.9"), "203.0.113.9");
  EXPECT_EQ(address_key("::ffff:203.0.113.9"), "203.0.113.9");
  EXPECT_EQ(address_key("2001:db8:1:2:3:4:5:6"), address_key("2001:db8:1:2:ffff::1"));
  EXPECT_NE(address_key("2001:db8:1:2::1"), address_key("2001:db8:1:3::1"));
}

}  // namespace
}  // namespace ts::server
