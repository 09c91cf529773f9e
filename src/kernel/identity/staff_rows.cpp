#include "kernel/identity/staff_rows.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "kernel/identity/rows.hpp"

namespace ts::identity {
namespace {

constexpr auto columns =
    "SELECT id, login, name, title, roles, unit, fields, active, password, version FROM staff_account ";

/// Where a row is read into.
struct Reading {
  long long id = 0, version = 0;
  int active = 0;
  std::string login, name, title, roles, unit, fields, password;

  StaffRow row() const {
    StaffAccount account{StaffId{id},
                         login,
                         name,
                         title,
                         roles_of(split(roles)),
                         UnitId{unit},
                         split(fields),
                         active == 1,
                         password.empty(),
                         version};
    return {std::move(account), password};
  }
};

}  // namespace

std::optional<StaffRow> load_staff(soci::session& sql, CommuneId commune, StaffId id) {
  Reading r;
  sql << columns << "WHERE commune = :c AND id = :id", soci::into(r.id), soci::into(r.login),
      soci::into(r.name), soci::into(r.title), soci::into(r.roles), soci::into(r.unit), soci::into(r.fields),
      soci::into(r.active), soci::into(r.password), soci::into(r.version), soci::use(commune.value, "c"),
      soci::use(id.value, "id");
  if (!sql.got_data()) return std::nullopt;
  return r.row();
}

std::optional<StaffRow> load_staff(soci::session& sql, CommuneId commune, std::string const& login) {
  Reading r;
  sql << columns << "WHERE commune = :c AND login = :l", soci::into(r.id), soci::into(r.login),
      soci::into(r.name), soci::into(r.title), soci::into(r.roles), soci::into(r.unit), soci::into(r.fields),
      soci::into(r.active), soci::into(r.password), soci::into(r.version), soci::use(commune.value, "c"),
      soci::use(login, "l");
  if (!sql.got_data()) return std::nullopt;
  return r.row();
}

std::vector<StaffAccount> load_all_staff(soci::session& sql, CommuneId commune) {
  Reading r;
  std::vector<StaffAccount> all;
  soci::statement query =
      (sql.prepare << columns << "WHERE commune = :c", soci::into(r.id), soci::into(r.login),
       soci::into(r.name), soci::into(r.title), soci::into(r.roles), soci::into(r.unit), soci::into(r.fields),
       soci::into(r.active), soci::into(r.password), soci::into(r.version), soci::use(commune.value, "c"));
  query.execute();
  while (query.fetch()) all.push_back(r.row().account);
  std::ranges::sort(all, {}, [](StaffAccount const& a) { return text::collation_key(a.name); });
  return all;
}

void insert_staff(store::Tx& tx, StaffAccount const& a) {
  auto const commune = tx.commune().value;
  auto const now = millis(tx.now());
  auto const roles = join(role_names(a.roles)), fields = join(a.fields);
  tx.sql() << "INSERT INTO staff_account (commune, id, login, name, title, roles, unit, fields, active, "
              "password, version, "
              "created_at) VALUES (:c, :id, :l, :n, :t, :r, :u, :f, 1, '', 1, :now)",
      soci::use(commune, "c"), soci::use(a.id.value, "id"), soci::use(a.login, "l"), soci::use(a.name, "n"),
      soci::use(a.title, "t"), soci::use(roles, "r"), soci::use(a.unit.value, "u"), soci::use(fields, "f"),
      soci::use(now, "now");
}

void update_staff(store::Tx& tx, StaffAccount const& a) {
  auto const commune = tx.commune().value;
  auto const roles = join(role_names(a.roles)), fields = join(a.fields);
  int const active = a.active ? 1 : 0;
  tx.sql()
      << "UPDATE staff_account SET name = :n, title = :t, roles = :r, unit = :u, fields = :f, active = :a, "
         "version = :v WHERE commune = :c AND id = :id",
      soci::use(a.name, "n"), soci::use(a.title, "t"), soci::use(roles, "r"), soci::use(a.unit.value, "u"),
      soci::use(fields, "f"), soci::use(active, "a"), soci::use(a.version, "v"), soci::use(commune, "c"),
      soci::use(a.id.value, "id");
}

void set_staff_password(store::Tx& tx, StaffId id, std::string const& hash) {
  auto const commune = tx.commune().value;
  tx.sql() << "UPDATE staff_account SET password = :p WHERE commune = :c AND id = :id", soci::use(hash, "p"),
      soci::use(commune, "c"), soci::use(id.value, "id");
}

bool other_admin_exists(soci::session& sql, CommuneId commune, StaffId but) {
  return std::ranges::any_of(load_all_staff(sql, commune), [&](StaffAccount const& a) {
    return a.id != but && a.active && a.roles.has(permissions::Role::admin);
  });
}

std::optional<InvitationRow> load_invitation(soci::session& sql, CommuneId commune,
                                             std::string const& token_hash, Instant now, Instant used_after) {
  long long staff = 0, expires = 0, used = 0;
  sql << "SELECT staff, expires_at, used_at FROM invitation WHERE commune = :c AND token_hash = :h",
      soci::into(staff), soci::into(expires), soci::into(used), soci::use(commune.value, "c"),
      soci::use(token_hash, "h");
  if (!sql.got_data()) return std::nullopt;
  if (used == 0 && expires <= millis(now)) return std::nullopt;
  if (used != 0 && used < millis(used_after)) return std::nullopt;
  return InvitationRow{StaffId{staff}, instant_from_millis(expires), used != 0};
}

}  // namespace ts::identity
