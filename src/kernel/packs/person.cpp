// A person as one answer: {"name", "birth_date", "sex", …}, of which a field asks what it needs.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "kernel/packs/form_rules.hpp"

namespace ts::packs {

namespace {

using casework::AskedPart;
using casework::Field;
using casework::PersonPart;

/// Said inside a sentence, and the most characters.
struct PartRule {
  std::string_view vi, en;
  int length;
};
constexpr std::array<PartRule, 7> rules{{{"họ, chữ đệm, tên", "full name", 100},
                                         {"ngày sinh", "date of birth", 10},
                                         {"giới tính", "sex", 10},
                                         {"số định danh cá nhân", "identification number", 12},
                                         {"dân tộc", "ethnicity", 50},
                                         {"quốc tịch", "nationality", 50},
                                         {"nơi cư trú", "residence", 300}}};
constexpr std::array<std::string_view, 2> sexes{"male", "female"};

PartRule const& rule(PersonPart part) { return rules[static_cast<std::size_t>(part)]; }

bool blank(json::value const& v) {
  auto const* s = v.if_string();
  return v.is_null() || (s != nullptr && text::squeeze(*s).empty());
}

struct Said {
  std::string vi, en;
};

/// What is wrong with the value of one part; nothing when it is right.
std::optional<Said> wrong(PersonPart part, std::string_view s, Day today) {
  auto const most = static_cast<std::size_t>(rule(part).length);
  switch (part) {
    case PersonPart::birth_date: {
      auto const day = parse_day(s);
      if (!day) return Said{"ngày phải có thật, dạng ngày/tháng/năm", "must be a real date"};
      if (*day > today) return Said{"không thể là ngày trong tương lai", "cannot lie in the future"};
      return std::nullopt;
    }
    case PersonPart::sex:
      if (std::find(sexes.begin(), sexes.end(), s) != sexes.end()) return std::nullopt;
      return Said{"chọn nam hoặc nữ", "choose male or female"};
    case PersonPart::id_number:
      if (is_id_number(s)) return std::nullopt;
      return Said{"số định danh cá nhân gồm đúng 12 chữ số", "an identification number has 12 digits"};
    default:
      if (text::length(s) <= most) return std::nullopt;
      return Said{fmt::format("dài quá {} ký tự", most), fmt::format("longer than {} characters", most)};
  }
}

Error error(Field const& f, std::string_view key, std::string id, Said said) {
  return fail(Code::invalid, std::move(id), fmt::format("“{}”: {}.", f.label.vi, said.vi),
              fmt::format("“{}”: {}.", f.label.en, said.en),
              json_pointer(f.key) + (key.empty() ? "" : json_pointer(key)));
}

std::optional<Error> part_error(Field const& f, AskedPart const& asked, json::object const& person,
                                Day today) {
  auto const& r = rule(asked.part);
  auto const key = name(asked.part);
  auto const* v = person.if_contains(key);
  if (v == nullptr || blank(*v)) {
    if (!asked.required) return std::nullopt;
    return error(f, key, "form.required",
                 {fmt::format("chưa có {}", r.vi), fmt::format("{} is missing", r.en)});
  }
  auto said =
      v->is_string() ? wrong(asked.part, v->get_string(), today) : Said{"phải là chữ", "must be a text"};
  if (!said) return std::nullopt;
  return error(f, key, "form.value",
               {fmt::format("{}: {}", r.vi, said->vi), fmt::format("{}: {}", r.en, said->en)});
}

}  // namespace

bool is_blank_person(json::object const& person) {
  return std::all_of(person.begin(), person.end(), [](auto const& member) { return blank(member.value()); });
}

std::vector<Error> person_errors(Field const& f, json::value const& v, Day today) {
  auto const* person = v.if_object();
  if (person == nullptr)
    return {error(f, {}, "form.value", {"phải điền từng mục về người này", "must be given part by part"})};
  std::vector<Error> out;
  for (auto const& asked : f.parts)
    if (auto found = part_error(f, asked, *person, today)) out.push_back(std::move(*found));
  for (auto const& [key, value] : *person) {
    bool const known =
        std::any_of(f.parts.begin(), f.parts.end(),
                    [&, k = std::string_view{key}](auto const& p) { return name(p.part) == k; });
    if (!known)
      out.push_back(error(f, key, "form.unknown", {"có mục không hỏi tới", "has a part that is not asked"}));
  }
  return out;
}

json::object person_schema(Field const& f) {
  json::object properties;
  json::array required;
  for (auto const& asked : f.parts) {
    json::object s{{"type", "string"}, {"maxLength", rule(asked.part).length}};
    if (asked.part == PersonPart::birth_date) s["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    if (asked.part == PersonPart::id_number) s["pattern"] = "^[0-9]{12}$";
    if (asked.part == PersonPart::sex) s = {{"enum", json::array(sexes.begin(), sexes.end())}};
    properties[name(asked.part)] = std::move(s);
    if (asked.required) required.emplace_back(name(asked.part));
  }
  json::object out{
      {"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  if (!required.empty()) out["required"] = std::move(required);
  return out;
}

}  // namespace ts::packs
