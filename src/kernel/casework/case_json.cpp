#include "kernel/casework/archive.hpp"
#include "kernel/casework/case.hpp"

namespace ts::casework {

template <class A, Is<Running> T>
void members(A& a, T& v) {
  a("received", v.received), a("allowance", v.allowance), a("pauses", v.pauses),
      a("standing_since", v.standing_since);
}

template <class A, Is<LinkTo> T>
void members(A& a, T& v) {
  a("kind", v.kind), a("other", v.other);
}

namespace {

/// Duty as plain members: it cannot be made without its values.
struct PlainDuty {
  std::string person;
  Role role = Role::anonymous;
  TypeRef type;
  UnitId unit;
  Instant due{};
  DueKind kind = DueKind::intake;
  std::string product_code;
  std::string product;
};

template <class A, Is<PlainDuty> T>
void members(A& a, T& v) {
  a("person", v.person), a("role", v.role), a("type", v.type), a("unit", v.unit), a("due", v.due),
      a("kind", v.kind), a("product_code", v.product_code), a("product", v.product);
}

template <class A, Is<Case> T>
void who_and_what(A& a, T& v) {
  a("no", v.no), a("code", v.code), a("kind", v.kind), a("field", v.field), a("channel", v.channel),
      a("variant", v.variant), a("owner", v.owner), a("outside_territory", v.outside_territory),
      a("result_by", v.result_by), a("lead", v.lead), a("coop", v.coop), a("title", v.title),
      a("source", v.source), a("received_by", v.received_by), a("handled_by", v.handled_by),
      a("proposed_by", v.proposed_by), a("decided_by", v.decided_by), a("proposal", v.proposal),
      a("approved", v.approved), a("product_code", v.product_code),
      a("electronic_result", v.electronic_result), a("digitised_result", v.digitised_result),
      a("papers", v.papers), a("facts", v.facts), a("fee", v.fee), a("paid", v.paid),
      a("paid_online", v.paid_online), a("score", v.score), a("links", v.links), a("comments", v.comments);
}

template <class A, Is<Case> T>
void where_and_when(A& a, T& v) {
  a("phase", v.phase), a("ending", v.ending), a("reasoned", v.reasoned), a("step", v.step),
      a("step_by", v.step_by), a("submitted_at", v.submitted_at), a("accepted_at", v.accepted_at),
      a("decided_at", v.decided_at), a("result_at", v.result_at), a("delivered_at", v.delivered_at),
      a("ended_at", v.ended_at), a("clock", v.clock), a("first_due", v.first_due),
      a("supplements", v.supplements), a("supplement_counts_late", v.supplement_counts_late),
      a("answer_by", v.answer_by), a("apologies", v.apologies), a("apology_late", v.apology_late),
      a("events", v.events), a("changed_at", v.changed_at);
}

PlainDuty plain(Duty const& d) {
  PlainDuty p{"",         Role::anonymous, d.type(),         d.unit(),
              d.due().at, d.due().kind,    d.product().code, d.product().name};
  if (auto const* person = std::get_if<PersonRef>(&d.owner())) p.person = person->actor;
  if (auto const* role = std::get_if<RoleRef>(&d.owner())) p.role = role->role;
  return p;
}

Error bad(std::string_view member) {
  return fail(Code::corrupt, "case.snapshot", "Ảnh chụp trạng thái hồ sơ không đọc được.",
              "The case's snapshot cannot be read.", json_pointer(member));
}

}  // namespace

json::object to_json(Case const& c) {
  Writer w;
  who_and_what(w, c);
  where_and_when(w, c);
  w("duty", plain(c.duty));
  return std::move(w.object);
}

Result<Case> case_from_json(json::object const& object) {
  PlainDuty p;
  Reader reader(object);
  reader("duty", p);
  if (!reader.bad().empty()) return bad(reader.bad());
  Owner owner = p.person.empty() ? Owner{RoleRef{p.role}} : Owner{PersonRef{p.person}};
  auto duty = Duty::make(std::move(owner), p.type, p.unit, {p.due, p.kind}, {p.product_code, p.product});
  if (!duty) return bad("duty");
  Case c{std::move(*duty)};
  who_and_what(reader, c);
  where_and_when(reader, c);
  if (!reader.bad().empty()) return bad(reader.bad());
  return c;
}

}  // namespace ts::casework
