#include "server/etag.hpp"

#include <charconv>

namespace ts::server {

std::string etag_of(std::int64_t version) { return '"' + std::to_string(version) + '"'; }

std::optional<std::int64_t> parse_etag(std::string_view text) {
  if (text.size() < 3 || text.front() != '"' || text.back() != '"') return std::nullopt;
  text = text.substr(1, text.size() - 2);
  std::int64_t version = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
  if (error != std::errc{} || end != text.data() + text.size() || version < 0) return std::nullopt;
  return version;
}

Result<std::optional<std::int64_t>> if_match(Request const& request) {
  auto const text = request.header("if-match");
  if (text.empty()) return std::optional<std::int64_t>{};
  auto const version = parse_etag(text);
  if (version) return version;
  return fail(Code::conflict, "etag.stale", "Phiên bản gửi kèm không đúng. Hãy tải lại rồi sửa tiếp.",
              "If-Match names no version of this. Load it again, then go on.");
}

Result<std::int64_t> required_if_match(Request const& request) {
  TS_TRY(auto const version, if_match(request));
  if (version) return *version;
  return fail(Code::conflict, "etag.required",
              "Yêu cầu thiếu phiên bản đang sửa (If-Match). Hãy tải lại trang.",
              "The request lacks the version it edits (If-Match). Load the page again.");
}

bool not_modified(Request const& request, std::string_view etag) {
  auto const header = request.header("if-none-match");
  if (header.empty()) return false;
  return header == "*" || header.find(etag) != std::string_view::npos;
}

}  // namespace ts::server
