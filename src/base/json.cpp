#include "base/json.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace ts {
namespace {

/// Builds values as Boost's own parser does, but rounds doubles correctly (Boost 1.81 is off by a bit in the
/// last place for some) and counts member names, so that a duplicate shows as a name that got lost.
struct Handler {
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
  using error_code = json::error_code;
  using string_view = json::string_view;

  json::value_stack stack;
  std::size_t names = 0;

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code&) { return true; }
  bool on_object_end(std::size_t n, error_code&) {
    names += n;
    stack.push_object(n);
    return true;
  }
  bool on_array_begin(error_code&) { return true; }
  bool on_array_end(std::size_t n, error_code&) {
    stack.push_array(n);
    return true;
  }
  bool on_key_part(string_view s, std::size_t, error_code&) {
    stack.push_chars(s);
    return true;
  }
  bool on_key(string_view s, std::size_t, error_code&) {
    stack.push_key(s);
    return true;
  }
  bool on_string_part(string_view s, std::size_t, error_code&) {
    stack.push_chars(s);
    return true;
  }
  bool on_string(string_view s, std::size_t, error_code&) {
    stack.push_string(s);
    return true;
  }
  bool on_number_part(string_view, error_code&) { return true; }
  bool on_int64(std::int64_t i, string_view, error_code&) {
    stack.push_int64(i);
    return true;
  }
  bool on_uint64(std::uint64_t u, string_view, error_code&) {
    stack.push_uint64(u);
    return true;
  }
  bool on_double(double, string_view s, error_code& ec) {
    double exact = 0;
    auto const [end, error] = std::from_chars(s.data(), s.data() + s.size(), exact);
    // Underflow to zero is a rounding; overflow has no JSON value.
    if (end != s.data() + s.size() || (error != std::errc{} && !underflows(s))) {
      ec = json::make_error_code(json::error::exponent_overflow);
      return false;
    }
    stack.push_double(error == std::errc{} ? exact : 0);
    return true;
  }
  bool on_bool(bool b, error_code&) {
    stack.push_bool(b);
    return true;
  }
  bool on_null(error_code&) {
    stack.push_null();
    return true;
  }
  bool on_comment_part(string_view, error_code&) { return true; }
  bool on_comment(string_view, error_code&) { return true; }

 private:
  /// Of a number out of range: too small rather than too large.
  static bool underflows(string_view s) { return std::abs(std::strtod(std::string(s).c_str(), nullptr)) < 1; }
};

/// Member names that survived in the finished value.
std::size_t count_names(json::value const& value) {
  std::size_t n = 0;
  if (auto const* object = value.if_object()) {
    n = object->size();
    for (auto const& member : *object) n += count_names(member.value());
  } else if (auto const* array = value.if_array()) {
    for (auto const& item : *array) n += count_names(item);
  }
  return n;
}

Error syntax_error(std::string_view text, std::size_t offset, json::error_code const& why) {
  if (why == json::error::too_deep)
    return fail(Code::invalid, "json.too_deep", "Dữ liệu JSON lồng quá nhiều cấp.",
                "The JSON is nested too deeply.");
  auto const before = text.substr(0, std::min(offset, text.size()));
  auto const line = std::to_string(1 + std::count(before.begin(), before.end(), '\n'));
  auto const column = std::to_string(before.size() - (before.rfind('\n') + 1) + 1);
  return fail(Code::invalid, "json.syntax",
              "Dữ liệu JSON sai cú pháp ở dòng " + line + ", cột " + column + ". Hãy sửa chỗ đó rồi gửi lại.",
              "The JSON breaks at line " + line + ", column " + column + ": " + why.message() + ".");
}

Error wrong_type(std::string_view key, std::string_view vi, std::string_view en) {
  return fail(Code::invalid, "json.type",
              "Trường “" + std::string(key) + "” phải là " + std::string(vi) + ".",
              "Field \"" + std::string(key) + "\" must be " + std::string(en) + ".", json_pointer(key));
}

Error missing(std::string_view key) {
  return fail(Code::invalid, "json.missing", "Thiếu trường “" + std::string(key) + "”.",
              "Field \"" + std::string(key) + "\" is missing.", json_pointer(key));
}

/// The member as read by `read` (an optional), or the error that fits.
template <class T, class Read>
Result<T> member(json::object const& object, std::string_view key, std::string_view vi, std::string_view en,
                 std::optional<T> otherwise, Read read) {
  auto const* value = object.if_contains(key);
  if (value == nullptr || (otherwise && value->is_null())) {
    if (otherwise) return *otherwise;
    return missing(key);
  }
  if (std::optional<T> got = read(*value)) return *got;
  return wrong_type(key, vi, en);
}

