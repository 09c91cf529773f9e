// Answers against the form of a pack, said so that the person who typed them can mend them.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <regex>

#include "base/text.hpp"
#include "kernel/packs/form_rules.hpp"
#include "kernel/packs/packs.hpp"

namespace ts::packs {

namespace {

using casework::Field;
using casework::FieldType;

class Checker {
 public:
  Checker(CaseType const& type, json::object const& answers, Day today)
      : type_(type), answers_(answers), today_(today) {}

  std::vector<Error> run() {
    for (auto const& section : type_.form) {
      for (auto const& field : section.fields) check(field);
    }
    for (auto const& [key, value] : answers_) {
      if (type_.find_field(key) == nullptr) add_unknown(key);
    }
    return std::move(errors_);
  }

 private:
  void add(Field const& f, std::string id, std::string vi, std::string en) {
    errors_.push_back(fail(Code::invalid, std::move(id), std::move(vi), std::move(en), json_pointer(f.key)));
  }

  void add_unknown(std::string_view key) {
    errors_.push_back(fail(Code::invalid, "form.unknown", fmt::format("Mẫu này không có mục “{}”.", key),
                           fmt::format("This form has no field “{}”.", key), json_pointer(key)));
  }

  bool shown(Field const& f) const {
    if (!f.show_if) return true;
    auto const* given = answers_.if_contains(f.show_if->field);
    if (given == nullptr) return false;
    auto const& is = f.show_if->is;
    auto const listed = [&](json::value const& v) { return std::find(is.begin(), is.end(), v) != is.end(); };
    if (auto const* many = given->if_array()) return std::any_of(many->begin(), many->end(), listed);
    return listed(*given);
  }

  static bool blank(json::value const* v) {
    if (v == nullptr || v->is_null()) return true;
    if (auto const* s = v->if_string()) return text::squeeze(*s).empty();
    if (auto const* o = v->if_object()) return is_blank_person(*o);
    auto const* a = v->if_array();
    return a != nullptr && a->empty();
  }

  void check(Field const& f) {
    auto const* v = answers_.if_contains(f.key);
    if (!shown(f)) {
      if (!blank(v)) {
        add(f, "form.not_asked",
            fmt::format("Không cần điền “{}” trong trường hợp này; hãy xóa đi.", f.label.vi),
            fmt::format("“{}” is not asked here; remove it.", f.label.en));
      }
      return;
    }
    if (blank(v)) {
      if (f.required) missing(f);
      return;
    }
    check_value(f, *v);
  }

  void missing(Field const& f) {
    bool const chosen =
        f.type == FieldType::choice || f.type == FieldType::choices || f.type == FieldType::yesno;
    add(f, "form.required", fmt::format("{} “{}”.", chosen ? "Chưa chọn" : "Chưa điền", f.label.vi),
        fmt::format("{} “{}”.", chosen ? "Choose" : "Fill in", f.label.en));
  }

  void wrong(Field const& f, std::string_view vi, std::string_view en) {
    add(f, "form.value", fmt::format("“{}”: {}.", f.label.vi, vi), fmt::format("“{}”: {}.", f.label.en, en));
  }

  void check_value(Field const& f, json::value const& v) {
    switch (f.type) {
      case FieldType::number:
      case FieldType::money:
        return check_number(f, v);
      case FieldType::yesno:
        if (!v.is_bool()) wrong(f, "chọn có hoặc không", "choose yes or no");
        return;
      case FieldType::choice:
        if (!is_option(f, v)) wrong(f, "chọn một phương án trong danh sách", "choose one of the options");
        return;
      case FieldType::choices:
        return check_choices(f, v);
      case FieldType::person:
        for (auto& e : person_errors(f, v, today_)) errors_.push_back(std::move(e));
        return;
      default:
        break;
    }
    if (auto const* s = v.if_string()) {
      check_text(f, std::string_view{*s});
    } else {
      wrong(f, "phải là chữ", "must be a text");
    }
  }

  void check_number(Field const& f, json::value const& v) {
    if (!v.is_number() || !std::isfinite(v.to_number<double>()))
      return wrong(f, "phải là số", "must be a number");
    auto const n = v.to_number<double>();
    bool const money = f.type == FieldType::money;
    if (money && (n < 0 || !v.is_int64()))
      return wrong(f, "phải là số tiền, không âm, không lẻ", "must be whole đồng");
    if (f.min && n < *f.min)
      wrong(f, fmt::format("nhỏ nhất là {}", *f.min), fmt::format("at least {}", *f.min));
    if (f.max && n > *f.max)
      wrong(f, fmt::format("lớn nhất là {}", *f.max), fmt::format("at most {}", *f.max));
  }

  static bool is_option(Field const& f, json::value const& v) {
    auto const* s = v.if_string();
    return s != nullptr && std::any_of(f.options.begin(), f.options.end(),
                                       [&](auto const& o) { return std::string_view{*s} == o.value; });
  }

