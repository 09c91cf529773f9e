#pragma once
/// Who is there: staff accounts of a commune, citizens' accounts, sessions, invitations, drafts. The front
/// door; each part has its header. Passwords are stored as Argon2id, tokens of sessions and links only as
/// their SHA-256.
///
/// Calls that say "writes" wait for the sequencer, and signing in costs some 60 ms and 64 MiB: call them from
/// a worker thread, never from an I/O thread or the sequencer's.
#include "kernel/identity/citizens.hpp"
#include "kernel/identity/deps.hpp"
#include "kernel/identity/drafts.hpp"
#include "kernel/identity/sessions.hpp"
#include "kernel/identity/staff.hpp"
#include "kernel/identity/throttle.hpp"
#include "kernel/store/migrations.hpp"

namespace ts::identity {

/// Tables of accounts, sessions, invitations and drafts. They are no views of the journal: `rebuild` leaves
/// them alone.
store::MigrationSet migrations();

/// Removes what has ended in the transaction's lane (a commune's, or 0 for citizens' sessions): sessions,
/// one-time links, and drafts nobody has touched since. From a daily job.
void sweep(store::Tx& tx, Instant untouched_since);

/// Thread-safe. Must not outlive the sequencer.
class Identity {
 public:
  explicit Identity(Deps deps)
      : deps_(std::move(deps)),
        throttle_(deps_.options.throttle),
        sessions(deps_),
        citizens(deps_, sessions, throttle_),
        staff(deps_, sessions, throttle_),
        drafts(deps_) {}
  Identity(Identity const&) = delete;
  Identity& operator=(Identity const&) = delete;

 private:
  Deps deps_;
  Throttle throttle_;

 public:
  Sessions sessions;
  Citizens citizens;
  Staff staff;
  Drafts drafts;
};

}  // namespace ts::identity
