#pragma once
/// Accounts of citizens and businesses: one account for every commune of the installation.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/ids.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "kernel/identity/sessions.hpp"
#include "kernel/identity/throttle.hpp"

namespace ts::identity {

struct CitizenAccount {
  CitizenId id{};
  std::string phone;  ///< "0900000001"
  std::string name;
  std::string id_number{};   ///< 12 digits, empty when unknown
  std::string birth_date{};  ///< "1990-05-02", empty when unknown
  std::string email{};
  std::string address{};
  std::int64_t version = 1;
};

struct NewCitizen {
  std::string phone;
  std::string name;
  std::string password;
  std::string id_number{};
};

/// Members that are there replace the account's; an empty text clears (not the name).
struct CitizenUpdate {
  std::optional<std::string> name{}, id_number{}, birth_date{}, email{}, address{};
};

/// A way of proving who one is. Phone and password now; OpenID Connect (VNeID) is another class beside it.
class Authenticator {
 public:
  virtual ~Authenticator() = default;
  /// As in `sign_in` of the site: "password".
  virtual std::string_view kind() const = 0;
  /// Whose account these credentials prove. `auth.wrong` (unauthenticated) never says what was wrong.
  virtual Result<CitizenId> authenticate(json::object const& credentials, std::string_view address) = 0;
};

/// "+84 900 000 001" -> "0900000001"; nothing when it is no Vietnamese number.
std::optional<std::string> normal_phone(std::string_view text);

/// Thread-safe.
class Citizens {
 public:
  Citizens(Deps const& deps, Sessions& sessions, Throttle& throttle);

  /// Writes. A repeated call with the same phone and password signs in: registering is idempotent by nature.
  /// Errors: `account.phone`, `account.name`, `account.id_number`, `password.*`, `account.phone_taken`
  /// (conflict).
  Result<SignedIn> sign_up(NewCitizen const& citizen, std::string_view address);
  /// Writes. `auth.wrong`, `auth.throttled`.
  Result<SignedIn> sign_in(Authenticator& how, json::object const& credentials, std::string_view address);
  /// Takes {phone, password}.
  Authenticator& by_password() { return *by_password_; }

  /// `account.not_found`
  Result<CitizenAccount> get(CitizenId id);
  std::optional<CitizenAccount> find_by_phone(std::string_view phone);
  /// Writes. `etag.stale` (conflict) when the account is no longer at `version`; errors of the fields as in
  /// sign_up, and `account.birth_date`, `account.email`, `account.address`.
  Result<CitizenAccount> update(CitizenId id, std::int64_t version, CitizenUpdate const& change);
  /// Writes. Every other session of the account ends. Doing it twice is no error. `password.old`,
  /// `password.*`.
  Status change_password(Session const& session, std::string_view old_password,
                         std::string_view new_password);

 private:
  Result<SignedIn> open_session(CitizenId id);

  Deps const& deps_;
  Sessions& sessions_;
  Throttle& throttle_;
  std::unique_ptr<Authenticator> by_password_;
};

}  // namespace ts::identity
