#include "kernel/identity/identity.hpp"
#include "kernel/store/tx.hpp"

namespace ts::identity {

void sweep(store::Tx& tx, Instant untouched_since) {
  auto const commune = tx.commune().value;
  auto const now = millis(tx.now()), since = millis(untouched_since);
  tx.sql() << "DELETE FROM session WHERE commune = :c AND expires_at <= :n", soci::use(commune, "c"),
      soci::use(now, "n");
  // A link that was used stays its while: a lost answer may be asked for again.
  tx.sql() << "DELETE FROM invitation WHERE commune = :c AND expires_at <= :n", soci::use(commune, "c"),
      soci::use(now, "n");
  tx.sql() << "DELETE FROM draft WHERE commune = :c AND updated_at <= :s", soci::use(commune, "c"),
      soci::use(since, "s");
}

}  // namespace ts::identity
