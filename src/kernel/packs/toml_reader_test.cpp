#include "kernel/packs/toml_reader.hpp"

#include <gtest/gtest.h>

namespace ts::packs {
namespace {

std::vector<Problem> problems_of(std::string_view text) {
  std::vector<Problem> out;
  Doc doc("x.toml", out);
  parse_toml(text, doc);
  return out;
}

TEST(TomlReader, NoLetterIsWhiteSpaceAndNoQuestionIsLeftOpen) {
  constexpr std::u32string_view spaces =
      U"\u00A0\u1680\u180E\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u200B"
      U"\u202F\u205F\u2060\u3000\uFEFF";
  for (char32_t c = 0x80; c < 0x110000; ++c) {
    ASSERT_EQ(toml::impl::is_non_ascii_horizontal_whitespace(c), spaces.find(c) != spaces.npos)
        << std::hex << static_cast<unsigned>(c);
  }
}

TEST(TomlReader, AnAccentedNameIsExplainedWithItsLine) {
  for (auto const* text : {"ten = 1\ntên = 2\n", "ten = 1\n[bảng]\n", "ten = 1\n a.thủ-tục = \"x\"\n",
                           "ten = 1\n\"a b\".đích = 1 # chú thích"}) {
    auto const problems = problems_of(text);
    ASSERT_EQ(problems.size(), 1u) << text;
    EXPECT_EQ(problems[0].file, "x.toml");
    EXPECT_EQ(problems[0].line, 2) << text;
    EXPECT_NE(problems[0].vi.find("Tên mục có dấu"), std::string::npos) << problems[0].vi;
    EXPECT_NE(problems[0].remedy_vi.find("không dấu"), std::string::npos);
  }
}

TEST(TomlReader, AHeaderWithoutANameIsAnErrorOfItsLineAndNotTheEndOfTheProgram) {
  for (auto const* text : {"ten = 1\n[=]\n", "ten = 1\n[[ ,a]]\n", "ten = 1\n  [\n", "ten = 1\n[#\n"}) {
    auto const problems = problems_of(text);
    ASSERT_EQ(problems.size(), 1u) << text;
    EXPECT_EQ(problems[0].line, 2) << text;
    EXPECT_NE(problems[0].vi.find("Sai cú pháp TOML"), std::string::npos) << problems[0].vi;
  }
}

TEST(TomlReader, AccentsElsewhereAreNotBlamed) {
  for (auto const* text : {"ten = đúng\n", "# tên\nten = \"Tên\n", "\"tên\" 1\n", "ten 1 # tên\n"}) {
    auto const problems = problems_of(text);
    ASSERT_EQ(problems.size(), 1u) << text;
    EXPECT_NE(problems[0].vi.find("Sai cú pháp TOML"), std::string::npos) << problems[0].vi;
  }
}

TEST(TomlReader, VietnameseInValuesAndQuotedNamesIsTaken) {
  std::vector<Problem> problems;
  Doc doc("x.toml", problems);
  auto const table = parse_toml("\"tên\" = \"Đúng\"\nlong = \"\"\"một \\\n   Đây\"\"\"\n", doc);
  ASSERT_TRUE(table);
  EXPECT_EQ((*table)["tên"].value_or(std::string{}), "Đúng");
  EXPECT_EQ((*table)["long"].value_or(std::string{}), "một Đây");
}

}  // namespace
}  // namespace ts::packs
