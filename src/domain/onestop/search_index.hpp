#pragma once
/// Full-text words of cases. Folded (no accents, lower case), whole words or beginnings of words, all must match.
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "kernel/store/session_objects.hpp"

namespace ts::onestop {

/// Writing; one a session. Not thread-safe.
class SearchIndex {
 public:
  SearchIndex(soci::session& sql, store::Kind kind);
  ~SearchIndex();
  SearchIndex(SearchIndex const&) = delete;
  SearchIndex& operator=(SearchIndex const&) = delete;

  /// Replaces the words of a case; both texts are folded here. `own` is this case's alone; `shared` is the same
  /// for many (its procedure's name) and remembered folded. The first 24 different words count.
  void put(CommuneId commune, CaseNo no, std::string_view own, std::string const& shared);

 private:
  struct Statements;
  std::unique_ptr<Statements> statements_;
};

/// Numbers of cases of the commune that match every word of `text`, below `before` (0: from the newest), newest first.
/// Empty when `text` holds no word.
std::vector<CaseNo> search(soci::session& sql, store::Kind kind, CommuneId commune, std::string_view text,
                           std::int64_t before, int limit);

}  // namespace ts::onestop
