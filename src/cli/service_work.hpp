#pragma once
/// Work the office gives itself, for the server.
#include "cli/installation.hpp"
#include "cli/once.hpp"
#include "server/services.hpp"

namespace ts::cli {

class WorkAdapter final : public server::WorkService {
 public:
  explicit WorkAdapter(Installation& in) : in_(in) {}
  Result<json::object> kinds(CommuneId commune, server::Actor const& actor) override {
    return in_.work->kinds(commune, actor);
  }
  Result<json::object> kind(CommuneId commune, server::Actor const& actor, std::string const& code,
                            std::string const& variant) override {
    return in_.work->kind(commune, actor, code, variant);
  }
  Result<json::object> mine(CommuneId commune, server::Actor const& actor,
                            server::PageQuery const& page) override {
    return in_.lists->own(commune, actor, {page.cursor, page.limit});
  }
  void file(CommuneId commune, server::Actor const& actor, json::object request, server::Once once,
            server::Done done) override {
    in_.work->file(commune, actor, request, idempotency(std::move(once)), std::move(done));
  }

 private:
  Installation& in_;
};

}  // namespace ts::cli
