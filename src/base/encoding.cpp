#include <array>
#include <cstring>

#include "base/crypto.hpp"

namespace ts {
namespace {

constexpr std::string_view standard = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view url_safe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::uint8_t none = 0xff;

constexpr std::array<std::uint8_t, 256> inverse(std::string_view alphabet) {
  std::array<std::uint8_t, 256> table{};
  table.fill(none);
  for (std::size_t i = 0; i < alphabet.size(); ++i)
    table[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
  return table;
}
constexpr auto standard_values = inverse(standard);
constexpr auto url_safe_values = inverse(url_safe);
constexpr auto hex_values = inverse(hex_digits);

void append64(std::string& out, Bytes in, std::string_view alphabet, bool pad) {
  auto const start = out.size();
  out.resize(start + (in.size() + 2) / 3 * 4);
  char* put = out.data() + start;
  auto const at = [&](std::size_t i) { return i < in.size() ? std::to_integer<unsigned>(in[i]) : 0u; };
  std::size_t i = 0;
  for (; i < in.size(); i += 3) {
    unsigned const v = at(i) << 16 | at(i + 1) << 8 | at(i + 2);
    for (int shift = 18; shift >= 0; shift -= 6) *put++ = alphabet[v >> shift & 63];
  }
  auto const missing = i - in.size();  // 0, 1 or 2 bytes short of a whole group
  if (!pad)
    out.resize(out.size() - missing);
  else
    std::fill_n(out.end() - static_cast<std::ptrdiff_t>(missing), missing, '=');
}

/// `text` without padding; `out` of exactly the decoded size.
bool decode64(std::string_view text, std::span<std::byte> out, std::array<std::uint8_t, 256> const& values) {
  std::size_t put = 0;
  unsigned bits = 0, have = 0, bad = 0;
  for (unsigned char const c : text) {
    auto const v = values[c];
    bad |= v & 0xc0;  // `none` has these bits, a value has not
    bits = (bits << 6 | (v & 63)) & 0xffff;
    have += 6;
    if (have >= 8) {
      have -= 8;
      out[put++] = static_cast<std::byte>(bits >> have & 0xff);
    }
  }
  return bad == 0 && (bits & ((1u << have) - 1)) == 0;
}

/// Removes the padding of complete groups of four; nothing when the length is wrong.
std::optional<std::string_view> unpadded(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  for (int i = 0; i < 2 && !text.empty() && text.back() == '='; ++i) text.remove_suffix(1);
  return text;
}

std::optional<std::vector<std::byte>> decode64(std::string_view text,
                                               std::array<std::uint8_t, 256> const& values) {
  if (text.size() % 4 == 1) return std::nullopt;
  std::vector<std::byte> out(text.size() * 3 / 4);
  if (!decode64(text, out, values)) return std::nullopt;
  return out;
}

}  // namespace

void append_base64(std::string& out, Bytes bytes) { append64(out, bytes, standard, true); }

std::string to_base64(Bytes bytes) {
  std::string out;
  append_base64(out, bytes);
  return out;
}

std::optional<std::vector<std::byte>> from_base64(std::string_view text) {
  auto const bare = unpadded(text);
  return bare ? decode64(*bare, standard_values) : std::nullopt;
}

bool from_base64(std::string_view text, std::span<std::byte> out) {
  auto const bare = unpadded(text);
  return bare && bare->size() % 4 != 1 && bare->size() * 3 / 4 == out.size() &&
         decode64(*bare, out, standard_values);
}

std::string to_base64url(Bytes bytes) {
  std::string out;
  append64(out, bytes, url_safe, false);
  return out;
}

std::optional<std::vector<std::byte>> from_base64url(std::string_view text) {
  return decode64(text, url_safe_values);
}

std::string to_hex(Bytes bytes) {
  std::string out;
  out.reserve(bytes.size() * 2);
  for (auto const b : bytes) {
    out += hex_digits[std::to_integer<unsigned>(b) >> 4];
    out += hex_digits[std::to_integer<unsigned>(b) & 15];
  }
  return out;
}

bool from_hex(std::string_view text, std::span<std::byte> out) {
  if (text.size() != out.size() * 2) return false;
  for (std::size_t i = 0; i < out.size(); ++i) {
    auto const high = hex_values[static_cast<unsigned char>(text[2 * i])];
    auto const low = hex_values[static_cast<unsigned char>(text[2 * i + 1])];
    if (high == none || low == none) return false;
    out[i] = static_cast<std::byte>(high << 4 | low);
  }
  return true;
}

std::optional<std::vector<std::byte>> from_hex(std::string_view text) {
  std::vector<std::byte> out(text.size() / 2);
  if (!from_hex(text, out)) return std::nullopt;
  return out;
}

}  // namespace ts
