#include "kernel/permissions/permissions.hpp"

#include <gtest/gtest.h>

#include <set>

namespace ts::permissions {
namespace {

Actor staff(Role role, std::string id = "staff:1") {
  Actor a;
  a.kind = ActorKind::staff;
  a.id = std::move(id);
  a.roles = {role};
  a.commune = CommuneId{17464};
  a.province = 42;
  a.unit = UnitId{"van-phong"};
  a.fields = {"ho-tich"};
  return a;
}

Object some_case() { return {CommuneId{17464}, 42, "citizen:7", "staff:1", UnitId{"van-phong"}, "ho-tich"}; }

TEST(Permissions, NamesAreUniqueAndRoundTrip) {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < action_count; ++i) {
    auto const a = static_cast<Action>(i);
    EXPECT_EQ(action(name(a)), a);
    EXPECT_TRUE(seen.insert(name(a)).second) << name(a);
    EXPECT_FALSE(title_vi(a).empty());
    EXPECT_FALSE(title_en(a).empty());
  }
  for (std::size_t i = 0; i < role_count; ++i) {
    EXPECT_EQ(role(name(static_cast<Role>(i))), static_cast<Role>(i));
    EXPECT_FALSE(title_vi(static_cast<Role>(i)).empty());
  }
  EXPECT_FALSE(action("fly"));
}

TEST(Permissions, NobodyMayOnlyReadWhatIsPublic) {
  for (std::size_t i = 0; i < action_count; ++i) {
    auto const a = static_cast<Action>(i);
    bool const open = a == Action::read_public || a == Action::track_case || a == Action::read_published_plan;
    EXPECT_EQ(may(Actor::nobody(), a, some_case()), open) << name(a);
  }
  EXPECT_EQ(check(Actor::nobody(), Action::accept, some_case()).error().code, Code::unauthenticated);
}

TEST(Permissions, CitizensReachTheirOwnCasesOnly) {
  Actor citizen;
  citizen.kind = ActorKind::citizen;
  citizen.id = "citizen:7";
  citizen.roles = {Role::citizen};
  auto other = some_case();
  other.owner = "citizen:8";
  for (auto const a :
       {Action::read_own_case, Action::supplement, Action::withdraw, Action::rate, Action::pay}) {
    EXPECT_TRUE(may(citizen, a, some_case())) << name(a);
    EXPECT_FALSE(may(citizen, a, other)) << name(a);
  }
  EXPECT_TRUE(may(citizen, Action::submit, {}));
  EXPECT_FALSE(may(citizen, Action::read_case, some_case()));
  EXPECT_FALSE(may(citizen, Action::approve, some_case()));
}

TEST(Permissions, NoRoleReachesAnotherCommune) {
  auto elsewhere = some_case();
  elsewhere.commune = CommuneId{17465};
  elsewhere.province = 43;
  elsewhere.owner = "citizen:9";
  elsewhere.assignee = "staff:99";
  for (std::size_t r = 0; r < role_count; ++r) {
    for (std::size_t i = 0; i < action_count; ++i) {
      auto const a = static_cast<Action>(i);
      auto const scope = granted(static_cast<Role>(r), a);
      if (scope == Scope::any) continue;
      EXPECT_FALSE(may(staff(static_cast<Role>(r)), a, elsewhere))
          << name(static_cast<Role>(r)) << ' ' << name(a);
    }
  }
}

TEST(Permissions, ScopesNarrow) {
  auto other_unit = some_case();
  other_unit.unit = UnitId{"phong-kinh-te"};
  other_unit.assignee = "staff:2";
  EXPECT_TRUE(may(staff(Role::officer), Action::propose, some_case()));
  EXPECT_FALSE(may(staff(Role::officer), Action::propose, other_unit));
  EXPECT_TRUE(may(staff(Role::officer), Action::read_case, other_unit)) << "their field of work";
  other_unit.field = "dat-dai";
  EXPECT_FALSE(may(staff(Role::officer), Action::read_case, other_unit));
  EXPECT_EQ(check(staff(Role::officer), Action::read_case, other_unit).error().id, "permission.scope");
  other_unit.owner = "staff:1";
  EXPECT_TRUE(may(staff(Role::officer), Action::read_case, other_unit)) << "filed by the officer";
  EXPECT_FALSE(may(staff(Role::officer), Action::propose, other_unit)) << "and handled by somebody else";
  EXPECT_TRUE(may(staff(Role::leader), Action::read_case, other_unit));
}

TEST(Permissions, AdministratorsSeeNoCase) {
  for (auto const a :
       {Action::read_case, Action::search_cases, Action::accept, Action::approve, Action::read_file}) {
    EXPECT_FALSE(may(staff(Role::admin), a, some_case())) << name(a);
  }
  EXPECT_EQ(check(staff(Role::admin), Action::approve, some_case()).error().id, "permission.role");
}

TEST(Permissions, EmptyIdsMatchNothing) {
  auto actor = staff(Role::officer, "");
  actor.unit = UnitId{};
  actor.fields = {""};
  Object const bare{CommuneId{17464}, 0, "", "", UnitId{}, ""};
  EXPECT_FALSE(may(actor, Action::propose, bare));
  EXPECT_FALSE(may(actor, Action::read_case, bare));
  EXPECT_FALSE(may(actor, Action::save_draft, bare));
}

TEST(Permissions, EveryActionIsGrantedToSomebody) {
  for (std::size_t i = 0; i < action_count; ++i) {
    bool some = false;
    for (std::size_t r = 0; r < role_count; ++r) {
      some = some || granted(static_cast<Role>(r), static_cast<Action>(i)) != Scope::none;
    }
    EXPECT_TRUE(some) << name(static_cast<Action>(i));
  }
}

}  // namespace
}  // namespace ts::permissions
