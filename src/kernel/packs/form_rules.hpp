#pragma once
/// Rules of the field types shared by the checker and the schema. Internal to packs.
#include <string_view>

#include "kernel/casework/case_type.hpp"

namespace ts::packs {

/// Most characters of a field that sets no limit of its own.
int default_length(casework::FieldType type);
/// "0912345678", "+84912345678": no blanks.
bool is_phone(std::string_view s);
/// Exactly 12 digits.
bool is_id_number(std::string_view s);
bool is_email(std::string_view s);

}  // namespace ts::packs
