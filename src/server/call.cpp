#include "server/call.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/crypto.hpp"
#include "server/problem.hpp"

namespace ts::server {
namespace {

constexpr std::size_t query_value_limit = 800;

std::optional<std::int64_t> parse_number(std::string_view text) {
  std::int64_t value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Error bad_param(std::string_view name) {
  return fail(Code::invalid, "http.param", fmt::format("Tham số {} không đúng.", name),
              fmt::format("The parameter {} is not right.", name), "/" + std::string{name});
}

}  // namespace

std::string_view Call::param(std::string_view name) const {
  auto const it = std::ranges::find(params, name, &std::pair<std::string, std::string>::first);
  return it == params.end() ? std::string_view{} : std::string_view{it->second};
}

Result<std::int64_t> Call::number(std::string_view name) const {
  auto const value = parse_number(param(name));
  if (!value || *value < 1) return no_route();
  return *value;
}

Result<CaseNo> Call::case_no() const {
  TS_TRY(auto const value, number("no"));
  return CaseNo{value};
}

Once Call::once() const {
  auto const method = name(request.method);
  std::string path;
  for (auto const& segment : request.target.segments) path.append("/").append(segment);
  auto const hash = sha256({bytes_of(method), bytes_of(path), bytes_of("\n"), bytes_of(request.body)});
  return {actor().id, std::string{request.header("idempotency-key")}, to_hex(hash)};
}

PageQuery Call::page() const {
  auto const limit = query_int(request, "limit", 30, 1, 5000).value();  // check_query has seen it
  return {std::string{request.query("cursor")}, std::min(limit, 100)};
}

Result<int> query_int(Request const& request, std::string_view name, int otherwise, int low, int high) {
  auto const text = request.query(name);
  if (text.empty()) return otherwise;
  auto const value = parse_number(text);
  if (!value || *value < low || *value > high) return bad_param(name);
  return static_cast<int>(*value);
}

Result<std::string> query_word(Request const& request, std::string_view name,
                               std::initializer_list<std::string_view> words) {
  auto const text = request.query(name);
  if (text.empty() || std::ranges::find(words, text) != words.end()) return std::string{text};
  return bad_param(name);
}

Status check_query(Request const& request) {
  for (auto const& [key, value] : request.target.query) {
    if (value.size() > query_value_limit) return bad_param(key);
  }
  TS_CHECK(query_int(request, "limit", 30, 1, 5000));
  return {};
}

}  // namespace ts::server
