#include <algorithm>

#include "kernel/casework/case.hpp"

namespace ts::casework {

namespace {

Owner owner_at(Place const& p) {
  return p.person.empty() ? Owner{RoleRef{p.role}} : Owner{PersonRef{p.person}};
}

Result<Duty> duty_with(Duty const& d, Owner owner, UnitId unit, Due due) {
  return Duty::make(std::move(owner), d.type(), std::move(unit), due, d.product());
}

Status set_due(Case& c, Instant at, DueKind kind) {
  TS_TRY(c.duty, duty_with(c.duty, c.duty.owner(), c.duty.unit(), {at, kind}));
  return {};
}

Status move_to(Case& c, Place const& p) {
  TS_TRY(c.duty, duty_with(c.duty, owner_at(p), p.unit, c.duty.due()));
  c.step = p.step;
  c.step_by = p.by;
  return {};
}

void merge_papers(Case& c, std::vector<Paper> const& papers) {
  for (auto const& p : papers) {
    auto const it =
        std::find_if(c.papers.begin(), c.papers.end(), [&](auto const& old) { return old.key == p.key; });
    if (it == c.papers.end()) {
      c.papers.push_back(p);
    } else {
      *it = p;
    }
  }
}

void end(Case& c, Ending ending, bool reasoned, Instant at) {
  c.phase = Phase::ended;
  c.ending = ending;
  c.reasoned = reasoned;
  c.ended_at = at;
  c.clock.standing_since.reset();
}

Error out_of_order(std::string_view type) {
  return fail(Code::corrupt, "event.order", "Nhật ký có sự kiện không thể xảy ra ở trạng thái này của hồ sơ.",
              std::string{type} + " cannot follow the state of the case.");
}

/// Phases an event may find the case in. Late comers (comments, payments, links) may come any time.
bool fits(Case const& c, What const& what) {
  switch (static_cast<Verb>(what.index())) {
    case Verb::submit:
      return false;
    case Verb::accept:
    case Verb::refuse_to_accept:
      return c.phase == Phase::intake;
    case Verb::request_supplement:
      return c.phase == Phase::intake || c.phase == Phase::working;
    case Verb::supplement:
      return c.phase == Phase::waiting_applicant;
    case Verb::resume:
      return c.phase == Phase::paused;
    case Verb::issue_result:
      return c.phase == Phase::working && c.approved;
    case Verb::deliver:
      return c.phase == Phase::result_ready;
    case Verb::forward:
    case Verb::pause:
    case Verb::propose:
    case Verb::return_for_rework:
    case Verb::approve:
    case Verb::refuse:
      return c.phase == Phase::working;
    case Verb::assign:
    case Verb::apologise:
    case Verb::withdraw:
    case Verb::close:
    case Verb::recalculate:
      return c.live();
    case Verb::rate:
      return !c.live();
    case Verb::comment:
    case Verb::link:
    case Verb::pay:
      return true;
  }
  return false;
}

Result<Case> begin(Event const& event, Submitted const& e) {
  auto const kind = e.direct ? DueKind::result : DueKind::intake;
  TS_TRY(auto duty,
         Duty::make(owner_at(e.place), e.type, e.place.unit, {e.due.due, kind}, {e.product_code, e.product}));
  Case c{std::move(duty)};
  c.no = event.no;
  c.code = e.code;
  c.kind = e.kind;
  c.field = e.field;
  c.channel = e.channel;
  c.variant = e.variant;
  c.owner = e.owner;
  c.outside_territory = e.outside_territory;
  c.result_by = e.result_by;
  c.lead = e.lead;
  c.coop = e.coop;
  c.title = e.title;
  c.source = e.source;
  c.phase = e.direct ? Phase::working : Phase::intake;
  c.step = e.place.step;
  c.step_by = e.place.by;
  c.submitted_at = event.at;
  if (e.direct) c.accepted_at = event.at;
  c.first_due = e.due.due;
  c.clock.received = e.due.received;
  if (!e.due_given) c.clock.allowance = e.due.allowance;
  c.papers = e.papers;
  c.facts = e.facts;
  c.fee = e.fee;
  return c;
}

/// One overload an event; each leaves a state for which check_invariants is silent.
struct Applier {
  Case& c;
  Event const& event;

  Status operator()(Submitted const&) { return out_of_order("case.submitted"); }

