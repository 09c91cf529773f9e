#pragma once
/// Indicators for the API (api/openapi.yaml: IndicatorList, IndicatorDetail, CasePage). Thread-safe; blocking
/// reads.
#include <string>
#include <string_view>

#include "domain/plan/board.hpp"

namespace ts::plan {

struct IndicatorQuery {
  std::string period{};  ///< as in the API; empty: the year to date
  std::string basis = "calendar";
  std::string unit{}, field{};
};

class IndicatorService {
 public:
  explicit IndicatorService(PlanEnv const& env) : env_(&env) {}

  /// What the commune shows to everybody: the indicators that are computed, without those split by unit.
  Result<json::object> published(CommuneId commune, IndicatorQuery const& query) const;
  /// Every indicator with a name; those that cannot be computed say why.
  Result<json::object> list(CommuneId commune, IndicatorQuery const& query) const;
  /// Errors: `indicator.unknown` (not_found), `period.form`, `period.basis`.
  Result<json::object> get(CommuneId commune, std::string const& id, IndicatorQuery const& query) const;
  /// The cases behind it: a page of CaseSummary, each with `why`. Errors besides: `indicator.part`,
  /// `indicator.no_cases`.
  Result<json::object> cases(CommuneId commune, permissions::Actor const& actor, std::string const& id,
                             std::string const& part, IndicatorQuery const& query, std::string const& cursor,
                             int limit) const;

 private:
  Result<indicators::Period> period_of(IndicatorQuery const& query) const;
  Result<json::object> list_of(CommuneId commune, IndicatorQuery const& query, bool computed_only) const;
  json::object detail(soci::session& sql, CommuneId commune, indicators::Definition const& definition,
                      indicators::Period const& period, IndicatorQuery const& query) const;

  PlanEnv const* env_;
};

}  // namespace ts::plan
