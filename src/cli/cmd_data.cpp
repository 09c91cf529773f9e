#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/installation.hpp"
#include "kernel/store/jobs.hpp"
#include "kernel/store/rebuild.hpp"

namespace ts::cli {
namespace {

/// What upkeep needs of a data directory, without the services.
struct Opened {
  store::DataDir dir;
  Model model;
  std::shared_ptr<store::Database> db;
};

Result<Opened> open_for_upkeep(std::filesystem::path const& data) {
  TS_TRY(auto dir, store::DataDir::open(data));
  TS_TRY(auto model, load_model(dir.packs()));
  store::DatabaseOptions options;
  options.must_exist = true;
  TS_TRY(auto db, store::Database::open(dir.database_url(), options));
  TS_CHECK(store::check_schema(*db, model.sets));
  return Opened{std::move(dir), std::move(model), std::move(db)};
}

/// The parts of two long values around the first byte in which they differ.
std::pair<std::string, std::string> around_difference(std::string const& a, std::string const& b) {
  constexpr std::size_t before = 40, length = 120;
  std::size_t at = 0;
  while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
  auto const from = at > before ? at - before : 0;
  auto const cut = [&](std::string const& s) {
    if (s.size() <= length) return s;
    return (from > 0 ? "…" : "") + s.substr(std::min(from, s.size()), length) +
           (from + length < s.size() ? "…" : "");
  };
  return {cut(a), cut(b)};
}

/// A bar that learns its total with the first call.
store::Progress progress(std::unique_ptr<ProgressBar>& bar, std::string title) {
  return [&bar, title = std::move(title)](std::int64_t done, std::int64_t total) {
    if (!bar) bar = std::make_unique<ProgressBar>(title, total);
    bar->show(done);
  };
}

/// Background work that gave up or has been failing; no difference between tables and journal, but worth knowing.
void show_failing_jobs(Opened const& opened) {
  auto const since = system_clock()->now() - std::chrono::minutes{15};
  for (auto const& commune : opened.dir.config().communes)
    for (auto const& job : store::stuck(*opened.db, commune.id, since))
      say("VIỆC NỀN " + std::string(job.gave_up ? "đã dừng hẳn" : "chưa làm được") + ": " + job.kind +
          " số " + std::to_string(job.id) + ", " + std::to_string(job.attempts) + " lần, lỗi «" +
          job.last_error + "». Xem trang Hệ thống của người quản trị.");
}

}  // namespace

int check_data(std::filesystem::path const& data) {
  auto opened = open_for_upkeep(data);
  if (!opened) return complain(opened.error());
  std::unique_ptr<ProgressBar> bar;
  auto const report = store::check(*opened->db, opened->model.sets, opened->model.projections,
                                   *system_clock(), progress(bar, "Đối chiếu"));
  bar.reset();
  if (!report) return complain(report.error());
  for (auto const& d : report->differences) {
    auto const [stored, expected] = around_difference(d.stored, d.expected);
    say("SAI KHÁC " + d.table + " [" + d.key + "] cột " + d.column + ": đang lưu «" + stored +
        "», nhật ký cho «" + expected + "»");
  }
  if (report->truncated) say("… và còn nữa.");
  show_failing_jobs(*opened);
  say(report->holds()
          ? "Khớp: " + std::to_string(report->events) + " sự kiện, " + std::to_string(report->rows) + " dòng."
          : "KHÔNG KHỚP. Dừng máy chủ, sao lưu, rồi chạy thongsuot-verify data để biết nhật ký có nguyên vẹn "
            "không; "
            "nếu nhật ký nguyên vẹn, thongsuot rebuild dựng lại các bảng.");
  return report->holds() ? 0 : 1;
}

int rebuild_data(std::filesystem::path const& data) {
  auto opened = open_for_upkeep(data);
  if (!opened) return complain(opened.error());
  auto const lock = opened->dir.lock();
  if (!lock) return complain(lock.error());
  std::unique_ptr<ProgressBar> bar;
  auto const done =
      store::rebuild(*opened->db, opened->model.projections, std::nullopt, progress(bar, "Dựng lại"));
  bar.reset();
  if (!done) return complain(done.error());
  say("Đã dựng lại mọi bảng từ nhật ký.");
  return 0;
}

int backup_data(std::filesystem::path const& data, std::filesystem::path const& target,
                std::optional<std::filesystem::path> const& keys) {
  auto opened = open_for_upkeep(data);
  if (!opened) return complain(opened.error());
  std::unique_ptr<ProgressBar> bar;
  auto const report = store::backup(*opened->db, opened->dir, opened->model.schema(), target, keys,
                                    *system_clock(), progress(bar, "Sao lưu"));
  bar.reset();
  if (!report) return complain(report.error());
  say("Đã sao lưu vào " + target.string() + ": cơ sở dữ liệu và " + std::to_string(report->files) + " tệp.");
  say("Kiểm tra ngoại tuyến: thongsuot-verify data " + target.string());
  if (!keys) say("Khóa bí mật KHÔNG nằm trong bản này. Thêm --keys-to THƯ_MỤC để cất riêng một bản.");
  return 0;
}

int restore_data(std::filesystem::path const& source, std::filesystem::path const& target,
                 std::optional<std::string> const& db, std::optional<std::filesystem::path> const& keys) {
  auto const model = load_model(source / "packs");
  if (!model) return complain(model.error());
  std::unique_ptr<ProgressBar> bar;
  auto const report =
      store::restore(source, target, db, model->schema(), keys, *system_clock(), progress(bar, "Phục hồi"));
  bar.reset();
  if (!report) return complain(report.error());
  say("Đã phục hồi vào " + target.string() + ".");
  if (!keys)
    say("Chưa có khóa bí mật: máy chủ đọc và xác minh được, nhưng chưa ký được cho đến khi có lại khóa.");
  return 0;
}

}  // namespace ts::cli
