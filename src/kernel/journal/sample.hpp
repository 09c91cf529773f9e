#pragma once
/// Events for tests: small, deterministic.
#include <string>

#include "kernel/journal/event.hpp"

namespace ts::journal {

/// Entry `seq` of commune 17464, one second after the entry before it. No body when `body` is empty.
inline Event sample_event(std::int64_t seq, std::string data, std::string body) {
  Event event;
  event.header = {CommuneId{17464},
                  seq,
                  *parse_iso("2026-01-21T09:15:00.000Z") + std::chrono::seconds(seq),
                  "staff:12",
                  "case.accepted",
                  CaseNo{7},
                  std::move(data),
                  std::nullopt};
  if (!body.empty()) {
    auto const random = seeded_random(static_cast<std::uint64_t>(seq));
    seal_body(event, std::move(body), *random);
  }
  return event;
}

}  // namespace ts::journal
