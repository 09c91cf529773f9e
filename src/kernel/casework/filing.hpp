#pragma once
/// What can be known of a filing before there is a case, so that a screen lists what `decide` will take. Pure.
#include <string_view>

#include "kernel/casework/case_type.hpp"
#include "kernel/permissions/permissions.hpp"

namespace ts::casework {

/// As the unit of a step: the one that leads, given when filing.
inline constexpr std::string_view lead_unit = "chu-tri";

/// Citizens and the counter file procedures; officials what their own office needs; the program, the coordinator and
/// leaders the tasks of plans.
bool may_file(CaseType const& type, Channel channel, permissions::Actor const& actor);

/// A step lies with the unit that leads: whoever files must say which.
bool needs_lead(CaseType const& type);

}  // namespace ts::casework
