#include "kernel/store/journal_writer.hpp"

#include <stdexcept>

#include "kernel/store/tree_source.hpp"

namespace ts::store {

using soci::into;
using soci::use;

namespace {

std::string head_query(Kind kind) {
  std::string const query = "SELECT size, frontier, last_at, batch FROM journal_head WHERE commune = :c";
  return kind == Kind::postgresql ? query + " FOR UPDATE" : query;
}

}  // namespace

JournalWriter::JournalWriter(soci::session& sql, Kind kind)
    : sql_(sql),
      kind_(kind),
      insert_event_(
          (sql.prepare
               << "INSERT INTO journal_event (commune, seq, at, actor, type, case_no, data, salt, body, "
                  "body_hash, leaf, erased) "
                  "VALUES (:c, :s, :t, :a, :y, :n, :d, :l, :b, :h, :f, 0)",
           use(event_.commune), use(event_.seq), use(event_.at), use(event_.actor), use(event_.type),
           use(event_.case_no), use(event_.data), use(event_.salt), use(event_.body), use(event_.body_hash),
           use(event_.leaf))),
      select_head_((sql.prepare << head_query(kind), into(head_.size), into(head_.frontier),
                    into(head_.last_at), into(head_.batch), use(head_.commune))),
      create_head_((sql.prepare << "INSERT INTO journal_head (commune, size, frontier, last_at, batch) "
                                   "VALUES (:c, 0, '0', 0, 0) ON CONFLICT (commune) DO NOTHING",
                    use(head_.commune))),
      update_head_(
          (sql.prepare << "UPDATE journal_head SET size = :s, frontier = :f, last_at = :t, batch = :b "
                          "WHERE commune = :c",
           use(head_.size), use(head_.frontier), use(head_.last_at), use(head_.batch), use(head_.commune))),
      insert_tile_(
          (sql.prepare << "INSERT INTO journal_tile (commune, level, idx, hashes) VALUES (:c, :l, :i, :h)",
           use(tile_.commune), use(tile_.level), use(tile_.idx), use(tile_.hashes))),
      select_counter_((sql.prepare << "SELECT value FROM counter WHERE commune = :c AND name = :n",
                       into(counter_.value), use(counter_.commune), use(counter_.name))),
      write_counter_((sql.prepare << "INSERT INTO counter (commune, name, value) VALUES (:c, :n, :v) "
                                     "ON CONFLICT (commune, name) DO UPDATE SET value = excluded.value",
                      use(counter_.commune), use(counter_.name), use(counter_.value))) {}

bool JournalWriter::read_head(CommuneId commune) {
  head_.commune = commune.value;
  return select_head_.execute(true);
}

CommuneLog& JournalWriter::lock(CommuneId commune, bool& overtaken) {
  auto const [it, fresh] = logs_.try_emplace(commune);
  auto& log = it->second;
  if (log.locked) return log;
  if (!read_head(commune)) {
    create_head_.execute(true);
    if (!read_head(commune)) throw std::runtime_error("journal_head: the row just written is not there");
  }
  if (fresh || head_.batch != log.batch || head_.size != static_cast<std::int64_t>(log.tree.size())) {
    overtaken = overtaken || !fresh;
    catch_up(commune, log);
  }
  log.locked = true;
  locked_.emplace_back(commune, &log);
  return log;
}

/// Brings the memory to the state of `head_`.
void JournalWriter::catch_up(CommuneId commune, CommuneLog& log) {
  log.counters.clear();
  log.last_at = head_.last_at;
  log.batch = head_.batch;
  TreeQueries queries(sql_, kind_);
  queries.advance(log.tree, commune, head_.size);
  // Also when the memory was ahead, or was of another history.
  if (log.tree.frontier().save() != head_.frontier) log.tree = queries.restore(commune, head_.size);
  if (log.tree.frontier().save() != head_.frontier) {
    throw std::runtime_error("journal of commune " + std::to_string(commune.value) +
                             ": the events do not give the stored frontier; run `thongsuot check`");
  }
}

std::size_t JournalWriter::append(CommuneLog& log, journal::Event& event) {
  auto& header = event.header;
  header.seq = static_cast<std::int64_t>(log.tree.size());
  if (auto const status = journal::check_header(header); !status) {
    throw std::invalid_argument("the journal refuses the event: " + status.error().en + " " +
                                status.error().field);
  }
  header_.clear();
  journal::append_header_bytes(header_, header);
  auto const leaf = journal::leaf_hash(header_);

  event_.commune = header.commune.value;
  event_.seq = header.seq;
  event_.at = millis(header.at);
  event_.actor = header.actor;
  event_.type = header.type;
  event_.case_no = header.case_no.value;
  event_.data = header.data;
  event_.body = event.body;
  event_.salt.clear();
  event_.body_hash.clear();
  if (header.body) {
    append_base64(event_.salt, event.salt);
    append_base64(event_.body_hash, *header.body);
  }
  event_.leaf.clear();
  append_base64(event_.leaf, leaf);
  insert_event_.execute(true);

  log.tree.append(leaf, [&](unsigned level, std::uint64_t index, std::span<Hash const> hashes) {
    write_tile(header.commune.value, level, index, hashes);
  });
  log.last_at = event_.at;
  log.touched = true;
  return event_.data.size() + event_.body.size() + 300;
}

void JournalWriter::write_tile(std::int64_t commune, unsigned level, std::uint64_t index,
                               std::span<Hash const> hashes) {
  tile_.commune = static_cast<std::int32_t>(commune);
  tile_.level = static_cast<std::int32_t>(level);
  tile_.idx = static_cast<std::int64_t>(index);
  tile_.hashes = journal::encode_tile(hashes);
  insert_tile_.execute(true);
}

std::int64_t JournalWriter::next_counter(CommuneLog& log, CommuneId commune, std::string_view name) {
  auto it = log.counters.find(name);
  if (it == log.counters.end()) {
    counter_.commune = commune.value;
    counter_.name = name;
    auto const value = select_counter_.execute(true) ? counter_.value : 0;
    it = log.counters.emplace(name, value).first;
  }
  log.touched = true;
  return log.changed_counters[it->first] = ++it->second;
}

void JournalWriter::write_heads() {
  for (auto const& [commune, locked] : locked_) {
    auto const& log = *locked;
    if (!log.touched) continue;
    for (auto const& [name, value] : log.changed_counters) {
      counter_ = {commune.value, name, value};
      write_counter_.execute(true);
    }
    head_.commune = commune.value;
    head_.size = static_cast<std::int64_t>(log.tree.size());
    head_.frontier = log.tree.frontier().save();
    head_.last_at = log.last_at;
    head_.batch = log.batch + 1;
    update_head_.execute(true);
  }
}

void JournalWriter::release() {
  for (auto const& [commune, log] : locked_) {
    if (log->touched) ++log->batch;
    log->changed_counters.clear();
    log->locked = log->touched = false;
  }
  locked_.clear();
}

}  // namespace ts::store
