#pragma once
/// Work the office gives itself: internal procedures (leave, supplies) and tasks handed out beside those of the plan's
/// annex. Officials file it; it needs no taking in and begins at its first step. Thread-safe.
#include <optional>
#include <string_view>

#include "domain/onestop/case_service.hpp"
#include "domain/onestop/env.hpp"
#include "kernel/permissions/permissions.hpp"

namespace ts::onestop {

class InternalWork {
 public:
  InternalWork(Env const& env, CaseService const& cases) : env_(&env), cases_(&cases) {}

  /// {items: [ProcedureSummary]}: what this person may file today, internal procedures first.
  Result<json::object> kinds(CommuneId commune, permissions::Actor const& actor) const;
  /// WorkForm: the procedure, what has to be said besides its form, and when it would be due if it were filed now.
  /// Error `procedure.unknown`, also for what the person may not file.
  Result<json::object> kind(CommuneId commune, permissions::Actor const& actor, std::string_view code,
                            std::string_view variant) const;
  /// `request` is a WorkRequest. Answer: {"no"}. Reads the commune's units, so it may block.
  void file(CommuneId commune, permissions::Actor const& actor, json::object const& request,
            std::optional<store::Idempotency> key, store::Done done) const;

 private:
  Env const* env_;
  CaseService const* cases_;
};

}  // namespace ts::onestop
