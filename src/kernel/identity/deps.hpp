#pragma once
/// What the parts of identity stand on, and the figures an office may set.
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "base/clock.hpp"
#include "base/crypto.hpp"
#include "base/ids.hpp"
#include "kernel/identity/throttle.hpp"

namespace ts::store {
class Database;
class Sequencer;
}  // namespace ts::store

namespace ts::identity {

struct Options {
  PasswordCost cost = PasswordCost::interactive();
  std::chrono::minutes staff_idle{60};    ///< a session unused for so long has ended
  std::chrono::hours staff_absolute{12};  ///< and after so long in any case
  std::chrono::hours citizen_idle{24};
  std::chrono::hours citizen_absolute{24 * 7};
  std::chrono::hours invitation{72};       ///< life of a one-time link
  std::chrono::seconds session_cache{10};  ///< how long another process's sign-out may go unnoticed
  std::size_t draft_bytes = 256 * 1024;    ///< of one draft, as JSON
  std::size_t drafts_each = 50;            ///< of one person in one commune
  ThrottleOptions throttle{};
  /// Code of the province a commune lies in; leave empty where no province's people sign in.
  std::function<std::int32_t(CommuneId)> province_of{};
};

/// Shared by the parts; copied once into Identity.
struct Deps {
  std::shared_ptr<store::Database> db;
  store::Sequencer* sequencer;  ///< not owned
  std::shared_ptr<Clock> clock;
  std::shared_ptr<Random> random;
  Options options{};
};

}  // namespace ts::identity
