#pragma once
/// Sockets: the one place that knows Boost.Beast. HTTP/1.1 with keep-alive, a coroutine a connection, limits
/// on sizes and times, event streams, graceful stop.
#include <cstdint>
#include <memory>

#include "base/result.hpp"
#include "server/context.hpp"
#include "server/gate.hpp"

namespace ts::server {

class Transport {
 public:
  /// Both outlive it.
  Transport(Context& context, Gate& gate);
  ~Transport();
  Transport(Transport const&) = delete;
  Transport& operator=(Transport const&) = delete;

  /// Opens the port. `server.listen` (unavailable) names address and reason.
  Status listen();
  /// The port listened on; differs from the one asked for when that was 0.
  std::uint16_t port() const;
  /// Serves until `stop` and until running requests are answered (at most Options::drain_time). Uses the
  /// caller's thread and io_threads - 1 others.
  void run();
  /// From any thread, also from a signal's handler coroutine; twice does no harm.
  void stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ts::server
