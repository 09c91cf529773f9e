#include "kernel/packs/case_type_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace ts::packs {

namespace {

using namespace ts::casework;  // NOLINT: the structs this file checks

constexpr std::array<std::string_view, 8> units{
    "tt-pvhcc", "van-phong", "phong-kinh-te", "phong-van-hoa-xa-hoi",
    "lanh-dao", "cong-an",   "quan-su",       "chu-tri"};

}  // namespace

bool is_slug(std::string_view text, char joint) {
  bool last_joint = true;
  for (auto const c : text) {
    bool const plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!plain && (c != joint || last_joint)) return false;
    last_joint = !plain;
  }
  return !last_joint;
}

namespace {

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

/// A fee counts what is no secret and whole.
void check_count(std::string_view key, std::string const& named, CaseType const& type, Table& at) {
  if (named.empty()) return;
  auto const* field = type.find_field(named);
  if (field != nullptr && field->type == FieldType::number && !field->personal) return;
  at.error(key, fmt::format("“{}” phải là câu hỏi type = \"number\", personal = false trong mẫu.", key),
           fmt::format("{} must be a question of type number with personal = false.", key),
           "Ghi key của câu hỏi số lượng.", "Name the question that asks for the quantity.");
}

template <class List>
void known_variants(List const& list, std::string_view name, CaseType const& type, Table& root) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    for (auto const& key : list[i].variants) {
      if (key == usual_variant || type.variant(key) != nullptr) continue;
      root.tables(name)[i].error(
          "variants", fmt::format("“{}” không phải một [[variant]] của gói này.", key),
          fmt::format("“{}” is no [[variant]] of this pack.", key),
          "Ghi key của một [[variant]], hoặc \"usual\" cho trường hợp không thuộc [[variant]] nào.",
          "Name a [[variant]], or \"usual\" for a case of none of them.");
    }
  }
}

void check_variants(CaseType const& type, Table& root) {
  unique_keys(type.variants, "variant", root);
  known_variants(type.documents, "document", type, root);
  known_variants(type.fees, "fee", type, root);
  for (std::size_t i = 0; i < type.variants.size(); ++i) {
    if (type.variants[i].key != usual_variant) continue;
    root.tables("variant")[i].error("key", "“usual” là tên dành cho trường hợp thông thường.",
                                    "“usual” stands for a case of no variant.", "Đặt khóa khác.",
                                    "Choose another key.");
  }
  bool const asked =
      std::any_of(type.variants.begin(), type.variants.end(), [](auto const& v) { return v.by_applicant; });
  if (asked == type.variant_question.has_value()) return;
  root.error("variant_question",
             asked ? "Người nộp được chọn trường hợp nhưng chưa có câu hỏi."
                   : "Có câu hỏi chọn trường hợp nhưng không trường hợp nào do người nộp chọn.",
             asked ? "Applicants choose a variant, and nothing asks them."
                   : "There is a question, and no variant is the applicant's to choose.",
             "Viết [variant_question] với text và otherwise, và by_applicant = true ở mỗi [[variant]] người "
             "nộp tự biết.",
             "Write [variant_question] with text and otherwise, and by_applicant = true in each [[variant]] "
             "applicants know.");
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
  check_count("quantity_field", f.quantity_field, type, at);
  check_count("times_field", f.times_field, type, at);
  if (!f.times_field.empty() && (f.quantity_field.empty() || f.quantity_field == f.times_field)) {
    at.error("times_field",
             "“times_field” nhân tiền của “quantity_field” lên, nên cần một “quantity_field” khác nó.",
             "times_field multiplies what quantity_field makes, so it needs another quantity_field.",
             "Ví dụ: quantity_field = \"so_trang\", times_field = \"so_ban\".",
             "For example: quantity_field = \"so_trang\", times_field = \"so_ban\".");
  }
}

void check_whole(CaseType const& type, Table& root) {
  check_variants(type, root);
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
