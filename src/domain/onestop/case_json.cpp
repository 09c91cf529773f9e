#include "domain/onestop/case_json.hpp"

#include <array>

#include "domain/indicators/facts.hpp"

namespace ts::onestop {
namespace {

using casework::Case;
using casework::Text;

struct Label {
  std::string_view status, vi, en;
};
constexpr std::array<Label, 9> labels{{
    {"submitted", "Đã nộp, chờ tiếp nhận", "Filed, waiting for intake"},
    {"processing", "Đang giải quyết", "Being handled"},
    {"waiting_applicant", "Chờ người nộp bổ sung", "Waiting for the applicant"},
    {"paused", "Tạm dừng tính thời gian", "Clock paused"},
    {"ready", "Có kết quả, chờ trả", "Result ready"},
    {"done", "Đã trả kết quả", "Done"},
    {"refused", "Từ chối, có lý do", "Refused with reason"},
    {"withdrawn", "Người nộp đã rút", "Withdrawn"},
    {"stopped", "Đã dừng giải quyết", "Stopped"},
}};

/// Where work within the office is spoken of in other words than what a citizen filed.
constexpr std::array<Label, 5> office_labels{{
    {"submitted", "Chờ nhận việc", "Waiting to be taken"},
    {"waiting_applicant", "Chờ người đề nghị bổ sung", "Waiting for the one who asked"},
    {"ready", "Có kết quả, chờ bàn giao", "Result ready"},
    {"done", "Đã xong", "Done"},
    {"withdrawn", "Người đề nghị đã rút", "Withdrawn"},
}};

bool within_office(std::string_view kind) { return kind != name(casework::Kind::procedure); }

json::object asking_party(std::string_view kind) {
  return {{"kind", "applicant"}, {"name", within_office(kind) ? "Người đề nghị" : "Người nộp hồ sơ"}};
}

std::int64_t office_minutes(View const& view, Instant until) {
  return std::chrono::floor<std::chrono::minutes>(
             calendar::remaining(view.now, until, view.env.packs->calendar()))
      .count();
}

std::string_view deadline_state(CaseRow const& row, std::int64_t left) {
  auto const mask = static_cast<indicators::FactMask>(row.facts);
  if (row.closed_day >= 0) return indicators::holds(mask, bit(indicators::Fact::on_time)) ? "met" : "missed";
  switch (static_cast<Waiting>(row.waiting)) {
    case Waiting::ended:
      if (!within_office(row.kind) || row.status != "done") return "none";
      return row.closed_at <= row.due_at ? "met" : "missed";
    case Waiting::applicant:
      return "paused";
    case Waiting::hand_out:
      return "met";
    case Waiting::office:
      break;
  }
  constexpr std::int64_t one_day = 8 * 60;
  return left < 0 ? "late" : left < one_day ? "at_risk" : "on_track";
}

json::object next_action(Case const& c, casework::CaseType const& type) {
  auto const move = casework::next_move(c, type);
  if (move.verbs.empty()) return {};
  auto const verb = move.verbs.front();
  return {{"verb", name(verb)}, {"label", text_json(label_vi(verb), label_en(verb))}};
}

std::string_view line_kind(calendar::Line const& line) {
  using calendar::DayKind;
  if (line.not_counted && works(line.kind)) return "cutoff";
  if (line.paused) return "pause";
  switch (line.kind) {
    case DayKind::work:
      return "work";
    case DayKind::make_up:
      return "make_up";
    case DayKind::weekend:
      return "weekend";
    case DayKind::swap:
      return "swapped";
    case DayKind::holiday:
    case DayKind::compensation:
    case DayKind::closed:
      break;
  }
  return "holiday";
}

std::int64_t whole_minutes(calendar::milliseconds time) {
  return std::chrono::floor<std::chrono::minutes>(time).count();
}

std::string_view paper_form(casework::Paper const& paper, bool has_file) {
  using Form = casework::Paper::Form;
  if (paper.reused) return "reused";
  if (has_file && paper.form == Form::electronic) return "file";
  switch (paper.form) {
    case Form::original:
      return "original";
    case Form::certified:
      return "certified";
    case Form::copy:
      return "photocopy";
    case Form::electronic:
      break;
  }
  return "file";
}

}  // namespace

json::object text_json(Text const& text) {
  json::object out{{"vi", text.vi}};
  if (!text.en.empty()) out["en"] = text.en;
  return out;
}

Text title_of(std::string const& title, casework::CaseType const* type) {
  if (!title.empty()) return {title, {}};
  return type != nullptr ? type->name : Text{"Hồ sơ", "Case"};
}

Text status_label(std::string_view status, std::string_view kind) {
  if (within_office(kind))
    for (auto const& l : office_labels)
      if (l.status == status) return {std::string{l.vi}, std::string{l.en}};
  for (auto const& l : labels)
    if (l.status == status) return {std::string{l.vi}, std::string{l.en}};
  return {std::string{status}, {}};
}

json::object deadline_json(View const& view, CaseRow const& row) {
  auto const left = office_minutes(view, row.due());
  auto const state = deadline_state(row, left);
  json::object out{{"state", state}};
  if (state != "none") out["due"] = to_iso(row.due());
  if (row.waiting != 0) out["left_minutes"] = left;
  return out;
}

json::object summary_json(View const& view, CaseRow const& row, Case const* state) {
  auto const type = view.env.packs->find(row.type());
  json::object out{{"no", row.no},
                   {"code", row.code},
                   {"kind", row.kind},
                   {"procedure", row.procedure},
                   {"title", text_json(title_of(row.title, type.get()))},
                   {"field", row.field},
                   {"status", row.status},
                   {"status_label", text_json(status_label(row.status, row.kind))},
                   {"applicant", row.applicant},
                   {"unit", row.desk_unit},
                   {"received_at", to_iso(instant_from_millis(row.received_at))},
                   {"deadline", deadline_json(view, row)}};
  if (row.channel != "internal") out["channel"] = row.channel;
  if (row.closed_at != 0) out["closed_at"] = to_iso(instant_from_millis(row.closed_at));
  if (row.waiting == 0 || !type) return out;
  out["owner"] = row.desk_person.empty() ? unit_party_json(view, row.desk_unit, row.desk_role)
                                         : party_json(view, row.desk_person);
  auto const step = static_cast<std::size_t>(row.step);
  if (step < type->steps.size()) out["step"] = text_json(type->steps[step].name);
  if (auto next = next_action(state != nullptr ? *state : case_of(row), *type); !next.empty())
    out["next_action"] = std::move(next);
  return out;
}

json::object unit_party_json(View const& view, std::string_view unit, std::string_view role) {
  auto label = view.env.names.unit(view.commune, unit);
  auto const known = permissions::role(role);
  if (known) label += " · " + std::string{title_vi(*known)};
  json::object out{{"kind", "unit"}, {"id", unit}, {"name", std::move(label)}, {"unit", unit}};
  if (known) out["role"] = role;
  return out;
}

json::object party_json(View const& view, std::string_view actor) {
  if (actor.starts_with("citizen:")) return {{"kind", "applicant"}, {"name", "Người nộp hồ sơ"}};
  if (!actor.starts_with("staff:")) return {{"kind", "system"}, {"name", "Hệ thống"}};
  auto const staff = view.env.names.staff(view.commune, actor);
  if (!staff) return {{"kind", "staff"}, {"id", actor.substr(6)}, {"name", "Cán bộ"}};
  json::object out{{"kind", "staff"}, {"id", std::to_string(staff->id)}, {"name", staff->name}};
  if (!staff->unit.empty()) out["unit"] = staff->unit;
  if (!staff->role.empty()) out["role"] = staff->role;
  return out;
}

json::array owes_json(View const& view, Case const& c, casework::CaseType const& type) {
  json::array out;
  if (!c.live()) return out;
  auto const applicant = asking_party(name(type.kind));
  json::object const office{{"kind", "unit"},
                            {"id", c.duty.unit().value},
                            {"unit", c.duty.unit().value},
                            {"name", view.env.names.unit(view.commune, c.duty.unit().value)}};
  auto const entry = [&](json::object who, json::object what, json::object to, Instant by) {
    json::object owes{{"who", std::move(who)}, {"what", std::move(what)}, {"to", std::move(to)}};
    if (by != Instant{}) {  // zero: no law says by when the applicant must answer
      owes["by"] = to_iso(by);
      owes["left_minutes"] = office_minutes(view, by);
    }
    out.push_back(std::move(owes));
  };
  auto const move = casework::next_move(c, type);
  if (move.side == casework::Move::Side::office)
    entry(move.person.empty() ? unit_party_json(view, move.unit.value, name(move.role))
                              : party_json(view, move.person),
          text_json(move.vi, move.en), applicant, move.by);
  else if (move.side == casework::Move::Side::applicant)
    entry(applicant, text_json(move.vi, move.en), office, move.by);
  if (c.phase == casework::Phase::working || c.phase == casework::Phase::paused)
    entry(office, text_json("Trả kết quả: " + c.duty.product().name, "Hand over: " + c.duty.product().name),
          applicant, c.due());
  return out;
}

std::optional<calendar::Reckoning> reckoning_of(Case const& c, casework::CaseType const& type,
                                                calendar::Calendar const& calendar) {
  if (!c.clock.allowance) return std::nullopt;
  return calendar::reckon(c.clock.received, *c.clock.allowance, calendar, c.clock.pauses,
                          {type.clock.cutoff});
}

json::object reckoning_json(calendar::Reckoning const& reckoning, casework::CaseType const& type,
                            Case const& c) {
  json::array lines;
  auto const unit = reckoning.allowance.unit;
  auto const total = reckoning.lines.empty() ? calendar::milliseconds{} : reckoning.lines.back().total;
  for (auto const& line : reckoning.lines)
    lines.push_back(json::object{{"day", to_iso(line.date)},
                                 {"kind", line_kind(line)},
                                 {"minutes", whole_minutes(line.used)},
                                 {"left_minutes", whole_minutes(total - line.total)},
                                 {"text", text_json(calendar::vi(line, unit), calendar::en(line, unit))}});
  json::object out{{"start", to_iso(reckoning.counted_from)},
                   {"due", to_iso(c.due())},
                   {"allowance_minutes", whole_minutes(total)},
                   {"rule", text_json("Thời hạn: " + calendar::vi(reckoning.allowance),
                                      "Time limit: " + calendar::en(reckoning.allowance))},
                   {"lines", std::move(lines)}};
  auto const* rule = type.rule(c.channel);
  if (rule != nullptr && !rule->origin.article.empty()) out["article"] = rule->origin.article;
  return out;
}

json::array fees_json(Case const& c, casework::CaseType const& type, json::object const& answers,
                      json::object const& council) {
  json::array out;
  std::int64_t covered = c.paid;
  for (auto const& line : casework::fee_lines(type, c.channel, c.variant, answers, council)) {
    if (!line.known || line.amount == 0) continue;
    bool const paid = covered >= line.amount;
    covered -= line.amount;
    out.push_back(json::object{
        {"key", line.key}, {"name", text_json(line.name)}, {"amount", line.amount}, {"paid", paid}});
  }
  return out;
}

json::array files_json(json::array const& files, std::optional<std::string_view> document) {
  json::array out;
  for (auto const& value : files) {
    if (!value.is_object()) continue;
    auto const& f = value.get_object();
    if (document && get_string_or(f, "document", "").value() != *document) continue;
    auto const sha = get_string_or(f, "sha256", "").value();
    out.push_back(json::object{{"id", sha},
                               {"sha256", sha},
                               {"name", get_string_or(f, "name", "tep").value()},
                               {"type", get_string_or(f, "type", "application/octet-stream").value()},
                               {"size", get_int_or(f, "size", 0).value()}});
  }
  return out;
}

json::array papers_json(Case const& c, casework::CaseType const& type, json::array const& files) {
  json::array out;
  for (auto const& document : type.documents) {
    bool const for_channel =
        document.channels.empty() ||
        std::find(document.channels.begin(), document.channels.end(), c.channel) != document.channels.end();
    auto const paper =
        std::find_if(c.papers.begin(), c.papers.end(), [&](auto const& p) { return p.key == document.key; });
    auto own = files_json(files, document.key);
    bool const asked = for_channel && casework::holds_for(document.variants, c.variant);
    if (!asked && paper == c.papers.end()) continue;
    std::string_view form = document.by_form ? "by_form" : "missing";
    if (paper != c.papers.end()) form = paper_form(*paper, !own.empty());
    out.push_back(json::object{{"document", document.key},
                               {"name", text_json(document.name)},
                               {"required", document.required},
                               {"form", form},
                               {"files", std::move(own)}});
  }
  return out;
}

}  // namespace ts::onestop
