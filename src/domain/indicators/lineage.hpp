#pragma once
/// Behind every figure over cases: exactly the cases it counts. The number of rows equals the figure, by
/// construction of the same terms, and a test holds the two together.
#include <soci/soci.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "domain/indicators/rollup_read.hpp"

namespace ts::indicators {

enum class Part {
  numerator,
  denominator,
  missing,  ///< in the denominator and not in the numerator: what there is to do
};
std::optional<Part> part_named(std::string_view name);

/// Process facts only. Code, applicant and title are the case module's, which asks whether the actor may see
/// them.
struct LineageRow {
  CaseNo no{};
  Term term;  ///< the count it stands in
  CaseFacts facts;
  std::string why_vi;  ///< "Hồ sơ đã giải quyết; chưa đạt: đúng hạn"
  std::string why_en;
};

struct LineagePage {
  std::vector<LineageRow> rows;
  std::string next;  ///< cursor of the next page, empty at the end
};

/// The cases of one part, in the order of the day that counts, `limit` at a time (1–500). A rise opens into
/// the cases of the indicator it rests on. Errors: `indicator.no_cases` the figure is not over cases,
/// `cursor.form`.
Result<LineagePage> lineage(soci::session& sql, Scope const& scope, Definition const& definition,
                            Definitions const& all, Period const& period, Day today, Part part,
                            std::string_view cursor, int limit);

}  // namespace ts::indicators
