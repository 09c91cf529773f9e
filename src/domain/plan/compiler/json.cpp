#include <cmath>

#include "domain/plan/compiler/compile.hpp"

namespace ts::plan {
namespace {

json::value text_or_null(std::string const& text) {
  return text.empty() ? json::value(nullptr) : json::value(text);
}

json::value text_or_null(std::optional<std::string> const& text) {
  return text ? json::value(*text) : json::value(nullptr);
}

json::value number(double value) {
  auto const whole = std::nearbyint(value);
  return whole == value && std::abs(value) < 1e15 ? json::value(static_cast<std::int64_t>(whole))
                                                  : json::value(value);
}

json::value number(std::optional<double> value) { return value ? number(*value) : json::value(nullptr); }

json::value year(std::optional<int> value) { return value ? json::value(*value) : json::value(nullptr); }

json::array texts(std::vector<std::string> const& list) { return json::array(list.begin(), list.end()); }

template <class T, class Write>
json::array each(std::vector<T> const& list, Write write) {
  json::array out;
  out.reserve(list.size());
  for (auto const& item : list) out.emplace_back(write(item));
  return out;
}

json::object write(LegalBasis const& b) { return {{"line", b.line}, {"doc", b.doc}}; }

json::object write(Target const& t) {
  return {{"line", t.line},
          {"quote", t.quote},
          {"measure", text_or_null(t.measure)},
          {"pillar", t.pillar},
          {"comparator", t.comparator},
          {"value", number(t.value)},
          {"value2", number(t.value2)},
          {"unit", t.unit},
          {"by", text_or_null(t.by)},
          {"indicators", texts(t.indicators)}};
}

json::object write(Task const& t) {
  return {{"line", t.line},
          {"group", text_or_null(t.group)},
          {"no", text_or_null(t.no)},
          {"objective", text_or_null(t.objective)},
          {"mission", text_or_null(t.mission)},
          {"activity", text_or_null(t.activity)},
          {"product", text_or_null(t.product)},
          {"lead", texts(t.lead)},
          {"coop", texts(t.coop)},
          {"time", text_or_null(t.time)},
          {"inherited", texts(t.inherited)}};
}

json::object write(Duty const& d) {
  return {{"line", d.line}, {"unit", d.unit}, {"duty", d.duty}, {"kind", d.kind}};
}

json::object write(Reporting const& r) {
  return {{"line", r.line}, {"who", text_or_null(r.who)}, {"to", text_or_null(r.to)},
          {"when", r.when}, {"dates", texts(r.dates)},    {"frequency", texts(r.frequency)}};
}

/// Thrown inside from_json only, with the pointer of the wrong field.
struct Wrong {
  std::string pointer;
};

/// One object being read, knowing where it is.
class Fields {
 public:
  Fields(json::value const& value, std::string pointer) : pointer_(std::move(pointer)) {
    object_ = value.if_object();
    if (object_ == nullptr) throw Wrong{pointer_};
  }

  int line() const {
    auto const* v = object_->if_contains("line");
    if (v == nullptr || !v->is_int64() || v->get_int64() < 0 || v->get_int64() > 100000000)
      throw Wrong{pointer_ + "/line"};
    return static_cast<int>(v->get_int64());
  }

  std::optional<std::string> text(std::string_view key) const {
    auto const* v = object_->if_contains(key);
    if (v == nullptr || v->is_null()) return std::nullopt;
    if (!v->is_string()) throw Wrong{at(key)};
    return std::string(v->get_string());
  }

  std::string plain(std::string_view key) const { return text(key).value_or(std::string()); }

  std::optional<double> number(std::string_view key) const {
    auto const* v = object_->if_contains(key);
    if (v == nullptr || v->is_null()) return std::nullopt;
    if (!v->is_number()) throw Wrong{at(key)};
    return v->to_number<double>();
  }

  std::vector<std::string> texts(std::string_view key) const {
    std::vector<std::string> out;
    list(key, [&](json::value const& v, std::string const& pointer) {
      if (!v.is_string()) throw Wrong{pointer};
      out.emplace_back(v.get_string());
    });
    return out;
  }

