#include "domain/plan/indicator_service.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "domain/indicators/lineage.hpp"
#include "domain/plan/plan_rows.hpp"

namespace ts::plan {
namespace {

using indicators::CaseShare;
using indicators::Definition;
using indicators::ProcedureShare;
using indicators::Rise;

json::object value_json(PlanEnv const& env, Definition const& definition, indicators::Value const& value) {
  auto const name = indicator_name(env, definition.id);
  json::object out{{"id", definition.id},
                   {"name", text_json(name.vi, name.en)},
                   {"pillar", name.pillar},
                   {"unit", name.unit},
                   {"better", definition.lower_is_better ? "lower" : "higher"}};
  for (auto& member : to_json(value)) out[member.key()] = std::move(member.value());
  return out;
}

template <class Words>
std::string sum_of(std::vector<indicators::Term> const& terms, Words words) {
  std::string out;
  for (auto const& term : terms) out += (out.empty() ? "" : " + ") + words(term);
  return out;
}

json::object terms_json(std::vector<indicators::Term> const& terms) {
  return text_json(sum_of(terms, [](auto const& t) { return vi(t); }),
                   sum_of(terms, [](auto const& t) { return en(t); }));
}

json::object formula_json(PlanEnv const& env, Definition const& definition) {
  json::object out;
  if (auto const* share = std::get_if<CaseShare>(&definition.formula)) {
    out["numerator"] = terms_json(share->numerator);
    if (!share->denominator.empty()) out["denominator"] = terms_json(share->denominator);
  } else if (auto const* of = std::get_if<ProcedureShare>(&definition.formula)) {
    out["numerator"] = text_json(vi(of->numerator), en(of->numerator));
    out["denominator"] = text_json(vi(of->denominator), en(of->denominator));
  } else if (auto const* rise = std::get_if<Rise>(&definition.formula)) {
    auto const base = indicator_name(env, rise->of);
    out["numerator"] =
        text_json(base.vi + ", trừ giá trị cùng kỳ năm trước", base.en + ", less the year before");
  } else {
    auto const* known = env.catalogue->find(definition.id);
    auto const words = known ? known->formula : std::string();
    out["numerator"] = text_json(words, words);
  }
  if (!definition.note_vi.empty()) out["note"] = text_json(definition.note_vi, definition.note_en);
  return out;
}

/// Names of units or fields for a split.
json::object split_name(PlanEnv const& env, CommuneId commune, indicators::SplitBy by, std::string const& id,
                        Day today) {
  if (by == indicators::SplitBy::unit) {
    for (auto const& unit : env.units(commune))
      if (unit.id.value == id) return text_json(unit.vi, unit.en);
  } else {
    for (auto const& type : env.packs->in_force(today))
      if (type->field == id) return text_json(type->field_name.vi, type->field_name.en);
  }
  return text_json(id, id);
}

json::array split_json(soci::session& sql, PlanEnv const& env, CommuneId commune, indicators::SplitBy by,
                       Definition const& definition, indicators::Period const& period) {
  json::array out;
  auto const today = env.today();
  for (auto const& [id, figures] :
       read_split(sql, commune, by, definition, *env.definitions, {period}, today)) {
    auto const value = evaluate(definition, *env.definitions, period, figures, {});
    if (value.numerator == 0 && value.denominator == 0) continue;
    auto const json = to_json(value);
    out.push_back(json::object{{"id", id},
                               {"name", split_name(env, commune, by, id, today)},
                               {"value", json.at("value")},
                               {"numerator", json.at("numerator")},
                               {"denominator", json.at("denominator")}});
  }
  return out;
}

/// Lineage of a figure over procedures: all in the denominator, with whether the numerator holds them.
json::array procedures_json(ProcedureShare const& share, indicators::Period const& period,
                            Board const& board) {
  auto const inside = members(share.numerator, period, board.figures(), board.procedures());
  json::array out;
  for (auto const* p : members(share.denominator, period, board.figures(), board.procedures())) {
    auto const counted = std::find(inside.begin(), inside.end(), p) != inside.end();
    out.push_back(json::object{{"code", p->code},
                               {"name", text_json(p->name_vi, p->name_en)},
                               {"field", p->field},
                               {"counted", counted}});
  }
  return out;
}

json::array targets_bound_to(std::vector<TargetRow> const& targets, std::string_view id) {
  json::array out;
  for (auto const& target : targets)
    if (std::find(target.indicators.begin(), target.indicators.end(), id) != target.indicators.end())
      out.emplace_back(target.id);
  return out;
}

Error unknown_indicator(std::string_view id) {
  return fail(Code::not_found, "indicator.unknown", fmt::format("Không có chỉ số “{}”.", id),
              fmt::format("There is no indicator \"{}\".", id), "/indicator");
}

bool over_cases(Definition const& definition) {
  return std::holds_alternative<CaseShare>(definition.formula) ||
         std::holds_alternative<Rise>(definition.formula);
}

}  // namespace

Result<indicators::Period> IndicatorService::period_of(IndicatorQuery const& query) const {
  if (query.basis != "calendar" && query.basis != "report")
    return fail(Code::invalid, "period.basis",
                "Cách tính kỳ phải là calendar (theo lịch) hoặc report (kỳ báo cáo từ ngày 15).",
                "The basis must be calendar or report (from the 15th).", "/basis");
  auto const basis = query.basis == "report" ? indicators::Basis::report : indicators::Basis::calendar;
  if (query.period.empty()) return indicators::period_of(basis, indicators::Span::year, env_->today());
  return indicators::parse_period(query.period, basis);
}

Result<json::object> IndicatorService::list_of(CommuneId commune, IndicatorQuery const& query,
                                               bool computed_only) const {
  TS_TRY(auto const period, period_of(query));
  std::vector<Definition const*> wanted;
  for (auto const& d : env_->definitions->all())
    if ((d.computed() || !computed_only) && !indicator_name(*env_, d.id).vi.empty()) wanted.push_back(&d);
  auto const lease = env_->db->snapshot();
  auto const board = Board(lease.sql(), *env_, {commune, query.unit, query.field}, wanted, period, 0);
  auto const plan = current_plan(lease.sql(), commune);
  auto const targets = plan ? read_targets(lease.sql(), commune, plan->id) : std::vector<TargetRow>{};
  json::array items;
  for (auto const* d : wanted) {
    auto item = value_json(*env_, *d, board.value(*d));
    item["targets"] = targets_bound_to(targets, d->id);
    items.push_back(std::move(item));
  }
  return json::object{{"period", period_json(period)}, {"items", std::move(items)}};
}

Result<json::object> IndicatorService::published(CommuneId commune, IndicatorQuery const& query) const {
  return list_of(commune, {query.period, query.basis, {}, {}}, true);
}

Result<json::object> IndicatorService::list(CommuneId commune, IndicatorQuery const& query) const {
  return list_of(commune, query, false);
}

json::object IndicatorService::detail(soci::session& sql, CommuneId commune, Definition const& definition,
                                      indicators::Period const& period, IndicatorQuery const& query) const {
  auto const board = Board(sql, *env_, {commune, query.unit, query.field}, {&definition}, period, 12);
  auto out = value_json(*env_, definition, board.value(definition));
  out["period"] = period_json(period);
  out["formula"] = formula_json(*env_, definition);
  out["lineage"] = over_cases(definition);
  out["trend"] = definition.computed() ? board.trend(definition) : json::array{};
  auto const split = over_cases(definition);
  using indicators::SplitBy;
  out["by_unit"] = split ? split_json(sql, *env_, commune, SplitBy::unit, definition, period) : json::array{};
  out["by_field"] =
      split ? split_json(sql, *env_, commune, SplitBy::field, definition, period) : json::array{};
  if (auto const* share = std::get_if<ProcedureShare>(&definition.formula))
    out["procedures"] = procedures_json(*share, period, board);
  return out;
}

Result<json::object> IndicatorService::get(CommuneId commune, std::string const& id,
                                           IndicatorQuery const& query) const {
  TS_TRY(auto const period, period_of(query));
  auto const* definition = env_->definitions->find(id);
  if (!definition) return unknown_indicator(id);
  auto const lease = env_->db->snapshot();
  auto out = detail(lease.sql(), commune, *definition, period, query);
  auto const plan = current_plan(lease.sql(), commune);
  out["targets"] = plan ? targets_bound_to(read_targets(lease.sql(), commune, plan->id), id) : json::array{};
  return out;
}

Result<json::object> IndicatorService::cases(CommuneId commune, permissions::Actor const& actor,
                                             std::string const& id, std::string const& part,
                                             IndicatorQuery const& query, std::string const& cursor,
                                             int limit) const {
  TS_TRY(auto const period, period_of(query));
  auto const* definition = env_->definitions->find(id);
  if (!definition) return unknown_indicator(id);
  auto const wanted = indicators::part_named(part);
  if (!wanted)
    return fail(Code::invalid, "indicator.part", "Phần cần xem phải là numerator, denominator hoặc missing.",
                "The part must be numerator, denominator or missing.", "/part");
  indicators::LineagePage page;
  {
    auto const lease = env_->db->read();
    auto read = indicators::lineage(lease.sql(), {commune, query.unit, query.field}, *definition,
                                    *env_->definitions, period, env_->today(), *wanted, cursor, limit);
    if (!read) return std::move(read).error();
    page = std::move(*read);
  }
  std::vector<CaseNo> numbers;
  for (auto const& row : page.rows) numbers.push_back(row.no);
  auto items = env_->summaries(commune, actor, numbers);
  TS_ASSERT(items.size() == numbers.size());
  for (std::size_t i = 0; i < items.size(); ++i)
    items[i].as_object()["why"] = text_json(page.rows[i].why_vi, page.rows[i].why_en);
  return json::object{{"items", std::move(items)},
                      {"next", page.next.empty() ? json::value(nullptr) : json::value(page.next)}};
}

}  // namespace ts::plan
