#pragma once
/// The server's word for a repeated request, as the sequencer's.
#include <optional>

#include "kernel/store/sequencer.hpp"
#include "server/services.hpp"

namespace ts::cli {

inline std::optional<store::Idempotency> idempotency(server::Once once) {
  if (once.key.empty()) return std::nullopt;
  return store::Idempotency{std::move(once.actor), std::move(once.key), std::move(once.request_hash)};
}

}  // namespace ts::cli
