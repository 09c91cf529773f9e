#include <algorithm>
#include <optional>

#include "kernel/journal/checker.hpp"
#include "verify/checkpoints.hpp"
#include "verify/commands.hpp"
#include "verify/trust.hpp"

namespace ts::verifier {
namespace {

namespace fs = std::filesystem;
using journal::JournalChecker;

/// A line on the terminal that counts, from the first second on.
class Counter {
 public:
  explicit Counter(Progress progress) : progress_(progress), clock_(system_clock()), start_(clock_->now()) {}
  ~Counter() {
    if (shown_) *progress_ << "\r\033[K" << std::flush;
  }
  Counter(Counter const&) = delete;
  Counter& operator=(Counter const&) = delete;
  void show(std::uint64_t count, char const* unit) {
    if (progress_ == nullptr || elapsed() < std::chrono::seconds(1)) return;
    *progress_ << "\r\033[K" << grouped(count, '.') << ' ' << unit << "…" << std::flush;
    shown_ = true;
  }
  std::chrono::milliseconds elapsed() const { return clock_->now() - start_; }

 private:
  Progress progress_;
  std::shared_ptr<Clock> clock_;
  Instant start_;
  bool shown_ = false;
};

/// How fast `count` things were read; `unit` in Vietnamese and English.
void tell_rate(std::uint64_t count, std::chrono::milliseconds time, std::pair<char const*, char const*> unit,
               Report& report) {
  auto const ms = static_cast<std::uint64_t>(std::max<std::int64_t>(time.count(), 1)),
             rate = count * 1000 / ms;
  std::string const vi = unit.first, en = unit.second;
  report.detail("Đã đọc " + grouped(count, '.') + " " + vi + " trong " + grouped(ms, '.') + " ms (" +
                    grouped(rate, '.') + " " + vi + "/giây).",
                "Read " + grouped(count, ',') + " " + en + " in " + grouped(ms, ',') + " ms (" +
                    grouped(rate, ',') + " " + en + "/s).");
}

/// The data directory's journal, opened.
class DataCheck {
 public:
  DataCheck(Database const& database, Report& report, Progress progress)
      : database_(database),
        report_(report),
        progress_(progress),
        tile_(database, "SELECT hashes FROM journal_tile WHERE commune = ? AND level = ? AND idx = ?"),
        tiles_of_(database, "SELECT level, idx FROM journal_tile WHERE commune = ? ORDER BY level, idx") {
    if (database.has_table("journal_head"))
      head_.emplace(database, "SELECT size, frontier FROM journal_head WHERE commune = ?");
  }

  void check(Sealings sealings);

 private:
  JournalChecker checker_for(std::int64_t commune, Sealings& sealings);
  void finish(std::int64_t commune, JournalChecker& checker, Sealing& sealing);
  void tell(std::int64_t commune, journal::Finding const& finding);
  void check_extra_tiles(std::int64_t commune, JournalChecker const& checker);
  void check_head(std::int64_t commune, JournalChecker const& checker);
  void tell_trust(std::int64_t commune, Sealing const& sealing);
  void summarise(std::int64_t commune, JournalChecker const& checker, bool sealed);

