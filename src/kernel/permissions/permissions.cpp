#include "kernel/permissions/permissions.hpp"

#include <algorithm>
#include <array>

#include "kernel/permissions/table.hpp"

namespace ts::permissions {

namespace {

struct Names {
  std::string_view name;
  std::string_view vi;
  std::string_view en;
};

constexpr std::array<Names, role_count> role_names{{
    {"anonymous", "Khách", "Visitor"},
    {"citizen", "Người dân, doanh nghiệp", "Citizen or business"},
    {"reception", "Cán bộ một cửa", "Reception officer"},
    {"officer", "Công chức thụ lý", "Case officer"},
    {"head", "Lãnh đạo đơn vị", "Head of unit"},
    {"leader", "Lãnh đạo Ủy ban nhân dân", "Leader of the People's Committee"},
    {"clerk", "Văn thư", "Clerk"},
    {"coordinator", "Đầu mối cải cách hành chính", "Reform coordinator"},
    {"front", "Mặt trận Tổ quốc", "Fatherland Front"},
    {"admin", "Quản trị hệ thống", "Administrator"},
    {"province", "Cấp tỉnh", "Province"},
    {"system", "Hệ thống", "System"},
}};

constexpr std::array<Names, action_count> action_names{{
    {"submit", "nộp hồ sơ", "file a case"},
    {"accept", "tiếp nhận hồ sơ", "accept a case"},
    {"refuse_to_accept", "từ chối tiếp nhận hồ sơ", "refuse to accept a case"},
    {"request_supplement", "yêu cầu bổ sung hồ sơ", "request a supplement"},
    {"supplement", "bổ sung hồ sơ", "supplement a case"},
    {"assign", "phân công người xử lý", "assign a case"},
    {"forward", "chuyển hồ sơ", "forward a case"},
    {"pause", "tạm dừng tính thời hạn", "pause the clock"},
    {"resume", "tiếp tục tính thời hạn", "resume the clock"},
    {"propose", "trình kết quả thẩm tra", "propose a decision"},
    {"return_for_rework", "trả lại để làm lại", "return for rework"},
    {"approve", "phê duyệt", "approve"},
    {"issue_result", "phát hành kết quả", "issue a result"},
    {"deliver", "trả kết quả", "hand out a result"},
    {"apologise", "xin lỗi và hẹn lại", "apologise and reappoint"},
    {"withdraw", "rút hồ sơ", "withdraw a case"},
    {"refuse", "từ chối giải quyết", "refuse a case"},
    {"close", "kết thúc hồ sơ", "close a case"},
    {"rate", "đánh giá", "rate"},
    {"comment", "ghi ý kiến", "comment"},
    {"link", "liên kết hồ sơ", "link cases"},
    {"pay", "ghi nhận thanh toán", "record a payment"},
    {"recalculate", "tính lại thời hạn", "reckon the due time again"},
    {"read_public", "xem thông tin công khai", "read public information"},
    {"track_case", "tra cứu tình trạng hồ sơ", "track a case"},
    {"read_own_case", "xem hồ sơ của mình", "read one's own case"},
    {"read_case", "xem hồ sơ", "read a case"},
    {"list_inbox", "xem hộp việc", "list the inbox"},
    {"search_cases", "tìm hồ sơ", "search cases"},
    {"read_statistics", "xem thống kê", "read statistics"},
    {"read_journal_entry", "xem mục nhật ký", "read a journal entry"},
    {"read_plan", "xem kế hoạch", "read the plan"},
    {"read_published_plan", "xem kế hoạch đã công bố", "read the published plan"},
    {"import_plan", "nhập kế hoạch", "import a plan"},
    {"bind_target", "gắn chỉ tiêu với chỉ số", "bind a target"},
    {"read_indicator", "xem chỉ số", "read an indicator"},
    {"lineage", "xem hồ sơ đứng sau con số", "open the cases behind a figure"},
    {"upload_file", "tải tệp lên", "upload a file"},
    {"read_file", "xem tệp", "read a file"},
    {"save_draft", "lưu nháp", "save a draft"},
    {"print", "in phiếu", "print"},
    {"erase_body", "xóa dữ liệu cá nhân theo luật", "erase personal data by law"},
    {"manage_accounts", "quản lý tài khoản", "manage accounts"},
    {"manage_packs", "quản lý gói thủ tục", "manage packs"},
    {"manage_calendar", "quản lý lịch làm việc", "manage the calendar"},
    {"read_jobs", "xem việc nền", "read background jobs"},
    {"retry_job", "chạy lại việc nền", "retry a background job"},
    {"read_metrics", "xem số đo vận hành", "read metrics"},
    {"read_audit", "xem nhật ký quản trị", "read the audit log"},
}};

constexpr std::array<std::string_view, 7> scope_names{"none",    "own",      "own_unit", "own_field",
                                                      "commune", "province", "any"};

using Table = std::array<std::array<Scope, role_count>, action_count>;

constexpr Table make_table() {
  Table table{};
  for (auto const& g : grants) {
    auto& cell = table[static_cast<std::size_t>(g.action)][static_cast<std::size_t>(g.role)];
    if (cell != Scope::none) throw "a grant is listed twice";  // fails the build
    cell = g.scope;
  }
  for (auto const a : open_to_all) {
    for (auto& cell : table[static_cast<std::size_t>(a)]) cell = Scope::any;
  }
  return table;
}
constexpr Table table = make_table();

template <class E, std::size_t N>
std::optional<E> find(std::array<Names, N> const& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i].name == name) return static_cast<E>(i);
  }
  return std::nullopt;
}

