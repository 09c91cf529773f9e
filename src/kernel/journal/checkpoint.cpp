#include "kernel/journal/checkpoint.hpp"

#include <charconv>

#include "base/text.hpp"

namespace ts::journal {
namespace {

constexpr std::string_view origin_prefix = "thongsuot.vn/xa/";

Error bad_checkpoint(std::string_view vi, std::string_view en) {
  return fail(Code::invalid, "checkpoint.form", "Điểm chốt sai khuôn dạng: " + std::string(vi) + ".",
              "The checkpoint is malformed: " + std::string(en) + ".");
}

}  // namespace

std::string origin_of(CommuneId commune) {
  TS_ASSERT(commune.value >= 0 && commune.value <= 99'999);
  auto const code = std::to_string(commune.value);
  return std::string(origin_prefix) + std::string(5 - code.size(), '0') + code;
}

std::optional<CommuneId> commune_of(std::string_view origin) {
  if (!origin.starts_with(origin_prefix) || origin.size() != origin_prefix.size() + 5) return std::nullopt;
  CommuneId out;
  auto const* end = origin.data() + origin.size();
  auto const [stop, error] = std::from_chars(end - 5, end, out.value);
  if (error != std::errc{} || stop != end || out.value < 1) return std::nullopt;
  return out;
}

std::string checkpoint_text(Checkpoint const& c) {
  return origin_of(c.commune) + "\n" + std::to_string(c.size) + "\n" + to_base64(c.root) + "\nat " +
         to_iso(c.at) + "\n";
}

Result<Checkpoint> parse_checkpoint_text(std::string_view text) {
  auto const lines = text::lines(text);
  if (lines.size() != 4) return bad_checkpoint("phải có đúng bốn dòng", "it must have four lines");
  Checkpoint out;
  auto const commune = commune_of(lines[0]);
  if (!commune)
    return bad_checkpoint("dòng đầu không phải tên nhật ký của một xã",
                          "the first line names no commune's journal");
  out.commune = *commune;
  auto const* end = lines[1].data() + lines[1].size();
  auto const [stop, error] = std::from_chars(lines[1].data(), end, out.size);
  if (error != std::errc{} || stop != end)
    return bad_checkpoint("số mục không hợp lệ", "the size is not valid");
  if (!from_base64(lines[2], out.root)) return bad_checkpoint("mã gốc không hợp lệ", "the root is not valid");
  auto const at = lines[3].starts_with("at ") ? parse_iso(lines[3].substr(3)) : std::nullopt;
  if (!at) return bad_checkpoint("thiếu dòng “at <thời điểm>”", "the line \"at <time>\" is missing");
  out.at = *at;
  if (checkpoint_text(out) != text) return bad_checkpoint("không ở dạng chuẩn", "it is not in its one form");
  return out;
}

std::string sign_checkpoint(Checkpoint const& checkpoint, Signer const& signer) {
  TS_ASSERT(signer.verifier().name == origin_of(checkpoint.commune));
  return signer.sign(checkpoint_text(checkpoint));
}

Result<SignedCheckpoint> parse_checkpoint(std::string_view note) {
  TS_TRY(auto parsed, parse_note(note));
  TS_TRY(auto checkpoint, parse_checkpoint_text(parsed.text));
  return SignedCheckpoint{checkpoint, std::move(parsed)};
}

}  // namespace ts::journal
