#include "domain/plan/plan_tables.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "base/clock.hpp"
#include "base/json.hpp"
#include "base/result.hpp"

namespace ts::plan {
namespace {

constexpr std::string_view schema = R"sql(
CREATE TABLE plan (commune INTEGER NOT NULL, plan_id BIGINT NOT NULL, seq BIGINT NOT NULL, at BIGINT NOT NULL,
  sha256 TEXT NOT NULL, file TEXT NOT NULL, number TEXT NOT NULL, title TEXT NOT NULL, issuer TEXT NOT NULL,
  issued TEXT NOT NULL, year_from INTEGER NOT NULL, year_to INTEGER NOT NULL, line_count INTEGER NOT NULL,
  legal_basis TEXT NOT NULL, reporting TEXT NOT NULL, PRIMARY KEY (commune, plan_id));
CREATE TABLE plan_line (commune INTEGER NOT NULL, plan_id BIGINT NOT NULL, line INTEGER NOT NULL, heading
  INTEGER NOT NULL,
  text TEXT NOT NULL, PRIMARY KEY (commune, plan_id, line));
CREATE TABLE plan_target (commune INTEGER NOT NULL, plan_id BIGINT NOT NULL, target_id BIGINT NOT NULL, line
  INTEGER NOT NULL,
  pillar TEXT NOT NULL, data TEXT NOT NULL, indicators TEXT NOT NULL, bound_by TEXT NOT NULL, version BIGINT
  NOT NULL,
  PRIMARY KEY (commune, plan_id, target_id));
CREATE TABLE plan_binding (commune INTEGER NOT NULL, plan_id BIGINT NOT NULL, target_id BIGINT NOT NULL, seq
  BIGINT NOT NULL,
  at BIGINT NOT NULL, actor TEXT NOT NULL, indicators TEXT NOT NULL, note TEXT NOT NULL,
  PRIMARY KEY (commune, plan_id, target_id, seq));
CREATE TABLE plan_task (commune INTEGER NOT NULL, plan_id BIGINT NOT NULL, task_id BIGINT NOT NULL, line
  INTEGER NOT NULL,
  unit TEXT NOT NULL, data TEXT NOT NULL, reading TEXT NOT NULL, due_day INTEGER NOT NULL, case_no BIGINT NOT
  NULL,
  state TEXT NOT NULL, PRIMARY KEY (commune, plan_id, task_id));
CREATE INDEX plan_task_case ON plan_task (commune, case_no);
CREATE TABLE plan_duty (commune INTEGER NOT NULL, plan_id BIGINT NOT NULL, duty_id BIGINT NOT NULL, line
  INTEGER NOT NULL,
  unit TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (commune, plan_id, duty_id));
)sql";

constexpr store::Migration steps[] = {{1, "the living plan", schema}};

constexpr store::TableSpec specs[] = {
    {"plan", "commune, plan_id"},
    {"plan_line", "commune, plan_id, line"},
    {"plan_target", "commune, plan_id, target_id"},
    {"plan_binding", "commune, plan_id, target_id, seq"},
    {"plan_task", "commune, plan_id, task_id"},
    {"plan_duty", "commune, plan_id, duty_id"},
};

/// JSON columns are written canonically: the event as it is appended and as it is read back from the journal
/// differ in the order of members and in the kind of numbers, and the rows may not.
std::string text(json::object const& object, std::string_view key) {
  auto const* v = object.if_contains(key);
  return v && v->is_string() ? std::string(v->get_string()) : std::string();
}

std::int64_t number(json::object const& object, std::string_view key) {
  auto const* v = object.if_contains(key);
  return v && v->is_number() ? v->to_number<std::int64_t>() : 0;
}

json::array const& list(json::object const& object, std::string_view key) {
  static json::array const none;
  auto const* v = object.if_contains(key);
  return v && v->is_array() ? v->get_array() : none;
}

json::object const& member(json::object const& object, std::string_view key) {
  static json::object const none;
  auto const* v = object.if_contains(key);
  return v && v->is_object() ? v->get_object() : none;
}

struct Key {
  std::int32_t commune;
  long long plan;
};

void insert_plan(soci::session& sql, Key key, store::Event const& event, json::object const& compiled) {
  auto const& data = *event.data;
  auto const& period = member(compiled, "period");
  auto const sha = text(data, "sha256"), file = text(data, "file"), no = text(data, "number");
  auto const title = text(compiled, "title"), issuer = text(compiled, "issuer"),
             issued = text(compiled, "issued");
  auto const basis = canonical(list(compiled, "legal_basis")),
             reporting = canonical(list(compiled, "reporting"));
  long long const seq = event.seq, at = millis(event.at);
  auto const from = static_cast<int>(number(period, "from")), to = static_cast<int>(number(period, "to"));
  auto const lines = static_cast<int>(number(data, "lines"));
  sql << "INSERT INTO plan (commune, plan_id, seq, at, sha256, file, number, title, issuer, issued, "
         "year_from, year_to, "
         "line_count, legal_basis, reporting) VALUES (:c, :p, :s, :a, :h, :f, :n, :t, :i, :d, :yf, :yt, :l, "
         ":b, :r)",
      soci::use(key.commune), soci::use(key.plan), soci::use(seq), soci::use(at), soci::use(sha),
      soci::use(file), soci::use(no), soci::use(title), soci::use(issuer), soci::use(issued), soci::use(from),
      soci::use(to), soci::use(lines), soci::use(basis), soci::use(reporting);
}

void insert_lines(soci::session& sql, Key key, json::object const& data, json::array const& lines) {
  std::map<std::int64_t, int> headings;
  for (auto const& h : list(data, "headings")) {
    auto const& pair = h.as_array();
    headings[pair.at(0).to_number<std::int64_t>()] = pair.at(1).to_number<int>();
  }
  int line = 0, heading = 0;
  std::string words;
  soci::statement st =
      (sql.prepare << "INSERT INTO plan_line (commune, plan_id, line, heading, text) VALUES (:c, :p, :l, :h, "
                      ":t)",
       soci::use(key.commune), soci::use(key.plan), soci::use(line), soci::use(heading), soci::use(words));
  for (auto const& item : lines) {
    ++line;
    auto const found = headings.find(line);
    heading = found == headings.end() ? 0 : found->second;
    words = std::string(item.as_string());
    st.execute(true);
  }
}

void insert_targets(soci::session& sql, Key key, std::int64_t seq, json::array const& targets) {
  long long id = 0;
  long long const version = seq;
  for (auto const& item : targets) {
    ++id;
    auto const& target = item.as_object();
    auto const line = static_cast<int>(number(target, "line"));
    auto const pillar = text(target, "pillar"), data = canonical(target);
    auto const indicators = canonical(list(target, "indicators"));
    sql << "INSERT INTO plan_target (commune, plan_id, target_id, line, pillar, data, indicators, bound_by, "
           "version) VALUES "
           "(:c, :p, :i, :l, :pl, :d, :b, 'compiler', :v)",
        soci::use(key.commune), soci::use(key.plan), soci::use(id), soci::use(line), soci::use(pillar),
        soci::use(data), soci::use(indicators), soci::use(version);
  }
}

void insert_tasks(soci::session& sql, Key key, json::array const& tasks, json::array const& readings) {
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    auto const& task = tasks[i].as_object();
    auto const& reading = readings.at(i).as_object();
    long long const id = static_cast<long long>(i) + 1;
    auto const line = static_cast<int>(number(task, "line"));
    auto const unit = text(reading, "unit"), data = canonical(task), read = canonical(reading);
    // A task that the plan before had as well goes on in its case, as that stands.
    bool const goes_on = reading.contains("case");
    auto const day = parse_day(text(reading, reading.contains("promised") ? "promised" : "due"));
    auto const due = day ? day_number(*day) : -1;
    long long const no = number(reading, "case");
    auto const state = goes_on ? text(reading, "state") : std::string("not_started");
    sql << "INSERT INTO plan_task (commune, plan_id, task_id, line, unit, data, reading, due_day, case_no, "
           "state) VALUES "
           "(:c, :p, :i, :l, :u, :d, :r, :due, :n, :s)",
        soci::use(key.commune), soci::use(key.plan), soci::use(id), soci::use(line), soci::use(unit),
        soci::use(data), soci::use(read), soci::use(due), soci::use(no), soci::use(state);
  }
}

