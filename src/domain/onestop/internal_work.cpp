#include "domain/onestop/internal_work.hpp"

#include "domain/onestop/case_input.hpp"
#include "domain/onestop/case_json.hpp"
#include "domain/onestop/commune_units.hpp"
#include "kernel/casework/filing.hpp"

namespace ts::onestop {
namespace {

using casework::Channel;
using casework::Kind;
using permissions::Actor;

/// The due time by the same rules that will decide the filing; nothing where whoever files gives it.
Result<std::optional<json::object>> due_if_filed_now(Env const& env, Office const& office, Actor const& actor,
                                                     casework::CaseType const& type,
                                                     std::string_view variant) {
  if (!type.limit(Channel::internal, variant)) return std::optional<json::object>{};
  casework::Context context{env.clock->now(), type, env.packs->calendar(), actor};
  context.commune = office.id;
  context.province = office.province;
  context.new_no = CaseNo{1};
  context.new_code = casework::case_code(office.agency, local_day(context.now), 1);
  casework::Submit submit;
  submit.channel = Channel::internal;
  submit.variant = std::string{variant};
  TS_TRY(auto const events, casework::decide(std::nullopt, casework::Command{std::move(submit)}, context));
  std::optional<casework::Case> filed;
  for (auto const& event : events) filed = casework::apply(std::move(filed), event);
  auto const reckoning = reckoning_of(*filed, type, env.packs->calendar());
  if (!reckoning) return std::optional<json::object>{};
  return std::optional<json::object>{reckoning_json(*reckoning, type, *filed)};
}

}  // namespace

Result<json::object> InternalWork::kinds(CommuneId commune, Actor const& actor) const {
  TS_CHECK(env_->office(commune));
  auto const today = local_day(env_->clock->now());
  json::array items;
  for (auto const kind : {Kind::internal, Kind::plan_task})
    for (auto const& type : env_->packs->in_force(today, kind))
      if (casework::may_file(*type, Channel::internal, actor))
        items.push_back(packs::procedure_summary_json(*type));
  return json::object{{"items", std::move(items)}};
}

Result<json::object> InternalWork::kind(CommuneId commune, Actor const& actor, std::string_view code,
                                        std::string_view variant) const {
  TS_TRY(auto const* office, env_->office(commune));
  auto const type = env_->packs->find(code, local_day(env_->clock->now()));
  if (!type || type->kind == Kind::procedure || !casework::may_file(*type, Channel::internal, actor))
    return fail(Code::not_found, "procedure.unknown",
                "Không có loại việc này, hoặc bạn không giao được loại việc này.",
                "There is no such kind of work, or you cannot file it.");
  TS_TRY(auto reckoning, due_if_filed_now(*env_, *office, actor, *type, variant));
  bool const named = !type->limit(Channel::internal);
  json::object out{{"procedure", packs::procedure_json(*type)},
                   {"asks", json::object{{"lead", casework::needs_lead(*type)}, {"task", named}}}};
  if (reckoning) out["reckoning"] = std::move(*reckoning);
  return out;
}

void InternalWork::file(CommuneId commune, Actor const& actor, json::object const& request,
                        std::optional<store::Idempotency> key, store::Done done) const {
  auto const staff = env_->names.staff(commune, actor.id);
  json::object applicant{{"name", staff ? staff->name : actor.id}};
  auto filing = read_work(*env_, request, std::move(applicant), read_units(*env_->db, commune),
                          local_day(env_->clock->now()));
  if (!filing) return done(filing.error());
  env_->sequencer->submit(
      commune, std::move(key),
      [cases = cases_, actor, filing = std::move(*filing)](store::Tx& tx) -> store::Answer {
        TS_TRY(auto submit, submit_of(tx, actor, filing));
        TS_TRY(auto const no, cases->file(tx, actor, *filing.type, std::move(submit)));
        return json::object{{"no", no.value}};
      },
      std::move(done));
}

}  // namespace ts::onestop
