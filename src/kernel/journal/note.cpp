#include "kernel/journal/note.hpp"

#include <cstring>

#include "base/text.hpp"

namespace ts::journal {
namespace {

constexpr std::byte ed25519_type{0x01};
constexpr std::string_view dash = "\u2014 ";

Error bad_note(std::string_view vi, std::string_view en) {
  return fail(Code::invalid, "note.form", "Bản ghi có chữ ký sai khuôn dạng: " + std::string(vi) + ".",
              "The signed note is malformed: " + std::string(en) + ".");
}

Error bad_key(std::string_view vi, std::string_view en) {
  return fail(Code::invalid, "note.key", "Khóa công khai sai khuôn dạng: " + std::string(vi) + ".",
              "The public key is malformed: " + std::string(en) + ".");
}

Hash key_hash(VerifierKey const& key) {
  return sha256({bytes_of(key.name), bytes_of("\n"), Bytes{&ed25519_type, 1}, key.key});
}

std::uint32_t big_endian(Bytes four) {
  std::uint32_t value = 0;
  for (auto const b : four) value = value << 8 | std::to_integer<std::uint32_t>(b);
  return value;
}

std::array<std::byte, 4> big_endian(std::uint32_t value) {
  return {std::byte(value >> 24), std::byte(value >> 16), std::byte(value >> 8), std::byte(value)};
}

bool has_control(std::string_view text) {
  for (char const c : text)
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n') return true;
  return false;
}

/// One line without its line feed: "— name base64".
Result<NoteSignature> parse_signature(std::string_view line) {
  if (!line.starts_with(dash))
    return bad_note("dòng chữ ký phải bắt đầu bằng “— ”", "a signature line starts with \"— \"");
  line.remove_prefix(dash.size());
  auto const blank = line.find(' ');
  NoteSignature out;
  out.name = std::string(line.substr(0, blank));
  if (blank == std::string_view::npos || !is_key_name(out.name))
    return bad_note("tên khóa ở dòng chữ ký không hợp lệ", "a signature line has no valid key name");
  auto bytes = from_base64(line.substr(blank + 1));
  if (!bytes || bytes->size() < 5)
    return bad_note("chữ ký không phải base64 hợp lệ", "a signature is no valid base64");
  out.id = big_endian(Bytes(*bytes).first(4));
  out.bytes.assign(bytes->begin() + 4, bytes->end());
  return out;
}

bool signed_by(Note const& note, NoteSignature const& signature, VerifierKey const& key) {
  Signature raw;
  if (signature.bytes.size() != raw.size()) return false;
  std::memcpy(raw.data(), signature.bytes.data(), raw.size());
  return verify(key.key, bytes_of(note.text), raw);
}

}  // namespace

bool is_key_name(std::string_view name) {
  return !name.empty() && text::valid_utf8(name) && !has_control(name) &&
         name.find_first_of("+ \n") == std::string_view::npos && text::squeeze(name) == name;
}

std::uint32_t VerifierKey::id() const { return big_endian(Bytes(key_hash(*this)).first(4)); }

std::string VerifierKey::text() const {
  std::array<std::byte, 33> typed{ed25519_type};
  std::memcpy(typed.data() + 1, key.data(), key.size());
  return name + "+" + to_hex(big_endian(id())) + "+" + to_base64(typed);
}

std::string VerifierKey::fingerprint() const {
  auto const hex = to_hex(Bytes(key_hash(*this)).first(16));
  std::string out;
  for (std::size_t i = 0; i < hex.size(); i += 4) out += (i == 0 ? "" : " ") + hex.substr(i, 4);
  return out;
}

Result<VerifierKey> VerifierKey::parse(std::string_view text) {
  auto const first = text.find('+');
  auto const second = first == std::string_view::npos ? first : text.find('+', first + 1);
  if (second == std::string_view::npos) return bad_key("phải có dạng tên+mã+khóa", "it reads name+id+key");
  VerifierKey out;
  out.name = std::string(text.substr(0, first));
  if (!is_key_name(out.name)) return bad_key("tên khóa không hợp lệ", "the name is not valid");
  std::array<std::byte, 33> typed;
  if (!from_base64(text.substr(second + 1), typed) || typed[0] != ed25519_type)
    return bad_key("không phải khóa Ed25519", "this is no Ed25519 key");
  std::memcpy(out.key.data(), typed.data() + 1, out.key.size());
  if (text.substr(first + 1, second - first - 1) != to_hex(big_endian(out.id())))
    return bad_key("mã của khóa không khớp với khóa, có thể đã chép sai",
                   "its id does not fit the key: copied wrongly?");
  return out;
}

Result<Note> parse_note(std::string_view bytes) {
  if (bytes.size() > max_note_bytes) return bad_note("quá dài", "it is too long");
  if (!text::valid_utf8(bytes) || has_control(bytes))
    return bad_note("có ký tự không được phép", "it holds bytes that are not allowed");
  auto const gap = bytes.rfind("\n\n");
  if (gap == std::string_view::npos || !bytes.ends_with('\n') || gap + 2 == bytes.size())
    return bad_note("thiếu dòng trống và chữ ký", "the empty line and the signatures are missing");
  Note out;
  out.text = std::string(bytes.substr(0, gap + 1));
  for (auto rest = bytes.substr(gap + 2); !rest.empty();) {
    auto const end = rest.find('\n');
    TS_TRY(auto signature, parse_signature(rest.substr(0, end)));
    out.signatures.push_back(std::move(signature));
    if (out.signatures.size() > max_note_signatures)
      return bad_note("quá nhiều chữ ký", "too many signatures");
    rest.remove_prefix(end + 1);
  }
  return out;
}

std::string format_note(Note const& note) {
  auto out = note.text + "\n";
  for (auto const& signature : note.signatures) {
    auto const id = big_endian(signature.id);
    std::vector<std::byte> bytes(id.begin(), id.end());
    bytes.insert(bytes.end(), signature.bytes.begin(), signature.bytes.end());
    out.append(dash).append(signature.name).append(" ");
    append_base64(out, bytes);
    out += '\n';
  }
  return out;
}

Signer::Signer(std::string name, SigningKey key) : name_(std::move(name)), key_(std::move(key)) {
  TS_ASSERT(is_key_name(name_));
}

std::string Signer::sign(std::string_view text) const {
  TS_ASSERT(text.ends_with('\n') && !has_control(text));
  auto const signature = key_.sign(bytes_of(text));
  return format_note({std::string(text), {{name_, verifier().id(), {signature.begin(), signature.end()}}}});
}

Result<std::vector<VerifierKey>> verify_note(Note const& note, std::span<VerifierKey const> known) {
  std::vector<VerifierKey> good;
  for (auto const& signature : note.signatures) {
    for (auto const& key : known) {
      if (key.name != signature.name || key.id() != signature.id) continue;
      if (!signed_by(note, signature, key))
        return fail(Code::corrupt, "note.forged",
                    "Chữ ký mang tên “" + key.name + "” không đúng: nội dung đã bị sửa hoặc chữ ký là giả.",
                    "The signature under the name \"" + key.name +
                        "\" is wrong: the text was altered or it is forged.");
      good.push_back(key);
    }
  }
  if (good.empty())
    return fail(Code::not_found, "note.unknown_signer", "Không có chữ ký nào của khóa đã biết.",
                "None of the known keys signed this.");
  return good;
}

}  // namespace ts::journal
