// Variants an applicant chooses, persons a form asks for, fees that count twice: what their packs must say.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "kernel/packs/packs.hpp"

namespace ts::packs {
namespace {

std::filesystem::path const repo_packs{TS_SOURCE_DIR "/packs"};

struct Read {
  std::optional<CaseType> type;
  std::vector<Problem> problems;
};

/// A pack of the repository with one piece of text replaced.
Read with(std::string_view file, std::string_view from, std::string_view to) {
  std::ifstream in(repo_packs / "procedures" / file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  auto const at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  Read out;
  out.type = parse_case_type(text.replace(at, from.size(), to), "x.toml", out.problems);
  return out;
}

constexpr auto change = "1.004859-thay-doi-cai-chinh-ho-tich.toml";
constexpr auto marriage = "1.000894-dang-ky-ket-hon.toml";
constexpr auto copies = "2.000815-chung-thuc-ban-sao.toml";

TEST(PackRules, EachSlipNamesItsRemedy) {
  struct Slip {
    std::string_view file, from, to, in_message, in_remedy;
  };
  Slip const slips[] = {
      {change, "by_applicant = true\n", "", "không trường hợp nào", "by_applicant"},
      {change, "[variant_question]", "[variant_questions]", "variant_question", "variant_question"},
      {change, "key = \"can-xac-minh\"", "key = \"usual\"", "usual", "khóa khác"},
      {change, "by_form = true", "by_form = true\nvariants = [\"bo-xung\"]", "bo-xung", "usual"},
      {marriage, "parts = [\"name\", ", "parts = [", "họ tên", "name"},
      {marriage, "parts = [\"name\"", "optional_parts = [\"name\"]\nparts = [\"name\"", "hai lần", "parts"},
      {marriage, "\"ethnicity\"", "\"ethnic\"", "ethnic", "ethnicity"},
      {marriage, "type = \"phone\"", "type = \"phone\"\nparts = [\"name\"]", "person", "type"},
      {marriage, "required = true\nparts", "required = true\nprefill = \"account.name\"\nparts", "điền sẵn",
       "prefill"},
      {copies, "times_field = \"so_ban\"", "times_field = \"so_trang\"", "times_field", "so_ban"},
      {copies, "times_field = \"so_ban\"", "times_field = \"ten_giay_to\"", "times_field", "số lượng"},
      {copies, "quantity_field = \"so_trang\"\n", "", "times_field", "quantity_field"},
  };
  for (auto const& s : slips) {
    auto const read = with(s.file, s.from, s.to);
    ASSERT_FALSE(read.problems.empty()) << s.to;
    auto const& p = read.problems.front();
    EXPECT_FALSE(p.warning) << p.vi;
    EXPECT_NE(p.vi.find(s.in_message), std::string::npos) << p.vi;
    EXPECT_NE(p.remedy_vi.find(s.in_remedy), std::string::npos) << p.remedy_vi;
    EXPECT_FALSE(p.en.empty() || p.remedy_en.empty());
    EXPECT_GT(p.line, 0);
  }
}

TEST(PackRules, ApplicantsChooseInPlainWords) {
  auto const o =
      procedure_json(*with(change, "by_form = true", "by_form = true\nvariants = [\"usual\"]").type);
  EXPECT_FALSE(o.at("variant_question").at("text").at("vi").as_string().empty());
  EXPECT_EQ(o.at("variants").at(0).at("by_applicant"), json::value(true));
  EXPECT_FALSE(o.at("variants").at(1).as_object().contains("by_applicant"));
  EXPECT_EQ(o.at("documents").at(0).at("variants"), (json::array{"usual"}));
}

TEST(PackRules, PersonsSayWhatIsAsked) {
  auto const type = *with(marriage, "[type]", "[type]").type;
  auto const o = procedure_json(type);
  auto const& parts = o.at("form").at("sections").at(0).at("fields").at(0).at("parts").as_array();
  ASSERT_EQ(parts.size(), 5u);
  EXPECT_EQ(parts[0].at("key").as_string(), "name");
  EXPECT_EQ(parts[2].at("key").as_string(), "id_number");
  EXPECT_EQ(parts[2].at("required"), json::value(true));
}

TEST(PackRules, CertifiedCopiesCostPagesTimesCopies) {
  auto const type = *with(copies, "[type]", "[type]").type;
  auto const owed = [&](int pages, int how_many) {
    return casework::fee_lines(type, casework::Channel::counter, {},
                               {{"so_trang", pages}, {"so_ban", how_many}})
        .at(0)
        .amount;
  };
  EXPECT_EQ(owed(1, 1), 2000);
  EXPECT_EQ(owed(5, 3), 3 * (2 * 2000 + 3 * 1000));
  EXPECT_EQ(owed(400, 2), 2 * 200000) << "at most 200,000 a copy";
  auto const o = procedure_json(type);
  EXPECT_EQ(o.at("fees").at(0).at("times_field").as_string(), "so_ban");
  EXPECT_NE(o.at("fee").at("vi").as_string().find("Cần mấy bản"), json::string::npos);
}

}  // namespace
}  // namespace ts::packs
