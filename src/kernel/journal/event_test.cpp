#include "kernel/journal/event.hpp"

#include <gtest/gtest.h>

#include "kernel/journal/sample.hpp"

using namespace ts;
using namespace ts::journal;

TEST(Event, HeaderBytesAreTheDocumentedOnes) {
  auto event = sample_event(3, R"({"due":"2026-01-26","step":"accept"})", "");
  EXPECT_EQ(header_bytes(event.header),
            R"({"actor":"staff:12","at":"2026-01-21T09:15:03.000Z","case":7,"commune":17464,)"
            R"("data":{"due":"2026-01-26","step":"accept"},"seq":3,"type":"case.accepted","v":1})");
  event.header.case_no = CaseNo{};
  event.header.body = Hash{};
  EXPECT_EQ(header_bytes(event.header),
            R"({"actor":"staff:12","at":"2026-01-21T09:15:03.000Z",)"
            R"("body":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=","commune":17464,)"
            R"("data":{"due":"2026-01-26","step":"accept"},"seq":3,"type":"case.accepted","v":1})");
}

TEST(Event, WrittenWithoutADomTheHeaderIsCanonicalAllTheSame) {
  auto const event = sample_event(12, R"({"a":"ị\"\\","b":[1,2.5,null]})", R"({"name":"Trần Thị Ị"})");
  auto const bytes = header_bytes(event.header);
  EXPECT_EQ(canonical(*parse_json(bytes)), bytes);
  EXPECT_EQ(parse_header(bytes).value(), event.header);
}

TEST(Event, ReadsOnlyTheOneForm) {
  auto const good = header_bytes(sample_event(3, "{}", R"({"x":1})").header);
  ASSERT_TRUE(parse_header(good));
  auto const with = [&](std::string_view what, std::string_view instead) {
    auto text = good;
    auto const at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), instead);
  };
  std::pair<char const*, char const*> const changes[] = {{"\"v\":1", "\"v\":2"},
                                                         {"\"v\":1", "\"v\":1,\"z\":0"},
                                                         {"\"seq\":3", "\"seq\":3.0"},
                                                         {"\"seq\":3", "\"seq\":-3"},
                                                         {"\"seq\":3", "\"seq\":9007199254740992"},
                                                         {"\"seq\":3,", ""},
                                                         {"\"seq\":3", "\"seq\": 3"},
                                                         {"\"case\":7", "\"case\":0"},
                                                         {"staff:12", "Staff:12"},
                                                         {"staff:12", "staff:"},
                                                         {"case.accepted", "case..accepted"},
                                                         {"case.accepted", "case.accepted."},
                                                         {"17464", "100000"},
                                                         {"\"data\":{}", "\"data\":[]"},
                                                         {"\"data\":{}", "\"data\":{\"b\":1,\"a\":2}"},
                                                         {"03.000Z", "03Z"},
                                                         {"\"body\":\"", "\"body\":\"="},
                                                         {"case.accepted", "case.\\u0061ccepted"}};
  for (auto const& [what, instead] : changes) EXPECT_FALSE(parse_header(with(what, instead))) << instead;
  EXPECT_FALSE(parse_header(good + " "));
}

TEST(Event, NoByteOfAHeaderCanChangeAndBeTheSameLeaf) {
  auto const event = sample_event(3, R"({"due":"2026-01-26"})", R"({"x":1})");
  auto const good = header_bytes(event.header);
  for (std::size_t i = 0; i < good.size(); ++i) {
    auto bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 1);
    auto const read = parse_header(bad);
    if (read) {
      EXPECT_NE(*read, event.header) << bad;
    }
    EXPECT_NE(leaf_hash(bad), leaf_hash(good));
  }
}

TEST(Event, TheBodyIsBoundBySaltAndHash) {
  auto const random = seeded_random(1);
  auto a = sample_event(1, "{}", ""), b = a;
  seal_body(a, R"({"x":1})", *random);
  seal_body(b, R"({"x":1})", *random);
  EXPECT_NE(a.header.body, b.header.body) << "the same body twice must not give the same commitment";
  EXPECT_EQ(a.header.body, body_commitment(a.salt, a.body));
}

TEST(Event, DataCannotReachOutsideItsMember) {
  for (auto const* good : {"{}", R"({"a":"}"})", R"({"a":{"b":[{}]},"c":"\"}"})"})
    EXPECT_TRUE(is_enclosed_object(good));
  for (auto const* bad :
       {"", "{", "[]", R"({"a":1},"seq":5)", "{}{}", R"({"a":")", R"({"a":"\")", " {}", "{} ", "{]"})
    EXPECT_FALSE(is_enclosed_object(bad)) << bad;
  EXPECT_EQ(check_header(sample_event(0, R"({"a":1},"seq":5)", "").header).error().field, "/data");
}
