#pragma once
/// What the server asks of the rest of the program: narrow interfaces, wired to the domain modules by the
/// command line and to fakes in tests. Results are the JSON of api/openapi.yaml. Reads may block and are
/// called on worker threads. What changes something takes a `Done`, called once, on any thread; it must not
/// block: the caller may be an I/O thread.
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "kernel/permissions/permissions.hpp"

namespace ts::server {

using permissions::Actor;
using Done = std::function<void(Result<json::object>)>;

/// A keyset page: `cursor` is what an earlier answer's `next` said, empty for the first.
struct PageQuery {
  std::string cursor{};
  int limit = 30;  ///< 1 … 100
};

/// What makes a repeated request recognisable; as store::Idempotency, without its headers.
struct Once {
  std::string actor;
  std::string key;
  std::string request_hash;
};

/// What the installation hosts.
class SiteService {
 public:
  virtual ~SiteService() = default;
  virtual json::object site() = 0;                              ///< Site
  virtual bool hosts(CommuneId commune) = 0;                    ///< quick, from memory
  virtual Result<json::object> commune(CommuneId commune) = 0;  ///< Commune
  virtual json::object commune_ref(CommuneId commune) = 0;      ///< CommuneRef
};

struct ProcedureQuery {
  std::string q{}, field{}, life{};
  PageQuery page{};
};

/// Packs as people read them.
class ProcedureService {
 public:
  virtual ~ProcedureService() = default;
  virtual Result<json::object> fields(CommuneId commune) = 0;
  virtual Result<json::object> life_situations(CommuneId commune) = 0;
  virtual Result<json::object> list(CommuneId commune, ProcedureQuery const& query) = 0;
  virtual Result<json::object> get(CommuneId commune, std::string const& code) = 0;  ///< Procedure
  virtual Result<json::object> packs(CommuneId commune) = 0;                         ///< {items: [Pack]}
};

struct CaseQuery {
  std::string q{}, status{}, deadline{}, procedure{}, field{}, unit{}, from{}, to{};
  std::int64_t owner = 0;  ///< staff id, 0: any
  PageQuery page{};
};
struct InboxQuery {
  std::string group{};  ///< empty: all
  std::string scope = "mine";
  PageQuery page{};
};
struct ProofFile {
  std::string name;  ///< to save it under
  std::string text;
};
struct Command {
  CaseNo no{};
  std::string verb;
  json::object data;
  std::optional<std::int64_t> version{};  ///< If-Match
};

/// Cases. The object-level permission (own case, own unit, own field) is decided inside, with the actor.
class CaseService {
 public:
  virtual ~CaseService() = default;
  /// {"no"} of the new case. `applicant`: the account's Applicant.
  virtual void submit(CommuneId commune, Actor const& actor, json::object request, json::object applicant,
                      Once once, Done done) = 0;
  virtual void intake(CommuneId commune, Actor const& actor, json::object request, Once once, Done done) = 0;
  /// SubmitResult of a case the actor has just filed or taken in.
  virtual Result<json::object> filed(CommuneId commune, Actor const& actor, CaseNo no) = 0;
  /// {"no", "version"} of the case after it.
  virtual void command(CommuneId commune, Actor const& actor, Command command, Once once, Done done) = 0;
  /// Erasure: what an ended case says about people is wiped. `reason` stays on record.
  virtual void erase(CommuneId commune, Actor const& actor, std::string code, std::string reason, Once once,
                     Done done) = 0;

