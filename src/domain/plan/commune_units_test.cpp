#include "domain/plan/commune_units.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace ts::plan {
namespace {

CompiledPlan plan_with(std::vector<std::string> leads) {
  CompiledPlan out;
  for (auto& lead : leads) {
    Task task;
    task.lead = {std::move(lead)};
    out.tasks.push_back(std::move(task));
  }
  return out;
}

std::string match(std::string_view text, CompiledPlan const& plan = {}) {
  auto const unit = match_unit(text, derive_units(plan));
  return unit ? unit->value : "-";
}

TEST(CommuneUnits, SpellingsOfTheOfficesEveryCommuneHas) {
  EXPECT_EQ(match("Phòng Văn hóa - Xã hội"), "phong-van-hoa-xa-hoi");
  EXPECT_EQ(match("Phòng VH-XH xã"), "phong-van-hoa-xa-hoi");
  EXPECT_EQ(match("phòng Văn hoá – Xã hội"), "phong-van-hoa-xa-hoi");
  EXPECT_EQ(match("Phòng Kinh tế, Hạ tầng và Đô thị"), "phong-kinh-te");
  EXPECT_EQ(match("Văn phòng HĐND-UBND"), "van-phong");
  EXPECT_EQ(match("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã"), "van-phong");
  EXPECT_EQ(match("TT Phục vụ HCC"), "tt-pvhcc");
  EXPECT_EQ(match("Trung tâm phục vụ Hành chính công xã"), "tt-pvhcc");
  EXPECT_EQ(match("Ban CHQS xã"), "quan-su");
  EXPECT_EQ(match("Công an phường"), "cong-an");
  EXPECT_EQ(match("Ủy ban MTTQ Việt Nam xã"), "mttq");
  EXPECT_EQ(match("Chủ tịch UBND xã"), "lanh-dao");
}

TEST(CommuneUnits, OthersAreNotTakenForThem) {
  EXPECT_EQ(match("Chủ tịch Ủy ban MTTQ xã"), "mttq");
  EXPECT_EQ(match("Chủ tịch HĐND xã"), "-");
  EXPECT_EQ(match("Văn phòng Đảng ủy"), "-");
  EXPECT_EQ(match("Trung tâm Phục vụ hành chính công tỉnh"), "-");
  EXPECT_EQ(match("Đoàn Thanh niên xã"), "-");
  EXPECT_EQ(match("Trưởng các thôn"), "-");
  EXPECT_EQ(match(""), "-");
}

TEST(CommuneUnits, EverybodyIsNobody) {
  EXPECT_TRUE(means_everyone("Các cơ quan, đơn vị"));
  EXPECT_TRUE(means_everyone("Thủ trưởng các cơ quan, đơn vị"));
  EXPECT_FALSE(means_everyone("Phòng Kinh tế"));
  EXPECT_EQ(match("Các phòng chuyên môn, Công an xã"), "-");
}

TEST(CommuneUnits, DerivesWhatThePlanAddsAndHowItNamesThings) {
  auto const plan = plan_with({"Phòng Kinh tế, Hạ tầng và Đô thị", "Trung tâm Dịch vụ tổng hợp phường",
                               "Trạm Y tế", "Trung tâm Dịch vụ tổng hợp", "Các trường học", "Sở Nội vụ"});
  auto const units = derive_units(plan);
  ASSERT_EQ(units.size(), 10u);
  EXPECT_EQ(units[3].id.value, "phong-kinh-te");
  EXPECT_EQ(units[3].vi, "Phòng Kinh tế, Hạ tầng và Đô thị");
  EXPECT_EQ(units[8].id.value, "trung-tam-dich-vu-tong-hop");
  EXPECT_EQ(units[8].kind, UnitKind::public_service);
  EXPECT_EQ(units[9].id.value, "tram-y-te");
  EXPECT_EQ(match("Trạm Y tế xã", plan), "tram-y-te");
}

TEST(CommuneUnits, AWardNamesItsOwn) {
  CompiledPlan plan;
  plan.issuer = "UBND phường Bến Đá";
  EXPECT_EQ(derive_units(plan)[5].vi, "Công an phường");
  EXPECT_EQ(derive_units({})[5].vi, "Công an xã");
}

TEST(CommuneUnits, EveryCommuneHasTheUnitsThatPacksGiveStepsTo) {
  auto const units = derive_units({});
  for (auto const* id :
       {"lanh-dao", "tt-pvhcc", "van-phong", "phong-kinh-te", "phong-van-hoa-xa-hoi", "cong-an", "quan-su"}) {
    EXPECT_TRUE(std::any_of(units.begin(), units.end(), [&](auto const& u) { return u.id.value == id; }))
        << id;
  }
}

}  // namespace
}  // namespace ts::plan
