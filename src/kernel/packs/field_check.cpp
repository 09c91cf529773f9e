// The questions of a form, one at a time and against those before them.
#include <fmt/format.h>

#include <algorithm>
#include <regex>

#include "kernel/packs/case_type_check.hpp"

namespace ts::packs {

namespace {

using namespace ts::casework;  // NOLINT: the structs this file checks

bool is_chosen(Field const& f) { return f.type == FieldType::choice || f.type == FieldType::choices; }
bool is_number(Field const& f) { return f.type == FieldType::number || f.type == FieldType::money; }
bool is_text(Field const& f) { return f.type == FieldType::text || f.type == FieldType::longtext; }

void check_options(Field const& f, Table& at) {
  if (is_chosen(f) && f.options.size() < 2) {
    at.error("options", "Câu hỏi lựa chọn “" + f.key + "” cần ít nhất hai phương án.",
             "The choice “" + f.key + "” needs at least two options.",
             "Thêm options = [{ value = \"…\", vi = \"…\", en = \"…\" }, …].",
             "Add options = [{ value, vi, en }, …].");
  }
  if (!is_chosen(f) && !f.options.empty()) {
    at.error("options", "“options” chỉ dùng cho type = \"choice\" hoặc \"choices\".",
             "“options” belong to choice and choices only.", "Bỏ options, hoặc đổi type.",
             "Remove options or change type.");
  }
  for (std::size_t i = 0; i < f.options.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (f.options[i].value != f.options[j].value) continue;
      at.error("options", "Phương án “" + f.options[i].value + "” khai hai lần.",
               "The option “" + f.options[i].value + "” is given twice.", "Đổi value của một phương án.",
               "Change the value of one.");
    }
  }
}

void check_bounds(Field const& f, Table& at) {
  if ((f.min || f.max) && !is_number(f)) {
    at.error(f.min ? "min" : "max", "“min”, “max” chỉ dùng cho number và money.",
             "min and max belong to number and money only.", "Với chữ dùng min_length, max_length.",
             "For texts use min_length, max_length.");
  }
  bool const lengths = f.min_length || f.max_length;
  if ((lengths || !f.pattern.empty()) && !is_text(f)) {
    at.error(f.pattern.empty() ? "max_length" : "pattern",
             "Độ dài và “pattern” chỉ dùng cho text và longtext.",
             "Lengths and pattern belong to text and longtext only.", "Bỏ dòng này.", "Remove it.");
  }
  bool const crossed =
      (f.min && f.max && *f.min > *f.max) || (f.min_length && f.max_length && *f.min_length > *f.max_length);
  if (crossed) {
    at.error(f.min ? "min" : "min_length", "Mức nhỏ nhất lớn hơn mức lớn nhất.",
             "The least is more than the most.", "Đổi chỗ hai số.", "Swap the two.");
  }
  if (f.pattern.empty()) return;
  // A long expression may cost the compiler its stack and the checker its time.
  bool compiles = f.pattern.size() <= 200;
  try {
    if (compiles) std::regex const compiled(f.pattern);
  } catch (std::regex_error const&) {
    compiles = false;
  }
  if (!compiles) {
    at.error("pattern", "“pattern” không phải biểu thức chính quy ECMAScript đúng, hoặc dài quá 200 ký tự.",
             "pattern is no valid ECMAScript regular expression, or longer than 200 characters.",
             "Ví dụ: pattern = '[0-9]{4}'.", "For example: pattern = '[0-9]{4}'.");
  }
}

void check_dates(Field const& f, Table& at) {
  for (std::string_view const key : {"not_before", "not_after"}) {
    auto const& value = key == "not_before" ? f.not_before : f.not_after;
    if (value.empty()) continue;
    if (f.type == FieldType::date && (value == "today" || parse_day(value))) continue;
    at.error(key, fmt::format("“{}” chỉ dùng cho type = \"date\", là \"today\" hoặc ngày.", key),
             fmt::format("{} belongs to dates: \"today\" or a date in quotes.", key),
             fmt::format("Viết {} = \"today\" hoặc \"2026-01-31\".", key),
             fmt::format("Write {} = \"today\" or \"2026-01-31\".", key));
  }
}

void check_person(Field const& f, Table& at) {
  bool const person = f.type == FieldType::person;
  if (!person && !f.parts.empty()) {
    at.error("parts", "“parts” và “optional_parts” chỉ dùng cho type = \"person\".",
             "parts and optional_parts belong to persons only.", "Bỏ dòng này, hoặc đổi type.",
             "Remove it or change type.");
  }
  for (std::size_t i = 1; i < f.parts.size(); ++i) {
    if (f.parts[i].part != f.parts[i - 1].part) continue;
    at.error("optional_parts", fmt::format("Mục “{}” ghi hai lần.", name(f.parts[i].part)),
             fmt::format("The part “{}” is given twice.", name(f.parts[i].part)),
             "Để mỗi mục ở một trong parts và optional_parts.", "Put each in parts or in optional_parts.");
  }
  if (person && (f.parts.empty() || f.parts.front().part != PersonPart::name)) {
    at.error("parts", "Hỏi về một người thì phải hỏi họ tên.", "A person is asked for the name.",
             "Thêm \"name\" vào parts.", "Add \"name\" to parts.");
  }
  if (person && !f.prefill.empty()) {
    at.error("prefill", "Câu hỏi về một người không điền sẵn được.", "A person cannot be prefilled.",
             "Bỏ prefill.", "Remove prefill.");
  }
}

bool option_of(Field const& f, json::value const& v) {
  if (!v.is_string()) return false;
  return std::any_of(f.options.begin(), f.options.end(),
                     [&](auto const& o) { return o.value == std::string_view{v.get_string()}; });
}

bool answer_fits(Field const& f, json::value const& v) {
  if (f.type == FieldType::yesno) return v.is_bool();
  if (is_number(f)) return v.is_number();
  if (is_chosen(f)) return option_of(f, v);
  return v.is_string() && f.type != FieldType::person;
}

Field const* earlier_field(std::string_view key, CaseType const& type, Section const& section) {
  if (auto const* f = type.find_field(key)) return f;
  for (std::size_t i = 0; i + 1 < section.fields.size(); ++i) {
    if (section.fields[i].key == key) return &section.fields[i];
  }
  return nullptr;
}

void check_show_if(Field const& f, CaseType const& type, Section const& section, Table& at) {
  if (!f.show_if) return;
  auto const* other = earlier_field(f.show_if->field, type, section);
  bool const usable = other != nullptr && (is_chosen(*other) || other->type == FieldType::yesno);
  if (!usable) {
    at.error(
        "show_if",
        fmt::format("“show_if” nhắc tới “{}”, không phải câu hỏi lựa chọn đứng trước.", f.show_if->field),
        fmt::format("show_if names “{}”, which is no earlier choice.", f.show_if->field),
        "Ghi key của một câu hỏi choice, choices hoặc yesno ở phía trên.",
        "Name an earlier question of type choice, choices or yesno.");
    return;
  }
  for (auto const& v : f.show_if->is) {
    if (answer_fits(*other, v)) continue;
    at.error("show_if",
             fmt::format("“{}” không phải câu trả lời có thể của “{}”.", json::serialize(v), other->key),
             fmt::format("{} is no possible answer of “{}”.", json::serialize(v), other->key),
             "Dùng value của một phương án, hoặc true/false.", "Use the value of an option, or true/false.");
  }
}
}  // namespace

