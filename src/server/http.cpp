#include "server/http.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace ts::server {
namespace {

constexpr std::size_t target_limit = 4096;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string_view find(Pairs const& pairs, std::string_view name) {
  auto const it = std::ranges::find(pairs, name, &std::pair<std::string, std::string>::first);
  return it == pairs.end() ? std::string_view{} : std::string_view{it->second};
}

/// Calls `each` with the parts between separators; stops when it returns false.
template <class F>
bool split(std::string_view text, char separator, F const& each) {
  for (;;) {
    auto const end = text.find(separator);
    if (!each(text.substr(0, end))) return false;
    if (end == std::string_view::npos) return true;
    text.remove_prefix(end + 1);
  }
}

bool decode_segment(std::string_view raw, std::vector<std::string>& out) {
  auto segment = percent_decode(raw);
  if (!segment || *segment == ".." || *segment == "." || segment->find_first_of("/\\") != std::string::npos)
    return false;
  if (!text::valid_utf8(*segment)) return false;
  out.push_back(std::move(*segment));
  return true;
}

bool decode_pair(std::string_view raw, Pairs& out) {
  if (raw.empty()) return true;
  auto const equals = raw.find('=');
  auto key = percent_decode(raw.substr(0, equals), true);
  auto value =
      percent_decode(equals == std::string_view::npos ? std::string_view{} : raw.substr(equals + 1), true);
  if (!key || !value || !text::valid_utf8(*key) || !text::valid_utf8(*value)) return false;
  out.emplace_back(std::move(*key), std::move(*value));
  return true;
}

}  // namespace

std::string_view name(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::head:
      return "HEAD";
    case Method::post:
      return "POST";
    case Method::put:
      return "PUT";
    case Method::patch:
      return "PATCH";
    case Method::del:
      return "DELETE";
    case Method::other:
      break;
  }
  return "OTHER";
}

std::optional<std::string> percent_decode(std::string_view text, bool plus) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      auto const high = hex_value(text[i + 1]), low = hex_value(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (c == '+' && plus) {
      c = ' ';
    }
    if (c == '\0') return std::nullopt;
    out += c;
  }
  return out;
}

std::string percent_encode(std::string_view text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (auto const c : text) {
    auto const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    auto const u = static_cast<unsigned char>(c);
    if (plain)
      out += c;
    else
      (out += '%', out += hex[u >> 4], out += hex[u & 15]);
  }
  return out;
}

std::optional<Target> parse_target(std::string_view raw) {
  if (raw.empty() || raw.front() != '/' || raw.size() > target_limit) return std::nullopt;
  Target target;
  auto const question = raw.find('?');
  auto path = raw.substr(1, question == std::string_view::npos ? question : question - 1);
  if (path.ends_with('/')) path.remove_suffix(1);
  auto const segment = [&](std::string_view part) { return decode_segment(part, target.segments); };
  if (!path.empty() && !split(path, '/', segment)) return std::nullopt;
  if (question == std::string_view::npos) return target;
  auto const pair = [&](std::string_view part) { return decode_pair(part, target.query); };
  if (!split(raw.substr(question + 1), '&', pair)) return std::nullopt;
  return target;
}

std::string_view Request::header(std::string_view lower_name) const { return find(headers, lower_name); }

std::string_view Request::query(std::string_view name) const { return find(target.query, name); }

std::string_view Request::cookie(std::string_view name) const {
  std::string_view found;
  split(header("cookie"), ';', [&](std::string_view part) {
    while (part.starts_with(' ')) part.remove_prefix(1);
    if (!part.starts_with(name) || part.size() <= name.size() || part[name.size()] != '=') return true;
    found = part.substr(name.size() + 1);
    return false;
  });
  return found;
}

Response json_response(json::object const& object, int status) {
  return Response{status, "application/json", json::serialize(object), {}, {}, {}};
}

Response text_response(std::string text, std::string type) {
  return Response{200, std::move(type), std::move(text), {}, {}, {}};
}

}  // namespace ts::server
