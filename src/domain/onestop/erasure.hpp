#pragma once
/// Erasing what a case says about people, when the law or the person demands it and the work is over. What
/// happened, when and under which rule stays, and so do the tree and every proof (docs/architecture.md, "Life
/// of a journal entry").
#include <string>

#include "domain/onestop/env.hpp"
#include "kernel/permissions/permissions.hpp"
#include "kernel/store/tx.hpp"

namespace ts::onestop {

struct ErasureRequest {
  std::string code;    ///< of the case, as people write it: "H42.17464-260121-0007"
  std::string reason;  ///< the ground, on record for ever: never a name
};

/// Inside a command. Wipes every body of the case's entries, each as an event of its own, and forgets
/// documents no other case refers to (the sweep removes them from the disk). Answer: Erasure of the API.
/// Errors: those of permissions::check; `erase.reason`; `case.unknown`; `erase.open` and `erase.done`
/// (conflict).
Result<json::object> erase_case(store::Tx& tx, Env const& env, permissions::Actor const& actor,
                                ErasureRequest const& request);

}  // namespace ts::onestop
