// The same acts through the program's own parts: packs, schema, sequencer, projections, services, journal.
#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <random>

#include "cli/demo/answers.hpp"
#include "domain/indicators/rollup.hpp"
#include "domain/onestop/case_detail.hpp"
#include "domain/onestop/case_files.hpp"
#include "domain/onestop/case_service.hpp"
#include "domain/onestop/commune_units.hpp"
#include "domain/onestop/schema.hpp"
#include "kernel/journal/receipt.hpp"
#include "kernel/store/checkpoint_signer.hpp"
#include "kernel/store/rebuild.hpp"
#include "scenario/stage.hpp"
#include "support/temp_dir.hpp"

namespace ts::scenario {

namespace {

using casework::Case;
using casework::CaseType;
using casework::Channel;
using casework::Verb;
using permissions::Actor;

std::filesystem::path const packs_directory = std::filesystem::path{TS_SOURCE_DIR} / "packs";

template <class T>
T const& must(Result<T> const& made) {
  if (!made) throw std::runtime_error(made.error().en);
  return *made;
}

void must(Status const& status) {
  if (!status) throw std::runtime_error(status.error().en);
}

/// Tables and projections of the one-stop shop, as cli::load_model has them.
struct Model {
  std::shared_ptr<packs::PackSet const> packs = must(packs::load(packs_directory));
  std::shared_ptr<indicators::Definitions const> definitions = std::make_shared<indicators::Definitions const>(
      must(indicators::Definitions::load((packs_directory / "indicators/definitions.toml").string(), {})));
  std::vector<store::MigrationSet> sets{files::migrations(), onestop::commune_migrations(),
                                        indicators::rollup_migrations(), onestop::migrations()};
  std::vector<store::ProjectionFactory> projections{onestop::commune_projection(),
                                                    onestop::case_projection(packs, definitions),
                                                    onestop::case_file_projection()};
};

Model const& model() {
  static Model const made;
  return made;
}

cli::demo::Invented const& invented() {
  static auto const loaded = cli::demo::load_invented(packs_directory / "demo");
  return must(loaded);
}

/// Who may read every case of the commune.
Actor const& reader() { return *actor("chủ tịch"); }

store::Answer wait_for(std::function<void(store::Done)> const& ask) {
  std::promise<store::Answer> promise;
  auto answer = promise.get_future();
  ask([&promise](store::Answer given) { promise.set_value(std::move(given)); });
  return answer.get();
}

class StoreStage final : public Stage {
 public:
  explicit StoreStage(std::string const& url) {
    auto const where = url.empty() ? "sqlite://" + (dir_ / "scenario.db").string() : url;
    db_ = must(store::Database::open(where));
    must(store::migrate(*db_, model().sets, *clock_));
    {
      auto lease = db_->write();
      lease.sql().begin();
      indicators::sync_terms(lease.sql(), commune, *model().definitions);
      lease.sql().commit();
    }
    keys_ = std::make_shared<store::LogKeys>(dir_.path());
    must(keys_->create(commune, *random_));
    sequencer_ = std::make_unique<store::Sequencer>(db_, model().projections, clock_, random_);
    signer_ = std::make_unique<store::CheckpointSigner>(*sequencer_, db_, keys_);
    set_env();
  }

  Status perform(Actor const& who, Deed const& deed, CaseType const& type, Instant at) override {
    clock_->set(at);
    verb_ = deed.verb;
    offered_ = !no_ || offers(who);
    auto const paper_list = papers(who, deed);
    auto const size = journal().head(commune).size;
    auto const answer = deed.verb == Verb::submit ? submit(who, deed, type, paper_list)
                                                  : command(who, deed, paper_list);
    if (answer) {
      if (deed.verb == Verb::submit) no_ = CaseNo{must(get_int(*answer, "no"))};
      return {};
    }
    if (journal().head(commune).size != size) wrong_.push_back("bị từ chối mà sổ vẫn dài thêm");
    return answer.error();
  }

  std::optional<Case> state() override {
    if (!no_) return std::nullopt;
    return onestop::case_of(row());
  }

  std::vector<std::string> contradictions(CaseType const&) override;
  std::vector<std::string> finish() override;