bool same(std::string const& a, std::string const& b) { return !a.empty() && a == b; }

bool in_commune(Actor const& a, Object const& o) { return a.commune.value != 0 && a.commune == o.commune; }

bool is_own(Actor const& a, Object const& o) { return same(a.id, o.owner) || same(a.id, o.assignee); }

bool in_unit(Actor const& a, Object const& o) {
  return in_commune(a, o) && (same(a.unit.value, o.unit.value) || same(a.id, o.assignee));
}

/// What officials filed themselves, another unit may have in hand: they still follow it.
bool in_field(Actor const& a, Object const& o) {
  if (in_unit(a, o) || (in_commune(a, o) && is_own(a, o))) return true;
  bool const mine = std::find(a.fields.begin(), a.fields.end(), o.field) != a.fields.end();
  return in_commune(a, o) && !o.field.empty() && mine;
}

bool covers(Scope scope, Actor const& a, Object const& o) {
  switch (scope) {
    case Scope::none:
      return false;
    case Scope::own:
      return is_own(a, o);
    case Scope::own_unit:
      return in_unit(a, o);
    case Scope::own_field:
      return in_field(a, o);
    case Scope::commune:
      return in_commune(a, o);
    case Scope::province:
      return a.province != 0 && a.province == o.province;
    case Scope::any:
      return true;
  }
  return false;
}

}  // namespace

std::string_view name(Role r) { return role_names[static_cast<std::size_t>(r)].name; }
std::string_view title_vi(Role r) { return role_names[static_cast<std::size_t>(r)].vi; }
std::string_view title_en(Role r) { return role_names[static_cast<std::size_t>(r)].en; }
std::optional<Role> role(std::string_view text) { return find<Role>(role_names, text); }

std::string_view name(Action a) { return action_names[static_cast<std::size_t>(a)].name; }
std::string_view title_vi(Action a) { return action_names[static_cast<std::size_t>(a)].vi; }
std::string_view title_en(Action a) { return action_names[static_cast<std::size_t>(a)].en; }
std::optional<Action> action(std::string_view text) { return find<Action>(action_names, text); }

std::string_view name(Scope s) { return scope_names[static_cast<std::size_t>(s)]; }

Actor Actor::system(CommuneId commune) {
  Actor a;
  a.kind = ActorKind::system;
  a.id = "system";
  a.roles = {Role::system};
  a.commune = commune;
  return a;
}

Scope granted(Role role, Action action) {
  return table[static_cast<std::size_t>(action)][static_cast<std::size_t>(role)];
}

Scope granted(Roles roles, Action action) {
  Scope widest = Scope::none;
  for (std::size_t r = 0; r < role_count; ++r) {
    if (roles.has(static_cast<Role>(r))) widest = std::max(widest, granted(static_cast<Role>(r), action));
  }
  return widest;
}

bool may(Actor const& actor, Action action, Object const& object) {
  for (std::size_t r = 0; r < role_count; ++r) {
    auto const role = static_cast<Role>(r);
    // Each grant is tried: the widest scope need not take in what a narrower one does.
    if (actor.roles.has(role) && covers(granted(role, action), actor, object)) return true;
  }
  return false;
}

Status check(Actor const& actor, Action action, Object const& object) {
  if (may(actor, action, object)) return {};
  std::string const vi{title_vi(action)};
  std::string const en{title_en(action)};
  if (actor.kind == ActorKind::anonymous) {
    return fail(Code::unauthenticated, "auth.required", "Hãy đăng nhập để " + vi + ".",
                "Sign in to " + en + ".");
  }
  if (granted(actor.roles, action) == Scope::none) {
    return fail(Code::forbidden, "permission.role", "Vai trò của bạn không có quyền " + vi + ".",
                "Your role may not " + en + ".");
  }
  return fail(Code::forbidden, "permission.scope", "Bạn không được " + vi + " ngoài phạm vi được giao.",
              "You may not " + en + " outside your own scope.");
}

}  // namespace ts::permissions
