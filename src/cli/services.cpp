#include "cli/services.hpp"

#include "cli/service_cases.hpp"
#include "cli/service_plan.hpp"
#include "cli/service_site.hpp"
#include "cli/service_work.hpp"

namespace ts::cli {

struct DomainServices::Impl {
  SiteAdapter site;
  ProcedureAdapter procedures;
  CaseAdapter cases;
  PlanAdapter plan;
  IndicatorAdapter indicators;
  WorkAdapter work;
  explicit Impl(Installation& in) : site(in), procedures(in), cases(in), plan(in), indicators(in), work(in) {}
};

DomainServices::DomainServices(Installation& installation) : impl_(std::make_unique<Impl>(installation)) {}
DomainServices::~DomainServices() = default;

server::Services DomainServices::services() const {
  return {&impl_->site, &impl_->procedures, &impl_->cases, &impl_->plan, &impl_->indicators, &impl_->work};
}

}  // namespace ts::cli
