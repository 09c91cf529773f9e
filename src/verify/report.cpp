#include "verify/report.hpp"

#include <algorithm>
#include <ostream>

#include "base/text.hpp"

namespace ts::verifier {
namespace {

std::string_view sign(Mark mark) {
  switch (mark) {
    case Mark::good: return "✓ ";
    case Mark::note: return "· ";
    case Mark::unknown: return "? ";
    case Mark::bad: return "✗ ";
  }
  return "";
}

/// Code points that steer a terminal or turn the direction of text; `at` points at a byte, `text` is valid
/// UTF-8.
std::size_t steering(std::string_view text, std::size_t at) {
  auto const byte = [&](std::size_t i) {
    return static_cast<unsigned char>(at + i < text.size() ? text[at + i] : 0);
  };
  if (byte(0) < 0x20 || byte(0) == 0x7f) return 1;
  if (byte(0) == 0xc2 && byte(1) < 0xa0) return 2;
  if (byte(0) != 0xe2) return 0;
  bool const embedding = byte(1) == 0x80 && byte(2) >= 0xa8 && byte(2) <= 0xae;
  bool const isolate = byte(1) == 0x81 && byte(2) >= 0xa6 && byte(2) <= 0xa9;
  return embedding || isolate ? 3 : 0;
}

}  // namespace

void Report::say(Mark mark, std::string_view vi, std::string_view en) {
  worst_ = std::max(worst_, mark);
  out_ << sign(mark) << (english_ ? en : vi) << '\n';
  if (!english_ && (mark == Mark::bad || mark == Mark::unknown)) out_ << "    [en] " << en << '\n';
}

void Report::detail(std::string_view vi, std::string_view en) {
  out_ << "    " << (english_ ? en : vi) << '\n';
}

void Report::verdict() {
  switch (exit_code()) {
    case 0:
      out_ << (english_ ? "IT HOLDS.\n" : "KẾT LUẬN: ĐÚNG. Mọi kiểm tra đều khớp. (It holds.)\n");
      break;
    case 1:
      out_ << (english_ ? "IT DOES NOT HOLD: see ✗ above.\n"
                        : "KẾT LUẬN: KHÔNG ĐÚNG. Xem các dòng ✗ ở trên. (It does not hold.)\n");
      break;
    default:
      out_ << (english_ ? "CANNOT TELL: see ? above.\n"
                        : "KẾT LUẬN: CHƯA THỂ KẾT LUẬN. Xem các dòng ? ở trên. (Cannot tell.)\n");
  }
}

std::string printable(std::string_view text, std::size_t limit) {
  bool const valid = text::valid_utf8(text);
  std::string out;
  for (std::size_t i = 0; i < text.size() && out.size() < limit;) {
    auto const skip = valid ? steering(text, i) : std::size_t{text[i] < 0x20 || text[i] > 0x7e};
    if (skip != 0) {
      out += '?';
      i += skip;
      continue;
    }
    do out += text[i++];
    while (valid && i < text.size() && (text[i] & 0xc0) == 0x80);
  }
  if (out.size() >= limit) out += "…";
  return out;
}

std::string grouped(std::uint64_t number, char separator) {
  auto out = std::to_string(number);
  for (auto i = static_cast<std::ptrdiff_t>(out.size()) - 3; i > 0; i -= 3)
    out.insert(static_cast<std::size_t>(i), 1, separator);
  return out;
}

std::string local_text(Instant at) {
  auto const local = to_iso(at + vietnam_offset);
  return local.substr(11, 8) + " " + local.substr(8, 2) + "/" + local.substr(5, 2) + "/" + local.substr(0, 4);
}

}  // namespace ts::verifier
