#include "cli/setup.hpp"

#include <fstream>
#include <iterator>

#include "cli/paths.hpp"
#include "kernel/store/journal_store.hpp"

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

/// Folders and files made on the way to an installation, taken back unless it came to be.
class Undo {
 public:
  explicit Undo(std::filesystem::path const& data)
      : data_(std::filesystem::absolute(data).lexically_normal()) {
    std::error_code ignored;
    was_there_ = std::filesystem::exists(data_, ignored);
    armed_ = !was_there_ || std::filesystem::is_empty(data_, ignored);  // anything else is somebody's
    for (auto parent = data_.parent_path(); !std::filesystem::exists(parent, ignored);
         parent = parent.parent_path())
      made_parents_.push_back(parent);
  }
  void keep() { armed_ = false; }
  ~Undo() {
    if (!armed_) return;
    std::error_code ignored;
    if (was_there_)
      for (auto const& entry : std::filesystem::directory_iterator(data_, ignored))
        std::filesystem::remove_all(entry.path(), ignored);
    else
      std::filesystem::remove_all(data_, ignored);
    for (auto const& parent : made_parents_) std::filesystem::remove(parent, ignored);  // only when empty
  }
  Undo(Undo const&) = delete;
  Undo& operator=(Undo const&) = delete;

 private:
  std::filesystem::path data_;
  std::vector<std::filesystem::path> made_parents_;  ///< the innermost first
  bool was_there_ = false, armed_ = false;
};

Status check_free(Installation& in, CommuneEntry const& commune) {
  auto const events = store::JournalReader(in.db).head(commune.code).size;
  if (events == 0) return {};
  auto const name = commune.kind + " " + commune.name;
  return fail(
      Code::conflict, "init.commune_exists",
      "Cơ sở dữ liệu này đã có dữ liệu của " + name + " (" + std::to_string(events) +
          " mục nhật ký) nên không lập lại được. Dùng tiếp dữ liệu ấy: chạy máy chủ với thư mục dữ liệu cũ, "
          "và "
          "nạp kế hoạch mới bằng thongsuot plan import. Lập mới từ đầu: chọn một cơ sở dữ liệu trống.",
      "The database already holds the journal of " + name +
          ". Serve it with its own data directory and import a new plan with `thongsuot plan import`, or "
          "choose an empty database.",
      "--db");
}

Status fill(Installation& in, NewInstallation const& what) {
  TS_CHECK(check_free(in, what.commune));
  TS_CHECK(in.start());
  TS_CHECK(import_plan(in, what.commune.code, what.plan));
  return {};
}

}  // namespace

Result<plan::Document> read_plan_file(std::filesystem::path const& file) {
  TS_TRY(auto const bytes, read_all(file));
  return plan::Readers().read(file.filename().string(), bytes);
}

Result<json::object> import_plan(Installation& in, CommuneId commune, std::filesystem::path const& file) {
  TS_TRY(auto const bytes, read_all(file));
  TS_TRY(auto work, in.importer->work(commune, "system", file.filename().string(), bytes));
  return in.sequencer->run(commune, std::move(work));
}

Result<plan::Catalogue> program_catalogue() {
  return plan::load_catalogue(program_packs() / "indicators/catalogue.toml");
}

Result<std::unique_ptr<Installation>> create_installation(NewInstallation const& what, OpenOptions options) {
  TS_CHECK(read_plan_file(what.plan));
  store::DataConfig config;
  config.database_url = what.db.empty() ? "sqlite:thongsuot.db" : what.db;
  config.communes = {{what.commune.code, what.commune.kind + " " + what.commune.name, what.agency}};
  config.demo = what.demo;
  Undo undo(what.data);
  TS_TRY(auto dir, store::DataDir::create(what.data, config));
  TS_CHECK(copy_packs(dir.packs(), what.commune));
  TS_CHECK(store::LogKeys(dir.keys()).create(what.commune.code, *system_random()));
  TS_TRY(auto installation, Installation::open(what.data, std::move(options)));
  TS_CHECK(fill(*installation, what));
  undo.keep();
  return installation;
}

}  // namespace ts::cli
