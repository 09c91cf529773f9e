#include "domain/onestop/case_service.hpp"

#include "domain/onestop/case_input.hpp"
#include "domain/onestop/case_projection.hpp"

namespace ts::onestop {
namespace {

using casework::Case;
using casework::Command;
using casework::Context;
using casework::Event;
using permissions::Actor;
using store::Tx;

Error unknown_case() {
  return fail(Code::not_found, "case.unknown", "Không tìm thấy hồ sơ này. Hãy kiểm tra lại mã hồ sơ.",
              "There is no such case. Check the code.");
}

void append(Tx& tx, std::vector<Event> const& events) {
  for (auto const& e : events)
    tx.append({std::string{type_name(e.what)}, e.no, e.actor, data_of(e.what), body_of(e.what), &e});
}

std::optional<Case> after(std::optional<Case> state, std::vector<Event> const& events) {
  for (auto const& e : events) state = apply(std::move(state), e);
  return state;
}

Context context_of(Env const& env, Tx const& tx, Office const& office, casework::CaseType const& type,
                   Actor const& actor, Instant now) {
  Context context{now, type, env.packs->calendar(), actor};
  context.commune = tx.commune();
  context.province = office.province;
  context.council_fees = office.fees_for(type.code);
  return context;
}

/// A filing is decided before it has a number, because a refused command may not consume one; then it gets it.
CaseNo number(Tx& tx, Office const& office, std::vector<Event>& events) {
  auto const day = local_day(tx.now());
  CaseNo const no{tx.next_counter("case")};
  auto const in_day = tx.next_counter("case-of-day:" + to_iso(day));
  for (auto& e : events) {
    e.no = no;
    auto* filed = std::get_if<casework::Submitted>(&e.what);
    if (filed == nullptr) continue;
    filed->code = casework::case_code(office.agency, day, static_cast<int>(in_day));
    if (filed->owner.starts_with("holder:")) filed->owner = "holder:" + filed->code;
  }
  return no;
}

/// What a filing would be told, under a number that stands for the one it gets when it is written.
Context filing_context(Env const& env, Tx const& tx, Office const& office, casework::CaseType const& type,
                       Actor const& actor) {
  auto context = context_of(env, tx, office, type, actor, tx.now());
  context.new_no = CaseNo{1};
  context.new_code = casework::case_code(office.agency, local_day(tx.now()), 1);
  return context;
}

/// Decides a filing and, at the counter, its acceptance, before anything is written.
Result<json::object> file_form(Env const& env, Tx& tx, Actor const& actor, Filing const& filing, bool accept) {
  TS_TRY(auto const* office, env.office(tx.commune()));
  TS_TRY(auto submit, submit_of(tx, actor, filing));
  auto const context = filing_context(env, tx, *office, *filing.type, actor);
  TS_TRY(auto events, casework::decide(std::nullopt, Command{std::move(submit)}, context));
  if (accept) {
    TS_TRY(auto accepted,
           casework::decide(after(std::nullopt, events), Command{casework::Accept{}}, context));
    for (auto& e : accepted) events.push_back(std::move(e));
  }
  auto const no = number(tx, *office, events);
  append(tx, events);
  return json::object{{"no", no.value}};
}

/// A corrected form is checked like the first one.
Status check_answers(casework::CaseType const& type, Command const& command, Day today) {
  auto const* supplement = std::get_if<casework::Supplement>(&command);
  if (supplement == nullptr || supplement->answers.empty()) return {};
  return packs::validate_form(type, supplement->answers, today);
}

}  // namespace

void CaseService::submit(CommuneId commune, Actor const& actor, json::object const& request,
                         json::object applicant, std::optional<store::Idempotency> key,
                         store::Done done) const {
  auto filing = read_filing(*env_, request, casework::Channel::online, std::move(applicant),
                            local_day(env_->clock->now()));
  if (!filing) return done(filing.error());
  env_->sequencer->submit(
      commune, std::move(key),
      [env = env_, actor, filing = std::move(*filing)](Tx& tx) {
        return file_form(*env, tx, actor, filing, false);
      },
      std::move(done));
}

void CaseService::intake(CommuneId commune, Actor const& actor, json::object const& request,
                         std::optional<store::Idempotency> key, store::Done done) const {
  auto applicant = read_applicant(request, "applicant");
  if (!applicant) return done(applicant.error());
  if (request.contains("on_behalf_of")) {
    auto principal = read_applicant(request, "on_behalf_of");
    if (!principal) return done(principal.error());
    (*applicant)["on_behalf_of"] = std::move(*principal);
  }
  auto const channel = get_string_or(request, "channel", "counter");
  if (!channel || (*channel != "counter" && *channel != "post"))
    return done(fail(Code::invalid, "intake.channel", "Kênh nộp phải là tại quầy hoặc qua bưu chính.",
                     "The channel must be counter or post.", "/channel"));
  auto filing = read_filing(*env_, request, *casework::channel(*channel), std::move(*applicant),
                            local_day(env_->clock->now()));
  if (!filing) return done(filing.error());
  env_->sequencer->submit(
      commune, std::move(key),
      [env = env_, actor, filing = std::move(*filing)](Tx& tx) {
        return file_form(*env, tx, actor, filing, true);
      },
      std::move(done));
}

void CaseService::command(CommuneId commune, Actor const& actor, CaseNo no, std::string_view verb_name,
                          json::object data, std::optional<std::int64_t> expected_version,
                          std::optional<store::Idempotency> key, store::Done done) const {
  auto const verb = casework::verb(verb_name);
  if (!verb || *verb == casework::Verb::submit)
    return done(fail(Code::not_found, "verb.unknown", "Không có thao tác này.", "There is no such verb."));
  auto work = [env = env_, actor, no, verb = *verb, data = std::move(data),
               expected_version](Tx& tx) -> store::Answer {
    TS_TRY(auto const* office, env->office(tx.commune()));
    auto const* live = tx.projection<CaseProjection>().find(tx.commune(), no);
    if (live == nullptr) return unknown_case();
    auto const type = env->packs->find(live->state.type());
    TS_ASSERT(type != nullptr);
    TS_TRY(auto const command, read_command(tx, actor, *type, verb, data));
    TS_CHECK(check_answers(*type, command, local_day(tx.now())));
    auto context = context_of(*env, tx, *office, *type, actor, tx.now());
    context.expected_version = expected_version;
    TS_TRY(auto const events, casework::decide(live->state, command, context));
    append(tx, events);
    auto const* now = tx.projection<CaseProjection>().find(tx.commune(), no);
    return json::object{{"no", no.value}, {"version", now->row.version}};
  };
  env_->sequencer->submit(commune, std::move(key), std::move(work), std::move(done));
}

void CaseService::erase(CommuneId commune, Actor const& actor, ErasureRequest request,
                        std::optional<store::Idempotency> key, store::Done done) const {
  env_->sequencer->submit(
      commune, std::move(key),
      [env = env_, actor, request = std::move(request)](Tx& tx) {
        return erase_case(tx, *env, actor, request);
      },
      std::move(done));
}

Result<CaseNo> CaseService::file(Tx& tx, Actor const& actor, casework::CaseType const& type,
                                 casework::Submit submit) const {
  TS_TRY(auto const* office, env_->office(tx.commune()));
  auto const context = filing_context(*env_, tx, *office, type, actor);
  TS_TRY(auto events, casework::decide(std::nullopt, Command{std::move(submit)}, context));
  auto const no = number(tx, *office, events);
  append(tx, events);
  return no;
}

Result<CaseNo> CaseService::submit_task(Tx& tx, PlanTask const& task) const {
  auto const types = env_->packs->in_force(local_day(tx.now()), casework::Kind::plan_task);
  if (types.empty())
    return fail(Code::not_found, "packs.no_plan_task", "Chưa có gói nghiệp vụ cho nhiệm vụ kế hoạch.",
                "No pack describes plan tasks.");
  casework::Submit submit;
  submit.channel = casework::Channel::internal;
  submit.lead = task.lead;
  submit.coop = task.coop;
  submit.due = task.due;
  submit.title = task.title;
  submit.product = task.product;
  submit.source = task.source;
  return file(tx, Actor::system(tx.commune()), *types.front(), std::move(submit));
}

}  // namespace ts::onestop
