#include "kernel/packs/schema_check.hpp"

#include <fmt/format.h>

#include <cmath>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#include <valijson/adapters/boost_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>
#pragma GCC diagnostic pop

namespace ts::packs {

namespace {

/// valijson writes "<root>[step][2][role]": the deepest node of the file on that way.
toml::source_region locate(toml::table const& file, std::vector<std::string> const& context) {
  toml::node const* node = &file;
  for (auto const& part : context) {
    if (part.size() < 2 || part.front() != '[') continue;
    auto const key = std::string_view{part}.substr(1, part.size() - 2);
    toml::node const* next = nullptr;
    if (auto const* t = node->as_table()) next = t->get(key);
    if (auto const* a = node->as_array()) {
      auto const i = std::strtoul(std::string{key}.c_str(), nullptr, 10);
      next = i < a->size() ? a->get(i) : nullptr;
    }
    if (next == nullptr) break;
    node = next;
  }
  return node->source();
}

}  // namespace

json::value toml_as_json(toml::node const& node) {
  if (auto const* t = node.as_table()) {
    json::object out;
    for (auto const& [key, value] : *t) out[key.str()] = toml_as_json(value);
    return out;
  }
  if (auto const* a = node.as_array()) {
    json::array out;
    for (auto const& item : *a) out.push_back(toml_as_json(item));
    return out;
  }
  if (auto const* s = node.as_string()) return json::value(s->get());
  if (auto const* b = node.as_boolean()) return b->get();
  if (auto const* i = node.as_integer()) return i->get();
  if (auto const* f = node.as_floating_point())
    return std::isfinite(f->get()) ? json::value(f->get()) : nullptr;
  if (auto const* d = node.as_date()) {
    auto const v = d->get();
    return json::value(fmt::format("{:04}-{:02}-{:02}", v.year, v.month, v.day));
  }
  return json::value("a time");  // No schema of ours takes one.
}

void check_schema(toml::table const& file, json::value const& schema, Doc& doc) {
  valijson::Schema compiled;
  valijson::SchemaParser parser;
  parser.populateSchema(valijson::adapters::BoostJsonAdapter(schema), compiled);
  json::value const value = toml_as_json(file);
  valijson::Validator validator;
  valijson::ValidationResults results;
  if (validator.validate(compiled, valijson::adapters::BoostJsonAdapter(value), &results)) return;
  valijson::ValidationResults::Error error;
  if (!results.popError(error)) return;
  std::string way;
  for (auto const& part : error.context) way += part;
  doc.error(locate(file, error.context), fmt::format("Không đúng lược đồ tại {}: {}", way, error.description),
            fmt::format("Against the schema at {}: {}", way, error.description),
            "So với packs/schema và docs/formats/packs.md.",
            "Compare packs/schema and docs/formats/packs.md.");
}

}  // namespace ts::packs
