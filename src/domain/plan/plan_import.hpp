#pragma once
/// A plan document becomes the commune's plan in force: compiled, recorded, its tasks opened as cases.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "domain/plan/commune_units.hpp"
#include "domain/plan/compiler/catalogue.hpp"
#include "domain/plan/compiler/compile.hpp"
#include "domain/plan/compiler/reader.hpp"
#include "domain/plan/task_time.hpp"
#include "kernel/store/tx.hpp"

namespace ts::plan {

/// A row of the annex about to become a case of the kind plan_task.
struct TaskCase {
  std::string title;  ///< the activity
  std::string product;
  UnitId lead;  ///< what the plan lays on everybody is led by the coordinating unit
  std::vector<UnitId> coop;
  Instant due{};       ///< end of office hours (17:00) on the due day
  std::string source;  ///< "plan:1/task:12"
};
/// Files the case inside the import's transaction (the one-stop module's submit_task).
using OpenTask = std::function<Result<CaseNo>(store::Tx&, TaskCase const&)>;

/// A plan read and understood, before anything is written. Pure data.
struct PreparedPlan {
  std::string file;    ///< name only, no folder
  std::string sha256;  ///< hex, of the file's bytes
  std::string number;  ///< "08/KH-UBND", empty when not found
  Document document;
  CompiledPlan compiled;
  std::vector<CommuneUnit> units;
  Years years;  ///< with what is missing filled in from `today`
};

/// Pure. Errors: those of the readers (`unsupported`, `too_large`), `plan.read.encoding`; `plan.empty` when no target,
/// task or duty was found.
Result<PreparedPlan> prepare_plan(std::string_view file_name, std::string_view bytes,
                                  Catalogue const& catalogue, Readers const& readers, Day today);

/// What an import changed, beside the plan that was in force (plan_revision.hpp says what counts as the
/// same).
struct Imported {
  struct Change {
    std::string what;  ///< "target", "task"
    std::string how;   ///< "added", "changed", "removed"
    int line = 0;      ///< of the new document; of the earlier one when removed
    std::string text;
  };
  std::int64_t plan = 0;
  std::int64_t same_targets = 0, same_tasks = 0;  ///< the tasks go on in the cases they have
  std::int64_t kept_bindings = 0;  ///< indicators given by a person that stay with their target
  std::vector<Change> changes;
  std::vector<CaseNo> left_open;  ///< open cases of tasks no longer in the plan, for a person to end
};
json::object to_json(Imported const& imported);

/// Appends `plan.imported` and opens a case for each task that is not the same as one before; the new plan is
/// then the one in force, earlier ones stay readable and their cases go on. Nothing is written on error.
/// `units`: of the commune as set up (lead and cooperating units must be among them). Errors: `plan.same`
/// when the plan in force came from the same file; `plan.moved` when `against` is given and another plan is in
/// force than it (0: none); those of `open`.
Result<Imported> import_plan(store::Tx& tx, PreparedPlan const& plan, std::vector<CommuneUnit> const& units,
                             std::string const& actor, OpenTask const& open,
                             std::optional<std::int64_t> against = {});

}  // namespace ts::plan
