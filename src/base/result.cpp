#include "base/result.hpp"

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace ts {
namespace {
struct Row {
  Code code;
  std::string_view name;
  int status;
};
constexpr Row rows[] = {
    {Code::invalid, "invalid", 400},         {Code::unauthenticated, "unauthenticated", 401},
    {Code::forbidden, "forbidden", 403},     {Code::not_found, "not_found", 404},
    {Code::conflict, "conflict", 409},       {Code::rule, "rule", 422},
    {Code::too_large, "too_large", 413},     {Code::unsupported, "unsupported", 415},
    {Code::rate_limited, "rate_limited", 429}, {Code::corrupt, "corrupt", 500},
    {Code::internal, "internal", 500},       {Code::unavailable, "unavailable", 503},
};
Row const& row(Code code) {
  for (auto const& r : rows)
    if (r.code == code) return r;
  TS_ASSERT(!"unknown error code");
}
}  // namespace

std::string_view name(Code code) { return row(code).name; }
int http_status(Code code) { return row(code).status; }

void throw_exception_from_error(Error const& error, boost::source_location const& where) {
  throw std::logic_error(std::string(where.file_name()) + ":" + std::to_string(where.line()) +
                         ": value() of an error: " + error.id + ": " + error.en);
}

void assertion_failed(char const* condition, char const* file, int line) {
  std::fprintf(stderr, "%s:%d: assertion failed: %s\n", file, line, condition);
  std::abort();
}
}  // namespace ts
