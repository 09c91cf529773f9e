#pragma once
/// From a case to the facts statistics count. Pure.
#include "domain/indicators/definition.hpp"
#include "domain/indicators/facts.hpp"
#include "kernel/casework/case.hpp"
#include "kernel/casework/case_type.hpp"
#include "kernel/casework/event.hpp"

namespace ts::indicators {

/// The facts of a case after `event`. `before`: its facts before that event, null for its first; the day of
/// payment and of rating come from the events and are carried along, so call this for every event of a case,
/// in order. `type`: the version the case runs under. Internal work and plan tasks are not counted: no days.
CaseFacts facts_of(casework::Case const& c, casework::CaseType const& type, casework::Event const& event,
                   CaseFacts const* before);

/// A procedure or internal procedure in force as the indicators see it.
ProcedureFacts facts_of(casework::CaseType const& type);

}  // namespace ts::indicators
