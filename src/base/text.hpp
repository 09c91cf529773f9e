#pragma once
/// Vietnamese text. All text is UTF-8. What enters the system is normalised to NFC once, at the edge.
#include <string>
#include <string_view>
#include <vector>

namespace ts::text {

/// True when the bytes are valid UTF-8.
bool valid_utf8(std::string_view s);
/// Unicode NFC. Invalid bytes become U+FFFD.
std::string nfc(std::string_view s);
/// For search and comparison: NFC, lower case, marks removed, đ -> d, runs of white space -> one blank, trimmed.
/// fold("Đăng ký  khai sinh") == "dang ky khai sinh".
std::string fold(std::string_view s);
/// Lower case by Unicode rules, marks kept.
std::string lower(std::string_view s);
std::string upper(std::string_view s);
/// Collation key in Vietnamese order ("vi"): comparing keys bytewise orders the strings.
std::string collation_key(std::string_view s);
/// Removes white space (Unicode) at both ends and collapses runs inside to one blank.
std::string squeeze(std::string_view s);
/// Number of code points.
std::size_t length(std::string_view s);
/// Splits at line feeds; a final line without one counts; "\r" before "\n" is dropped.
std::vector<std::string_view> lines(std::string_view s);
/// ASCII slug of folded text: "Phòng Văn hóa - Xã hội" -> "phong-van-hoa-xa-hoi".
std::string slug(std::string_view s);

}  // namespace ts::text