void insert_duties(soci::session& sql, Key key, json::array const& duties, json::array const& units) {
  for (std::size_t i = 0; i < duties.size(); ++i) {
    auto const& duty = duties[i].as_object();
    long long const id = static_cast<long long>(i) + 1;
    auto const line = static_cast<int>(number(duty, "line"));
    auto const unit = std::string(units.at(i).as_string()), data = canonical(duty);
    sql << "INSERT INTO plan_duty (commune, plan_id, duty_id, line, unit, data) VALUES (:c, :p, :i, :l, :u, "
           ":d)",
        soci::use(key.commune), soci::use(key.plan), soci::use(id), soci::use(line), soci::use(unit),
        soci::use(data);
  }
}

/// What a case's event makes of its task; empty: nothing.
std::string_view state_after(std::string_view type, json::object const& data) {
  if (type == "case.result_issued" || type == "case.delivered") return "done";
  if (type == "case.closed") {
    auto const* stopped = data.if_contains("stopped");
    return stopped && stopped->is_bool() && stopped->get_bool() ? "cancelled" : "done";
  }
  if (type == "case.withdrawn" || type == "case.refused" || type == "case.intake_refused") return "cancelled";
  auto const silent = type == "case.submitted" || type == "case.commented" || type == "case.linked" ||
                      type == "case.rated" || type == "case.recalculated";
  return silent ? "" : "in_progress";
}

