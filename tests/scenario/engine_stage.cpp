// The bare rules: decide and apply on one case in memory.
#include "kernel/casework/decide.hpp"
#include "scenario/stage.hpp"

namespace ts::scenario {

namespace {

class EngineStage final : public Stage {
 public:
  explicit EngineStage(packs::PackSet const& packs) : packs_(&packs) {}

  Status perform(permissions::Actor const& who, Deed const& deed, casework::CaseType const& type,
                 Instant at) override {
    TS_TRY(auto const command, command_of(deed));
    casework::Context context{at, type, packs_->calendar(), who};
    context.commune = commune;
    context.new_no = CaseNo{1};
    context.new_code = casework::case_code("H99.99901", local_day(at), 1);
    TS_TRY(auto const events, casework::decide(state_, command, context));
    for (auto const& event : events) state_ = casework::apply(std::move(state_), event);
    return {};
  }

  std::optional<casework::Case> state() override { return state_; }
  std::vector<std::string> contradictions(casework::CaseType const&) override { return {}; }
  std::vector<std::string> finish() override { return {}; }

 private:
  packs::PackSet const* packs_;
  std::optional<casework::Case> state_{};
};

}  // namespace

std::unique_ptr<Stage> engine_stage(packs::PackSet const& packs) {
  return std::make_unique<EngineStage>(packs);
}

}  // namespace ts::scenario
