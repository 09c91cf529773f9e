#include <algorithm>
#include <array>
#include <limits>

#include "domain/onestop/case_lists.hpp"
#include "domain/onestop/case_query.hpp"

namespace ts::onestop {
namespace {

using permissions::Action;
using permissions::Actor;
using permissions::Role;

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

/// Due times: [from, to).
struct Span {
  std::int64_t from = 0, to = std::numeric_limits<std::int64_t>::max();
};

Span due_span(std::string_view id, Instant now, calendar::Calendar const& calendar) {
  auto const n = millis(now);
  auto const midnight = millis(from_local(local_day(now) + std::chrono::days{1}, {}));
  auto const soon = std::max(
      midnight, millis(from_local(calendar.next_working_day(local_day(now)) + std::chrono::days{1}, {})));
  if (id == "late") return {0, n};
  if (id == "today") return {n, midnight};
  if (id == "at_risk") return {midnight, soon};
  if (id == "on_time") return {soon, Span{}.to};
  return {};
}

/// Where cases lie: a condition, and the index to look them up in. SQLite keeps no statistics here and would rather
/// read all that is open; PostgreSQL knows better.
struct Place {
  std::string where, index;
};

struct Whose {
  Reach reach;
  std::vector<Place> places;  ///< no case lies in two
};

Place place_of(InboxScope scope, Reach const& reach) {
  return {scope == InboxScope::unit ? "desk_unit = :unit" : reach.where, "cases_open"};
}

/// With this person, or at a desk of their unit and roles until somebody takes it.
std::vector<Place> own_places(Actor const& actor) {
  std::vector<Place> places{{"desk_person <> '' AND desk_person = :me", "cases_person"}};
  for (auto const role :
       {Role::reception, Role::officer, Role::head, Role::leader, Role::clerk, Role::coordinator})
    if (actor.roles.has(role))
      places.push_back(
          {"desk_person = '' AND desk_unit = :unit AND desk_role = '" + std::string{name(role)} + "'",
           "cases_desk"});
  return places;
}

std::optional<Whose> whose(Actor const& actor, InboxScope scope) {
  auto reach = reach_of(actor, Action::list_inbox);
  if (!reach) return std::nullopt;
  auto places = scope == InboxScope::mine ? own_places(actor) : std::vector{place_of(scope, *reach)};
  return Whose{std::move(*reach), std::move(places)};
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

/// Runs one query for each place: `read` gets it with all parameters but its own bound. `waiting` stands as a literal,
/// so that the partial indexes apply.
template <class Read>
void each_place(store::Database::Lease& lease, CommuneId commune, Whose const& whose, Waiting waiting,
                Span span, std::pair<std::string, std::string> const& around, Read read) {
  for (auto const& place : whose.places) {
    auto const by = lease.kind() == store::Kind::sqlite ? " INDEXED BY " + place.index : std::string{};
    Query query(lease.sql(), around.first + " FROM cases" + by +
                                 " WHERE commune = :commune AND waiting > 0 AND waiting = " +
                                 std::to_string(static_cast<int>(waiting)) + " AND " + place.where +
                                 " AND due_at >= :from AND due_at < :to" + around.second);
    query.use(commune.value, "commune");
    query.use(whose.reach);
    query.use(span.from, "from");
    query.use(span.to, "to");
    read(query);
  }
}

/// The first `limit` after the cursor, what is due first coming first.
std::vector<CaseRow> first_due(store::Database::Lease& lease, CommuneId commune, Whose const& whose,
                               Waiting waiting, Span span, DueCursor after, std::size_t limit) {
  std::vector<CaseRow> rows;
  each_place(lease, commune, whose, waiting, span,
             {"SELECT " + case_columns,
              " AND (due_at, case_no) > (:due, :no) ORDER BY due_at, case_no LIMIT " + std::to_string(limit)},
             [&](Query& query) {
               query.use(after.due, "due");
               query.use(after.no, "no");
               auto found = query.rows();
               std::move(found.begin(), found.end(), std::back_inserter(rows));
             });
  std::sort(rows.begin(), rows.end(), [](CaseRow const& a, CaseRow const& b) {
    return std::pair{a.due_at, a.no} < std::pair{b.due_at, b.no};
  });
  if (rows.size() > limit) rows.resize(limit);
  return rows;
}

constexpr std::int64_t most_counted = 999;

/// Counts no further than to one more than `most_counted` at each place.
std::int64_t count(store::Database::Lease& lease, CommuneId commune, Whose const& whose, Waiting waiting,
                   Span span) {
  std::int64_t n = 0;
  each_place(
      lease, commune, whose, waiting, span,
      {"SELECT COUNT(*) FROM (SELECT 1", " LIMIT " + std::to_string(most_counted + 1) + ") AS counted"},
      [&](Query& query) { n += query.number(); });
  return n;
}

std::int64_t journal_position(soci::session& sql, CommuneId commune) {
  std::int64_t seq = -1;
  sql << "SELECT COALESCE(MAX(seq), -1) FROM journal_event WHERE commune = :c", soci::into(seq),
      soci::use(commune.value, "c");
  return seq;
}

json::array counted_groups(store::Database::Lease& lease, View const& view, CommuneId commune,
                           Whose const& whose, calendar::Calendar const& calendar) {
  json::array counted;
  for (auto const& g : groups) {
    auto const n = count(lease, commune, whose, g.waiting, due_span(g.id, view.now, calendar));
    counted.push_back(json::object{{"id", g.id},
                                   {"label", text_json(g.vi, g.en)},
                                   {"count", std::min(n, most_counted)},
                                   {"more", n > most_counted}});
  }
  return counted;
}

}  // namespace

Result<json::object> CaseLists::inbox(CommuneId commune, Actor const& actor, InboxScope scope,
                                      std::string_view group, Page const& page) {
  TS_CHECK(env_->office(commune));
  TS_TRY(auto const after, due_cursor(page.cursor));
  auto const* chosen =
      std::find_if(groups.begin(), groups.end(), [&](Group const& g) { return g.id == group; });
  bool const all = chosen == groups.end();
  if (!group.empty() && all)
    return fail(Code::invalid, "inbox.group", "Không có nhóm việc này.", "There is no such group.", "/group");
  auto const mine = whose(actor, scope);
  if (!mine) return check(actor, Action::list_inbox, {}).error();
  View const view{*env_, commune, env_->clock->now()};
  auto const& calendar = env_->packs->calendar();
  auto lease = env_->db->snapshot();

  auto const limit = static_cast<std::size_t>(page.limit);
  auto rows = first_due(lease, commune, *mine, all ? Waiting::office : chosen->waiting,
                        all ? Span{} : due_span(chosen->id, view.now, calendar), after, limit + 1);
  std::optional<std::string> next;
  if (rows.size() > limit) {
    rows.resize(limit);
    next = std::to_string(rows.back().due_at) + "." + std::to_string(rows.back().no);
  }
  auto out = page_json(view, rows, next);
  out["groups"] = counted_groups(lease, view, commune, *mine, calendar);
  out["as_of"] = to_iso(view.now);
  out["seq"] = journal_position(lease.sql(), commune);
  return out;
}

}  // namespace ts::onestop
