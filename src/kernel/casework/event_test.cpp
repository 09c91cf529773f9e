#include "kernel/casework/event.hpp"

#include <gtest/gtest.h>

#include "kernel/casework/case.hpp"
#include "kernel/casework/test_office.hpp"

namespace ts::casework {
namespace {

using namespace testing;

/// Every kind of event at least once, by a few lives of cases.
std::vector<Office> lives() {
  Office full;
  EXPECT_TRUE(full.run(full.applicant, full.submission()));
  EXPECT_TRUE(full.run(full.reception, ask_for("Ảnh rõ")));
  EXPECT_TRUE(full.run(full.applicant, Supplement{{{"so_ban_sao", 1}}, {}, {}, "đây"}));
  EXPECT_TRUE(full.run(full.reception, Accept{}));
  EXPECT_TRUE(full.run(full.head, Assign{"staff:2", "giúp tôi"}));
  EXPECT_TRUE(full.run(full.officer, Pause{PauseCause::verification, "Điều 5", {}}));
  EXPECT_TRUE(full.run(full.officer, Resume{}));
  EXPECT_TRUE(full.run(full.head, Apologise{"Chờ xác minh", local("2026-02-04", 9h)}));
  EXPECT_TRUE(full.run(full.officer, Propose{}));
  EXPECT_TRUE(full.run(full.head, ReturnForRework{"Thiếu"}));
  EXPECT_TRUE(full.run(full.officer, Propose{}));
  EXPECT_TRUE(full.run(full.head, Forward{}));
  EXPECT_TRUE(full.run(full.leader, Approve{"Đồng ý"}));
  EXPECT_TRUE(full.run(full.clerk, IssueResult{"01", true, false, {}}));
  EXPECT_TRUE(full.run(full.reception, Pay{"ban-sao", 8000, PayChannel::cash, {}}));
  EXPECT_TRUE(full.run(full.reception, Deliver{}));
  EXPECT_TRUE(full.run(full.applicant, Rate{4, "Tốt", {5, 4}}));
  EXPECT_TRUE(full.run(full.officer, Comment{"Lưu", false}));
  EXPECT_TRUE(full.run(full.reception, Link{LinkKind::related, CaseNo{9}}));
  std::vector<Office> out{full};
  for (Command const& last : {Command{RefuseToAccept{"Sai"}}, Command{Withdraw{"Nhầm"}}, Command{Accept{}}}) {
    Office o;
    EXPECT_TRUE(o.run(o.applicant, o.submission()));
    auto const& actor = std::holds_alternative<Withdraw>(last) ? o.applicant : o.reception;
    EXPECT_TRUE(o.run(actor, last));
    out.push_back(o);
  }
  Office& recalculated = out.back();
  std::vector<calendar::Announced> const off{{day("2026-01-23"), calendar::DayKind::closed, "Bão", "Storm"}};
  recalculated.calendar = calendar::Calendar::make(calendar::OfficeHours::standard(), off).value();
  EXPECT_TRUE(recalculated.run(recalculated.program, Recalculate{"v2"}));
  Office stopped = recalculated;
  EXPECT_TRUE(stopped.run(stopped.head, Close{true, "Trùng hồ sơ"}));
  EXPECT_TRUE(recalculated.run(recalculated.officer, Propose{Outcome::deny, "Không đủ", {}}));
  EXPECT_TRUE(recalculated.run(recalculated.head, Forward{}));
  EXPECT_TRUE(recalculated.run(recalculated.leader, Refuse{"Không đủ điều kiện", {}}));
  out.push_back(stopped);
  return out;
}

TEST(Events, EveryKindSurvivesTheJournal) {
  std::vector<bool> seen(verb_count, false);
  for (auto const& life : lives()) {
    std::optional<Case> replayed;
    for (auto const& e : life.log) {
      seen[e.what.index()] = true;
      auto const type = type_name(e.what);
      auto const data = parse_json_object(canonical(data_of(e.what))).value();
      auto const body = parse_json_object(canonical(body_of(e.what))).value();
      auto const back = parse_event(type, data, body);
      ASSERT_TRUE(back.has_value()) << type << back.error().en;
      EXPECT_EQ(data_of(*back), data_of(e.what)) << type;
      EXPECT_EQ(body_of(*back), body_of(e.what)) << type;
      EXPECT_FALSE(vi(e.what).empty() || en(e.what).empty());
      replayed = casework::apply(std::move(replayed), Event{e.at, e.actor, e.no, *back});
    }
    EXPECT_EQ(replayed, life.state);
  }
  for (std::size_t i = 0; i < verb_count; ++i) EXPECT_TRUE(seen[i]) << type_name(static_cast<Verb>(i));
}

TEST(Events, ErasedBodiesRebuildTheSameState) {
  for (auto const& life : lives()) {
    std::optional<Case> replayed;
    for (auto const& e : life.log) {
      auto bare = parse_event(type_name(e.what), data_of(e.what)).value();
      replayed = casework::apply(std::move(replayed), Event{e.at, e.actor, e.no, std::move(bare)});
    }
    EXPECT_EQ(replayed, life.state);
  }
}

TEST(Events, DataHoldsNothingPersonal) {
  for (auto const& life : lives()) {
    for (auto const& e : life.log) {
      auto const data = canonical(data_of(e.what));
      EXPECT_EQ(data.find("Nguyễn"), std::string::npos) << data;
      EXPECT_EQ(data.find("Chờ xác minh"), std::string::npos) << "reasons are free text";
      EXPECT_EQ(data.find("ho_ten"), std::string::npos);
    }
    EXPECT_EQ(canonical(to_json(*life.state)).find("Nguyễn"), std::string::npos);
  }
}

TEST(Events, SnapshotsRoundTrip) {
  for (auto const& life : lives()) {
    std::optional<Case> state;
    for (auto const& e : life.log) {
      state = casework::apply(std::move(state), e);
      auto const text = canonical(to_json(*state));
      auto const back = case_from_json(parse_json_object(text).value());
      ASSERT_TRUE(back.has_value()) << back.error().field;
      ASSERT_EQ(*back, *state);
      EXPECT_TRUE(check_invariants(*state).empty()) << check_invariants(*state).front();
    }
  }
  EXPECT_EQ(case_from_json({}).error().id, "case.snapshot");
}

TEST(Events, BadDataAndOrderAreRefused) {
  EXPECT_EQ(parse_event("case.flown", {}).error().id, "event.unknown");
  EXPECT_EQ(parse_event("case.paid", {{"amount", "many"}}).error().id, "event.data");
  auto const life = lives().front();
  EXPECT_EQ(try_apply(std::nullopt, life.log[1]).error().id, "event.order");
  EXPECT_EQ(try_apply(life.state, life.log[0]).error().id, "event.order");
  EXPECT_EQ(try_apply(life.state, life.log[3]).error().id, "event.order") << "accepting what has ended";
}

TEST(Commands, FromJson) {
  auto const ok =
      command_from_json(Verb::apologise, {{"reason", "Bận"}, {"new_due", "2026-01-30T02:00:00.000Z"}});
  ASSERT_TRUE(ok.has_value());
  EXPECT_EQ(std::get<Apologise>(*ok).new_due, local("2026-01-30", 9h));
  EXPECT_EQ(command_from_json(Verb::apologise, {{"new_due", "tomorrow"}}).error().field, "/new_due");
  EXPECT_EQ(command_from_json(Verb::approve, {{"noet", "x"}}).error().id, "command.unknown");
  EXPECT_EQ(command_from_json(Verb::propose, {{"outcome", "maybe"}}).error().id, "command.member");
  auto const ask = command_from_json(
      Verb::request_supplement, {{"items", json::array{json::object{{"what", "Ảnh"}, {"reason", "Mờ"}}}}});
  ASSERT_TRUE(ask.has_value());
  EXPECT_EQ(std::get<RequestSupplement>(*ask).items.at(0).reason, "Mờ");
  for (std::size_t i = 0; i < verb_count; ++i) {
    auto const v = static_cast<Verb>(i);
    EXPECT_EQ(verb_of(command_from_json(v, {}).value()), v);
  }
}

}  // namespace
}  // namespace ts::casework
