#pragma once
/// Rows of the table journal_event, as read back, and whether a row is true to itself. The SQL shape is in
/// docs/formats/journal.md §7. Used by the server's own check and by thongsuot-verify: one judgement for
/// both.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/crypto.hpp"
#include "base/result.hpp"
#include "kernel/journal/event.hpp"

namespace ts::journal {

/// Type of the event that records an erasure; its data is {"reason":…,"seq":N}.
inline constexpr std::string_view erasure_type = "journal.body_erased";

/// One row, not owned: valid while the database row is.
struct StoredEvent {
  std::int64_t commune = 0;
  std::int64_t seq = 0;
  std::int64_t at = 0;
  std::string_view actor;
  std::string_view type;
  std::int64_t case_no = 0;
  std::string_view data;
  std::string_view salt;
  std::string_view body;
  std::string_view body_hash;
  std::string_view leaf;
  std::int64_t erased = 0;

  HeaderView header() const { return {commune, seq, at, actor, type, case_no, data, body_hash}; }
};

/// Something that does not hold, said so that a person can find it.
struct Finding {
  std::string id;  ///< "event.header", "event.body", "checkpoint.root", …; all in docs/formats/journal.md §8
  std::int64_t seq = -1;  ///< of the event, or the first of several; -1 when it is about no event
  std::string field;      ///< column, or columns joined by "|" when it cannot be told which of them
  std::string expected;
  std::string got;
  std::string vi;
  std::string en;
};

/// What a row says of its leaf.
struct RowLeaf {
  Hash stored{};            ///< of the column `leaf`
  Hash computed{};          ///< from the other columns
  bool readable = false;    ///< `stored` could be decoded
  bool computable = false;  ///< the other columns could be written as a header
  bool agree() const { return readable && computable && stored == computed; }
};

/// Looks at one row alone. Appends what is wrong with form, body and salt; whether the leaf agrees is for the
/// caller to judge, who may know better which side of a disagreement is right. A finding "event.body" comes
/// without words: explain_body has them. `scratch` spares an allocation per row.
RowLeaf check_row(StoredEvent const& row, std::string& scratch, std::vector<Finding>& findings);

/// One row alone, leaf included; the first thing wrong as an Error (Code::corrupt, `field` the column).
Status check_stored(StoredEvent const& row);

}  // namespace ts::journal
