#pragma once
/// Everything that changes a case. Each call becomes one command of the sequencer: decided against the case as it then
/// stands, written with its projections, answered when it is on disk.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/onestop/env.hpp"
#include "domain/onestop/erasure.hpp"
#include "kernel/casework/decide.hpp"
#include "kernel/permissions/permissions.hpp"
#include "kernel/store/sequencer.hpp"

namespace ts::onestop {

/// A row of the plan's annex about to become a case.
struct PlanTask {
  std::string title;
  std::string product;
  UnitId lead;
  std::vector<UnitId> coop;
  Instant due{};
  std::string source;  ///< "plan:1/task:12"
};

/// Thread-safe; `done` is called once, on the thread of the sequencer's answers or, for input refused at once, on the
/// caller's.
class CaseService {
 public:
  explicit CaseService(Env const& env) : env_(&env) {}

  /// A citizen files online. `request` is a SubmitRequest, `applicant` the account's data. Answer: {"no"}.
  void submit(CommuneId commune, permissions::Actor const& actor, json::object const& request,
              json::object applicant, std::optional<store::Idempotency> key, store::Done done) const;
  /// An officer files and takes in at once: both or neither. `request` is an IntakeRequest. Answer:
  /// {"no"}. Answers are kept for retries and outlive an erasure, so they hold nothing about people: what a screen
  /// shows is read afterwards (CaseDetails::filed).
  void intake(CommuneId commune, permissions::Actor const& actor, json::object const& request,
              std::optional<store::Idempotency> key, store::Done done) const;
  /// One verb. Answer: {"no", "version"}. Errors besides the rules': `case.unknown` (not_found), `verb.unknown`.
  void command(CommuneId commune, permissions::Actor const& actor, CaseNo no, std::string_view verb,
               json::object data, std::optional<std::int64_t> expected_version,
               std::optional<store::Idempotency> key, store::Done done) const;

  /// Erases what an ended case says about people: erasure.hpp.
  void erase(CommuneId commune, permissions::Actor const& actor, ErasureRequest request,
             std::optional<store::Idempotency> key, store::Done done) const;

  /// Inside another command's transaction: files what comes without a form to check, such as a task or internal work.
  Result<CaseNo> file(store::Tx& tx, permissions::Actor const& actor, casework::CaseType const& type,
                      casework::Submit submit) const;
  /// As `file`: the plan's import makes its tasks' cases with it.
  Result<CaseNo> submit_task(store::Tx& tx, PlanTask const& task) const;

 private:
  Env const* env_;
};

}  // namespace ts::onestop
