#pragma once
/// Plays a script through decide and apply, with the packs of the repository. Pure: no database, no clock.
#include <map>
#include <string>
#include <vector>

#include "kernel/casework/case.hpp"
#include "kernel/casework/command.hpp"
#include "kernel/packs/packs.hpp"
#include "scenario/script.hpp"

namespace ts::scenario {

/// People of the scripts by name: "một cửa", "hộ tịch", "chủ tịch"… Null when unknown.
permissions::Actor const* actor(std::string_view name);

/// The command an act stands for. `type` tells which papers are required.
Result<casework::Command> command_of(Act const& act, casework::CaseType const& type,
                                     casework::Channel channel);

/// "" when it holds, else what is there instead.
std::string unmet(Expectation const& expectation, casework::Case const& c, casework::CaseType const& type,
                  Instant now);

/// Sentences about everything that went otherwise than written; empty = the script holds.
std::vector<std::string> play(Script const& script, packs::PackSet const& packs);

}  // namespace ts::scenario