 private:
  void set_env() {
    env_.db = db_;
    env_.sequencer = sequencer_.get();
    env_.packs = model().packs;
    env_.clock = clock_;
    env_.keys = keys_;
    env_.track_key = std::string(32, 'k');
    env_.public_url = "http://localhost:8080";
    env_.offices.emplace(commune, onestop::Office{commune, "Xã An Phú Thành", {}, 0, "H99.99901"});
    env_.names.staff = [](CommuneId, std::string_view) { return std::optional<onestop::StaffName>{}; };
    env_.names.unit = [](CommuneId, std::string_view unit) { return std::string{unit}; };
  }

  store::JournalReader journal() const { return store::JournalReader{db_}; }

  onestop::CaseRow row() {
    auto found = db_->read().get<onestop::CaseRows>().find(commune, *no_);
    if (!found) throw std::runtime_error("the case has no row");
    return std::move(*found);
  }

  /// What a person is shown of the case.
  json::object shown(Actor const& who) { return must(onestop::CaseDetails{env_}.detail(commune, who, *no_)); }

  /// Whether the person's screen has the button, and without a reason why not. Who may not see the case has none.
  bool offers(Actor const& who) {
    auto const page = onestop::CaseDetails{env_}.detail(commune, who, *no_);
    if (!page) return false;
    auto const& actions = page->at("actions").as_array();
    return std::any_of(actions.begin(), actions.end(), [&](json::value const& a) {
      return a.at("verb").as_string() == name(verb_) && !a.as_object().contains("why_not");
    });
  }

  /// Uploads one scan and names it in every paper.
  json::array papers(Actor const& who, Deed const& deed) {
    json::array out;
    if (!deed.papers || deed.papers->empty()) return out;
    files::Stored const scan{std::string(64, 'a'), 1024, files::MediaType::pdf};
    must(sequencer_->run(commune, [&](store::Tx& tx) -> store::Answer {
      files::record(tx, scan, "giay-to.pdf", who.id);
      return json::object{};
    }));
    auto const* form = who.kind == permissions::ActorKind::citizen ? "file" : "original";
    for (auto const& key : *deed.papers)
      out.push_back(json::object{
          {"document", key}, {"form", form}, {"files", json::array{json::string(scan.sha256)}}});
    return out;
  }

  /// Online through the form, its answers invented but for those the script gives. The counter of the program takes in at
  /// once what it files, and internal work and tasks have no form: a script that tells these apart files without one.
  store::Answer submit(Actor const& who, Deed const& deed, CaseType const& type, json::array const& given) {
    onestop::CaseService const service{env_};
    if (deed.channel == Channel::online) {
      auto const applicant = cli::demo::invent_person(invented(), dice_);
      auto answers =
          cli::demo::invent_answers(type, applicant, invented(), dice_, local_day(clock_->now()));
      if (auto const* own = deed.members.if_contains("answers"))
        for (auto const& [key, value] : own->as_object()) answers[key] = value;
      json::object request{{"procedure", type.code}, {"answers", std::move(answers)}, {"papers", given}};
      if (auto const* variant = deed.members.if_contains("variant")) request["variant"] = *variant;
      return wait_for([&](store::Done done) {
        service.submit(commune, who, request, {{"name", applicant.name}, {"phone", applicant.phone}},
                       std::nullopt, std::move(done));
      });
    }
    TS_TRY(auto const filing, command_of(deed));
    return sequencer_->run(commune, [&](store::Tx& tx) -> store::Answer {
      TS_TRY(auto const no, service.file(tx, who, type, std::get<casework::Submit>(filing)));
      return json::object{{"no", no.value}};
    });
  }

  store::Answer command(Actor const& who, Deed const& deed, json::array const& given) {
    auto members = deed.members;
    if (deed.papers) members["papers"] = given;
    return wait_for([&](store::Done done) {
      onestop::CaseService{env_}.command(commune, who, *no_, name(deed.verb), std::move(members),
                                         std::nullopt, std::nullopt, std::move(done));
    });
  }

  void agrees(std::string const& moment, std::vector<std::string>& wrong);
  void receipt_holds(std::vector<std::string>& wrong);

