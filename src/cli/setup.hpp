#pragma once
/// Making a new installation: directory, packs, keys, units from the plan document, the plan itself.
#include <filesystem>
#include <memory>
#include <string>

#include "cli/communes.hpp"
#include "cli/installation.hpp"
#include "domain/plan/compiler/compile.hpp"
#include "domain/plan/compiler/reader.hpp"

namespace ts::cli {

/// Reads a plan document by its extension. Errors: `plan.file` (not_found), those of the reader.
Result<plan::Document> read_plan_file(std::filesystem::path const& file);
/// The catalogue of indicators beside the program.
Result<plan::Catalogue> program_catalogue();

struct NewInstallation {
  std::filesystem::path data;
  CommuneEntry commune;
  std::string agency;
  std::filesystem::path plan;
  std::string db{};  ///< empty: SQLite
  bool demo = false;
};

/// Everything but accounts. The directory must be absent or empty, the database without anything of this
/// commune (`init.commune_exists`). When it fails, what it made in the file system is gone again, and the
/// commune has no journal.
Result<std::unique_ptr<Installation>> create_installation(NewInstallation const& what, OpenOptions options);

/// Makes the file the plan in force: plan::Importer, which see. Error besides its own: `plan.file`.
Result<json::object> import_plan(Installation& installation, CommuneId commune,
                                 std::filesystem::path const& file);

}  // namespace ts::cli
