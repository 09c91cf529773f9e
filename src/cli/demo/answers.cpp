#include "cli/demo/answers.hpp"

#include <algorithm>
#include <regex>

#include "base/text.hpp"

namespace ts::cli::demo {
namespace {

using casework::Field;
using casework::FieldType;

std::string full_name(Invented const& world, Dice& dice, bool child = false) {
  bool const male = dice.chance(0.5);
  std::string const sex = male ? "male" : "female";
  return dice.weighted(world.family) + " " + world.word("middle_" + sex, dice) + " " +
         world.word((child ? "child_given_" : "given_") + sex, dice);
}

std::string address(Invented const& world, Dice& dice) {
  return dice.one_of(world.hamlets) + ", " + world.kind + " " + world.name + ", tỉnh " + world.province;
}

Day limit_day(std::string const& bound, Day today, Day otherwise) {
  if (bound.empty()) return otherwise;
  if (bound == "today") return today;
  return parse_day(bound).value_or(otherwise);
}

/// A day the field accepts; births of children are recent, others anywhere in a grown life.
std::string a_date(Field const& f, Day today, Dice& dice) {
  bool const recent = f.key.find("tre_") == 0 || f.key.find("chet") != std::string::npos ||
                      f.key.find("mat") != std::string::npos;
  auto last = limit_day(f.not_after, today, today);
  auto first = limit_day(f.not_before, today, last - std::chrono::days{recent ? 50 : 20'000});
  if (f.not_before == "today") last = today + std::chrono::days{30};
  if (!recent && f.not_before.empty()) last = last - std::chrono::days{7'000};
  if (first > last) first = last;
  return to_iso(first + std::chrono::days{dice.between(0, (last - first).count())});
}

json::value a_number(Field const& f, Dice& dice) {
  auto const low =
      static_cast<std::int64_t>(f.min.value_or(f.key.find("nam_sinh") != std::string::npos ? 1960 : 1));
  auto high = static_cast<std::int64_t>(f.max.value_or(static_cast<double>(low) + 20));
  auto from = low;
  if (high >= 1960 && f.key.find("nam_") != std::string::npos)
    from = std::max<std::int64_t>(low, 1960), high = std::min<std::int64_t>(high, 2002);
  return dice.between(from, std::min(high, from + 60));
}

/// Words for a free field, as long and as short as it asks.
std::string words_for(Field const& f, Invented const& world, Dice& dice) {
  auto const key = text::fold(f.label.vi);
  std::string out;
  if (key.find("dan toc") != std::string::npos)
    out = "Kinh";
  else if (key.find("quoc tich") != std::string::npos)
    out = "Việt Nam";
  else if (key.find("ho kinh doanh") != std::string::npos && key.find("ten") != std::string::npos)
    out = "Hộ kinh doanh " + world.word("business_names", dice);
  else if (key.find("nganh") != std::string::npos)
    out = world.word("trades", dice);
  else if (key.find("ten") != std::string::npos)
    out = full_name(world, dice, f.key.find("tre_") == 0);
  else if (key.find("noi") != std::string::npos || key.find("dia chi") != std::string::npos ||
           key.find("que") != std::string::npos)
    out = address(world, dice);
  else if (key.find("giay") != std::string::npos)
    out = world.word("papers_to_certify", dice);
  else
    out = f.label.vi + " (dữ liệu trình diễn)";
  if (f.min_length)
    while (text::length(out) < static_cast<std::size_t>(*f.min_length)) out += " " + out;
  if (f.max_length && text::length(out) > static_cast<std::size_t>(*f.max_length))
    out = text::fold(out).substr(0, static_cast<std::size_t>(*f.max_length));
  return out;
}

/// The kinds of number people copy from their papers; the first that the pattern accepts, empty when none is.
std::string matching(std::string const& pattern, Dice& dice) {
  std::regex const wanted(pattern, std::regex::ECMAScript);
  for (int const length : {10, 12, 6, 8, 9, 4, 2, 1})
    if (auto digits = "3" + dice.digits(length - 1); std::regex_match(digits, wanted)) return digits;
  for (auto const* prefix : {"AA ", "AA", "BN-", "VN"})
    if (auto serial = prefix + dice.digits(6); std::regex_match(serial, wanted)) return serial;
  return {};
}

json::value prefilled(Field const& f, Person const& who, Day today) {
  if (f.prefill == "account.name") return json::string(who.name);
  if (f.prefill == "account.phone") return json::string(who.phone);
  if (f.prefill == "account.id_number") return json::string(who.id_number);
  if (f.prefill == "account.address") return json::string(who.address);
  if (f.prefill == "today") return json::string(to_iso(today));
  return nullptr;
}

json::object a_person(Field const& f, Invented const& world, Dice& dice, Day today) {
  using casework::PersonPart;
  json::object out;
  auto const part = [&](PersonPart p) -> std::string {
    switch (p) {
      case PersonPart::name:
        return full_name(world, dice);
      case PersonPart::birth_date:
        return to_iso(today - std::chrono::days{dice.between(7'500, 22'000)});
      case PersonPart::sex:
        return dice.chance(0.5) ? "male" : "female";
      case PersonPart::id_number:
        return "0" + dice.digits(11);
      case PersonPart::ethnicity:
        return "Kinh";
      case PersonPart::nationality:
        return "Việt Nam";
      case PersonPart::residence:
        return address(world, dice);
    }
    return {};
  };
  for (auto const& asked : f.parts)
    if (asked.required || dice.chance(0.5)) out[name(asked.part)] = part(asked.part);
  return out;
}

json::value answer(Field const& f, Person const& who, Invented const& world, Dice& dice, Day today) {
  if (auto own = prefilled(f, who, today); !own.is_null()) return own;
  switch (f.type) {
    case FieldType::date:
      return json::string(a_date(f, today, dice));
    case FieldType::number:
      return a_number(f, dice);
    case FieldType::money:
      return std::max<std::int64_t>(static_cast<std::int64_t>(f.min.value_or(0)),
                                    dice.between(1, 300) * 1'000'000);
    case FieldType::choice:
      return json::string(dice.one_of(f.options).value);
    case FieldType::choices:
      return json::array{json::string(dice.one_of(f.options).value)};
    case FieldType::yesno:
      return f.initial.is_bool() ? f.initial : json::value(dice.chance(0.5));
    case FieldType::phone:
      return json::string("09" + dice.digits(8));
    case FieldType::email:
      return json::string("nguoi.dan." + dice.digits(5) + "@example.vn");
    case FieldType::id_number:
      return json::string("0" + dice.digits(11));
    case FieldType::address:
      return json::string(address(world, dice));
    case FieldType::person:
      return a_person(f, world, dice, today);
    case FieldType::text:
    case FieldType::longtext:
      break;
  }
  auto words = words_for(f, world, dice);
  if (f.pattern.empty() || std::regex_match(words, std::regex(f.pattern, std::regex::ECMAScript)))
    return json::string(words);
  return json::string(matching(f.pattern, dice));
}

bool shown(Field const& f, json::object const& so_far) {
  if (!f.show_if) return true;
  auto const* other = so_far.if_contains(f.show_if->field);
  return other != nullptr &&
         std::find(f.show_if->is.begin(), f.show_if->is.end(), *other) != f.show_if->is.end();
}

}  // namespace

Person invent_person(Invented const& world, Dice& dice) {
  return {full_name(world, dice), "09" + dice.digits(8), "0" + dice.digits(11), address(world, dice)};
}

json::object invent_answers(casework::CaseType const& type, Person const& who, Invented const& world,
                            Dice& dice, Day today) {
  json::object out;
  for (auto const& section : type.form)
    for (auto const& f : section.fields)
      if (shown(f, out) && (f.required || dice.chance(0.5))) out[f.key] = answer(f, who, world, dice, today);
  return out;
}

}  // namespace ts::cli::demo
