#pragma once
/// Figures an office may set for its server, with defaults that suit one machine.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

#include "server/rate_limit.hpp"
#include "server/sse.hpp"

namespace ts::server {

struct Options {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  ///< 0: any free one, see Server::port
  std::string public_url;     ///< as people type it: "https://mot-cua.example.vn"; empty: http://address:port
  std::filesystem::path web_dir;  ///< the web build; empty: the API alone
  bool trust_proxy = false;       ///< a proxy on this machine sets X-Forwarded-For
  bool handle_signals = true;     ///< SIGTERM and SIGINT stop the server
  bool log_requests = true;

  std::size_t io_threads = 0;  ///< 0: one a core
  std::size_t workers = 6;     ///< for database reads
  std::size_t hashers = 2;     ///< for passwords: 64 MiB each
  std::size_t queue = 2000;    ///< calls waiting for a worker; beyond: `server.busy`

  std::size_t connections = 4096;
  std::size_t header_bytes = 16 * 1024;
  std::size_t body_bytes = 1024 * 1024;         ///< of JSON
  std::size_t file_bytes = 20 * 1024 * 1024;    ///< of an upload
  std::size_t bodies_bytes = 96 * 1024 * 1024;  ///< of all large bodies being received
  std::chrono::seconds header_time{15};
  std::chrono::seconds body_time{120};
  std::chrono::seconds idle_time{75};  ///< between two requests on a connection
  std::chrono::seconds write_time{60};
  std::chrono::seconds drain_time{10};    ///< for running requests when the server stops
  std::chrono::seconds stream_time{600};  ///< an event stream is ended after it; the browser comes back
  std::chrono::seconds heartbeat{20};

  Rate address_rate{100, 400};  ///< requests a second from one address (an office may share one)
  Rate session_rate{30, 120};
  bool limit_local = false;  ///< these rates also for clients on this machine
  HubOptions hub{};

  bool secure() const { return public_url.starts_with("https://"); }
};

}  // namespace ts::server
