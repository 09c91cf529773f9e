#pragma once
/// The tables of the living plan and the projection that keeps them (docs/formats/living-plan.md).  Events:
/// `plan.imported` {plan, sha256, file, number, lines} with the document's lines and what the compiler read
/// out of them {lines, compiled, readings, headings} in its erasable body; `plan.target_bound` {plan, target,
/// indicators} with the note in its body. A task's row follows the case it became: `case.submitted` names it
/// in `source` (or the import names the case, when the plan before had the same task), and the case's later
/// events move its state.
#include <soci/soci.h>

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

#include "base/ids.hpp"
#include "kernel/store/migrations.hpp"
#include "kernel/store/projection.hpp"

namespace ts::plan {

store::MigrationSet migrations();

/// "plan:3/task:12", how a case says which task it is.
std::string task_source(std::int64_t plan, std::int64_t task);

/// Belongs to one session and one thread, as every projection. Independent of the projection of cases.
class PlanProjection final : public store::Projection {
 public:
  PlanProjection(soci::session& sql, store::Kind) : sql_(sql) {}
  std::string_view name() const override { return "plan"; }
  std::span<store::TableSpec const> tables() const override;
  void apply(store::Event const& event) override;
  void forget_caches() override { cases_.clear(); }

 private:
  using Cases = std::unordered_set<std::int64_t>;

  void imported(store::Event const& event);
  void bound(store::Event const& event);
  void erased(store::Event const& event);
  void case_event(store::Event const& event);
  /// Cases that tasks of the commune's plans have become; read once, then kept. One goes on under every plan
  /// that names it.
  Cases& cases_of(CommuneId commune);

  soci::session& sql_;
  std::map<std::int32_t, Cases> cases_;
};

}  // namespace ts::plan
