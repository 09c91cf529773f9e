#include "domain/plan/plan_service.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "domain/plan/target_board.hpp"

namespace ts::plan {
namespace {

constexpr std::array<std::array<std::string_view, 3>, 8> pillars{{
    {"the_che", "Cải cách thể chế", "Institutions"},
    {"tthc", "Cải cách thủ tục hành chính", "Administrative procedures"},
    {"to_chuc", "Cải cách tổ chức bộ máy", "Organisation"},
    {"cong_vu", "Cải cách chế độ công vụ", "Civil service"},
    {"tai_chinh", "Cải cách tài chính công", "Public finance"},
    {"chinh_quyen_so", "Chính quyền điện tử, chính quyền số", "Digital government"},
    {"chi_dao", "Chỉ đạo, điều hành", "Leadership"},
    {"chung", "Chung", "General"},
}};

Error no_plan() {
  return fail(Code::not_found, "plan.none",
              "Chưa nạp kế hoạch nào. Người phụ trách cải cách hành chính nạp tệp kế hoạch trước.",
              "No plan has been imported yet. The reform coordinator imports the document first.");
}

Error unknown_target(std::int64_t id) {
  return fail(Code::not_found, "target.unknown", fmt::format("Kế hoạch không có mục tiêu số {}.", id),
              fmt::format("The plan has no target {}.", id), "/target");
}

json::object no_verdicts() {
  json::object out;
  for (auto const* verdict : {"met", "close", "missed", "no_data", "unbound", "declared"}) out[verdict] = 0;
  return out;
}

json::array pillars_json(std::vector<TargetRow> const& targets, TargetBoard const& board) {
  json::array out;
  for (auto const& [id, vi, en] : pillars) {
    auto verdicts = no_verdicts();
    std::int64_t count = 0;
    for (auto const& target : targets) {
      if (target.pillar != id) continue;
      ++count;
      auto& n = verdicts[name(board.judge(target).verdict)];
      n = n.as_int64() + 1;
    }
    out.push_back(json::object{
        {"id", id}, {"name", text_json(vi, en)}, {"targets", count}, {"verdicts", std::move(verdicts)}});
  }
  return out;
}

json::object tasks_by_state(std::vector<TaskRow> const& tasks, Day today) {
  json::object out;
  for (auto const* state : {"not_started", "in_progress", "done", "late", "cancelled"}) out[state] = 0;
  for (auto const& task : tasks) {
    auto& n = out[task.state_on(today)];
    n = n.as_int64() + 1;
  }
  return out;
}

json::array units_json(std::vector<CommuneUnit> const& units) {
  json::array out;
  for (auto const& unit : units)
    out.push_back(json::object{{"id", unit.id.value}, {"name", text_json(unit.vi, unit.en)}});
  return out;
}

template <class Row>
std::map<int, json::array> ids_by_line(std::vector<Row> const& rows) {
  std::map<int, json::array> out;
  for (auto const& row : rows) out[row.line].emplace_back(row.id);
  return out;
}

void put_ids(json::object& line, char const* key, std::map<int, json::array> const& ids, int at) {
  if (auto const it = ids.find(at); it != ids.end()) line[key] = it->second;
}

/// Ids of what was found in each line, to lay beside the text.
struct Found {
  std::map<int, json::array> targets, tasks, duties;

  Found(soci::session& sql, CommuneId commune, std::int64_t plan)
      : targets(ids_by_line(read_targets(sql, commune, plan))),
        tasks(ids_by_line(read_tasks(sql, commune, plan))),
        duties(ids_by_line(read_duties(sql, commune, plan))) {}

