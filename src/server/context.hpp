#pragma once
/// What handlers reach: the program's parts and the server's own.
#include <memory>

#include "base/clock.hpp"
#include "server/assets.hpp"
#include "server/metrics.hpp"
#include "server/options.hpp"
#include "server/services.hpp"
#include "server/sse.hpp"
#include "server/work_pool.hpp"

namespace ts::identity {
class Identity;
}
namespace ts::store {
class Database;
class LogKeys;
class Sequencer;
}  // namespace ts::store
namespace ts::files {
class FileStore;
}

namespace ts::server {

/// The parts a server is made of; none is owned but those shared. They outlive it.
struct Parts {
  Services services;
  identity::Identity* identity = nullptr;
  store::Sequencer* sequencer = nullptr;
  files::FileStore* files = nullptr;
  std::shared_ptr<store::Database> db;
  std::shared_ptr<store::LogKeys> keys;
  std::shared_ptr<Clock> clock;
  std::shared_ptr<Random> random;
};

struct Context {
  Parts parts;
  Options options;
  Assets assets{};
  EventHub hub;
  WorkPool workers;
  WorkPool hashers;
  std::unique_ptr<Metrics> metrics{};  ///< made once the routes are known
  std::atomic<bool> draining{false};

  Context(Parts p, Options o)
      : parts(std::move(p)),
        options(std::move(o)),
        hub(options.hub),
        workers(options.workers, options.queue),
        hashers(options.hashers, 64) {}
};

}  // namespace ts::server
