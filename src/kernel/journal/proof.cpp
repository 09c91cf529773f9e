#include "kernel/journal/proof.hpp"

#include <charconv>
#include <optional>

namespace ts::journal {
namespace {

constexpr std::string_view magic = "c2sp.org/tlog-proof@v1";
constexpr std::size_t max_hashes = 64;

Error bad_proof(std::string_view vi, std::string_view en) {
  return fail(Code::invalid, "proof.form", "Tệp chứng minh sai khuôn dạng: " + std::string(vi) + ".",
              "The proof file is malformed: " + std::string(en) + ".");
}

/// The next line, without its line feed; nothing when none is left.
std::optional<std::string_view> take_line(std::string_view& text) {
  auto const end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  auto const line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

}  // namespace

std::string format_proof(Proof const& proof) {
  std::string out(magic);
  if (!proof.extra.empty()) {
    out += "\nextra ";
    append_base64(out, bytes_of(proof.extra));
  }
  out += "\nindex " + std::to_string(proof.index) + "\n";
  for (auto const& hash : proof.hashes) {
    append_base64(out, hash);
    out += '\n';
  }
  return out + "\n" + proof.checkpoint;
}

Result<Proof> parse_proof(std::string_view text) {
  auto const whole = text;
  if (take_line(text) != magic)
    return bad_proof("dòng đầu phải là “c2sp.org/tlog-proof@v1”",
                     "the first line must be \"c2sp.org/tlog-proof@v1\"");
  Proof out;
  auto line = take_line(text);
  if (line && line->starts_with("extra ")) {
    auto const extra = from_base64(line->substr(6));
    if (!extra) return bad_proof("dòng “extra” không phải base64", "the line \"extra\" is no base64");
    out.extra = std::string(text_of(*extra));
    line = take_line(text);
  }
  if (!line || !line->starts_with("index "))
    return bad_proof("thiếu dòng “index”", "the line \"index\" is missing");
  auto const* end = line->data() + line->size();
  auto const [stop, error] = std::from_chars(line->data() + 6, end, out.index);
  if (error != std::errc{} || stop != end)
    return bad_proof("số thứ tự không hợp lệ", "the index is not valid");
  for (line = take_line(text); line && !line->empty(); line = take_line(text)) {
    if (out.hashes.size() == max_hashes || !from_base64(*line, out.hashes.emplace_back()))
      return bad_proof("một dòng mã băm không hợp lệ", "a hash line is not valid");
  }
  if (!line) return bad_proof("thiếu điểm chốt", "the checkpoint is missing");
  out.checkpoint = std::string(text);
  if (format_proof(out) != whole) return bad_proof("không ở dạng chuẩn", "it is not in its one form");
  return out;
}

}  // namespace ts::journal
