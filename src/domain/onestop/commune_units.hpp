#pragma once
/// The units of a commune's People's Committee: who can be responsible for anything. Set up from the plan document,
/// kept as an event (`commune.units_set`), so that a rebuild knows them.
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "kernel/store/database.hpp"
#include "kernel/store/migrations.hpp"
#include "kernel/store/projection.hpp"
#include "kernel/store/tx.hpp"

namespace ts::onestop {

struct Unit {
  UnitId id{};  ///< "phong-kinh-te"
  std::string vi;
  std::string en;
  std::string kind;  ///< as ts::plan names kinds of units: "division"
};

store::MigrationSet commune_migrations();
/// Table `commune_unit`.
store::ProjectionFactory commune_projection();

/// Replaces the commune's list of units. Units that cases lie with must stay: their cases keep the slug.
void set_units(store::Tx& tx, std::vector<Unit> const& units, std::string const& actor);
/// In the order given when they were set.
std::vector<Unit> read_units(store::Database& db, CommuneId commune);

}  // namespace ts::onestop
