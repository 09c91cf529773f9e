#pragma once
/// What people began to type and have not sent: kept per person, commune and key, with a version for ETags.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "kernel/identity/deps.hpp"

namespace ts::store {
class Tx;
}

namespace ts::identity {

struct DraftSummary {
  std::string key;
  std::string title;
  Instant updated{};
};

struct Draft {
  DraftSummary summary;
  std::int64_t version = 0;  ///< of the ETag
  std::string content;       ///< JSON text of an object, as it was put
};

/// What the writer believes is there.
struct DraftCondition {
  bool must_be_new = false;               ///< If-None-Match: *
  std::optional<std::int64_t> version{};  ///< If-Match
};

/// Thread-safe. `owner` is an actor id: "citizen:5", "staff:12".
class Drafts {
 public:
  explicit Drafts(Deps const& deps) : deps_(deps) {}

  /// Newest first.
  std::vector<DraftSummary> list(CommuneId commune, std::string const& owner);
  /// `draft.not_found`
  Result<Draft> get(CommuneId commune, std::string const& owner, std::string const& key);
  /// Writes. Errors: `draft.key` (1 to 80 of A-Z a-z 0-9 . _ -), `draft.too_large`, `draft.too_many`
  /// (conflict), `etag.stale` (conflict) when the condition does not hold.
  Result<Draft> put(CommuneId commune, std::string const& owner, std::string const& key, std::string title,
                    json::object const& content, DraftCondition condition);
  /// Writes. No error when there is none.
  Status remove(CommuneId commune, std::string const& owner, std::string const& key);
  /// The same inside a command: what becomes of a draft when its form is sent.
  static void remove(store::Tx& tx, std::string const& owner, std::string const& key);

 private:
  Deps const& deps_;
};

}  // namespace ts::identity
