/// One plan from the file to the screen: imported, its tasks opened, its targets judged, a binding corrected,
/// everything rebuilt from the journal. On both databases.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

#include "domain/indicators/rollup.hpp"
#include "domain/plan/importer.hpp"
#include "domain/plan/indicator_service.hpp"
#include "domain/plan/plan_import.hpp"
#include "domain/plan/plan_service.hpp"
#include "domain/plan/plan_tables.hpp"
#include "kernel/store/journal_store.hpp"
#include "kernel/store/rebuild.hpp"
#include "support/postgres_server.hpp"
#include "support/temp_dir.hpp"

namespace ts::plan {
namespace {

using testing::HasSubstr;

constexpr std::string_view document =
    "ỦY BAN NHÂN DÂN\nXÃ ĐỒNG NỔI\n\nSố: 12/KH-UBND\n\nKẾ HOẠCH\nCải cách hành chính năm 2026 của xã Đồng "
    "Nổi\n\n"
    "I. MỤC TIÊU\n\n1. Cải cách thủ tục hành chính\n\n"
    "- Tối thiểu 98% hồ sơ thủ tục hành chính được giải quyết đúng hạn và trước hạn.\n\n"
    "- Tỷ lệ giải ngân kế hoạch đầu tư vốn ngân sách nhà nước đạt trên 95%.\n\n"
    "II. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Kinh tế\n\n- Giải quyết hồ sơ đất đai đúng hạn, báo trước khi thấy có "
    "nguy cơ trễ.\n\n"
    "PHỤ LỤC\n\n"
    "STT\tNhiệm vụ\tHoạt động\tSản phẩm\tChủ trì\tPhối hợp\tThời gian\n"
    "1\tThủ tục\tViết lại hướng dẫn bằng lời dễ hiểu\tBộ hướng dẫn\tTrung tâm Phục vụ hành chính công\tPhòng "
    "Kinh tế\tTrước ngày "
    "31/3/2026\n"
    "2\tBáo cáo\tTổng hợp báo cáo cải cách hành chính\tBáo cáo quý\tCác cơ quan, đơn vị\tPhòng Kinh tế\tHằng "
    "quý\n";

/// What the one-stop shop's table must have for statistics to be asked of it.
constexpr store::Migration case_steps[] = {{1, "cases", R"sql(
CREATE TABLE cases (commune INTEGER NOT NULL, case_no BIGINT NOT NULL, facts BIGINT NOT NULL, received_day
  INTEGER NOT NULL,
  closed_day INTEGER NOT NULL, due_day INTEGER NOT NULL, settled_day INTEGER NOT NULL, paid_day INTEGER NOT
  NULL,
  rated_day INTEGER NOT NULL, unit TEXT NOT NULL, field TEXT NOT NULL, procedure TEXT NOT NULL,
  PRIMARY KEY (commune, case_no));
)sql"}};

constexpr CommuneId commune{17'464};

class LivingPlan : public testing::TestWithParam<store::Kind> {
 protected:
  void SetUp() override {
    auto const url = GetParam() == store::Kind::sqlite ? "sqlite://" + (dir_ / "test.db").string()
                                                       : test::PostgresServer::shared().fresh_url();
    env.db = store::Database::open(url).value();
    ASSERT_TRUE(store::migrate(*env.db, sets, *clock));
    projections = {store::projection_of<PlanProjection>()};
    sequencer = std::make_unique<store::Sequencer>(env.db, projections, clock, seeded_random(1));
    auto catalogue = load_catalogue(TS_SOURCE_DIR "/packs/indicators/catalogue.toml");
    ASSERT_TRUE(catalogue) << catalogue.error().en;
    std::vector<std::string> ids;
    for (auto const& indicator : catalogue->indicators) ids.push_back(indicator.id);
    env.catalogue = std::make_shared<Catalogue const>(std::move(*catalogue));
    env.definitions = std::make_shared<indicators::Definitions const>(
        indicators::Definitions::load(TS_SOURCE_DIR "/packs/indicators/definitions.toml", ids).value());
    env.packs = packs::PackSet::make({}, calendar::Calendar::vietnam(), "test").value();
    env.sequencer = sequencer.get();
    env.clock = clock;
    env.units = [this](CommuneId) { return units; };
    env.set_units = [this](store::Tx&, std::vector<CommuneUnit> const& all, std::string const&) {
      units = all;
    };
    env.open_task = [](store::Tx& tx, TaskCase const& task) -> Result<CaseNo> {
      auto const no = CaseNo{tx.next_counter("case")};
      tx.append({"case.submitted", no, "system", {{"source", task.source}, {"lead", task.lead.value}}, {}});
      return no;
    };
    env.actor_name = [](CommuneId, std::string_view actor) { return "Tên của " + std::string(actor); };
    env.summaries = [](CommuneId, permissions::Actor const&, std::vector<CaseNo> const& numbers) {
      json::array out;
      for (auto const no : numbers) out.push_back(json::object{{"no", no.value}});
      return out;
    };
  }

  store::Answer import(std::string_view text = document) {
    auto plan = prepare_plan("nap/ke-hoach.txt", text, *env.catalogue, Readers{}, *parse_day("2026-01-10"));
    if (!plan) return plan.error();
    units = plan->units;
    return sequencer->run(commune, [&, plan = *plan](store::Tx& tx) -> store::Answer {
      TS_TRY(auto const imported, import_plan(tx, plan, units, "staff:3", env.open_task));
      return to_json(imported);
    });
  }

  /// As the screen does it: against the plan that was compared with.
  store::Answer take(std::string_view text, std::int64_t against) {
    TS_TRY(auto work, Importer(env).work(commune, "staff:3", "ke-hoach.txt", text, against));
    return sequencer->run(commune, std::move(work));
  }

  void event(std::string type, std::int64_t no, json::object data = {}) {
    ASSERT_TRUE(sequencer->run(commune, [&](store::Tx& tx) -> store::Answer {
      tx.append({type, CaseNo{no}, "staff:3", data, {}});
      return json::object{};
    }));
  }

  void count(std::string const& term, std::string_view day, long long n) {
    auto const lease = env.db->write();
    auto const d = day_number(*parse_day(day));
    lease.sql() << "INSERT INTO indicator_daily_total (commune, term, day, n) VALUES (:c, :t, :d, :n)",
        soci::use(commune.value), soci::use(term), soci::use(d), soci::use(n);
  }

  store::Answer bind(std::int64_t target, std::int64_t version, json::object binding) {
    permissions::Actor actor;
    actor.id = "staff:3";
    std::promise<store::Answer> answer;
    PlanService(env).bind(commune, actor, target, version, std::move(binding),
                          [&](store::Answer a) { answer.set_value(std::move(a)); });
    return answer.get_future().get();
  }

  test::TempDir dir_;
  std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>(*parse_iso("2026-04-15T02:00:00.000Z"));
  std::vector<store::MigrationSet> const sets{
      {"onestop", case_steps}, indicators::rollup_migrations(), migrations()};
  std::vector<store::ProjectionFactory> projections;
  std::unique_ptr<store::Sequencer> sequencer;
  std::vector<CommuneUnit> units;
  PlanEnv env;
};

TEST_P(LivingPlan, WithoutAPlanEveryAnswerSaysSo) {
  EXPECT_EQ(PlanService(env).current(commune).error().id, "plan.none");
  EXPECT_EQ(PlanService(env).targets(commune, {}).error().id, "plan.none");
}

TEST_P(LivingPlan, ImportOpensTasksAndKeepsTheDocument) {
  ASSERT_TRUE(import());
  auto const plan = PlanService(env).current(commune).value();
  EXPECT_EQ(plan.at("number"), "12/KH-UBND");
  EXPECT_EQ(plan.at("counts").at("targets"), 2);
  EXPECT_EQ(plan.at("counts").at("tasks"), 2);
  EXPECT_EQ(plan.at("period").at("from"), 2026);

  auto const tasks = PlanService(env).tasks(commune, {}).value();
  ASSERT_EQ(tasks.at("items").as_array().size(), 2u);
  auto const& first = tasks.at("items").at(0).as_object();
  EXPECT_EQ(first.at("due"), "2026-03-30");
  EXPECT_EQ(first.at("lead_units"), (json::array{"tt-pvhcc"}));
  EXPECT_EQ(first.at("case"), 1);
  EXPECT_EQ(first.at("state"), "late") << "not begun, and its day has passed";
  EXPECT_EQ(tasks.at("items").at(1).at("recurrence"), "quarterly");

  auto const lines = PlanService(env).lines(commune, 1, 100).value();
  EXPECT_EQ(lines.at("items").at(1).at("text"), "XÃ ĐỒNG NỔI");
  auto const line = first.at("line").as_int64();
  EXPECT_EQ(lines.at("items").at(static_cast<std::size_t>(line - 1)).at("tasks"), (json::array{1}));
  auto const duties = PlanService(env).duties(commune).value();
  EXPECT_EQ(duties.at("items").at(0).at("unit_id"), "phong-kinh-te");
}

TEST_P(LivingPlan, ATaskFollowsItsCase) {
  ASSERT_TRUE(import());
  auto const state = [&] {
    return std::string(PlanService(env).tasks(commune, {}).value().at("items").at(0).at("state").as_string());
  };
  event("case.commented", 1);
  EXPECT_EQ(state(), "late");
  event("case.apologised", 1, {{"new_due", "2026-05-20T10:00:00.000Z"}});
  EXPECT_EQ(state(), "in_progress");
  event("case.result_issued", 1);
  EXPECT_EQ(state(), "done");
  event("case.withdrawn", 2);
  auto const cancelled = PlanService(env).tasks(commune, {{}, "cancelled", {}, 30}).value();
  EXPECT_EQ(cancelled.at("items").as_array().size(), 1u);
}

TEST_P(LivingPlan, TasksPageByKeyset) {
  ASSERT_TRUE(import());
  TaskQuery query;
  query.limit = 1;
  auto const first = PlanService(env).tasks(commune, query).value();
  query.cursor = std::string(first.at("next").as_string());
  auto const second = PlanService(env).tasks(commune, query).value();
  EXPECT_EQ(second.at("items").at(0).at("id"), 2);
  EXPECT_TRUE(second.at("next").is_null());
  query.cursor = "x";
  EXPECT_EQ(PlanService(env).tasks(commune, query).error().id, "cursor.form");
}

TEST_P(LivingPlan, ATargetMovesWithTheFigures) {
  ASSERT_TRUE(import());
  auto const target = [&] { return PlanService(env).target(commune, 1).value(); };
  EXPECT_EQ(target().at("verdict"), "no_data");
  count("closed", "2026-02-10", 1000);
  count("closed:on_time", "2026-02-10", 972);
  auto const close = target();
  EXPECT_EQ(close.at("indicators"), (json::array{"ty-le-ho-so-tthc-dung-han"}));
  EXPECT_EQ(close.at("verdict"), "close");
  EXPECT_EQ(close.at("live"), 97.2);
  EXPECT_THAT(std::string(close.at("why").at("vi").as_string()), HasSubstr("28 hồ sơ chưa đạt"));
  ASSERT_EQ(close.at("trend").as_array().size(), 12u);
  EXPECT_EQ(close.at("trend").at(9).at("period"), "2026-02");
  EXPECT_EQ(close.at("trend").at(9).at("value"), 97.2);
  EXPECT_TRUE(close.at("trend").at(11).at("value").is_null());
  count("closed", "2026-03-10", 1000);
  count("closed:on_time", "2026-03-10", 1000);
  EXPECT_EQ(target().at("verdict"), "met");
}

TEST_P(LivingPlan, WhatIsNotKeptNeverShowsAFigure) {
  ASSERT_TRUE(import());
  auto const targets = PlanService(env).targets(commune, {{}, "no_data", {}}).value();
  auto const& items = targets.at("items").as_array();
  ASSERT_EQ(items.size(), 2u);
  for (auto const& item : items) {
    EXPECT_TRUE(item.at("live").is_null());
    EXPECT_THAT(std::string(item.at("why").at("vi").as_string()), HasSubstr("Chưa tính được"));
  }
}

TEST_P(LivingPlan, APersonCorrectsABinding) {
  ASSERT_TRUE(import());
  auto const before = PlanService(env).target(commune, 2).value();
  auto const version = std::stoll(std::string(before.at("etag").as_string()));
  json::object const binding{{"indicators", {"ty-le-ho-so-truc-tuyen", "ty-le-ho-so-truc-tuyen"}},
                             {"note", "Sửa cho đúng"}};
  auto const after = bind(2, version, binding);
  ASSERT_TRUE(after) << after.error().en;
  EXPECT_EQ(after->at("indicators"), (json::array{"ty-le-ho-so-truc-tuyen"}));
  EXPECT_EQ(after->at("bound_by"), "person");
  EXPECT_EQ(after->at("history").at(0).at("by"), "Tên của staff:3");
  EXPECT_EQ(after->at("history").at(0).at("note"), "Sửa cho đúng");
  EXPECT_EQ(bind(2, version, binding).error().id, "etag.stale");
  EXPECT_EQ(bind(2, 1, {{"indicators", {"khong-co"}}}).error().id, "indicator.unknown");
  EXPECT_EQ(bind(99, 1, {{"indicators", json::array{}}}).error().id, "target.unknown");
  auto const unbound =
      bind(2, std::stoll(std::string(after->at("etag").as_string())), {{"indicators", json::array{}}});
  EXPECT_EQ(unbound->at("verdict"), "unbound");
  EXPECT_FALSE(unbound->at("candidates").as_array().empty());
}

TEST_P(LivingPlan, TheSameFileTwiceIsRefusedAnotherReplaces) {
  ASSERT_TRUE(import());
  EXPECT_EQ(import().error().id, "plan.same");
  ASSERT_TRUE(import(std::string(document) + "\n"));
  EXPECT_EQ(PlanService(env).current(commune)->at("id"), 2);
  EXPECT_EQ(import("Chào các bạn.\n").error().id, "plan.empty");
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  auto const at = text.find(from);
  return at == std::string::npos ? "not found" : text.replace(at, from.size(), to);
}

TEST_P(LivingPlan, ARevisedPlanKeepsWhatIsTheSame) {
  ASSERT_TRUE(import());
  auto const version = [&](std::int64_t id) {
    return std::stoll(std::string(PlanService(env).target(commune, id)->at("etag").as_string()));
  };
  json::array const chosen{"ty-le-ho-so-truc-tuyen"};
  ASSERT_TRUE(bind(1, version(1), {{"indicators", chosen}}));
  ASSERT_TRUE(bind(2, version(2), {{"indicators", chosen}}));
  event("case.assigned", 1);
  event("case.apologised", 2, {{"new_due", "2027-01-20T10:00:00.000Z"}});

  // The first target now asks for 99 %, the second is dropped; a task is added, the others stay.
  auto text = replaced(std::string(document), "Tối thiểu 98%", "Tối thiểu 99%");
  text = replaced(text, "- Tỷ lệ giải ngân kế hoạch đầu tư vốn ngân sách nhà nước đạt trên 95%.\n\n", "");
  text +=
      "3\tBáo cáo\tTập huấn kỹ năng số cho tổ dân phố\tLớp tập huấn\tPhòng Kinh tế\t\tTrước ngày 30/6/2026\n";
  auto const done = import(text);
  ASSERT_TRUE(done) << done.error().en;
  EXPECT_EQ(done->at("same_tasks"), 2);
  EXPECT_EQ(done->at("kept_bindings"), 1);
  EXPECT_TRUE(done->at("left_open").as_array().empty());
  std::vector<std::string> changes;
  for (auto const& c : done->at("changes").as_array())
    changes.push_back(std::string(c.at("how").as_string()) + " " + std::string(c.at("what").as_string()));
  EXPECT_THAT(changes, testing::UnorderedElementsAre("changed target", "removed target", "added task"));

  auto const target = PlanService(env).target(commune, 1).value();
  EXPECT_EQ(target.at("indicators"), chosen);
  EXPECT_EQ(target.at("bound_by"), "person");
  auto const tasks = PlanService(env).tasks(commune, {}).value().at("items").as_array();
  ASSERT_EQ(tasks.size(), 3U);
  EXPECT_EQ(tasks[0].at("case"), 1);
  EXPECT_EQ(tasks[1].at("case"), 2);
  EXPECT_EQ(tasks[1].at("due"), "2027-01-20") << "the day that was promised anew";
  EXPECT_EQ(tasks[2].at("case"), 3) << "only the new task opened a case";
  event("case.result_issued", 1);
  EXPECT_EQ(PlanService(env).tasks(commune, {})->at("items").at(0).at("state"), "done");
  auto const report = store::check(*env.db, sets, projections, *clock).value();
  for (auto const& d : report.differences)
    ADD_FAILURE() << d.table << " " << d.key << " " << d.column << d.en;
}

TEST_P(LivingPlan, ADocumentIsLookedAtBeforeItIsPutInForce) {
  permissions::Actor coordinator;
  coordinator.id = "staff:3";
  Importer const importer(env);
  auto const first = importer.preview(commune, coordinator, "nap/ke-hoach.txt", document).value();
  EXPECT_EQ(first.at("in_force"), 0);
  EXPECT_EQ(first.at("file"), "ke-hoach.txt");
  EXPECT_EQ(first.at("targets").at(0).at("how"), "added");
  EXPECT_EQ(PlanService(env).current(commune).error().id, "plan.none") << "looking writes nothing";
  ASSERT_TRUE(take(document, 0));
  EXPECT_EQ(take(document, 0).error().id, "plan.same");

  auto text = replaced(std::string(document), "Tối thiểu 98%", "Tối thiểu 99%");
  text = replaced(text, "31/3/2026", "30/9/2026");
  auto const seen = importer.preview(commune, coordinator, "ke-hoach.txt", text).value();
  EXPECT_EQ(seen.at("in_force"), 1);
  EXPECT_EQ(seen.at("same_file"), false);
  EXPECT_EQ(seen.at("targets").at(0).at("how"), "changed");
  EXPECT_EQ(seen.at("targets").at(1).at("how"), "same");
  EXPECT_EQ(seen.at("tasks").at(0).at("due"), "2026-09-29");
  EXPECT_EQ(seen.at("left_open").as_array().size(), 1u) << "the case of the task as it was";
  bool lead = false;
  for (auto const& doubt : seen.at("doubts").as_array()) lead = lead || doubt.at("why") == "lead";
  EXPECT_TRUE(lead) << "“các cơ quan, đơn vị” is nobody";
  EXPECT_EQ(take(text, 0).error().id, "plan.moved") << "compared with a plan no longer in force";
  EXPECT_EQ(PlanService(env).current(commune).value().at("id"), 1);
  ASSERT_TRUE(take(text, 1));
  EXPECT_EQ(importer.preview(commune, coordinator, "ke-hoach.txt", text).value().at("same_file"), true);

  auto const why = [&](std::string_view file, std::string_view bytes) {
    return importer.preview(commune, coordinator, file, bytes).error().id;
  };
  EXPECT_EQ(why("ke-hoach.docx", text), "plan.read.extension");
  EXPECT_EQ(why("ke-hoach.txt", "K\xE1"), "plan.read.encoding");
  EXPECT_EQ(why("ke-hoach.txt", "Không có gì ở đây."), "plan.empty");
  EXPECT_EQ(why("ke-hoach.txt", std::string(max_plan_bytes + 1, 'a')), "plan.read.size");
}

TEST_P(LivingPlan, ATaskOwedByAnotherDayIsAnotherCaseAndTheOldOneIsNamed) {
  ASSERT_TRUE(import());
  event("case.withdrawn", 2);
  auto text = replaced(std::string(document), "31/3/2026", "30/9/2026");
  text = replaced(text, "Hằng quý", "Hằng tháng");
  auto const done = import(text);
  ASSERT_TRUE(done) << done.error().en;
  EXPECT_EQ(done->at("same_tasks"), 0);
  EXPECT_EQ(done->at("left_open"), json::array{1}) << "the other one has ended";
  auto const tasks = PlanService(env).tasks(commune, {}).value().at("items").as_array();
  EXPECT_EQ(tasks[0].at("case"), 3);
  EXPECT_EQ(tasks[0].at("due"), "2026-09-29");
}

TEST_P(LivingPlan, TablesComeOutTheSameFromTheJournal) {
  ASSERT_TRUE(import());
  auto const version = std::stoll(std::string(PlanService(env).target(commune, 2)->at("etag").as_string()));
  ASSERT_TRUE(bind(2, version, {{"indicators", json::array{}}, {"note", "Chưa đo được"}}));
  event("case.assigned", 1);
  auto const check = [&] {
    auto const report = store::check(*env.db, sets, projections, *clock);
    ASSERT_TRUE(report) << report.error().en;
    for (auto const& d : report->differences)
      ADD_FAILURE() << d.table << " " << d.key << " " << d.column << d.en;
  };
  check();
  ASSERT_TRUE(store::rebuild(*env.db, projections, std::nullopt));
  check();
}

TEST_P(LivingPlan, ErasedContentIsGoneFromTheTablesToo) {
  ASSERT_TRUE(import());
  auto const version = std::stoll(std::string(PlanService(env).target(commune, 2)->at("etag").as_string()));
  ASSERT_TRUE(bind(2, version, {{"indicators", json::array{}}, {"note", "Nhắc tên một người"}}));
  auto const erase = [&](std::int64_t seq) {
    ASSERT_TRUE(sequencer->run(commune, [&](store::Tx& tx) -> store::Answer {
      TS_TRY(auto const by, store::erase_body(tx, seq, "Theo yêu cầu", "staff:3"));
      return json::object{{"seq", by}};
    }));
  };
  erase(version + 3);  // the import and its two tasks stand before the binding
  EXPECT_FALSE(PlanService(env).target(commune, 2)->at("history").at(0).as_object().contains("note"));
  erase(version);
  EXPECT_TRUE(PlanService(env).targets(commune, {})->at("items").as_array().empty());
  EXPECT_EQ(PlanService(env).current(commune)->at("number"), "12/KH-UBND");
  auto const report = store::check(*env.db, sets, projections, *clock).value();
  for (auto const& d : report.differences)
    ADD_FAILURE() << d.table << " " << d.key << " " << d.column << d.en;
}

TEST_P(LivingPlan, AFigureOverProceduresCountsTheVersionsOfItsTime) {
  casework::CaseType first;
  first.code = "1.000001";
  first.slug = "thu-tuc";
  first.valid_from = *parse_day("2026-01-15");
  first.valid_to = *parse_day("2026-03-31");
  first.channels = {{casework::Channel::counter, casework::Allowance::working_days(3), {}}};
  auto second = first;
  second.version = 2;
  second.valid_from = *parse_day("2026-04-01");
  second.valid_to = std::nullopt;
  second.flags.one_stop = true;
  env.packs = packs::PackSet::make({first, second}, calendar::Calendar::vietnam(), "test").value();
  auto const of = [&](std::string period) {
    return IndicatorService(env)
        .get(commune, "ty-le-tthc-tiep-nhan-tai-mot-cua", {period, "calendar", {}, {}})
        .value();
  };
  auto const now = of("2026");
  EXPECT_EQ(now.at("value"), 100.0);
  EXPECT_EQ(now.at("procedures").at(0).at("counted"), true);
  EXPECT_EQ(now.at("trend").at(10).at("value"), 0.0) << "March: the version before";
  EXPECT_TRUE(now.at("trend").at(7).at("value").is_null()) << "December: not yet in force";
  EXPECT_EQ(of("2026-02").at("value"), 0.0);
}

TEST_P(LivingPlan, IndicatorsNameEverythingAndInventNothing) {
  ASSERT_TRUE(import());
  auto const list = IndicatorService(env).list(commune, {}).value();
  EXPECT_GE(list.at("items").as_array().size(), env.catalogue->indicators.size());
  for (auto const& item : list.at("items").as_array()) {
    EXPECT_FALSE(item.at("name").at("vi").as_string().empty()) << item.at("id");
    EXPECT_TRUE(item.at("value").is_null() || item.at("id") == "so-ho-so-ton-dong-keo-dai") << item.at("id");
    EXPECT_NE(item.as_object().contains("why"), item.at("status") == "computed");
  }
  auto const one =
      IndicatorService(env).get(commune, "ty-le-ho-so-tthc-dung-han", {"2026-Q1", "report", {}, {}}).value();
  EXPECT_EQ(one.at("period").at("from"), "2025-12-15");
  EXPECT_EQ(one.at("formula").at("numerator").at("vi"), "Hồ sơ đã giải quyết, đúng hạn");
  EXPECT_EQ(one.at("targets"), (json::array{1}));
  EXPECT_EQ(IndicatorService(env).get(commune, "khong-co", {}).error().id, "indicator.unknown");
  EXPECT_EQ(IndicatorService(env).list(commune, {"2026-13", "calendar", {}, {}}).error().id, "period.form");
}

INSTANTIATE_TEST_SUITE_P(Databases, LivingPlan, testing::Values(store::Kind::sqlite, store::Kind::postgresql),
                         [](auto const& kind) {
                           return std::string(kind.param == store::Kind::sqlite ? "SQLite" : "PostgreSQL");
                         });

}  // namespace
}  // namespace ts::plan
