// A case type from its TOML. What single values must look like is checked here; how they fit together in
// case_type_check.cpp.
#include <algorithm>
#include <array>

#include "kernel/packs/case_type_check.hpp"
#include "kernel/packs/toml_reader.hpp"

namespace ts::packs {

namespace {

using namespace ts::casework;  // NOLINT: the structs this file fills

constexpr std::array<std::string_view, 4> user_groups{"citizen", "business", "organisation", "official"};
constexpr std::array<std::string_view, 8> prefills{"account.name",  "account.birth_date", "account.id_number",
                                                   "account.phone", "account.email",      "account.address",
                                                   "today",         "commune.name"};
constexpr std::array<std::string_view, 2> setters{"law", "council"};
constexpr std::array<std::string_view, 6> step_roles{"reception", "officer", "head",
                                                     "leader",    "clerk",   "coordinator"};

class Loader {
 public:
  explicit Loader(Table root) : root_(std::move(root)) {}

  CaseType load() {
    if (auto t = root_.table("type", Need::required)) head(*t);
    if (auto t = root_.table("flags")) flags(*t);
    if (auto t = root_.table("clock")) clock(*t);
    for (auto& t : root_.tables("publication")) type_.publications.push_back(publication(t));
    for (auto& t : root_.tables("channel", Need::required)) type_.channels.push_back(channel_rule(t));
    for (auto& t : root_.tables("variant")) type_.variants.push_back(variant(t));
    if (auto t = root_.table("variant_question")) variant_question(*t);
    for (auto& t : root_.tables("document")) type_.documents.push_back(document(t));
    for (auto& t : root_.tables("section")) type_.form.push_back(section(t));
    for (auto& t : root_.tables("step", Need::required)) type_.steps.push_back(step(t));
    for (auto& t : root_.tables("fee")) type_.fees.push_back(fee(t));
    for (auto& t : root_.tables("product", Need::required)) type_.products.push_back(product(t));
    for (auto& t : root_.tables("basis")) type_.basis.push_back(basis(t));
    root_.done();
    return std::move(type_);
  }

 private:
  Mark mark(Table& t) { return t.choice<Mark>("mark").value_or(type_.origin.mark); }
  Origin origin(Table& t) { return {mark(t), t.text("source"), t.text("article"), t.text("note")}; }

  void head(Table& t) {
    type_.origin.mark = t.choice<Mark>("mark", Need::required).value_or(Mark::general);
    type_.origin.source = t.text("source");
    type_.kind = t.choice<Kind>("kind", Need::required).value_or(Kind::procedure);
    type_.code = t.text("code", Need::required);
    type_.version = static_cast<int>(t.integer("version", 1, 9999, Need::required).value_or(1));
    type_.valid_from = t.date("valid_from", Need::required).value_or(Day{});
    type_.valid_to = t.date("valid_to");
    type_.slug = t.text("slug", Need::required);
    if (auto f = t.table("field", Need::required)) {
      type_.field = f->text("key", Need::required);
      type_.field_name = {f->text("vi", Need::required), f->text("en", Need::required)};
      f->done();
    }
    type_.name = t.pair("name", Need::required);
    type_.plain = t.pair("plain", Need::required);
    type_.summary = t.pair("summary");
    type_.keywords = t.texts("keywords");
    auto const events = life_events();
    for (auto const i : t.choice_indexes("life_events", events)) type_.life_events.emplace_back(events[i]);
    type_.who = t.pair("who", Need::required);
    for (auto const i : t.choice_indexes("user_groups", user_groups))
      type_.user_groups.emplace_back(user_groups[i]);
    type_.decision = t.text("decision");
    type_.notes = t.texts("notes");
    t.done();
  }

  void flags(Table& t) {
    auto& f = type_.flags;
    f.one_stop = t.flag("one_stop").value_or(false);
    f.online_eligible = t.flag("online_eligible").value_or(false);
    f.online_offered = t.flag("online_offered").value_or(false);
    f.online_payment = t.flag("online_payment").value_or(false);
    f.regardless_of_place = t.flag("regardless_of_place").value_or(false);
    f.interlinked = t.flag("interlinked").value_or(false);
    f.portal_sync = t.flag("portal_sync").value_or(false);
    f.electronic_workflow = t.flag("electronic_workflow").value_or(false);
    f.secret = t.flag("secret").value_or(false);
    f.origin.mark = mark(t);
    f.origin.note = t.text("note");
    t.done();
  }

