#pragma once
/// What the writing session keeps between transactions, and the transaction it is in: the journal's writer,
/// the projections, the stored answers. Inside the store only; used by one thread at a time.
///
/// After any exception the whole object is thrown away with its transaction and made anew: nothing remembered
/// can be wrong.
#include <optional>
#include <string>
#include <vector>

#include "kernel/store/journal_writer.hpp"
#include "kernel/store/sequencer.hpp"
#include "kernel/store/transaction.hpp"

namespace ts::store {

/// Stored answers of commands that had an idempotency key.
class StoredAnswers {
 public:
  StoredAnswers(soci::session& sql, Kind kind);
  StoredAnswers(StoredAnswers const&) = delete;
  StoredAnswers& operator=(StoredAnswers const&) = delete;
  /// The earlier answer, or the refusal for a key used for something else; nothing for a new key.
  std::optional<Answer> find(CommuneId commune, Idempotency const& idempotency);
  void store(CommuneId commune, Idempotency const& idempotency, json::object const& answer, Instant at);

 private:
  std::int32_t commune_ = 0;
  std::int64_t at_ = 0;
  std::string actor_, key_, hash_, answer_;
  soci::statement select_, insert_;
};

class Batch {
 public:
  Batch(soci::session& sql, Kind kind, std::vector<ProjectionFactory> const& projections, Clock const& clock,
        Random& random);
  Batch(Batch const&) = delete;
  Batch& operator=(Batch const&) = delete;

  void begin();
  /// One command. An exception means that the transaction must be undone.
  /// `wrote_and_refused` becomes true for a Work that breaks its contract: undo the transaction as well.
  Answer run(CommuneId commune, std::optional<Idempotency> const& idempotency, Work const& work,
             bool& wrote_and_refused);
  /// Projections, heads, counters: everything but the COMMIT itself.
  void flush();
  void commit();

  std::size_t bytes() const { return bytes_; }  ///< of journal rows in this transaction
  /// Events of the transaction last committed; the caller may take them.
  std::vector<CommittedEvent>& events() { return events_; }

  // For Tx and the store's own works.
  soci::session& sql() { return sql_; }
  Kind kind() const { return kind_; }
  Random& random() { return random_; }
  CommuneLog& log(CommuneId commune);
  JournalWriter& journal() { return journal_; }
  SessionObjects& objects() { return objects_; }
  std::vector<std::unique_ptr<Projection>> const& projections() const { return projections_; }
  std::int64_t append(CommuneId commune, Instant at, NewEvent event);
  std::int64_t next_counter(CommuneId commune, std::string_view name);

 private:
  std::int64_t changes() const;

  soci::session& sql_;
  Kind kind_;
  Clock const& clock_;
  Random& random_;
  JournalWriter journal_;
  StoredAnswers answers_;
  SessionObjects objects_;
  std::vector<std::unique_ptr<Projection>> projections_;
  std::optional<Transaction> transaction_;
  std::vector<CommittedEvent> events_;
  std::size_t bytes_ = 0;
  bool wrote_ = false;  ///< the running Work has
};

}  // namespace ts::store
