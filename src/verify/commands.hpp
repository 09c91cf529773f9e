#pragma once
/// The three commands. Each says what it finds; the exit code is the report's.
#include <ostream>
#include <vector>

#include "kernel/journal/note.hpp"
#include "verify/options.hpp"
#include "verify/report.hpp"

namespace ts::verifier {

/// Where progress is shown, if anywhere.
using Progress = std::ostream*;

void verify_receipt(Options const& options, std::vector<journal::VerifierKey> const& trusted, Report& report);
void verify_data(Options const& options, std::vector<journal::VerifierKey> const& trusted, Report& report,
                 Progress progress);
void trust_keys(Options const& options, Report& report);

/// What to do about a signer who is not on the list: fingerprint, how to compare, the command.
void explain_trust(journal::VerifierKey const& key, Report& report);

}  // namespace ts::verifier
