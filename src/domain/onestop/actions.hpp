#pragma once
/// What a screen can offer on a case, with the fields each verb asks for (openapi: Action).
#include "domain/onestop/case_json.hpp"

namespace ts::onestop {

/// Every verb the actor's roles know: allowed ones with their fields, others with the rule that stands in the way.
/// Verbs the actor may never use on any case are left out.
json::array actions_json(casework::Case const& c, casework::Context const& context);

}  // namespace ts::onestop
