#include "domain/onestop/case_row.hpp"

#include <stdexcept>

#include "base/json.hpp"

namespace ts::onestop {

std::string const case_columns =
    "commune, case_no, code, kind, procedure, type_version, field, unit, desk_unit, desk_role, desk_person, "
    "account, "
    "applicant, phone_tail, channel, status, waiting, step, title, due_at, received_at, closed_at, facts, "
    "received_day, "
    "closed_day, due_day, settled_day, paid_day, rated_day, version, submit_seq, state";

namespace {

/// Calls `f` with every column's member, in the order of `case_columns`.
template <class Row, class F>
void each_column(Row& r, F f) {
  f(r.commune), f(r.no), f(r.code), f(r.kind), f(r.procedure), f(r.type_version), f(r.field), f(r.unit);
  f(r.desk_unit), f(r.desk_role), f(r.desk_person), f(r.account), f(r.applicant), f(r.phone_tail),
      f(r.channel);
  f(r.status), f(r.waiting), f(r.step), f(r.title), f(r.due_at), f(r.received_at), f(r.closed_at), f(r.facts);
  f(r.received_day), f(r.closed_day), f(r.due_day), f(r.settled_day), f(r.paid_day), f(r.rated_day),
      f(r.version);
  f(r.submit_seq), f(r.state);
}

/// "INSERT INTO cases (…) VALUES (:c0, …) ON CONFLICT … DO UPDATE SET …"
std::string upsert_sql() {
  std::string values, updates, name;
  int i = 0;
  auto const column = [&] {
    values += (i == 0 ? ":c" : ", :c") + std::to_string(i);
    if (i > 1) updates += (i == 2 ? "" : ", ") + name + " = excluded." + name;
    ++i;
    name.clear();
  };
  for (char const c : case_columns) {
    if (c == ',')
      column();
    else if (c != ' ')
      name += c;
  }
  column();
  return "INSERT INTO cases (" + case_columns + ") VALUES (" + values +
         ") ON CONFLICT (commune, case_no) DO UPDATE SET " + updates;
}

}  // namespace

void bind_row(soci::statement& statement, CaseRow& row) {
  each_column(row, [&](auto& member) { statement.exchange(soci::into(member)); });
}

std::string_view status_of(casework::Case const& c) {
  using casework::Ending;
  using casework::Phase;
  switch (c.phase) {
    case Phase::intake:
      return "submitted";
    case Phase::working:
      return "processing";
    case Phase::waiting_applicant:
      return "waiting_applicant";
    case Phase::paused:
      return "paused";
    case Phase::result_ready:
      return "ready";
    case Phase::ended:
      break;
  }
  switch (c.ending) {
    case Ending::intake_refused:
    case Ending::refused:
      return "refused";
    case Ending::withdrawn:
      return "withdrawn";
    case Ending::stopped:
      return "stopped";
    case Ending::completed:
    case Ending::none:
      break;
  }
  return "done";
}

casework::Case case_of(CaseRow const& row) {
  auto parsed = parse_json_object(row.state);
  if (!parsed) throw std::runtime_error("case snapshot is not JSON: " + row.code);
  auto c = casework::case_from_json(*parsed);
  if (!c) throw std::runtime_error("case snapshot: " + row.code + ": " + c.error().en);
  return std::move(*c);
}

struct CaseRows::Statements {
  CaseRow row;
  std::int32_t commune = 0;
  std::int64_t no = 0;
  std::string code;
  soci::statement by_no, by_code, upsert;

  explicit Statements(soci::session& sql) : by_no(sql), by_code(sql), upsert(sql) {
    prepare_read(by_no, "case_no = :key", [&](auto& s) { s.exchange(soci::use(no, "key")); });
    prepare_read(by_code, "code = :key", [&](auto& s) { s.exchange(soci::use(code, "key")); });
    upsert.alloc();
    upsert.prepare(upsert_sql());
    int i = 0;
    each_column(row, [&](auto& member) { upsert.exchange(soci::use(member, "c" + std::to_string(i++))); });
    upsert.define_and_bind();
  }

  template <class Use>
  void prepare_read(soci::statement& s, std::string const& where, Use use_key) {
    s.alloc();
    s.prepare("SELECT " + case_columns + " FROM cases WHERE commune = :commune AND " + where);
    bind_row(s, row);
    s.exchange(soci::use(commune, "commune"));
    use_key(s);
    s.define_and_bind();
  }
};

CaseRows::CaseRows(soci::session& sql, store::Kind) : statements_(std::make_unique<Statements>(sql)) {}
CaseRows::~CaseRows() = default;

std::optional<CaseRow> CaseRows::find(CommuneId commune, CaseNo no) {
  statements_->commune = commune.value;
  statements_->no = no.value;
  if (!statements_->by_no.execute(true)) return std::nullopt;
  return statements_->row;
}

std::optional<CaseRow> CaseRows::find_code(CommuneId commune, std::string const& code) {
  statements_->commune = commune.value;
  statements_->code = code;
  if (!statements_->by_code.execute(true)) return std::nullopt;
  return statements_->row;
}

void CaseRows::write(CaseRow const& row) {
  statements_->row = row;
  statements_->upsert.execute(true);
}

}  // namespace ts::onestop
