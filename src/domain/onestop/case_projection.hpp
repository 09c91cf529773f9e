#pragma once
/// Keeps `cases`, its words and the daily rollup in step with the journal, in the transaction that appends the events.
/// Also the place where the writing thread finds a case's present state without reading it again.
#include <list>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "domain/indicators/rollup.hpp"
#include "domain/onestop/case_row.hpp"
#include "domain/onestop/search_index.hpp"
#include "kernel/packs/packs.hpp"
#include "kernel/store/projection.hpp"

namespace ts::onestop {

/// A case as all events so far made it. While a batch runs the row may not be in the table yet, and its `state`
/// column is only filled in when it is.
struct LiveCase {
  CaseRow row;
  casework::Case state;
  bool unwritten = false;
};

/// Belongs to one session and one thread, as every projection.
class CaseProjection final : public store::Projection {
 public:
  CaseProjection(soci::session& sql, store::Kind kind, std::shared_ptr<packs::PackSet const> packs,
                 std::shared_ptr<indicators::Definitions const> definitions);

  std::string_view name() const override { return "cases"; }
  std::span<store::TableSpec const> tables() const override;
  void apply(store::Event const& event) override;
  /// A case is written once a batch, however many of its events are in it.
  void flush() override;
  void forget_caches() override;

  /// The case as all events so far made it; null when there is none. Valid until the next call.
  LiveCase const* find(CommuneId commune, CaseNo no);

 private:
  struct Key {
    CommuneId commune;
    CaseNo no;
    friend bool operator==(Key const&, Key const&) = default;
  };
  struct KeyHash {
    std::size_t operator()(Key const& k) const noexcept {
      return std::hash<std::int64_t>{}(k.commune.value * 10'000'000'019LL + k.no.value);
    }
  };
  using Recent = std::list<std::pair<Key, LiveCase>>;  ///< newest first

  LiveCase* load(Key const& key);
  LiveCase& remember(Key const& key, LiveCase live);
  void to_write(Key const& key, LiveCase& live);
  void apply_case_event(store::Event const& event);
  void erase_personal(store::Event const& event);

  CaseRows rows_;
  SearchIndex search_;
  indicators::RollupWriter rollup_;
  std::shared_ptr<packs::PackSet const> packs_;
  std::vector<Key> unwritten_;
  Recent recent_;
  std::unordered_map<Key, Recent::iterator, KeyHash> index_;
};

/// For Sequencer, rebuild and check.
store::ProjectionFactory case_projection(std::shared_ptr<packs::PackSet const> packs,
                                         std::shared_ptr<indicators::Definitions const> definitions);

}  // namespace ts::onestop
