#include "kernel/store/journal_store.hpp"

#include <map>
#include <mutex>

#include "kernel/journal/receipt.hpp"
#include "kernel/store/event_rows.hpp"
#include "kernel/store/tree_source.hpp"

namespace ts::store {

using soci::into;
using soci::use;

namespace {

JournalEvent parsed(EventRow const& row) {
  JournalEvent event;
  event.commune = CommuneId{row.commune};
  event.seq = row.seq;
  event.at = instant_from_millis(row.at);
  event.actor = row.actor;
  event.type = row.type;
  event.case_no = CaseNo{row.case_no};
  event.data = json::parse(row.data).as_object();
  if (!row.body.empty()) event.body = json::parse(row.body).as_object();
  event.erased_by = row.erased;
  event.body_hash = row.body_hash;
  event.leaf = row.leaf;
  return event;
}

Error unknown_event(std::int64_t seq) {
  auto const n = std::to_string(seq);
  return fail(Code::not_found, "journal.unknown_event", "Nhật ký không có mục số " + n + ".",
              "The journal has no entry " + n + ".");
}

Error bad_range() {
  return fail(Code::invalid, "proof.range", "Không có bằng chứng cho khoảng này của nhật ký.",
              "There is no proof for this range of the journal.");
}

class HeadQueries {
 public:
  HeadQueries(soci::session& sql, Kind)
      : head_((sql.prepare << "SELECT size, frontier, last_at FROM journal_head WHERE commune = :c",
               into(size_), into(text_), into(at_), use(commune_))),
        newest_((sql.prepare << "SELECT size, at, note FROM journal_checkpoint WHERE commune = :c "
                                "ORDER BY size DESC LIMIT 1",
                 into(size_), into(at_), into(text_), use(commune_))),
        covering_(
            (sql.prepare << "SELECT size, at, note FROM journal_checkpoint WHERE commune = :c AND size >= :s "
                            "ORDER BY size LIMIT 1",
             into(size_), into(at_), into(text_), use(commune_), use(least_))) {}
  HeadQueries(HeadQueries const&) = delete;
  HeadQueries& operator=(HeadQueries const&) = delete;

  JournalHead head(CommuneId commune) {
    commune_ = commune.value;
    if (!head_.execute(true)) return {0, Instant{}, journal::empty_root()};
    auto const frontier = journal::Frontier::parse(text_);
    if (!frontier || frontier->size() != static_cast<std::uint64_t>(size_)) {
      throw std::runtime_error("journal_head of commune " + std::to_string(commune.value) + " is damaged");
    }
    return {size_, instant_from_millis(at_), frontier->root()};
  }
  std::optional<SignedHead> newest(CommuneId commune) {
    commune_ = commune.value;
    return result(newest_.execute(true));
  }
  std::optional<SignedHead> covering(CommuneId commune, std::int64_t least) {
    commune_ = commune.value;
    least_ = least;
    return result(covering_.execute(true));
  }

 private:
  std::optional<SignedHead> result(bool found) const {
    if (!found) return std::nullopt;
    return SignedHead{size_, instant_from_millis(at_), text_};
  }
  std::int32_t commune_ = 0;
  std::int64_t size_ = 0, at_ = 0, least_ = 0;
  std::string text_;
  soci::statement head_, newest_, covering_;
};

}  // namespace

/// The trees as this process last read them: a proof then costs a few tiles, not the whole right edge.
class JournalReader::Trees {
 public:
  /// Calls `f(tree, tile source)` with a tree of at least `size` events, or returns false when there is none
  /// so large.
  template <class F>
  bool with(Database& db, CommuneId commune, std::int64_t size, F&& f) {
    auto const tree = find(commune);
    std::lock_guard const lock(tree->mutex);
    auto const lease = db.read();
    auto& queries = lease.get<TreeQueries>();
    if (static_cast<std::int64_t>(tree->head.size()) < size) {
      queries.advance(tree->head, commune, lease.get<HeadQueries>().head(commune).size);
      if (static_cast<std::int64_t>(tree->head.size()) < size) return false;
    }
    f(tree->head, queries.tile_source(commune));
    return true;
  }