  Status operator()(Accepted const& e) {
    c.phase = Phase::working;
    c.accepted_at = event.at;
    c.received_by = event.actor;
    if (!e.variant.empty()) c.variant = e.variant == usual_variant ? "" : e.variant;
    if (e.fee) c.fee = *e.fee;
    merge_papers(c, e.papers);
    c.clock = {e.received, e.due.allowance, {}, {}};
    c.first_due = e.due.due;
    TS_CHECK(set_due(c, e.due.due, DueKind::result));
    return move_to(c, e.place);
  }
  Status operator()(IntakeRefused const& e) {
    c.received_by = event.actor;
    end(c, Ending::intake_refused, e.reasoned, event.at);
    return {};
  }
  Status operator()(SupplementRequested const& e) {
    c.phase = Phase::waiting_applicant;
    c.supplements = e.ordinal;
    c.supplement_counts_late = c.supplement_counts_late || e.counts_late;
    c.answer_by = e.answer_by;
    c.clock.standing_since = event.at;
    return {};
  }
  Status operator()(Supplemented const& e) {
    c.phase = c.accepted_at ? Phase::working : Phase::intake;
    c.answer_by.reset();
    merge_papers(c, e.papers);
    if (!e.facts.empty()) c.facts = e.facts;
    c.fee = e.fee;
    if (e.restarted) {
      c.clock.received = e.due.received;
      c.clock.allowance = e.due.allowance;
      c.clock.pauses.clear();
    }
    return run_on(e.due, e.in_force, e.place, !e.restarted);
  }
  Status operator()(Assigned const& e) {
    TS_TRY(c.duty, duty_with(c.duty, PersonRef{e.person}, c.duty.unit(), c.duty.due()));
    return {};
  }
  Status operator()(Forwarded const& e) { return move_to(c, e.place); }
  Status operator()(Paused const&) {
    c.phase = Phase::paused;
    c.clock.standing_since = event.at;
    return {};
  }
  Status operator()(Resumed const& e) {
    c.phase = Phase::working;
    return run_on(e.due, e.in_force, e.place, true);
  }
  Status operator()(Proposed const& e) {
    c.proposal = e.outcome;
    c.handled_by = event.actor;
    c.proposed_by = event.actor;
    return move_to(c, e.place);
  }
  Status operator()(Returned const& e) {
    c.proposal.reset();
    c.proposed_by.clear();
    return move_to(c, e.place);
  }
  Status operator()(Approved const& e) {
    c.approved = true;
    c.decided_by = event.actor;
    c.decided_at = event.at;
    if (e.has_product) {
      c.phase = Phase::result_ready;
      c.result_at = event.at;
    }
    return move_to(c, e.place);
  }
  Status operator()(ResultIssued const& e) {
    c.phase = Phase::result_ready;
    c.result_at = event.at;
    c.product_code = e.product_code;
    c.electronic_result = e.electronic;
    c.digitised_result = e.digitised || e.electronic;
    return move_to(c, e.place);
  }
  Status operator()(Delivered const&) {
    c.delivered_at = event.at;
    end(c, Ending::completed, false, event.at);
    return {};
  }
  Status operator()(Apologised const& e) {
    ++c.apologies;
    c.apology_late = e.notice_late;
    c.step_by = std::max(c.step_by, e.new_due);
    return set_due(c, e.new_due, c.duty.due().kind);
  }
  Status operator()(Withdrawn const& e) {
    end(c, Ending::withdrawn, e.reasoned, event.at);
    return {};
  }
  Status operator()(Refused const& e) {
    c.decided_by = event.actor;
    c.decided_at = event.at;
    end(c, Ending::refused, e.reasoned, event.at);
    return {};
  }
  Status operator()(Closed const& e) {
    end(c, e.stopped ? Ending::stopped : Ending::completed, e.reasoned, event.at);
    return {};
  }
  Status operator()(Rated const& e) {
    c.score = e.score;
    return {};
  }
  Status operator()(Commented const&) {
    ++c.comments;
    return {};
  }
  Status operator()(Linked const& e) {
    c.links.push_back({e.kind, e.other});
    return {};
  }
  Status operator()(Paid const& e) {
    c.paid += e.amount;
    if (e.channel != PayChannel::cash) c.paid_online += e.amount;
    return {};
  }
  Status operator()(Recalculated const& e) {
    c.first_due = e.due.due;
    TS_CHECK(set_due(c, e.in_force, c.duty.due().kind));
    return move_to(c, e.place);
  }

 private:
  /// The clock goes on after it stood.
  Status run_on(calendar::Reckoning const& due, Instant in_force, Place const& place, bool keep_pause) {
    if (keep_pause && c.clock.standing_since) c.clock.pauses.push_back({*c.clock.standing_since, event.at});
    c.clock.standing_since.reset();
    c.first_due = due.due;
    TS_CHECK(set_due(c, in_force, c.duty.due().kind));
    return move_to(c, place);
  }
};

}  // namespace

Result<Case> try_apply(std::optional<Case> state, Event const& event) {
  if (auto const* e = std::get_if<Submitted>(&event.what)) {
    if (state) return out_of_order("case.submitted");
    TS_TRY(auto c, begin(event, *e));
    c.events = 1;
    c.changed_at = event.at;
    return c;
  }
  if (!state || !fits(*state, event.what)) return out_of_order(type_name(event.what));
  Case c = std::move(*state);
  TS_CHECK(std::visit(Applier{c, event}, event.what));
  ++c.events;
  c.changed_at = event.at;
  return c;
}

Case apply(std::optional<Case> state, Event const& event) {
  auto next = try_apply(std::move(state), event);
  TS_ASSERT(next.has_value());
  return std::move(*next);
}

}  // namespace ts::casework
