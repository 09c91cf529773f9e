/// The search over the procedures as they are shipped: what people say and how they mistype it.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "kernel/packs/packs.hpp"
#include "kernel/packs/spoken.hpp"

namespace ts::packs {
namespace {

Day const today = parse_day("2026-11-21").value();

PackSet const& packs() {
  static auto const loaded = load(std::filesystem::path{TS_SOURCE_DIR "/packs"}).value();
  return *loaded;
}

TEST(Search, CitizensAreUnderstoodAsTheySpeakAndMistype) {
  struct Query {
    std::string_view typed, code;
  };
  Query const queries[] = {
      {"dki ket hon", "1.000894"},     {"tôi muốn làm giấy khai sinh cho con", "1.001193"},
      {"khaisinh", "1.001193"},        {"lam gks", "1.001193"},
      {"khai xih", "1.001193"},        {"giay kai sinh", "1.001193"},
      {"cong chung", "2.000815"},      {"photo cong chung", "2.000815"},
      {"mat cha", "1.000656"},         {"mo hkd", "1.001612"},
      {"toi can lam nha", "1.013225"}, {"xin gpxd", "1.013225"},
      {"dam cuoi", "1.000894"}};
  for (auto const& q : queries) {
    auto const hits = packs().search(q.typed, today, 3);
    EXPECT_TRUE(std::ranges::any_of(hits, [&](Hit const& h) { return h.type->code == q.code; }))
        << q.typed << " found " << (hits.empty() ? "nothing" : hits.front().type->name.vi);
  }
}

TEST(Search, WhatTheCommuneDoesNotDoIsNotGuessed) {
  EXPECT_TRUE(packs().search("phi thuyền không gian", today).empty());
  EXPECT_TRUE(packs().search("toi muon", today).empty()) << "small talk alone asks for nothing";
}

TEST(Search, SmallTalkIsLeftOutAndAbbreviationsAreWrittenOut) {
  using Words = std::vector<std::string>;
  EXPECT_EQ(written_out("toi muon dki ket hon"), (Words{"toi", "muon", "dang", "ky", "ket", "hon"}));
  EXPECT_EQ(written_out("cha mat roi"), (Words{"qua", "doi", "roi"}));
  EXPECT_EQ(written_out(""), Words{});
  EXPECT_EQ(without_small_talk({"toi", "muon", "ket", "hon"}), (Words{"ket", "hon"}));
  EXPECT_EQ(without_small_talk({"toi", "muon"}), (Words{"toi", "muon"}));
}

}  // namespace
}  // namespace ts::packs
