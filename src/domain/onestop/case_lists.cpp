#include "domain/onestop/case_lists.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "domain/onestop/case_row.hpp"
#include "domain/onestop/search_index.hpp"

namespace ts::onestop {
namespace {

using permissions::Action;
using permissions::Actor;
using permissions::Role;
using permissions::Scope;

Error bad_cursor() {
  return fail(Code::invalid, "cursor", "Trang cần xem không đúng. Hãy mở lại danh sách.",
              "The cursor is not one of ours.", "/cursor");
}

Result<std::int64_t> cursor_number(std::string_view text, std::int64_t otherwise) {
  if (text.empty()) return otherwise;
  std::int64_t n = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (error != std::errc{} || end != text.data() + text.size() || n < 0) return bad_cursor();
  return n;
}

/// What an actor may see of the commune's cases, as a condition over the columns of `cases`.
struct Reach {
  std::string where = "1 = 1";
  std::string unit, person;
  std::vector<std::string> fields;
};

std::optional<Reach> reach_of(Actor const& actor, Action action) {
  Reach reach;
  reach.unit = actor.unit.value;
  reach.person = actor.id;
  switch (granted(actor.roles, action)) {
    case Scope::none:
      return std::nullopt;
    case Scope::any:
    case Scope::province:
    case Scope::commune:
      return reach;
    case Scope::own:
      reach.where = "(desk_person = :me OR account = :me)";
      return reach;
    case Scope::own_unit:
      reach.where = "(desk_unit = :unit OR unit = :unit OR desk_person = :me OR account = :me)";
      return reach;
    case Scope::own_field:
      break;
  }
  std::string fields;
  for (std::size_t i = 0; i < actor.fields.size(); ++i) fields += " OR field = :f" + std::to_string(i);
  reach.where = "(desk_unit = :unit OR unit = :unit OR desk_person = :me OR account = :me" + fields + ")";
  reach.fields = actor.fields;
  return reach;
}

/// A prepared SELECT of case rows with parameters that live as long as it does.
class RowQuery {
 public:
  RowQuery(soci::session& sql, std::string const& text) : statement_(sql), text_(text) {
    statement_.alloc();
    statement_.prepare(text);
    bind_row(statement_, row_);
  }
  RowQuery(RowQuery const&) = delete;
  RowQuery& operator=(RowQuery const&) = delete;

  /// Binds only what the text names.
  template <class T>
  void use(T const& value, std::string const& name) {
    auto const at = text_.find(":" + name);
    if (at == std::string::npos) return;
    auto const held = std::make_shared<T>(value);
    held_.push_back(held);
    statement_.exchange(soci::use(*held, name));
  }
  void use(Reach const& reach) {
    use(reach.unit, "unit");
    use(reach.person, "me");
    for (std::size_t i = 0; i < reach.fields.size(); ++i) use(reach.fields[i], "f" + std::to_string(i));
  }
  std::vector<CaseRow> all() {
    statement_.define_and_bind();
    std::vector<CaseRow> rows;
    if (statement_.execute(true)) {
      do {
        rows.push_back(row_);
      } while (statement_.fetch());
    }
    return rows;
  }

