#include "cli/bench/reads.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "cli/bench/machine.hpp"
#include "cli/demo/cast.hpp"
#include "cli/paths.hpp"
#include "cli/setup.hpp"

namespace ts::cli::bench {
namespace {

using permissions::Role;

struct Sample {
  std::int64_t no;
  std::string code, applicant;
};

/// Cases spread evenly over the whole table.
std::vector<Sample> samples(store::Database& db, CommuneId commune, int count) {
  auto const lease = db.read();
  std::int64_t last = 0;
  lease.sql() << "SELECT MAX(case_no) FROM cases WHERE commune = :c", soci::into(last),
      soci::use(commune.value);
  std::vector<Sample> out;
  for (int i = 1; i <= count; ++i) {
    Sample s{last * i / count, {}, {}};
    lease.sql() << "SELECT code, applicant FROM cases WHERE commune = :c AND case_no = :n",
        soci::into(s.code), soci::into(s.applicant), soci::use(commune.value), soci::use(s.no);
    if (!s.applicant.empty()) out.push_back(s);
  }
  return out;
}

permissions::Actor officer(Installation& in, CommuneId commune, Role role) {
  for (auto const& account : in.identity->staff.list(commune)) {
    if (!account.active || !account.roles.has(role)) continue;
    permissions::Actor a;
    a.kind = permissions::ActorKind::staff;
    a.id = "staff:" + std::to_string(account.id.value);
    a.roles = account.roles;
    a.commune = commune;
    a.unit = account.unit;
    a.fields = account.fields;
    return a;
  }
  return {};
}

class Reads {
 public:
  Reads(Installation& in, CommuneId commune, Report& report)
      : in_(in),
        commune_(commune),
        report_(report),
        samples_(samples(*in.db, commune, 400)),
        desk_(officer(in, commune, Role::reception)),
        leader_(officer(in, commune, Role::leader)),
        handler_(officer(in, commune, Role::officer)) {}

  void all() {
    search("search by code", [](Sample const& s) { return s.code; });
    search("search by full name", [](Sample const& s) { return s.applicant; });
    search("search by family name",
           [](Sample const& s) { return s.applicant.substr(0, s.applicant.find(' ')); });
    search("search by beginnings of words",
           [](Sample const& s) { return s.applicant.substr(0, s.applicant.find(' ')) + " khai s"; });
    time("inbox, mine", 10,
         [this](int) { return in_.lists->inbox(commune_, handler_, onestop::InboxScope::mine, "", {}); });
    time("inbox, whole commune", 10,
         [this](int) { return in_.lists->inbox(commune_, leader_, onestop::InboxScope::commune, "", {}); });
    time("case page", 10, [this](int i) { return in_.details->detail(commune_, desk_, CaseNo{at(i).no}); });
    time("list of all cases, following pages", 10, [this](int) { return next_page(); });
    time(
        "dashboard: targets of the plan", 50, [this](int) { return in_.plan->targets(commune_, {}); }, 60);
    time(
        "dashboard: every indicator, year to date", 50,
        [this](int) { return in_.indicators->list(commune_, {}); }, 60);
  }

 private:
  Sample const& at(int i) const { return samples_.at(static_cast<std::size_t>(i) * 7 % samples_.size()); }

  template <class Text>
  void search(std::string const& name, Text text) {
    time(name, 10, [&](int i) {
      onestop::CaseFilter filter;
      filter.text = text(at(i));
      return in_.lists->list(commune_, desk_, filter, {});
    });
  }

  Result<json::object> next_page() {
    TS_TRY(auto page, in_.lists->list(commune_, desk_, {}, {cursor_, 30}));
    auto const* next = page.if_contains("next");
    cursor_ = next != nullptr && next->is_string() ? std::string{next->get_string()} : std::string{};
    return page;
  }

  /// p50 for information, p99 against the budget.
  void time(std::string const& name, double budget_ms, std::function<Result<json::object>(int)> const& call,
            int times = 300) {
    std::size_t bytes = 0;
    std::string error;
    auto const times_taken = measure(times, [&](int i) {
      auto const answer = call(i);
      if (answer)
        bytes = json::serialize(*answer).size();
      else
        error = answer.error().id;
    });
    report_.add({name + ", p50", 0, times_taken.quantile(0.5), "ms"});
    report_.add(
        {name + ", p99", budget_ms, times_taken.quantile(0.99), "ms", false,
         error.empty() ? fmt::format("{} calls, an answer of {} bytes", times, bytes) : "FAILED: " + error});
  }

  Installation& in_;
  CommuneId commune_;
  Report& report_;
  std::vector<Sample> samples_;
  permissions::Actor desk_, leader_, handler_;
  std::string cursor_;
};

}  // namespace

void bench_reads(Installation& in, CommuneId commune, Report& report) { Reads(in, commune, report).all(); }

void bench_plan(Installation& in, Report& report) {
  std::vector<std::filesystem::path> files;
  auto const gather = [&files](std::filesystem::path const& folder) {
    std::error_code error;
    for (auto const& entry : std::filesystem::directory_iterator(folder, error))
      if (auto const kind = entry.path().extension(); kind == ".txt" || kind == ".md")
        files.push_back(entry.path());
  };
  gather(program_packs() / "plans");
  if (auto const* shared = std::getenv("TS_SHARED"); shared != nullptr)
    gather(std::filesystem::path{shared} / "plans");
  double slowest = 0;
  for (auto const& file : files) {
    auto const document = read_plan_file(file);
    if (!document) continue;
    auto const times = measure(10, [&](int) { (void)plan::compile(*document, *in.model.catalogue); });
    slowest = std::max(slowest, times.quantile(0.5));
  }
  report.add({"compile a plan, slowest of " + std::to_string(files.size()), 50, slowest, "ms", false,
              "median of 10 each"});
}

}  // namespace ts::cli::bench
