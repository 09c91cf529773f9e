#include "kernel/store/jobs.hpp"
#include "server/etag.hpp"
#include "server/handlers.hpp"
#include "server/staff_json.hpp"

namespace ts::server {
namespace {

using permissions::Action;

Result<Response> account_response(Result<identity::StaffAccount> result) {
  TS_TRY(auto const account, std::move(result));
  return json_response(account_json(account)).with("ETag", etag_of(account.version));
}

Result<StaffId> staff_id(Call const& call) {
  TS_TRY(auto const id, call.number("staff"));
  return StaffId{id};
}

Result<Response> list(Context& context, Call const& call) {
  json::array items;
  for (auto const& account : context.parts.identity->staff.list(call.commune))
    items.push_back(account_json(account));
  return json_response({{"items", std::move(items)}});
}

/// The token stands after '#', which no browser sends to a server.
std::string link(Context const& context, CommuneId commune, std::string const& token) {
  return context.options.public_url + "/office/invitation#commune=" + std::to_string(commune.value) +
         "&token=" + token;
}

Result<Response> invite_account(Context& context, Call const& call, identity::StaffAccount const& account) {
  auto const by = call.actor().id;
  TS_TRY(auto const invitation, context.parts.identity->staff.invite(call.commune, account.id, by));
  return json_response({{"account", account_json(account)},
                        {"link", link(context, call.commune, invitation.token)},
                        {"expires_at", to_iso(invitation.expires)}},
                       201);
}

Result<Response> create(Context& context, Call const& call) {
  identity::NewStaff staff;
  TS_TRY(staff.login, get_string(call.body, "login"));
  TS_TRY(staff.name, get_string(call.body, "name"));
  TS_TRY(staff.title, get_string_or(call.body, "title", ""));
  TS_TRY(auto const* roles, get_array(call.body, "roles"));
  TS_TRY(staff.roles, roles_from(*roles));
  TS_TRY(auto const unit, get_string(call.body, "unit"));
  staff.unit = UnitId{std::string{unit}};
  if (call.body.contains("fields")) {
    TS_TRY(auto const* fields, get_array(call.body, "fields"));
    TS_TRY(staff.fields, strings_from(*fields));
  }
  auto const once = call.once();
  TS_TRY(auto const account, context.parts.identity->staff.create(call.commune, staff, once.actor, once.key));
  return invite_account(context, call, account);
}

Result<Response> invite(Context& context, Call const& call) {
  TS_TRY(auto const id, staff_id(call));
  TS_TRY(auto const account, context.parts.identity->staff.get(call.commune, id));
  return invite_account(context, call, account);
}

Result<Response> get(Context& context, Call const& call) {
  TS_TRY(auto const id, staff_id(call));
  return account_response(context.parts.identity->staff.get(call.commune, id));
}

Result<identity::StaffUpdate> change_from(json::object const& body) {
  identity::StaffUpdate change;
  if (body.contains("name")) {
    TS_TRY(change.name, get_string(body, "name"));
  }
  if (body.contains("title")) {
    TS_TRY(change.title, get_string(body, "title"));
  }
  if (body.contains("active")) {
    TS_TRY(change.active, get_bool(body, "active"));
  }
  if (body.contains("unit")) {
    TS_TRY(auto const unit, get_string(body, "unit"));
    change.unit = UnitId{std::string{unit}};
  }
  if (body.contains("roles")) {
    TS_TRY(auto const* roles, get_array(body, "roles"));
    TS_TRY(change.roles, roles_from(*roles));
  }
  if (body.contains("fields")) {
    TS_TRY(auto const* fields, get_array(body, "fields"));
    TS_TRY(change.fields, strings_from(*fields));
  }
  return change;
}

Result<Response> update(Context& context, Call const& call) {
  TS_TRY(auto const id, staff_id(call));
  TS_TRY(auto const version, required_if_match(call.request));
  TS_TRY(auto const change, change_from(call.body));
  return account_response(
      context.parts.identity->staff.update(call.commune, id, version, change, call.actor().id));
}

json::object job_json(store::StuckJob const& job) {
  json::object out{{"id", job.id},
                   {"kind", job.kind},
                   {"state", job.gave_up ? "stuck" : "waiting"},
                   {"attempts", job.attempts},
                   {"created_at", to_iso(job.created)}};
  if (!job.gave_up) out["next_at"] = to_iso(job.next_run);
  if (!job.last_error.empty()) out["error"] = job.last_error;
  return out;
}

/// Failing for a quarter of an hour is worth a look.
std::vector<store::StuckJob> stuck_jobs(Context& context, CommuneId commune) {
  return store::stuck(*context.parts.db, commune, context.parts.clock->now() - std::chrono::minutes{15});
}

Result<Response> jobs(Context& context, Call const& call) {
  json::array items;
  for (auto const& job : stuck_jobs(context, call.commune)) items.push_back(job_json(job));
  return json_response({{"items", std::move(items)}});
}

Result<Response> retry(Context& context, Call const& call) {
  TS_TRY(auto const id, call.number("job"));
  json::object job;
  for (auto const& stuck : stuck_jobs(context, call.commune)) {
    if (stuck.id == id) job = job_json(stuck);
  }
  auto const once = call.once();
  store::Idempotency const key{once.actor, once.key, once.request_hash};
  auto const done = context.parts.sequencer->run(call.commune, key, [id](store::Tx& tx) -> store::Answer {
    TS_CHECK(store::retry(tx, id));
    return json::object{};
  });
  TS_CHECK(done);
  job["id"] = id;
  job["state"] = "waiting";
  return json_response(job);
}

void erase(Context& context, CallPtr const& call, Reply reply) {
  auto const code = get_string(call->body, "code");
  auto const reason = get_string(call->body, "reason");
  if (!code) return reply(code.error());
  if (!reason) return reply(reason.error());
  context.parts.services.cases->erase(call->commune, call->actor(), std::string{*code}, std::string{*reason},
                                      call->once(), json_done(std::move(reply)));
}

}  // namespace

std::vector<Route> admin_routes(Context& context) {
  auto const on = [&](auto handler) {
    return Handler{[&context, handler](Call const& c) { return handler(context, c); }};
  };
  std::string const base = "/api/v1/communes/{commune}/office/admin";
  auto const accounts = Access::staff(Action::manage_accounts);
  std::vector<Route> routes;
  routes.emplace_back(Method::get, base + "/staff", "listStaff", accounts, on(list));
  routes.push_back(Route{Method::post, base + "/staff", "createStaff", accounts, on(create)}.json().keyed());
  routes.emplace_back(Method::get, base + "/staff/{staff}", "getStaff", accounts, on(get));
  routes.push_back(Route{Method::patch, base + "/staff/{staff}", "updateStaff", accounts, on(update)}.json());
  routes.push_back(
      Route{Method::post, base + "/staff/{staff}/invitation", "inviteStaff", accounts, on(invite)}.keyed());
  routes.emplace_back(Method::get, base + "/jobs", "listStuckJobs", Access::staff(Action::read_jobs),
                      on(jobs));
  routes.push_back(
      Route{Method::post, base + "/jobs/{job}/retry", "retryJob", Access::staff(Action::retry_job), on(retry)}
          .keyed());
  routes.push_back(
      Route{Method::post, base + "/erasures", "erasePersonalData", Access::staff(Action::erase_body),
            AsyncHandler{[&context](CallPtr const& c, Reply r) { erase(context, c, std::move(r)); }}}
          .json()
          .keyed());
  routes.emplace_back(
      Method::get, base + "/packs", "listPacks", Access::staff(Action::manage_packs),
      on([](Context& x, Call const& c) { return as_json(x.parts.services.procedures->packs(c.commune)); }));
  return routes;
}

}  // namespace ts::server
