#pragma once
/// Rows of staff_account. Internal to identity.
#include <optional>
#include <string>
#include <vector>

#include "kernel/identity/staff.hpp"
#include "kernel/store/tx.hpp"

namespace ts::identity {

struct StaffRow {
  StaffAccount account;
  std::string password;
};

std::optional<StaffRow> load_staff(soci::session& sql, CommuneId commune, StaffId id);
std::optional<StaffRow> load_staff(soci::session& sql, CommuneId commune, std::string const& login);
std::vector<StaffAccount> load_all_staff(soci::session& sql, CommuneId commune);
void insert_staff(store::Tx& tx, StaffAccount const& account);
/// Everything but login and password.
void update_staff(store::Tx& tx, StaffAccount const& account);
void set_staff_password(store::Tx& tx, StaffId id, std::string const& hash);
/// Active administrators other than this one who can sign in or have been invited.
bool other_admin_exists(soci::session& sql, CommuneId commune, StaffId but);

/// A row of `invitation` that may be used, or was used after `used_after`.
struct InvitationRow {
  StaffId staff{};
  Instant expires{};
  bool used = false;
};
std::optional<InvitationRow> load_invitation(soci::session& sql, CommuneId commune,
                                             std::string const& token_hash, Instant now, Instant used_after);

}  // namespace ts::identity
