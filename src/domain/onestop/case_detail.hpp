#pragma once
/// Reading one case in full: its row, and what its journal entries tell. Thread-safe; blocking database reads.
#include <optional>
#include <string>
#include <vector>

#include "domain/onestop/case_json.hpp"
#include "domain/onestop/case_projection.hpp"
#include "kernel/permissions/permissions.hpp"
#include "kernel/store/journal_store.hpp"

namespace ts::onestop {

class CaseDetails {
 public:
  explicit CaseDetails(Env const& env) : env_(&env), journal_(env.db) {}

  /// CaseDetail. Not found as well when the actor may not know that the case exists.
  Result<json::object> detail(CommuneId commune, permissions::Actor const& actor, CaseNo no);
  /// SubmitResult: what the person who has just filed or taken in this case is shown; from its row alone.
  Result<json::object> filed(CommuneId commune, permissions::Actor const& actor, CaseNo no);
  /// CaseTracking: for whoever knows the code and the last four digits of the phone, or the receipt's secret. One
  /// answer for "no such code" and "wrong proof" (`track.unknown`).
  Result<json::object> track(CommuneId commune, json::object const& request);
  /// Receipt.
  Result<json::object> receipt(CommuneId commune, permissions::Actor const& actor, CaseNo no);
  Result<std::string> receipt_qr(CommuneId commune, permissions::Actor const& actor, CaseNo no);
  /// C2SP tlog-proof of the filing, and the name to save it under.
  struct Proof {
    std::string file_name;
    std::string text;
  };
  Result<Proof> receipt_proof(CommuneId commune, permissions::Actor const& actor, CaseNo no);
  /// CaseJournal: header, leaf and inclusion proof of each entry.
  Result<json::object> journal(CommuneId commune, permissions::Actor const& actor, CaseNo no);
  /// PrintData of one of the forms of the one-stop shop.
  Result<json::object> print(CommuneId commune, permissions::Actor const& actor, CaseNo no,
                             std::string_view form);
  /// True when the actor may read the case this file belongs to.
  Result<bool> file_belongs(CommuneId commune, permissions::Actor const& actor, CaseNo no,
                            std::string_view sha256);

 private:
  struct Seen;
  struct Loaded;
  Result<Seen> see(CommuneId commune, permissions::Actor const& actor, CaseNo no,
                   permissions::Action action) const;
  Result<Loaded> load(CommuneId commune, permissions::Actor const& actor, CaseNo no,
                      permissions::Action action);

  Env const* env_;
  store::JournalReader journal_;
};

}  // namespace ts::onestop
