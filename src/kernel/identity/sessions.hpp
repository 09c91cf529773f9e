#pragma once
/// Signed-in people. A session is a random token in a cookie; the table knows only its SHA-256.
#include <chrono>
#include <cstdint>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "kernel/identity/deps.hpp"
#include "kernel/permissions/permissions.hpp"

namespace ts::store {
class Tx;
}

namespace ts::identity {

enum class Audience { citizen, staff };
std::string_view name(Audience audience);

/// One session, with the person's rights as they are now (not as they were at sign-in).
struct Session {
  Audience audience = Audience::citizen;
  CommuneId commune{};  ///< 0 for citizens
  std::int64_t account = 0;
  std::string token_hash;  ///< also names the session in rate limits
  Instant created{};
  Instant seen{};     ///< as stored: brought up to date every few minutes
  Instant expires{};  ///< the absolute end
  permissions::Actor actor;
};

/// A session just opened, with its token, which is nowhere else.
struct SignedIn {
  Session session;
  std::string token;
};

/// What the `X-CSRF-Token` header must hold: bound to the session's token, and useless for finding it.
std::string csrf_token(std::string_view session_token);
/// SHA-256 of a token, base64.
std::string token_hash(std::string_view token);

/// Thread-safe.
class Sessions {
 public:
  explicit Sessions(Deps const& deps) : deps_(deps) {}

  /// From memory only, so it never blocks; nothing when it must be looked up.
  std::optional<Session> cached(Audience audience, CommuneId commune, std::string_view token);
  /// `auth.required` (unauthenticated) when there is no such session, it has ended, or the account is no
  /// longer active. Reads the database; now and then queues a write of `seen`.
  Result<Session> find(Audience audience, CommuneId commune, std::string_view token);
  /// A new token for the account, inside the caller's transaction; expired sessions of the lane are removed.
  /// The token is made by the caller (`new_token`), so that a work that runs twice opens one session.
  void open(store::Tx& tx, Audience audience, std::int64_t account, std::string_view token);
  std::string new_token() { return deps_.random->token(32); }
  /// Writes. Signing out twice is no error.
  void end(Session const& session);
  /// Ends every session of the account but the one named, inside the caller's transaction. Call `forget`
  /// after the commit.
  void end_others(store::Tx& tx, Audience audience, std::int64_t account,
                  std::string_view keep_token_hash = {});
  /// Drops what this process remembers of an account.
  void forget(Audience audience, CommuneId commune, std::int64_t account);

 private:
  struct Cached {
    Session session;
    Instant loaded{};
  };
  std::chrono::milliseconds idle(Audience audience) const;
  bool alive(Session const& session, Instant now) const;
  std::optional<Session> load(Audience audience, CommuneId commune, std::string const& hash);
  void remember(Session const& session, Instant now);
  void touch(Session& session, Instant now);

  Deps const& deps_;
  std::mutex mutex_;
  std::unordered_map<std::string, Cached> cache_;  ///< key: audience, commune, token hash
};

}  // namespace ts::identity
