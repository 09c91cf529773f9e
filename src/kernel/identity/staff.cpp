#include "kernel/identity/staff.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "kernel/identity/passwords.hpp"
#include "kernel/identity/rows.hpp"
#include "kernel/identity/staff_rows.hpp"
#include "kernel/store/database.hpp"
#include "kernel/store/sequencer.hpp"

namespace ts::identity {
namespace {

using permissions::Role;

Error unknown() {
  return fail(Code::not_found, "account.not_found", "Không có tài khoản này.", "There is no such account.");
}

Error wrong() {
  return fail(Code::unauthenticated, "auth.wrong",
              "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra và nhập lại.",
              "The login name or the password is not right. Check and try again.");
}

bool is_login(std::string_view login) {
  auto const alnum = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return login.size() >= 2 && login.size() <= 60 && alnum(login[0]) &&
         std::ranges::all_of(login, [&](char c) { return alnum(c) || c == '.' || c == '_' || c == '-'; });
}

bool is_slug(std::string_view text) {
  return !text.empty() && text.size() <= 120 && text == text::slug(text);
}

Status check_account(StaffAccount const& a) {
  if (!is_login(a.login)) {
    return fail(Code::invalid, "account.login",
                "Tên đăng nhập gồm 2 đến 60 ký tự: chữ thường không dấu, chữ số, dấu chấm, gạch ngang.",
                "A login name has 2 to 60 of a-z, 0-9, dot and hyphen.", "/login");
  }
  auto const length = text::length(a.name);
  if (length < 2 || length > 100 || text::length(a.title) > 100) {
    return fail(Code::invalid, "account.name", "Họ tên từ 2 đến 100 ký tự; chức danh dài nhất 100 ký tự.",
                "A name has 2 to 100 characters, a post at most 100.", "/name");
  }
  auto const names = role_names(a.roles);
  auto const allowed = assignable_roles();
  auto const ok =
      std::ranges::all_of(names, [&](auto const& n) { return allowed.has(*permissions::role(n)); });
  if (names.empty() || !ok) {
    return fail(Code::invalid, "account.roles", "Hãy chọn ít nhất một vai trò trong danh sách.",
                "Choose at least one role of the list.", "/roles");
  }
  if (!is_slug(a.unit.value) || !std::ranges::all_of(a.fields, is_slug)) {
    return fail(Code::invalid, "account.unit", "Hãy chọn đơn vị và lĩnh vực trong danh sách.",
                "Choose unit and fields of work from the list.", "/unit");
  }
  return {};
}

json::array array_of(std::vector<std::string> const& words) {
  json::array out;
  for (auto const& w : words) out.emplace_back(w);
  return out;
}

json::object rights_of(StaffAccount const& a) {
  return {{"staff", a.id.value},
          {"roles", array_of(role_names(a.roles))},
          {"unit", a.unit.value},
          {"fields", array_of(a.fields)}};
}

void apply(StaffUpdate const& change, StaffAccount& a) {
  if (change.name) a.name = text::squeeze(text::nfc(*change.name));
  if (change.title) a.title = text::squeeze(text::nfc(*change.title));
  if (change.roles) a.roles = *change.roles;
  if (change.unit) a.unit = *change.unit;
  if (change.fields) a.fields = *change.fields;
  if (change.active) a.active = *change.active;
}

bool same_rights(StaffAccount const& a, StaffAccount const& b) {
  return a.roles == b.roles && a.unit == b.unit && a.fields == b.fields && a.active == b.active;
}

Status check_change(soci::session& sql, CommuneId commune, StaffAccount const& before,
                    StaffAccount const& after, std::string const& by) {
  TS_CHECK(check_account(after));
  auto const own = by == "staff:" + std::to_string(before.id.value);
  if (own && (before.roles != after.roles || before.active != after.active)) {
    return fail(Code::rule, "account.own_roles",
                "Không ai tự đổi vai trò hay trạng thái tài khoản của mình. Hãy nhờ người quản trị khác.",
                "Nobody changes the own roles or activity. Ask another administrator.", "/roles");
  }
  auto const was = before.active && before.roles.has(Role::admin);
  auto const is = after.active && after.roles.has(Role::admin);
  if (was && !is && !other_admin_exists(sql, commune, before.id)) {
    return fail(Code::rule, "account.last_admin",
                "Đây là người quản trị cuối cùng. Hãy trao vai trò quản trị cho người khác trước.",
                "This is the last administrator. Give somebody else that role first.", "/roles");
  }
  return {};
}

}  // namespace

permissions::Roles assignable_roles() {
  return {Role::reception, Role::officer,     Role::head,  Role::leader,
          Role::clerk,     Role::coordinator, Role::front, Role::admin};
}

Result<SignedIn> Staff::sign_in(CommuneId commune, std::string_view login, std::string_view password,
                                std::string_view address) {
  auto const name = text::lower(text::squeeze(login));
  auto const key = "staff:" + std::to_string(commune.value) + ":" + name;
  auto const now = deps_.clock->now();
  TS_CHECK(throttle_.check(key, address, now));
  auto const row = load_staff(deps_.db->read().sql(), commune, name);
  auto const right = matches(row ? row->password : std::string{}, password, deps_.options.cost);
  if (!right || !row->account.active) {
    throttle_.failed(key, address, now);
    return wrong();
  }
  throttle_.succeeded(key, address);
  return open_session(commune, row->account.id);
}

Result<SignedIn> Staff::open_session(CommuneId commune, StaffId id) {
  auto const token = sessions_.new_token();
  auto const done = deps_.sequencer->run(commune, [&](store::Tx& tx) -> store::Answer {
    sessions_.open(tx, Audience::staff, id.value, token);
    return json::object{};
  });
  TS_CHECK(done);
  TS_TRY(auto session, sessions_.find(Audience::staff, commune, token));
  return SignedIn{std::move(session), token};
}

Result<StaffAccount> Staff::get(CommuneId commune, StaffId id) {
  auto const lease = deps_.db->read();
  auto row = load_staff(lease.sql(), commune, id);
  if (!row) return unknown();
  return std::move(row->account);
}

std::vector<StaffAccount> Staff::list(CommuneId commune) {
  auto const lease = deps_.db->read();
  return load_all_staff(lease.sql(), commune);
}

Result<StaffAccount> Staff::create(CommuneId commune, NewStaff const& staff, std::string const& by,
                                   std::string const& idempotency_key) {
  StaffAccount account{{},
                       staff.login,
                       text::squeeze(text::nfc(staff.name)),
                       text::squeeze(text::nfc(staff.title)),
                       staff.roles,
                       staff.unit,
                       staff.fields,
                       true,
                       true,
                       1};
  TS_CHECK(check_account(account));
  std::optional<store::Idempotency> once;
  if (!idempotency_key.empty()) {
    auto const content = canonical(json::object{{"login", account.login},
                                                {"name", account.name},
                                                {"title", account.title},
                                                {"rights", rights_of(account)}});
    once = store::Idempotency{by, idempotency_key, to_hex(sha256(content))};
  }
  TS_TRY(auto const made, deps_.sequencer->run(commune, once, [&](store::Tx& tx) -> store::Answer {
    if (load_staff(tx.sql(), commune, account.login)) {
      return fail(Code::conflict, "account.login_taken",
                  "Tên đăng nhập này đã có người dùng. Hãy chọn tên khác.",
                  "This login name is taken. Choose another.", "/login");
    }
    account.id = StaffId{tx.next_counter("staff")};
    insert_staff(tx, account);
    tx.append({"account.created",
               {},
               by,
               rights_of(account),
               {{"login", account.login}, {"name", account.name}, {"title", account.title}}});
    return json::object{{"staff", account.id.value}};
  }));
  return get(commune, StaffId{made.at("staff").to_number<std::int64_t>()});
}

Result<StaffAccount> Staff::update(CommuneId commune, StaffId id, std::int64_t version,
                                   StaffUpdate const& change, std::string const& by) {
  StaffAccount after;
  auto const done = deps_.sequencer->run(commune, [&](store::Tx& tx) -> store::Answer {
    auto const row = load_staff(tx.sql(), commune, id);
    if (!row) return unknown();
    auto const& before = row->account;
    if (before.version != version) {
      return fail(Code::conflict, "etag.stale",
                  "Tài khoản vừa được người khác sửa. Hãy tải lại rồi sửa tiếp.",
                  "Somebody else changed this account. Load it again, then go on.");
    }
    after = before;
    apply(change, after);
    TS_CHECK(check_change(tx.sql(), commune, before, after, by));
    ++after.version;
    update_staff(tx, after);
    if (!same_rights(before, after)) sessions_.end_others(tx, Audience::staff, id.value);
    auto data = rights_of(after);
    data["active"] = after.active;
    json::object body;
    if (before.name != after.name || before.title != after.title)
      body = {{"name", after.name}, {"title", after.title}};
    tx.append({"account.changed", {}, by, std::move(data), std::move(body)});
    return json::object{};
  });
  TS_CHECK(done);
  sessions_.forget(Audience::staff, commune, id.value);
  return after;
}

Status Staff::change_password(Session const& session, std::string_view old_password,
                              std::string_view new_password) {
  StaffId const id{session.account};
  auto const row = load_staff(deps_.db->read().sql(), session.commune, id);
  if (!row) return unknown();
  TS_CHECK(check_new_password(new_password, {row->account.login, row->account.name}));
  if (matches(row->password, new_password, deps_.options.cost)) return {};
  if (!matches(row->password, old_password, deps_.options.cost)) {
    return fail(Code::invalid, "password.old", "Mật khẩu hiện tại chưa đúng.",
                "The present password is not right.", "/old");
  }
  auto const password = hash(new_password, deps_.options.cost, *deps_.random);
  auto const done = deps_.sequencer->run(session.commune, [&](store::Tx& tx) -> store::Answer {
    set_staff_password(tx, id, password);
    sessions_.end_others(tx, Audience::staff, id.value, session.token_hash);
    tx.append({"account.password_set", {}, session.actor.id, {{"staff", id.value}}, {}});
    return json::object{};
  });
  TS_CHECK(done);
  sessions_.forget(Audience::staff, session.commune, id.value);
  return {};
}

Status Staff::set_password(CommuneId commune, StaffId id, std::string_view password) {
  auto const hashed = hash(password, deps_.options.cost, *deps_.random);
  TS_CHECK(deps_.sequencer->run(commune, [&](store::Tx& tx) -> store::Answer {
    if (!load_staff(tx.sql(), commune, id)) return unknown();
    set_staff_password(tx, id, hashed);
    tx.append({"account.password_set", {}, "system", {{"staff", id.value}}, {}});
    return json::object{};
  }));
  return {};
}

}  // namespace ts::identity
