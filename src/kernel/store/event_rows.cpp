#include "kernel/store/event_rows.hpp"

namespace ts::store {

using soci::into;
using soci::use;

namespace {

std::string select(std::string const& condition) {
  return "SELECT commune, seq, at, actor, type, case_no, data, salt, body, body_hash, leaf, erased FROM "
         "journal_event "
         "WHERE commune = :c AND " +
         condition;
}

Error corrupt(EventRow const& row, std::string_view column) {
  auto const place = "commune " + std::to_string(row.commune) + ", seq " + std::to_string(row.seq) + ", " +
                     std::string(column);
  return fail(Code::corrupt, "journal.corrupt", "Nhật ký bị hỏng: " + place + ".",
              "The journal is damaged: " + place + ".");
}

}  // namespace

void append_header_bytes(std::string& out, EventRow const& row) {
  journal::append_header_bytes(
      out, {row.commune, row.seq, row.at, row.actor, row.type, row.case_no, row.data, row.body_hash});
}

Result<journal::Event> to_event(EventRow const& row) {
  journal::Event event;
  auto& header = event.header;
  header = {CommuneId{row.commune},
            row.seq,
            instant_from_millis(row.at),
            row.actor,
            row.type,
            CaseNo{row.case_no},
            row.data,
            std::nullopt};
  if (!row.body_hash.empty() && !from_base64(row.body_hash, header.body.emplace()))
    return corrupt(row, "body_hash");
  if (!row.salt.empty() && !from_base64(row.salt, event.salt)) return corrupt(row, "salt");
  event.body = row.body;
  if (auto const status = journal::check_header(header); !status) return corrupt(row, status.error().field);
  return event;
}

EventRows::EventRows(soci::session& sql, Kind)
    : range_((sql.prepare << select("seq >= :f AND seq < :t ORDER BY seq"), into(row_.commune),
              into(row_.seq), into(row_.at), into(row_.actor), into(row_.type), into(row_.case_no),
              into(row_.data), into(row_.salt), into(row_.body), into(row_.body_hash), into(row_.leaf),
              into(row_.erased), use(commune_), use(from_), use(to_))),
      of_case_((sql.prepare << select("case_no = :n AND seq > :f ORDER BY seq LIMIT :m"), into(row_.commune),
                into(row_.seq), into(row_.at), into(row_.actor), into(row_.type), into(row_.case_no),
                into(row_.data), into(row_.salt), into(row_.body), into(row_.body_hash), into(row_.leaf),
                into(row_.erased), use(commune_), use(case_no_), use(from_), use(limit_))) {}

EventRow const* EventRows::one(CommuneId commune, std::int64_t seq) {
  commune_ = commune.value;
  from_ = seq;
  to_ = seq + 1;
  return range_.execute(true) ? &row_ : nullptr;
}

void EventRows::range(CommuneId commune, std::int64_t from, std::int64_t to,
                      std::function<void(EventRow const&)> const& visit) {
  commune_ = commune.value;
  from_ = from;
  to_ = to;
  each(range_, visit);
}

void EventRows::of_case(CommuneId commune, CaseNo case_no, std::int64_t after, int limit,
                        std::function<void(EventRow const&)> const& visit) {
  commune_ = commune.value;
  case_no_ = case_no.value;
  from_ = after;
  limit_ = limit;
  each(of_case_, visit);
}

void EventRows::each(soci::statement& statement, std::function<void(EventRow const&)> const& visit) {
  for (auto more = statement.execute(true); more; more = statement.fetch()) visit(row_);
}

}  // namespace ts::store
