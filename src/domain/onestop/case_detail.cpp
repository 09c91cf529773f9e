#include "domain/onestop/case_detail.hpp"

#include "base/crypto.hpp"
#include "domain/onestop/actions.hpp"
#include "domain/onestop/case_story.hpp"
#include "domain/onestop/print_forms.hpp"
#include "domain/onestop/receipt.hpp"
#include "kernel/journal/event.hpp"

namespace ts::onestop {
namespace {

using permissions::Action;
using permissions::Actor;
using permissions::ActorKind;

Error unknown_case() {
  return fail(Code::not_found, "case.unknown", "Không tìm thấy hồ sơ này. Hãy kiểm tra lại mã hồ sơ.",
              "There is no such case. Check the code.");
}

Sight sight_of(Actor const& actor) {
  return actor.kind == ActorKind::citizen ? Sight::applicant : Sight::staff;
}

std::string hex_of_base64(std::string const& text) {
  auto const bytes = from_base64(text);
  return bytes ? to_hex(*bytes) : std::string{};
}

/// The canonical bytes the leaf is made of.
std::string header_text(store::JournalEvent const& entry) {
  journal::Header header{entry.commune,         entry.seq,   entry.at, entry.actor, entry.type, entry.case_no,
                         canonical(entry.data), std::nullopt};
  Hash body{};
  if (!entry.body_hash.empty() && from_base64(entry.body_hash, body)) header.body = body;
  return journal::header_bytes(header);
}

std::string_view received_by(Story const& story) {
  for (auto const& told : story.told)
    if (std::holds_alternative<casework::Accepted>(told.what)) return told.entry.actor;
  return {};
}

}  // namespace

/// What the case's row says, to somebody who may read it.
struct CaseDetails::Seen {
  LiveCase live;
  casework::CaseTypePtr type;
  Office const* office;
  View view;
  casework::Context context;
};

/// And what its journal entries tell.
struct CaseDetails::Loaded : Seen {
  Story story;
};

Result<CaseDetails::Seen> CaseDetails::see(CommuneId commune, Actor const& actor, CaseNo no,
                                           Action action) const {
  TS_TRY(auto const* office, env_->office(commune));
  auto row = env_->db->read().get<CaseRows>().find(commune, no);
  if (!row) return unknown_case();
  auto state = case_of(*row);
  auto type = env_->packs->find(row->type());
  TS_ASSERT(type != nullptr);
  auto const now = env_->clock->now();
  casework::Context context{now, *type, env_->packs->calendar(), actor};
  context.commune = commune;
  context.province = office->province;
  context.council_fees = office->fees_for(type->code);
  auto object = object_of(state, context);
  // As the lists show it: the unit that answers for the case follows it where it lies with another.
  bool const here = may(actor, action, object);
  object.unit = UnitId{row->unit};
  if (!here && !may(actor, action, object)) return unknown_case();
  return Seen{LiveCase{std::move(*row), std::move(state)}, type, office, View{*env_, commune, now}, context};
}

Result<CaseDetails::Loaded> CaseDetails::load(CommuneId commune, Actor const& actor, CaseNo no,
                                              Action action) {
  TS_TRY(auto seen, see(commune, actor, no, action));
  return Loaded{std::move(seen), tell(journal_.events_of_case(commune, no))};
}

Result<json::object> CaseDetails::filed(CommuneId commune, Actor const& actor, CaseNo no) {
  auto const action = actor.kind == ActorKind::citizen ? Action::read_own_case : Action::read_case;
  TS_TRY(auto const seen, see(commune, actor, no, action));
  return json::object{{"case", summary_json(seen.view, seen.live.row, &seen.live.state)},
                      {"receipt", receipt_json(seen.view, seen.live, actor.kind, {})}};
}

Result<json::object> CaseDetails::detail(CommuneId commune, Actor const& actor, CaseNo no) {
  auto const action = actor.kind == ActorKind::citizen ? Action::read_own_case : Action::read_case;
  TS_TRY(auto const l, load(commune, actor, no, action));
  auto const& c = l.live.state;
  json::object out{{"case", summary_json(l.view, l.live.row)},
                   {"etag", "\"" + std::to_string(l.live.row.version) + "\""},
                   {"applicant", l.story.applicant.empty() ? json::object{{"name", l.live.row.applicant}}
                                                           : l.story.applicant},
                   {"answers", l.story.answers},
                   {"form", packs::procedure_json(*l.type).at("form")},
                   {"papers", papers_json(c, *l.type, l.story.files)},
                   {"timeline", timeline_json(l.view, l.story, sight_of(actor))},
                   {"owes", owes_json(l.view, c, *l.type)},
                   {"actions", actions_json(c, l.context)},
                   {"fees", fees_json(c, *l.type, l.story.answers, l.office->fees_for(l.type->code))}};
  if (auto const* v = l.type->variant(c.variant)) out["variant"] = text_json(v->name);
  if (!l.story.on_behalf_of.empty()) out["on_behalf_of"] = l.story.on_behalf_of;
  if (l.story.reckoning && c.accepted_at) out["reckoning"] = reckoning_json(*l.story.reckoning, *l.type, c);
  if (!l.story.supplement.empty() && c.phase == casework::Phase::waiting_applicant)
    out["supplement"] = l.story.supplement;
  if (!l.story.result.empty()) {
    auto result = l.story.result;
    result["name"] = text_json(c.duty.product().name, {});
    out["result"] = std::move(result);
  }
  if (!l.story.rating.empty()) out["rating"] = l.story.rating;
  json::array links;
  for (auto const& link : c.links)
    links.push_back(json::object{{"no", link.other.value}, {"relation", name(link.kind)}});
  out["links"] = std::move(links);
  return out;
}

Result<json::object> CaseDetails::track(CommuneId commune, json::object const& request) {
  auto const unknown = fail(Code::not_found, "track.unknown",
                            "Không tìm thấy hồ sơ với mã và thông tin vừa nhập. Hãy xem lại giấy tiếp nhận.",
                            "No case matches this code and proof. Look at your receipt.");
  TS_TRY(auto const code, get_string(request, "code"));
  TS_CHECK(env_->office(commune));
  auto const row = env_->db->read().get<CaseRows>().find_code(commune, std::string{code});
  if (!row || row->kind != "procedure") return unknown;
  TS_TRY(auto const phone, get_string_or(request, "phone_last4", ""));
  TS_TRY(auto const given, get_string_or(request, "secret", ""));
  auto const secret = track_secret(*env_, commune, row->code);
  bool const by_phone = phone.size() == 4 && equal_secret(phone, row->phone_tail);
  if (!by_phone && !equal_secret(given, secret)) return unknown;

  View const view{*env_, commune, env_->clock->now()};
  auto const c = case_of(*row);
  auto const type = env_->packs->find(row->type());
  auto const story = tell(journal_.events_of_case(commune, row->case_no()));
  json::object out{{"code", row->code},
                   {"title", text_json(title_of(row->title, type.get()))},
                   {"status", row->status},
                   {"status_label", text_json(status_label(row->status, row->kind))},
                   {"received_at", to_iso(instant_from_millis(row->received_at))},
                   {"deadline", deadline_json(view, *row)},
                   {"owes", owes_json(view, c, *type)},
                   {"timeline", timeline_json(view, story, Sight::anybody)}};
  if (story.reckoning && c.accepted_at) out["reckoning"] = reckoning_json(*story.reckoning, *type, c);
  return out;
}

Result<json::object> CaseDetails::receipt(CommuneId commune, Actor const& actor, CaseNo no) {
  auto const action = actor.kind == ActorKind::citizen ? Action::read_own_case : Action::read_case;
  TS_TRY(auto const l, load(commune, actor, no, action));
  ReceiptExtras extras;
  extras.reckoning = l.story.reckoning;
  extras.answers = l.story.answers;
  extras.files = l.story.files;
  extras.received_by = received_by(l.story);
  if (!l.story.told.empty()) extras.leaf_hex = hex_of_base64(l.story.told.front().entry.leaf);
  extras.proof_ready = journal_.checkpoint_covering(commune, l.live.row.submit_seq).has_value();
  return receipt_json(l.view, l.live, actor.kind, extras);
}

Result<std::string> CaseDetails::receipt_qr(CommuneId commune, Actor const& actor, CaseNo no) {
  auto const action = actor.kind == ActorKind::citizen ? Action::read_own_case : Action::read_case;
  TS_TRY(auto const l, load(commune, actor, no, action));
  return qr_svg(track_url(*env_, commune, l.live.row.code));
}

Result<CaseDetails::Proof> CaseDetails::receipt_proof(CommuneId commune, Actor const& actor, CaseNo no) {
  auto const action = actor.kind == ActorKind::citizen ? Action::read_own_case : Action::read_case;
  TS_TRY(auto const l, load(commune, actor, no, action));
  TS_TRY(auto text, journal_.receipt(commune, l.live.row.submit_seq, *env_->keys));
  return Proof{l.live.row.code + ".tlog-proof", std::move(text)};
}

Result<json::object> CaseDetails::journal(CommuneId commune, Actor const& actor, CaseNo no) {
  TS_TRY(auto const l, load(commune, actor, no, Action::read_journal_entry));
  auto const checkpoint = journal_.newest_checkpoint(commune);
  json::array items;
  for (auto const& entry : journal_.events_of_case(commune, no)) {
    json::object item{{"seq", entry.seq},
                      {"at", to_iso(entry.at)},
                      {"actor", entry.actor},
                      {"type", entry.type},
                      {"leaf", hex_of_base64(entry.leaf)},
                      {"header", header_text(entry)},
                      {"erased", entry.erased_by != 0}};
    if (checkpoint && entry.seq < checkpoint->size) {
      TS_TRY(auto const path, journal_.inclusion_proof(commune, entry.seq, checkpoint->size));
      json::array proof;
      for (auto const& hash : path) proof.emplace_back(to_hex(hash));
      item["proof"] = std::move(proof);
    }
    items.push_back(std::move(item));
  }
  return json::object{{"items", std::move(items)},
                      {"checkpoint", checkpoint ? checkpoint->note : ""},
                      {"size", checkpoint ? checkpoint->size : 0}};
}

Result<json::object> CaseDetails::print(CommuneId commune, Actor const& actor, CaseNo no,
                                        std::string_view form) {
  TS_TRY(auto const l, load(commune, actor, no, Action::read_case));
  return print_form(form, PrintInput{l.view, l.live, *l.type, *l.office, l.story});
}

Result<bool> CaseDetails::file_belongs(CommuneId commune, Actor const& actor, CaseNo no,
                                       std::string_view sha256) {
  auto const action = actor.kind == ActorKind::citizen ? Action::read_own_case : Action::read_case;
  TS_TRY(auto const l, load(commune, actor, no, action));
  auto const named = [&](json::array const& files) {
    return std::any_of(files.begin(), files.end(), [&](json::value const& f) {
      return f.is_object() && get_string_or(f.get_object(), "sha256", "").value() == sha256;
    });
  };
  if (named(l.story.files)) return true;
  for (auto const& told : l.story.told) {
    auto const body = body_of(told.what);
    auto const* files = body.if_contains("files");
    bool const inner = std::holds_alternative<casework::Proposed>(told.what);
    if (files != nullptr && files->is_array() && !(inner && actor.kind == ActorKind::citizen) &&
        named(files->get_array()))
      return true;
  }
  return false;
}

}  // namespace ts::onestop
