#pragma once
/// What the living plan needs from the rest of the program, handed in by whoever starts it.
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "domain/indicators/definition.hpp"
#include "domain/plan/commune_units.hpp"
#include "domain/plan/compiler/catalogue.hpp"
#include "domain/plan/plan_import.hpp"
#include "kernel/packs/packs.hpp"
#include "kernel/permissions/permissions.hpp"
#include "kernel/store/database.hpp"
#include "kernel/store/sequencer.hpp"

namespace ts::plan {

/// Shared by the services of this module; outlives them. The functions must be thread-safe.
struct PlanEnv {
  std::shared_ptr<store::Database> db;
  store::Sequencer* sequencer = nullptr;
  std::shared_ptr<packs::PackSet const> packs;
  std::shared_ptr<Clock> clock;
  std::shared_ptr<indicators::Definitions const> definitions;
  std::shared_ptr<Catalogue const> catalogue;
  /// Units of the commune as set up.
  std::function<std::vector<CommuneUnit>(CommuneId)> units;
  /// Name of who acted ("staff:12"), for the history of bindings; the actor id itself when unknown.
  std::function<std::string(CommuneId, std::string_view actor)> actor_name;
  /// CaseSummary of each case, in the order given; the applicant only when the actor may see it.
  std::function<json::array(CommuneId, permissions::Actor const&, std::vector<CaseNo> const&)> summaries;
  /// Files the case of a task, inside an import's transaction.
  OpenTask open_task;
  /// Makes these the units of the commune, inside an import's transaction.
  std::function<void(store::Tx&, std::vector<CommuneUnit> const&, std::string const& actor)> set_units;

  Day today() const { return local_day(clock->now()); }
};

}  // namespace ts::plan
