#include <gtest/gtest.h>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#include <valijson/adapters/boost_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>
#pragma GCC diagnostic pop

#include "kernel/packs/packs.hpp"

namespace ts::packs {
namespace {

using casework::Field;
using casework::FieldType;

Day const today = parse_day("2026-11-21").value();

Field field(std::string key, FieldType type, bool required = false) {
  Field f;
  f.key = std::move(key);
  f.type = type;
  f.label = {"Mục " + f.key, "Field " + f.key};
  f.required = required;
  return f;
}

CaseType form() {
  CaseType t;
  auto relation = field("quan_he", FieldType::choice, true);
  relation.options = {{"me", {"Mẹ", "Mother"}}, {"khac", {"Khác", "Other"}}};
  auto other = field("khac", FieldType::text, true);
  other.show_if = casework::ShowIf{"quan_he", {"khac"}};
  auto copies = field("ban_sao", FieldType::number);
  copies.min = 0;
  copies.max = 20;
  auto born = field("sinh", FieldType::date, true);
  born.not_after = "today";
  auto code = field("ma", FieldType::text);
  code.pattern = "[A-Z]{2}[0-9]{3}";
  code.max_length = 5;
  auto many = field("nhieu", FieldType::choices);
  many.options = relation.options;
  using casework::PersonPart;
  auto person = field("nguoi", FieldType::person);
  person.parts = {{PersonPart::name, true},
                  {PersonPart::birth_date, true},
                  {PersonPart::sex, false},
                  {PersonPart::id_number, false}};
  t.form = {
      {"a", {"A", "A"}, {}, {relation, other, copies, born, code, many}},
      {"b",
       {"B", "B"},
       {},
       {field("cccd", FieldType::id_number), field("dt", FieldType::phone), field("thu", FieldType::email),
        field("dong_y", FieldType::yesno), field("tien", FieldType::money), person}}};
  return t;
}

json::object good() { return {{"quan_he", "me"}, {"sinh", "2026-11-21"}}; }

json::object good_with(std::string_view key, json::value value) {
  auto o = good();
  o[key] = std::move(value);
  return o;
}

TEST(Form, AcceptsWhatIsRight) {
  auto const t = form();
  EXPECT_TRUE(validate_form(t, good(), today).has_value());
  auto const all =
      json::object{{"quan_he", "khac"},      {"khac", "Cô ruột"},    {"ban_sao", 2},
                   {"sinh", "2026-02-28"},   {"ma", "AB123"},        {"nhieu", json::array{"me", "khac"}},
                   {"cccd", "001099012345"}, {"dt", "+84912345678"}, {"thu", "a@b.vn"},
                   {"dong_y", true},         {"tien", 150000}};
  EXPECT_TRUE(validate_form(t, all, today).has_value());
}

TEST(Form, SaysWhatIsWrongWhere) {
  struct Bad {
    std::string_view key;
    json::value value;
    std::string_view id;
  };
  Bad const bad[] = {{"quan_he", nullptr, "form.required"},
                     {"quan_he", "bo", "form.value"},
                     {"khac", "x", "form.not_asked"},
                     {"ban_sao", 21, "form.value"},
                     {"ban_sao", "hai", "form.value"},
                     {"sinh", "2026-11-22", "form.value"},
                     {"sinh", "2026-02-30", "form.value"},
                     {"sinh", "  ", "form.required"},
                     {"ma", "ab123", "form.value"},
                     {"ma", "AB1234", "form.value"},
                     {"nhieu", json::array{"me", "me"}, "form.value"},
                     {"cccd", "12345", "form.value"},
                     {"dt", "123", "form.value"},
                     {"thu", "a.b.vn", "form.value"},
                     {"dong_y", "yes", "form.value"},
                     {"tien", -1, "form.value"},
                     {"tien", 1.5, "form.value"},
                     {"la", 1, "form.unknown"}};
  for (auto const& b : bad) {
    auto const result = validate_form(form(), good_with(b.key, b.value), today);
    ASSERT_FALSE(result.has_value()) << b.key << ' ' << json::serialize(b.value);
    EXPECT_EQ(result.error().id, b.id) << b.key;
    EXPECT_EQ(result.error().field, "/" + std::string{b.key});
    EXPECT_NE(result.error().vi.find(b.key == "la" ? "la" : "Mục"), std::string::npos);
  }
}

TEST(Form, APersonIsCheckedPartByPart) {
  auto const errors = [](json::object person) {
    return form_errors(form(), good_with("nguoi", std::move(person)), today);
  };
  EXPECT_TRUE(errors({}).empty()) << "nobody named, and nobody need be";
  EXPECT_TRUE(errors({{"name", ""}, {"birth_date", ""}}).empty());
  json::object const mai{
      {"name", "Lê Thị Mai"}, {"birth_date", "1990-09-03"}, {"sex", "female"}, {"id_number", "040190000001"}};
  EXPECT_TRUE(errors(mai).empty());
  struct Bad {
    std::string_view part;
    json::value value;
    std::string_view id;
  };
  Bad const bad[] = {
      {"name", nullptr, "form.required"},         {"name", json::value(std::string(101, 'a')), "form.value"},
      {"birth_date", "2026-11-22", "form.value"}, {"birth_date", "1990-02-30", "form.value"},
      {"birth_date", 1990, "form.value"},         {"sex", "nữ", "form.value"},
      {"id_number", "04019000000", "form.value"}, {"residence", "Thôn 1", "form.unknown"}};
  for (auto const& b : bad) {
    auto person = mai;
    person[b.part] = b.value;
    auto const found = errors(person);
    ASSERT_EQ(found.size(), 1u) << b.part;
    EXPECT_EQ(found[0].id, b.id) << b.part;
    EXPECT_EQ(found[0].field, "/nguoi/" + std::string{b.part});
  }
  auto const old = form_errors(form(), good_with("nguoi", "Lê Thị Mai"), today);
  ASSERT_EQ(old.size(), 1u);
  EXPECT_EQ(old[0].field, "/nguoi");
}

TEST(Form, AConditionalFieldIsRequiredWhenShown) {
  auto const errors = form_errors(form(), {{"quan_he", "khac"}}, today);
  ASSERT_EQ(errors.size(), 2u);
  EXPECT_EQ(errors[0].field, "/khac");
  EXPECT_EQ(errors[0].vi, "Chưa điền “Mục khac”.");
  EXPECT_EQ(errors[1].field, "/sinh");
}

TEST(Form, LongTextsDoNotReachTheRegularExpression) {
  auto const result = validate_form(form(), good_with("ma", json::value(std::string(500000, 'A'))), today);
  EXPECT_EQ(result.error().id, "form.value");
}

TEST(Form, TheSchemaAgreesOnWhatItCanSay) {
  auto const t = form();
  json::value const schema_json = form_schema(t);
  valijson::Schema schema;
  valijson::SchemaParser parser;
  parser.populateSchema(valijson::adapters::BoostJsonAdapter(schema_json), schema);
  auto const accepts = [&](json::value const& v) {
    valijson::Validator validator;
    return validator.validate(schema, valijson::adapters::BoostJsonAdapter(v), nullptr);
  };
  EXPECT_TRUE(accepts(good()));
  EXPECT_FALSE(accepts(json::object{{"quan_he", "khac"}, {"sinh", "2026-01-01"}})) << "khac is required";
  EXPECT_FALSE(accepts(good_with("ban_sao", 21)));
  EXPECT_FALSE(accepts(good_with("la", 1)));
  EXPECT_FALSE(accepts(good_with("ma", "ab123")));
  EXPECT_TRUE(accepts(good_with("nhieu", json::array{"me"})));
  EXPECT_TRUE(accepts(good_with("nguoi", {{"name", "Mai"}, {"birth_date", "1990-09-03"}})));
  EXPECT_FALSE(accepts(good_with("nguoi", {{"name", "Mai"}}))) << "the day of birth is asked";
  EXPECT_FALSE(accepts(good_with("nguoi", "Mai")));
}

}  // namespace
}  // namespace ts::packs
