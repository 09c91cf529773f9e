#include <fmt/format.h>

#include <charconv>

#include "kernel/identity/identity.hpp"
#include "server/etag.hpp"
#include "server/handlers.hpp"
#include "server/problem.hpp"

namespace ts::server {
namespace {

using identity::Audience;
using permissions::Action;

json::object applicant_json(identity::CitizenAccount const& account) {
  json::object out{{"name", account.name}, {"phone", account.phone}};
  if (!account.id_number.empty()) out["id_number"] = account.id_number;
  if (!account.address.empty()) out["address"] = account.address;
  if (!account.email.empty()) out["email"] = account.email;
  return out;
}

std::string draft_of(Call const& call) {
  auto const draft = get_string_or(call.body, "draft", "");
  return draft ? std::string{*draft} : std::string{};
}

/// The draft a form came from goes once the case is durable; failing to remove it loses nothing.
void drop_draft(Context& context, Call const& call) {
  auto const draft = draft_of(call);
  if (draft.empty()) return;
  try {
    static_cast<void>(context.parts.identity->drafts.remove(call.commune, call.actor().id, draft));
  } catch (std::exception const&) {
    // It stays on the list of drafts; the person can throw it away there.
  }
}

std::string location(Call const& call, CaseNo no) {
  auto const side = call.session->audience == Audience::citizen ? "my" : "office";
  return fmt::format("/api/v1/communes/{}/{}/cases/{}", call.commune.value, side, no.value);
}

Response created_minimal(Call const& call, CaseNo no) {
  return empty_response().with("Location", location(call, no)).with("Preference-Applied", "return=minimal");
}

Result<Response> created(Context& context, Call const& call, CaseNo no) {
  try {
    TS_TRY(auto const filed, context.parts.services.cases->filed(call.commune, call.actor(), no));
    return json_response(filed, 201).with("Location", location(call, no));
  } catch (std::exception const&) {
    return internal_error();  // the case is durable, only its picture could not be read: the same key gives it
  }
}

/// What is shown of the case just filed is read on a worker: one thread gives all answers and only hands over.
Done submitted(Context& context, CallPtr call, Reply reply) {
  return [&context, call = std::move(call), reply = std::move(reply)](Result<json::object> result) {
    if (!result) return reply(std::move(result).error());
    CaseNo const no{result->at("no").to_number<std::int64_t>()};
    auto const minimal = call->request.header("prefer") == "return=minimal";
    if (minimal) reply(created_minimal(*call, no));
    if (minimal && draft_of(*call).empty()) return;
    auto const taken = context.workers.post([&context, call, reply, no, minimal] {
      drop_draft(context, *call);
      if (!minimal) reply(created(context, *call, no));
    });
    if (!taken && !minimal) reply(busy());
  };
}

/// Needs the account's row, so it runs on a worker and goes on from there.
void submit(Context& context, CallPtr const& call, Reply reply) {
  auto const taken = context.workers.post([&context, call, reply] {
    try {
      auto const account = context.parts.identity->citizens.get(CitizenId{call->session->account});
      if (!account) return reply(account.error());
      context.parts.services.cases->submit(call->commune, call->actor(), call->body, applicant_json(*account),
                                           call->once(), submitted(context, call, reply));
    } catch (std::exception const&) {
      reply(internal_error());
    }
  });
  if (!taken) reply(busy());
}

void intake(Context& context, CallPtr const& call, Reply reply) {
  context.parts.services.cases->intake(call->commune, call->actor(), call->body, call->once(),
                                       submitted(context, call, std::move(reply)));
}

/// Looks up the commune's units, so it runs on a worker and goes on from there.
void file_work(Context& context, CallPtr const& call, Reply reply) {
  auto const taken = context.workers.post([&context, call, reply] {
    try {
      context.parts.services.work->file(call->commune, call->actor(), call->body, call->once(),
                                        submitted(context, call, reply));
    } catch (std::exception const&) {
      reply(internal_error());
    }
  });
  if (!taken) reply(busy());
}

void command(Context& context, CallPtr const& call, Reply reply) {
  auto const no = call->case_no();
  auto const version = if_match(call->request);
  auto const data = get_object(call->body, "data");
  if (!no) return reply(no.error());
  if (!version) return reply(version.error());
  if (!data) return reply(data.error());
  Command command{*no, std::string{call->param("verb")}, **data, *version};
  context.parts.services.cases->command(call->commune, call->actor(), std::move(command), call->once(),
                                        case_after(context, call, *no, reply));
}

Result<CaseQuery> case_query(Call const& call) {
  auto const text = [&](std::string_view name) { return std::string{call.request.query(name)}; };
  CaseQuery query{text("q"),    {},         {}, text("procedure"), text("field"), text("unit"),
                  text("from"), text("to"), 0,  call.page()};
  TS_TRY(query.status, query_word(call.request, "status",
                                  {"submitted", "processing", "waiting_applicant", "paused", "ready", "done",
                                   "refused", "withdrawn", "stopped"}));
  TS_TRY(query.deadline, query_word(call.request, "deadline",
                                    {"none", "on_track", "at_risk", "late", "paused", "met", "missed"}));
  TS_TRY(query.owner, query_int(call.request, "owner", 0, 1, 2'000'000'000));
  return query;
}

Result<Response> list(Context& context, Call const& call) {
  TS_TRY(auto const query, case_query(call));
  return as_json(context.parts.services.cases->list(call.commune, call.actor(), query));
}

Result<Response> inbox(Context& context, Call const& call) {
  InboxQuery query{{}, {}, call.page()};
  TS_TRY(query.group,
         query_word(call.request, "group", {"late", "today", "at_risk", "on_time", "waiting", "ready"}));
  TS_TRY(query.scope, query_word(call.request, "scope", {"mine", "unit", "commune"}));
  if (query.scope.empty()) query.scope = "mine";
  return as_json(context.parts.services.cases->inbox(call.commune, call.actor(), query));
}

Result<Response> events(Context& context, Call const& call) {
  auto text = call.request.header("last-event-id");
  if (text.empty()) text = call.request.query("since");
  std::optional<std::int64_t> after;
  std::int64_t seq = 0;
  if (auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), seq);
      error == std::errc{})
    after = seq;
  TS_TRY(auto stream, context.hub.open(call.commune, call.session->token_hash, after));
  return Response{200, "text/event-stream", {}, {}, {}, std::move(stream)};
}

/// A read of one case: its number taken from the path.
template <class F>
Handler on_case(Context& context, F const& read) {
  return [&context, read](Call const& call) -> Result<Response> {
    TS_TRY(auto const no, call.case_no());
    return read(*context.parts.services.cases, call, no);
  };
}

/// The reads that a citizen has of the own case and an officer of any.
void add_reads(std::vector<Route>& routes, Context& context, std::string const& base, std::string const& my,
               Access access) {
  routes.emplace_back(Method::get, base, "get" + my + "Case", access,
                      on_case(context, [](CaseService& s, Call const& c, CaseNo no) {
                        return as_versioned(c, s.detail(c.commune, c.actor(), no));
                      }));
  routes.emplace_back(Method::get, base + "/receipt", "get" + my + "Receipt", access,
                      on_case(context, [](CaseService& s, Call const& c, CaseNo no) {
                        return as_json(s.receipt(c.commune, c.actor(), no));
                      }));
  routes.emplace_back(Method::get, base + "/receipt/qr.svg", "get" + my + "ReceiptQr", access,
                      on_case(context, [](CaseService& s, Call const& c, CaseNo no) -> Result<Response> {
                        TS_TRY(auto svg, s.receipt_qr(c.commune, c.actor(), no));
                        return text_response(std::move(svg), "image/svg+xml");
                      }));
  routes.emplace_back(Method::get, base + "/receipt/proof", "get" + my + "ReceiptProof", access,
                      on_case(context, [](CaseService& s, Call const& c, CaseNo no) -> Result<Response> {
                        TS_TRY(auto proof, s.receipt_proof(c.commune, c.actor(), no));
                        auto response = text_response(std::move(proof.text));
                        response.headers.emplace_back("Content-Disposition", "attachment; filename*=UTF-8''" +
                                                                                 percent_encode(proof.name));
                        return response;
                      }));
}

}  // namespace

std::vector<Route> my_case_routes(Context& context) {
  auto const async = [&](auto handler) {
    return AsyncHandler{
        [&context, handler](CallPtr const& c, Reply r) { handler(context, c, std::move(r)); }};
  };
  std::string const base = "/api/v1/communes/{commune}/my/cases";
  std::vector<Route> routes;
  auto const read = Access::citizen(Action::read_own_case);
  routes.emplace_back(Method::get, base, "listMyCases", read, Handler{[&](Call const& c) {
                        return as_json(context.parts.services.cases->mine(c.commune, c.actor(), c.page()));
                      }});
  routes.push_back(
      Route{Method::post, base, "submitCase", Access::citizen(Action::submit), async(submit)}.json().keyed());
  routes.push_back(Route{Method::post, base + "/{no}/commands/{verb}", "commandMyCase",
                         Access::verb(Audience::citizen), async(command)}
                       .json()
                       .keyed());
  add_reads(routes, context, base + "/{no}", "My", read);
  return routes;
}

std::vector<Route> case_routes(Context& context) {
  auto const on = [&](auto handler) {
    return Handler{[&context, handler](Call const& c) { return handler(context, c); }};
  };
  auto const async = [&](auto handler) {
    return AsyncHandler{
        [&context, handler](CallPtr const& c, Reply r) { handler(context, c, std::move(r)); }};
  };
  std::string const office = "/api/v1/communes/{commune}/office", base = office + "/cases";
  auto const read = Access::staff(Action::read_case);
  std::vector<Route> routes;
  routes.emplace_back(Method::get, office + "/inbox", "getInbox", Access::staff(Action::list_inbox),
                      on(inbox));
  routes.emplace_back(Method::get, office + "/inbox/events", "streamInbox", Access::staff(Action::list_inbox),
                      on(events));
  routes.emplace_back(Method::get, base, "listCases", Access::staff(Action::search_cases), on(list));
  routes.push_back(
      Route{Method::post, base, "intakeCase", Access::staff(Action::accept), async(intake)}.json().keyed());
  routes.push_back(Route{Method::post, base + "/{no}/commands/{verb}", "commandCase",
                         Access::verb(Audience::staff), async(command)}
                       .json()
                       .keyed());
  add_reads(routes, context, base + "/{no}", "", read);
  routes.emplace_back(Method::get, base + "/{no}/journal", "getCaseJournal",
                      Access::staff(Action::read_journal_entry),
                      on_case(context, [](CaseService& s, Call const& c, CaseNo no) {
                        return as_json(s.journal(c.commune, c.actor(), no));
                      }));
  routes.emplace_back(Method::get, base + "/{no}/print/{form}", "getPrintData", Access::staff(Action::print),
                      on_case(context, [](CaseService& s, Call const& c, CaseNo no) {
                        return as_json(s.print(c.commune, c.actor(), no, std::string{c.param("form")}));
                      }));
  return routes;
}

std::vector<Route> work_routes(Context& context) {
  auto const on = [&](auto handler) {
    return Handler{[&context, handler](Call const& c) { return handler(*context.parts.services.work, c); }};
  };
  std::string const base = "/api/v1/communes/{commune}/office/work";
  auto const may = Access::staff(Action::submit);
  std::vector<Route> routes;
  routes.emplace_back(Method::get, base, "listWork", may, on([](WorkService& s, Call const& c) {
                        return as_json(s.kinds(c.commune, c.actor()));
                      }));
  routes.emplace_back(Method::get, base + "/mine", "listMyWork", may, on([](WorkService& s, Call const& c) {
                        return as_json(s.mine(c.commune, c.actor(), c.page()));
                      }));
  routes.emplace_back(Method::get, base + "/{procedure}", "getWork", may,
                      on([](WorkService& s, Call const& c) {
                        return as_json(s.kind(c.commune, c.actor(), std::string{c.param("procedure")},
                                              std::string{c.request.query("variant")}));
                      }));
  routes.push_back(Route{
      Method::post, base, "fileWork", may, AsyncHandler{[&context](CallPtr const& c, Reply r) {
        file_work(context, c, std::move(r));
      }}}.json()
                       .keyed());
  return routes;
}

}  // namespace ts::server
