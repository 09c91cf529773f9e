#pragma once
/// An office for the tests: types without a pack, people, a clock. Test code only.
#include <string>
#include <utility>

#include "kernel/casework/decide.hpp"

namespace ts::casework::testing {

using namespace std::chrono_literals;

inline Day day(std::string_view text) { return parse_day(text).value(); }
inline Instant local(std::string_view date, std::chrono::milliseconds clock) {
  return from_local(day(date), clock);
}

inline Step step(std::string key, Does does, Role role, std::string unit,
                 std::optional<Allowance> allow = {}) {
  Step s;
  s.key = std::move(key);
  s.does = does;
  s.name = {"bước " + s.key, "step " + s.key};
  s.role = role;
  s.unit = UnitId{std::move(unit)};
  s.allow = allow;
  return s;
}

/// A procedure of three working days with every kind of step.
inline CaseType procedure() {
  CaseType t;
  t.kind = Kind::procedure;
  t.code = "1.000001";
  t.valid_from = day("2025-01-01");
  t.slug = "thu-tuc-mau";
  t.field = "ho-tich";
  t.name = {"Thủ tục mẫu", "Sample procedure"};
  t.clock.cutoff = 15h;
  t.clock.supplement_wait = Allowance::working_days(15);
  for (auto const c : {Channel::counter, Channel::post, Channel::online}) {
    t.channels.push_back({c, Allowance::working_days(3), {}});
  }
  t.variants.push_back({"xac-minh", {"Phải xác minh", "To be verified"}, Allowance::working_days(8), {}, {}});
  Document form;
  form.key = "to-khai";
  form.name = {"Tờ khai", "Declaration"};
  form.required = true;
  form.by_form = true;
  Document paper;
  paper.key = "giay-chung-sinh";
  paper.name = {"Giấy chứng sinh", "Certificate of live birth"};
  paper.required = true;
  t.documents = {form, paper};
  Field copies;
  copies.key = "so_ban_sao";
  copies.type = FieldType::number;
  copies.personal = false;
  Field name;
  name.key = "ho_ten";
  t.form = {{"a", {"A", "A"}, {}, {name, copies}}};
  t.steps = {step("nhan", Does::receive, Role::reception, "tt-pvhcc", Allowance::working_hours(4)),
             step("thu-ly", Does::handle, Role::officer, "van-phong", Allowance::working_hours(8)),
             step("tham-tra", Does::review, Role::head, "van-phong", Allowance::working_hours(4)),
             step("duyet", Does::approve, Role::leader, "lanh-dao", Allowance::working_hours(4)),
             step("phat-hanh", Does::issue, Role::clerk, "van-phong", Allowance::working_hours(4)),
             step("tra", Does::hand_out, Role::reception, "tt-pvhcc")};
  Fee fee;
  fee.key = "ban-sao";
  fee.amount = 8000;
  fee.per = Fee::Per::copy;
  fee.quantity_field = "so_ban_sao";
  t.fees = {fee};
  t.products = {{"KQ.1", {"Giấy khai sinh", "Birth certificate"}, true, {}}};
  return t;
}

/// A task of the plan: done by the lead unit, confirmed by a leader.
inline CaseType plan_task() {
  CaseType t = procedure();
  t.kind = Kind::plan_task;
  t.code = "KH.NV";
  t.documents.clear();
  t.form.clear();
  t.fees.clear();
  t.channels = {{Channel::internal, {}, {}}};
  t.steps = {step("lam", Does::handle, Role::officer, "chu-tri"),
             step("xac-nhan", Does::approve, Role::leader, "lanh-dao")};
  return t;
}

inline permissions::Actor staff(int id, Role role, std::string unit) {
  permissions::Actor a;
  a.kind = permissions::ActorKind::staff;
  a.id = "staff:" + std::to_string(id);
  a.roles = {role};
  a.commune = CommuneId{17464};
  a.unit = UnitId{std::move(unit)};
  a.fields = {"ho-tich"};
  return a;
}

inline permissions::Actor citizen(int id) {
  permissions::Actor a;
  a.kind = permissions::ActorKind::citizen;
  a.id = "citizen:" + std::to_string(id);
  a.roles = {Role::citizen};
  return a;
}

/// One case and the people around it.
struct Office {
  CaseType type = procedure();
  calendar::Calendar calendar = calendar::Calendar::vietnam();
  Instant now = local("2026-01-21", 9h);  // a Wednesday
  std::optional<Case> state{};
  std::vector<Event> log{};

  permissions::Actor applicant = citizen(7);
  permissions::Actor reception = staff(1, Role::reception, "tt-pvhcc");
  permissions::Actor officer = staff(2, Role::officer, "van-phong");
  permissions::Actor head = staff(3, Role::head, "van-phong");
  permissions::Actor leader = staff(4, Role::leader, "lanh-dao");
  permissions::Actor clerk = staff(5, Role::clerk, "van-phong");
  permissions::Actor program = permissions::Actor::system(CommuneId{17464});

  Context context(permissions::Actor const& actor) const {
    Context c{now, type, calendar, actor};
    c.commune = CommuneId{17464};
    c.new_no = CaseNo{1};
    c.new_code = case_code("H42.17464", local_day(now), 1);
    return c;
  }

  /// Does it, or says why not; time moves on a minute.
  Status run(permissions::Actor const& actor, Command const& command) {
    auto events = decide(state, command, context(actor));
    if (!events) return events.error();
    for (auto& e : *events) {
      state = casework::apply(std::move(state), e);
      log.push_back(std::move(e));
    }
    now += 1min;
    return {};
  }

  Submit submission() const {
    Submit s;
    s.answers = {{"ho_ten", "Nguyễn Thị Mẫu"}, {"so_ban_sao", 2}};
    s.applicant = {{"name", "Nguyễn Thị Mẫu"}};
    s.files = {json::object{{"document", "giay-chung-sinh"}, {"sha256", "00"}}};
    return s;
  }
};

inline RequestSupplement ask_for(std::string what) {
  return {{{"giay-chung-sinh", std::move(what), "Ảnh mờ, không đọc được"}}, {}, {}};
}

}  // namespace ts::casework::testing
