#pragma once
/// Entity tags of versioned state: a quoted number (RFC 9110 §8.8.3).
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "server/http.hpp"

namespace ts::server {

std::string etag_of(std::int64_t version);
/// A number in quotes, nothing else (no list, no weak tag).
std::optional<std::int64_t> parse_etag(std::string_view text);
/// If-Match of the request: nothing when absent; `etag.stale` (412) when it names no version we ever gave.
Result<std::optional<std::int64_t>> if_match(Request const& request);
/// As above, and `etag.required` (428) when absent.
Result<std::int64_t> required_if_match(Request const& request);
/// True when If-None-Match names this tag (comparing weakly) or is `*`: answer 304.
bool not_modified(Request const& request, std::string_view etag);

}  // namespace ts::server
