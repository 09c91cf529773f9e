#include <gtest/gtest.h>

#include "kernel/casework/case.hpp"

namespace ts::casework {
namespace {

TEST(Names, VerbsAreActionsUnderTheSameName) {
  for (std::size_t i = 0; i < verb_count; ++i) {
    auto const v = static_cast<Verb>(i);
    EXPECT_EQ(permissions::name(action_of(v)), name(v));
    EXPECT_EQ(verb(name(v)), v);
    EXPECT_FALSE(label_vi(v).empty() || label_en(v).empty());
    EXPECT_TRUE(is_case_event(type_name(v)));
  }
  EXPECT_FALSE(verb("sing"));
  EXPECT_FALSE(is_case_event("case.sung"));
}

TEST(Names, TypeRefs) {
  EXPECT_EQ(to_string(TypeRef{"1.001193", 2}), "1.001193@2");
  EXPECT_EQ(parse_type_ref("1.001193@2"), (TypeRef{"1.001193", 2}));
  for (auto const* bad : {"1.001193", "@1", "a@", "a@0", "a@1x", "a@-1"})
    EXPECT_FALSE(parse_type_ref(bad)) << bad;
}

TEST(Names, CaseCodes) {
  auto const day = parse_day("2026-01-21").value();
  EXPECT_EQ(case_code("H42.17464", day, 7), "H42.17464-260121-0007");
  EXPECT_EQ(case_code("H42.17464", day, 12345), "H42.17464-260121-12345");
}

TEST(Duty, CannotExistWithoutTheFiveRo) {
  TypeRef const type{"1.001193", 1};
  Due const due{Instant{std::chrono::hours{1}}, DueKind::result};
  ProductRef const product{"", "Giấy khai sinh"};
  UnitId const unit{"van-phong"};
  EXPECT_TRUE(Duty::make(RoleRef{Role::officer}, type, unit, due, product).has_value());
  EXPECT_EQ(Duty::make(PersonRef{""}, type, unit, due, product).error().id, "duty.owner");
  EXPECT_EQ(Duty::make(RoleRef{Role::anonymous}, type, unit, due, product).error().id, "duty.owner");
  EXPECT_EQ(Duty::make(RoleRef{Role::officer}, {"", 1}, unit, due, product).error().id, "duty.type");
  EXPECT_EQ(Duty::make(RoleRef{Role::officer}, type, UnitId{}, due, product).error().id, "duty.unit");
  EXPECT_EQ(Duty::make(RoleRef{Role::officer}, type, unit, {}, product).error().id, "duty.due");
  EXPECT_EQ(Duty::make(RoleRef{Role::officer}, type, unit, due, {}).error().id, "duty.product");
  static_assert(!std::is_default_constructible_v<Duty> && !std::is_default_constructible_v<Case>);
}

}  // namespace
}  // namespace ts::casework
