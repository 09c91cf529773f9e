#pragma once
/// The living plan and indicators for the server.
#include "cli/installation.hpp"
#include "cli/once.hpp"
#include "server/services.hpp"

namespace ts::cli {

class PlanAdapter final : public server::PlanService {
 public:
  explicit PlanAdapter(Installation& in) : in_(in) {}
  Result<json::object> current(CommuneId commune) override { return in_.plan->current(commune); }
  Result<json::object> lines(CommuneId commune, int from, int limit) override {
    return in_.plan->lines(commune, from, limit);
  }
  Result<json::object> targets(CommuneId commune, server::TargetQuery const& q) override {
    return in_.plan->targets(commune, {q.pillar, q.verdict, q.bound});
  }
  Result<json::object> target(CommuneId commune, std::int64_t id) override {
    return in_.plan->target(commune, id);
  }
  void bind(CommuneId commune, server::Actor const& actor, std::int64_t id, std::int64_t version,
            json::object binding, server::Done done) override {
    in_.plan->bind(commune, actor, id, version, std::move(binding), std::move(done));
  }
  Result<json::object> tasks(CommuneId commune, server::TaskQuery const& q) override {
    return in_.plan->tasks(commune, {q.unit, q.state, q.page.cursor, q.page.limit});
  }
  Result<json::object> duties(CommuneId commune) override { return in_.plan->duties(commune); }
  Result<json::object> preview(CommuneId commune, server::Actor const& actor, std::string const& file,
                               std::string const& bytes) override {
    return in_.importer->preview(commune, actor, file, bytes);
  }
  void import_plan(CommuneId commune, server::Actor const& actor, std::string const& file,
                   std::string const& bytes, std::int64_t against, server::Once once,
                   server::Done done) override {
    auto work = in_.importer->work(commune, actor.id, file, bytes, against);
    if (!work) return done(work.error());
    in_.sequencer->submit(commune, idempotency(std::move(once)), std::move(*work), std::move(done));
  }

 private:
  Installation& in_;
};

class IndicatorAdapter final : public server::IndicatorService {
 public:
  explicit IndicatorAdapter(Installation& in) : in_(in) {}
  Result<json::object> published(CommuneId commune, server::IndicatorQuery const& q) override {
    return in_.indicators->published(commune, of(q));
  }
  Result<json::object> list(CommuneId commune, server::Actor const&,
                            server::IndicatorQuery const& q) override {
    return in_.indicators->list(commune, of(q));
  }
  Result<json::object> get(CommuneId commune, server::Actor const&, std::string const& id,
                           server::IndicatorQuery const& q) override {
    return in_.indicators->get(commune, id, of(q));
  }
  Result<json::object> cases(CommuneId commune, server::Actor const& actor, std::string const& id,
                             std::string const& part, server::IndicatorQuery const& q,
                             server::PageQuery const& page) override {
    return in_.indicators->cases(commune, actor, id, part, of(q), page.cursor, page.limit);
  }

 private:
  static plan::IndicatorQuery of(server::IndicatorQuery const& q) {
    return {q.period, q.basis, q.unit, q.field};
  }
  Installation& in_;
};

}  // namespace ts::cli
