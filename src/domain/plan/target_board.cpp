#include "domain/plan/target_board.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace ts::plan {
namespace {

double number(json::object const& object, std::string_view key) {
  auto const* v = object.if_contains(key);
  return v && v->is_number() ? v->to_number<double>() : 0;
}

std::string text(json::object const& object, std::string_view key) {
  auto const* v = object.if_contains(key);
  return v && v->is_string() ? std::string(v->get_string()) : std::string();
}

std::int64_t hundredths(double value) { return std::llround(value * 100); }

Threshold threshold_of(TargetRow const& target) {
  return {text(target.data, "comparator"), hundredths(number(target.data, "value")),
          hundredths(number(target.data, "value2")), text(target.data, "unit")};
}

bool asks_for_change(TargetRow const& target) {
  auto const comparator = text(target.data, "comparator");
  return comparator == "reduce>=" || comparator == "increase>=";
}

std::vector<indicators::Definition const*> definitions_of(PlanEnv const& env,
                                                          std::vector<TargetRow> const& targets,
                                                          bool only_changes) {
  std::set<indicators::Definition const*> out;
  for (auto const& target : targets) {
    if (only_changes && !asks_for_change(target)) continue;
    for (auto const& id : target.indicators)
      if (auto const* d = env.definitions->find(id)) out.insert(d);
  }
  return {out.begin(), out.end()};
}

json::value figure(std::optional<std::int64_t> value) {
  return value ? json::value(from_hundredths(*value)) : json::value(nullptr);
}

}  // namespace

indicators::Period year_of(PlanRow const& plan, Day today) {
  auto const now = int{std::chrono::year_month_day{today}.year()};
  auto const y = std::clamp(now, plan.from, std::max(plan.from, plan.to));
  return indicators::make_period(indicators::Basis::calendar, indicators::Span::year,
                                 std::clamp(y, 1901, 9998), 1);
}

TargetBoard::TargetBoard(soci::session& sql, PlanEnv const& env, CommuneId commune, PlanRow const& plan,
                         std::vector<TargetRow> const& targets)
    : env_(env) {
  auto const year = year_of(plan, env.today());
  board_.emplace(sql, env, indicators::Scope{commune}, definitions_of(env, targets, false), year, 12);
  if (std::any_of(targets.begin(), targets.end(), asks_for_change))
    year_before_.emplace(sql, env, indicators::Scope{commune}, definitions_of(env, targets, true),
                         indicators::year_before(year), 0);
}

Measured TargetBoard::measured(std::string const& indicator, bool needs_year_before) const {
  Measured out;
  auto const* definition = env_.definitions->find(indicator);
  out.unit = indicator_name(env_, indicator).unit;
  if (!definition) {
    out.now.why_vi = "Chỉ số này chưa có định nghĩa.";
    out.now.why_en = "This indicator has no definition yet.";
    return out;
  }
  auto const counted = counted_by(*definition);
  out.counts_vi = counted.vi;
  out.counts_en = counted.en;
  out.lower_is_better = definition->lower_is_better;
  out.rise = std::holds_alternative<indicators::Rise>(definition->formula);
  out.now = board_->value(*definition);
  if (needs_year_before && !out.rise && year_before_) out.year_before = year_before_->value(*definition);
  return out;
}

Judgement TargetBoard::judge(TargetRow const& target) const {
  std::vector<Measured> all;
  for (auto const& id : target.indicators) all.push_back(measured(id, asks_for_change(target)));
  return plan::judge(threshold_of(target), all);
}

json::object TargetBoard::target_json(TargetRow const& target) const {
  auto const judgement = judge(target);
  json::object out{{"id", target.id}, {"line", target.line}};
  for (auto const* member : {"quote", "measure", "pillar", "comparator", "value", "value2", "unit", "by"}) {
    auto const* v = target.data.if_contains(member);
    out[member] = v ? *v : json::value(nullptr);
  }
  json::array ids;
  for (auto const& id : target.indicators) ids.emplace_back(id);
  out["indicators"] = std::move(ids);
  out["bound_by"] = target.bound_by;
  auto const* deciding =
      target.indicators.empty() ? nullptr : env_.definitions->find(target.indicators[judgement.decided_by]);
  auto const value = deciding ? board_->value(*deciding) : indicators::Value{};
  auto const counted = value.state != indicators::State::not_yet;
  out["live"] = figure(value.hundredths);
  out["numerator"] = counted ? json::value(value.numerator) : json::value(nullptr);
  out["denominator"] = counted ? json::value(value.denominator) : json::value(nullptr);
  out["verdict"] = name(judgement.verdict);
  out["why"] = text_json(judgement.vi, judgement.en);
  out["trend"] = deciding && deciding->computed() ? board_->trend(*deciding) : json::array{};
  return out;
}

json::array TargetBoard::indicator_values(TargetRow const& target) const {
  json::array out;
  for (auto const& id : target.indicators) {
    auto const name = indicator_name(env_, id);
    auto const* definition = env_.definitions->find(id);
    json::object item{{"id", id},
                      {"name", text_json(name.vi, name.en)},
                      {"pillar", name.pillar},
                      {"unit", name.unit},
                      {"better", definition && definition->lower_is_better ? "lower" : "higher"}};
    auto const value = measured(id, false).now;
    for (auto& member : to_json(value)) item[member.key()] = std::move(member.value());
    out.push_back(std::move(item));
  }
  return out;
}

json::array binding_candidates(PlanEnv const& env, TargetRow const& target, std::size_t count) {
  auto const list = binding_words(text(target.data, "quote") + " " + text(target.data, "measure"));
  std::set<std::string> const words(list.begin(), list.end());
  std::vector<std::pair<double, Indicator const*>> ranked;
  for (auto const& indicator : env.catalogue->indicators) {
    if (std::find(target.indicators.begin(), target.indicators.end(), indicator.id) !=
        target.indicators.end())
      continue;
    auto const names = binding_words(indicator.vi);
    std::set<std::string> const own(names.begin(), names.end());
    auto const shared =
        std::count_if(own.begin(), own.end(), [&](auto const& w) { return words.contains(w); });
    if (shared == 0 || own.empty()) continue;
    auto const cosine =
        static_cast<double>(shared) / std::sqrt(static_cast<double>(own.size() * words.size()));
    ranked.emplace_back(cosine + (indicator.pillar == target.pillar ? 0.1 : 0.0), &indicator);
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](auto const& a, auto const& b) { return a.first > b.first; });
  json::array out;
  for (auto const& [score, indicator] : ranked) {
    if (out.size() == count) break;
    out.push_back(json::object{{"id", indicator->id},
                               {"name", text_json(indicator->vi, indicator->en)},
                               {"score", std::round(std::min(score, 1.0) * 100) / 100}});
  }
  return out;
}

}  // namespace ts::plan