  Database const& database_;
  Report& report_;
  Progress progress_;
  Statement tile_, tiles_of_;
  std::optional<Statement> head_;
  std::uint64_t events_ = 0;
};

JournalChecker DataCheck::checker_for(std::int64_t commune, Sealings& sealings) {
  return {sealings[commune].expected,
          [this, commune](unsigned level, std::uint64_t index) -> std::optional<std::string> {
            tile_.bind(1, commune).bind(2, level).bind(3, static_cast<std::int64_t>(index));
            std::optional<std::string> out;
            if (tile_.step()) out = std::string(tile_.text(0));
            tile_.reset();
            return out;
          }};
}

void DataCheck::check(Sealings sealings) {
  Statement rows(database_,
                 "SELECT commune, seq, at, actor, type, case_no, data, salt, body, body_hash, leaf, erased "
                 "FROM journal_event ORDER BY commune, seq");
  Counter counter(progress_);
  std::optional<JournalChecker> checker;
  std::int64_t commune = 0;
  journal::StoredEvent e;
  while (rows.step()) {
    e.commune = rows.integer(0), e.seq = rows.integer(1), e.at = rows.integer(2);
    e.actor = rows.text(3), e.type = rows.text(4), e.case_no = rows.integer(5), e.data = rows.text(6);
    e.salt = rows.text(7), e.body = rows.text(8), e.body_hash = rows.text(9), e.leaf = rows.text(10);
    e.erased = rows.integer(11);
    if (!checker || e.commune != commune) {
      if (checker) finish(commune, *checker, sealings[commune]);
      commune = e.commune;
      checker.emplace(checker_for(commune, sealings));
    }
    checker->add(e);
    if (++events_ % 65'536 == 0) counter.show(events_, "mục");
  }
  if (checker) finish(commune, *checker, sealings[commune]);
  auto const time = counter.elapsed();
  for (auto& [left, sealing] : sealings) {  // communes with checkpoints and no event at all
    if (sealing.expected.empty()) continue;
    auto empty = checker_for(left, sealings);
    finish(left, empty, sealing);
  }
  if (events_ == 0)
    report_.say(Mark::unknown, "Nhật ký không có mục nào: không có gì để kiểm tra.",
                "The journal has no entry: there is nothing to check.");
  else
    tell_rate(events_, time, {"mục", "events"}, report_);
}

void DataCheck::finish(std::int64_t commune, JournalChecker& checker, Sealing& sealing) {
  checker.finish();
  for (auto const& finding : checker.findings()) tell(commune, finding);
  if (auto const more = checker.unlisted(); more > 0)
    report_.detail("… và " + grouped(more, '.') + " chỗ sai khác.",
                   "... and " + grouped(more, ',') + " more findings.");
  check_extra_tiles(commune, checker);
  check_head(commune, checker);
  summarise(commune, checker, !sealing.expected.empty());
  tell_trust(commune, sealing);
  sealing.expected.clear();  // done
}

void DataCheck::tell(std::int64_t commune, journal::Finding const& f) {
  auto const entry = std::to_string(f.seq);
  auto const code = std::to_string(commune);
  auto const vi =
      "Xã " + code + (f.seq < 0 ? "" : ", mục số " + entry) + (f.field.empty() ? "" : ", “" + f.field + "”");
  auto const en =
      "Commune " + code + (f.seq < 0 ? "" : ", event " + entry) + (f.field.empty() ? "" : ", " + f.field);
  report_.say(Mark::bad, vi + ": " + f.vi, en + ": " + f.en + " [" + f.id + "]");
  if (f.expected.empty() && f.got.empty()) return;
  report_.detail("phải là: " + printable(f.expected), "expected: " + printable(f.expected));
  report_.detail("đang là: " + printable(f.got), "got:      " + printable(f.got));
}

void DataCheck::check_extra_tiles(std::int64_t commune, JournalChecker const& checker) {
  auto const size = checker.tree().size();
  tiles_of_.bind(1, commune);
  while (checker.whole() && tiles_of_.step()) {
    auto const level = tiles_of_.integer(0), index = tiles_of_.integer(1);
    bool const exists =
        level >= 0 && level < 8 && index >= 0 &&
        journal::tile_width_at(static_cast<unsigned>(level), static_cast<std::uint64_t>(index), size) ==
            journal::tile_width;
    if (exists) continue;
    auto const path = std::to_string(level) + "/" + std::to_string(index);
    tell(commune,
         {"tile.extra", -1, "journal_tile " + path, "", path, "Có ô băm cho các mục không có trong nhật ký.",
          "There is a tile for events the journal does not have."});
  }
  tiles_of_.reset();
}

void DataCheck::check_head(std::int64_t commune, JournalChecker const& checker) {
  if (!head_) return;
  head_->bind(1, commune);
  if (head_->step()) {
    auto const size = std::to_string(checker.tree().size());
    if (head_->integer(0) != static_cast<std::int64_t>(checker.tree().size()))
      tell(commune, {"head.size", -1, "journal_head.size", std::to_string(head_->integer(0)), size,
                     "Số mục còn lại khác với số mục máy chủ đã ghi: có mục bị bỏ hoặc thêm ở cuối.",
                     "The number of events differs from what the server noted: some were removed or added at "
                     "the end."});
    else if (checker.whole() && head_->text(1) != checker.tree().frontier().save())
      tell(commune, {"head.frontier", -1, "journal_head.frontier", checker.tree().frontier().save(),
                     std::string(head_->text(1)), "Trạng thái cây băm đã lưu không khớp các mục.",
                     "The saved state of the tree does not agree with the events."});
  }
  head_->reset();
}

void DataCheck::summarise(std::int64_t commune, JournalChecker const& checker, bool sealed) {
  auto const code = std::to_string(commune);
  bool const good = checker.findings().empty();
  report_.say(good ? Mark::good : Mark::note,
              "Xã " + code + ": " + grouped(checker.events(), '.') + " mục, khớp " +
                  grouped(checker.agreeing_checkpoints(), '.') + " điểm chốt, " +
                  grouped(checker.erased(), '.') + " mục đã xóa nội dung.",
              "Commune " + code + ": " + grouped(checker.events(), ',') + " events, " +
                  grouped(checker.agreeing_checkpoints(), ',') + " checkpoints agree, " +
                  grouped(checker.erased(), ',') + " bodies erased.");
  if (!sealed)
    report_.say(Mark::unknown,
                "Xã " + code + ": chưa có điểm chốt nào, nên không biết nhật ký có bị viết lại không.",
                "Commune " + code + ": there is no checkpoint, so a rewritten journal could not be told.");
  if (!sealed || !checker.sealed()) return;
  auto const open = checker.events() - std::min(checker.events(), checker.sealed()->size);
  if (open > 0)
    report_.detail(grouped(open, '.') + " mục cuối chưa được chốt (điểm chốt gần nhất: " +
                       local_text(checker.sealed()->at) + ").",
                   "The last " + grouped(open, ',') + " events are not sealed yet (newest checkpoint: " +
                       local_text(checker.sealed()->at) + " Vietnam time).");
}

void DataCheck::tell_trust(std::int64_t commune, Sealing const& sealing) {
  auto const code = std::to_string(commune);
  if (sealing.trusted > 0)
    report_.say(Mark::good,
                "Xã " + code + ": " + grouped(sealing.trusted, '.') + " điểm chốt do khóa bạn tin ký.",
                "Commune " + code + ": " + grouped(sealing.trusted, ',') +
                    " checkpoints are signed with a key you trust.");
  if (sealing.untrusted == 0) return;
  report_.say(Mark::unknown,
              "Xã " + code + ": " + grouped(sealing.untrusted, '.') + " điểm chốt do khóa bạn chưa tin ký.",
              "Commune " + code + ": " + grouped(sealing.untrusted, ',') +
                  " checkpoints are signed with a key you do not trust yet.");
  if (sealing.stranger)
    explain_trust(*sealing.stranger, report_);
  else
    report_.detail(
        "Không có khóa của “" + printable(sealing.unknown_signer) + "”: hãy lấy khóa ở xã, rồi thêm --key.",
        "The key of \"" + printable(sealing.unknown_signer) +
            "\" is not here: get it from the commune and add --key.");
}

/// DIR/keys/*.vkey: the server's own word about its keys.
std::vector<journal::VerifierKey> keys_beside(fs::path const& directory) {
  std::vector<journal::VerifierKey> out;
  std::error_code ec;
  for (auto const& entry : fs::directory_iterator(directory / "keys", ec)) {
    if (entry.path().extension() != ".vkey") continue;
    if (auto keys = read_keys(entry.path().string())) out.insert(out.end(), keys->begin(), keys->end());
  }
  return out;
}

}  // namespace

void verify_data(Options const& options, std::vector<journal::VerifierKey> const& trusted, Report& report,
                 Progress progress) {
  fs::path const target = options.target;
  std::error_code ec;
  bool const is_file = fs::is_regular_file(target, ec);
  auto const directory = is_file ? target.parent_path() : target;
  auto const database = Database::open(is_file ? target : target / "thongsuot.db");
  if (!database) return report.error(Mark::unknown, database.error());
  for (auto const* table : {"journal_event", "journal_checkpoint", "journal_tile"})
    if (!database->has_table(table))
      return report.say(
          Mark::unknown,
          "Cơ sở dữ liệu không có bảng “" + std::string(table) + "”: không phải nhật ký Thông Suốt.",
          "The database has no table \"" + std::string(table) + "\": this is no journal of Thông Suốt.");
  Keys const keys{trusted, keys_beside(directory)};
  Sealings sealings;
  {
    Counter counter(progress);
    std::uint64_t read = 0;
    sealings = load_checkpoints(*database, keys, report, [&](std::uint64_t n) {
      read = n;
      counter.show(n, "điểm chốt");
    });
    tell_rate(read, counter.elapsed(), {"điểm chốt", "checkpoints"}, report);
  }
  for (auto const& file : options.checkpoints) add_outside_checkpoint(file, keys, sealings, report);
  DataCheck(*database, report, progress).check(std::move(sealings));
}

}  // namespace ts::verifier
