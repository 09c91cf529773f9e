#include <algorithm>
#include <array>

#include "kernel/files/files.hpp"

namespace ts::files {
namespace {

using std::string_view_literals::operator""sv;

struct Entry {
  MediaType type;
  std::string_view mime;
  std::string_view extension;
};

constexpr std::array<Entry, 7> entries{{
    {MediaType::pdf, "application/pdf", "pdf"},
    {MediaType::jpeg, "image/jpeg", "jpg"},
    {MediaType::png, "image/png", "png"},
    {MediaType::webp, "image/webp", "webp"},
    {MediaType::heic, "image/heic", "heic"},
    {MediaType::docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"},
    {MediaType::xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"},
}};

constexpr std::size_t directory_entry = 46;  ///< fixed part of a zip central directory entry
constexpr std::size_t directory_end = 22;    ///< the same of its end record

std::size_t u16(std::string_view s, std::size_t at) {
  return static_cast<unsigned char>(s[at]) | static_cast<std::size_t>(static_cast<unsigned char>(s[at + 1]))
                                                 << 8;
}
std::size_t u32(std::string_view s, std::size_t at) { return u16(s, at) | u16(s, at + 2) << 16; }

/// The names in a zip's central directory (APPNOTE 4.3.12); empty when it is not well formed.
std::vector<std::string_view> zip_names(std::string_view zip) {
  auto const end = zip.rfind("PK\5\6"sv);
  if (end == std::string_view::npos || zip.size() - end < directory_end) return {};
  auto const count = u16(zip, end + 10);
  auto at = u32(zip, end + 16);
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < count; ++i) {
    if (at > end || end - at < directory_entry || zip.substr(at, 4) != "PK\1\2"sv) return {};
    auto const length = u16(zip, at + 28);
    if (end - at - directory_entry < length) return {};
    names.push_back(zip.substr(at + directory_entry, length));
    at += directory_entry + length + u16(zip, at + 30) + u16(zip, at + 32);
  }
  return names;
}

}  // namespace

std::string_view mime(MediaType type) { return entries[static_cast<std::size_t>(type)].mime; }
std::string_view extension(MediaType type) { return entries[static_cast<std::size_t>(type)].extension; }

std::optional<MediaType> media_type_of(std::string_view text) {
  for (auto const& entry : entries) {
    if (entry.mime == text) return entry.type;
  }
  return std::nullopt;
}

std::optional<MediaType> sniff(Bytes head) {
  auto const text = text_of(head);
  if (text.starts_with("%PDF-")) return MediaType::pdf;
  if (text.starts_with("\xFF\xD8\xFF"sv)) return MediaType::jpeg;
  if (text.starts_with("\x89PNG\r\n\x1A\n"sv)) return MediaType::png;
  if (text.size() < 12) return std::nullopt;
  if (text.starts_with("RIFF") && text.substr(8, 4) == "WEBP") return MediaType::webp;
  if (text.substr(4, 4) == "ftyp") {
    auto const brand = text.substr(8, 4);
    for (auto const* known : {"heic", "heix", "heim", "heis", "hevc", "mif1", "msf1"}) {
      if (brand == known) return MediaType::heic;
    }
  }
  return std::nullopt;
}

bool starts_as_zip(Bytes head) { return text_of(head).starts_with("PK\3\4"sv); }

std::optional<MediaType> sniff_office(Bytes whole) {
  if (!starts_as_zip(whole)) return std::nullopt;
  auto const names = zip_names(text_of(whole));
  auto const has = [&](std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  auto const macros = std::any_of(names.begin(), names.end(), [](std::string_view name) {
    return name.find("vbaProject") != std::string_view::npos;
  });
  if (macros || !has("[Content_Types].xml")) return std::nullopt;
  if (has("word/document.xml")) return MediaType::docx;
  if (has("xl/workbook.xml")) return MediaType::xlsx;
  return std::nullopt;
}

bool shown_inline(MediaType type) {
  return type == MediaType::pdf || type == MediaType::jpeg || type == MediaType::png ||
         type == MediaType::webp;
}

}  // namespace ts::files
