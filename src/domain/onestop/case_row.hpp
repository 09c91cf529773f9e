#pragma once
/// A row of the table `cases`: what lists, the inbox and statistics need of a case without opening its journal entries.
#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "kernel/casework/case.hpp"
#include "kernel/store/session_objects.hpp"

namespace ts::onestop {

/// Whose move it is; the value is stored.
enum class Waiting : std::int32_t { ended = 0, office = 1, applicant = 2, hand_out = 3 };

/// Plain columns. "" and 0 mean none; days are day numbers (base/clock.hpp), moments are milliseconds.
struct CaseRow {
  std::int32_t commune = 0;
  std::int64_t no = 0;
  std::string code, kind, procedure;
  std::int32_t type_version = 0;
  std::string field, unit, desk_unit, desk_role, desk_person;
  std::string account;     ///< the applicant's account, "citizen:7"
  std::string applicant;   ///< name as filed; personal: emptied when the filing is erased
  std::string phone_tail;  ///< last four digits; personal
  std::string channel, status;
  std::int32_t waiting = 0, step = 0;
  std::string title;
  std::int64_t due_at = 0, received_at = 0, closed_at = 0;
  std::int64_t facts = 0;
  std::int32_t received_day = -1, closed_day = -1, due_day = -1, settled_day = -1, paid_day = -1,
               rated_day = -1;
  std::int64_t version = 0;     ///< Case::events: the ETag
  std::int64_t submit_seq = 0;  ///< journal entry of the filing: the receipt's
  std::string state;            ///< casework::to_json as text

  CaseNo case_no() const { return CaseNo{no}; }
  Instant due() const { return instant_from_millis(due_at); }
  casework::TypeRef type() const { return {procedure, type_version}; }
};

/// The columns in the order in which `bind_row` binds them, for SELECT lists.
extern std::string const case_columns;

/// The status screens show: "submitted", "processing", "waiting_applicant", "paused", "ready", "done", "refused",
/// "withdrawn", "stopped".
std::string_view status_of(casework::Case const& c);

/// The case a row's snapshot holds. Throws std::runtime_error when it does not parse (corrupt database).
casework::Case case_of(CaseRow const& row);

/// Prepared reading and writing of single rows; one a session (Tx::get, Lease::get). Not thread-safe.
class CaseRows {
 public:
  CaseRows(soci::session& sql, store::Kind kind);
  ~CaseRows();
  CaseRows(CaseRows const&) = delete;
  CaseRows& operator=(CaseRows const&) = delete;

  std::optional<CaseRow> find(CommuneId commune, CaseNo no);
  std::optional<CaseRow> find_code(CommuneId commune, std::string const& code);
  /// Inserts or replaces.
  void write(CaseRow const& row);

 private:
  struct Statements;
  std::unique_ptr<Statements> statements_;
};

/// SOCI's exchange of all columns of a row, in the order of `case_columns`: `statement.exchange` for each.
void bind_row(soci::statement& statement, CaseRow& row);

}  // namespace ts::onestop
