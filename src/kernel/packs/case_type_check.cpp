#include "kernel/packs/case_type_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <regex>

namespace ts::packs {

namespace {

using namespace ts::casework;  // NOLINT: the structs this file checks

constexpr std::array<std::string_view, 8> units{
    "tt-pvhcc", "van-phong", "phong-kinh-te", "phong-van-hoa-xa-hoi",
    "lanh-dao", "cong-an",   "quan-su",       "chu-tri"};

bool is_slug(std::string_view text, char joint) {
  bool last_joint = true;
  for (auto const c : text) {
    bool const plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!plain && (c != joint || last_joint)) return false;
    last_joint = !plain;
  }
  return !last_joint;
}

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

bool option_of(Field const& f, json::value const& v) {
  if (!v.is_string()) return false;
  return std::any_of(f.options.begin(), f.options.end(),
                     [&](auto const& o) { return o.value == std::string_view{v.get_string()}; });
}

bool answer_fits(Field const& f, json::value const& v) {
  if (f.type == FieldType::yesno) return v.is_bool();
  if (is_number(f)) return v.is_number();
  if (is_chosen(f)) return option_of(f, v);
  return v.is_string();
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

Does const order[] = {Does::receive, Does::handle, Does::review, Does::approve, Does::issue, Does::hand_out};

std::vector<Role> roles_for(Does does) {
  switch (does) {
    case Does::receive:
    case Does::hand_out:
      return {Role::reception};
    case Does::handle:
      return {Role::officer, Role::head, Role::coordinator};
    case Does::review:
      return {Role::head};
    case Does::approve:
      return {Role::leader, Role::head};
    case Does::issue:
      return {Role::clerk};
  }
  return {};
}

template <class List>
void unique_keys(List const& list, std::string_view name, Table& root) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (list[i].key != list[j].key) continue;
      auto at = root.tables(name)[i];
      at.error("key", fmt::format("Khóa “{}” dùng hai lần trong [[{}]].", list[i].key, name),
               fmt::format("The key “{}” is used twice in [[{}]].", list[i].key, name), "Đặt khóa khác.",
               "Choose another key.");
    }
  }
}

void check_workflow(CaseType const& type, Table& root) {
  auto steps = root.tables("step");
  for (std::size_t i = 1; i < type.steps.size(); ++i) {
    auto const rank = [&](std::size_t n) { return std::find(order, order + 6, type.steps[n].does) - order; };
    if (rank(i) > rank(i - 1)) continue;
    steps[i].error("does", fmt::format("Bước “{}” đứng sai thứ tự.", type.steps[i].key),
                   fmt::format("The step “{}” is out of order.", type.steps[i].key),
                   "Thứ tự: receive, handle, review, approve, issue, return; mỗi loại nhiều nhất một bước.",
                   "Order: receive, handle, review, approve, issue, return; each at most once.");
  }
  std::vector<Does> needed{Does::approve};
  if (type.kind == Kind::procedure)
    needed = {Does::receive, Does::handle, Does::approve, Does::issue, Does::hand_out};
  for (auto const does : needed) {
    if (type.find_step(does)) continue;
    root.error("step", fmt::format("Quy trình thiếu bước does = \"{}\".", name(does)),
               fmt::format("The workflow has no step that does \"{}\".", name(does)),
               "Thêm một [[step]] như vậy; không hồ sơ nào kết thúc mà không có người làm bước này.",
               "Add such a [[step]]; no case can end without it.");
  }
}

/// Hundredths of a working hour; nothing for calendar days.
std::optional<std::int64_t> hours_of(Allowance a) {
  switch (a.unit) {
    case calendar::Unit::working_hours:
      return a.hundredths;
    case calendar::Unit::working_days:
      return std::int64_t{a.hundredths} * 8;
    case calendar::Unit::same_day:
      return 800;
    case calendar::Unit::calendar_days:
      break;
  }
  return std::nullopt;
}

/// Internal workflows give every hour of the limit to a step; handing out is not counted.
void check_sum(CaseType const& type, Table& root) {
  std::int64_t sum = 0;
  for (auto const& s : type.steps) {
    if (!s.allow || s.does == Does::hand_out) continue;
    auto const hours = hours_of(*s.allow);
    if (!hours) return;
    sum += *hours;
  }
  std::string limits;
  for (auto const& c : type.channels) {
    auto const hours = c.limit ? hours_of(*c.limit) : std::nullopt;
    if (!hours || *hours == sum) return;
    limits += (limits.empty() ? "" : ", ") + calendar::vi(*c.limit);
  }
  if (sum == 0) return;
  root.warn("step", fmt::format("Tổng thời gian các bước là {} giờ, thời hạn là {}.", sum / 100.0, limits),
            fmt::format("The steps add up to {} hours, which no channel's limit equals.", sum / 100.0),
            "Sửa allow của các bước cho tổng bằng thời hạn (8 giờ = 1 ngày).",
            "Change the steps' allow so that they add up to the limit (8 hours = 1 day).");
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
  check_show_if(f, type, section, at);
  if (!f.initial.is_null() && !answer_fits(f, f.initial)) {
    at.error("default", "Giá trị mặc định không hợp với type.", "The default does not fit the type.",
             "Ghi một câu trả lời hợp lệ, hoặc bỏ dòng này.", "Write a valid answer or remove it.");
  }
}

