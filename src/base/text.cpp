#include "base/text.hpp"

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "base/result.hpp"

namespace ts::text {
namespace {

icu::Normalizer2 const& normalizer(bool compose) {
  UErrorCode status = U_ZERO_ERROR;
  auto const* n = compose ? icu::Normalizer2::getNFCInstance(status) : icu::Normalizer2::getNFDInstance(status);
  TS_ASSERT(U_SUCCESS(status));
  return *n;
}

icu::UnicodeString normalized(icu::UnicodeString const& s, bool compose) {
  UErrorCode status = U_ZERO_ERROR;
  auto out = normalizer(compose).normalize(s, status);
  TS_ASSERT(U_SUCCESS(status));
  return out;
}

icu::UnicodeString utf16(std::string_view s) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(s.data(), static_cast<int32_t>(s.size())));
}

std::string utf8(icu::UnicodeString const& s) {
  std::string out;
  s.toUTF8String(out);
  return out;
}

/// Calls `put(c)` for each code point with white space runs collapsed and both ends trimmed.
template <class Put>
void squeezed(icu::UnicodeString const& s, Put put) {
  bool pending = false, any = false;
  for (int32_t i = 0; i < s.length();) {
    UChar32 const c = s.char32At(i);
    i += U16_LENGTH(c);
    if (u_isUWhiteSpace(c) || c == 0xFEFF || c == 0x200B) {
      pending = any;
      continue;
    }
    if (pending) put(UChar32{' '});
    pending = false;
    any = true;
    put(c);
  }
}

/// The whole of folding but for white space.
icu::UnicodeString fold_any(icu::UnicodeString const& s) {
  auto u = normalized(s, false);
  u.toLower(icu::Locale::getRoot());
  icu::UnicodeString out;
  for (int32_t i = 0; i < u.length();) {
    UChar32 const c = u.char32At(i);
    i += U16_LENGTH(c);
    if (u_charType(c) != U_NON_SPACING_MARK) out.append(c == 0x111 ? UChar32{'d'} : c);  // đ does not decompose
  }
  return out;
}

// Names and titles are nearly all of Latin letters, each of which folds by itself: a table of what fold_any gives for
// one.
constexpr UChar32 latin_end = 0x250, vietnamese_begin = 0x1E00, vietnamese_end = 0x1F00;

UChar32 latin_index(UChar32 c) {
  if (c < latin_end) return c;
  return c >= vietnamese_begin && c < vietnamese_end ? latin_end + c - vietnamese_begin : -1;
}

bool all_latin(icu::UnicodeString const& s) {
  for (int32_t i = 0; i < s.length(); ++i)
    if (latin_index(s.charAt(i)) < 0) return false;
  return true;
}

std::vector<icu::UnicodeString> const& latin_folds() {
  static auto const folds = [] {
    std::vector<icu::UnicodeString> out;
    for (UChar32 c = 0; c < latin_end; ++c) out.push_back(fold_any(icu::UnicodeString(c)));
    for (UChar32 c = vietnamese_begin; c < vietnamese_end; ++c) out.push_back(fold_any(icu::UnicodeString(c)));
    return out;
  }();
  return folds;
}

/// True only when there is nothing to squeeze: single ASCII spaces between words, and no lead byte that begins
/// another kind of space.
bool plainly_squeezed(std::string_view s) {
  if (s.empty()) return true;
  if (s.front() == ' ' || s.back() == ' ') return false;
  for (std::size_t i = 0; i < s.size(); ++i) {
    auto const byte = static_cast<unsigned char>(s[i]);
    if (byte < 0x20 || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF) return false;
    if (byte == ' ' && s[i - 1] == ' ') return false;
    if (byte == 0xE1 && i + 1 < s.size() && static_cast<unsigned char>(s[i + 1]) == 0x9A) return false;
  }
  return valid_utf8(s);
}

}  // namespace

bool valid_utf8(std::string_view s) {
  int32_t i = 0;
  auto const n = static_cast<int32_t>(s.size());
  while (i < n) {
    UChar32 c;
    U8_NEXT(s.data(), i, n, c);
    if (c < 0) return false;
  }
  return true;
}

std::string nfc(std::string_view s) {
  UErrorCode status = U_ZERO_ERROR;
  icu::StringPiece const bytes(s.data(), static_cast<int32_t>(s.size()));
  // What people type nearly always is in this form already.
  if (normalizer(true).isNormalizedUTF8(bytes, status) && U_SUCCESS(status) && valid_utf8(s)) return std::string{s};
  return utf8(normalized(utf16(s), true));
}

std::string fold(std::string_view s) {
  auto text = utf16(s);
  icu::UnicodeString out;
  if (!all_latin(text)) {
    squeezed(fold_any(text), [&](UChar32 c) { out.append(c); });
    return utf8(out);
  }
  squeezed(text, [&](UChar32 c) { out.append(latin_folds()[static_cast<std::size_t>(latin_index(c))]); });
  return utf8(out);
}

std::string lower(std::string_view s) { return utf8(utf16(s).toLower(icu::Locale("vi"))); }
std::string upper(std::string_view s) { return utf8(utf16(s).toUpper(icu::Locale("vi"))); }

std::string collation_key(std::string_view s) {
  static auto const* const collator = [] {
    UErrorCode status = U_ZERO_ERROR;
    auto* c = icu::Collator::createInstance(icu::Locale("vi"), status);
    TS_ASSERT(U_SUCCESS(status));
    return c;
  }();
  auto const u = utf16(s);
  auto const n = collator->getSortKey(u, nullptr, 0);
  std::string key(static_cast<std::size_t>(n), '\0');
  collator->getSortKey(u, reinterpret_cast<uint8_t*>(key.data()), n);
  if (!key.empty()) key.pop_back();  // the terminating zero
  return key;
}

std::string squeeze(std::string_view s) {
  if (plainly_squeezed(s)) return std::string{s};
  icu::UnicodeString out;
  squeezed(utf16(s), [&](UChar32 c) { out.append(c); });
  return utf8(out);
}

std::size_t length(std::string_view s) { return static_cast<std::size_t>(utf16(s).countChar32()); }

std::vector<std::string_view> lines(std::string_view s) {
  std::vector<std::string_view> out;
  while (!s.empty()) {
    auto const end = s.find('\n');
    auto line = s.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    out.push_back(line);
    s = end == std::string_view::npos ? std::string_view{} : s.substr(end + 1);
  }
  return out;
}

std::string slug(std::string_view s) {
  std::string out;
  for (char const c : fold(s)) {
    bool const keep = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (keep)
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

}  // namespace ts::text
