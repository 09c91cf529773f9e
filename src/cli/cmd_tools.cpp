#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/setup.hpp"
#include "kernel/packs/packs.hpp"

namespace ts::cli {

int plan_compile(std::filesystem::path const& file, bool as_json) {
  auto const document = read_plan_file(file);
  if (!document) return complain(document.error());
  auto const catalogue = program_catalogue();
  if (!catalogue) return complain(catalogue.error());
  auto const compiled = plan::compile(*document, *catalogue);
  say(as_json ? json::serialize(to_json(compiled)) : to_table(compiled));
  return 0;
}

int plan_text(std::filesystem::path const& file) {
  auto const document = read_plan_file(file);
  if (!document) return complain(document.error());
  say(plan::plan_text(*document));
  return 0;
}

namespace {

/// Indicators are packs too: their definitions against the catalogue, when the directory has them.
Status check_indicators(std::filesystem::path const& directory) {
  auto const definitions = directory / "indicators/definitions.toml";
  auto const catalogue = directory / "indicators/catalogue.toml";
  if (!std::filesystem::exists(definitions)) return {};
  std::vector<std::string> ids;
  if (std::filesystem::exists(catalogue)) {
    TS_TRY(auto const known, plan::load_catalogue(catalogue));
    for (auto const& indicator : known.indicators) ids.push_back(indicator.id);
  }
  TS_CHECK(indicators::Definitions::load(definitions.string(), ids));
  return {};
}

}  // namespace

int pack_check(std::filesystem::path const& directory) {
  if (!std::filesystem::is_directory(directory))
    return complain(fail(Code::not_found, "packs.directory", "Không có thư mục " + directory.string(),
                         "There is no directory " + directory.string()));
  int errors = 0, warnings = 0;
  for (auto const& problem : packs::check(directory)) {
    say(to_string(problem));
    ++(problem.warning ? warnings : errors);
  }
  if (auto const checked = check_indicators(directory); !checked) {
    say(checked.error().vi);
    ++errors;
  }
  auto const loaded =
      errors == 0 ? packs::load(directory) : Result<std::shared_ptr<packs::PackSet const>>{nullptr};
  if (!loaded) return complain(loaded.error());
  auto const types = errors == 0 ? (*loaded)->all().size() : 0;
  say(errors == 0
          ? "Hợp lệ: " + std::to_string(types) + " gói, " + std::to_string(warnings) + " điều nên xem lại."
          : std::to_string(errors) + " lỗi, " + std::to_string(warnings) + " điều nên xem lại.");
  return errors == 0 ? 0 : 1;
}

}  // namespace ts::cli
