// Case types as the API shows them (api/openapi.yaml: Procedure, ProcedureSummary).
#include <fmt/format.h>

#include <algorithm>

#include "kernel/packs/packs.hpp"

namespace ts::packs {

namespace {

using namespace ts::casework;  // NOLINT: the structs this file shows

json::object shown(Text const& t) { return {{"vi", t.vi}, {"en", t.en}}; }

void put(json::object& o, std::string_view key, Text const& t) {
  if (!t.vi.empty()) o[key] = shown(t);
}
void put(json::object& o, std::string_view key, std::string const& s) {
  if (!s.empty()) o[key] = s;
}
void put(json::object& o, std::string_view key, bool b) {
  if (b) o[key] = true;
}

std::string capital(std::string s) {
  // Limits begin with an ASCII letter or a digit.
  if (!s.empty() && s[0] >= 'a' && s[0] <= 'z') s[0] = static_cast<char>(s[0] - 'a' + 'A');
  return s;
}

Text words(std::optional<Allowance> limit) {
  if (!limit) return {"Theo thời hạn được giao", "As given"};
  return {capital(calendar::vi(*limit)), capital(calendar::en(*limit))};
}

void put_origin(json::object& o, Origin const& origin) {
  o["mark"] = name(origin.mark);
  put(o, "source", origin.source);
  put(o, "article", origin.article);
  put(o, "note", origin.note);
}

json::array channel_names(std::vector<Channel> const& list) {
  json::array out;
  for (auto const c : list) out.emplace_back(name(c));
  return out;
}

json::array strings(std::vector<std::string> const& list) {
  json::array out;
  for (auto const& s : list) out.emplace_back(s);
  return out;
}

/// "8.000"
std::string dong(std::int64_t amount) {
  auto text = std::to_string(amount);
  for (int i = static_cast<int>(text.size()) - 3; i > 0; i -= 3)
    text.insert(static_cast<std::size_t>(i), ".");
  return text;
}

Text unit_of(Fee::Per per) {
  switch (per) {
    case Fee::Per::one_case:
      return {"hồ sơ", "case"};
    case Fee::Per::copy:
      return {"bản", "copy"};
    case Fee::Per::page:
      return {"trang", "page"};
    case Fee::Per::item:
      return {"trường hợp", "item"};
  }
  return {};
}

Text price(std::int64_t amount, Text const& unit) {
  return {fmt::format("{} đồng/{}", dong(amount), unit.vi),
          fmt::format("{} đồng per {}", dong(amount), unit.en)};
}

Text fee_words(Fee const& f, CaseType const& type) {
  auto const unit = unit_of(f.per);
  if (f.set_by_council)
    return {"Theo mức của Hội đồng nhân dân cấp tỉnh", "As the provincial People's Council sets"};
  if (f.amount == 0) return {"Miễn phí", "Free"};
  Text out;
  if (f.amount) out = price(*f.amount, unit);
  for (auto const& tier : f.tiers) {
    auto const p = price(tier.amount, unit);
    out.vi += tier.from == 1 ? p.vi : fmt::format("; từ {} thứ {}: {}", unit.vi, tier.from, p.vi);
    out.en += tier.from == 1 ? p.en : fmt::format("; from {} {}: {}", unit.en, tier.from, p.en);
  }
  if (f.max) {
    out.vi += fmt::format("; tối đa {} đồng", dong(*f.max));
    out.en += fmt::format("; at most {} đồng", dong(*f.max));
  }
  if (auto const* times = type.find_field(f.times_field); times != nullptr) {
    out.vi += fmt::format("; nhân với số ở mục “{}”", times->label.vi);
    out.en += fmt::format("; times the number under “{}”", times->label.en);
  }
  return out;
}

/// The whole procedure's fee in one line: what everybody pays.
Text fee_summary(CaseType const& type) {
  Text out;
  for (auto const& f : type.fees) {
    if (f.optional || (f.amount == 0 && !f.set_by_council) || !holds_for(f.variants, {})) continue;
    auto const w = fee_words(f, type);
    out.vi += (out.vi.empty() ? "" : "; ") + w.vi;
    out.en += (out.en.empty() ? "" : "; ") + w.en;
  }
  return out.vi.empty() ? Text{"Miễn phí", "Free"} : out;
}

json::object fee_json(Fee const& f, CaseType const& type) {
  json::object o{{"key", f.key},
                 {"name", shown(f.name)},
                 {"per", name(f.per)},
                 {"set_by", f.set_by_council ? "council" : "law"},
                 {"words", shown(fee_words(f, type))}};
  if (f.amount) o["amount"] = *f.amount;
  json::array tiers;
  for (auto const& t : f.tiers) tiers.push_back(json::object{{"from", t.from}, {"amount", t.amount}});
  if (!tiers.empty()) o["tiers"] = std::move(tiers);
  if (f.max) o["max"] = *f.max;
  put(o, "condition", f.condition);
  if (!f.channels.empty()) o["channels"] = channel_names(f.channels);
  put(o, "optional", f.optional);
  if (!f.variants.empty()) o["variants"] = strings(f.variants);
  put(o, "quantity_field", f.quantity_field);
  put(o, "times_field", f.times_field);
  put_origin(o, f.origin);
  return o;
}

json::object document_json(Document const& d) {
  json::object o{{"key", d.key},
                 {"name", shown(d.name)},
                 {"use", d.use == Document::Use::submit ? "submit" : "show"},
                 {"originals", d.originals},
                 {"copies", d.copies},
                 {"required", d.required}};
  put(o, "condition", d.condition);
  if (!d.channels.empty()) o["channels"] = channel_names(d.channels);
  if (!d.variants.empty()) o["variants"] = strings(d.variants);
  put(o, "by_form", d.by_form);
  put(o, "electronic", d.electronic);
  if (!d.held_by.empty()) o["held_by"] = strings(d.held_by);
  put_origin(o, d.origin);
  return o;
}

void put_limits(json::object& o, Field const& f) {
  if (f.min) o["min"] = *f.min;
  if (f.max) o["max"] = *f.max;
  if (f.min_length) o["min_length"] = *f.min_length;
  if (f.max_length) o["max_length"] = *f.max_length;
  put(o, "pattern", f.pattern);
  put(o, "pattern_help", f.pattern_help);
  put(o, "not_before", f.not_before);
  put(o, "not_after", f.not_after);
}

json::object field_json(Field const& f) {
  json::object o{{"key", f.key}, {"type", name(f.type)}, {"label", shown(f.label)}, {"required", f.required}};
  put(o, "help", f.help);
  put(o, "why", f.why);
  put_limits(o, f);
  json::array options;
  for (auto const& option : f.options) {
    options.push_back(json::object{{"value", option.value}, {"label", shown(option.label)}});
  }
  if (!options.empty()) o["options"] = std::move(options);
  if (!f.initial.is_null()) o["default"] = f.initial;
  put(o, "prefill", f.prefill);
  json::array parts;
  for (auto const& p : f.parts)
    parts.push_back(json::object{{"key", name(p.part)}, {"required", p.required}});
  if (!parts.empty()) o["parts"] = std::move(parts);
  if (f.show_if) o["show_if"] = json::object{{"field", f.show_if->field}, {"is", f.show_if->is}};
  return o;
}

json::object form_json(CaseType const& type) {
  json::array sections;
  for (auto const& s : type.form) {
    json::array fields;
    for (auto const& f : s.fields) fields.push_back(field_json(f));
    json::object o{{"key", s.key}, {"title", shown(s.title)}, {"fields", std::move(fields)}};
    put(o, "help", s.help);
    sections.push_back(std::move(o));
  }
  return {{"sections", std::move(sections)}};
}

json::array channels_json(CaseType const& type) {
  json::array out;
  for (auto const& c : type.channels) {
    json::object o{{"key", name(c.channel)}, {"time", shown(words(c.limit))}};
    if (c.limit) o["limit"] = calendar::to_string(*c.limit);
    put_origin(o, c.origin);
    out.push_back(std::move(o));
  }
  return out;
}

json::array variants_json(CaseType const& type) {
  json::array out;
  for (auto const& v : type.variants) {
    json::object o{{"key", v.key},
                   {"name", shown(v.name)},
                   {"time", shown(words(v.limit))},
                   {"limit", calendar::to_string(v.limit)}};
    if (!v.channels.empty()) o["channels"] = channel_names(v.channels);
    put(o, "by_applicant", v.by_applicant);
    put_origin(o, v.origin);
    out.push_back(std::move(o));
  }
  return out;
}

json::array steps_json(CaseType const& type) {
  json::array out;
  for (auto const& s : type.steps) {
    json::object o{{"key", s.key},
                   {"does", name(s.does)},
                   {"name", shown(s.name)},
                   {"role", permissions::name(s.role)},
                   {"unit", s.unit.value}};
    if (s.allow) o["time"] = shown(words(s.allow));
    put_origin(o, s.origin);
    out.push_back(std::move(o));
  }
  return out;
}

json::array products_json(CaseType const& type) {
  json::array out;
  for (auto const& p : type.products) {
    json::object o{{"name", shown(p.name)}, {"electronic", p.electronic}};
    put(o, "code", p.code);
    put_origin(o, p.origin);
    out.push_back(std::move(o));
  }
  return out;
}

json::array basis_json(CaseType const& type) {
  json::array out;
  for (auto const& b : type.basis) {
    json::object o{{"number", b.number}, {"name", b.name}, {"mark", name(b.mark)}};
    put(o, "articles", b.articles);
    put(o, "note", b.note);
    out.push_back(std::move(o));
  }
  return out;
}

json::object flags_json(Flags const& f) {
  return {{"one_stop", f.one_stop},
          {"online_eligible", f.online_eligible},
          {"online_offered", f.online_offered},
          {"online_payment", f.online_payment},
          {"regardless_of_place", f.regardless_of_place},
          {"interlinked", f.interlinked},
          {"portal_sync", f.portal_sync},
          {"electronic_workflow", f.electronic_workflow},
          {"mark", name(f.origin.mark)}};
}

}  // namespace

json::object procedure_summary_json(CaseType const& type) {
  auto const* online = type.rule(Channel::online);
  auto const* first = online != nullptr ? online : type.rule(Channel::counter);
  if (first == nullptr) first = &type.channels.front();
  return {{"code", type.code},
          {"version", type.version},
          {"slug", type.slug},
          {"kind", name(type.kind)},
          {"name", shown(type.name)},
          {"plain", shown(type.plain)},
          {"field", json::object{{"id", type.field}, {"name", shown(type.field_name)}}},
          {"time", shown(words(first->limit))},
          {"fee", shown(fee_summary(type))},
          {"online", online != nullptr}};
}

json::object procedure_json(CaseType const& type) {
  auto o = procedure_summary_json(type);
  o["valid_from"] = to_iso(type.valid_from);
  if (type.valid_to) o["valid_to"] = to_iso(*type.valid_to);
  put(o, "summary", type.summary);
  o["who"] = shown(type.who);
  o["user_groups"] = strings(type.user_groups);
  o["life_situations"] = strings(type.life_events);
  put(o, "decision", type.decision);
  put_origin(o, type.origin);
  if (!type.notes.empty()) o["notes"] = strings(type.notes);
  o["flags"] = flags_json(type.flags);
  o["channels"] = channels_json(type);
  o["variants"] = variants_json(type);
  if (auto const& q = type.variant_question)
    o["variant_question"] = json::object{{"text", shown(q->text)}, {"otherwise", shown(q->otherwise)}};
  json::array documents;
  for (auto const& d : type.documents) documents.push_back(document_json(d));
  o["documents"] = std::move(documents);
  json::array fees;
  for (auto const& f : type.fees) fees.push_back(fee_json(f, type));
  o["fees"] = std::move(fees);
  o["steps"] = steps_json(type);
  o["products"] = products_json(type);
  o["basis"] = basis_json(type);
  o["form"] = form_json(type);
  return o;
}

}  // namespace ts::packs
