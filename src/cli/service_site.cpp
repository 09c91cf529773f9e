#include "cli/service_site.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "base/text.hpp"
#include "domain/onestop/case_json.hpp"

namespace ts::cli {
namespace {

using onestop::text_json;

std::string kind_of(std::string const& name) {
  auto const folded = text::fold(name);
  if (folded.starts_with("phuong")) return "phuong";
  return folded.starts_with("dac khu") ? "dac-khu" : "xa";
}

std::string clock_text(std::chrono::minutes m) {
  auto const minutes = m.count() % 60;
  return std::to_string(m.count() / 60) + "h" + (minutes < 10 ? "0" : "") + std::to_string(minutes);
}

/// "Thứ Hai đến thứ Sáu: 7h30–11h30, 13h30–17h30", from the calendar's next working day.
json::object office_hours(calendar::Calendar const& calendar, Day today) {
  std::string spans;
  for (auto const& span : calendar.hours(calendar.next_working_day(today)))
    spans += (spans.empty() ? "" : ", ") + clock_text(span.from) + "–" + clock_text(span.to);
  return {{"vi", "Ngày làm việc: " + spans}, {"en", "Working days: " + spans}};
}

}  // namespace

json::object SiteAdapter::commune_ref(CommuneId commune) {
  auto const office = in_.env.office(commune);
  TS_ASSERT(office.has_value());
  return {{"code", commune.value}, {"name", (*office)->name}, {"province", (*office)->province_name}};
}

json::object SiteAdapter::site() {
  json::array communes;
  for (auto const& [id, office] : in_.env.offices) communes.push_back(commune_ref(id));
  auto const first = in_.dir.config().communes.front().id.value;
  return {{"name", text_json("Thông Suốt", "Thông Suốt")},
          {"version", "0.1.0"},
          {"default_commune", first},
          {"communes", std::move(communes)},
          {"demo", in_.dir.config().demo},
          {"sign_in", json::array{"password"}}};
}

Result<json::object> SiteAdapter::commune(CommuneId commune) {
  TS_TRY(auto const* office, in_.env.office(commune));
  json::array units;
  for (auto const& u : in_.names->units(commune))
    units.push_back(json::object{{"id", u.id.value}, {"name", text_json(u.vi, u.en)}});
  return json::object{
      {"code", commune.value},
      {"name", office->name},
      {"province", office->province_name},
      {"kind", kind_of(office->name)},
      {"units", std::move(units)},
      {"office_hours", office_hours(in_.model.packs->calendar(), local_day(in_.options.clock->now()))}};
}

Result<json::object> ProcedureAdapter::fields(CommuneId commune) {
  TS_CHECK(in_.env.office(commune));
  std::map<std::string, std::pair<casework::Text, int>> found;
  for (auto const& type : procedures()) {
    auto& [name, count] = found[type->field];
    name = type->field_name;
    ++count;
  }
  json::array items;
  for (auto const& [id, entry] : found)
    items.push_back(json::object{{"id", id}, {"name", text_json(entry.first)}, {"procedures", entry.second}});
  return json::object{{"items", std::move(items)}};
}

Result<json::object> ProcedureAdapter::life_situations(CommuneId commune) {
  TS_CHECK(in_.env.office(commune));
  auto const types = procedures();
  json::array items;
  for (auto const key : packs::life_events()) {
    json::array of_it;
    for (auto const& type : types)
      if (std::find(type->life_events.begin(), type->life_events.end(), key) != type->life_events.end())
        of_it.push_back(packs::procedure_summary_json(*type));
    if (!of_it.empty())
      items.push_back(json::object{
          {"id", key}, {"name", text_json(*packs::life_event(key))}, {"procedures", std::move(of_it)}});
  }
  return json::object{{"items", std::move(items)}};
}

Result<json::object> ProcedureAdapter::list(CommuneId commune, server::ProcedureQuery const& query) {
  TS_CHECK(in_.env.office(commune));
  std::vector<casework::CaseTypePtr> types;
  if (query.q.empty()) {
    types = procedures();
  } else {
    for (auto const& hit : in_.model.packs->search(query.q, today(), 200)) types.push_back(hit.type);
  }
  std::erase_if(types, [&](auto const& t) {
    bool const of_life = query.life.empty() || std::find(t->life_events.begin(), t->life_events.end(),
                                                         query.life) != t->life_events.end();
    return !of_life || (!query.field.empty() && t->field != query.field);
  });
  std::size_t from = 0;
  auto const& cursor = query.page.cursor;
  std::from_chars(cursor.data(), cursor.data() + cursor.size(), from);
  json::array items;
  auto const to = std::min(types.size(), from + static_cast<std::size_t>(query.page.limit));
  for (auto i = from; i < to; ++i) items.push_back(packs::procedure_summary_json(*types[i]));
  return json::object{{"items", std::move(items)},
                      {"next", to < types.size() ? json::value(std::to_string(to)) : json::value(nullptr)}};
}

Result<json::object> ProcedureAdapter::get(CommuneId commune, std::string const& code) {
  TS_CHECK(in_.env.office(commune));
  auto type = in_.model.packs->find(code, today());
  if (!type) type = in_.model.packs->find_slug(code, today());
  if (!type || type->kind == casework::Kind::plan_task)
    return fail(Code::not_found, "procedure.unknown",
                "Không có thủ tục này. Hãy tìm lại bằng tên việc bạn cần làm.",
                "There is no such procedure.");
  return packs::procedure_json(*type);
}

Result<json::object> ProcedureAdapter::packs(CommuneId commune) {
  TS_CHECK(in_.env.office(commune));
  json::array items;
  for (auto const& type : in_.model.packs->all()) {
    json::object pack{{"kind", name(type->kind)},
                      {"id", type->code},
                      {"version", type->version},
                      {"name", text_json(type->name)},
                      {"valid_from", to_iso(type->valid_from)}};
    if (type->valid_to) pack["valid_to"] = to_iso(*type->valid_to);
    json::array notes;
    for (auto const& note : type->notes) notes.emplace_back(note);
    pack["messages"] = std::move(notes);
    items.push_back(std::move(pack));
  }
  return json::object{{"items", std::move(items)}};
}

}  // namespace ts::cli
