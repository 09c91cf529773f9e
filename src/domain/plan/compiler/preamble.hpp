#pragma once
/// The head of a plan: who issued it, its title and period, when, and what it rests on.
#include "domain/plan/compiler/compile.hpp"
#include "domain/plan/compiler/outline.hpp"

namespace ts::plan {

/// Fills issuer, title, period, issued and legal_basis.
void read_preamble(Outline const& outline, CompiledPlan& plan);

/// Documents named in the paragraphs of legal basis, up to the first numbered section.
std::vector<LegalBasis> legal_basis_of(Outline const& outline);

}  // namespace ts::plan