  template <class Read>
  void list(std::string_view key, Read read) const {
    auto const* v = object_->if_contains(key);
    if (v == nullptr || v->is_null()) return;
    if (!v->is_array()) throw Wrong{at(key)};
    std::size_t i = 0;
    for (auto const& item : v->get_array()) read(item, at(key) + "/" + std::to_string(i++));
  }

  json::value const* value(std::string_view key) const { return object_->if_contains(key); }
  std::string at(std::string_view key) const { return pointer_ + "/" + std::string(key); }

 private:
  json::object const* object_;
  std::string pointer_;
};

Target read_target(Fields const& f) {
  auto const value = f.number("value");
  if (!value) throw Wrong{f.at("value")};
  return {f.line(), f.plain("quote"),   f.plain("measure"), f.plain("pillar"), f.plain("comparator"),
          *value,   f.number("value2"), f.plain("unit"),    f.text("by"),      f.texts("indicators")};
}

Task read_task(Fields const& f) {
  return {f.line(),           f.plain("group"),    f.plain("no"),       f.plain("objective"),
          f.plain("mission"), f.plain("activity"), f.plain("product"),  f.texts("lead"),
          f.texts("coop"),    f.plain("time"),     f.texts("inherited")};
}

std::optional<int> read_year(Fields const& f, std::string_view key) {
  auto const value = f.number(key);
  if (value && (*value < 1900 || *value > 2200)) throw Wrong{f.at(key)};
  return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

CompiledPlan read_plan(json::value const& value) {
  Fields const f(value, "");
  CompiledPlan plan;
  plan.issuer = f.text("issuer");
  plan.title = f.text("title");
  plan.issued = f.text("issued");
  if (auto const* period = f.value("period"); period != nullptr && !period->is_null()) {
    Fields const p(*period, "/period");
    plan.period = {read_year(p, "from"), read_year(p, "to")};
  }
  f.list("legal_basis", [&](auto const& v, auto const& at) {
    Fields const b(v, at);
    plan.legal_basis.push_back({b.line(), b.plain("doc")});
  });
  f.list("targets",
         [&](auto const& v, auto const& at) { plan.targets.push_back(read_target(Fields(v, at))); });
  f.list("tasks", [&](auto const& v, auto const& at) { plan.tasks.push_back(read_task(Fields(v, at))); });
  f.list("duties", [&](auto const& v, auto const& at) {
    Fields const d(v, at);
    plan.duties.push_back({d.line(), d.plain("unit"), d.plain("duty"), d.plain("kind")});
  });
  f.list("reporting", [&](auto const& v, auto const& at) {
    Fields const r(v, at);
    plan.reporting.push_back(
        {r.line(), r.text("who"), r.text("to"), r.plain("when"), r.texts("dates"), r.texts("frequency")});
  });
  return plan;
}

}  // namespace

json::object to_json(CompiledPlan const& plan) {
  auto const put = [](auto const& item) { return write(item); };
  return {{"issuer", text_or_null(plan.issuer)},
          {"title", text_or_null(plan.title)},
          {"period", json::object{{"from", year(plan.period.from)}, {"to", year(plan.period.to)}}},
          {"issued", text_or_null(plan.issued)},
          {"legal_basis", each(plan.legal_basis, put)},
          {"targets", each(plan.targets, put)},
          {"tasks", each(plan.tasks, put)},
          {"duties", each(plan.duties, put)},
          {"reporting", each(plan.reporting, put)}};
}

Result<CompiledPlan> from_json(json::value const& value) {
  try {
    return read_plan(value);
  } catch (Wrong const& wrong) {
    auto const where = wrong.pointer.empty() ? std::string("/") : wrong.pointer;
    return fail(Code::invalid, "plan.json", "Kế hoạch đã phân tích có trường sai kiểu tại " + where + ".",
                "The compiled plan has a field of the wrong type at " + where + ".", where);
  }
}

}  // namespace ts::plan