  void clock(Table& t) {
    auto& c = type_.clock;
    c.cutoff = t.clock_time("cutoff");
    c.restart_on_supplement = t.flag("restart_on_supplement").value_or(true);
    c.supplement_limit = static_cast<int>(t.integer("supplement_limit", 0, 9).value_or(1));
    c.supplement_wait = t.allowance("supplement_wait");
    if (auto const within = t.allowance("acknowledge_within")) c.acknowledge_within = *within;
    c.origin = origin(t);
    t.done();
  }

  Publication publication(Table& t) {
    Publication p{t.text("decision"), t.text("place", Need::required), t.date("date"), mark(t)};
    t.done();
    return p;
  }

  ChannelRule channel_rule(Table& t) {
    ChannelRule r;
    r.channel = t.choice<Channel>("key", Need::required).value_or(Channel::counter);
    r.limit = t.allowance("limit", type_.kind == Kind::plan_task ? Need::optional : Need::required);
    r.origin = origin(t);
    t.done();
    return r;
  }

  Variant variant(Table& t) {
    Variant v;
    v.key = t.text("key", Need::required);
    v.name = t.pair("name", Need::required);
    v.limit = t.allowance("limit", Need::required).value_or(Allowance{});
    v.channels = t.choices<Channel>("channels");
    v.origin = origin(t);
    v.by_applicant = t.flag("by_applicant").value_or(false);
    t.done();
    return v;
  }

  void variant_question(Table& t) {
    auto text = t.pair("text", Need::required);
    type_.variant_question = VariantQuestion{std::move(text), t.pair("otherwise", Need::required)};
    t.done();
  }

  Document document(Table& t) {
    Document d;
    d.key = t.text("key", Need::required);
    d.name = t.pair("name", Need::required);
    d.use = t.choice<Document::Use>("use", Need::required).value_or(Document::Use::submit);
    d.originals = static_cast<int>(t.integer("originals", 0, 99).value_or(0));
    d.copies = static_cast<int>(t.integer("copies", 0, 99).value_or(0));
    d.required = t.flag("required", Need::required).value_or(false);
    d.condition = t.pair("condition");
    d.channels = t.choices<Channel>("channels");
    d.variants = t.texts("variants");
    d.by_form = t.flag("by_form").value_or(false);
    d.electronic = t.flag("electronic").value_or(false);
    d.held_by = t.texts("held_by");
    d.origin = origin(t);
    if (!d.required && d.condition.vi.empty()) {
      t.error("required", "Giấy tờ “" + d.key + "” không bắt buộc nhưng không nói khi nào cần.",
              "The paper “" + d.key + "” is not required, and nothing says when it is needed.",
              "Thêm condition = { vi = \"Khi …\", en = \"When …\" }, hoặc đặt required = true.",
              "Add condition = { vi = …, en = … }, or set required = true.");
    }
    t.done();
    return d;
  }

  Section section(Table& t) {
    Section s;
    s.key = t.text("key", Need::required);
    s.title = t.pair("title", Need::required);
    s.help = t.pair("help");
    for (auto& f : t.tables("field", Need::required)) {
      s.fields.push_back(field(f));
      check_field(s.fields.back(), type_, s, f);
      f.done();
    }
    t.done();
    return s;
  }

