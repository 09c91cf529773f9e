#include "domain/onestop/case_projection.hpp"

#include <array>
#include <stdexcept>
#include <vector>

#include "domain/indicators/case_facts.hpp"
#include "kernel/casework/event.hpp"

namespace ts::onestop {
namespace {

using casework::Case;
using casework::Phase;

constexpr std::size_t most_recent = 20'000;
constexpr std::size_t most_unwritten = 2'000;

Waiting waiting_of(Case const& c) {
  switch (c.phase) {
    case Phase::intake:
    case Phase::working:
      return Waiting::office;
    case Phase::waiting_applicant:
    case Phase::paused:
      return Waiting::applicant;
    case Phase::result_ready:
      return Waiting::hand_out;
    case Phase::ended:
      break;
  }
  return Waiting::ended;
}

std::string_view text_in(json::object const* object, std::string_view key) {
  if (object == nullptr) return {};
  auto const* value = object->if_contains(key);
  return value != nullptr && value->is_string() ? std::string_view{value->get_string()} : std::string_view{};
}

std::string digits_at_end(std::string_view phone, std::size_t n) {
  std::string digits;
  for (char const c : phone)
    if (c >= '0' && c <= '9') digits += c;
  return digits.size() > n ? digits.substr(digits.size() - n) : digits;
}

void set_facts(CaseRow& row, indicators::CaseFacts const& facts) {
  row.facts = static_cast<std::int64_t>(facts.mask);
  row.received_day = facts.received;
  row.closed_day = facts.closed;
  row.due_day = facts.due;
  row.settled_day = facts.settled;
  row.paid_day = facts.paid;
  row.rated_day = facts.rated;
  row.unit = facts.unit;
}

indicators::CaseFacts facts_in(CaseRow const& row) {
  return {static_cast<indicators::FactMask>(row.facts),
          row.received_day,
          row.closed_day,
          row.due_day,
          row.settled_day,
          row.paid_day,
          row.rated_day,
          row.unit,
          row.field,
          row.procedure};
}

/// Every column that follows from the state; not the personal ones, which come with the filing alone.
void set_state(CaseRow& row, Case const& c) {
  row.code = c.code;
  row.kind = name(c.kind);
  row.procedure = c.type().code;
  row.type_version = c.type().version;
  row.field = c.field;
  row.desk_unit = c.duty.unit().value;
  auto const* person = std::get_if<casework::PersonRef>(&c.duty.owner());
  auto const* role = std::get_if<casework::RoleRef>(&c.duty.owner());
  row.desk_person = person != nullptr ? person->actor : std::string{};
  row.desk_role = role != nullptr ? std::string{name(role->role)} : std::string{};
  bool const of_account = c.owner.starts_with("citizen:") || c.owner.starts_with("staff:");
  row.account = of_account ? c.owner : std::string{};
  row.channel = name(c.channel);
  row.status = status_of(c);
  row.waiting = static_cast<std::int32_t>(waiting_of(c));
  row.step = static_cast<std::int32_t>(c.step);
  row.title = c.title;
  row.due_at = millis(c.due());
  row.received_at = millis(c.accepted_at.value_or(c.submitted_at));
  row.closed_at = c.ended_at ? millis(*c.ended_at) : 0;
  row.version = c.events;
}

/// What only this case has. People are looked for by name, phone or personal number, so these come first: an index of
/// words has a limit.
std::string own_words(CaseRow const& row, json::object const* applicant) {
  auto words = row.applicant;
  for (auto const key : {"phone", "id_number"}) words.append(" ").append(text_in(applicant, key));
  return words + " " + row.code;
}

std::string kind_words(CaseRow const& row, casework::CaseType const* type) {
  return type != nullptr ? row.title + " " + type->name.vi : row.title;
}

/// The event as it was decided, where it is at hand; parsed from the journal otherwise.
casework::Event const& decided(store::Event const& event, std::optional<casework::Event>& parsed) {
  auto const* origin = event.origin != nullptr ? std::any_cast<casework::Event const*>(event.origin) : nullptr;
  if (origin != nullptr) return **origin;
  auto what =
      casework::parse_event(event.type, *event.data, event.body != nullptr ? *event.body : json::object{});
  if (!what) throw std::runtime_error("journal entry " + std::to_string(event.seq) + ": " + what.error().en);
  return parsed.emplace(casework::Event{event.at, std::string{event.actor}, event.case_no, std::move(*what)});
}

json::object const* applicant_of(store::Event const& event) {
  if (event.body == nullptr) return nullptr;
  auto const* applicant = event.body->if_contains("applicant");
  return applicant != nullptr && applicant->is_object() ? &applicant->get_object() : nullptr;
}

std::vector<store::TableSpec> all_tables() {
  std::vector<store::TableSpec> tables{{"cases", "commune, case_no"}};
  for (auto const& t : indicators::rollup_tables()) tables.push_back(t);
  return tables;
}

}  // namespace

CaseProjection::CaseProjection(soci::session& sql, store::Kind kind,
                               std::shared_ptr<packs::PackSet const> packs,
                               std::shared_ptr<indicators::Definitions const> definitions)
    : rows_(sql, kind), search_(sql, kind), rollup_(sql, std::move(definitions)), packs_(std::move(packs)) {}

std::span<store::TableSpec const> CaseProjection::tables() const {
  static auto const tables = all_tables();
  return tables;
}

void CaseProjection::forget_caches() {
  unwritten_.clear();
  recent_.clear();
  index_.clear();
  rollup_.forget();
}

void CaseProjection::flush() {
  for (auto const& key : unwritten_) {
    auto& live = index_.at(key)->second;
    live.row.state = canonical(to_json(live.state));
    rows_.write(live.row);
    live.unwritten = false;
  }
  unwritten_.clear();
  while (recent_.size() > most_recent) {
    index_.erase(recent_.back().first);
    recent_.pop_back();
  }
  rollup_.flush();
}

void CaseProjection::to_write(Key const& key, LiveCase& live) {
  if (live.unwritten) return;
  live.unwritten = true;
  unwritten_.push_back(key);
  if (unwritten_.size() >= most_unwritten) flush();  // a rebuild is one long batch
}

LiveCase& CaseProjection::remember(Key const& key, LiveCase live) {
  recent_.emplace_front(key, std::move(live));
  index_[key] = recent_.begin();
  return recent_.front().second;
}

LiveCase* CaseProjection::load(Key const& key) {
  if (auto const found = index_.find(key); found != index_.end()) {
    recent_.splice(recent_.begin(), recent_, found->second);
    return &found->second->second;
  }
  auto row = rows_.find(key.commune, key.no);
  if (!row) return nullptr;
  auto state = case_of(*row);
  return &remember(key, LiveCase{std::move(*row), std::move(state)});
}

LiveCase const* CaseProjection::find(CommuneId commune, CaseNo no) { return load(Key{commune, no}); }

void CaseProjection::apply(store::Event const& event) {
  if (casework::is_case_event(event.type))
    apply_case_event(event);
  else if (event.type == "journal.body_erased" && event.case_no.value != 0)
    erase_personal(event);
}

void CaseProjection::apply_case_event(store::Event const& event) {
  std::optional<casework::Event> parsed;
  auto const& happened = decided(event, parsed);
  Key const key{event.commune, event.case_no};
  auto* live = load(key);
  // The state is moved: after an exception nobody uses this object again.
  auto next = casework::try_apply(
      live != nullptr ? std::optional<Case>{std::move(live->state)} : std::nullopt, happened);
  if (!next) throw std::runtime_error("journal entry " + std::to_string(event.seq) + ": " + next.error().en);

  bool const filed = live == nullptr;
  auto const before = filed ? indicators::CaseFacts{} : facts_in(live->row);
  if (filed) {
    live = &remember(key, LiveCase{CaseRow{}, std::move(*next)});
    live->row.commune = event.commune.value;
    live->row.no = event.case_no.value;
    live->row.submit_seq = event.seq;
  } else {
    live->state = std::move(*next);
  }
  auto& row = live->row;
  set_state(row, live->state);
  auto const type = packs_->find(live->state.type());
  if (!type)
    throw std::runtime_error("no pack for " + to_string(live->state.type()) + ", which case " + row.code +
                             " began under");
  auto const after = indicators::facts_of(live->state, *type, happened, filed ? nullptr : &before);
  set_facts(row, after);
  if (filed) {
    auto const* applicant = applicant_of(event);
    row.applicant = text_in(applicant, "name");
    row.phone_tail = digits_at_end(text_in(applicant, "phone"), 4);
    search_.put(event.commune, event.case_no, own_words(row, applicant), kind_words(row, type.get()));
  }
  if (before != after) rollup_.change(event.commune, filed ? nullptr : &before, &after);
  to_write(key, *live);
}

void CaseProjection::erase_personal(store::Event const& event) {
  auto* live = load(Key{event.commune, event.case_no});
  auto const* erased = event.data->if_contains("seq");
  if (live == nullptr || erased == nullptr || erased->to_number<std::int64_t>() != live->row.submit_seq)
    return;
  live->row.applicant.clear();
  live->row.phone_tail.clear();
  auto const type = packs_->find(live->state.type());
  search_.put(event.commune, event.case_no, own_words(live->row, nullptr), kind_words(live->row, type.get()));
  to_write(Key{event.commune, event.case_no}, *live);
}

store::ProjectionFactory case_projection(std::shared_ptr<packs::PackSet const> packs,
                                         std::shared_ptr<indicators::Definitions const> definitions) {
  return
      [packs = std::move(packs), definitions = std::move(definitions)](soci::session& sql, store::Kind kind) {
        return std::make_unique<CaseProjection>(sql, kind, packs, definitions);
      };
}

}  // namespace ts::onestop
