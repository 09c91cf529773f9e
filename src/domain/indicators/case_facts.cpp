#include "domain/indicators/case_facts.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace ts::indicators {
namespace {

using casework::Case;
using casework::CaseType;
using casework::Channel;
using casework::Ending;

void set(FactMask& mask, Fact fact, bool on) {
  if (on) mask |= bit(fact);
}

bool any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::int32_t local_day_number(Instant at) { return day_number(local_day(at)); }

/// The unit a figure is laid at: the one that decides the matter, not the desk that hands out the result.
std::string responsible_unit(Case const& c, CaseType const& type) {
  if (!c.lead.value.empty()) return c.lead.value;
  auto const handling = type.find_step(casework::Does::handle);
  return handling ? type.steps[*handling].unit.value : c.duty.unit().value;
}

FactMask filing_facts(Case const& c, CaseType const& type) {
  FactMask out = 0;
  set(out, Fact::online, c.channel == Channel::online);
  set(out, Fact::counter, c.channel == Channel::counter);
  set(out, Fact::post, c.channel == Channel::post);
  set(out, Fact::full_online_offer, type.flags.online_offered);
  set(out, Fact::tracked, type.flags.one_stop && c.accepted_at.has_value());
  set(out, Fact::fee_bearing, c.fee > 0);
  set(out, Fact::pay_online_offered, type.flags.online_payment);
  set(out, Fact::land_construction_investment, any_of(c.field, {"dat-dai", "xay-dung", "dau-tu"}));
  set(out, Fact::certification, c.field == "chung-thuc");
  set(out, Fact::certified_copy, type.slug.starts_with("chung-thuc-ban-sao"));
  set(out, Fact::out_of_place, c.outside_territory);
  set(out, Fact::business,
      std::find(type.user_groups.begin(), type.user_groups.end(), "business") != type.user_groups.end());
  return out;
}

FactMask paper_facts(Case const& c) {
  FactMask out = 0;
  auto const& papers = c.papers;
  auto const digitised = [](casework::Paper const& p) { return p.digitised; };
  auto const reused = [](casework::Paper const& p) { return p.reused; };
  auto const held = [](casework::Paper const& p) { return p.in_store; };
  auto const asked_again = [](casework::Paper const& p) { return p.in_store && !p.reused; };
  set(out, Fact::papers_digitised, std::all_of(papers.begin(), papers.end(), digitised));
  set(out, Fact::papers_reused, std::any_of(papers.begin(), papers.end(), reused));
  set(out, Fact::papers_held, std::any_of(papers.begin(), papers.end(), held));
  set(out, Fact::not_asked_again, std::none_of(papers.begin(), papers.end(), asked_again));
  set(out, Fact::result_electronic, c.electronic_result);
  set(out, Fact::result_digitised, c.electronic_result || c.digitised_result);
  return out;
}

/// The moment handling ended with a product or a reasoned refusal; withdrawn and stopped cases have none.
std::optional<Instant> closing(Case const& c) {
  if (c.ending == Ending::withdrawn || c.ending == Ending::stopped || c.ending == Ending::intake_refused)
    return {};
  if (c.result_at) return c.result_at;
  return c.ending == Ending::refused ? c.ended_at : std::nullopt;
}

/// A letter of apology names a new day, but the time the law gave has run out all the same: lateness is
/// measured against the due time before any apology.
void close(CaseFacts& out, Case const& c, Instant at) {
  out.closed = local_day_number(at);
  auto const on_time = at <= c.first_due && !c.supplement_counts_late;
  set(out.mask, Fact::on_time, on_time);
  set(out.mask, Fact::late, !on_time);
  set(out.mask, Fact::early, on_time && out.closed < local_day_number(c.first_due));
  set(out.mask, Fact::has_result, c.result_at.has_value());
  set(out.mask, Fact::refused, !c.result_at.has_value());
  out.due = local_day_number(c.first_due);
  out.settled = std::max(out.closed, out.due);
}

void carry_payment_and_rating(CaseFacts& out, casework::Event const& event, CaseFacts const* before) {
  constexpr auto carried = bit(Fact::paid_online) | bit(Fact::paid_on_portal) | bit(Fact::satisfied);
  if (before) {
    out.mask |= before->mask & carried;
    out.paid = before->paid;
    out.rated = before->rated;
  }
  if (auto const* paid = std::get_if<casework::Paid>(&event.what)) {
    if (out.paid == no_day) out.paid = local_day_number(event.at);
    set(out.mask, Fact::paid_online, paid->channel != casework::PayChannel::cash);
    set(out.mask, Fact::paid_on_portal, paid->channel == casework::PayChannel::portal);
  }
  if (auto const* rated = std::get_if<casework::Rated>(&event.what)) {
    out.rated = local_day_number(event.at);
    out.mask &= ~bit(Fact::satisfied);
    set(out.mask, Fact::satisfied, rated->score >= 4);
  }
}

}  // namespace

