#include "kernel/packs/packs.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "kernel/packs/schema_check.hpp"

namespace ts::packs {
namespace {

std::filesystem::path const repo_packs{TS_SOURCE_DIR "/packs"};
Day const today = parse_day("2026-11-21").value();

std::string file_text(std::filesystem::path const& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string exemplar() { return file_text(repo_packs / "procedures/1.001193-dang-ky-khai-sinh.toml"); }

/// The exemplar with one piece of text replaced.
std::string with(std::string_view from, std::string_view to) {
  auto text = exemplar();
  auto const at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

std::vector<Problem> problems_of(std::string const& toml) {
  std::vector<Problem> out;
  parse_case_type(toml, "x.toml", out);
  return out;
}

CaseType birth() {
  std::vector<Problem> problems;
  auto type = parse_case_type(exemplar(), "x.toml", problems);
  EXPECT_TRUE(type.has_value());
  return std::move(*type);
}

PackSet const& packs() {
  static auto const set = load(repo_packs);
  EXPECT_TRUE(set.has_value()) << set.error().vi;
  return **set;
}

TEST(Packs, TheRepositorysPacksAreRight) {
  for (auto const& p : check(repo_packs)) EXPECT_TRUE(p.warning) << to_string(p);
  EXPECT_GE(packs().in_force(today, casework::Kind::procedure).size(), 15u);
  EXPECT_FALSE(packs().in_force(today, casework::Kind::internal).empty());
  EXPECT_FALSE(packs().in_force(today, casework::Kind::plan_task).empty());
  EXPECT_EQ(packs().calendar_version().size(), 16u);
}

TEST(Packs, ReadsEveryPartOfTheExemplar) {
  auto const t = birth();
  EXPECT_EQ(t.code, "1.001193");
  EXPECT_EQ(t.clock.cutoff, std::chrono::hours{15});
  EXPECT_EQ(t.limit(casework::Channel::online), casework::Allowance::same_day());
  EXPECT_EQ(t.limit(casework::Channel::online, "xac-minh-hon-nhan"), casework::Allowance::working_days(4));
  EXPECT_EQ(t.steps.size(), 5u);
  EXPECT_EQ(t.steps.back().does, casework::Does::hand_out);
  EXPECT_TRUE(t.find_field("ho_ten")->personal);
  EXPECT_FALSE(t.find_field("so_ban_sao")->personal);
  EXPECT_EQ(t.products.front().code, "KQ.G15.000031");
  EXPECT_EQ(t.origin.mark, casework::Mark::source);
  EXPECT_EQ(t.variants.front().origin.mark, casework::Mark::secondary);
}

TEST(Packs, EveryProblemNamesItsLineAndRemedy) {
  struct Slip {
    std::string_view from, to, in_message, in_remedy;
  };
  Slip const slips[] = {
      {"kind = \"procedure\"", "kind = \"procedur\"", "procedur", "plan_task"},
      {"limit = \"same_day\"", "limit = \"1 day\"", "thời hạn", "same_day"},
      {"required = true", "requird = true", "requird", "required"},
      {"version = 1", "version = \"1\"", "số nguyên", "version"},
      {"valid_from = 2025-07-01", "valid_from = \"2025-07-01\"", "ngày có thật", "2026-07-01"},
      {"role = \"leader\"", "role = \"clerk\"", "vai trò", "leader"},
      {"amount = 8000\n", "", "amount", "council"},
      {"show_if = { field = \"quan_he\"", "show_if = { field = \"quan_hệ\"", "show_if", "yesno"},
      {"is = [\"khac\"]", "is = [\"khax\"]", "khax", "value"},
      {"key = \"tre_ho_ten\"", "key = \"ho_ten\"", "hai lần", "khóa khác"},
      {"name = { vi = \"Giấy khai sinh\", en = \"Birth certificate\" }", "name = { vi = \"Giấy khai sinh\" }",
       "en", "en ="},
      {"quantity_field = \"so_ban_sao\"", "quantity_field = \"ho_ten\"", "quantity_field", "số lượng"},
      {"cutoff = \"15:00\"", "cutoff = \"15h\"", "HH:MM", "15:00"},
  };
  auto const clean = problems_of(exemplar());
  EXPECT_TRUE(clean.empty());
  for (auto const& s : slips) {
    auto const found = problems_of(with(s.from, s.to));
    ASSERT_FALSE(found.empty()) << s.to;
    auto const text = exemplar();
    auto const line = std::count(text.begin(), text.begin() + static_cast<long>(text.find(s.from)), '\n') + 1;
    auto const& p = found.front();
    EXPECT_FALSE(p.warning);
    EXPECT_NE(p.vi.find(s.in_message), std::string::npos) << p.vi;
    EXPECT_NE(p.remedy_vi.find(s.in_remedy), std::string::npos) << p.remedy_vi;
    EXPECT_FALSE(p.en.empty() || p.remedy_en.empty());
    EXPECT_NEAR(p.line, static_cast<int>(line), 12) << s.to << ' ' << p.vi;
    EXPECT_GT(p.line, 0);
  }
}

TEST(Packs, SyntaxErrorsHaveTheirPlace) {
  auto const found = problems_of("[type]\nkind = \n");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].line, 2);
  EXPECT_EQ(problems_of("\xff").size(), 1u);
}

TEST(Packs, MissingStepsAndStepsThatDoNotAddUp) {
  auto text = exemplar();
  auto const from = text.find("[[step]]\nkey = \"phat-hanh\"");
  auto const to = text.find("[[step]]\nkey = \"tra-ket-qua\"");
  auto const found = problems_of(text.erase(from, to - from));
  ASSERT_EQ(found.size(), 2u);
  EXPECT_NE(found[0].vi.find("issue"), std::string::npos);
  EXPECT_TRUE(found[1].warning);
  EXPECT_NE(found[1].vi.find("7 giờ"), std::string::npos) << found[1].vi;
}

TEST(Packs, TheSchemaAcceptsWhatTheReaderAccepts) {
  auto const schema = parse_json(file_text(repo_packs / "schema/case-type.schema.json")).value();
  auto const refused = [&](std::string const& text) {
    std::vector<Problem> problems;
    Doc doc("x.toml", problems);
    auto const parsed = parse_toml(text, doc);
    check_schema(*parsed, schema, doc);
    return problems;
  };
  EXPECT_TRUE(refused(exemplar()).empty());
  auto const found = refused(with("role = \"leader\"", "role = \"king\""));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_GT(found[0].line, 100);
  EXPECT_FALSE(refused(with("required = true", "requird = true")).empty());
}

TEST(Packs, LoadSaysWhatIsWrongAndWhere) {
  EXPECT_EQ(load("/nowhere").error().id, "packs.directory");
  auto const dir = std::filesystem::temp_directory_path() / "ts-packs-test";
  std::filesystem::remove_all(dir);
  std::filesystem::create_directories(dir / "procedures");
  std::filesystem::create_directories(dir / "calendars");
  std::filesystem::copy_file(repo_packs / "calendars/vietnam.toml", dir / "calendars/vietnam.toml");
  std::ofstream(dir / "procedures/a.toml") << exemplar();
  EXPECT_TRUE(load(dir).has_value());
  std::ofstream(dir / "procedures/b.toml") << exemplar();
  auto const twice = check(dir);
  EXPECT_TRUE(
      std::any_of(twice.begin(), twice.end(), [](auto const& p) { return p.file == "procedures/b.toml"; }));
  std::ofstream(dir / "procedures/b.toml") << with("role = \"leader\"", "role = \"king\"");
  auto const error = load(dir).error();
  EXPECT_EQ(error.id, "packs.invalid");
  EXPECT_NE(error.vi.find("procedures/b.toml:"), std::string::npos) << error.vi;
  std::filesystem::remove_all(dir);
}

TEST(Packs, VersionsByDate) {
  auto one = birth();
  one.valid_to = parse_day("2026-09-30").value();
  auto two = birth();
  two.version = 2;
  two.valid_from = parse_day("2026-10-01").value();
  auto const set = PackSet::make({two, one}, calendar::Calendar::vietnam(), "v").value();
  EXPECT_EQ(set->find("1.001193", parse_day("2026-08-01").value())->version, 1);
  EXPECT_EQ(set->find("1.001193", today)->version, 2);
  EXPECT_EQ(set->find("1.001193", parse_day("2020-01-01").value()), nullptr);
  EXPECT_EQ(set->find(casework::TypeRef{"1.001193", 1})->version, 1);
  EXPECT_EQ(set->find(casework::TypeRef{"1.001193", 3}), nullptr);
  EXPECT_EQ(set->find_slug("dang-ky-khai-sinh", today)->version, 2);
  EXPECT_EQ(set->in_force(today).size(), 1u);
  EXPECT_EQ(PackSet::make({one, one}, calendar::Calendar::vietnam(), "v").error().id, "packs.duplicate");
}

TEST(Packs, CitizensFindWhatTheyMean) {
  struct Query {
    std::string_view typed, code;
  };
  Query const queries[] = {{"dang ky khai sinh", "1.001193"},
                           {"khai sinh", "1.001193"},
                           {"khai sihn", "1.001193"},
                           {"Đăng ký khai sinh", "1.001193"},
                           {"lam giay khai sinh cho con", "1.001193"},
                           {"em bé", "1.001193"},
                           {"ket hon", "1.000894"},
                           {"dang ki ket hon", "1.000894"},
                           {"mo ho kinh doanh", "1.001612"},
                           {"1.001193", "1.001193"},
                           {"giay phep xay dung", "1.013225"}};
  for (auto const& q : queries) {
    auto const hits = packs().search(q.typed, today);
    ASSERT_FALSE(hits.empty()) << q.typed;
    EXPECT_EQ(hits.front().type->code, q.code) << q.typed << " found " << hits.front().type->name.vi;
  }
  EXPECT_TRUE(packs().search("phi thuyền không gian", today).empty());
  EXPECT_TRUE(packs().search("  ", today).empty());
  EXPECT_EQ(packs().search("dang ky", today, 2).size(), 2u);
}

TEST(Packs, CalendarPack) {
  auto const& c = packs().calendar();
  using calendar::DayKind;
  auto const kind = [&](std::string_view d) { return c.day(parse_day(d).value()).kind; };
  EXPECT_EQ(kind("2025-01-27"), DayKind::holiday);
  EXPECT_EQ(kind("2025-02-03"), DayKind::work);
  EXPECT_EQ(kind("2025-04-26"), DayKind::make_up);
  EXPECT_EQ(kind("2026-01-02"), DayKind::swap);
  EXPECT_EQ(kind("2026-08-31"), DayKind::swap);
  EXPECT_EQ(kind("2026-11-23"), DayKind::work) << "only proposed";
  EXPECT_EQ(kind("2026-11-24"), DayKind::holiday);
  std::vector<Problem> problems;
  EXPECT_FALSE(parse_calendar("name = { vi = \"a\", en = \"b\" }\n[hours]\nmonday = [\"7-11\"]\n", "c.toml",
                              problems));
  EXPECT_EQ(problems.front().line, 3);
}

TEST(Packs, ApiViewIsComplete) {
  auto const o = procedure_json(birth());
  for (auto const* key :
       {"code", "name", "plain", "field", "time", "fee", "online", "version", "valid_from", "who", "channels",
        "variants", "documents", "fees", "steps", "products", "basis", "form", "mark"}) {
    EXPECT_TRUE(o.contains(key)) << key;
  }
  EXPECT_EQ(o.at("time").at("vi").as_string(), "Trong ngày") << json::serialize(o.at("time"));
  EXPECT_EQ(o.at("fee").at("vi").as_string(), "Miễn phí");
  EXPECT_EQ(o.at("fees").at(1).at("words").at("vi").as_string(), "8.000 đồng/bản");
}

TEST(Packs, FeesByQuantityAndTiers) {
  auto t = birth();
  auto const lines = casework::fee_lines(t, casework::Channel::online, {}, {{"so_ban_sao", 3}});
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[1].amount, 24000);
  EXPECT_EQ(casework::fee_lines(t, casework::Channel::online, {}, {{"so_ban_sao", 0}}).size(), 1u);
  auto& fee = t.fees[1];
  fee.amount.reset();
  fee.tiers = {{1, 2000}, {3, 1000}};
  fee.max = 10000;
  EXPECT_EQ(casework::fee_lines(t, casework::Channel::online, {}, {{"so_ban_sao", 5}})[1].amount, 7000);
  EXPECT_EQ(casework::fee_lines(t, casework::Channel::online, {}, {{"so_ban_sao", 50}})[1].amount, 10000);
  fee.set_by_council = true;
  EXPECT_FALSE(casework::fee_lines(t, casework::Channel::online, {}, {{"so_ban_sao", 1}})[1].known);
  EXPECT_EQ(casework::fee_lines(t, casework::Channel::online, {}, {{"so_ban_sao", 2}}, {{"ban-sao", 500}})[1]
                .amount,
            1000);
}

}  // namespace
}  // namespace ts::packs
