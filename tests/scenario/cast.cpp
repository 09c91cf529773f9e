#include "scenario/stage.hpp"

namespace ts::scenario {

namespace {

using permissions::Actor;
using permissions::ActorKind;
using permissions::Role;
using permissions::Roles;

Actor officer(int id, Roles roles, std::string unit, std::vector<std::string> fields = {}) {
  return {ActorKind::staff, "staff:" + std::to_string(id), roles, commune, 0, UnitId{std::move(unit)},
          std::move(fields)};
}

Actor citizen(int id) {
  return {ActorKind::citizen, "citizen:" + std::to_string(id), {Role::citizen}, {}, 0, {}, {}};
}

}  // namespace

permissions::Actor const* actor(std::string_view name) {
  static std::map<std::string, Actor, std::less<>> const people{
      {"người dân", citizen(1)},
      {"người lạ", citizen(2)},
      {"một cửa", officer(1, {Role::reception}, "tt-pvhcc")},
      {"một cửa kiêm lãnh đạo", officer(2, {Role::reception, Role::leader}, "tt-pvhcc")},
      {"hộ tịch", officer(3, {Role::officer}, "van-phong", {"ho-tich", "chung-thuc"})},
      {"hộ tịch khác", officer(4, {Role::officer}, "van-phong", {"ho-tich", "chung-thuc"})},
      {"hộ tịch kiêm lãnh đạo", officer(5, {Role::officer, Role::leader}, "van-phong", {"ho-tich"})},
      {"chánh văn phòng", officer(6, {Role::head}, "van-phong", {"ho-tich", "chung-thuc"})},
      {"địa chính", officer(7, {Role::officer}, "phong-kinh-te", {"dat-dai", "xay-dung"})},
      {"trưởng kinh tế", officer(8, {Role::head}, "phong-kinh-te", {"dat-dai", "xay-dung", "ho-kinh-doanh"})},
      {"xã hội", officer(9, {Role::officer}, "phong-van-hoa-xa-hoi", {"bao-tro-xa-hoi"})},
      {"trưởng xã hội", officer(10, {Role::head}, "phong-van-hoa-xa-hoi", {"bao-tro-xa-hoi"})},
      {"phó chủ tịch", officer(11, {Role::leader}, "lanh-dao")},
      {"chủ tịch", officer(12, {Role::leader}, "lanh-dao")},
      {"văn thư", officer(13, {Role::clerk}, "van-phong")},
      {"đầu mối", officer(14, {Role::coordinator}, "phong-van-hoa-xa-hoi")},
      {"mặt trận", officer(15, {Role::front}, "mttq")},
  };
  auto const found = people.find(name);
  return found == people.end() ? nullptr : &found->second;
}

}  // namespace ts::scenario
