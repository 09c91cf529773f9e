#include "base/json.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace ts;

namespace {
std::string slurp(std::filesystem::path const& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string canonical_double(std::uint64_t bits) {
  return canonical(json::value(std::bit_cast<double>(bits)));
}

std::string error_id(std::string_view text, JsonLimits limits = {}) {
  auto const r = parse_json(text, limits);
  return r ? "" : r.error().id;
}
}  // namespace

TEST(Json, CanonicalFormOfTheRfc8785Vectors) {
  std::filesystem::path const dir = std::filesystem::path(TS_SOURCE_DIR) / "tests/vectors/jcs/testdata";
  int seen = 0;
  for (auto const& entry : std::filesystem::directory_iterator(dir / "input")) {
    auto const value = parse_json(slurp(entry.path()));
    ASSERT_TRUE(value) << entry.path() << value.error().en;
    EXPECT_EQ(canonical(*value), slurp(dir / "output" / entry.path().filename())) << entry.path();
    ++seen;
  }
  EXPECT_GE(seen, 6);
}

TEST(Json, NumbersOfRfc8785AppendixB) {
  std::pair<std::uint64_t, char const*> const numbers[] = {{0x0000000000000000, "0"},
                                                           {0x8000000000000000, "0"},
                                                           {0x0000000000000001, "5e-324"},
                                                           {0x8000000000000001, "-5e-324"},
                                                           {0x7fefffffffffffff, "1.7976931348623157e+308"},
                                                           {0xffefffffffffffff, "-1.7976931348623157e+308"},
                                                           {0x4340000000000000, "9007199254740992"},
                                                           {0xc340000000000000, "-9007199254740992"},
                                                           {0x4430000000000000, "295147905179352830000"},
                                                           {0x44b52d02c7e14af5, "9.999999999999997e+22"},
                                                           {0x44b52d02c7e14af6, "1e+23"},
                                                           {0x44b52d02c7e14af7, "1.0000000000000001e+23"},
                                                           {0x444b1ae4d6e2ef4e, "999999999999999700000"},
                                                           {0x444b1ae4d6e2ef4f, "999999999999999900000"},
                                                           {0x444b1ae4d6e2ef50, "1e+21"},
                                                           {0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"},
                                                           {0x3eb0c6f7a0b5ed8d, "0.000001"},
                                                           {0x41b3de4355555553, "333333333.3333332"},
                                                           {0x41b3de4355555554, "333333333.33333325"},
                                                           {0x41b3de4355555555, "333333333.3333333"},
                                                           {0x41b3de4355555556, "333333333.3333334"},
                                                           {0x41b3de4355555557, "333333333.33333343"},
                                                           {0xbecbf647612f3696, "-0.0000033333333333333333"},
                                                           {0x43143ff3c1cb0959, "1424953923781206.2"}};
  for (auto const& [bits, text] : numbers) EXPECT_EQ(canonical_double(bits), text);
}

TEST(Json, IntegersBeyondTwoTo53AreDoublesInCanonicalForm) {
  EXPECT_EQ(canonical(json::value(std::int64_t{9007199254740991})), "9007199254740991");
  EXPECT_EQ(canonical(json::value(std::int64_t{9007199254740993})), "9007199254740992");
  EXPECT_EQ(canonical(json::value(std::uint64_t{18446744073709551615u})), "18446744073709552000");
}

TEST(Json, ParsesDoublesToTheNearest) {
  EXPECT_EQ(canonical(*parse_json("0.1e-6")), "1e-7");
  EXPECT_EQ(canonical(*parse_json("1e-400")), "0");
  EXPECT_EQ(canonical(*parse_json("2.2250738585072011e-308")), "2.225073858507201e-308");
  EXPECT_EQ(error_id("1e400"), "json.syntax");
}

TEST(Json, SaysWhereTheTextBreaks) {
  auto const r = parse_json("{\n  \"a\": 1,\n  b\n}");
  ASSERT_FALSE(r);
  EXPECT_EQ(r.error().id, "json.syntax");
  EXPECT_NE(r.error().en.find("line 3, column 3"), std::string::npos) << r.error().en;
}

TEST(Json, RefusesWhatIsNotStrictlyJson) {
  for (auto const* text :
       {"", "{", "[1,]", "{\"a\":1} x", "'a'", "01", "\"\\ud800\"", "\"\xff\"", "// c\n1", "NaN"})
    EXPECT_EQ(error_id(text), "json.syntax") << text;
  EXPECT_EQ(error_id("{\"a\":1,\"a\":2}"), "json.duplicate");
  EXPECT_EQ(error_id("[{\"a\":{\"b\":1,\"\\u0062\":1}}]"), "json.duplicate");
  EXPECT_EQ(error_id("[[[1]]]", {.depth = 2}), "json.too_deep");
  EXPECT_EQ(error_id("[1, 2, 3]", {.size = 4}), "json.too_large");
  EXPECT_EQ(parse_json_object("[]").error().id, "json.not_object");
}

TEST(Json, AccessorsNameTheField) {
  auto const o = *parse_json_object(R"({"name":"An","age":7,"ok":true,"none":null,"list":[1],"in":{"x":1}})");
  EXPECT_EQ(*get_string(o, "name"), "An");
  EXPECT_EQ(*get_int(o, "age"), 7);
  EXPECT_TRUE(*get_bool(o, "ok"));
  EXPECT_EQ((*get_array(o, "list"))->size(), 1u);
  EXPECT_EQ((*get_object(o, "in"))->size(), 1u);
  EXPECT_EQ(*get_int_or(o, "absent", 3), 3);
  EXPECT_EQ(*get_string_or(o, "none", "-"), "-");
  EXPECT_EQ(*get_bool_or(o, "absent", true), true);
  EXPECT_EQ(get_string(o, "a/b").error().field, "/a~1b");
  EXPECT_EQ(get_string(o, "absent").error().id, "json.missing");
  EXPECT_EQ(get_string(o, "age").error().id, "json.type");
  EXPECT_EQ(get_int_or(o, "name", 1).error().field, "/name");
}