CaseFacts facts_of(Case const& c, CaseType const& type, casework::Event const& event,
                   CaseFacts const* before) {
  CaseFacts out;
  out.unit = responsible_unit(c, type);
  out.field = c.field;
  out.procedure = c.type().code;
  if (c.kind != casework::Kind::procedure) return out;
  out.mask = filing_facts(c, type) | paper_facts(c);
  carry_payment_and_rating(out, event, before);
  set(out.mask, Fact::apologised, c.apologies > 0);
  set(out.mask, Fact::reapplied, c.supplement_counts_late);
  if (!c.accepted_at) return out;
  out.received = local_day_number(c.clock.received);
  auto const dropped = c.ending == Ending::withdrawn || c.ending == Ending::stopped;
  auto const closed_at = closing(c);
  if (closed_at)
    close(out, c, *closed_at);
  else if (!dropped && !c.clock.standing_since)
    out.due = local_day_number(c.first_due);
  auto const paid_as_owed =
      !holds(out.mask, bit(Fact::fee_bearing)) || holds(out.mask, bit(Fact::paid_online));
  set(out.mask, Fact::full_online,
      c.channel == Channel::online && closed_at && c.electronic_result && paid_as_owed);
  return out;
}

namespace {

/// Made known with a decision and in every place the public may look: the desk, the commune's web site and
/// the national portal. Internal procedures need the decision and a place.
bool published(CaseType const& type) {
  bool decision = false, desk = false, site = false, portal = false;
  for (auto const& p : type.publications) {
    auto const place = text::fold(p.place);
    auto const says = [&](std::string_view words) { return place.find(words) != std::string::npos; };
    decision = decision || !p.decision.empty();
    portal = portal || says("cong dich vu cong") || says("csdl") || says("co so du lieu");
    desk = desk || says("niem yet") || says("mot cua") || says("trung tam phuc vu");
    site = site || says("trang thong tin") || says("cong thong tin");
  }
  auto const internal = type.kind == casework::Kind::internal;
  return decision && (internal || (desk && site && portal));
}

}  // namespace

ProcedureFacts facts_of(CaseType const& type) {
  ProcedureFacts out{type.code, type.name.vi, type.name.en, type.field, 0};
  auto const put = [&](Flag flag, bool on) { out.flags |= on ? bit(flag) : 0; };
  put(Flag::internal, type.kind == casework::Kind::internal);
  put(Flag::published, published(type));
  put(Flag::one_stop, type.flags.one_stop);
  put(Flag::online_eligible, type.flags.online_eligible);
  put(Flag::online_offered, type.flags.online_offered);
  put(Flag::fee_bearing, !type.fees.empty());
  put(Flag::online_payment, type.flags.online_payment);
  put(Flag::any_office, type.flags.regardless_of_place);
  put(Flag::interlinked, type.flags.interlinked);
  put(Flag::business,
      std::find(type.user_groups.begin(), type.user_groups.end(), "business") != type.user_groups.end());
  put(Flag::electronic, type.flags.electronic_workflow);
  put(Flag::secret, type.flags.secret);
  return out;
}

}  // namespace ts::indicators
