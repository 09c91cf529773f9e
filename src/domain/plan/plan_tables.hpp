#pragma once
/// The tables of the living plan and the projection that keeps them (docs/formats/living-plan.md).
///
/// Events: `plan.imported` {plan, sha256, file, number, lines} with the document's lines and what the
/// compiler read out of them {lines, compiled, readings, headings} in its erasable body; `plan.target_bound`
/// {plan, target, indicators} with the note in its body. A task's row follows the case it became:
/// `case.submitted` names it in `source`, the case's later events move its state.
#include <soci/soci.h>

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

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
  void forget_caches() override { tasks_.clear(); }

 private:
  struct TaskKey {
    std::int64_t plan = 0, task = 0;
  };
  using TasksByCase = std::unordered_map<std::int64_t, TaskKey>;

  void imported(store::Event const& event);
  void bound(store::Event const& event);
  void erased(store::Event const& event);
  void case_event(store::Event const& event);
  /// Tasks of the commune that have become cases; read once, then kept.
  TasksByCase& tasks_of(CommuneId commune);

  soci::session& sql_;
  std::map<std::int32_t, TasksByCase> tasks_;
};

}  // namespace ts::plan
