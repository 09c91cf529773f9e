#pragma once
/// The members of each event's `data`, once for writing and reading. Internal to casework.
#include "kernel/casework/archive.hpp"
#include "kernel/casework/event.hpp"

namespace ts::casework {

template <class A, Is<Submitted> T>
void members(A& a, T& v) {
  a("code", v.code), a("type", v.type), a("kind", v.kind), a("field", v.field), a("channel", v.channel),
      a("variant", v.variant), a("owner", v.owner), a("outside_territory", v.outside_territory),
      a("acknowledged", v.acknowledged), a("result_by", v.result_by), a("papers", v.papers),
      a("facts", v.facts), a("fee", v.fee), a("product_code", v.product_code), a("product", v.product),
      a("lead", v.lead), a("coop", v.coop), a("title", v.title), a("source", v.source), a("direct", v.direct),
      a("due_given", v.due_given), a("place", v.place), a("due", v.due);
}
template <class A, Is<Accepted> T>
void members(A& a, T& v) {
  a("received", v.received), a("variant", v.variant), a("papers", v.papers), a("fee", v.fee),
      a("place", v.place), a("due", v.due);
}
template <class A, Is<IntakeRefused> T>
void members(A& a, T& v) {
  a("reasoned", v.reasoned);
}
template <class A, Is<SupplementRequested> T>
void members(A& a, T& v) {
  a("ordinal", v.ordinal), a("documents", v.documents), a("items", v.items), a("counts_late", v.counts_late),
      a("notice_late", v.notice_late), a("answer_by", v.answer_by);
}
template <class A, Is<Supplemented> T>
void members(A& a, T& v) {
  a("restarted", v.restarted), a("papers", v.papers), a("facts", v.facts), a("fee", v.fee),
      a("place", v.place), a("due", v.due), a("in_force", v.in_force);
}
template <class A, Is<Assigned> T>
void members(A& a, T& v) {
  a("person", v.person);
}
template <class A, Is<Forwarded> T>
void members(A& a, T& v) {
  a("next_step", v.next_step), a("place", v.place);
}
template <class A, Is<Paused> T>
void members(A& a, T& v) {
  a("cause", v.cause), a("article", v.article);
}
template <class A, Is<Resumed> T>
void members(A& a, T& v) {
  a("place", v.place), a("due", v.due), a("in_force", v.in_force);
}
template <class A, Is<Proposed> T>
void members(A& a, T& v) {
  a("outcome", v.outcome), a("place", v.place);
}
template <class A, Is<Returned> T>
void members(A& a, T& v) {
  a("place", v.place);
}
template <class A, Is<Approved> T>
void members(A& a, T& v) {
  a("has_product", v.has_product), a("place", v.place);
}
template <class A, Is<ResultIssued> T>
void members(A& a, T& v) {
  a("product_code", v.product_code), a("electronic", v.electronic), a("digitised", v.digitised),
      a("late", v.late), a("place", v.place);
}
template <class A, Is<Delivered> T>
void members(A& a, T& v) {
  a("by", v.by);
}
template <class A, Is<Apologised> T>
void members(A& a, T& v) {
  a("old_due", v.old_due), a("new_due", v.new_due), a("notice_late", v.notice_late);
}
template <class A, Is<Withdrawn> T>
void members(A& a, T& v) {
  a("reasoned", v.reasoned);
}
template <class A, Is<Refused> T>
void members(A& a, T& v) {
  a("article", v.article), a("reasoned", v.reasoned), a("late", v.late);
}
template <class A, Is<Closed> T>
void members(A& a, T& v) {
  a("stopped", v.stopped), a("reasoned", v.reasoned), a("late", v.late);
}
template <class A, Is<Rated> T>
void members(A& a, T& v) {
  a("score", v.score), a("items", v.items);
}
template <class A, Is<Commented> T>
void members(A& a, T& v) {
  a("to_applicant", v.to_applicant);
}
template <class A, Is<Linked> T>
void members(A& a, T& v) {
  a("kind", v.kind), a("other", v.other);
}
template <class A, Is<Paid> T>
void members(A& a, T& v) {
  a("fee", v.fee), a("amount", v.amount), a("channel", v.channel);
}
template <class A, Is<Recalculated> T>
void members(A& a, T& v) {
  a("calendar", v.calendar), a("place", v.place), a("due", v.due), a("in_force", v.in_force);
}

}  // namespace ts::casework
