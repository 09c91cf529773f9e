#include "cli/service_cases.hpp"

#include "cli/once.hpp"

namespace ts::cli {
namespace {

onestop::Page page_of(server::PageQuery const& page) { return {page.cursor, page.limit}; }

Result<std::optional<Day>> day_of(std::string const& text, std::string const& field) {
  if (text.empty()) return std::optional<Day>{};
  auto const day = parse_day(text);
  if (!day)
    return fail(Code::invalid, "list.day", "Ngày phải viết như 2026-01-21.",
                "A day is written like 2026-01-21.", "/" + field);
  return day;
}

}  // namespace

void CaseAdapter::submit(CommuneId commune, server::Actor const& actor, json::object request,
                         json::object applicant, server::Once once, server::Done done) {
  in_.cases->submit(commune, actor, request, std::move(applicant), idempotency(std::move(once)),
                    std::move(done));
}
void CaseAdapter::intake(CommuneId commune, server::Actor const& actor, json::object request,
                         server::Once once, server::Done done) {
  in_.cases->intake(commune, actor, request, idempotency(std::move(once)), std::move(done));
}
void CaseAdapter::command(CommuneId commune, server::Actor const& actor, server::Command command,
                          server::Once once, server::Done done) {
  in_.cases->command(commune, actor, command.no, command.verb, std::move(command.data), command.version,
                     idempotency(std::move(once)), std::move(done));
}

void CaseAdapter::erase(CommuneId commune, server::Actor const& actor, std::string code, std::string reason,
                        server::Once once, server::Done done) {
  in_.cases->erase(commune, actor, {std::move(code), std::move(reason)}, idempotency(std::move(once)),
                   std::move(done));
}

Result<json::object> CaseAdapter::inbox(CommuneId commune, server::Actor const& actor,
                                        server::InboxQuery const& query) {
  using onestop::InboxScope;
  auto const scope = query.scope == "unit"      ? InboxScope::unit
                     : query.scope == "commune" ? InboxScope::commune
                                                : InboxScope::mine;
  return in_.lists->inbox(commune, actor, scope, query.group, page_of(query.page));
}

Result<json::object> CaseAdapter::list(CommuneId commune, server::Actor const& actor,
                                       server::CaseQuery const& query) {
  onestop::CaseFilter filter{query.q,
                             query.status,
                             query.deadline,
                             query.procedure,
                             query.field,
                             query.unit,
                             query.owner > 0 ? std::to_string(query.owner) : std::string{},
                             {},
                             {}};
  TS_TRY(filter.from, day_of(query.from, "from"));
  TS_TRY(filter.to, day_of(query.to, "to"));
  return in_.lists->list(commune, actor, filter, page_of(query.page));
}

Result<json::object> CaseAdapter::mine(CommuneId commune, server::Actor const& actor,
                                       server::PageQuery const& page) {
  return in_.lists->own(commune, actor, page_of(page));
}
Result<json::object> CaseAdapter::detail(CommuneId commune, server::Actor const& actor, CaseNo no) {
  return in_.details->detail(commune, actor, no);
}
Result<json::object> CaseAdapter::filed(CommuneId commune, server::Actor const& actor, CaseNo no) {
  return in_.details->filed(commune, actor, no);
}
Result<json::object> CaseAdapter::track(CommuneId commune, json::object const& request) {
  return in_.details->track(commune, request);
}
Result<json::object> CaseAdapter::journal(CommuneId commune, server::Actor const& actor, CaseNo no) {
  return in_.details->journal(commune, actor, no);
}
Result<json::object> CaseAdapter::print(CommuneId commune, server::Actor const& actor, CaseNo no,
                                        std::string const& form) {
  return in_.details->print(commune, actor, no, form);
}
Result<json::object> CaseAdapter::receipt(CommuneId commune, server::Actor const& actor, CaseNo no) {
  return in_.details->receipt(commune, actor, no);
}
Result<std::string> CaseAdapter::receipt_qr(CommuneId commune, server::Actor const& actor, CaseNo no) {
  return in_.details->receipt_qr(commune, actor, no);
}
Result<server::ProofFile> CaseAdapter::receipt_proof(CommuneId commune, server::Actor const& actor,
                                                     CaseNo no) {
  TS_TRY(auto proof, in_.details->receipt_proof(commune, actor, no));
  return server::ProofFile{std::move(proof.file_name), std::move(proof.text)};
}
Result<bool> CaseAdapter::file_belongs(CommuneId commune, server::Actor const& actor, CaseNo no,
                                       std::string const& sha256) {
  return in_.details->file_belongs(commune, actor, no, sha256);
}

}  // namespace ts::cli
