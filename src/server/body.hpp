#pragma once
/// A request's body, looked at before any handler sees it.
#include <string_view>

#include "base/json.hpp"
#include "base/result.hpp"

namespace ts::server {

/// `application/json` (parameters allowed) in strict UTF-8 JSON, an object, at most `limit` bytes and 32
/// levels deep, all text in NFC afterwards. Errors: `http.content_type` (unsupported), those of
/// parse_json_object. Pure; the fuzz target `fuzz_http_body` feeds it.
Result<json::object> parse_body(std::string_view content_type, std::string_view bytes,
                                std::size_t limit = 1024 * 1024);

}  // namespace ts::server
