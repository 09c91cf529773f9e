#include "domain/indicators/facts.hpp"

#include <gtest/gtest.h>

#include <set>

namespace ts::indicators {
namespace {

TEST(Facts, NamesAreUniqueAndFound) {
  std::set<std::string_view> seen;
  for (auto const fact : all_facts()) {
    EXPECT_TRUE(seen.insert(name(fact)).second) << name(fact);
    EXPECT_EQ(fact_named(name(fact)), fact);
  }
  EXPECT_FALSE(fact_named("on time"));
}

TEST(Term, TextIsCanonical) {
  auto const term = parse_term(" paid :paid_on_portal&  paid_online ").value();
  EXPECT_EQ(term.moment, Moment::paid);
  EXPECT_EQ(term.mask, bit(Fact::paid_online) | bit(Fact::paid_on_portal));
  EXPECT_EQ(to_text(term), "paid:paid_online&paid_on_portal");
  EXPECT_EQ(parse_term(to_text(term)).value(), term);
  EXPECT_EQ(to_text(parse_term("overdue").value()), "overdue");
}

TEST(Term, ReadsAsWords) {
  EXPECT_EQ(vi(parse_term("closed: on_time").value()), "Hồ sơ đã giải quyết, đúng hạn");
  EXPECT_EQ(en(parse_term("overdue: apologised").value()), "Cases overdue and still open, apologised for");
}

TEST(Term, NamesTheWordItDoesNotKnow) {
  auto const moment = parse_term("filed: online");
  ASSERT_FALSE(moment);
  EXPECT_NE(moment.error().en.find("\"filed\""), std::string::npos);
  auto const fact = parse_term("received: on_line");
  ASSERT_FALSE(fact);
  EXPECT_NE(fact.error().vi.find("“on_line”"), std::string::npos);
  EXPECT_FALSE(parse_term("received:"));
  EXPECT_FALSE(parse_term("received: online &"));
  EXPECT_FALSE(parse_term(""));
}

TEST(Points, FlowCountsOnItsDayWhenAllFactsHold) {
  CaseFacts facts;
  facts.received = 100;
  facts.mask = bit(Fact::online);
  EXPECT_EQ(points(parse_term("received: online").value(), facts)[0], (Point{100, 1}));
  EXPECT_EQ(points(parse_term("received: online & business").value(), facts)[0].n, 0);
  EXPECT_EQ(points(parse_term("closed").value(), facts)[0].n, 0);
}

TEST(Points, StockRisesWhenDueAndFallsWhenSettled) {
  auto const overdue = parse_term("overdue").value();
  CaseFacts facts;
  facts.received = 100;
  EXPECT_EQ(points(overdue, facts)[0].n, 0) << "no due day while the clock stands still";
  facts.due = 110;
  EXPECT_EQ(points(overdue, facts)[0], (Point{110, 1}));
  EXPECT_EQ(points(overdue, facts)[1].n, 0);
  facts.closed = 113;
  facts.settled = 113;
  EXPECT_EQ(points(overdue, facts)[1], (Point{113, -1}));
}

}  // namespace
}  // namespace ts::indicators
