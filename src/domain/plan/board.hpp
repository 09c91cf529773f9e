#pragma once
/// The figures of one commune for one screen: read in one scan of the rollup, then asked as often as needed.
#include <soci/soci.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "domain/indicators/rollup_read.hpp"
#include "domain/plan/plan_env.hpp"

namespace ts::plan {

/// An indicator as screens name it: from the catalogue, or from its own definition.
struct IndicatorName {
  std::string vi, en, pillar, unit;
};
/// Empty names when neither knows the id.
IndicatorName indicator_name(PlanEnv const& env, std::string_view id);

/// "hồ sơ" or "thủ tục": what numerator and denominator of a definition count.
struct Counted {
  std::string vi, en;
};
Counted counted_by(indicators::Definition const& definition);

/// Procedures and internal procedures by the day they are asked for: a figure of March counts the versions in
/// force in March, so the past stays what the packs said then.
class ProcedureBook {
 public:
  ProcedureBook(PlanEnv const& env, std::string field) : env_(env), field_(std::move(field)) {}
  /// In force at the end of the period, or today while it runs; of one field when given.
  std::vector<indicators::ProcedureFacts> const& at(indicators::Period const& period);

 private:
  PlanEnv const& env_;
  std::string field_;
  std::map<casework::CaseType const*, indicators::ProcedureFacts> known_;
  std::map<Day, std::vector<indicators::ProcedureFacts>> by_day_;
};

/// Belongs to one thread.
class Board {
 public:
  /// Reads what `wanted` need for the period and, when `months` > 0, for so many months up to its end (or
  /// today).
  Board(soci::session& sql, PlanEnv const& env, indicators::Scope const& scope,
        std::vector<indicators::Definition const*> const& wanted, indicators::Period const& period,
        int months);

  indicators::Value value(indicators::Definition const& definition) const {
    return value(definition, period_);
  }
  indicators::Value value(indicators::Definition const& definition, indicators::Period const& period) const;
  /// TrendPoint of each month, oldest first.
  json::array trend(indicators::Definition const& definition) const;
  indicators::Period const& period() const { return period_; }
  indicators::Figures const& figures() const { return figures_; }
  /// In force in the period the board is for.
  std::vector<indicators::ProcedureFacts> const& procedures() const { return procedures_.at(period_); }

 private:
  PlanEnv const& env_;
  indicators::Period period_;
  std::vector<indicators::Period> months_;
  mutable ProcedureBook procedures_;
  indicators::Figures figures_;
};

/// Period of the API.
json::object period_json(indicators::Period const& period);
inline json::object text_json(std::string_view vi, std::string_view en) { return {{"vi", vi}, {"en", en}}; }
/// "% …" units have figures in percent; a number for JSON.
inline double from_hundredths(std::int64_t hundredths) { return static_cast<double>(hundredths) / 100.0; }

}  // namespace ts::plan