  void check_choices(Field const& f, json::value const& v) {
    auto const* list = v.if_array();
    bool good = list != nullptr && list->size() <= f.options.size();
    for (std::size_t i = 0; good && i < list->size(); ++i) {
      good = is_option(f, (*list)[i]) && std::find(list->begin(), list->begin() + static_cast<long>(i),
                                                   (*list)[i]) == list->begin() + static_cast<long>(i);
    }
    if (!good) wrong(f, "chọn trong danh sách, mỗi phương án một lần", "choose among the options, each once");
  }

  void check_text(Field const& f, std::string_view s) {
    auto const length = text::length(s);
    auto const most = static_cast<std::size_t>(f.max_length.value_or(default_length(f.type)));
    if (length > most) {
      return wrong(f, fmt::format("dài quá {} ký tự", most), fmt::format("longer than {} characters", most));
    }
    if (f.min_length && length < static_cast<std::size_t>(*f.min_length)) {
      return wrong(f, fmt::format("ít nhất {} ký tự", *f.min_length),
                   fmt::format("at least {} characters", *f.min_length));
    }
    switch (f.type) {
      case FieldType::date:
        return check_date(f, s);
      case FieldType::phone:
        if (!is_phone(s))
          wrong(f, "số điện thoại gồm 10 hoặc 11 chữ số, bắt đầu bằng 0 hoặc +84",
                "a phone number has 10 or 11 digits and begins with 0 or +84");
        return;
      case FieldType::email:
        if (!is_email(s))
          wrong(f, "địa chỉ thư điện tử có dạng ten@noi.vn", "an e-mail address looks like name@place.vn");
        return;
      case FieldType::id_number:
        if (!is_id_number(s))
          wrong(f, "số định danh cá nhân gồm đúng 12 chữ số", "an identification number has 12 digits");
        return;
      default:
        return check_pattern(f, s);
    }
  }

  void check_pattern(Field const& f, std::string_view s) {
    if (f.pattern.empty() || std::regex_match(s.begin(), s.end(), std::regex(f.pattern))) return;
    auto const& help = f.pattern_help;
    wrong(f, help.vi.empty() ? "không đúng cách viết" : help.vi,
          help.en.empty() ? "not in the expected form" : help.en);
  }

  Day bound(std::string const& text) const {
    return text == "today" ? today_ : parse_day(text).value_or(today_);
  }

  void check_date(Field const& f, std::string_view s) {
    auto const day = parse_day(s);
    if (!day) return wrong(f, "ngày phải có thật, dạng ngày/tháng/năm", "must be a real date");
    if (!f.not_after.empty() && *day > bound(f.not_after)) {
      bool const future = f.not_after == "today";
      wrong(f,
            future ? "không thể là ngày trong tương lai"
                   : "không được sau ngày " + vietnamese(bound(f.not_after)),
            future ? "cannot lie in the future" : "not after " + to_iso(bound(f.not_after)));
    }
    if (!f.not_before.empty() && *day < bound(f.not_before)) {
      wrong(f, "không được trước ngày " + vietnamese(bound(f.not_before)),
            "not before " + to_iso(bound(f.not_before)));
    }
  }

  static std::string vietnamese(Day day) {
    std::chrono::year_month_day const d{day};
    return fmt::format("{:02}/{:02}/{}", static_cast<unsigned>(d.day()), static_cast<unsigned>(d.month()),
                       static_cast<int>(d.year()));
  }

  CaseType const& type_;
  json::object const& answers_;
  Day today_;
  std::vector<Error> errors_;
};

bool all_digits(std::string_view s) {
  return !s.empty() && s.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

int default_length(casework::FieldType type) {
  switch (type) {
    case FieldType::longtext:
      return 4000;
    case FieldType::email:
      return 254;
    default:
      return 300;
  }
}

bool is_phone(std::string_view s) {
  if (s.starts_with("+84")) {
    s.remove_prefix(3);
  } else if (s.starts_with("0")) {
    s.remove_prefix(1);
  } else {
    return false;
  }
  return all_digits(s) && (s.size() == 9 || s.size() == 10);
}

bool is_id_number(std::string_view s) { return s.size() == 12 && all_digits(s); }

bool is_email(std::string_view s) {
  auto const at = s.find('@');
  if (at == std::string_view::npos || at == 0 || s.find('@', at + 1) != std::string_view::npos) return false;
  auto const dot = s.rfind('.');
  return dot != std::string_view::npos && dot > at + 1 && dot + 1 < s.size() &&
         s.find_first_of(" \t\r\n") == std::string_view::npos;
}

std::vector<Error> form_errors(CaseType const& type, json::object const& answers, Day today) {
  return Checker(type, answers, today).run();
}

Status validate_form(CaseType const& type, json::object const& answers, Day today) {
  auto errors = form_errors(type, answers, today);
  if (errors.empty()) return {};
  return std::move(errors.front());
}

}  // namespace ts::packs
