// The form as JSON Schema draft-07.
#include "kernel/packs/form_rules.hpp"
#include "kernel/packs/packs.hpp"

namespace ts::packs {

namespace {

using casework::Field;
using casework::FieldType;

json::array option_values(Field const& f) {
  json::array out;
  for (auto const& o : f.options) out.emplace_back(o.value);
  return out;
}

json::object text_schema(Field const& f) {
  json::object s{{"type", "string"}, {"maxLength", f.max_length.value_or(default_length(f.type))}};
  if (f.min_length) s["minLength"] = *f.min_length;
  if (!f.pattern.empty()) s["pattern"] = "^(?:" + f.pattern + ")$";
  switch (f.type) {
    case FieldType::date:
      s["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
      break;
    case FieldType::phone:
      s["pattern"] = "^([+]84|0)[0-9]{9,10}$";
      break;
    case FieldType::id_number:
      s["pattern"] = "^[0-9]{12}$";
      break;
    case FieldType::email:
      s["pattern"] = "^[^ @]+@[^ @]+[.][^ @]+$";
      break;
    default:
      break;
  }
  return s;
}

json::object number_schema(Field const& f) {
  json::object s{{"type", f.type == FieldType::money ? "integer" : "number"}};
  if (f.type == FieldType::money) s["minimum"] = 0;
  if (f.min) s["minimum"] = *f.min;
  if (f.max) s["maximum"] = *f.max;
  return s;
}

json::object field_schema(Field const& f) {
  json::object s;
  switch (f.type) {
    case FieldType::number:
    case FieldType::money:
      s = number_schema(f);
      break;
    case FieldType::yesno:
      s = {{"type", "boolean"}};
      break;
    case FieldType::choice:
      s = {{"enum", option_values(f)}};
      break;
    case FieldType::choices:
      s = {{"type", "array"}, {"uniqueItems", true}, {"items", json::object{{"enum", option_values(f)}}}};
      break;
    case FieldType::person:
      s = person_schema(f);
      break;
    default:
      s = text_schema(f);
      break;
  }
  s["title"] = f.label.vi;
  return s;
}

/// "When that answer is one of these, this field must be there."
json::object required_when(Field const& f) {
  json::object const answer{{"enum", f.show_if->is}};
  // A list of choices shows the field when it holds one of them.
  json::object const either{
      {"anyOf", json::array{answer, json::object{{"type", "array"}, {"contains", answer}}}}};
  return {{"if", json::object{{"properties", json::object{{f.show_if->field, either}}},
                              {"required", json::array{json::value(f.show_if->field)}}}},
          {"then", json::object{{"required", json::array{json::value(f.key)}}}}};
}

}  // namespace

json::object form_schema(CaseType const& type) {
  json::object properties;
  json::array required;
  json::array conditions;
  for (auto const& section : type.form) {
    for (auto const& f : section.fields) {
      properties[f.key] = field_schema(f);
      if (!f.required) continue;
      if (f.show_if) {
        conditions.push_back(required_when(f));
      } else {
        required.emplace_back(f.key);
      }
    }
  }
  json::object schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
                      {"title", type.name.vi},
                      {"type", "object"},
                      {"properties", std::move(properties)},
                      {"additionalProperties", false}};
  if (!required.empty()) schema["required"] = std::move(required);
  if (!conditions.empty()) schema["allOf"] = std::move(conditions);
  return schema;
}

}  // namespace ts::packs
