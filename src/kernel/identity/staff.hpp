#pragma once
/// Staff accounts of a commune. Nobody is given a password: a one-time link lets the person set it.
/// Administrative acts are appended to the commune's journal, without personal data in `data`:
/// `account.created` {staff, roles, unit, fields} · `account.changed` {staff and what changed of these,
/// active} · `account.invited` {staff} · `account.password_set` {staff}.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "kernel/identity/sessions.hpp"
#include "kernel/identity/throttle.hpp"
#include "kernel/permissions/permissions.hpp"

namespace ts::identity {

struct StaffAccount {
  StaffId id{};
  std::string login;
  std::string name;
  std::string title;  ///< post, as printed under a signature
  permissions::Roles roles;
  UnitId unit{};
  std::vector<std::string> fields{};  ///< fields of work; empty: every field of the unit
  bool active = true;
  bool invited = false;  ///< no password yet
  std::int64_t version = 1;
};

struct NewStaff {
  std::string login;  ///< 2 to 60 of a-z 0-9 . _ - ; begins with a letter or digit
  std::string name;
  std::string title{};
  permissions::Roles roles;
  UnitId unit{};
  std::vector<std::string> fields{};
};

/// Members that are there replace the account's.
struct StaffUpdate {
  std::optional<std::string> name{}, title{};
  std::optional<permissions::Roles> roles{};
  std::optional<UnitId> unit{};
  std::optional<std::vector<std::string>> fields{};
  std::optional<bool> active{};
};

/// A one-time link's secret, shown once.
struct Invitation {
  std::string token;
  Instant expires{};
};

struct InvitationPreview {
  StaffAccount account;
  Instant expires{};
};

/// The roles an administrator of a commune may give.
permissions::Roles assignable_roles();

/// Thread-safe. `by` is the actor's id for the journal: "staff:1", "system".
class Staff {
 public:
  Staff(Deps const& deps, Sessions& sessions, Throttle& throttle)
      : deps_(deps), sessions_(sessions), throttle_(throttle) {}

  /// Writes. `auth.wrong`, `auth.throttled`.
  Result<SignedIn> sign_in(CommuneId commune, std::string_view login, std::string_view password,
                           std::string_view address);

  /// `account.not_found`
  Result<StaffAccount> get(CommuneId commune, StaffId id);
  /// All accounts, by name in Vietnamese order.
  std::vector<StaffAccount> list(CommuneId commune);
  /// Writes. `account.login`, `account.login_taken` (conflict), `account.name`, `account.roles`,
  /// `account.unit`. With a key a repeated call answers with the account it made before.
  Result<StaffAccount> create(CommuneId commune, NewStaff const& staff, std::string const& by,
                              std::string const& idempotency_key = {});
  /// Writes. `etag.stale`; `account.own_roles` (rule) an administrator does not change the own roles or
  /// activity; `account.last_admin` (rule) somebody must be left who can administer. Sessions of the account
  /// end when its rights change.
  Result<StaffAccount> update(CommuneId commune, StaffId id, std::int64_t version, StaffUpdate const& change,
                              std::string const& by);

  /// Writes. A new link; older ones die. The account's password stays until the link is used.
  Result<Invitation> invite(CommuneId commune, StaffId id, std::string const& by);
  /// `invitation.bad` (not_found): unknown, used, expired, or the account is not active.
  Result<InvitationPreview> preview(CommuneId commune, std::string_view token, std::string_view address);
  /// Writes. Sets the password, ends every session of the account and opens one. Doing it again with the same
  /// password within ten minutes signs in. `invitation.bad`, `password.*`.
  Result<SignedIn> accept(CommuneId commune, std::string_view token, std::string_view password,
                          std::string_view address);
  /// Writes. Every other session of the account ends. Doing it twice is no error. `password.old`,
  /// `password.*`.
  Status change_password(Session const& session, std::string_view old_password,
                         std::string_view new_password);
  /// Writes. For the demonstration's accounts only: no rule of good passwords is applied.
  Status set_password(CommuneId commune, StaffId id, std::string_view password);

 private:
  Result<SignedIn> open_session(CommuneId commune, StaffId id);

  Deps const& deps_;
  Sessions& sessions_;
  Throttle& throttle_;
};

}  // namespace ts::identity
