#pragma once
/// Lists of cases: the inbox, all cases with filters, search, and an applicant's own. Keyset paging throughout: the
/// work of a page does not grow with the table. Thread-safe; blocking database reads.
#include <optional>
#include <string>
#include <string_view>

#include "domain/onestop/case_json.hpp"
#include "kernel/permissions/permissions.hpp"

namespace ts::onestop {

struct Page {
  std::string cursor;  ///< "" for the first
  int limit = 30;
};

enum class InboxScope { mine, unit, commune };

/// Empty members do not filter.
struct CaseFilter {
  std::string text;  ///< words of name, code, procedure; each may be a beginning
  std::string status, deadline, procedure, field, unit, owner;
  std::optional<Day> from, to;  ///< received
};

class CaseLists {
 public:
  explicit CaseLists(Env const& env) : env_(&env) {}

  /// Inbox: what will be late first comes first. `group`: "" or late · today · at_risk · on_time · waiting · ready.
  /// Errors: `inbox.group`, `cursor`.
  Result<json::object> inbox(CommuneId commune, permissions::Actor const& actor, InboxScope scope,
                             std::string_view group, Page const& page);
  /// Page of CaseSummary, newest first. A page may be short and still have a `next`: filters look at a bounded number
  /// of cases a page.
  Result<json::object> list(CommuneId commune, permissions::Actor const& actor, CaseFilter const& filter,
                            Page const& page);
  /// The cases of one account, newest first.
  Result<json::object> own(CommuneId commune, permissions::Actor const& actor, Page const& page);
  /// CaseSummary of each of these cases, in their order; unknown ones are left out. The applicant's name only where
  /// the actor may read the case.
  json::array summaries(CommuneId commune, permissions::Actor const& actor, std::vector<CaseNo> const& cases);

 private:
  Env const* env_;
};

}  // namespace ts::onestop
