#include "kernel/casework/decide.hpp"

#include <gtest/gtest.h>

#include "kernel/casework/filing.hpp"
#include "kernel/casework/test_office.hpp"

namespace ts::casework {
namespace {

using namespace testing;

/// A case at the step that does that.
Office at(Does does) {
  Office o;
  EXPECT_TRUE(o.run(o.applicant, o.submission()));
  if (does == Does::receive) return o;
  EXPECT_TRUE(o.run(o.reception, Accept{}));
  if (does == Does::handle) return o;
  EXPECT_TRUE(o.run(o.officer, Propose{}));
  if (does == Does::review) return o;
  EXPECT_TRUE(o.run(o.head, Forward{}));
  if (does == Does::approve) return o;
  EXPECT_TRUE(o.run(o.leader, Approve{}));
  if (does == Does::issue) return o;
  EXPECT_TRUE(o.run(o.clerk, IssueResult{"01/GKS", true, true, {}}));
  return o;
}

std::string refusal(Office& o, permissions::Actor const& actor, Command const& command) {
  auto const before = o.state;
  auto const result = o.run(actor, command);
  EXPECT_FALSE(result.has_value()) << name(verb_of(command));
  EXPECT_EQ(o.state, before);
  if (result) return {};
  EXPECT_FALSE(result.error().vi.empty() || result.error().en.empty());
  return result.error().id;
}

TEST(Decide, TheWholeLifeOfACase) {
  auto o = at(Does::hand_out);
  auto const& c = *o.state;
  EXPECT_EQ(c.phase, Phase::result_ready);
  EXPECT_TRUE(o.run(o.applicant, Pay{"ban-sao", 16000, PayChannel::online, "GD-1"}));
  EXPECT_TRUE(o.run(o.reception, Deliver{"counter", {}}));
  EXPECT_TRUE(o.run(o.applicant, Rate{5, "Nhanh", {}}));
  EXPECT_EQ(c.ending, Ending::completed);
  EXPECT_EQ(c.score, 5);
  EXPECT_EQ(c.fee, 16000);
  EXPECT_EQ(c.paid_online, 16000);
  EXPECT_TRUE(c.electronic_result);
  EXPECT_TRUE(c.on_time(o.now));
  EXPECT_EQ(c.facts, (json::object{{"so_ban_sao", 2}}));
  EXPECT_TRUE(check_invariants(c).empty());
}

TEST(Decide, SubmissionIsAcknowledgedAndDue) {
  auto const o = at(Does::receive);
  auto const& e = std::get<Submitted>(o.log[0].what);
  EXPECT_TRUE(e.acknowledged);
  EXPECT_EQ(e.due.due, local("2026-01-22", 9h)) << "eight working hours to take it in";
  EXPECT_EQ(o.state->duty.due().kind, DueKind::intake);
  EXPECT_EQ(o.state->owner, "citizen:7");
  EXPECT_EQ(e.papers.size(), 1u) << "an attached file is an electronic paper";
  EXPECT_EQ(next_move(*o.state, o.type).role, Role::reception);
}

TEST(Decide, AcceptanceStartsTheClockAndNamesTheNextOwner) {
  Office o;
  ASSERT_TRUE(o.run(o.applicant, o.submission()));
  o.now = local("2026-01-21", 15h + 30min);
  ASSERT_TRUE(o.run(o.reception, Accept{}));
  auto const& e = std::get<Accepted>(o.log[1].what);
  EXPECT_EQ(e.due.counted_from, local("2026-01-22", 7h + 30min)) << "after 15:00";
  EXPECT_EQ(o.state->due(), local("2026-01-26", 17h + 30min));
  EXPECT_EQ(o.state->duty.unit().value, "van-phong");
  EXPECT_EQ(o.state->step_by, local("2026-01-22", 15h + 30min));
  auto const move = next_move(*o.state, o.type);
  EXPECT_EQ(move.verbs.front(), Verb::propose);
  EXPECT_EQ(move.by, o.state->step_by);
}

TEST(Decide, VariantsHaveTheirOwnLimit) {
  Office o;
  ASSERT_TRUE(o.run(o.applicant, o.submission()));
  EXPECT_EQ(refusal(o, o.reception, Accept{{}, "khac", {}}), "case.variant");
  ASSERT_TRUE(o.run(o.reception, Accept{{}, "xac-minh", {}}));
  EXPECT_EQ(o.state->due(), local("2026-02-02", 9h + 1min));
}

TEST(Decide, AcceptNeedsThePapers) {
  Office o;
  auto s = o.submission();
  s.files.clear();
  ASSERT_TRUE(o.run(o.applicant, s));
  EXPECT_EQ(refusal(o, o.reception, Accept{}), "case.accept.papers");
  Paper p;
  p.key = "giay-chung-sinh";
  EXPECT_TRUE(o.run(o.reception, Accept{{p}, {}, {}})) << "the form stands in for the declaration online";
}

TEST(Decide, CounterCasesBelongToWhoeverHoldsTheReceipt) {
  Office o;
  auto s = o.submission();
  s.channel = Channel::counter;
  ASSERT_TRUE(o.run(o.reception, s));
  EXPECT_EQ(o.state->owner, "holder:H42.17464-260121-0001");
  EXPECT_FALSE(std::get<Submitted>(o.log[0].what).acknowledged);
  EXPECT_EQ(missing_papers(o.type, Channel::counter, {}, {}).size(), 2u);
}

TEST(Decide, OnlyWhatApplicantsCanKnowIsTheirsToChoose) {
  Office o;
  auto s = o.submission();
  s.variant = "xac-minh";
  EXPECT_EQ(refusal(o, o.applicant, s), "case.variant.office");
  o.type.variants.front().by_applicant = true;
  EXPECT_TRUE(o.run(o.applicant, s));
  EXPECT_EQ(o.state->variant, "xac-minh");
  Paper p;
  p.key = "giay-chung-sinh";
  ASSERT_TRUE(o.run(o.reception, Accept{{p}, "usual", {}})) << "the office found it is an ordinary case";
  EXPECT_EQ(o.state->variant, "");
  EXPECT_EQ(o.state->clock.allowance, Allowance::working_days(3));
}

TEST(Decide, AVariantHasItsOwnPapersAndPrice) {
  Office o;
  o.type.documents[1].variants = {"xac-minh"};
  Fee once;
  once.key = "le-phi";
  once.amount = 5000;
  once.variants = {"xac-minh"};
  o.type.fees.push_back(once);
  auto s = o.submission();
  s.files.clear();
  ASSERT_TRUE(o.run(o.applicant, s));
  EXPECT_EQ(o.state->fee, 16000);
  EXPECT_TRUE(missing_papers(o.type, Channel::online, {}, {}).empty());
  EXPECT_EQ(refusal(o, o.reception, Accept{{}, "xac-minh", {}}), "case.accept.papers");
  Paper p;
  p.key = "giay-chung-sinh";
  ASSERT_TRUE(o.run(o.reception, Accept{{p}, "xac-minh", {}}));
  EXPECT_EQ(o.state->fee, 21000) << "the price of the variant it was found to be";
}

TEST(Decide, CopiesAreChargedByPagesTimesCopies) {
  CaseType t = procedure();
  auto& fee = t.fees.front();
  fee.amount = {};
  fee.tiers = {{1, 2000}, {3, 1000}};
  fee.max = 6000;
  fee.quantity_field = "so_trang";
  fee.times_field = "so_ban_sao";
  auto const owed = [&](int pages, int copies) -> std::int64_t {
    json::object const answers{{"so_trang", pages}, {"so_ban_sao", copies}};
    auto const lines = fee_lines(t, Channel::counter, {}, answers);
    return lines.empty() ? 0 : lines.front().amount;
  };
  EXPECT_EQ(owed(2, 1), 4000);
  EXPECT_EQ(owed(3, 2), 2 * 5000) << "the tiers begin anew with each copy";
  EXPECT_EQ(owed(9, 3), 3 * 6000) << "the most is for one copy";
  EXPECT_EQ(owed(3, 0), 0);
}

TEST(Decide, WhoMayFileWhat) {
  Office o;
  auto s = o.submission();
  s.channel = Channel::counter;
  EXPECT_EQ(refusal(o, o.applicant, s), "case.filer");
  EXPECT_EQ(refusal(o, o.officer, o.submission()), "case.filer");
  EXPECT_EQ(refusal(o, permissions::Actor::nobody(), o.submission()), "auth.required");
  s.channel = Channel::internal;
  EXPECT_EQ(refusal(o, o.reception, s), "case.channel");
  o.type.valid_to = day("2026-01-20");
  EXPECT_EQ(refusal(o, o.applicant, o.submission()), "case.type.expired");
  EXPECT_EQ(refusal(o, o.reception, Accept{}), "case.not_found");
}

TEST(Decide, RefusingToAcceptNeedsAReason) {
  auto o = at(Does::receive);
  EXPECT_EQ(refusal(o, o.reception, RefuseToAccept{"  "}), "text.required");
  ASSERT_TRUE(o.run(o.reception, RefuseToAccept{"Không thuộc thẩm quyền của xã"}));
  EXPECT_EQ(o.state->ending, Ending::intake_refused);
  EXPECT_EQ(refusal(o, o.reception, Accept{}), "case.ended");
}

TEST(Decide, ASupplementRestartsTheClock) {
  auto o = at(Does::handle);
  ASSERT_TRUE(o.run(o.officer, ask_for("Giấy chứng sinh rõ nét")));
  EXPECT_EQ(o.state->phase, Phase::waiting_applicant);
  EXPECT_EQ(next_move(*o.state, o.type).side, Move::Side::applicant);
  EXPECT_EQ(refusal(o, o.officer, Propose{}), "case.phase") << "waiting";
  o.now = local("2026-01-28", 8h);
  ASSERT_TRUE(o.run(o.applicant, Supplement{{}, {}, {}, "Tôi gửi lại ảnh"}));
  EXPECT_EQ(o.state->due(), local("2026-02-02", 8h)) << "three working days anew";
  EXPECT_EQ(o.state->phase, Phase::working);
  EXPECT_FALSE(o.state->supplement_counts_late);
}

TEST(Decide, ASecondSupplementNeedsASuperiorAndCountsLate) {
  auto o = at(Does::handle);
  ASSERT_TRUE(o.run(o.officer, ask_for("một")));
  ASSERT_TRUE(o.run(o.applicant, Supplement{{}, {}, {}, "đây"}));
  EXPECT_EQ(refusal(o, o.officer, ask_for("hai")), "case.supplement.once");
  auto again = ask_for("hai");
  again.superior_reason = "Giấy nộp lần một là của trẻ khác";
  EXPECT_EQ(refusal(o, o.officer, again), "case.supplement.once");
  ASSERT_TRUE(o.run(o.head, again));
  EXPECT_TRUE(o.state->supplement_counts_late);
  EXPECT_FALSE(o.state->on_time(o.now));
}

TEST(Decide, ASupplementRequestIsCompleteAndReasoned) {
  auto o = at(Does::receive);
  EXPECT_EQ(refusal(o, o.reception, RequestSupplement{}), "case.supplement.items");
  EXPECT_EQ(refusal(o, o.reception, RequestSupplement{{{"", "Ảnh", ""}}, {}, {}}), "text.required");
  EXPECT_EQ(refusal(o, o.reception, RequestSupplement{{{"la", "Ảnh", "Mờ"}}, {}, {}}), "case.paper");
  ASSERT_TRUE(o.run(o.reception, ask_for("Giấy chứng sinh")));
  ASSERT_TRUE(o.run(o.applicant, Supplement{{}, {}, {}, "đây"}));
  EXPECT_EQ(o.state->phase, Phase::intake) << "not accepted yet";
  EXPECT_EQ(o.state->duty.due().kind, DueKind::intake);
}

TEST(Decide, LateNoticeOfASupplementIsFlagged) {
  auto o = at(Does::handle);
  o.now = local("2026-01-27", 10h);
  ASSERT_TRUE(o.run(o.officer, ask_for("một")));
  EXPECT_TRUE(std::get<SupplementRequested>(o.log.back().what).notice_late);
}

TEST(Decide, PausingNeedsAnArticleAndShiftsTheDueTime) {
  auto o = at(Does::handle);
  Instant const due = o.state->due();
  EXPECT_EQ(refusal(o, o.officer, Pause{PauseCause::financial_obligation, "", {}}), "text.required");
  ASSERT_TRUE(o.run(o.officer, Pause{PauseCause::financial_obligation, "Điều 5 khoản 3", {}}));
  Instant const from = o.now - 1min;
  o.now = local("2026-01-23", 10h);
  ASSERT_TRUE(o.run(o.officer, Resume{}));
  auto const stood = calendar::working_time_between(from, local("2026-01-23", 10h), o.calendar);
  EXPECT_EQ(calendar::working_time_between(due, o.state->due(), o.calendar), stood);
  EXPECT_EQ(std::get<Resumed>(o.log.back().what).due.lines.front().date, day("2026-01-21"));
}

TEST(Decide, OnlyTheAssignedPersonOrTheHeadActs) {
  auto o = at(Does::handle);
  ASSERT_TRUE(o.run(o.head, Assign{"staff:9", {}}));
  EXPECT_EQ(refusal(o, o.officer, Propose{}), "case.assigned");
  EXPECT_EQ(refusal(o, o.head, Assign{"staff:9", {}}), "case.assigned_already");
  EXPECT_EQ(refusal(o, o.officer, Assign{"staff:2", {}}), "permission.role");
  auto const nine = staff(9, Role::officer, "van-phong");
  EXPECT_TRUE(o.run(nine, Propose{}));
  EXPECT_EQ(o.state->proposed_by, "staff:9");
}

TEST(Decide, ForwardingToAnotherUnitMovesTheResponsibility) {
  auto o = at(Does::handle);
  EXPECT_EQ(refusal(o, o.officer, Forward{}), "case.forward.unit");
  ASSERT_TRUE(o.run(o.officer, Forward{UnitId{"phong-kinh-te"}, {}, {}}));
  EXPECT_EQ(o.state->duty.unit().value, "phong-kinh-te");
  EXPECT_EQ(refusal(o, o.officer, Propose{}), "permission.scope");
}

TEST(Decide, ReworkGoesBackToWhoProposed) {
  auto o = at(Does::approve);
  EXPECT_EQ(refusal(o, o.leader, ReturnForRework{""}), "text.required");
  ASSERT_TRUE(o.run(o.leader, ReturnForRework{"Sai năm sinh"}));
  EXPECT_EQ(std::get<PersonRef>(o.state->duty.owner()).actor, "staff:2");
  EXPECT_EQ(refusal(o, o.leader, Approve{}), "case.step");
  EXPECT_TRUE(o.run(o.officer, Propose{}));
}

TEST(Decide, FourEyes) {
  Office o;
  auto both = staff(1, Role::reception, "tt-pvhcc");
  both.roles = {Role::reception, Role::leader, Role::officer};
  ASSERT_TRUE(o.run(o.applicant, o.submission()));
  ASSERT_TRUE(o.run(both, Accept{}));
  ASSERT_TRUE(o.run(o.officer, Propose{}));
  ASSERT_TRUE(o.run(o.head, Forward{}));
  EXPECT_EQ(refusal(o, both, Approve{}), "case.four_eyes") << "who receives does not decide";
  auto proposer = o.officer;
  proposer.roles = {Role::officer, Role::leader};
  EXPECT_EQ(refusal(o, proposer, Refuse{"Không đủ điều kiện", {}}), "case.four_eyes") << "nor who proposed";
  auto signer = o.leader;
  signer.roles = {Role::leader, Role::clerk};
  ASSERT_TRUE(o.run(signer, Approve{}));
  EXPECT_EQ(refusal(o, signer, IssueResult{}), "case.four_eyes");
}

TEST(Decide, NothingEndsBeforeItsResult) {
  auto o = at(Does::handle);
  EXPECT_EQ(refusal(o, o.officer, Close{}), "case.close.no_result");
  EXPECT_EQ(refusal(o, o.reception, Deliver{}), "case.no_result");
  EXPECT_EQ(refusal(o, o.clerk, IssueResult{}), "case.not_approved");
  EXPECT_EQ(refusal(o, o.leader, Approve{}), "case.step");
  EXPECT_EQ(refusal(o, o.applicant, Rate{5, {}, {}}), "case.rate.early");
  EXPECT_EQ(refusal(o, o.officer, Close{true, "Không làm nữa"}), "case.stop.early");
  EXPECT_EQ(refusal(o, o.head, Close{true, ""}), "text.required");
}

TEST(Decide, RefusingNeedsAReason) {
  Office o = at(Does::handle);
  EXPECT_EQ(refusal(o, o.officer, Propose{Outcome::deny, {}, {}}), "text.required");
  ASSERT_TRUE(o.run(o.officer, Propose{Outcome::deny, "Đã đăng ký nơi khác", {}}));
  ASSERT_TRUE(o.run(o.head, Forward{}));
  EXPECT_EQ(refusal(o, o.leader, Approve{}), "case.proposal_denies");
  EXPECT_EQ(refusal(o, o.leader, Refuse{" ", {}}), "text.required");
  ASSERT_TRUE(o.run(o.leader, Refuse{"Trẻ đã được đăng ký khai sinh nơi khác", "Điều 13 Luật Hộ tịch"}));
  EXPECT_EQ(o.state->ending, Ending::refused);
  EXPECT_TRUE(check_invariants(*o.state).empty());
}

TEST(Decide, AnApologyIsGivenOnceAndMovesThePromiseOnly) {
  auto o = at(Does::handle);
  Instant const law = o.state->first_due;
  EXPECT_EQ(refusal(o, o.head, Apologise{"", law + 24h}), "text.required");
  EXPECT_EQ(refusal(o, o.head, Apologise{"Chờ xác minh", law - 1h}), "case.apology.due");
  EXPECT_EQ(refusal(o, o.head, Apologise{"Chờ xác minh", local("2026-01-31", 9h)}), "case.apology.hours");
  ASSERT_TRUE(o.run(o.head, Apologise{"Chờ xác minh", local("2026-01-30", 9h)}));
  EXPECT_EQ(o.state->due(), local("2026-01-30", 9h));
  EXPECT_EQ(o.state->first_due, law);
  EXPECT_FALSE(o.state->apology_late);
  EXPECT_EQ(refusal(o, o.head, Apologise{"Vẫn chờ", local("2026-02-03", 9h)}), "case.apology.once");
  o.now = local("2026-01-29", 9h);
  EXPECT_FALSE(o.state->on_time(o.now)) << "late by law, whatever was promised";
}

TEST(Decide, AnApologyOnTheLastDayIsFlagged) {
  auto o = at(Does::handle);
  o.now = local("2026-01-26", 8h);
  ASSERT_TRUE(o.run(o.head, Apologise{"Chờ xác minh", local("2026-01-30", 9h)}));
  EXPECT_TRUE(o.state->apology_late);
}

TEST(Decide, WithdrawingEndsBeforeTheResultOnly) {
  auto o = at(Does::handle);
  EXPECT_EQ(refusal(o, citizen(8), Withdraw{"Nhầm"}), "permission.scope");
  EXPECT_EQ(refusal(o, o.applicant, Withdraw{""}), "text.required");
  ASSERT_TRUE(o.run(o.applicant, Withdraw{"Tôi nộp nhầm"}));
  EXPECT_EQ(o.state->ending, Ending::withdrawn);
  auto ready = at(Does::hand_out);
  EXPECT_EQ(refusal(ready, ready.applicant, Withdraw{"Thôi"}), "case.has_result");
}

TEST(Decide, AnUnansweredSupplementMayBeStopped) {
  auto o = at(Does::handle);
  ASSERT_TRUE(o.run(o.officer, ask_for("một")));
  EXPECT_EQ(refusal(o, o.officer, Close{true, "Không bổ sung"}), "case.stop.early");
  o.now = o.state->answer_by.value() + 1h;
  ASSERT_TRUE(o.run(o.officer, Close{true, "Quá thời gian bổ sung"}));
  EXPECT_EQ(o.state->ending, Ending::stopped);
  EXPECT_TRUE(check_invariants(*o.state).empty());
}

TEST(Decide, PlanTasksHaveTheirDueTimeGivenAndEndByClosing) {
  Office o;
  o.type = plan_task();
  auto const coordinator = staff(6, Role::coordinator, "van-phong");
  Submit s;
  s.channel = Channel::internal;
  s.title = "Rà soát quy trình nội bộ";
  s.product = "Danh mục quy trình đã rà soát";
  EXPECT_EQ(refusal(o, coordinator, s), "task.lead");
  s.lead = UnitId{"phong-van-hoa-xa-hoi"};
  EXPECT_EQ(refusal(o, coordinator, s), "task.due");
  s.due = local("2026-01-20", 17h);
  EXPECT_EQ(refusal(o, coordinator, s), "task.due");
  Office late_in_the_year;
  late_in_the_year.type = plan_task();
  ASSERT_TRUE(late_in_the_year.run(late_in_the_year.program, s));
  EXPECT_EQ(late_in_the_year.state->due(), local("2026-01-20", 17h));
  s.due = local("2026-06-30", 17h);
  EXPECT_EQ(refusal(o, o.officer, s), "case.filer");
  ASSERT_TRUE(o.run(coordinator, s));
  EXPECT_EQ(o.state->phase, Phase::working);
  EXPECT_EQ(o.state->due(), local("2026-06-30", 17h));
  EXPECT_EQ(o.state->duty.unit().value, "phong-van-hoa-xa-hoi");
  EXPECT_EQ(o.state->duty.product().name, "Danh mục quy trình đã rà soát");
  auto const worker = staff(8, Role::officer, "phong-van-hoa-xa-hoi");
  EXPECT_EQ(refusal(o, worker, Propose{}), "text.required") << "the product";
  ASSERT_TRUE(o.run(worker, Propose{Outcome::grant, "Danh mục đính kèm", {}}));
  EXPECT_EQ(refusal(o, worker, Close{}), "permission.scope");
  ASSERT_TRUE(o.run(o.leader, Approve{}));
  EXPECT_EQ(o.state->phase, Phase::result_ready);
  EXPECT_EQ(refusal(o, o.leader, Recalculate{"x"}), "permission.role");
  ASSERT_TRUE(o.run(o.leader, Close{}));
  EXPECT_EQ(o.state->ending, Ending::completed);
}

TEST(Decide, ALeaderHandsOutATaskAndConfirmsItsProduct) {
  Office o;
  o.type = plan_task();
  EXPECT_TRUE(may_file(o.type, Channel::internal, o.leader));
  EXPECT_FALSE(may_file(o.type, Channel::internal, o.officer));
  EXPECT_TRUE(needs_lead(o.type));
  EXPECT_FALSE(needs_lead(procedure()));
  Submit s;
  s.channel = Channel::internal;
  s.title = "Rà soát quy trình nội bộ";
  s.product = "Danh mục";
  s.lead = UnitId{"phong-kinh-te"};
  s.due = local("2999-06-30", 17h);
  EXPECT_EQ(refusal(o, o.leader, s), "task.due.far") << "no calendar reaches there";
  s.due = local("2026-06-30", 17h);
  ASSERT_TRUE(o.run(o.leader, s));
  EXPECT_EQ(o.state->owner, o.leader.id);
  ASSERT_TRUE(o.run(staff(8, Role::officer, "phong-kinh-te"), Propose{Outcome::grant, "Đính kèm", {}}));
  EXPECT_TRUE(o.run(o.leader, Approve{})) << "who hands out work may take its product";
}

TEST(Decide, NobodyDecidesWhatTheyAskedForThemselves) {
  Office o;
  o.type = plan_task();
  o.type.kind = Kind::internal;
  o.type.channels = {{Channel::internal, Allowance::working_days(2), {}}};
  Submit s;
  s.channel = Channel::internal;
  s.lead = UnitId{"van-phong"};
  EXPECT_EQ(refusal(o, o.applicant, s), "case.filer");
  ASSERT_TRUE(o.run(o.leader, s));
  EXPECT_EQ(o.state->phase, Phase::working) << "it needs no taking in";
  ASSERT_TRUE(o.run(o.officer, Propose{Outcome::grant, "Còn ngày phép", {}}));
  EXPECT_EQ(refusal(o, o.leader, Approve{}), "case.four_eyes");
  EXPECT_TRUE(o.run(staff(9, Role::leader, "lanh-dao"), Approve{}));
}

TEST(Decide, ACalendarChangeMovesTheDueTime) {
  auto o = at(Does::handle);
  EXPECT_EQ(refusal(o, o.program, Recalculate{"v2"}), "case.recalculate.same");
  std::vector<calendar::Announced> const off{{day("2026-01-23"), calendar::DayKind::closed, "Bão", "Storm"}};
  o.calendar = calendar::Calendar::make(calendar::OfficeHours::standard(), off).value();
  ASSERT_TRUE(o.run(o.program, Recalculate{"v2"}));
  EXPECT_EQ(o.state->due(), local("2026-01-27", 9h + 1min));
  EXPECT_EQ(refusal(o, o.officer, Recalculate{"v2"}), "permission.role");
}

TEST(Decide, VersionsAndClocksThatDisagreeAreConflicts) {
  auto o = at(Does::handle);
  auto context = o.context(o.officer);
  context.expected_version = 1;
  EXPECT_EQ(decide(o.state, Propose{}, context).error().id, "case.version");
  context.expected_version = o.state->events;
  EXPECT_TRUE(decide(o.state, Propose{}, context).has_value());
  context.now = o.state->changed_at - 1s;
  EXPECT_EQ(decide(o.state, Propose{}, context).error().id, "case.time");
  EXPECT_EQ(refusal(o, o.applicant, o.submission()), "case.exists");
}

TEST(Decide, PaymentsLinksAndComments) {
  auto o = at(Does::handle);
  EXPECT_EQ(refusal(o, o.applicant, Pay{"ban-sao", 8000, PayChannel::cash, {}}), "case.pay.cash");
  EXPECT_EQ(refusal(o, o.reception, Pay{"la", 8000, PayChannel::cash, {}}), "case.pay.fee");
  EXPECT_EQ(refusal(o, o.reception, Pay{"ban-sao", 0, PayChannel::cash, {}}), "case.pay.amount");
  EXPECT_EQ(refusal(o, o.program, Pay{"ban-sao", 8000, PayChannel::portal, {}}), "text.required");
  EXPECT_TRUE(o.run(o.reception, Pay{"ban-sao", 8000, PayChannel::cash, {}}));
  EXPECT_EQ(refusal(o, o.officer, Link{LinkKind::child, CaseNo{1}}), "case.link.self");
  EXPECT_TRUE(o.run(o.officer, Link{LinkKind::child, CaseNo{2}}));
  EXPECT_EQ(refusal(o, o.officer, Link{LinkKind::child, CaseNo{2}}), "case.link.twice");
  EXPECT_EQ(refusal(o, o.officer, Comment{"", false}), "text.required");
  EXPECT_EQ(refusal(o, o.officer, Comment{std::string(4001, 'a'), false}), "text.long");
  EXPECT_TRUE(o.run(o.applicant, Comment{"Bao giờ xong ạ?", false}));
  EXPECT_TRUE(std::get<Commented>(o.log.back().what).to_applicant);
}

TEST(Offers, OneMainActionAndAReasonForEveryOther) {
  auto const o = at(Does::handle);
  auto const offers = allowed_verbs(*o.state, o.context(o.officer));
  int main = 0;
  for (auto const& offer : offers) {
    main += offer.main ? 1 : 0;
    EXPECT_TRUE(!offer.main || offer.verb == Verb::propose);
    EXPECT_TRUE(offer.allowed || !offer.why_not.vi.empty()) << name(offer.verb);
    EXPECT_NE(offer.verb, Verb::approve) << "officers never approve";
  }
  EXPECT_EQ(main, 1);
  auto const citizens = allowed_verbs(*o.state, o.context(o.applicant));
  for (auto const& offer : citizens) EXPECT_FALSE(offer.main) << "it is not the applicant's move";
  for (auto const& offer : allowed_verbs(*o.state, o.context(o.leader))) EXPECT_FALSE(offer.main);
}

TEST(Offers, MatchWhatDecideDoes) {
  for (auto const does :
       {Does::receive, Does::handle, Does::review, Does::approve, Does::issue, Does::hand_out}) {
    auto const o = at(does);
    auto const move = next_move(*o.state, o.type);
    bool somebody = false;
    for (auto const* actor : {&o.reception, &o.officer, &o.head, &o.leader, &o.clerk}) {
      for (auto const& offer : allowed_verbs(*o.state, o.context(*actor)))
        somebody =
            somebody || (offer.main && offer.verb == move.verbs.front() && actor->roles.has(move.role));
    }
    EXPECT_TRUE(somebody) << name(does) << ": whoever must move next can";
    EXPECT_FALSE(move.vi.empty() || move.en.empty());
    EXPECT_NE(move.by, Instant{});
  }
}

}  // namespace
}  // namespace ts::casework