  test::TempDir dir_;
  std::shared_ptr<ManualClock> clock_ = std::make_shared<ManualClock>(*parse_iso("2025-12-31T17:00:00.000Z"));
  std::shared_ptr<Random> random_ = seeded_random(7);
  cli::demo::Dice dice_{7};
  std::shared_ptr<store::Database> db_;
  std::shared_ptr<store::LogKeys> keys_;
  std::unique_ptr<store::Sequencer> sequencer_;
  std::unique_ptr<store::CheckpointSigner> signer_;
  onestop::Env env_;
  std::optional<CaseNo> no_;
  Verb verb_ = Verb::submit;
  bool offered_ = true;
  std::vector<std::string> wrong_;
};

std::vector<std::string> StoreStage::contradictions(CaseType const&) {
  auto wrong = std::exchange(wrong_, {});
  auto const c = *state();
  auto const stored = row();
  auto const page = shown(reader());
  auto const& summary = page.at("case").as_object();
  auto const same = [&](std::string_view what, auto const& there, auto const& expected) {
    if (there != expected) wrong.push_back(fmt::format("{}: “{}”, trạng thái có “{}”", what, there, expected));
  };
  if (!offered_) wrong.push_back(fmt::format("“{}” làm được mà màn hình không mời", label_vi(verb_)));
  same("số sổ", stored.no, 1);
  same("mã hồ sơ", stored.code, casework::case_code("H99.99901", local_day(c.submitted_at), 1));
  same("cột hạn", stored.due_at, millis(c.due()));
  same("cột trạng thái", stored.status, onestop::status_of(c));
  same("phiên bản", stored.version, c.events);
  same("số dòng trong sổ", std::ssize(journal().events_of_case(commune, *no_)), c.events);
  same("ETag", page.at("etag").as_string(), fmt::format("\"{}\"", c.events));
  same("trạng thái hiện ra", summary.at("status").as_string(), onestop::status_of(c));
  auto const& deadline = summary.at("deadline").as_object();
  if (auto const* due = deadline.if_contains("due")) same("hạn hiện ra", due->as_string(), to_iso(c.due()));
  same("ai còn nợ ai", page.at("owes").as_array().empty(), !c.live());
  return wrong;
}

void StoreStage::agrees(std::string const& moment, std::vector<std::string>& wrong) {
  auto const report = store::check(*db_, model().sets, model().projections, *clock_);
  if (!report) return wrong.push_back(moment + ": " + report.error().vi);
  for (auto const& d : report->differences)
    wrong.push_back(fmt::format("{}: {} ({}) {}: “{}”, sổ có “{}” {}", moment, d.table, d.key, d.column,
                                d.stored, d.expected, d.vi));
}

void StoreStage::receipt_holds(std::vector<std::string>& wrong) {
  auto const proof = onestop::CaseDetails{env_}.receipt_proof(commune, reader(), *no_);
  if (!proof) return wrong.push_back("giấy tiếp nhận: " + proof.error().vi);
  auto const receipt = journal::parse_receipt(proof->text);
  if (!receipt) return wrong.push_back("giấy tiếp nhận: " + receipt.error().vi);
  auto const key = must(keys_->verifier(commune));
  for (auto const& check : journal::check_receipt(*receipt, std::span{&key, 1}))
    if (check.outcome != journal::Outcome::holds) wrong.push_back("giấy tiếp nhận: " + check.vi);
}

std::vector<std::string> StoreStage::finish() {
  auto wrong = std::exchange(wrong_, {});
  if (auto const status = signer_->sign_now(commune); !status) wrong.push_back(status.error().vi);
  auto const before = state();
  sequencer_->stop();
  agrees("đối chiếu", wrong);
  if (auto const status = store::rebuild(*db_, model().projections, commune); !status)
    wrong.push_back("dựng lại: " + status.error().vi);
  agrees("đối chiếu sau khi dựng lại", wrong);
  if (state() != before) wrong.push_back("dựng lại thì hồ sơ khác đi");
  if (no_) receipt_holds(wrong);
  return wrong;
}

}  // namespace

std::unique_ptr<Stage> store_stage(std::string const& url) { return std::make_unique<StoreStage>(url); }

}  // namespace ts::scenario