void check_field(Field const& f, CaseType const& type, Section const& section, Table& at) {
  if (!is_slug(f.key, '_') || (f.key[0] >= '0' && f.key[0] <= '9')) {
    at.error("key", "Khóa “" + f.key + "” chỉ gồm a-z, 0-9 và _, bắt đầu bằng chữ.",
             "The key “" + f.key + "” may hold a-z, 0-9 and _ and begins with a letter.",
             "Ví dụ: key = \"ho_ten\".", "For example: key = \"ho_ten\".");
  }
  if (earlier_field(f.key, type, section) != nullptr) {
    at.error("key", "Khóa “" + f.key + "” dùng hai lần trong mẫu.",
             "The key “" + f.key + "” is used twice in the form.", "Đặt khóa khác, ví dụ thêm tên mục ở đầu.",
             "Choose another key, e.g. begin it with the section's.");
  }
  check_options(f, at);
  check_bounds(f, at);
  check_dates(f, at);
  check_person(f, at);
  check_show_if(f, type, section, at);
  if (!f.initial.is_null() && !answer_fits(f, f.initial)) {
    at.error("default", "Giá trị mặc định không hợp với type.", "The default does not fit the type.",
             "Ghi một câu trả lời hợp lệ, hoặc bỏ dòng này.", "Write a valid answer or remove it.");
  }
}
}  // namespace ts::packs
