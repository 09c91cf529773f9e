#include "domain/plan/importer.hpp"

#include <algorithm>

#include "domain/plan/plan_compare.hpp"

namespace ts::plan {
namespace {

/// The commune's units after the import: what is there stays as it is, since people's accounts name these units.
struct Units {
  std::vector<CommuneUnit> all;
  json::array added;  ///< names
};

Units with_new(std::vector<CommuneUnit> units, PreparedPlan const& plan) {
  Units out{std::move(units), {}};
  for (auto const& u : plan.units) {
    bool const known =
        std::any_of(out.all.begin(), out.all.end(), [&](CommuneUnit const& have) { return have.id == u.id; });
    if (known) continue;
    out.all.push_back(u);
    out.added.emplace_back(u.vi);
  }
  return out;
}

json::value text_or_null(std::optional<std::string> const& text) {
  return text && !text->empty() ? json::value(*text) : json::value(nullptr);
}

json::array targets_json(PreparedPlan const& plan, Comparison const& comparison) {
  json::array out;
  for (std::size_t i = 0; i < plan.compiled.targets.size(); ++i) {
    auto const& target = plan.compiled.targets[i];
    out.push_back(json::object{{"line", target.line},
                               {"text", target.quote},
                               {"how", name(comparison.targets[i].standing)},
                               {"bound", !target.indicators.empty()}});
  }
  return out;
}

json::array tasks_json(PreparedPlan const& plan, Comparison const& comparison) {
  json::array out;
  for (std::size_t i = 0; i < plan.compiled.tasks.size(); ++i) {
    auto const& reading = comparison.readings[i];
    out.push_back(json::object{{"line", plan.compiled.tasks[i].line},
                               {"text", plan.compiled.tasks[i].activity},
                               {"how", name(comparison.tasks[i].standing)},
                               {"unit", reading.unit().value},
                               {"due", to_iso(reading.time.due)}});
  }
  return out;
}

json::array duties_json(PreparedPlan const& plan, Comparison const& comparison) {
  json::array out;
  for (std::size_t i = 0; i < plan.compiled.duties.size(); ++i) {
    auto const& duty = plan.compiled.duties[i];
    out.push_back(json::object{
        {"line", duty.line}, {"text", duty.duty}, {"who", duty.unit}, {"unit", comparison.duty_units[i]}});
  }
  return out;
}

/// Where the program took something for granted or could not tell: a person looks there.
json::array doubts_json(PreparedPlan const& plan, Comparison const& comparison, Before const& before) {
  json::array out;
  auto const doubt = [&](std::string_view why, int line, std::string_view text) {
    out.push_back(json::object{{"why", why}, {"line", line}, {"text", text}});
  };
  auto const& c = plan.compiled;
  if (!c.title || c.title->empty()) doubt("title", 0, "");
  if (!c.period.from && !c.period.to) doubt("period", 0, "");
  if (c.tasks.empty()) doubt("no_tasks", 0, "");
  for (std::size_t i = 0; i < c.targets.size(); ++i) {
    auto const& kept = comparison.targets[i];
    bool const by_person =
        kept.standing != Standing::added && before.targets[kept.before].bound_by == "person";
    if (c.targets[i].indicators.empty() && !by_person)
      doubt("unbound", c.targets[i].line, c.targets[i].quote);
  }
  for (std::size_t i = 0; i < c.tasks.size(); ++i) {
    if (comparison.readings[i].leads.empty()) doubt("lead", c.tasks[i].line, c.tasks[i].activity);
    if (!comparison.readings[i].time.stated) doubt("time", c.tasks[i].line, c.tasks[i].activity);
  }
  return out;
}

json::array removed_json(Imported const& changes) {
  json::array out;
  for (auto const& change : changes.changes)
    if (change.how == "removed")
      out.push_back(json::object{{"what", change.what}, {"line", change.line}, {"text", change.text}});
  return out;
}

}  // namespace

Result<json::object> Importer::preview(CommuneId commune, permissions::Actor const& actor,
                                       std::string_view file, std::string_view bytes) const {
  TS_TRY(auto const plan, prepare_plan(file, bytes, *env_->catalogue, Readers(), env_->today()));
  auto const units = with_new(env_->units(commune), plan);
  auto const before = [&] {
    auto const lease = env_->db->snapshot();
    return read_before(lease.sql(), commune);
  }();
  auto const comparison = compare(plan, units.all, before);
  auto const changes = changes_of(plan, comparison, before);
  auto const& c = plan.compiled;
  return json::object{{"file", plan.file},
                      {"title", text_or_null(c.title)},
                      {"issuer", text_or_null(c.issuer)},
                      {"number", plan.number},
                      {"issued", text_or_null(c.issued)},
                      {"period", {{"from", plan.years.from}, {"to", plan.years.to}}},
                      {"lines", static_cast<std::int64_t>(plan.document.lines.size())},
                      {"in_force", before.id()},
                      {"same_file", before.plan && before.plan->sha256 == plan.sha256},
                      {"targets", targets_json(plan, comparison)},
                      {"tasks", tasks_json(plan, comparison)},
                      {"duties", duties_json(plan, comparison)},
                      {"removed", removed_json(changes)},
                      {"doubts", doubts_json(plan, comparison, before)},
                      {"new_units", units.added},
                      {"kept_bindings", changes.kept_bindings},
                      {"left_open", env_->summaries(commune, actor, changes.left_open)}};
}

Result<store::Work> Importer::work(CommuneId commune, std::string actor, std::string_view file,
                                   std::string_view bytes, std::optional<std::int64_t> against) const {
  TS_TRY(auto plan, prepare_plan(file, bytes, *env_->catalogue, Readers(), env_->today()));
  auto units = with_new(env_->units(commune), plan);
  return store::Work{[env = env_, actor = std::move(actor), plan = std::move(plan), units = std::move(units),
                      against](store::Tx& tx) -> store::Answer {
    // Before the units are written: a work that refuses has written nothing.
    TS_CHECK(check_in_force(plan, read_before(tx.sql(), tx.commune()), against));
    if (!units.added.empty()) env->set_units(tx, units.all, actor);
    TS_TRY(auto const imported, import_plan(tx, plan, units.all, actor, env->open_task, against));
    auto answer = to_json(imported);
    answer["units"] = units.added;
    return answer;
  }};
}

}  // namespace ts::plan
