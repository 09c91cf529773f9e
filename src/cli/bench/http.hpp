#pragma once
/// Writing over HTTP: the server in this process, the load client on a thread of its own, both on the loopback.
#include "cli/bench/bare.hpp"
#include "cli/bench/report.hpp"
#include "cli/demo/invented.hpp"
#include "cli/installation.hpp"

namespace ts::cli::bench {

/// Remembers how large each commit was. Register with the sequencer before its first command.
class BatchLog {
 public:
  void note(std::size_t events) { events_.push_back(events); }
  void clear() { events_.clear(); }
  std::vector<std::size_t> const& events() const { return events_; }

 private:
  std::vector<std::size_t> events_;  ///< written by the sequencer's thread, read when nothing is under way
};

struct HttpOptions {
  std::size_t connections = 256;
  int intakes = 8000;
  int lives = 3000;
};

/// Durable intake against the bare database, then life cycles of four calls.
Status bench_http(Installation& in, BatchLog& log, demo::Invented const& world, HttpOptions const& options,
                  Report& report);

}  // namespace ts::cli::bench
