#include "domain/plan/board.hpp"

#include <algorithm>

#include "domain/indicators/case_facts.hpp"

namespace ts::plan {
namespace {

std::vector<indicators::Period> with(indicators::Period const& period,
                                     std::vector<indicators::Period> const& more) {
  std::vector<indicators::Period> out{period};
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

std::vector<indicators::Period> trend_months(indicators::Period const& period, Day today, int months) {
  return indicators::months_until(period.basis, std::max(period.from, std::min(period.to, today)), months);
}

}  // namespace

IndicatorName indicator_name(PlanEnv const& env, std::string_view id) {
  auto const* definition = env.definitions->find(id);
  if (auto const* known = env.catalogue->find(id))
    return {known->vi, known->en, known->pillar,
            definition && !definition->unit.empty() ? definition->unit : known->unit};
  if (definition) return {definition->name_vi, definition->name_en, definition->pillar, definition->unit};
  return {};
}

Counted counted_by(indicators::Definition const& definition) {
  if (std::holds_alternative<indicators::ProcedureShare>(definition.formula))
    return {"thủ tục", "procedures"};
  return {"hồ sơ", "cases"};
}

std::vector<indicators::ProcedureFacts> const& ProcedureBook::at(indicators::Period const& period) {
  auto const on = std::min(period.to, env_.today());
  auto const [it, fresh] = by_day_.try_emplace(on);
  if (!fresh) return it->second;
  casework::CaseType const* last = nullptr;
  auto const add = [&] {
    if (!last || last->kind == casework::Kind::plan_task || (!field_.empty() && last->field != field_))
      return;
    auto const [facts, first] = known_.try_emplace(last);
    if (first) facts->second = indicators::facts_of(*last);
    it->second.push_back(facts->second);
  };
  // By code, then version: of each procedure the last version valid on the day. (in_force would sort by
  // name.)
  for (auto const& type : env_.packs->all()) {
    if (!type->valid_on(on)) continue;
    if (last && last->code != type->code) add();
    last = type.get();
  }
  add();
  return it->second;
}

Board::Board(soci::session& sql, PlanEnv const& env, indicators::Scope const& scope,
             std::vector<indicators::Definition const*> const& wanted, indicators::Period const& period,
             int months)
    : env_(env),
      period_(period),
      months_(trend_months(period, env.today(), months)),
      procedures_(env, scope.field),
      figures_(indicators::read_figures(sql, scope, wanted, *env.definitions, with(period, months_),
                                        env.today())) {}

indicators::Value Board::value(indicators::Definition const& definition,
                               indicators::Period const& period) const {
  static std::vector<indicators::ProcedureFacts> const none;
  auto const over_procedures = std::holds_alternative<indicators::ProcedureShare>(definition.formula);
  return indicators::evaluate(definition, *env_.definitions, period, figures_,
                              over_procedures ? procedures_.at(period) : none);
}

json::array Board::trend(indicators::Definition const& definition) const {
  json::array out;
  for (auto const& month : months_) {
    auto const value_then = to_json(value(definition, month));
    out.push_back(json::object{{"period", key(month)},
                               {"from", to_iso(month.from)},
                               {"to", to_iso(month.to)},
                               {"value", value_then.at("value")},
                               {"numerator", value_then.at("numerator")},
                               {"denominator", value_then.at("denominator")}});
  }
  return out;
}

json::object period_json(indicators::Period const& period) {
  return {{"key", key(period)},          {"kind", name(period.span)},
          {"basis", name(period.basis)}, {"from", to_iso(period.from)},
          {"to", to_iso(period.to)},     {"label", text_json(label_vi(period), label_en(period))}};
}

}  // namespace ts::plan
