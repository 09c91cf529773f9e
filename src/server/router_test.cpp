#include "server/router.hpp"

#include <gtest/gtest.h>

namespace ts::server {
namespace {

using permissions::Action;

Router example() {
  auto const open = Access::open(Action::read_public);
  Handler const none = [](Call const&) -> Result<Response> { return Response{}; };
  std::vector<Route> routes;
  routes.emplace_back(Method::get, "/{path...}", "page", open, none);
  routes.emplace_back(Method::get, "/api/{path...}", "", open, none);
  routes.emplace_back(Method::get, "/api/v1/cases/{no}", "one", open, none);
  routes.emplace_back(Method::get, "/api/v1/cases/mine", "mine", open, none);
  routes.emplace_back(Method::post, "/api/v1/cases/{no}/commands/{verb}", "command", open, none);
  routes.emplace_back(Method::get, "/journal/{commune}/tile/{level}/{index...}", "tile", open, none);
  return Router{std::move(routes)};
}

Router::Match match(Router const& router, Method method, std::string_view path) {
  return router.match(method, parse_target(path)->segments);
}

TEST(Router, PrefersTheMoreParticular) {
  auto const router = example();
  EXPECT_EQ(match(router, Method::get, "/api/v1/cases/mine").route->operation, "mine");
  auto const one = match(router, Method::get, "/api/v1/cases/7");
  EXPECT_EQ(one.route->operation, "one");
  EXPECT_EQ(one.params, (Pairs{{"no", "7"}}));
  EXPECT_EQ(match(router, Method::head, "/api/v1/cases/7").route->operation, "one");
  EXPECT_EQ(match(router, Method::get, "/api/v1/unknown").route->operation, "");
  EXPECT_EQ(match(router, Method::get, "/office/cases/7").route->operation, "page");
  EXPECT_EQ(match(router, Method::get, "/").route->operation, "page");
}

TEST(Router, TheRestOfAPathIsOneParameter) {
  auto const router = example();
  auto const tile = match(router, Method::get, "/journal/17464/tile/0/x001/067.p/8");
  EXPECT_EQ(tile.params, (Pairs{{"commune", "17464"}, {"level", "0"}, {"index", "x001/067.p/8"}}));
}

TEST(Router, TellsAWrongMethodFromAnUnknownPath) {
  auto const router = example();
  auto const wrong = match(router, Method::get, "/api/v1/cases/7/commands/accept");
  EXPECT_EQ(wrong.route->operation, "") << "GET falls to the API's catch-all, which answers 404";
  auto const post = match(router, Method::post, "/api/v1/cases/7");
  EXPECT_EQ(post.route, nullptr);
  EXPECT_TRUE(post.wrong_method);
  auto const nowhere = match(router, Method::post, "/nowhere");
  EXPECT_EQ(nowhere.route, nullptr);
  EXPECT_FALSE(nowhere.wrong_method);
}

}  // namespace
}  // namespace ts::server
