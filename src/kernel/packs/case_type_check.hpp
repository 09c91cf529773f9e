#pragma once
/// How the parts of a case type must fit together. Internal to packs.
#include "kernel/casework/case_type.hpp"
#include "kernel/packs/toml_reader.hpp"

namespace ts::packs {

/// "dang-ky" with '-' for its joint, "ho_ten" with '_'.
bool is_slug(std::string_view text, char joint);
/// `section` holds the fields read so far, this one included; `type` the sections before.
void check_field(casework::Field const& f, CaseType const& type, casework::Section const& section, Table& at);
void check_step(casework::Step const& s, Table& at);
void check_fee(casework::Fee const& f, CaseType const& type, Table& at);
/// Keys unique, workflow complete, steps add up to the limit.
void check_whole(CaseType const& type, Table& root);

}  // namespace ts::packs