/// The numbers in "plan:3/task:12"; nothing for other sources.
std::optional<std::pair<std::int64_t, std::int64_t>> parse_source(std::string_view source) {
  if (!source.starts_with("plan:")) return std::nullopt;
  std::int64_t plan = 0, task = 0;
  auto const* const last = source.data() + source.size();
  auto const first = std::from_chars(source.data() + 5, last, plan);
  auto const rest = source.substr(static_cast<std::size_t>(first.ptr - source.data()));
  if (first.ec != std::errc{} || !rest.starts_with("/task:")) return std::nullopt;
  auto const second = std::from_chars(rest.data() + 6, last, task);
  if (second.ec != std::errc{} || second.ptr != last) return std::nullopt;
  return std::pair{plan, task};
}

}  // namespace

store::MigrationSet migrations() { return {"plan", steps}; }

std::string task_source(std::int64_t plan, std::int64_t task) {
  return fmt::format("plan:{}/task:{}", plan, task);
}

std::span<store::TableSpec const> PlanProjection::tables() const { return specs; }

void PlanProjection::apply(store::Event const& event) {
  if (event.type.starts_with("case."))
    case_event(event);
  else if (event.type == "plan.imported")
    imported(event);
  else if (event.type == "plan.target_bound")
    bound(event);
  else if (event.type == "journal.body_erased" && event.case_no.value == 0)
    erased(event);
}

void PlanProjection::imported(store::Event const& event) {
  auto const& data = *event.data;
  auto const key = Key{event.commune.value, number(data, "plan")};
  json::object const nothing;
  auto const& body = event.body ? *event.body : nothing;  // erased: the plan is known, its content is not
  auto const& compiled = member(body, "compiled");
  insert_plan(sql_, key, event, compiled);
  insert_lines(sql_, key, body, list(body, "lines"));
  auto const& readings = member(body, "readings");
  insert_targets(sql_, key, event.seq, list(compiled, "targets"));
  insert_tasks(sql_, key, list(compiled, "tasks"), list(readings, "tasks"));
  insert_duties(sql_, key, list(compiled, "duties"), list(readings, "duties"));
}