  virtual Result<json::object> inbox(CommuneId commune, Actor const& actor, InboxQuery const& query) = 0;
  virtual Result<json::object> list(CommuneId commune, Actor const& actor, CaseQuery const& query) = 0;
  virtual Result<json::object> mine(CommuneId commune, Actor const& actor, PageQuery const& page) = 0;
  virtual Result<json::object> detail(CommuneId commune, Actor const& actor, CaseNo no) = 0;
  virtual Result<json::object> track(CommuneId commune, json::object const& request) = 0;
  virtual Result<json::object> journal(CommuneId commune, Actor const& actor, CaseNo no) = 0;
  virtual Result<json::object> print(CommuneId commune, Actor const& actor, CaseNo no,
                                     std::string const& form) = 0;
  virtual Result<json::object> receipt(CommuneId commune, Actor const& actor, CaseNo no) = 0;
  virtual Result<std::string> receipt_qr(CommuneId commune, Actor const& actor, CaseNo no) = 0;
  virtual Result<ProofFile> receipt_proof(CommuneId commune, Actor const& actor, CaseNo no) = 0;
  /// Whether the actor may read the case and this content is one of its papers.
  virtual Result<bool> file_belongs(CommuneId commune, Actor const& actor, CaseNo no,
                                    std::string const& sha256) = 0;
};

/// Work the office gives itself.
class WorkService {
 public:
  virtual ~WorkService() = default;
  /// {items: [ProcedureSummary]}: what the actor may file.
  virtual Result<json::object> kinds(CommuneId commune, Actor const& actor) = 0;
  virtual Result<json::object> kind(CommuneId commune, Actor const& actor, std::string const& code,
                                    std::string const& variant) = 0;  ///< WorkForm
  /// What the actor has filed, newest first.
  virtual Result<json::object> mine(CommuneId commune, Actor const& actor, PageQuery const& page) = 0;
  /// {"no"} of the new case. Unlike the others it may block.
  virtual void file(CommuneId commune, Actor const& actor, json::object request, Once once, Done done) = 0;
};

struct TargetQuery {
  std::string pillar{}, verdict{};
  std::optional<bool> bound{};
};
struct TaskQuery {
  std::string unit{}, state{};
  PageQuery page{};
};

class PlanService {
 public:
  virtual ~PlanService() = default;
  virtual Result<json::object> current(CommuneId commune) = 0;
  virtual Result<json::object> lines(CommuneId commune, int from, int limit) = 0;
  virtual Result<json::object> targets(CommuneId commune, TargetQuery const& query) = 0;
  virtual Result<json::object> target(CommuneId commune, std::int64_t id) = 0;  ///< with member `etag`
  /// TargetDetail after it; `etag.stale` when the target is no longer at `version`.
  virtual void bind(CommuneId commune, Actor const& actor, std::int64_t id, std::int64_t version,
                    json::object binding, Done done) = 0;
  virtual Result<json::object> tasks(CommuneId commune, TaskQuery const& query) = 0;
  virtual Result<json::object> duties(CommuneId commune) = 0;
  /// PlanPreview: what the document says beside the plan in force. Nothing is written.
  virtual Result<json::object> preview(CommuneId commune, Actor const& actor, std::string const& file,
                                       std::string const& bytes) = 0;
  /// PlanImported: the document is the plan in force, if that is still the plan `against` (0: none). May block.
  virtual void import_plan(CommuneId commune, Actor const& actor, std::string const& file,
                           std::string const& bytes, std::int64_t against, Once once, Done done) = 0;
};

struct IndicatorQuery {
  std::string period{};  ///< as in the API; empty: the year to date
  std::string basis = "calendar";
  std::string unit{}, field{};
};

class IndicatorService {
 public:
  virtual ~IndicatorService() = default;
  virtual Result<json::object> published(CommuneId commune, IndicatorQuery const& query) = 0;
  virtual Result<json::object> list(CommuneId commune, Actor const& actor, IndicatorQuery const& query) = 0;
  virtual Result<json::object> get(CommuneId commune, Actor const& actor, std::string const& id,
                                   IndicatorQuery const& query) = 0;
  /// `part`: "numerator", "denominator", "missing". A page of CaseSummary.
  virtual Result<json::object> cases(CommuneId commune, Actor const& actor, std::string const& id,
                                     std::string const& part, IndicatorQuery const& query,
                                     PageQuery const& page) = 0;
};

/// All of them; they outlive the server.
struct Services {
  SiteService* site = nullptr;
  ProcedureService* procedures = nullptr;
  CaseService* cases = nullptr;
  PlanService* plan = nullptr;
  IndicatorService* indicators = nullptr;
  WorkService* work = nullptr;
};

}  // namespace ts::server