void check_step(Step const& s, Table& at) {
  auto const roles = roles_for(s.does);
  if (std::find(roles.begin(), roles.end(), s.role) == roles.end()) {
    std::string allowed;
    for (auto const r : roles) allowed += (allowed.empty() ? "" : ", ") + std::string{permissions::name(r)};
    at.error("role",
             fmt::format("Bước “{}” không giao cho vai trò “{}” được.", s.key, permissions::name(s.role)),
             fmt::format("The step “{}” cannot belong to the role “{}”.", s.key, permissions::name(s.role)),
             "Chọn: " + allowed + ".", "Choose: " + allowed + ".");
  }
  if (std::find(units.begin(), units.end(), s.unit.value) == units.end()) {
    at.warn("unit", "Đơn vị “" + s.unit.value + "” không có trong danh sách chung.",
            "The unit “" + s.unit.value + "” is not one of the common ones.",
            "Các đơn vị: " + joined(units) + ".", "Units: " + joined(units) + ".");
  }
}

void check_fee(Fee const& f, CaseType const& type, Table& at) {
  bool const priced = f.amount.has_value() != !f.tiers.empty();
  bool const silent = !f.amount && f.tiers.empty();
  if (f.set_by_council ? !silent : !priced) {
    at.error("amount",
             f.set_by_council
                 ? "Phí “" + f.key + "” do Hội đồng nhân dân quy định nên không ghi amount hay tiers."
                 : "Phí “" + f.key + "” cần đúng một trong amount và tiers.",
             f.set_by_council ? "A fee set by the council has neither amount nor tiers."
                              : "A fee set by law has either an amount or tiers.",
             "Ghi amount = số đồng (0 là miễn), hoặc set_by = \"council\".",
             "Write amount = đồng (0 = free), or set_by = \"council\".");
  }
  for (std::size_t i = 0; i < f.tiers.size(); ++i) {
    if (i == 0 ? f.tiers[i].from == 1 : f.tiers[i].from > f.tiers[i - 1].from) continue;
    at.error("tiers", "Bậc phí phải bắt đầu từ 1 và tăng dần.", "Tiers begin at 1 and rise.",
             "Ví dụ: tiers = [{ from = 1, amount = 2000 }, { from = 3, amount = 1000 }].",
             "For example: tiers = [{ from = 1, amount = 2000 }, { from = 3, amount = 1000 }].");
  }
  if (f.quantity_field.empty()) return;
  auto const* field = type.find_field(f.quantity_field);
  if (field != nullptr && field->type == FieldType::number && !field->personal) return;
  at.error("quantity_field",
           "“quantity_field” phải là câu hỏi type = \"number\", personal = false trong mẫu.",
           "quantity_field must be a question of type number with personal = false.",
           "Ghi key của câu hỏi số lượng.", "Name the question that asks for the quantity.");
}

void check_whole(CaseType const& type, Table& root) {
  unique_keys(type.variants, "variant", root);
  unique_keys(type.documents, "document", root);
  unique_keys(type.form, "section", root);
  unique_keys(type.steps, "step", root);
  unique_keys(type.fees, "fee", root);
  auto head = root.table("type");
  if (!is_slug(type.slug, '-') || !is_slug(type.field, '-')) {
    head->error("slug", "“slug” và field.key chỉ gồm a-z, 0-9 và dấu gạch nối.",
                "slug and field.key hold a-z, 0-9 and -.", "Ví dụ: slug = \"dang-ky-khai-sinh\".",
                "For example: slug = \"dang-ky-khai-sinh\".");
  }
  if (type.valid_to && *type.valid_to < type.valid_from) {
    head->error("valid_to", "Ngày hết hiệu lực trước ngày bắt đầu.", "valid_to lies before valid_from.",
                "Sửa một trong hai ngày.", "Change one of the dates.");
  }
  if (type.user_groups.empty()) {
    head->error("user_groups", "Chưa nói thủ tục dành cho ai.", "user_groups is empty.",
                "Ghi user_groups = [\"citizen\"] hoặc nhóm khác.",
                "Write user_groups = [\"citizen\"] or another.");
  }
  for (std::size_t i = 0; i < type.channels.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (type.channels[i].channel != type.channels[j].channel) continue;
      root.error("channel", "Một kênh khai hai lần.", "A channel is given twice.", "Bỏ bớt một [[channel]].",
                 "Remove one [[channel]].");
    }
  }
  check_workflow(type, root);
  check_sum(type, root);
}

}  // namespace ts::packs
