#include "kernel/identity/passwords.hpp"
#include "kernel/identity/staff.hpp"
#include "kernel/identity/staff_rows.hpp"
#include "kernel/store/database.hpp"
#include "kernel/store/sequencer.hpp"

namespace ts::identity {
namespace {

/// A lost answer may be asked for again within this time.
constexpr std::chrono::minutes repeat_within{10};
constexpr std::string_view links = "invitation";  // what the throttle counts failures of

Error bad() {
  return fail(Code::not_found, "invitation.bad",
              "Đường dẫn này không dùng được: đã dùng, đã hết hạn hoặc đã có đường dẫn mới. Hãy xin người "
              "quản trị đường dẫn khác.",
              "This link cannot be used: it was used, has expired or was replaced. Ask the administrator for "
              "another.");
}

}  // namespace

Result<Invitation> Staff::invite(CommuneId commune, StaffId id, std::string const& by) {
  Invitation made{deps_.random->token(32), {}};
  auto const hash = token_hash(made.token);
  TS_CHECK(deps_.sequencer->run(commune, [&](store::Tx& tx) -> store::Answer {
    auto const row = load_staff(tx.sql(), commune, id);
    if (!row || !row->account.active) {
      return fail(Code::not_found, "account.not_found", "Không có tài khoản đang hoạt động này.",
                  "There is no such active account.");
    }
    made.expires = tx.now() + deps_.options.invitation;
    auto const expires = millis(made.expires);
    tx.sql() << "DELETE FROM invitation WHERE commune = :c AND staff = :s", soci::use(commune.value, "c"),
        soci::use(id.value, "s");
    tx.sql() << "INSERT INTO invitation (commune, token_hash, staff, expires_at, used_at) VALUES (:c, :h, "
                ":s, :e, 0)",
        soci::use(commune.value, "c"), soci::use(hash, "h"), soci::use(id.value, "s"),
        soci::use(expires, "e");
    tx.append({"account.invited", {}, by, {{"staff", id.value}}, {}});
    return json::object{};
  }));
  return made;
}

Result<InvitationPreview> Staff::preview(CommuneId commune, std::string_view token,
                                         std::string_view address) {
  auto const now = deps_.clock->now();
  TS_CHECK(throttle_.check(links, address, now));
  auto const lease = deps_.db->read();
  auto const found = load_invitation(lease.sql(), commune, token_hash(token), now, now);
  auto row = found && !found->used ? load_staff(lease.sql(), commune, found->staff) : std::nullopt;
  if (!row || !row->account.active) {
    throttle_.failed(links, address, now);
    return bad();
  }
  return InvitationPreview{std::move(row->account), found->expires};
}

Result<SignedIn> Staff::accept(CommuneId commune, std::string_view token, std::string_view password,
                               std::string_view address) {
  auto const now = deps_.clock->now();
  TS_CHECK(throttle_.check(links, address, now));
  auto const link = token_hash(token);
  std::optional<InvitationRow> found;
  std::optional<StaffRow> row;
  {
    auto const lease = deps_.db->read();
    found = load_invitation(lease.sql(), commune, link, now, now - repeat_within);
    if (found) row = load_staff(lease.sql(), commune, found->staff);
  }
  if (!row || !row->account.active) {
    throttle_.failed(links, address, now);
    return bad();
  }
  if (found->used) {
    if (!matches(row->password, password, deps_.options.cost)) return bad();
    return open_session(commune, found->staff);
  }
  TS_CHECK(check_new_password(password, {row->account.login, row->account.name}));
  auto const hashed = hash(password, deps_.options.cost, *deps_.random);
  auto const session = sessions_.new_token();
  TS_CHECK(deps_.sequencer->run(commune, [&](store::Tx& tx) -> store::Answer {
    auto const still = load_invitation(tx.sql(), commune, link, tx.now(), tx.now());
    if (!still || still->used) return bad();
    auto const id = still->staff;
    auto const at = millis(tx.now());
    tx.sql() << "UPDATE invitation SET used_at = :now WHERE commune = :c AND token_hash = :h",
        soci::use(at, "now"), soci::use(commune.value, "c"), soci::use(link, "h");
    set_staff_password(tx, id, hashed);
    sessions_.end_others(tx, Audience::staff, id.value);
    sessions_.open(tx, Audience::staff, id.value, session);
    tx.append({"account.password_set", {}, "staff:" + std::to_string(id.value), {{"staff", id.value}}, {}});
    return json::object{};
  }));
  sessions_.forget(Audience::staff, commune, found->staff.value);
  TS_TRY(auto opened, sessions_.find(Audience::staff, commune, session));
  return SignedIn{std::move(opened), session};
}

}  // namespace ts::identity