 private:
  CaseRow row_;
  std::vector<std::shared_ptr<void>> held_;
  soci::statement statement_;
  std::string text_;
};

json::object page_json(View const& view, std::vector<CaseRow> const& rows, std::optional<std::string> next) {
  json::array items;
  for (auto const& row : rows) items.push_back(summary_json(view, row));
  return {{"items", std::move(items)}, {"next", next ? json::value(*next) : json::value(nullptr)}};
}

// --- inbox ---------------------------------------------------------------------------------------------------

struct Group {
  std::string_view id, vi, en;
  Waiting waiting;
};
constexpr std::array<Group, 6> groups{{
    {"late", "Đã quá hạn", "Late", Waiting::office},
    {"today", "Đến hạn hôm nay", "Due today", Waiting::office},
    {"at_risk", "Sắp đến hạn", "At risk", Waiting::office},
    {"on_time", "Còn thời gian", "On time", Waiting::office},
    {"waiting", "Đang chờ người nộp hoặc tạm dừng", "Waiting or paused", Waiting::applicant},
    {"ready", "Có kết quả, chờ trả", "Ready to hand out", Waiting::hand_out},
}};

/// The due times a group covers: [from, to).
std::pair<std::int64_t, std::int64_t> due_span(std::string_view id, Instant now,
                                               calendar::Calendar const& calendar) {
  constexpr std::int64_t last = std::numeric_limits<std::int64_t>::max();
  auto const n = millis(now);
  auto const midnight = millis(from_local(local_day(now) + std::chrono::days{1}, {}));
  auto const soon = std::max(
      midnight, millis(from_local(calendar.next_working_day(local_day(now)) + std::chrono::days{1}, {})));
  if (id == "late") return {0, n};
  if (id == "today") return {n, midnight};
  if (id == "at_risk") return {midnight, soon};
  if (id == "on_time") return {soon, last};
  return {0, last};
}

/// Whose cases: a condition and its parameters.
struct Mine {
  std::string where;
  Reach reach;
  std::string roles;  ///< SQL list of role names, made of constants
};

std::optional<Mine> whose(Actor const& actor, InboxScope scope) {
  auto reach = reach_of(actor, Action::list_inbox);
  if (!reach) return std::nullopt;
  Mine mine;
  for (auto const role :
       {Role::reception, Role::officer, Role::head, Role::leader, Role::clerk, Role::coordinator})
    if (actor.roles.has(role))
      mine.roles += (mine.roles.empty() ? "'" : ", '") + std::string{name(role)} + "'";
  if (mine.roles.empty()) mine.roles = "''";
  switch (scope) {
    case InboxScope::mine:
      mine.where = "(desk_person = :me OR (desk_person = '' AND desk_unit = :unit AND desk_role IN (" +
                   mine.roles + ")))";
      break;
    case InboxScope::unit:
      mine.where = "desk_unit = :unit";
      break;
    case InboxScope::commune:
      mine.where = reach->where;
      break;
  }
  mine.reach = std::move(*reach);
  return mine;
}

struct DueCursor {
  std::int64_t due = -1, no = 0;
};

Result<DueCursor> due_cursor(std::string_view text) {
  if (text.empty()) return DueCursor{};
  auto const dot = text.find('.');
  if (dot == std::string_view::npos) return bad_cursor();
  TS_TRY(auto const due, cursor_number(text.substr(0, dot), 0));
  TS_TRY(auto const no, cursor_number(text.substr(dot + 1), 0));
  return DueCursor{due, no};
}

/// `waiting` stands as a literal, so that the partial indexes apply.
std::string inbox_condition(Mine const& mine, Waiting waiting) {
  return " FROM cases WHERE commune = :commune AND waiting > 0 AND waiting = " +
         std::to_string(static_cast<int>(waiting)) + " AND " + mine.where +
         " AND due_at >= :from AND due_at < :to";
}

std::vector<CaseRow> inbox_rows(soci::session& sql, CommuneId commune, Mine const& mine, Waiting waiting,
                                std::pair<std::int64_t, std::int64_t> span, DueCursor after, int limit) {
  RowQuery query(sql, "SELECT " + case_columns + inbox_condition(mine, waiting) +
                          " AND (due_at, case_no) > (:due, :no) ORDER BY due_at, case_no LIMIT " +
                          std::to_string(limit));
  query.use(commune.value, "commune");
  query.use(mine.reach);
  query.use(span.first, "from");
  query.use(span.second, "to");
  query.use(after.due, "due");
  query.use(after.no, "no");
  return query.all();
}

constexpr int most_counted = 999;

/// Stops counting at `most_counted`.
int count_group(soci::session& sql, CommuneId commune, Mine const& mine, Group const& group,
                std::pair<std::int64_t, std::int64_t> span) {
  int n = 0;
  soci::statement s(sql);
  s.alloc();
  auto const text = "SELECT COUNT(*) FROM (SELECT 1" + inbox_condition(mine, group.waiting) + " LIMIT " +
                    std::to_string(most_counted + 1) + ") AS counted";
  s.prepare(text);
  s.exchange(soci::into(n));
  s.exchange(soci::use(commune.value, "commune"));
  if (text.find(":me") != std::string::npos) s.exchange(soci::use(mine.reach.person, "me"));
  if (text.find(":unit") != std::string::npos) s.exchange(soci::use(mine.reach.unit, "unit"));
  for (std::size_t i = 0; i < mine.reach.fields.size(); ++i)
    if (auto const f = "f" + std::to_string(i); text.find(":" + f) != std::string::npos)
      s.exchange(soci::use(mine.reach.fields[i], f));
  s.exchange(soci::use(span.first, "from"));
  s.exchange(soci::use(span.second, "to"));
  s.define_and_bind();
  s.execute(true);
  return n;
}

std::int64_t journal_position(soci::session& sql, CommuneId commune) {
  std::int64_t seq = -1;
  sql << "SELECT COALESCE(MAX(seq), -1) FROM journal_event WHERE commune = :c", soci::into(seq),
      soci::use(commune.value, "c");
  return seq;
}

// --- lists ---------------------------------------------------------------------------------------------------

/// Rows a filtered page looks at before it stops with what it has.
constexpr int window = 2'000;

std::string filter_condition(CaseFilter const& f) {
  std::string where;
  auto const add = [&](bool wanted, std::string_view condition) {
    if (wanted) where += " AND " + std::string{condition};
  };
  add(!f.status.empty(), "status = :status");
  add(!f.procedure.empty(), "procedure = :procedure");
  add(!f.field.empty(), "field = :field");
  add(!f.unit.empty(), "(desk_unit = :of_unit OR unit = :of_unit)");
  add(!f.owner.empty(), "desk_person = :owner");
  add(f.from.has_value(), "received_at >= :received_from");
  add(f.to.has_value(), "received_at < :received_to");
  add(f.deadline == "late", "waiting = 1 AND due_at < :now");
  add(f.deadline == "on_track" || f.deadline == "at_risk", "waiting = 1 AND due_at >= :now");
  add(f.deadline == "paused", "waiting = 2");
  return where;
}

void use_filter(RowQuery& query, CaseFilter const& f, Instant now) {
  query.use(f.status, "status");
  query.use(f.procedure, "procedure");
  query.use(f.field, "field");
  query.use(f.unit, "of_unit");
  query.use("staff:" + f.owner, "owner");
  if (f.from) query.use(millis(from_local(*f.from, {})), "received_from");
  if (f.to) query.use(millis(from_local(*f.to + std::chrono::days{1}, {})), "received_to");
  query.use(millis(now), "now");
}

struct Found {
  std::vector<CaseRow> rows;
  std::int64_t lowest = 0;  ///< number of the last case looked at; 0: there are no more
};

/// One window of the table below `before`, filtered.
Found scan(soci::session& sql, CommuneId commune, Reach const& reach, CaseFilter const& filter, Instant now,
           std::int64_t before, int limit) {
  std::int64_t lowest = 0;
  soci::indicator known = soci::i_null;
  sql << "SELECT MIN(case_no) FROM (SELECT case_no FROM cases WHERE commune = :c AND case_no < :b ORDER BY "
         "case_no DESC LIMIT " +
             std::to_string(window) + ") AS w",
      soci::into(lowest, known), soci::use(commune.value, "c"), soci::use(before, "b");
  if (known != soci::i_ok) return {};
  RowQuery query(
      sql, "SELECT " + case_columns +
               " FROM cases WHERE commune = :commune AND case_no < :before AND case_no >= :lowest AND " +
               reach.where + filter_condition(filter) + " ORDER BY case_no DESC LIMIT " +
               std::to_string(limit + 1));
  query.use(commune.value, "commune");
  query.use(before, "before");
  query.use(lowest, "lowest");
  query.use(reach);
  use_filter(query, filter, now);
  return {query.all(), lowest > 1 ? lowest : 0};
}

/// A whole code names one case. Its parts stand in every other code too, so the index of words would read them all.
std::vector<CaseNo> hits_of(store::Database::Lease& lease, CommuneId commune, std::string_view text,
                            std::int64_t before, int limit) {
  auto const first = text.find_first_not_of(' '), last = text.find_last_not_of(' ');
  std::string code{first == std::string_view::npos ? std::string_view{}
                                                   : text.substr(first, last - first + 1)};
  std::transform(code.begin(), code.end(), code.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  auto const row = lease.get<CaseRows>().find_code(commune, code);
  if (row && (before <= 0 || row->no < before)) return {CaseNo{row->no}};
  return search(lease.sql(), lease.kind(), commune, text, before, limit);
}

/// Hits to look at for a page: what a condition may drop is made up for, what nobody drops is not read.
int hits_wanted(Reach const& reach, CaseFilter const& filter, int limit) {
  constexpr int most = 300;
  bool const all_shown = reach.where == Reach{}.where && filter_condition(filter).empty();
  return all_shown ? std::min(limit + 1, most) : most;
}

/// One window of search hits below `before`, filtered.
Found scan_hits(store::Database::Lease& lease, CommuneId commune, Reach const& reach,
                CaseFilter const& filter, Instant now, std::int64_t before, int limit) {
  auto const hits = hits_wanted(reach, filter, limit);
  auto const found = hits_of(lease, commune, filter.text, before, hits);
  if (found.empty()) return {};
  std::string list;
  for (auto const no : found) list += (list.empty() ? "" : ", ") + std::to_string(no.value);
  RowQuery query(lease.sql(), "SELECT " + case_columns +
                                  " FROM cases WHERE commune = :commune AND case_no IN (" + list + ") AND " +
                                  reach.where + filter_condition(filter) + " ORDER BY case_no DESC LIMIT " +
                                  std::to_string(limit + 1));
  query.use(commune.value, "commune");
  query.use(reach);
  use_filter(query, filter, now);
  return {query.all(), found.size() == static_cast<std::size_t>(hits) ? found.back().value : 0};
}

json::object finish(View const& view, Found found, int limit) {
  std::optional<std::string> next;
  if (static_cast<int>(found.rows.size()) > limit) {
    found.rows.resize(static_cast<std::size_t>(limit));
    next = std::to_string(found.rows.back().no);
  } else if (found.lowest > 0) {
    next = std::to_string(found.lowest);
  }
  return page_json(view, found.rows, next);
}

}  // namespace

Result<json::object> CaseLists::inbox(CommuneId commune, Actor const& actor, InboxScope scope,
                                      std::string_view group, Page const& page) {
  TS_CHECK(env_->office(commune));
  TS_TRY(auto const after, due_cursor(page.cursor));
  auto const chosen =
      std::find_if(groups.begin(), groups.end(), [&](Group const& g) { return g.id == group; });
  if (!group.empty() && chosen == groups.end())
    return fail(Code::invalid, "inbox.group", "Không có nhóm việc này.", "There is no such group.", "/group");
  auto const mine = whose(actor, scope);
  if (!mine) return check(actor, Action::list_inbox, {}).error();
  View const view{*env_, commune, env_->clock->now()};
  auto const& calendar = env_->packs->calendar();
  auto lease = env_->db->snapshot();

  bool const all = chosen == groups.end();
  auto const span = all ? std::pair<std::int64_t, std::int64_t>{0, std::numeric_limits<std::int64_t>::max()}
                        : due_span(chosen->id, view.now, calendar);
  auto rows = inbox_rows(lease.sql(), commune, *mine, all ? Waiting::office : chosen->waiting, span, after,
                         page.limit + 1);
  std::optional<std::string> next;
  if (static_cast<int>(rows.size()) > page.limit) {
    rows.resize(static_cast<std::size_t>(page.limit));
    next = std::to_string(rows.back().due_at) + "." + std::to_string(rows.back().no);
  }
  auto out = page_json(view, rows, next);
  json::array counted;
  for (auto const& g : groups) {
    auto const n = count_group(lease.sql(), commune, *mine, g, due_span(g.id, view.now, calendar));
    counted.push_back(json::object{{"id", g.id},
                                   {"label", text_json(g.vi, g.en)},
                                   {"count", std::min(n, most_counted)},
                                   {"more", n > most_counted}});
  }
  out["groups"] = std::move(counted);
  out["as_of"] = to_iso(view.now);
  out["seq"] = journal_position(lease.sql(), commune);
  return out;
}

Result<json::object> CaseLists::list(CommuneId commune, Actor const& actor, CaseFilter const& filter,
                                     Page const& page) {
  TS_CHECK(env_->office(commune));
  TS_TRY(auto const before, cursor_number(page.cursor, 9'999'999'999));
  auto const reach = reach_of(actor, Action::search_cases);
  if (!reach) return check(actor, Action::search_cases, {}).error();
  View const view{*env_, commune, env_->clock->now()};
  auto lease = env_->db->read();
  auto found = filter.text.empty() ? scan(lease.sql(), commune, *reach, filter, view.now, before, page.limit)
                                   : scan_hits(lease, commune, *reach, filter, view.now, before, page.limit);
  return finish(view, std::move(found), page.limit);
}

json::array CaseLists::summaries(CommuneId commune, Actor const& actor, std::vector<CaseNo> const& cases) {
  View const view{*env_, commune, env_->clock->now()};
  auto lease = env_->db->read();
  auto& rows = lease.get<CaseRows>();
  json::array out;
  for (auto const no : cases) {
    auto row = rows.find(commune, no);
    if (!row) continue;
    permissions::Object const object{commune,   0, row->account, row->desk_person, UnitId{row->desk_unit},
                                     row->field};
    if (!may(actor, Action::read_case, object)) row->applicant.clear();
    out.push_back(summary_json(view, *row));
  }
  return out;
}

Result<json::object> CaseLists::own(CommuneId commune, Actor const& actor, Page const& page) {
  TS_CHECK(env_->office(commune));
  TS_TRY(auto const before, cursor_number(page.cursor, 9'999'999'999));
  View const view{*env_, commune, env_->clock->now()};
  auto lease = env_->db->read();
  RowQuery query(
      lease.sql(),
      "SELECT " + case_columns +
          " FROM cases WHERE commune = :commune AND account = :me AND account <> '' AND case_no < :before"
          " ORDER BY case_no DESC LIMIT " +
          std::to_string(page.limit + 1));
  query.use(commune.value, "commune");
  query.use(actor.id, "me");
  query.use(before, "before");
  return finish(view, {query.all(), 0}, page.limit);
}

}  // namespace ts::onestop
