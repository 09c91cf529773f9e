#include "server/problem.hpp"

#include <array>

namespace ts::server {
namespace {

std::string_view title(Code code) {
  switch (code) {
    case Code::invalid:
      return "Dữ liệu chưa đúng";
    case Code::unauthenticated:
      return "Cần đăng nhập";
    case Code::forbidden:
      return "Không có quyền";
    case Code::not_found:
      return "Không tìm thấy";
    case Code::conflict:
      return "Dữ liệu đã thay đổi";
    case Code::rule:
      return "Quy định không cho phép";
    case Code::too_large:
      return "Quá lớn";
    case Code::unsupported:
      return "Không hỗ trợ";
    case Code::rate_limited:
      return "Quá nhiều yêu cầu";
    case Code::corrupt:
      return "Dữ liệu lưu trữ không khớp";
    case Code::internal:
      return "Lỗi hệ thống";
    case Code::unavailable:
      return "Tạm thời chưa phục vụ được";
  }
  return "Lỗi hệ thống";
}

struct Special {
  std::string_view id;
  int status;
};
constexpr std::array special{Special{"http.method", 405}, Special{"etag.stale", 412},
                             Special{"http.header_too_large", 431}, Special{"etag.required", 428}};

}  // namespace

int status_of(Error const& error) {
  for (auto const& s : special) {
    if (s.id == error.id) return s.status;
  }
  return http_status(error.code);
}

Response problem(Error const& error, std::string_view request_id, int retry_after) {
  auto const status = status_of(error);
  json::object out{{"type", "/problems/" + std::string{name(error.code)}},
                   {"title", title(error.code)},
                   {"status", status},
                   {"detail", error.vi},
                   {"detail_en", error.en},
                   {"code", error.id},
                   {"request_id", request_id}};
  if (!error.field.empty()) out["field"] = error.field;
  if (!error.article.empty()) out["article"] = error.article;
  if (retry_after == 0 && error.code == Code::unavailable) retry_after = 2;
  if (retry_after == 0 && error.id == "auth.throttled") retry_after = 15 * 60;
  if (retry_after > 0) out["retry_after"] = retry_after;
  auto response = json_response(out, status);
  response.type = "application/problem+json";
  if (retry_after > 0) response.headers.emplace_back("Retry-After", std::to_string(retry_after));
  return response;
}

Error no_route() {
  return fail(Code::not_found, "http.route", "Không có địa chỉ này. Hãy quay lại trang chủ.",
              "There is no such address. Go back to the start page.");
}

Error wrong_method() {
  return fail(Code::unsupported, "http.method", "Địa chỉ này không nhận loại yêu cầu đó.",
              "This address does not take that method.");
}

Error internal_error() {
  return fail(Code::internal, "internal",
              "Hệ thống gặp lỗi và đã ghi lại. Dữ liệu bạn nhập không mất; hãy thử lại sau ít phút.",
              "Something failed on our side and was recorded. Nothing you typed is lost; try again in a few "
              "minutes.");
}

Error draining() {
  return fail(Code::unavailable, "server.draining", "Máy chủ đang khởi động lại. Trang sẽ tự thử lại.",
              "The server is restarting. The page will try again by itself.");
}

Error busy() {
  return fail(Code::unavailable, "server.busy", "Máy chủ đang quá tải. Trang sẽ tự thử lại sau vài giây.",
              "The server is too busy. The page will try again in a few seconds.");
}

}  // namespace ts::server
