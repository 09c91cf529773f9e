#pragma once
/// Which open cases the calendar in force would give another due time: after an office has entered a new day
/// off or a make-up day, they are reckoned again (verb `recalculate`, by the program). Cases whose clock
/// stands are reckoned when it runs on.
#include <vector>

#include "domain/onestop/env.hpp"

namespace ts::onestop {

struct DueReview {
  std::vector<CaseNo> other_due;  ///< of the cases looked at
  CaseNo last{};                  ///< the last one looked at; 0: there were none after `after`
};

/// Looks at the next `limit` cases the office is working on, those numbered above `after`. Reads only, so the
/// writer is asked for nothing unless something changes.
DueReview review_due(Env const& env, CommuneId commune, CaseNo after, int limit);

}  // namespace ts::onestop
