#include "kernel/journal/checker.hpp"

#include <algorithm>

#include "base/json.hpp"
#include "kernel/journal/diagnose.hpp"

namespace ts::journal {
namespace {

constexpr std::size_t max_suspects = 64;

/// The row with its texts copied into `text`.
StoredEvent owned(StoredEvent row, std::string& text) {
  std::string_view* const views[] = {&row.actor, &row.type,      &row.data, &row.salt,
                                     &row.body,  &row.body_hash, &row.leaf};
  std::size_t size = 0;
  for (auto const* view : views) size += view->size();
  text.reserve(size);
  for (auto* view : views) {
    auto const at = text.size();
    text.append(*view);
    *view = std::string_view(text).substr(at, view->size());
  }
  return row;
}

std::string source_vi(Expected const& e) { return e.source.empty() ? "" : " (tệp " + e.source + ")"; }
std::string source_en(Expected const& e) { return e.source.empty() ? "" : " (file " + e.source + ")"; }

}  // namespace

JournalChecker::JournalChecker(std::vector<Expected> expected, StoredTiles tiles)
    : expected_(std::move(expected)), tiles_(std::move(tiles)) {
  std::stable_sort(expected_.begin(), expected_.end(), [](Expected const& a, Expected const& b) {
    return a.checkpoint.size < b.checkpoint.size;
  });
  check_checkpoint_times();
  check_checkpoints();
}

void JournalChecker::report(Finding finding) {
  if (findings_.size() < max_findings)
    findings_.push_back(std::move(finding));
  else
    ++unlisted_;
}

void JournalChecker::add(StoredEvent const& row) {
  ++events_;
  if (!in_order(row)) return;
  row_findings_.clear();
  auto const leaf = check_row(row, scratch_, row_findings_);
  check_time(row, leaf.agree());
  check_erasure(row);
  if (leaf.agree())
    for (auto& finding : row_findings_) report_row(row, std::move(finding));
  else
    suspect(row, leaf);
  grow(row, leaf);
}

/// A finding of check_row, with the words only a search can give while there is room to list it.
void JournalChecker::report_row(StoredEvent const& row, Finding finding) {
  bool const room = findings_.size() < max_findings;
  report(finding.id == "event.body" && room ? explain_body(row) : std::move(finding));
}

bool JournalChecker::in_order(StoredEvent const& row) {
  if (row.seq == next_seq_) {
    ++next_seq_;
    return true;
  }
  if (row.seq < next_seq_ || row.seq > max_number) {
    report({"event.duplicate", row.seq, "seq", std::to_string(next_seq_), std::to_string(row.seq),
            "Số thứ tự bị lặp hoặc ngoài phạm vi.", "The sequence number occurs twice or is out of range."});
    return false;
  }
  auto const last = row.seq - 1;
  report({"event.missing", next_seq_, "seq", std::to_string(next_seq_), std::to_string(row.seq),
          "Mất mục: không còn các mục số " + std::to_string(next_seq_) + " đến " + std::to_string(last) + ".",
          "Events are missing: numbers " + std::to_string(next_seq_) + " to " + std::to_string(last) + "."});
  for (auto seq = next_seq_; seq <= last && missing_.size() < max_suspects; ++seq) missing_.push_back(seq);
  next_seq_ = row.seq + 1;
  whole_ = false;
  return true;
}

void JournalChecker::check_time(StoredEvent const& row, bool intact) {
  auto const shown = is_moment(row.at) ? to_iso(instant_from_millis(row.at)) : std::to_string(row.at);
  // Checkpoints that do not contain the event bound its time from below, those that do from above.
  if (row.at < last_at_ && row.seq > 0)
    report({"event.time", row.seq, "at", "≥ " + to_iso(instant_from_millis(last_at_)), shown,
            "Mục bị ghi lùi ngày: thời điểm sớm hơn mục ngay trước nó.",
            "The event is back-dated: it is earlier than the event before it."});
  else if (sealed_ && row.at < millis(sealed_->at))
    report({"event.time", row.seq, "at", "≥ " + to_iso(sealed_->at), shown,
            "Mục bị ghi lùi ngày: nó chưa có khi nhật ký được chốt với " + std::to_string(sealed_->size) +
                " mục.",
            "The event is back-dated: it was not there when the journal was sealed with " +
                std::to_string(sealed_->size) + " entries."});
  if (intact) last_at_ = row.at;  // an altered time must not cast doubt on all that follow
  while (next_bound_ < expected_.size() &&
         expected_[next_bound_].checkpoint.size <= static_cast<std::uint64_t>(row.seq))
    ++next_bound_;
  if (next_bound_ == expected_.size() || row.at <= millis(expected_[next_bound_].checkpoint.at)) return;
  auto const& next = expected_[next_bound_];
  report({"event.time", row.seq, "at", "≤ " + to_iso(next.checkpoint.at), shown,
          "Mục mang thời điểm sau khi đã được chốt" + source_vi(next) + ".",
          "The event is dated after the checkpoint that contains it" + source_en(next) + "."});
}

void JournalChecker::check_erasure(StoredEvent const& row) {
  if (row.erased != 0) {
    ++erased_count_;
    erased_.emplace(row.seq, row.erased);
  }
  if (row.type != erasure_type) return;
  auto const data = parse_json_object(row.data, {.depth = 8, .size = max_header_bytes});
  auto const target = data ? get_int(*data, "seq") : Result<std::int64_t>(data.error());
  auto const found = target ? erased_.find(*target) : erased_.end();
  if (found != erased_.end() && found->second == row.seq) {
    erased_.erase(found);
    return;
  }
  auto const which = target ? std::to_string(*target) : std::string("?");
  report({"erasure.undone", target ? *target : row.seq, "erased", std::to_string(row.seq),
          found == erased_.end() ? "0" : std::to_string(found->second),
          "Mục " + std::to_string(row.seq) + " ghi việc xóa nội dung của mục " + which +
              ", nhưng mục đó không ghi như vậy.",
          "Event " + std::to_string(row.seq) + " records the erasure of the body of event " + which +
              ", but that event does not say so."});
}

void JournalChecker::grow(StoredEvent const& row, RowLeaf const& leaf) {
  if (!whole_) return;
  auto const& main = leaf.readable ? leaf.stored : leaf.computed;
  if (leaf.readable && leaf.computable && !leaf.agree() && !alternative_) alternative_ = tree_;
  tree_.append(main, [&](unsigned level, std::uint64_t index, std::span<Hash const> hashes) {
    check_tile(level, index, hashes);
  });
  if (alternative_) {
    alternative_->append(
        leaf.computable ? leaf.computed : leaf.stored,
        [&](unsigned level, std::uint64_t index, std::span<Hash const> hashes) {
          auto const found = std::find(wrong_tiles_.begin(), wrong_tiles_.end(), std::pair{level, index});
          if (found != wrong_tiles_.end() && tiles_(level, index) == encode_tile(hashes))
            wrong_tiles_.erase(found);
        });
  }
  TS_ASSERT(tree_.size() == static_cast<std::uint64_t>(row.seq) + 1);
  check_checkpoints();
}

void JournalChecker::suspect(StoredEvent const& row, RowLeaf const& leaf) {
  if (suspects_.size() == max_suspects || findings_.size() + suspects_.size() >= max_findings) {
    ++unlisted_;
    return;
  }
  auto& added = suspects_.emplace_back();
  added.row = owned(row, added.text);
  added.leaf = leaf;
  added.findings = std::move(row_findings_);
}

void JournalChecker::check_tile(unsigned level, std::uint64_t index, std::span<Hash const> hashes) {
  auto const stored = tiles_(level, index);
  if (stored == encode_tile(hashes)) return;
  if (alternative_) {  // wait for what the other tree says
    wrong_tiles_.emplace_back(level, index);
    return;
  }
  auto const path = tile_path({level, index});
  auto const entry = [&](std::size_t place) {
    return static_cast<std::int64_t>((index * tile_width + place) << (level * tile_height));
  };
  auto const decoded = stored ? decode_tile(*stored) : std::nullopt;
  if (!decoded) {
    report({stored ? "tile.damaged" : "tile.missing", entry(0), path, "256 × SHA-256", stored ? "?" : "",
            stored ? "Ô băm " + path + " bị hỏng." : "Thiếu ô băm " + path + ".",
            stored ? "Tile " + path + " is damaged." : "Tile " + path + " is missing."});
    return;
  }
  auto const at = static_cast<std::size_t>(
      std::mismatch(hashes.begin(), hashes.end(), decoded->begin()).first - hashes.begin());
  report({"tile.hash", entry(at), path, to_base64(hashes[at]), to_base64((*decoded)[at]),
          "Ô băm " + path + " không khớp các mục, từ mục số " + std::to_string(entry(at)) + ".",
          "Tile " + path + " does not agree with the events, from number " + std::to_string(entry(at)) +
              " on."});
}

void JournalChecker::check_checkpoints() {
  while (next_expected_ < expected_.size() && expected_[next_expected_].checkpoint.size == tree_.size() &&
         whole_)
    compare(expected_[next_expected_++]);
}

void JournalChecker::compare(Expected const& expected) {
  auto const& c = expected.checkpoint;
  auto const root = tree_.root();
  bool const columns_right = root != c.root && alternative_ && alternative_->root() == c.root;
  if (columns_right) tree_ = *alternative_;
  if (root == c.root || columns_right) {
    settle(columns_right);
    ++agreeing_;
    disagreeing_ = 0;
    sealed_ = c;
    return;
  }
  if (++disagreeing_ > 1) {  // the same fault shows in every later checkpoint
    ++unlisted_;
    return;
  }
  auto const first = std::to_string(sealed_ ? sealed_->size : 0), last = std::to_string(c.size - 1);
  report({"checkpoint.root", -1, "root", to_base64(c.root), to_base64(root),
          "Nhật ký không khớp điểm chốt có " + std::to_string(c.size) + " mục, ký lúc " + to_iso(c.at) +
              source_vi(expected) + ": trong các mục số " + first + " đến " + last +
              " có mục đã bị thay, thêm hoặc bớt; hoặc điểm chốt là giả.",
          "The journal does not agree with the checkpoint of " + std::to_string(c.size) +
              " entries, signed at " + to_iso(c.at) + source_en(expected) + ": among the events " + first +
              " to " + last + " some were replaced, inserted or removed; or it is forged."});
}

/// Says what became of the rows whose leaf disagreed. `columns_right`: a checkpoint has shown that it is the
/// leaf column that was altered in all of them.
void JournalChecker::settle(bool columns_right) {
  std::vector<Neighbour> others;
  for (auto const seq : missing_) others.push_back({seq, std::nullopt});
  for (auto const& s : suspects_) others.push_back({s.row.seq, s.leaf.stored});
  for (auto& s : suspects_) {
    bool const comparable = s.leaf.readable && s.leaf.computable;  // else a finding has said so already
    auto why = !comparable     ? Finding{}
               : columns_right ? altered_leaf(s.row, s.leaf)
                               : explain_leaf(s.row, s.leaf, others);
    for (auto& finding : s.findings) {
      bool const same =
          finding.field == why.field || (why.field == "body_hash" && finding.id == "event.body");
      if (!same) report_row(s.row, std::move(finding));
    }
    if (comparable) report(std::move(why));
  }
  suspects_.clear();
  alternative_.reset();
  for (auto const& [level, index] : std::exchange(wrong_tiles_, {})) {
    auto const path = tile_path({level, index});
    report({"tile.hash", static_cast<std::int64_t>(index << ((level + 1) * tile_height)), path, "", "",
            "Ô băm " + path + " không khớp các mục.", "Tile " + path + " does not agree with the events."});
  }
}

void JournalChecker::check_checkpoint_times() {
  for (std::size_t i = 1; i < expected_.size(); ++i) {
    auto const &before = expected_[i - 1].checkpoint, &after = expected_[i].checkpoint;
    if (before.size == after.size || before.at <= after.at) continue;
    report({"checkpoint.time", -1, "at", "≥ " + to_iso(before.at), to_iso(after.at),
            "Điểm chốt có " + std::to_string(after.size) + " mục lại sớm hơn điểm chốt có " +
                std::to_string(before.size) + " mục.",
            "The checkpoint of " + std::to_string(after.size) + " entries is earlier than that of " +
                std::to_string(before.size) + "."});
  }
}

void JournalChecker::finish() {
  settle(false);
  for (auto const& [seq, eraser] : erased_)
    report({"erasure.unbacked", seq, "erased", "0", std::to_string(eraser),
            "Mục ghi là đã xóa nội dung theo mục " + std::to_string(eraser) +
                ", nhưng mục đó không ghi việc xóa này.",
            "The event says its body was erased by event " + std::to_string(eraser) +
                ", but that event records no such erasure."});
  auto const longest = std::find_if(expected_.rbegin(), expected_.rend(), [&](Expected const& e) {
    return e.checkpoint.size > static_cast<std::uint64_t>(next_seq_);
  });
  if (longest == expected_.rend()) return;
  auto const last = std::to_string(longest->checkpoint.size - 1);
  report({"journal.tail", next_seq_, "seq", last, next_seq_ == 0 ? "" : std::to_string(next_seq_ - 1),
          "Nhật ký bị cắt cụt: điểm chốt ký lúc " + to_iso(longest->checkpoint.at) + source_vi(*longest) +
              " có các mục đến số " + last + ", nay không còn.",
          "The journal is cut short: the checkpoint signed at " + to_iso(longest->checkpoint.at) +
              source_en(*longest) + " covers events up to number " + last + ", which are gone."});
}

}  // namespace ts::journal
