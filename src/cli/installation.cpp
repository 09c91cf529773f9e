#include "cli/installation.hpp"

#include <algorithm>
#include <fstream>

#include "base/crypto.hpp"
#include "cli/communes.hpp"
#include "domain/indicators/rollup.hpp"
#include "domain/onestop/case_files.hpp"
#include "domain/onestop/case_projection.hpp"
#include "domain/onestop/commune_units.hpp"
#include "domain/onestop/schema.hpp"
#include "domain/plan/plan_tables.hpp"

namespace ts::cli {
namespace {

/// 32 secret bytes, made at first use; 0600.
Result<std::string> track_key(std::filesystem::path const& file, Random& random) {
  std::ifstream in(file);
  if (std::string text; in && std::getline(in, text)) {
    auto const bytes = from_base64(text);
    if (bytes && bytes->size() == 32) return std::string{text_of(*bytes)};
    return fail(Code::corrupt, "key.damaged", "Tệp khóa tra cứu bị hỏng: " + file.string(),
                "Damaged key: " + file.string());
  }
  std::array<std::byte, 32> key;
  random.fill(key);
  std::ofstream out(file);
  out << to_base64(key) << "\n";
  out.close();
  std::filesystem::permissions(file,
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  if (!out)
    return fail(Code::unavailable, "disk.write", "Không ghi được " + file.string(),
                "Cannot write " + file.string());
  return std::string{text_of(key)};
}

/// Fees the province's People's Council set, entered by the commune: packs/council-fees.json, {"khai-sinh": 8000}.
/// None entered yet is no error; a damaged file is: people would be told that something is free.
Result<json::object> council_fees(std::filesystem::path const& packs) {
  std::ifstream in(packs / "council-fees.json");
  if (!in) return json::object{};
  std::string const text((std::istreambuf_iterator<char>(in)), {});
  auto parsed = parse_json_object(text);
  if (parsed) return *parsed;
  return fail(Code::invalid, "fees.file",
              "Tệp mức phí packs/council-fees.json sai, hãy sửa rồi chạy lại: " + parsed.error().vi,
              "packs/council-fees.json is damaged: " + parsed.error().en, parsed.error().field);
}

/// A unit's kind is stored by its name.
plan::UnitKind kind_of(std::string_view kind_name) {
  using plan::UnitKind;
  for (auto const kind : {UnitKind::leadership, UnitKind::service_centre, UnitKind::office,
                          UnitKind::division, UnitKind::police, UnitKind::military, UnitKind::front})
    if (plan::name(kind) == kind_name) return kind;
  return UnitKind::public_service;
}

}  // namespace

std::vector<plan::CommuneUnit> plan_units(std::vector<onestop::Unit> const& units) {
  std::vector<plan::CommuneUnit> out;
  for (auto const& u : units) out.push_back({u.id, u.vi, u.en, kind_of(u.kind)});
  return out;
}

Result<Model> load_model(std::filesystem::path const& directory) {
  Model model;
  TS_TRY(model.packs, packs::load(directory));
  TS_TRY(auto catalogue, plan::load_catalogue(directory / "indicators/catalogue.toml"));
  std::vector<std::string> ids;
  for (auto const& i : catalogue.indicators) ids.push_back(i.id);
  model.catalogue = std::make_shared<plan::Catalogue const>(std::move(catalogue));
  TS_TRY(auto definitions,
         indicators::Definitions::load((directory / "indicators/definitions.toml").string(), ids));
  model.definitions = std::make_shared<indicators::Definitions const>(std::move(definitions));
  model.sets = {files::migrations(),           identity::migrations(),
                onestop::commune_migrations(), indicators::rollup_migrations(),
                onestop::migrations(),         plan::migrations()};
  model.projections = {onestop::commune_projection(),
                       onestop::case_projection(model.packs, model.definitions),
                       onestop::case_file_projection(), store::projection_of<plan::PlanProjection>()};
  return model;
}

Result<std::unique_ptr<Installation>> Installation::open(std::filesystem::path const& path,
                                                         OpenOptions options) {
  TS_TRY(auto dir, store::DataDir::open(path));
  std::unique_ptr<Installation> self(new Installation(std::move(dir), std::move(options)));
  TS_CHECK(self->open_parts());
  return self;
}

Installation::~Installation() { stop(); }

Status Installation::open_parts() {
  if (options.lock) {
    TS_TRY(auto held, dir.lock());
    lock.emplace(std::move(held));
  }
  TS_TRY(model, load_model(dir.packs()));
  store::DatabaseOptions database;
  database.readers = options.readers;
  TS_TRY(db, store::Database::open(dir.database_url(), database));
  TS_CHECK(store::migrate(*db, model.sets, *options.clock));
  if (options.bulk && db->kind() == store::Kind::sqlite) db->write().sql() << "PRAGMA synchronous = OFF";
  keys = std::make_shared<store::LogKeys>(dir.keys());
  store::SequencerOptions batching;
  batching.batch_commands = options.batch;
  sequencer =
      std::make_unique<store::Sequencer>(db, model.projections, options.clock, options.random, batching);
  signer = std::make_unique<store::CheckpointSigner>(*sequencer, db, keys);
  auto identity_options = options.identity;
  identity = std::make_unique<identity::Identity>(
      identity::Deps{db, sequencer.get(), options.clock, options.random, identity_options});
  names = std::make_unique<NameBook>(*db, *identity);
  sequencer->on_commit([this](std::vector<store::CommittedEvent> const& events) {
    for (auto const& e : events)
      if (e.type.starts_with("account.") || e.type.starts_with("commune.")) names->forget(e.commune);
  });
  return set_env();
}

Status Installation::set_env() {
  env.db = db;
  env.sequencer = sequencer.get();
  env.packs = model.packs;
  env.clock = options.clock;
  env.keys = keys;
  env.public_url = options.public_url;
  TS_TRY(env.track_key, track_key(dir.keys() / "track.key", *system_random()));
  env.names.staff = [this](CommuneId commune, std::string_view actor) {
    return names->staff(commune, actor);
  };
  env.names.unit = [this](CommuneId commune, std::string_view unit) { return names->unit(commune, unit); };
  TS_TRY(auto const fees, council_fees(dir.packs()));
  for (auto const& commune : dir.config().communes) {
    onestop::Office office{commune.id, commune.name, {}, 0, commune.agency, fees};
    TS_TRY(auto const known, find_commune(dir.packs() / "communes.csv", commune.id));
    if (known) {
      office.province = known->province;
      office.province_name = known->province_name;
    }
    env.offices.emplace(commune.id, std::move(office));
  }
  cases = std::make_unique<onestop::CaseService>(env);
  work = std::make_unique<onestop::InternalWork>(env, *cases);
  details = std::make_unique<onestop::CaseDetails>(env);
  lists = std::make_unique<onestop::CaseLists>(env);
  set_plan_env();
  return {};
}

void Installation::set_plan_env() {
  plan_env.db = db;
  plan_env.sequencer = sequencer.get();
  plan_env.packs = model.packs;
  plan_env.clock = options.clock;
  plan_env.definitions = model.definitions;
  plan_env.catalogue = model.catalogue;
  plan_env.units = [this](CommuneId commune) { return plan_units(names->units(commune)); };
  plan_env.actor_name = [this](CommuneId commune, std::string_view actor) {
    auto const staff = names->staff(commune, actor);
    return staff ? staff->name : std::string{actor};
  };
  plan_env.summaries = [this](CommuneId commune, permissions::Actor const& actor,
                              std::vector<CaseNo> const& cases_wanted) {
    return lists->summaries(commune, actor, cases_wanted);
  };
  plan_env.open_task = [this](store::Tx& tx, plan::TaskCase const& task) {
    return cases->submit_task(tx, {task.title, task.product, task.lead, task.coop, task.due, task.source});
  };
  plan_env.set_units = [](store::Tx& tx, std::vector<plan::CommuneUnit> const& units,
                          std::string const& actor) {
    std::vector<onestop::Unit> all;
    for (auto const& u : units) all.push_back({u.id, u.vi, u.en, std::string{plan::name(u.kind)}});
    onestop::set_units(tx, all, actor);
  };
  plan = std::make_unique<plan::PlanService>(plan_env);
  importer = std::make_unique<plan::Importer>(plan_env);
  indicators = std::make_unique<plan::IndicatorService>(plan_env);
}

Result<CommuneId> Installation::commune(std::int32_t named) const {
  auto const& all = dir.config().communes;
  if (named == 0 && all.size() == 1) return all.front().id;
  if (named == 0)
    return fail(Code::invalid, "commune.which", "Thư mục dữ liệu này có nhiều xã: hãy thêm --commune MÃ.",
                "This data directory serves several communes: add --commune CODE.", "--commune");
  if (env.offices.contains(CommuneId{named})) return CommuneId{named};
  return fail(Code::not_found, "commune.not_here",
              "Thư mục dữ liệu này không có đơn vị mang mã " + std::to_string(named) + ".",
              "This data directory does not serve the commune " + std::to_string(named) + ".", "--commune");
}

Status Installation::start() {
  for (auto const& commune : dir.config().communes) {
    auto lease = db->write();
    lease.sql().begin();
    indicators::sync_terms(lease.sql(), commune.id, *model.definitions);
    lease.sql().commit();
  }
  signer->start();
  return {};
}

void Installation::stop() {
  if (signer) signer->stop();
  if (sequencer) sequencer->stop();
}

}  // namespace ts::cli
