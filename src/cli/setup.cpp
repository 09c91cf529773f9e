#include "cli/setup.hpp"

#include <fstream>
#include <iterator>

#include "cli/paths.hpp"
#include "domain/onestop/commune_units.hpp"
#include "domain/plan/commune_units.hpp"
#include "domain/plan/plan_import.hpp"

namespace ts::cli {
namespace {

Result<std::string> read_all(std::filesystem::path const& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in)
    return fail(Code::not_found, "plan.file",
                "Không mở được tệp " + file.string() + ". Hãy kiểm tra đường dẫn.",
                "Cannot open " + file.string());
  return std::string((std::istreambuf_iterator<char>(in)), {});
}

/// The program's packs become the installation's own: an office edits these.
Status copy_packs(std::filesystem::path const& target, CommuneEntry const& commune) {
  auto const source = program_packs();
  if (source.empty())
    return fail(Code::not_found, "packs.program", "Không thấy thư mục packs đi kèm chương trình.",
                "The program's packs are missing.");
  std::error_code error;
  for (auto const part : {"procedures", "internal", "plan", "calendars", "indicators", "schema",
                          "communes.csv", "council-fees.json"}) {
    if (!std::filesystem::exists(source / part)) continue;
    std::filesystem::copy(
        source / part, target / part,
        std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing, error);
    if (error)
      return fail(Code::unavailable, "disk.write", "Không chép được gói nghiệp vụ: " + error.message(),
                  "Cannot copy the packs: " + error.message());
  }
  TS_TRY(auto const known, find_commune(target / "communes.csv", commune.code));
  if (known) return {};
  std::ofstream out(target / "communes.csv", std::ios::app);
  out << commune.code.value << ',' << commune.name << ',' << commune.kind << ",00," << commune.province_name
      << '\n';
  return {};
}

std::vector<onestop::Unit> units_of(plan::CompiledPlan const& compiled) {
  std::vector<onestop::Unit> out;
  for (auto const& u : plan::derive_units(compiled))
    out.push_back({u.id, u.vi, u.en, std::string{plan::name(u.kind)}});
  return out;
}

}  // namespace

Result<plan::Document> read_plan_file(std::filesystem::path const& file) {
  TS_TRY(auto const bytes, read_all(file));
  return plan::Readers().read(file.filename().string(), bytes);
}

Status import_plan(Installation& in, CommuneId commune, std::filesystem::path const& file) {
  TS_TRY(auto const bytes, read_all(file));
  TS_TRY(auto const prepared, plan::prepare_plan(file.filename().string(), bytes, *in.model.catalogue,
                                                 plan::Readers(), local_day(in.options.clock->now())));
  auto const units = plan_units(onestop::read_units(*in.db, commune));
  auto const open = [&in](store::Tx& tx, plan::TaskCase const& task) {
    return in.cases->submit_task(tx, {task.title, task.product, task.lead, task.coop, task.due, task.source});
  };
  TS_CHECK(in.sequencer->run(commune, [&](store::Tx& tx) -> store::Answer {
    TS_TRY(auto const id, plan::import_plan(tx, prepared, units, "system", open));
    return json::object{{"plan", id}};
  }));
  return {};
}

Result<plan::Catalogue> program_catalogue() {
  return plan::load_catalogue(program_packs() / "indicators/catalogue.toml");
}

Result<std::unique_ptr<Installation>> create_installation(NewInstallation const& what, OpenOptions options) {
  TS_TRY(auto const document, read_plan_file(what.plan));
  store::DataConfig config;
  config.database_url = what.db.empty() ? "sqlite:thongsuot.db" : what.db;
  config.communes = {{what.commune.code, what.commune.kind + " " + what.commune.name, what.agency}};
  config.demo = what.demo;
  TS_TRY(auto dir, store::DataDir::create(what.data, config));
  TS_CHECK(copy_packs(dir.packs(), what.commune));
  TS_CHECK(store::LogKeys(dir.keys()).create(what.commune.code, *system_random()));
  TS_TRY(auto installation, Installation::open(what.data, std::move(options)));
  TS_CHECK(installation->start());
  auto const units = units_of(plan::compile(document, *installation->model.catalogue));
  TS_CHECK(installation->sequencer->run(what.commune.code, [&](store::Tx& tx) -> store::Answer {
    onestop::set_units(tx, units, "system");
    return json::object{};
  }));
  TS_CHECK(import_plan(*installation, what.commune.code, what.plan));
  return installation;
}

}  // namespace ts::cli
