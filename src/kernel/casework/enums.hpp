#pragma once
/// Names of casework's enums, once: printing and parsing both read these lists. Internal to casework and
/// packs.
#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "kernel/casework/case.hpp"

namespace ts::casework {

template <class E>
inline constexpr std::array<std::string_view, 0> enum_names{};

template <>
inline constexpr std::array<std::string_view, 3> enum_names<Kind>{"procedure", "internal", "plan_task"};
template <>
inline constexpr std::array<std::string_view, 4> enum_names<Channel>{"counter", "post", "online", "internal"};
template <>
inline constexpr std::array<std::string_view, 3> enum_names<Mark>{"S", "2", "G"};
template <>
inline constexpr std::array<std::string_view, 2> enum_names<Document::Use>{"submit", "show"};
template <>
inline constexpr std::array<std::string_view, 13> enum_names<FieldType>{
    "text",  "longtext", "date",  "number",    "money",   "choice", "choices",
    "yesno", "phone",    "email", "id_number", "address", "person"};
template <>
inline constexpr std::array<std::string_view, 7> enum_names<PersonPart>{
    "name", "birth_date", "sex", "id_number", "ethnicity", "nationality", "residence"};
template <>
inline constexpr std::array<std::string_view, 6> enum_names<Does>{"receive", "handle", "review",
                                                                  "approve", "issue",  "return"};
template <>
inline constexpr std::array<std::string_view, 4> enum_names<Fee::Per>{"case", "copy", "page", "item"};
template <>
inline constexpr std::array<std::string_view, 4> enum_names<Paper::Form>{"original", "certified", "copy",
                                                                         "electronic"};
template <>
inline constexpr std::array<std::string_view, 4> enum_names<PauseCause>{
    "financial_obligation", "other_authority", "verification", "public_posting"};
template <>
inline constexpr std::array<std::string_view, 2> enum_names<Outcome>{"grant", "deny"};
template <>
inline constexpr std::array<std::string_view, 3> enum_names<LinkKind>{"parent", "child", "related"};
template <>
inline constexpr std::array<std::string_view, 3> enum_names<PayChannel>{"cash", "online", "portal"};
template <>
inline constexpr std::array<std::string_view, 6> enum_names<Phase>{
    "intake", "working", "waiting_applicant", "paused", "result_ready", "ended"};
template <>
inline constexpr std::array<std::string_view, 6> enum_names<Ending>{"none",    "completed", "intake_refused",
                                                                    "refused", "withdrawn", "stopped"};
template <>
inline constexpr std::array<std::string_view, 2> enum_names<DueKind>{"intake", "result"};

template <class E>
std::string_view enum_name(E value) {
  return enum_names<E>[static_cast<std::size_t>(value)];
}

template <class E>
std::optional<E> enum_value(std::string_view name) {
  auto const& names = enum_names<E>;
  auto const it = std::find(names.begin(), names.end(), name);
  if (it == names.end()) return std::nullopt;
  return static_cast<E>(it - names.begin());
}

}  // namespace ts::casework