  json::object line_json(LineRow const& row) const {
    json::object out{{"line", row.line}, {"text", row.text}};
    if (row.heading > 0) out["heading"] = row.heading;
    put_ids(out, "targets", targets, row.line);
    put_ids(out, "tasks", tasks, row.line);
    put_ids(out, "duties", duties, row.line);
    return out;
  }
};

int rank_of(std::string_view verdict) {
  static constexpr std::array<std::string_view, 5> worst_first{"missed", "close", "unbound", "no_data",
                                                               "met"};
  return static_cast<int>(std::find(worst_first.begin(), worst_first.end(), verdict) - worst_first.begin());
}

json::object detail_json(soci::session& sql, PlanEnv const& env, CommuneId commune, PlanRow const& plan,
                         TargetRow const& target) {
  auto const board = TargetBoard(sql, env, commune, plan, {target});
  auto out = board.target_json(target);
  out["etag"] = std::to_string(target.version);
  out["period"] = period_json(board.period());
  auto const found = Found(sql, commune, plan.id);
  json::array clause;
  for (auto const& row : read_lines(sql, commune, plan.id, std::max(1, target.line - 3), 7))
    clause.push_back(found.line_json(row));
  out["clause"] = std::move(clause);
  out["indicator_values"] = board.indicator_values(target);
  out["candidates"] = binding_candidates(env, target, 8);
  json::array history;
  for (auto const& row : read_bindings(sql, commune, plan.id, target.id)) {
    json::object item{
        {"at", to_iso(row.at)}, {"by", env.actor_name(commune, row.actor)}, {"indicators", row.indicators}};
    if (!row.note.empty()) item["note"] = row.note;
    history.push_back(std::move(item));
  }
  out["history"] = std::move(history);
  return out;
}

struct Binding {
  json::array indicators;
  std::string note;
};

Result<Binding> read_binding(PlanEnv const& env, json::object const& object) {
  TS_TRY(auto const* list, get_array(object, "indicators"));
  TS_TRY(auto const note, get_string_or(object, "note", ""));
  if (list->size() > 10 || note.size() > 2000)
    return fail(Code::invalid, "binding.form", "Gắn nhiều nhất 10 chỉ số; ghi chú nhiều nhất 500 chữ.",
                "At most 10 indicators; the note at most 500 characters.",
                list->size() > 10 ? "/indicators" : "/note");
  Binding out{{}, std::string(note)};
  for (auto const& item : *list) {
    auto const* id = item.if_string();
    if (!id || indicator_name(env, *id).vi.empty())
      return fail(Code::invalid, "indicator.unknown",
                  "Có chỉ số không nằm trong danh mục; hãy chọn lại từ danh sách.",
                  "One of the indicators is not in the catalogue; choose from the list.", "/indicators");
    if (std::find(out.indicators.begin(), out.indicators.end(), item) == out.indicators.end())
      out.indicators.push_back(item);
  }
  return out;
}

std::string text(json::object const& object, std::string_view key) {
  auto const* v = object.if_contains(key);
  return v && v->is_string() ? std::string(v->get_string()) : std::string();
}

json::object task_json(TaskRow const& row, Day today) {
  json::object out{{"id", row.id}, {"line", row.line}};
  for (auto const* member :
       {"no", "group", "objective", "mission", "activity", "product", "lead", "coop", "time", "inherited"}) {
    if (auto const* v = row.data.if_contains(member)) out[member] = *v;
  }
  for (auto const* member : {"recurrence", "stated", "from", "dates"}) {
    if (auto const* v = row.reading.if_contains(member)) out[member] = *v;
  }
  out["lead_units"] = row.reading.contains("leads") ? row.reading.at("leads") : json::value(json::array{});
  if (row.due_day >= 0) out["due"] = to_iso(day_from_number(row.due_day));
  out["state"] = row.state_on(today);
  if (row.case_no.value > 0) out["case"] = row.case_no.value;
  return out;
}

bool wanted(TaskRow const& row, TaskQuery const& query, std::int64_t after, Day today) {
  return row.id > after && (query.unit.empty() || row.unit == query.unit) &&
         (query.state.empty() || row.state_on(today) == query.state);
}

/// The API wants who and to as texts, and one word of frequency.
json::object reporting_json(json::object const& rule) {
  json::object out{{"line", rule.at("line")},
                   {"who", text(rule, "who")},
                   {"to", text(rule, "to")},
                   {"when", text(rule, "when")}};
  if (auto const* dates = rule.if_contains("dates")) out["dates"] = *dates;
  std::string frequency;
  if (auto const* list = rule.if_contains("frequency"); list && list->is_array())
    for (auto const& word : list->get_array())
      frequency += (frequency.empty() ? "" : ", ") + std::string(word.as_string());
  if (!frequency.empty()) out["frequency"] = frequency;
  return out;
}

}  // namespace

Result<json::object> PlanService::current(CommuneId commune) const {
  auto const lease = env_->db->snapshot();
  auto& sql = lease.sql();
  auto const plan = current_plan(sql, commune);
  if (!plan) return no_plan();
  auto const targets = read_targets(sql, commune, plan->id);
  auto const tasks = read_tasks(sql, commune, plan->id);
  auto const board = TargetBoard(sql, *env_, commune, *plan, targets);
  auto const today = env_->today();
  return json::object{{"id", plan->id},
                      {"title", plan->title},
                      {"issuer", plan->issuer},
                      {"number", plan->number},
                      {"issued", plan->issued.empty() ? json::value(nullptr) : json::value(plan->issued)},
                      {"period", {{"from", plan->from}, {"to", plan->to}}},
                      {"as_of", to_iso(env_->clock->now())},
                      {"counts",
                       {{"targets", targets.size()},
                        {"tasks", tasks.size()},
                        {"duties", read_duties(sql, commune, plan->id).size()},
                        {"lines", plan->lines}}},
                      {"pillars", pillars_json(targets, board)},
                      {"tasks_by_state", tasks_by_state(tasks, today)},
                      {"units", units_json(env_->units(commune))},
                      {"legal_basis", plan->legal_basis}};
}

Result<json::object> PlanService::lines(CommuneId commune, int from, int limit) const {
  auto const lease = env_->db->snapshot();
  auto& sql = lease.sql();
  auto const plan = current_plan(sql, commune);
  if (!plan) return no_plan();
  auto const found = Found(sql, commune, plan->id);
  json::array items;
  for (auto const& row : read_lines(sql, commune, plan->id, std::max(from, 1), std::clamp(limit, 1, 5000)))
    items.push_back(found.line_json(row));
  return json::object{{"items", std::move(items)}, {"total", plan->lines}};
}

Result<json::object> PlanService::targets(CommuneId commune, TargetQuery const& query) const {
  auto const lease = env_->db->snapshot();
  auto& sql = lease.sql();
  auto const plan = current_plan(sql, commune);
  if (!plan) return no_plan();
  auto const targets = read_targets(sql, commune, plan->id);
  auto const board = TargetBoard(sql, *env_, commune, *plan, targets);
  std::vector<json::object> found;
  for (auto const& target : targets) {
    if (!query.pillar.empty() && target.pillar != query.pillar) continue;
    if (query.bound && *query.bound == target.indicators.empty()) continue;
    auto json = board.target_json(target);
    if (query.verdict.empty() || json.at("verdict").as_string() == query.verdict)
      found.push_back(std::move(json));
  }
  std::stable_sort(found.begin(), found.end(), [](json::object const& a, json::object const& b) {
    return rank_of(a.at("verdict").as_string()) < rank_of(b.at("verdict").as_string());
  });
  json::array items;
  for (auto& item : found) items.push_back(std::move(item));
  return json::object{{"items", std::move(items)}};
}

Result<json::object> PlanService::target(CommuneId commune, std::int64_t id) const {
  auto const lease = env_->db->snapshot();
  auto& sql = lease.sql();
  auto const plan = current_plan(sql, commune);
  if (!plan) return no_plan();
  auto const target = read_target(sql, commune, plan->id, id);
  if (!target) return unknown_target(id);
  return detail_json(sql, *env_, commune, *plan, *target);
}

void PlanService::bind(CommuneId commune, permissions::Actor const& actor, std::int64_t id,
                       std::int64_t version, json::object binding, store::Done done) const {
  auto read = read_binding(*env_, binding);
  if (!read) return done(std::move(read).error());
  auto work = [env = env_, actor = actor.id, id, version,
               read = std::move(*read)](store::Tx& tx) -> store::Answer {
    auto& sql = tx.sql();
    auto const plan = current_plan(sql, tx.commune());
    if (!plan) return no_plan();
    auto target = read_target(sql, tx.commune(), plan->id, id);
    if (!target) return unknown_target(id);
    if (target->version != version)
      return fail(Code::conflict, "etag.stale", "Người khác vừa sửa mục tiêu này. Tải lại rồi sửa tiếp.",
                  "Somebody else has just changed this target. Load it again.");
    store::NewEvent event{"plan.target_bound", {}, actor, {}, {}};
    event.data = {{"plan", plan->id}, {"target", id}, {"indicators", read.indicators}};
    if (!read.note.empty()) event.body = {{"note", read.note}};
    tx.append(std::move(event));
    target = read_target(sql, tx.commune(), plan->id, id);
    TS_ASSERT(target.has_value());
    return detail_json(sql, *env, tx.commune(), *plan, *target);
  };
  env_->sequencer->submit(commune, std::nullopt, std::move(work), std::move(done));
}

Result<json::object> PlanService::tasks(CommuneId commune, TaskQuery const& query) const {
  std::int64_t after = 0;
  auto const* const last = query.cursor.data() + query.cursor.size();
  auto const [end, error] = std::from_chars(query.cursor.data(), last, after);
  if (!query.cursor.empty() && (error != std::errc{} || end != last))
    return fail(Code::invalid, "cursor.form", "Không đọc được vị trí trang; hãy mở lại danh sách từ đầu.",
                "The page position is not readable; open the list from its beginning.", "/cursor");
  auto const lease = env_->db->snapshot();
  auto const plan = current_plan(lease.sql(), commune);
  if (!plan) return no_plan();
  auto const today = env_->today();
  json::array items;
  json::value next = nullptr;
  for (auto const& row : read_tasks(lease.sql(), commune, plan->id)) {
    if (!wanted(row, query, after, today)) continue;
    if (items.size() == static_cast<std::size_t>(std::clamp(query.limit, 1, 500))) {
      next = std::to_string(items.back().at("id").as_int64());
      break;
    }
    items.push_back(task_json(row, today));
  }
  return json::object{{"items", std::move(items)}, {"next", std::move(next)}};
}

Result<json::object> PlanService::duties(CommuneId commune) const {
  auto const lease = env_->db->snapshot();
  auto const plan = current_plan(lease.sql(), commune);
  if (!plan) return no_plan();
  json::array items, reporting;
  for (auto const& row : read_duties(lease.sql(), commune, plan->id)) {
    json::object item{{"id", row.id},
                      {"line", row.line},
                      {"unit", text(row.data, "unit")},
                      {"duty", text(row.data, "duty")},
                      {"kind", text(row.data, "kind")}};
    if (!row.unit.empty()) item["unit_id"] = row.unit;
    items.push_back(std::move(item));
  }
  for (auto const& rule : plan->reporting) reporting.push_back(reporting_json(rule.as_object()));
  return json::object{{"items", std::move(items)}, {"reporting", std::move(reporting)}};
}

}  // namespace ts::plan
