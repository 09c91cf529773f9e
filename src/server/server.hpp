#pragma once
/// The server's front door. See gate.hpp for what every request passes, handlers.hpp for the routes,
/// services.hpp for what it needs from the domain.
///
///     Server server{parts, options};
///     if (auto ok = server.listen(); !ok) …
///     server.run();            // until SIGTERM, SIGINT or stop()
///     signer.stop(); sequencer.stop();   // every answered request is durable already; this ends what has
/// none waiting
#include <cstdint>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "server/context.hpp"

namespace ts::server {

class Server {
 public:
  /// Registers with the sequencer (`on_commit`), so before its first command; must be destroyed after it has
  /// stopped.
  Server(Parts parts, Options options);
  ~Server();
  Server(Server const&) = delete;
  Server& operator=(Server const&) = delete;

  /// Opens the port; no request is answered before `run`. `server.listen` (unavailable).
  Status listen();
  std::uint16_t port() const;
  /// "http://127.0.0.1:8080": where a browser on this machine finds it.
  std::string local_url() const;
  /// Stops accepting on SIGTERM, SIGINT (Options::handle_signals) or `stop`, lets running requests finish,
  /// says bye to event streams, then returns.
  void run();
  /// From any thread.
  void stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ts::server
