#include "base/text.hpp"

#include <gtest/gtest.h>

using namespace ts;

TEST(Text, FoldsVietnameseForSearch) {
  EXPECT_EQ(text::fold("  Đăng ký   KHAI SINH "), "dang ky khai sinh");
  EXPECT_EQ(text::fold("Nguyễn Thị Ưởng"), "nguyen thi uong");
}

TEST(Text, DecomposedAndComposedFormsFoldAndNormaliseAlike) {
  std::string const composed = "tiếng Việt", decomposed = "tie\u0302\u0301ng Vie\u0323\u0302t";
  EXPECT_EQ(text::nfc(decomposed), composed);
  EXPECT_EQ(text::fold(decomposed), text::fold(composed));
}

/// A letter outside the Latin ranges sends the whole text the slow way; both ways agree on every letter.
TEST(Text, FoldsALetterAloneAsAmongOthers) {
  auto const utf8 = [](unsigned c) {
    if (c < 0x80) return std::string(1, static_cast<char>(c));
    if (c < 0x800) return std::string{static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 63))};
    return std::string{static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 63)),
                       static_cast<char>(0x80 | (c & 63))};
  };
  for (unsigned c = 1; c < 0x1F00; c = c == 0x24F ? 0x1E00 : c + 1)
    EXPECT_EQ(text::fold("я" + utf8(c) + "x"), "я" + text::fold("a" + utf8(c) + "x").substr(1)) << c;
}

TEST(Text, OrdersByTheVietnameseAlphabet) {
  EXPECT_LT(text::collation_key("dân"), text::collation_key("đất"));
  EXPECT_LT(text::collation_key("đất"), text::collation_key("em"));
  EXPECT_LT(text::collation_key("an"), text::collation_key("ăn"));
}

TEST(Text, SlugsAndLines) {
  EXPECT_EQ(text::slug("Phòng Văn hóa - Xã hội"), "phong-van-hoa-xa-hoi");
  auto const l = text::lines("a\r\nb\n\nc");
  ASSERT_EQ(l.size(), 4u);
  EXPECT_EQ(l[0], "a");
  EXPECT_EQ(l[2], "");
}

TEST(Text, TellsBrokenUtf8) {
  EXPECT_TRUE(text::valid_utf8("Đức An"));
  EXPECT_FALSE(text::valid_utf8("\xc3\x28"));
}
