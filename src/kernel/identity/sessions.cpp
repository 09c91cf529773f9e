#include "kernel/identity/sessions.hpp"

#include <fmt/format.h>

#include "base/crypto.hpp"
#include "kernel/identity/rows.hpp"
#include "kernel/store/database.hpp"
#include "kernel/store/sequencer.hpp"

namespace ts::identity {
namespace {

constexpr std::chrono::minutes touch_every{5};
constexpr std::size_t cache_entries = 20'000;

std::string cache_key(Audience audience, CommuneId commune, std::string_view hash) {
  return fmt::format("{}{}:{}", audience == Audience::staff ? 's' : 'c', commune.value, hash);
}

Error required() {
  return fail(Code::unauthenticated, "auth.required", "Bạn cần đăng nhập. Những gì đã nhập vẫn được giữ lại.",
              "You need to sign in. What you typed is kept.");
}

/// The session's row together with the account's rights.
class SessionQueries {
 public:
  SessionQueries(soci::session& sql, store::Kind)
      : staff_((sql.prepare
                    << "SELECT s.account, s.created_at, s.seen_at, s.expires_at, a.roles, a.unit, a.fields "
                       "FROM session s JOIN staff_account a ON a.commune = s.commune AND a.id = s.account "
                       "WHERE s.commune = :c AND s.token_hash = :h AND s.audience = 'staff' AND a.active = 1",
                soci::into(account_), soci::into(created_), soci::into(seen_), soci::into(expires_),
                soci::into(roles_), soci::into(unit_), soci::into(fields_), soci::use(commune_, "c"),
                soci::use(hash_, "h"))),
        citizen_(
            (sql.prepare
                 << "SELECT s.account, s.created_at, s.seen_at, s.expires_at "
                    "FROM session s JOIN citizen_account a ON a.commune = s.commune AND a.id = s.account "
                    "WHERE s.commune = :c AND s.token_hash = :h AND s.audience = 'citizen' "
                    "AND a.active = 1",
             soci::into(account_), soci::into(created_), soci::into(seen_), soci::into(expires_),
             soci::use(commune_, "c"), soci::use(hash_, "h"))) {}
  SessionQueries(SessionQueries const&) = delete;
  SessionQueries& operator=(SessionQueries const&) = delete;

  std::optional<Session> find(Audience audience, CommuneId commune, std::string const& hash) {
    commune_ = commune.value;
    hash_ = hash;
    roles_ = unit_ = fields_ = {};
    auto const staff = audience == Audience::staff;
    if (!(staff ? staff_ : citizen_).execute(true)) return std::nullopt;
    Session session{audience,
                    commune,
                    account_,
                    hash,
                    instant_from_millis(created_),
                    instant_from_millis(seen_),
                    instant_from_millis(expires_),
                    {}};
    session.actor.kind = staff ? permissions::ActorKind::staff : permissions::ActorKind::citizen;
    session.actor.id = fmt::format("{}:{}", staff ? "staff" : "citizen", account_);
    session.actor.roles = staff ? roles_of(split(roles_)) : permissions::Roles{permissions::Role::citizen};
    session.actor.commune = commune;
    session.actor.unit = UnitId{unit_};
    session.actor.fields = split(fields_);
    return session;
  }