 private:
  struct Tree {
    std::mutex mutex;
    journal::TileHead head;
  };
  std::shared_ptr<Tree> find(CommuneId commune) {
    std::lock_guard const lock(mutex_);
    auto& tree = trees_[commune];
    if (!tree) tree = std::make_shared<Tree>();
    return tree;
  }
  std::mutex mutex_;
  std::map<CommuneId, std::shared_ptr<Tree>> trees_;
};

JournalReader::JournalReader(std::shared_ptr<Database> db)
    : db_(std::move(db)), trees_(db_->shared<Trees>()) {}
JournalReader::~JournalReader() = default;

JournalHead JournalReader::head(CommuneId commune) { return db_->read().get<HeadQueries>().head(commune); }

std::optional<JournalEvent> JournalReader::event(CommuneId commune, std::int64_t seq) {
  auto const lease = db_->read();
  auto const* const row = lease.get<EventRows>().one(commune, seq);
  if (row == nullptr) return std::nullopt;
  return parsed(*row);
}

std::vector<JournalEvent> JournalReader::events(CommuneId commune, std::int64_t from, int limit) {
  std::vector<JournalEvent> out;
  auto const lease = db_->read();
  lease.get<EventRows>().range(commune, from, from + limit,
                               [&](EventRow const& row) { out.push_back(parsed(row)); });
  return out;
}

std::vector<JournalEvent> JournalReader::events_of_case(CommuneId commune, CaseNo case_no, std::int64_t after,
                                                        int limit) {
  std::vector<JournalEvent> out;
  auto const lease = db_->read();
  lease.get<EventRows>().of_case(commune, case_no, after, limit,
                                 [&](EventRow const& row) { out.push_back(parsed(row)); });
  return out;
}

std::optional<SignedHead> JournalReader::newest_checkpoint(CommuneId commune) {
  return db_->read().get<HeadQueries>().newest(commune);
}

std::optional<SignedHead> JournalReader::checkpoint_covering(CommuneId commune, std::int64_t seq) {
  return db_->read().get<HeadQueries>().covering(commune, seq + 1);
}

std::optional<SignedHead> JournalReader::checkpoint_at(CommuneId commune, std::int64_t size) {
  auto found = db_->read().get<HeadQueries>().covering(commune, size);
  if (found && found->size != size) found.reset();
  return found;
}

Result<std::string> JournalReader::tile(CommuneId commune, unsigned level, std::uint64_t index,
                                        unsigned width) {
  std::string bytes;
  auto const read = [&](journal::TileHead const& head, journal::TileSource const& stored) {
    auto const now = journal::tile_width_at(level, index, head.size());
    if (now < width) return;
    if (now == journal::tile_width) {
      auto const hashes = stored(level, index);
      bytes = journal::tile_bytes(std::span(hashes).first(width));
    } else {
      bytes = journal::tile_bytes(head.partial(level).first(width));
    }
  };
  // A full tile does not change; for a partial one the tree may have grown since it was last read.
  if (width >= 1 && width <= journal::tile_width && level < 8 && index < (std::uint64_t{1} << 40)) {
    trees_->with(*db_, commune, 0, read);
    if (bytes.empty()) trees_->with(*db_, commune, head(commune).size, read);
  }
  if (!bytes.empty()) return bytes;
  return fail(Code::not_found, "tile.unknown", "Nhật ký chưa có phần này.",
              "The journal does not have this tile yet.");
}

Result<std::vector<Hash>> JournalReader::inclusion_proof(CommuneId commune, std::int64_t seq,
                                                         std::int64_t size) {
  if (seq < 0 || seq >= size) return bad_range();
  std::vector<Hash> proof;
  auto const made = trees_->with(*db_, commune, size, [&](auto const& head, auto const& stored) {
    journal::TileReader reader(head, stored);
    proof = journal::inclusion_proof(static_cast<std::uint64_t>(seq), static_cast<std::uint64_t>(size),
                                     std::ref(reader));
  });
  if (!made) return bad_range();
  return proof;
}

Result<std::vector<Hash>> JournalReader::consistency_proof(CommuneId commune, std::int64_t size1,
                                                           std::int64_t size2) {
  if (size1 <= 0 || size1 > size2) return bad_range();
  std::vector<Hash> proof;
  auto const made = trees_->with(*db_, commune, size2, [&](auto const& head, auto const& stored) {
    journal::TileReader reader(head, stored);
    proof = journal::consistency_proof(static_cast<std::uint64_t>(size1), static_cast<std::uint64_t>(size2),
                                       std::ref(reader));
  });
  if (!made) return bad_range();
  return proof;
}

Result<std::string> JournalReader::receipt(CommuneId commune, std::int64_t seq, LogKeys& keys) {
  journal::Event event;
  std::optional<SignedHead> checkpoint;
  {
    auto const lease = db_->read();
    auto const* const row = lease.get<EventRows>().one(commune, seq);
    if (row == nullptr) return unknown_event(seq);
    TS_TRY(event, to_event(*row));
    checkpoint = lease.get<HeadQueries>().covering(commune, seq + 1);
  }
  if (!checkpoint) {
    return fail(Code::unavailable, "receipt.not_yet", "Mục này đang chờ ký. Hãy thử lại sau hai giây.",
                "This entry is about to be signed. Try again in two seconds.");
  }
  TS_TRY(auto const key, keys.verifier(commune));
  TS_TRY(auto path, inclusion_proof(commune, seq, checkpoint->size));
  return journal::make_receipt(event, std::move(path), checkpoint->note, key);
}

Result<std::int64_t> erase_body(Tx& tx, std::int64_t seq, std::string_view reason, std::string_view actor) {
  auto const* const row = tx.get<EventRows>().one(tx.commune(), seq);
  if (row == nullptr) return unknown_event(seq);
  if (row->body.empty()) {
    return fail(Code::conflict, "journal.no_body", "Mục này không có nội dung riêng, hoặc đã được xóa.",
                "This entry has no body, or it has been erased.");
  }
  auto const by = tx.append({"journal.body_erased",
                             CaseNo{row->case_no},
                             std::string(actor),
                             {{"seq", seq}, {"reason", reason}},
                             {}});
  auto const commune = tx.commune().value;
  tx.sql() << "UPDATE journal_event SET salt = '', body = '', erased = :e WHERE commune = :c AND seq = :s",
      use(by), use(commune), use(seq);
  return by;
}

std::vector<BodyHolder> bodies_of_case(Tx& tx, CaseNo case_no) {
  std::vector<BodyHolder> out;
  auto const commune = tx.commune().value;
  BodyHolder found;
  soci::statement rows =
      (tx.sql().prepare << "SELECT seq, actor FROM journal_event WHERE commune = :c AND case_no = :n AND "
                           "body <> '' ORDER BY seq",
       into(found.seq), into(found.actor), use(commune), use(case_no.value));
  for (auto more = rows.execute(true); more; more = rows.fetch()) out.push_back(found);
  return out;
}

}  // namespace ts::store
