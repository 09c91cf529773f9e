#pragma once
/// One data directory, opened: configuration, packs, database with its schema, the sequencer with all projections,
/// and the services over them. Every command of the program that touches data goes through here.
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "cli/name_book.hpp"
#include "domain/indicators/definition.hpp"
#include "domain/onestop/case_detail.hpp"
#include "domain/onestop/case_lists.hpp"
#include "domain/onestop/case_service.hpp"
#include "domain/onestop/env.hpp"
#include "domain/onestop/internal_work.hpp"
#include "domain/plan/compiler/catalogue.hpp"
#include "domain/plan/importer.hpp"
#include "domain/plan/indicator_service.hpp"
#include "domain/plan/plan_service.hpp"
#include "kernel/files/files.hpp"
#include "kernel/identity/identity.hpp"
#include "kernel/store/backup.hpp"
#include "kernel/store/checkpoint_signer.hpp"
#include "kernel/store/data_dir.hpp"

namespace ts::cli {

struct OpenOptions {
  std::shared_ptr<Clock> clock = system_clock();
  std::shared_ptr<Random> random = system_random();
  bool lock = true;   ///< false for commands that only read beside a running server
  bool bulk = false;  ///< SQLite without a sync per commit: for making demonstrations and benchmarks only
  std::size_t readers = 4;
  std::size_t batch = 512;
  identity::Options identity{};
  std::string public_url = "http://localhost:8080";
};

/// Tables and projections of the program; what `rebuild`, `check`, `backup` and `restore` need besides a database.
struct Model {
  std::shared_ptr<packs::PackSet const> packs;
  std::shared_ptr<indicators::Definitions const> definitions;
  std::shared_ptr<plan::Catalogue const> catalogue;
  std::vector<store::MigrationSet> sets;
  std::vector<store::ProjectionFactory> projections;
  store::Schema schema() const { return {sets, projections}; }
};
/// From the packs of a directory.
Result<Model> load_model(std::filesystem::path const& packs);

/// Units as the plan module sees them.
std::vector<plan::CommuneUnit> plan_units(std::vector<onestop::Unit> const& units);

class Installation {
 public:
  /// Opens, brings the schema up to date, starts nothing yet.
  static Result<std::unique_ptr<Installation>> open(std::filesystem::path const& path, OpenOptions options);
  ~Installation();
  Installation(Installation const&) = delete;
  Installation& operator=(Installation const&) = delete;

  /// The commune a command is about: the one named, or (0) the only one there is. Errors: `commune.not_here`,
  /// `commune.which`.
  Result<CommuneId> commune(std::int32_t named) const;
  /// Counts indicators whose definitions are new, starts signing checkpoints.
  Status start();
  /// Signs, drains the sequencer.
  void stop();

  store::DataDir dir;
  OpenOptions options;
  Model model;
  std::optional<store::DirLock> lock;
  std::shared_ptr<store::Database> db;
  std::shared_ptr<store::LogKeys> keys;
  files::FileStore files;
  std::unique_ptr<store::Sequencer> sequencer;
  std::unique_ptr<store::CheckpointSigner> signer;
  std::unique_ptr<identity::Identity> identity;
  std::unique_ptr<NameBook> names;
  onestop::Env env;
  std::unique_ptr<onestop::CaseService> cases;
  std::unique_ptr<onestop::InternalWork> work;
  std::unique_ptr<onestop::CaseDetails> details;
  std::unique_ptr<onestop::CaseLists> lists;
  plan::PlanEnv plan_env;
  std::unique_ptr<plan::PlanService> plan;
  std::unique_ptr<plan::Importer> importer;
  std::unique_ptr<plan::IndicatorService> indicators;

 private:
  Installation(store::DataDir directory, OpenOptions opened)
      : dir(std::move(directory)), options(std::move(opened)), files(dir.files()) {}
  Status open_parts();
  Status set_env();
  void set_plan_env();
};

}  // namespace ts::cli
