#pragma once
/// The units of a commune, as its plan names them. Pure.
///
/// Every commune People's Committee has the same few offices; a plan spells them in many ways ("Phòng VH-XH",
/// "Phòng Văn hoá – Xã hội xã"). Their slugs are fixed, because packs give steps to them; their names are the
/// plan's own.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "domain/plan/compiler/compile.hpp"

namespace ts::plan {

enum class UnitKind {
  leadership,      ///< chairman and vice-chairmen
  service_centre,  ///< Trung tâm Phục vụ hành chính công
  office,          ///< Văn phòng HĐND và UBND
  division,        ///< phòng chuyên môn
  police,
  military,
  front,           ///< Mặt trận Tổ quốc: watches, decides nothing
  public_service,  ///< đơn vị sự nghiệp, ban quản lý, trạm
};
std::string_view name(UnitKind kind);

struct CommuneUnit {
  UnitId id;       ///< "phong-kinh-te"
  std::string vi;  ///< "Phòng Kinh tế"
  std::string en;
  UnitKind kind = UnitKind::division;
};

/// The unit that follows the plan: what the plan lays on all units is kept by it.
inline constexpr std::string_view coordinating_unit = "phong-van-hoa-xa-hoi";

/// "Các cơ quan, đơn vị", "Thủ trưởng các cơ quan", "Các phòng": everybody and so nobody.
bool means_everyone(std::string_view text);

/// The unit of the list the words mean; none for everybody, for bodies outside the commune's offices and for
/// unknown ones.
std::optional<UnitId> match_unit(std::string_view text, std::vector<CommuneUnit> const& units);

/// The offices every commune has, named as this plan names them, then what else its leads, cooperating units
/// and duties name that is an office of the commune (a centre, a station, a further division), in order of
/// appearance.
std::vector<CommuneUnit> derive_units(CompiledPlan const& plan);

}  // namespace ts::plan
