#include "domain/indicators/case_facts.hpp"

#include <gtest/gtest.h>

namespace ts::indicators {
namespace {

using casework::Case;
using casework::CaseType;

Instant at(std::string_view day, int hour) { return from_local(*parse_day(day), std::chrono::hours{hour}); }

CaseType type() {
  CaseType out;
  out.code = "1.001193";
  out.slug = "chung-thuc-ban-sao";
  out.field = "chung-thuc";
  out.user_groups = {"citizen", "business"};
  out.flags.one_stop = true;
  out.flags.online_offered = true;
  out.flags.online_payment = true;
  casework::Step receive;
  receive.does = casework::Does::receive;
  receive.unit = UnitId{"tt-pvhcc"};
  casework::Step handle;
  handle.unit = UnitId{"van-phong"};
  out.steps = {receive, handle};
  return out;
}

Case filed() {
  Case c(casework::Duty::make(casework::RoleRef{permissions::Role::reception}, {"1.001193", 1},
                              UnitId{"tt-pvhcc"}, {at("2026-03-10", 17), casework::DueKind::result},
                              {"", "Bản sao"})
             .value());
  c.field = "chung-thuc";
  c.channel = casework::Channel::online;
  c.first_due = at("2026-03-10", 17);
  return c;
}

Case accepted() {
  auto c = filed();
  c.accepted_at = at("2026-03-02", 8);
  c.clock.received = at("2026-03-02", 8);
  c.phase = casework::Phase::working;
  return c;
}

Case closed(std::string_view day, int hour) {
  auto c = accepted();
  c.result_at = at(day, hour);
  c.electronic_result = true;
  c.phase = casework::Phase::result_ready;
  return c;
}

CaseFacts facts(Case const& c, casework::What what = casework::Assigned{},
                CaseFacts const* before = nullptr) {
  return facts_of(c, type(), {at("2026-03-05", 9), "staff:1", CaseNo{1}, std::move(what)}, before);
}

bool is(CaseFacts const& f, Fact fact) { return holds(f.mask, bit(fact)); }

TEST(CaseFacts, FiledIsNotYetReceived) {
  auto const f = facts(filed());
  EXPECT_EQ(f.received, no_day);
  EXPECT_EQ(f.due, no_day);
  EXPECT_FALSE(is(f, Fact::tracked));
}

TEST(CaseFacts, ReceivedCountsAtTheUnitThatDecides) {
  auto const f = facts(accepted());
  EXPECT_EQ(f.received, day_number(*parse_day("2026-03-02")));
  EXPECT_EQ(f.due, day_number(*parse_day("2026-03-10")));
  EXPECT_EQ(f.settled, never);
  EXPECT_EQ(f.unit, "van-phong");
  EXPECT_TRUE(is(f, Fact::online) && is(f, Fact::tracked) && is(f, Fact::full_online_offer) &&
              is(f, Fact::business));
  EXPECT_TRUE(is(f, Fact::certification) && is(f, Fact::certified_copy));
  EXPECT_FALSE(is(f, Fact::land_construction_investment));
}

TEST(CaseFacts, OnTimeToTheMinuteOfTheDueTime) {
  auto const exact = facts(closed("2026-03-10", 17));
  EXPECT_TRUE(is(exact, Fact::on_time) && is(exact, Fact::has_result) && !is(exact, Fact::early));
  EXPECT_EQ(exact.settled, exact.due);
  EXPECT_TRUE(is(facts(closed("2026-03-09", 17)), Fact::early));
  auto const late = facts(closed("2026-03-10", 18));
  EXPECT_TRUE(is(late, Fact::late) && !is(late, Fact::on_time));
  EXPECT_EQ(facts(closed("2026-03-12", 9)).settled, day_number(*parse_day("2026-03-12")));
}

TEST(CaseFacts, AnApologyDoesNotMakeALateCaseTimely) {
  auto c = closed("2026-03-12", 9);
  c.apologies = 1;  // and the due time in force is later now; first_due stands
  auto const f = facts(c);
  EXPECT_TRUE(is(f, Fact::late) && is(f, Fact::apologised));
}

TEST(CaseFacts, ASecondSupplementCountsAsLate) {
  auto c = closed("2026-03-09", 9);
  c.supplement_counts_late = true;
  auto const f = facts(c);
  EXPECT_TRUE(is(f, Fact::late) && is(f, Fact::reapplied) && !is(f, Fact::early));
}

TEST(CaseFacts, NothingIsDueWhileTheClockStands) {
  auto c = accepted();
  c.clock.standing_since = at("2026-03-04", 9);
  EXPECT_EQ(facts(c).due, no_day);
}

TEST(CaseFacts, WithdrawnAndStoppedCasesAreReceivedButNeitherDueNorClosed) {
  for (auto const ending : {casework::Ending::withdrawn, casework::Ending::stopped}) {
    auto c = accepted();
    c.phase = casework::Phase::ended;
    c.ending = ending;
    c.ended_at = at("2026-03-20", 9);
    auto const f = facts(c);
    EXPECT_NE(f.received, no_day);
    EXPECT_EQ(f.due, no_day);
    EXPECT_EQ(f.closed, no_day);
  }
}

TEST(CaseFacts, ARefusalClosesWithoutResult) {
  auto c = accepted();
  c.phase = casework::Phase::ended;
  c.ending = casework::Ending::refused;
  c.ended_at = at("2026-03-09", 9);
  auto const f = facts(c);
  EXPECT_TRUE(is(f, Fact::refused) && is(f, Fact::on_time) && !is(f, Fact::has_result));
  EXPECT_EQ(f.closed, day_number(*parse_day("2026-03-09")));
}

TEST(CaseFacts, PaymentAndRatingComeFromEventsAndStay) {
  auto c = closed("2026-03-09", 9);
  c.fee = 8000;
  EXPECT_FALSE(is(facts(c), Fact::full_online)) << "a fee is owed and not paid online";
  auto const paid = facts(c, casework::Paid{"phi", 8000, casework::PayChannel::portal, {}});
  EXPECT_EQ(paid.paid, day_number(*parse_day("2026-03-05")));
  EXPECT_TRUE(is(paid, Fact::paid_online) && is(paid, Fact::paid_on_portal) && is(paid, Fact::full_online));
  auto const rated = facts(c, casework::Rated{4, {}, {}}, &paid);
  EXPECT_EQ(rated.paid, paid.paid);
  EXPECT_TRUE(is(rated, Fact::satisfied) && is(rated, Fact::paid_on_portal));
  auto const again = facts(c, casework::Rated{3, {}, {}}, &rated);
  EXPECT_FALSE(is(again, Fact::satisfied));
  auto const cash = facts(c, casework::Paid{"phi", 8000, casework::PayChannel::cash, {}});
  EXPECT_FALSE(is(cash, Fact::paid_online));
  EXPECT_NE(cash.paid, no_day);
}

TEST(CaseFacts, Papers) {
  auto c = accepted();
  EXPECT_TRUE(is(facts(c), Fact::not_asked_again));
  EXPECT_FALSE(is(facts(c), Fact::papers_held));
  casework::Paper paper;
  paper.digitised = true;
  paper.in_store = true;
  c.papers = {paper};
  EXPECT_TRUE(is(facts(c), Fact::papers_digitised) && is(facts(c), Fact::papers_held));
  EXPECT_FALSE(is(facts(c), Fact::not_asked_again)) << "held, and asked for all the same";
  c.papers[0].reused = true;
  EXPECT_TRUE(is(facts(c), Fact::not_asked_again) && is(facts(c), Fact::papers_reused));
  c.papers.push_back({});
  EXPECT_FALSE(is(facts(c), Fact::papers_digitised));
}

TEST(CaseFacts, InternalWorkIsNotCounted) {
  auto c = closed("2026-03-09", 9);
  c.kind = casework::Kind::plan_task;
  auto const f = facts(c);
  EXPECT_EQ(f.mask, 0u);
  EXPECT_EQ(f.received, no_day);
}

TEST(ProcedureFacts, PublishedMeansEveryPlaceThePublicMayLook) {
  auto t = type();
  t.publications = {{"163/QĐ-BTP", "Cổng Dịch vụ công quốc gia", {}, {}},
                    {"", "Bảng niêm yết tại Trung tâm", {}, {}}};
  EXPECT_FALSE(facts_of(t).flags & bit(Flag::published));
  t.publications.push_back({"", "Trang thông tin điện tử xã", {}, {}});
  EXPECT_TRUE(facts_of(t).flags & bit(Flag::published));
  t.kind = casework::Kind::internal;
  t.publications = {{"12/QĐ-UBND", "Hệ thống nội bộ", {}, {}}};
  EXPECT_TRUE(facts_of(t).flags & bit(Flag::published));
}

}  // namespace
}  // namespace ts::indicators
