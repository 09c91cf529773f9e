/// Request targets and bodies, as they come from the network. The first line is the target, the rest the body.
#include "fuzz/fuzz.hpp"
#include "server/body.hpp"
#include "server/http.hpp"

namespace {

using namespace ts::server;

void target(std::string_view text) {
  auto const parsed = parse_target(text);
  if (parsed) {
    must(text.starts_with('/'));
    for (auto const& segment : parsed->segments) must(segment != ".." && segment.find('\0') == std::string::npos);
  }
  auto const plain = percent_decode(percent_encode(text));
  bool const holds_nul = text.find('\0') != std::string_view::npos;  // refused wherever it comes from
  must(holds_nul ? !plain : plain && *plain == text);
  if (auto const decoded = percent_decode(text, true)) must(decoded->size() <= text.size());
}

void body(std::string_view text) {
  auto const parsed = parse_body("application/json; charset=utf-8", text, 64 * 1024);
  must(!parse_body("text/plain", text));
  if (!parsed) return;
  // What was taken is in its final form: it goes through a second time unchanged.
  auto const again = parse_body("application/json", ts::json::serialize(*parsed));
  must(again && *again == *parsed);
}

void cookies(std::string_view text) {
  Request request;
  request.headers.emplace_back("cookie", text);
  must(request.cookie("s").size() <= text.size());
}

}  // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const text = text_of_input(data, size);
  auto const end = text.find('\n');
  target(text.substr(0, end));
  cookies(text.substr(0, end));
  if (end != std::string_view::npos) body(text.substr(end + 1));
  return 0;
}
