#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

#include "base/json.hpp"

namespace ts {
namespace {

constexpr std::int64_t exact_limit = std::int64_t{1} << 53;

/// UTF-16 order of two UTF-8 strings. It is the byte order but for one case: surrogates (4-byte sequences)
/// sort before U+E000 … U+FFFF (lead bytes EE and EF).
bool utf16_less(std::string_view a, std::string_view b) {
  auto const [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (x == a.end() || y == b.end()) return x == a.end() && y != b.end();
  auto const p = static_cast<unsigned char>(*x), q = static_cast<unsigned char>(*y);
  if (p >= 0xEE && q >= 0xEE && (p >= 0xF0) != (q >= 0xF0)) return p >= 0xF0;
  return p < q;
}

/// ECMAScript Number::toString: `digits` × 10^(point - digits.size()).
void append_decimal(std::string& out, std::string_view digits, int point) {
  auto const k = static_cast<int>(digits.size());
  if (k <= point && point <= 21) {
    out.append(digits).append(static_cast<std::size_t>(point - k), '0');
  } else if (0 < point && point <= 21) {
    auto const whole = static_cast<std::size_t>(point);
    out.append(digits.substr(0, whole)).append(1, '.').append(digits.substr(whole));
  } else if (-6 < point && point <= 0) {
    out.append("0.").append(static_cast<std::size_t>(-point), '0').append(digits);
  } else {
    out.append(digits.substr(0, 1));
    if (k > 1) out.append(1, '.').append(digits.substr(1));
    out.append(point > 0 ? "e+" : "e-").append(std::to_string(std::abs(point - 1)));
  }
}

void append_double(std::string& out, double value) {
  TS_ASSERT(std::isfinite(value));
  if (value == 0) {
    out += '0';  // also for -0
    return;
  }
  if (value < 0) out += '-';
  char text[32];
  auto const end =
      std::to_chars(text, text + sizeof text, std::abs(value), std::chars_format::scientific).ptr;
  std::string digits;
  char const* p = text;
  for (; *p != 'e'; ++p)
    if (*p != '.') digits += *p;
  int exponent = 0;
  p += p[1] == '+' ? 2 : 1;
  std::from_chars(p, end, exponent);
  append_decimal(out, digits, exponent + 1);
}

template <class Int>
void append_integer(std::string& out, Int value) {
  char text[24];
  out.append(text, std::to_chars(text, text + sizeof text, value).ptr);
}

void append_object(std::string& out, json::object const& object) {
  std::vector<json::key_value_pair const*> members;
  members.reserve(object.size());
  for (auto const& member : object) members.push_back(&member);
  auto const less = [](auto const* a, auto const* b) { return utf16_less(a->key(), b->key()); };
  if (!std::is_sorted(members.begin(), members.end(), less)) std::sort(members.begin(), members.end(), less);
  char separator = '{';
  for (auto const* member : members) {
    out += separator;
    append_canonical_string(out, member->key());
    out += ':';
    append_canonical(out, member->value());
    separator = ',';
  }
  out += object.empty() ? "{}" : "}";
}

void append_array(std::string& out, json::array const& array) {
  out += '[';
  for (std::size_t i = 0; i < array.size(); ++i) {
    if (i != 0) out += ',';
    append_canonical(out, array[i]);
  }
  out += ']';
}

}  // namespace

void append_canonical_string(std::string& out, std::string_view text) {
  static constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  std::size_t kept = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, kept, i - kept);
    kept = i + 1;
    out += '\\';
    switch (c) {
      case '\b': out += 'b'; break;
      case '\t': out += 't'; break;
      case '\n': out += 'n'; break;
      case '\f': out += 'f'; break;
      case '\r': out += 'r'; break;
      case '"':
      case '\\': out += static_cast<char>(c); break;
      default: out.append("u00").append(1, hex[c >> 4]).append(1, hex[c & 15]);
    }
  }
  out.append(text, kept).append(1, '"');
}

void append_canonical(std::string& out, json::value const& value) {
  switch (value.kind()) {
    case json::kind::null: out += "null"; break;
    case json::kind::bool_: out += value.get_bool() ? "true" : "false"; break;
    case json::kind::int64: {
      auto const n = value.get_int64();
      if (-exact_limit <= n && n <= exact_limit)
        append_integer(out, n);
      else
        append_double(out, static_cast<double>(n));
      break;
    }
    case json::kind::uint64: {
      auto const n = value.get_uint64();
      if (n <= static_cast<std::uint64_t>(exact_limit))
        append_integer(out, n);
      else
        append_double(out, static_cast<double>(n));
      break;
    }
    case json::kind::double_: append_double(out, value.get_double()); break;
    case json::kind::string: append_canonical_string(out, value.get_string()); break;
    case json::kind::array: append_array(out, value.get_array()); break;
    case json::kind::object: append_object(out, value.get_object()); break;
  }
}

std::string canonical(json::value const& value) {
  std::string out;
  append_canonical(out, value);
  return out;
}

std::string canonical(json::object const& object) {
  std::string out;
  append_object(out, object);
  return out;
}

}  // namespace ts