 private:
  std::int32_t commune_ = 0;
  std::string hash_, roles_, unit_, fields_;
  long long account_ = 0, created_ = 0, seen_ = 0, expires_ = 0;
  soci::statement staff_, citizen_;
};

}  // namespace

std::string_view name(Audience audience) { return audience == Audience::staff ? "staff" : "citizen"; }

std::string csrf_token(std::string_view session_token) {
  auto const mac = hmac_sha256(bytes_of(session_token), bytes_of("thongsuot csrf v1"));
  return to_base64url(Bytes{mac}.first(24));
}

std::string token_hash(std::string_view token) { return to_base64(sha256(token)); }

std::chrono::milliseconds Sessions::idle(Audience audience) const {
  return audience == Audience::staff ? std::chrono::milliseconds{deps_.options.staff_idle}
                                     : std::chrono::milliseconds{deps_.options.citizen_idle};
}

bool Sessions::alive(Session const& session, Instant now) const {
  // `seen` lags behind by up to touch_every; the benefit of the doubt is the user's.
  return now < session.expires && now < session.seen + idle(session.audience) + touch_every;
}

std::optional<Session> Sessions::cached(Audience audience, CommuneId commune, std::string_view token) {
  auto const now = deps_.clock->now();
  auto const key = cache_key(audience, commune, token_hash(token));
  std::lock_guard const lock{mutex_};
  auto const it = cache_.find(key);
  if (it == cache_.end() || it->second.loaded + deps_.options.session_cache <= now) return std::nullopt;
  auto const& session = it->second.session;
  if (!alive(session, now) || session.seen + touch_every <= now) return std::nullopt;
  return session;
}

Result<Session> Sessions::find(Audience audience, CommuneId commune, std::string_view token) {
  if (token.empty()) return required();
  if (auto session = cached(audience, commune, token)) return std::move(*session);
  auto const now = deps_.clock->now();
  auto session = load(audience, commune, token_hash(token));
  if (!session || !alive(*session, now)) return required();
  touch(*session, now);
  remember(*session, now);
  return std::move(*session);
}

std::optional<Session> Sessions::load(Audience audience, CommuneId commune, std::string const& hash) {
  auto const lease = deps_.db->read();
  auto session = lease.get<SessionQueries>().find(audience, commune, hash);
  if (session && deps_.options.province_of) session->actor.province = deps_.options.province_of(commune);
  return session;
}

void Sessions::remember(Session const& session, Instant now) {
  std::lock_guard const lock{mutex_};
  if (cache_.size() >= cache_entries) {
    std::erase_if(
        cache_, [&](auto const& entry) { return entry.second.loaded + deps_.options.session_cache <= now; });
    if (cache_.size() >= cache_entries) cache_.clear();
  }
  cache_[cache_key(session.audience, session.commune, session.token_hash)] = {session, now};
}

void Sessions::touch(Session& session, Instant now) {
  if (now < session.seen + touch_every) return;
  session.seen = now;
  auto work = [commune = session.commune.value, hash = session.token_hash,
               at = millis(now)](store::Tx& tx) -> store::Answer {
    tx.sql() << "UPDATE session SET seen_at = :at WHERE commune = :c AND token_hash = :h AND seen_at < :at2",
        soci::use(at, "at"), soci::use(commune, "c"), soci::use(hash, "h"), soci::use(at, "at2");
    return json::object{};
  };
  deps_.sequencer->submit(session.commune, std::nullopt, std::move(work), [](store::Answer const&) {});
}

void Sessions::open(store::Tx& tx, Audience audience, std::int64_t account, std::string_view token) {
  auto const now = millis(tx.now());
  auto const staff = audience == Audience::staff;
  auto const life = staff ? std::chrono::milliseconds{deps_.options.staff_absolute}
                          : std::chrono::milliseconds{deps_.options.citizen_absolute};
  auto const expires = now + life.count();
  auto const commune = tx.commune().value;
  auto const hash = token_hash(token);
  auto const audience_name = std::string{name(audience)};
  tx.sql() << "DELETE FROM session WHERE commune = :c AND expires_at <= :now", soci::use(commune, "c"),
      soci::use(now, "now");
  tx.sql() << "INSERT INTO session (commune, token_hash, audience, account, created_at, seen_at, expires_at) "
              "VALUES (:c, :h, :a, :id, :now, :seen, :exp)",
      soci::use(commune, "c"), soci::use(hash, "h"), soci::use(audience_name, "a"), soci::use(account, "id"),
      soci::use(now, "now"), soci::use(now, "seen"), soci::use(expires, "exp");
}

void Sessions::end(Session const& session) {
  auto const removed = deps_.sequencer->run(session.commune, [&](store::Tx& tx) -> store::Answer {
    auto const commune = session.commune.value;
    tx.sql() << "DELETE FROM session WHERE commune = :c AND token_hash = :h", soci::use(commune, "c"),
        soci::use(session.token_hash, "h");
    return json::object{};
  });
  std::lock_guard const lock{mutex_};
  cache_.erase(cache_key(session.audience, session.commune, session.token_hash));
  if (!removed) throw std::runtime_error{"the session could not be removed: " + removed.error().id};
}

void Sessions::end_others(store::Tx& tx, Audience audience, std::int64_t account, std::string_view keep) {
  auto const commune = tx.commune().value;
  auto const audience_name = std::string{name(audience)};
  auto const keep_hash = std::string{keep};
  tx.sql()
      << "DELETE FROM session WHERE commune = :c AND audience = :a AND account = :id AND token_hash <> :k",
      soci::use(commune, "c"), soci::use(audience_name, "a"), soci::use(account, "id"),
      soci::use(keep_hash, "k");
}

void Sessions::forget(Audience audience, CommuneId commune, std::int64_t account) {
  std::lock_guard const lock{mutex_};
  std::erase_if(cache_, [&](auto const& entry) {
    auto const& s = entry.second.session;
    return s.audience == audience && s.commune == commune && s.account == account;
  });
}

}  // namespace ts::identity
