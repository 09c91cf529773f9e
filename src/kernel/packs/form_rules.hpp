#pragma once
/// Rules of the field types shared by the checker and the schema. Internal to packs.
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"
#include "kernel/casework/case_type.hpp"

namespace ts::packs {

/// Most characters of a field that sets no limit of its own.
int default_length(casework::FieldType type);
/// "0912345678", "+84912345678": no blanks.
bool is_phone(std::string_view s);
/// Exactly 12 digits.
bool is_id_number(std::string_view s);
bool is_email(std::string_view s);

/// Nothing is said about the person.
bool is_blank_person(json::object const& person);
/// What is wrong with the answer to a `person` field; `field` points at the part ("/nguoi_thay/birth_date").
std::vector<Error> person_errors(casework::Field const& f, json::value const& v, Day today);
/// JSON Schema (draft-07) of that answer.
json::object person_schema(casework::Field const& f);

}  // namespace ts::packs