std::optional<std::string_view> as_text(json::value const& v) {
  if (auto const* s = v.if_string()) return std::string_view(s->data(), s->size());
  return std::nullopt;
}

std::optional<std::int64_t> as_int(json::value const& v) {
  if (auto const* n = v.if_int64()) return *n;
  return std::nullopt;
}

std::optional<bool> as_bool(json::value const& v) {
  if (auto const* b = v.if_bool()) return *b;
  return std::nullopt;
}

Result<std::string_view> text_member(json::object const& object, std::string_view key,
                                     std::optional<std::string_view> otherwise) {
  return member<std::string_view>(object, key, "chuỗi ký tự", "a string", otherwise, as_text);
}
Result<std::int64_t> int_member(json::object const& object, std::string_view key,
                                std::optional<std::int64_t> otherwise) {
  return member<std::int64_t>(object, key, "số nguyên", "an integer", otherwise, as_int);
}
Result<bool> bool_member(json::object const& object, std::string_view key, std::optional<bool> otherwise) {
  return member<bool>(object, key, "true hoặc false", "true or false", otherwise, as_bool);
}

}  // namespace

Result<json::value> parse_json(std::string_view text, JsonLimits limits) {
  if (text.size() > limits.size)
    return fail(Code::too_large, "json.too_large",
                "Dữ liệu JSON quá lớn (tối đa " + std::to_string(limits.size) + " byte).",
                "The JSON is too large (at most " + std::to_string(limits.size) + " bytes).");
  json::parse_options options;
  options.max_depth = limits.depth;
  json::basic_parser<Handler> parser(options);
  parser.handler().stack.reset();
  json::error_code ec;
  auto const read = parser.write_some(false, text.data(), text.size(), ec);
  if (!ec && read < text.size()) ec = json::make_error_code(json::error::extra_data);
  if (ec) return syntax_error(text, read, ec);
  auto value = parser.handler().stack.release();
  if (count_names(value) != parser.handler().names)
    return fail(Code::invalid, "json.duplicate",
                "Dữ liệu JSON có tên trường bị lặp trong cùng một đối tượng.",
                "A member name occurs twice in one JSON object.");
  return value;
}

Result<json::object> parse_json_object(std::string_view text, JsonLimits limits) {
  TS_TRY(auto value, parse_json(text, limits));
  if (!value.is_object())
    return fail(Code::invalid, "json.not_object", "Dữ liệu JSON phải là một đối tượng {…}.",
                "The JSON must be an object {…}.");
  return std::move(value.get_object());
}

Result<std::string_view> get_string(json::object const& object, std::string_view key) {
  return text_member(object, key, std::nullopt);
}
Result<std::int64_t> get_int(json::object const& object, std::string_view key) {
  return int_member(object, key, std::nullopt);
}
Result<bool> get_bool(json::object const& object, std::string_view key) {
  return bool_member(object, key, std::nullopt);
}
Result<std::string_view> get_string_or(json::object const& object, std::string_view key,
                                       std::string_view otherwise) {
  return text_member(object, key, otherwise);
}
Result<std::int64_t> get_int_or(json::object const& object, std::string_view key, std::int64_t otherwise) {
  return int_member(object, key, otherwise);
}
Result<bool> get_bool_or(json::object const& object, std::string_view key, bool otherwise) {
  return bool_member(object, key, otherwise);
}

Result<json::object const*> get_object(json::object const& object, std::string_view key) {
  return member<json::object const*>(object, key, "một đối tượng {…}", "an object", std::nullopt,
                                     [](json::value const& v) {
                                       auto const* o = v.if_object();
                                       return o ? std::optional(o) : std::nullopt;
                                     });
}

Result<json::array const*> get_array(json::object const& object, std::string_view key) {
  return member<json::array const*>(object, key, "một danh sách […]", "an array", std::nullopt,
                                    [](json::value const& v) {
                                      auto const* a = v.if_array();
                                      return a ? std::optional(a) : std::nullopt;
                                    });
}

std::string json_pointer(std::string_view key) {
  std::string out = "/";
  for (char const c : key) {
    if (c == '~')
      out += "~0";
    else if (c == '/')
      out += "~1";
    else
      out += c;
  }
  return out;
}

}  // namespace ts
