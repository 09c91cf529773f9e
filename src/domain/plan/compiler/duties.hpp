#pragma once
/// The part on carrying out the plan: which unit has to do what, and who has to report when.
#include <vector>

#include "domain/plan/compiler/compile.hpp"
#include "domain/plan/compiler/outline.hpp"

namespace ts::plan {

/// Duties under "Tổ chức thực hiện" and its kin, and the call that closes the plan.
std::vector<Duty> duties_of(Outline const& outline);

/// Periodic reports, wherever the plan lays them down.
std::vector<Reporting> reporting_of(Outline const& outline, std::vector<Duty> const& duties);

}  // namespace ts::plan
