#pragma once
/// Packs against the JSON Schemas editors use (packs/schema). Internal to packs.
#include "kernel/packs/toml_reader.hpp"

namespace ts::packs {

/// The file as JSON: dates become "2026-07-01".
json::value toml_as_json(toml::node const& node);
/// What the schema refuses, each with its place in the file.
void check_schema(toml::table const& file, json::value const& schema, Doc& doc);

}  // namespace ts::packs
