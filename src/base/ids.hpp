#pragma once
/// Ids are types: a CaseNo cannot be passed where a UnitId is wanted.
#include <compare>
#include <cstdint>
#include <functional>
#include <string>

namespace ts {

template <class Tag, class Rep>
struct Id {
  Rep value{};
  constexpr Id() = default;
  constexpr explicit Id(Rep v) : value(std::move(v)) {}
  friend auto operator<=>(Id const&, Id const&) = default;
};

/// Official code of the commune (General Statistics Office), e.g. 17464. First column of every table's key.
using CommuneId = Id<struct CommuneTag, std::int32_t>;
/// Running number of a case inside its commune, from 1. The code people see ("H42.17464-260121-0007") is derived.
using CaseNo = Id<struct CaseTag, std::int64_t>;
/// Staff account inside its commune.
using StaffId = Id<struct StaffTag, std::int64_t>;
/// Citizen account, the same in every commune.
using CitizenId = Id<struct CitizenTag, std::int64_t>;
/// Slug of a unit inside a commune: "tt-pvhcc", "phong-kinh-te".
using UnitId = Id<struct UnitTag, std::string>;

}  // namespace ts

template <class Tag, class Rep>
struct std::hash<ts::Id<Tag, Rep>> {
  std::size_t operator()(ts::Id<Tag, Rep> const& id) const noexcept { return std::hash<Rep>{}(id.value); }
};