  Field field(Table& t) {
    Field f;
    f.key = t.text("key", Need::required);
    f.type = t.choice<FieldType>("type", Need::required).value_or(FieldType::text);
    f.label = t.pair("label", Need::required);
    f.help = t.pair("help");
    f.why = t.pair("why");
    f.required = t.flag("required", Need::required).value_or(false);
    f.personal = t.flag("personal").value_or(true);
    f.min = t.number("min");
    f.max = t.number("max");
    auto const size = [&](std::string_view key, std::int64_t min) -> std::optional<int> {
      auto const n = t.integer(key, min, 20000);
      return n ? std::optional{static_cast<int>(*n)} : std::nullopt;
    };
    f.min_length = size("min_length", 0);
    f.max_length = size("max_length", 1);
    f.pattern = t.text("pattern");
    f.pattern_help = t.pair("pattern_help");
    f.not_before = t.text("not_before");
    f.not_after = t.text("not_after");
    for (auto& o : t.tables("options")) {
      auto value = o.text("value", Need::required);
      auto vi = o.text("vi", Need::required);
      f.options.push_back({std::move(value), {std::move(vi), o.text("en", Need::required)}});
      o.done();
    }
    f.initial = t.scalar("default");
    if (auto const i = t.choice_index("prefill", prefills, Need::optional)) f.prefill = prefills[*i];
    for (auto const p : t.choices<PersonPart>("parts")) f.parts.push_back({p, true});
    for (auto const p : t.choices<PersonPart>("optional_parts")) f.parts.push_back({p, false});
    if (f.type == FieldType::person && f.parts.empty()) f.parts.push_back({PersonPart::name, true});
    std::stable_sort(f.parts.begin(), f.parts.end(),
                     [](auto const& a, auto const& b) { return a.part < b.part; });
    if (auto s = t.table("show_if")) {
      f.show_if = ShowIf{s->text("field", Need::required), s->scalars("is")};
      s->done();
    }
    return f;
  }

  Step step(Table& t) {
    Step s;
    s.key = t.text("key", Need::required);
    s.does = t.choice<Does>("does", Need::required).value_or(Does::handle);
    s.name = t.pair("name", Need::required);
    if (auto const i = t.choice_index("role", step_roles, Need::required))
      s.role = *permissions::role(step_roles[*i]);
    s.unit = UnitId{t.text("unit", Need::required)};
    s.allow = t.allowance("allow");
    s.origin = origin(t);
    check_step(s, t);
    t.done();
    return s;
  }

  Fee fee(Table& t) {
    Fee f;
    f.key = t.text("key", Need::required);
    f.name = t.pair("name", Need::required);
    constexpr std::int64_t most = 10'000'000'000;
    f.amount = t.integer("amount", 0, most);
    for (auto& tier : t.tables("tiers")) {
      auto const from = tier.integer("from", 1, 1'000'000, Need::required).value_or(1);
      f.tiers.push_back(
          {static_cast<int>(from), tier.integer("amount", 0, most, Need::required).value_or(0)});
      tier.done();
    }
    f.max = t.integer("max", 0, most);
    f.per = t.choice<Fee::Per>("per", Need::required).value_or(Fee::Per::one_case);
    f.set_by_council = t.choice_index("set_by", setters, Need::required).value_or(0) == 1;
    f.condition = t.pair("condition");
    f.channels = t.choices<Channel>("channels");
    f.variants = t.texts("variants");
    f.optional = t.flag("optional").value_or(false);
    f.quantity_field = t.text("quantity_field");
    f.times_field = t.text("times_field");
    f.origin = origin(t);
    check_fee(f, type_, t);
    t.done();
    return f;
  }

  Product product(Table& t) {
    Product p{t.text("code"), t.pair("name", Need::required),
              t.flag("electronic", Need::required).value_or(false), origin(t)};
    t.done();
    return p;
  }

  Basis basis(Table& t) {
    Basis b{t.text("number", Need::required), t.text("name", Need::required), t.text("articles"), mark(t),
            t.text("note")};
    t.done();
    return b;
  }

  Table root_;
  CaseType type_;
};

}  // namespace

std::optional<CaseType> parse_case_type(std::string_view toml, std::string const& file,
                                        std::vector<Problem>& problems) {
  Doc doc(file, problems);
  auto const parsed = parse_toml(toml, doc);
  if (!parsed) return std::nullopt;
  Table root(doc, *parsed, "");
  auto type = Loader(root).load();
  if (doc.failed()) return std::nullopt;
  check_whole(type, root);
  if (doc.failed()) return std::nullopt;
  return type;
}

}  // namespace ts::packs
