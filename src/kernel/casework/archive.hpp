#pragma once
/// JSON of plain structs: a struct lists its members once, in a function `members(archive, value)`, and both
/// directions follow. Empty texts, lists, objects, options and `false` are left out; reading an absent member
/// leaves it at its default (so no member may default to `true` or to a text). Internal to casework.
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"
#include "kernel/calendar/reckon.hpp"
#include "kernel/casework/enums.hpp"

namespace ts::casework {

class Writer;
class Reader;

template <class T>
concept NamedEnum = std::is_enum_v<T> &&(enum_names<T>.size() > 0);
/// `T` is `U`, const or not: for the lists of members.
template <class T, class U>
concept Is = std::same_as<std::remove_const_t<T>, U>;
template <class T>
concept Members = requires(Writer& w, T const& value) {
  members(w, value);
};

// --- values -> JSON ----------------------------------------------------------------------------------------

inline json::value to_value(std::string const& v) { return json::value(v); }
inline json::value to_value(bool v) { return v; }
template <std::integral T>
json::value to_value(T v) {
  return static_cast<std::int64_t>(v);
}
inline json::value to_value(Instant v) { return json::value(to_iso(v)); }
inline json::value to_value(UnitId const& v) { return json::value(v.value); }
inline json::value to_value(CaseNo v) { return v.value; }
inline json::value to_value(TypeRef const& v) { return json::value(to_string(v)); }
inline json::value to_value(Allowance v) { return json::value(calendar::to_string(v)); }
inline json::value to_value(Role v) { return json::value(permissions::name(v)); }
inline json::value to_value(json::object const& v) { return v; }
inline json::value to_value(json::array const& v) { return v; }
inline json::value to_value(calendar::Reckoning const& v) { return calendar::to_json(v); }
inline json::value to_value(calendar::Pause const& v) {
  return json::array{json::value(to_iso(v.from)), json::value(to_iso(v.to))};
}
template <NamedEnum E>
json::value to_value(E v) {
  return json::value(enum_name(v));
}
template <Members T>
json::value to_value(T const& v);
template <class T>
json::value to_value(std::optional<T> const& v) {
  return v ? to_value(*v) : json::value(nullptr);
}
template <class T>
json::value to_value(std::vector<T> const& v) {
  json::array out;
  out.reserve(v.size());
  for (auto const& item : v) out.push_back(to_value(item));
  return out;
}

/// Collects members into an object.
class Writer {
 public:
  static constexpr bool reading = false;
  template <class T>
  void operator()(std::string_view key, T const& value) {
    if (!is_empty(value)) object[key] = to_value(value);
  }
  json::object object;

 private:
  template <class T>
  static bool is_empty(T const& value) {
    if constexpr (std::is_enum_v<T> || (std::integral<T> && !std::same_as<T, bool>) || Members<T>) {
      return false;
    } else {
      return value == T{};
    }
  }
};

template <Members T>
json::value to_value(T const& v) {
  Writer w;
  members(w, v);
  return std::move(w.object);
}

// --- JSON -> values; false when the value does not fit -----------------------------------------------------

inline bool from_value(json::value const& j, std::string& out) {
  if (!j.is_string()) return false;
  out = j.get_string();
  return true;
}
inline bool from_value(json::value const& j, bool& out) {
  if (!j.is_bool()) return false;
  out = j.get_bool();
  return true;
}
template <std::integral T>
bool from_value(json::value const& j, T& out) {
  if (!j.is_int64() || !std::in_range<T>(j.get_int64())) return false;
  out = static_cast<T>(j.get_int64());
  return true;
}
inline bool from_value(json::value const& j, Instant& out) {
  auto const at = j.is_string() ? parse_iso(j.get_string()) : std::nullopt;
  out = at.value_or(Instant{});
  return at.has_value();
}
inline bool from_value(json::value const& j, UnitId& out) { return from_value(j, out.value); }
inline bool from_value(json::value const& j, CaseNo& out) { return from_value(j, out.value); }
inline bool from_value(json::value const& j, TypeRef& out) {
  auto const ref = j.is_string() ? parse_type_ref(j.get_string()) : std::nullopt;
  if (ref) out = *ref;
  return ref.has_value();
}
inline bool from_value(json::value const& j, Allowance& out) {
  if (!j.is_string()) return false;
  auto const a = calendar::parse_allowance(j.get_string());
  if (a) out = *a;
  return a.has_value();
}
inline bool from_value(json::value const& j, Role& out) {
  auto const r = j.is_string() ? permissions::role(j.get_string()) : std::nullopt;
  out = r.value_or(Role::anonymous);
  return r.has_value();
}
inline bool from_value(json::value const& j, json::object& out) {
  if (!j.is_object()) return false;
  out = j.get_object();
  return true;
}
inline bool from_value(json::value const& j, json::array& out) {
  if (!j.is_array()) return false;
  out = j.get_array();
  return true;
}
inline bool from_value(json::value const& j, calendar::Reckoning& out) {
  if (!j.is_object()) return false;
  auto r = calendar::parse_reckoning(j.get_object());
  if (r) out = std::move(*r);
  return r.has_value();
}
inline bool from_value(json::value const& j, calendar::Pause& out) {
  bool const pair = j.is_array() && j.get_array().size() == 2;
  return pair && from_value(j.get_array()[0], out.from) && from_value(j.get_array()[1], out.to);
}
template <NamedEnum E>
bool from_value(json::value const& j, E& out) {
  auto const e = j.is_string() ? enum_value<E>(j.get_string()) : std::nullopt;
  if (e) out = *e;
  return e.has_value();
}
template <Members T>
bool from_value(json::value const& j, T& out);
template <class T>
bool from_value(json::value const& j, std::optional<T>& out) {
  T value{};
  if (!from_value(j, value)) return false;
  out = std::move(value);
  return true;
}
template <class T>
bool from_value(json::value const& j, std::vector<T>& out) {
  if (!j.is_array()) return false;
  out.clear();
  for (auto const& item : j.get_array()) {
    T value{};
    if (!from_value(item, value)) return false;
    out.push_back(std::move(value));
  }
  return true;
}

/// Takes members out of an object; notes the first that does not fit and every name asked for.
class Reader {
 public:
  static constexpr bool reading = true;
  explicit Reader(json::object const& o) : object_(o) {}
  template <class T>
  void operator()(std::string_view key, T& value) {
    auto const* j = object_.if_contains(key);
    if (j == nullptr) return;
    ++found_;
    if (!from_value(*j, value) && bad_.empty()) bad_ = key;
  }
  /// The member whose value has the wrong form; empty when all fit.
  std::string const& bad() const { return bad_; }
  /// Members nobody asked for.
  bool has_unknown() const { return found_ != object_.size(); }

 private:
  json::object const& object_;
  std::string bad_;
  std::size_t found_ = 0;
};

template <Members T>
bool from_value(json::value const& j, T& out) {
  if (!j.is_object()) return false;
  Reader r(j.get_object());
  members(r, out);
  return r.bad().empty() && !r.has_unknown();
}

// --- structs shared by commands, events and cases ----------------------------------------------------------

template <class A, Is<Paper> T>
void members(A& a, T& v) {
  a("key", v.key), a("form", v.form), a("count", v.count), a("digitised", v.digitised), a("reused", v.reused),
      a("in_store", v.in_store);
}

template <class A, Is<Place> T>
void members(A& a, T& v) {
  a("step", v.step), a("role", v.role), a("unit", v.unit), a("person", v.person), a("by", v.by);
}

}  // namespace ts::casework
