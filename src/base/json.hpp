#pragma once
/// JSON: one library (Boost.JSON), one canonical form (RFC 8785, "JCS"), one strict parser.
#include <boost/json.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace ts {

namespace json = boost::json;

/// RFC 8785: members in UTF-16 order of their names, numbers as ECMAScript prints them, no blanks.
/// Numbers are IEEE doubles there: an integer beyond ±2^53 is written as its nearest double, so keep larger
/// ones in strings. A value holding NaN or infinity is a bug.
std::string canonical(json::value const& value);
std::string canonical(json::object const& object);
void append_canonical(std::string& out, json::value const& value);
/// One string as RFC 8785 writes it, quotes included.
void append_canonical_string(std::string& out, std::string_view text);

/// What a parser accepts before it gives up.
struct JsonLimits {
  std::size_t depth = 32;          ///< nested arrays and objects
  std::size_t size = 1024 * 1024;  ///< bytes
};

/// Strict RFC 8259 text in valid UTF-8; a member name may not occur twice in an object; numbers are rounded
/// correctly. Errors: `json.syntax` (says line and column), `json.duplicate`, `json.too_deep`,
/// `json.too_large`.
Result<json::value> parse_json(std::string_view text, JsonLimits limits = {});
/// As above, and the value must be an object (`json.not_object`).
Result<json::object> parse_json_object(std::string_view text, JsonLimits limits = {});

/// Members of an object by name. Errors name the field as a JSON pointer: `json.missing`, `json.type`.
/// Views live as long as the object.
Result<std::string_view> get_string(json::object const& object, std::string_view key);
Result<std::int64_t> get_int(json::object const& object, std::string_view key);
Result<bool> get_bool(json::object const& object, std::string_view key);
Result<json::object const*> get_object(json::object const& object, std::string_view key);
Result<json::array const*> get_array(json::object const& object, std::string_view key);
/// The default when the member is absent or null; still an error when it has another type.
Result<std::string_view> get_string_or(json::object const& object, std::string_view key,
                                       std::string_view otherwise);
Result<std::int64_t> get_int_or(json::object const& object, std::string_view key, std::int64_t otherwise);
Result<bool> get_bool_or(json::object const& object, std::string_view key, bool otherwise);

/// "/" + the name with "~" and "/" escaped (RFC 6901).
std::string json_pointer(std::string_view key);

}  // namespace ts
