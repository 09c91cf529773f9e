#include "server/http.hpp"

#include <gtest/gtest.h>

#include "server/body.hpp"
#include "server/etag.hpp"
#include "server/problem.hpp"

namespace ts::server {
namespace {

TEST(Target, IsSplitAndDecodedOnce) {
  auto const target =
      parse_target("/api/v1/communes/17464/procedures?q=khai+sinh%20%C4%91%E1%BA%B9p&limit=5&empty");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->segments, (std::vector<std::string>{"api", "v1", "communes", "17464", "procedures"}));
  EXPECT_EQ(target->query, (Pairs{{"q", "khai sinh đẹp"}, {"limit", "5"}, {"empty", ""}}));
  EXPECT_TRUE(parse_target("/")->segments.empty());
  EXPECT_EQ(parse_target("/office/")->segments.size(), 1U);
}

TEST(Target, RefusesWhatTriesToClimbOrHide) {
  for (auto const* bad : {"", "api", "http://x/", "/..", "/a/../b", "/a/%2e%2e/b", "/a/%2Fetc", "/a/b%5c",
                          "/%00", "/%zz", "/%2", "/%ff", "/a?q=%ff", "/./a"}) {
    EXPECT_FALSE(parse_target(bad)) << bad;
  }
  EXPECT_FALSE(parse_target("/" + std::string(5000, 'a')));
}

TEST(Cookies, AreFoundByTheirWholeName) {
  Request request;
  request.headers = {{"cookie", "xts_staff=1; ts_staff_csrf=2; ts_staff=3"}};
  EXPECT_EQ(request.cookie("ts_staff"), "3");
  EXPECT_EQ(request.cookie("ts_staff_csrf"), "2");
  EXPECT_EQ(request.cookie("ts"), "");
}

TEST(PercentEncoding, KeepsVietnameseNames) {
  std::string const name = "giấy chứng sinh (2).jpg";
  auto const encoded = percent_encode(name);
  EXPECT_EQ(encoded.find_first_of(" ()\"\r\n"), std::string::npos);
  EXPECT_EQ(percent_decode(encoded), name);
}

TEST(Problem, SaysWhatHappenedInBothLanguages) {
  auto const error = fail(Code::rule, "case.supplement.once", "Chỉ được yêu cầu một lần.", "Once only.",
                          "/reason", "Điều 17 khoản 2a");
  auto const response = problem(error, "r1");
  EXPECT_EQ(response.status, 422);
  EXPECT_EQ(response.type, "application/problem+json");
  auto const object = json::parse(response.body).as_object();
  EXPECT_EQ(object.at("type"), "/problems/rule");
  EXPECT_EQ(object.at("detail"), "Chỉ được yêu cầu một lần.");
  EXPECT_EQ(object.at("detail_en"), "Once only.");
  EXPECT_EQ(object.at("field"), "/reason");
  EXPECT_EQ(object.at("article"), "Điều 17 khoản 2a");
  EXPECT_EQ(object.at("request_id"), "r1");
}

TEST(Problem, EveryCodeHasItsStatusAndTitle) {
  for (int i = 0; i <= static_cast<int>(Code::unavailable); ++i) {
    auto const code = static_cast<Code>(i);
    auto const response = problem(fail(code, "x", "Một câu.", "A sentence."), "r");
    EXPECT_EQ(response.status, http_status(code)) << name(code);
    EXPECT_FALSE(json::parse(response.body).at("title").as_string().empty());
  }
}

TEST(Problem, UsesHttpsOwnNumbersWhereThereAreSome) {
  EXPECT_EQ(status_of(wrong_method()), 405);
  EXPECT_EQ(status_of(fail(Code::conflict, "etag.stale", "", "")), 412);
  EXPECT_EQ(status_of(fail(Code::conflict, "etag.required", "", "")), 428);
  EXPECT_EQ(status_of(fail(Code::conflict, "case.moved", "", "")), 409);
  EXPECT_EQ(problem(busy(), "r").headers, (Pairs{{"Retry-After", "2"}}));
}

TEST(Etag, IsAQuotedNumberAndNothingElse) {
  EXPECT_EQ(etag_of(5), "\"5\"");
  EXPECT_EQ(parse_etag("\"5\""), 5);
  for (auto const* bad : {"", "5", "\"\"", "\"-1\"", "W/\"5\"", "\"5\", \"6\"", "\"5x\"", "*"})
    EXPECT_FALSE(parse_etag(bad)) << bad;
}

TEST(Etag, ConditionsOfRequests) {
  Request request;
  EXPECT_FALSE(if_match(request)->has_value());
  EXPECT_EQ(required_if_match(request).error().id, "etag.required");
  request.headers = {{"if-match", "\"7\""}, {"if-none-match", "W/\"7\""}};
  EXPECT_EQ(required_if_match(request).value(), 7);
  EXPECT_TRUE(not_modified(request, "\"7\""));
  EXPECT_FALSE(not_modified(request, "\"8\""));
  request.headers = {{"if-match", "garbage"}};
  EXPECT_EQ(if_match(request).error().id, "etag.stale");
}

std::string id_of(Result<json::object> const& result) { return result ? "" : result.error().id; }

TEST(Body, IsStrictJsonInNfc) {
  auto const body = parse_body("application/json; charset=utf-8", R"({"ten":"Mâ)"
                                                                  "\xCC\x83"
                                                                  R"(u","ds":["a"]})");
  ASSERT_TRUE(body);
  EXPECT_EQ(body->at("ten"), "Mẫu") << "composed";
  EXPECT_EQ(id_of(parse_body("text/plain", "{}")), "http.content_type");
  EXPECT_EQ(id_of(parse_body("", "{}")), "http.content_type");
  EXPECT_NE(id_of(parse_body("application/json", "[1]")), "");
  EXPECT_NE(id_of(parse_body("application/json", R"({"a":1,"a":2})")), "");
  EXPECT_NE(id_of(parse_body("application/json", "{\"a\":\"\xff\"}")), "");
  EXPECT_NE(id_of(parse_body("application/json", R"({"a":1})", 3)), "");
}

}  // namespace
}  // namespace ts::server
