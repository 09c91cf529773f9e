#include "domain/indicators/definition.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ts::indicators {
namespace {

using testing::HasSubstr;

std::string fault(std::string_view text, std::span<std::string const> catalogue = {}) {
  auto const d = Definitions::parse(text, "definitions.toml", catalogue);
  return d ? "accepted" : d.error().en;
}

constexpr std::string_view share = R"([[indicator]]
id = "a"
unit = "%"
from = "cases"
numerator = "closed: on_time"
denominator = ["closed", "overdue"]
)";

TEST(Definitions, ReadsTermsOnceEach) {
  auto const text = std::string(share) + R"([[indicator]]
id = "b"
unit = "%"
from = "procedures"
denominator = ["not internal", "online_payment"]
denominator_with = "paid"
numerator_with = "paid: paid_online"
[[indicator]]
id = "c"
unit = "% tăng"
from = "rise"
of = "a"
[not_yet]
docs = ["d", "e"]
[records.docs]
vi = "Chưa có sổ văn bản."
en = "No register yet."
)";
  auto const loaded = Definitions::parse(text, "f");
  ASSERT_TRUE(loaded) << loaded.error().en;
  EXPECT_EQ(loaded->all().size(), 5u);
  EXPECT_EQ(loaded->terms().size(), 3u);
  EXPECT_EQ(loaded->procedure_terms().size(), 2u);
  auto const* b = loaded->find("b");
  ASSERT_TRUE(b);
  auto const& set = std::get<ProcedureShare>(b->formula).numerator;
  EXPECT_EQ(set.all, bit(Flag::online_payment));
  EXPECT_EQ(set.none, bit(Flag::internal));
  EXPECT_FALSE(loaded->find("d")->computed());
  EXPECT_EQ(std::get<NotYet>(loaded->find("e")->formula).vi, "Chưa có sổ văn bản.");
  EXPECT_EQ(loaded->find("f"), nullptr);
}

TEST(Definitions, NamesFileAndLineOfEveryFault) {
  auto const text = std::string(share) + R"([[indicator]]
id = "b"
unit = "%"
from = "cases"
numerator = "closed: in_time"
[[indicator]]
id = "c"
unit = "%"
from = "casez"
)";
  auto const message = fault(text);
  EXPECT_THAT(message, HasSubstr("definitions.toml:11: \"in_time\" is not a fact"));
  EXPECT_THAT(message, HasSubstr("definitions.toml:12: \"from\" is \"casez\""));
}

TEST(Definitions, ShareMayNotPass100Percent) {
  EXPECT_THAT(fault("[[indicator]]\nid='a'\nunit='%'\nfrom='cases'\nnumerator='received'\ndenominator='"
                    "received: online'\n"),
              HasSubstr("could pass 100%"));
  EXPECT_THAT(
      fault("[[indicator]]\nid='a'\nunit='%'\nfrom='cases'\nnumerator='closed'\ndenominator='received'\n"),
      HasSubstr("could pass 100%"));
}

TEST(Definitions, RefusesWhatItDoesNotKnow) {
  EXPECT_THAT(fault("[[indicator]\n"), HasSubstr("definitions.toml:1: Not valid TOML"));
  EXPECT_THAT(fault("schema = 1\n"), HasSubstr("There is no [[indicator]]"));
  EXPECT_THAT(fault(std::string(share) + "numerater = 'x'\n"), HasSubstr("no key \"numerater\""));
  EXPECT_THAT(fault(std::string(share) + std::string(share)), HasSubstr("\"a\" is defined twice"));
  EXPECT_THAT(fault(std::string(share) + "[not_yet]\nx = ['b']\n"), HasSubstr("add [records.x]"));
  EXPECT_THAT(fault(std::string(share) + "[[indicator]]\nid='b'\nunit='%'\nfrom='rise'\nof='z'\n"),
              HasSubstr("\"of\" is \"z\""));
  EXPECT_THAT(fault("[[indicator]]\nid='a'\nunit='%'\nfrom='procedures'\ndenominator='internals'\n"),
              HasSubstr("\"internals\" is not a flag"));
  EXPECT_THAT(fault("[[indicator]]\nid='a'\nunit='%'\nfrom='procedures'\ndenominator='internal'\n"
                    "denominator_with='paid'\nnumerator_with='received'\n"),
              HasSubstr("must narrow"));
}

TEST(Definitions, CoversTheCatalogue) {
  std::vector<std::string> const catalogue{"a", "z"};
  EXPECT_THAT(fault(share, catalogue), HasSubstr("Indicator \"z\" of the catalogue is neither defined"));
  std::vector<std::string> const other{"z"};
  EXPECT_THAT(fault(share, other), HasSubstr("definitions.toml:1: \"a\" is not in the catalogue"));
}

TEST(Definitions, TheShippedFileLoadsAndGivesAtLeast25OfTheProcedurePillar) {
  auto const loaded = Definitions::load(TS_SOURCE_DIR "/packs/indicators/definitions.toml");
  ASSERT_TRUE(loaded) << loaded.error().en;
  int computed = 0;
  for (auto const& d : loaded->all()) {
    computed += d.computed();
    auto const* missing = std::get_if<NotYet>(&d.formula);
    EXPECT_TRUE(!missing || (!missing->vi.empty() && !missing->en.empty())) << d.id;
  }
  EXPECT_GE(computed, 25);
  EXPECT_TRUE(loaded->find("ty-le-ho-so-tthc-dung-han")->computed());
}

TEST(Definitions, MissingFileIsNamed) {
  auto const loaded = Definitions::load("/nonexistent/x.toml");
  ASSERT_FALSE(loaded);
  EXPECT_THAT(loaded.error().vi, HasSubstr("/nonexistent/x.toml"));
}

}  // namespace
}  // namespace ts::indicators
