#pragma once
/// From the API's requests (api/openapi.yaml: SubmitRequest, IntakeRequest, CommandRequest) to commands of casework.
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"
#include "domain/onestop/commune_units.hpp"
#include "domain/onestop/env.hpp"
#include "kernel/casework/command.hpp"
#include "kernel/permissions/permissions.hpp"
#include "kernel/store/tx.hpp"

namespace ts::onestop {

/// A filing, checked as far as possible without the database: procedure in force, form answers, papers.
struct Filing {
  casework::CaseTypePtr type;
  casework::Submit submit;
  json::array papers;  ///< PaperGiven as sent; the files in it are looked up in the transaction
};

/// `channel` is decided by the caller: online for citizens, what the request says at the counter.
/// Errors name the field: `procedure.unknown`, `procedure.version` (conflict), `form.*` (field in /answers), `paper.*`.
Result<Filing> read_filing(Env const& env, json::object const& request, casework::Channel channel,
                           json::object applicant, Day today);

/// Internal work (WorkRequest): the form of an internal procedure, or a task with the unit that leads and its due day.
/// `units`: of the commune. Errors as above; `work.lead`, `work.unit`, `work.due`.
Result<Filing> read_work(Env const& env, json::object const& request, json::object applicant,
                         std::vector<Unit> const& units, Day today);

/// Name, phone, … of an Applicant object; refuses unknown members and empty names (`applicant.name`).
Result<json::object> read_applicant(json::object const& request, std::string_view key);

/// Splits PaperGiven entries into casework's papers and the personal list of files. A file must have been uploaded by
/// the actor before (`file.unknown`).
struct Papers {
  std::vector<casework::Paper> papers;
  json::array files;
};
Result<Papers> resolve_papers(store::Tx& tx, permissions::Actor const& actor, casework::CaseType const& type,
                              json::array const& given);

/// The command a filing becomes, its papers resolved. The filing stays as it is: a work may run twice.
Result<casework::Submit> submit_of(store::Tx& tx, permissions::Actor const& actor, Filing const& filing);

/// A verb's data as the API sends it, with its files looked up: `papers` (PaperGiven) and `files` (ids) become what
/// casework::command_from_json takes.
Result<casework::Command> read_command(store::Tx& tx, permissions::Actor const& actor,
                                       casework::CaseType const& type, casework::Verb verb,
                                       json::object data);

}  // namespace ts::onestop
