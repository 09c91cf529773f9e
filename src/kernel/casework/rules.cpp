#include "kernel/casework/rules.hpp"

#include <algorithm>

#include "kernel/casework/filing.hpp"

namespace ts::casework {

Step const& step_of(Case const& c, Context const& context) {
  TS_ASSERT(c.step < context.type.steps.size());
  return context.type.steps[c.step];
}

Place place_at(std::size_t step, Context const& context, UnitId const& lead, Instant due,
               std::string person) {
  TS_ASSERT(step < context.type.steps.size());
  auto const& s = context.type.steps[step];
  Place p{step, s.role, s.unit, std::move(person), due};
  if (s.unit.value == lead_unit) p.unit = lead;
  if (s.allow) {
    p.by = calendar::due_of(context.now, *s.allow, context.calendar);
    if (due > context.now) p.by = std::min(p.by, due);
  }
  return p;
}

std::size_t step_after(Case const& c, Context const& context) {
  return std::min(c.step + 1, context.type.steps.size() - 1);
}

calendar::ClockRules clock_rules(CaseType const& type) { return {type.clock.cutoff}; }

calendar::Reckoning reckon_again(Case const& c, Context const& context, Instant received,
                                 std::vector<calendar::Pause> const& pauses) {
  TS_ASSERT(c.clock.allowance.has_value());
  // Taking in is not under the cut-off rule: the office just has its hours.
  auto const rules = c.accepted_at ? clock_rules(context.type) : calendar::ClockRules{};
  return calendar::reckon(received, *c.clock.allowance, context.calendar, pauses, rules);
}

Onward go_on(Case const& c, Context const& context, bool restart) {
  TS_ASSERT(c.clock.standing_since.has_value());
  Instant const since = *c.clock.standing_since;
  auto const stood = calendar::working_time_between(since, context.now, context.calendar);
  auto const shifted = [&](Instant at) {
    if (stood == calendar::milliseconds{0}) return at;
    return context.calendar.reach(context.calendar.elapsed(at) + stood);
  };
  if (!c.clock.allowance) {
    Instant const due = shifted(c.first_due);
    return {{c.clock.received, c.clock.received, Allowance::same_day(), due, {}}, shifted(c.due())};
  }
  if (restart) {
    auto due = reckon_again(c, context, context.now, {});
    Instant const at = due.due;
    return {std::move(due), at};
  }
  auto pauses = c.clock.pauses;
  pauses.push_back({since, context.now});
  auto due = reckon_again(c, context, c.clock.received, pauses);
  Instant const at = c.apologies > 0 ? std::max(due.due, shifted(c.due())) : due.due;
  return {std::move(due), at};
}

std::vector<Paper> with_files(std::vector<Paper> papers, json::array const& files, CaseType const& type) {
  for (auto const& file : files) {
    auto const* o = file.if_object();
    auto const* key = o == nullptr ? nullptr : o->if_contains("document");
    if (key == nullptr || !key->is_string()) continue;
    std::string_view const document{key->get_string()};
    bool const listed =
        std::any_of(papers.begin(), papers.end(), [&](auto const& p) { return p.key == document; });
    if (listed || type.document(document) == nullptr) continue;
    Paper p;
    p.key = document;
    p.form = Paper::Form::electronic;
    p.digitised = true;
    papers.push_back(std::move(p));
  }
  return papers;
}

Status check_papers(std::vector<Paper> const& papers, CaseType const& type) {
  for (auto const& p : papers) {
    bool const once =
        std::count_if(papers.begin(), papers.end(), [&](auto const& o) { return o.key == p.key; }) == 1;
    if (type.document(p.key) != nullptr && once && p.count >= 1 && p.count <= 999) continue;
    return fail(Code::invalid, "case.paper",
                "Giấy tờ “" + p.key + "” không có trong thành phần hồ sơ hoặc ghi sai.",
                "The paper “" + p.key + "” is not part of this dossier or is given wrongly.", "/papers");
  }
  return {};
}

std::vector<Document const*> missing_papers(CaseType const& type, Channel channel, std::string_view variant,
                                            std::vector<Paper> const& papers) {
  std::vector<Document const*> out;
  for (auto const& d : type.documents) {
    bool const asked =
        d.channels.empty() || std::find(d.channels.begin(), d.channels.end(), channel) != d.channels.end();
    bool const by_form = d.by_form && channel == Channel::online;
    if (!d.required || d.use == Document::Use::show || !asked || by_form || !holds_for(d.variants, variant))
      continue;
    bool const there =
        std::any_of(papers.begin(), papers.end(), [&](auto const& p) { return p.key == d.key; });
    if (!there) out.push_back(&d);
  }
  return out;
}

}  // namespace ts::casework
