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
