/// The table of routes against the contract, and against the permission table: every route × every role.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include "server/context.hpp"
#include "server/handlers.hpp"

namespace ts::server {
namespace {

using permissions::ActorKind;
using permissions::Role;

std::string const source_dir = TS_SOURCE_DIR;

struct Operation {
  std::string method, path, permission;
  bool keyed = false, csrf = false, body = false;
  friend bool operator==(Operation const&, Operation const&) = default;
};

/// The few lines of the contract this test needs; its YAML keeps one key a line down to the operations.
std::map<std::string, Operation> contract() {
  std::ifstream file{source_dir + "/api/openapi.yaml"};
  std::map<std::string, Operation> operations;
  std::string line, path;
  Operation op;
  std::string id;
  auto const flush = [&] {
    if (!id.empty()) operations[id] = op;
    id.clear();
  };
  std::smatch m;
  while (std::getline(file, line) && line != "components:") {
    if (std::regex_match(line, m, std::regex{"  (/.*):"})) {
      flush();
      path = m[1];
    } else if (std::regex_match(line, m, std::regex{"    (get|put|post|patch|delete):"})) {
      flush();
      op = {m[1], path, {}};
    } else if (std::regex_match(line, m, std::regex{"      operationId: (\\S+)"})) {
      id = m[1];
    } else if (std::regex_match(line, m, std::regex{"      x-permission: (\\S+)"})) {
      op.permission = m[1];
    }
    op.keyed = op.keyed || line.find("parameters/idempotencyKey") != std::string::npos;
    op.csrf = op.csrf || line.find("parameters/csrf") != std::string::npos;
    op.body = op.body || line.find("      requestBody:") == 0;
  }
  flush();
  return operations;
}

std::vector<Route> const& routes() {
  static Context context{Parts{}, [] {
                           Options o;
                           o.workers = o.hashers = 0;
                           return o;
                         }()};
  static auto const all = all_routes(context);
  return all;
}

std::string lower_name(Method method) {
  std::string out{name(method)};
  for (auto& c : out) c = static_cast<char>(std::tolower(c));
  return out;
}

TEST(Routes, AreExactlyThoseOfTheContract) {
  auto operations = contract();
  ASSERT_GT(operations.size(), 60U) << "the contract was not read";
  for (auto const& route : routes()) {
    if (route.operation.empty() || route.pattern == "/{path...}") continue;
    auto const it = operations.find(route.operation);
    ASSERT_NE(it, operations.end()) << route.operation << " is not in api/openapi.yaml";
    auto const& op = it->second;
    EXPECT_EQ(lower_name(route.method), op.method) << route.operation;
    EXPECT_EQ(std::regex_replace(route.pattern, std::regex{"\\.\\.\\."}, ""), op.path) << route.operation;
    EXPECT_EQ(route.access.text(), op.permission) << route.operation;
    EXPECT_EQ(route.once, op.keyed) << route.operation << ": Idempotency-Key";
    EXPECT_EQ(route.access.audience() && unsafe(route.method), op.csrf)
        << route.operation << ": X-CSRF-Token";
    EXPECT_EQ(route.body != Route::Body::none, op.body) << route.operation << ": requestBody";
    operations.erase(it);
  }
  for (auto const& [id, op] : operations) ADD_FAILURE() << id << " has no route";
}

std::string verdict(Route const& route, ActorKind kind, permissions::Roles roles) {
  if (route.access.kind() != Access::Kind::verb) return route.access.admits(kind, roles) ? "+" : "-";
  std::string verbs;
  for (auto i = 0; i <= static_cast<int>(permissions::Action::recalculate); ++i) {
    auto const verb = static_cast<permissions::Action>(i);
    if (route.access.admits(kind, roles, verb)) verbs += (verbs.empty() ? "" : ",") + std::string{name(verb)};
  }
  return verbs.empty() ? "-" : verbs;
}

/// One line a route: who passes. `-` is a refusal; for commands the verbs that pass.
std::string table() {
  std::set<std::string> lines;
  for (auto const& route : routes()) {
    auto line =
        std::string{name(route.method)} + " " + route.pattern + "\n    asks " + route.access.text() + "\n";
    std::string passed;
    for (std::size_t i = 0; i < permissions::role_count; ++i) {
      auto const role = static_cast<Role>(i);
      auto const kind = role == Role::anonymous ? ActorKind::anonymous
                        : role == Role::citizen ? ActorKind::citizen
                                                : ActorKind::staff;
      auto const v = verdict(route, kind, {role});
      if (v == "-") continue;
      passed += v == "+" ? " " + std::string{name(role)} : "\n      " + std::string{name(role)} + ": " + v;
    }
    lines.insert(line + "    lets through" + (passed.empty() ? " nobody (loopback only)" : passed) + "\n");
  }
  std::string out;
  for (auto const& line : lines) out += line;
  return out;
}

TEST(Routes, EveryRouteAndRoleIsAsWrittenDown) {
  auto const path = source_dir + "/tests/api/routes.golden.txt";
  auto const now = table();
  if (std::getenv("TS_UPDATE_GOLDEN")) std::ofstream{path} << now;
  std::ifstream file{path};
  std::string const golden{std::istreambuf_iterator<char>{file}, {}};
  EXPECT_EQ(now, golden) << "Who may use which route has changed. If that is meant: TS_UPDATE_GOLDEN=1 "
                         << path;
}

TEST(Routes, NobodySignedInPassesOnlyWhatIsPublic) {
  for (auto const& route : routes()) {
    auto const passes =
        route.access.admits(ActorKind::anonymous, {Role::anonymous}, permissions::Action::accept);
    EXPECT_EQ(passes, route.access.kind() == Access::Kind::open) << route.pattern;
    if (route.access.kind() == Access::Kind::open && unsafe(route.method)) {
      static std::set<std::string> const entrances{"registerCitizen",   "loginCitizen",     "loginStaff",
                                                   "previewInvitation", "acceptInvitation", "trackCase"};
      EXPECT_TRUE(entrances.contains(route.operation))
          << route.operation << " changes something for everybody";
    }
  }
}

TEST(Routes, TheAdministratorSeesNoCase) {
  for (auto const& route : routes()) {
    if (route.pattern.find("/office/cases") == std::string::npos) continue;
    EXPECT_EQ(verdict(route, ActorKind::staff, {Role::admin}), "-") << route.pattern;
  }
}

}  // namespace
}  // namespace ts::server
