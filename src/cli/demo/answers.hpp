#pragma once
/// Plausible answers to any form of any pack, for invented people.
#include "base/json.hpp"
#include "cli/demo/dice.hpp"
#include "cli/demo/invented.hpp"
#include "kernel/casework/case_type.hpp"

namespace ts::cli::demo {

struct Person {
  std::string name, phone, id_number, address;
};
Person invent_person(Invented const& world, Dice& dice);

/// Answers that pass packs::validate_form on `today`, with `who` in the fields that are prefilled from an account.
json::object invent_answers(casework::CaseType const& type, Person const& who, Invented const& world,
                            Dice& dice, Day today);

}  // namespace ts::cli::demo
