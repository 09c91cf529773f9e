#pragma once
/// Cases for the server.
#include "cli/installation.hpp"
#include "server/services.hpp"

namespace ts::cli {

class CaseAdapter final : public server::CaseService {
 public:
  explicit CaseAdapter(Installation& in) : in_(in) {}
  void submit(CommuneId commune, server::Actor const& actor, json::object request, json::object applicant,
              server::Once once, server::Done done) override;
  void intake(CommuneId commune, server::Actor const& actor, json::object request, server::Once once,
              server::Done done) override;
  void command(CommuneId commune, server::Actor const& actor, server::Command command, server::Once once,
               server::Done done) override;
  void erase(CommuneId commune, server::Actor const& actor, std::string code, std::string reason,
             server::Once once, server::Done done) override;
  Result<json::object> inbox(CommuneId commune, server::Actor const& actor,
                             server::InboxQuery const& query) override;
  Result<json::object> list(CommuneId commune, server::Actor const& actor,
                            server::CaseQuery const& query) override;
  Result<json::object> mine(CommuneId commune, server::Actor const& actor,
                            server::PageQuery const& page) override;
  Result<json::object> filed(CommuneId commune, server::Actor const& actor, CaseNo no) override;
  Result<json::object> detail(CommuneId commune, server::Actor const& actor, CaseNo no) override;
  Result<json::object> track(CommuneId commune, json::object const& request) override;
  Result<json::object> journal(CommuneId commune, server::Actor const& actor, CaseNo no) override;
  Result<json::object> print(CommuneId commune, server::Actor const& actor, CaseNo no,
                             std::string const& form) override;
  Result<json::object> receipt(CommuneId commune, server::Actor const& actor, CaseNo no) override;
  Result<std::string> receipt_qr(CommuneId commune, server::Actor const& actor, CaseNo no) override;
  Result<server::ProofFile> receipt_proof(CommuneId commune, server::Actor const& actor, CaseNo no) override;
  Result<bool> file_belongs(CommuneId commune, server::Actor const& actor, CaseNo no,
                            std::string const& sha256) override;

 private:
  Installation& in_;
};

}  // namespace ts::cli
