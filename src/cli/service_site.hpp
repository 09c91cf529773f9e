#pragma once
/// Site and procedures for the server.
#include "cli/installation.hpp"
#include "server/services.hpp"

namespace ts::cli {

class SiteAdapter final : public server::SiteService {
 public:
  explicit SiteAdapter(Installation& in) : in_(in) {}
  json::object site() override;
  bool hosts(CommuneId commune) override { return in_.env.offices.contains(commune); }
  Result<json::object> commune(CommuneId commune) override;
  json::object commune_ref(CommuneId commune) override;

 private:
  Installation& in_;
};

class ProcedureAdapter final : public server::ProcedureService {
 public:
  explicit ProcedureAdapter(Installation& in) : in_(in) {}
  Result<json::object> fields(CommuneId commune) override;
  Result<json::object> life_situations(CommuneId commune) override;
  Result<json::object> list(CommuneId commune, server::ProcedureQuery const& query) override;
  Result<json::object> get(CommuneId commune, std::string const& code) override;
  Result<json::object> packs(CommuneId commune) override;

 private:
  Day today() const { return local_day(in_.options.clock->now()); }
  std::vector<casework::CaseTypePtr> procedures() const {
    return in_.model.packs->in_force(today(), casework::Kind::procedure);
  }
  Installation& in_;
};

}  // namespace ts::cli