void PlanProjection::bound(store::Event const& event) {
  auto const& data = *event.data;
  long long const plan = number(data, "plan"), target = number(data, "target"), seq = event.seq,
                  at = millis(event.at);
  auto const indicators = canonical(list(data, "indicators"));
  auto const actor = std::string(event.actor), note = event.body ? text(*event.body, "note") : std::string();
  sql_ << "UPDATE plan_target SET indicators = :b, bound_by = 'person', version = :v WHERE commune = :c AND "
          "plan_id = :p AND "
          "target_id = :t",
      soci::use(indicators), soci::use(seq), soci::use(event.commune.value), soci::use(plan),
      soci::use(target);
  sql_ << "INSERT INTO plan_binding (commune, plan_id, target_id, seq, at, actor, indicators, note) VALUES "
          "(:c, :p, :t, :s, "
          ":a, :w, :b, :n)",
      soci::use(event.commune.value), soci::use(plan), soci::use(target), soci::use(seq), soci::use(at),
      soci::use(actor), soci::use(indicators), soci::use(note);
}

void PlanProjection::erased(store::Event const& event) {
  long long const seq = number(*event.data, "seq");
  for (std::string const table : {"plan_line", "plan_target", "plan_task", "plan_duty"})
    sql_ << "DELETE FROM " + table +
                " WHERE commune = :c AND plan_id IN (SELECT plan_id FROM plan WHERE commune = :d AND seq = "
                ":s)",
        soci::use(event.commune.value), soci::use(event.commune.value), soci::use(seq);
  sql_ << "UPDATE plan SET title = '', issuer = '', issued = '', year_from = 0, year_to = 0, legal_basis = "
          "'[]', reporting = '[]' "
          "WHERE commune = :c AND seq = :s",
      soci::use(event.commune.value), soci::use(seq);
  sql_ << "UPDATE plan_binding SET note = '' WHERE commune = :c AND seq = :s", soci::use(event.commune.value),
      soci::use(seq);
}

PlanProjection::Cases& PlanProjection::cases_of(CommuneId commune) {
  auto const [it, fresh] = cases_.try_emplace(commune.value);
  if (!fresh) return it->second;
  long long no = 0;
  soci::statement st = (sql_.prepare << "SELECT case_no FROM plan_task WHERE commune = :c AND case_no > 0",
                        soci::into(no), soci::use(commune.value));
  st.execute();
  while (st.fetch()) it->second.insert(no);
  return it->second;
}

void PlanProjection::case_event(store::Event const& event) {
  auto& cases = cases_of(event.commune);
  long long const no = event.case_no.value;
  if (event.type == "case.submitted") {
    auto const source = parse_source(text(*event.data, "source"));
    if (!source) return;
    long long const plan = source->first, task = source->second;
    sql_ << "UPDATE plan_task SET case_no = :n WHERE commune = :c AND plan_id = :p AND task_id = :t",
        soci::use(no), soci::use(event.commune.value), soci::use(plan), soci::use(task);
    cases.insert(no);
    return;
  }
  if (!cases.contains(no)) return;
  if (auto const state = std::string(state_after(event.type, *event.data)); !state.empty())
    sql_ << "UPDATE plan_task SET state = :s WHERE commune = :c AND case_no = :n", soci::use(state),
        soci::use(event.commune.value), soci::use(no);
  if (auto const due = parse_iso(text(*event.data, "new_due")); due && event.type == "case.apologised") {
    auto const day = day_number(local_day(*due));
    sql_ << "UPDATE plan_task SET due_day = :d WHERE commune = :c AND case_no = :n", soci::use(day),
        soci::use(event.commune.value), soci::use(no);
  }
}

}  // namespace ts::plan
