#include "operations/world.hpp"

#include "cli/demo/year.hpp"
#include "cli/paths.hpp"
#include "cli/setup.hpp"
#include "kernel/store/rebuild.hpp"
#include "support/postgres_server.hpp"

namespace ts::cli {

using namespace std::chrono_literals;

namespace {

/// These tests make whole communes and pull no plug: the disk need not be waited for.
void hurry(std::string const& url) {
  auto const db = store::Database::open(url).value();
  auto const lease = db->write();
  int ignored = 0;
  lease.sql() << "ALTER SYSTEM SET fsync = off";
  lease.sql() << "SELECT CASE WHEN pg_reload_conf() THEN 1 ELSE 0 END", soci::into(ignored);
}

}  // namespace

Operations::Operations() {
  if (GetParam() == "postgresql") {
    db_ = test::PostgresServer::shared().fresh_url();
    hurry(db_);
  }
  world_ = demo::load_invented(program_packs() / "demo").value();
  commune_ = CommuneId{world_.commune};
  // Files bear the day they were written on, so what is made in a test must be as old as the test's clock
  // says.
  clock_ =
      std::make_shared<ManualClock>(from_local(local_day(system_clock()->now()) - std::chrono::days{60}, 7h));
}

std::filesystem::path Operations::plan_file() const { return program_packs() / world_.plan; }

std::unique_ptr<Installation> Operations::open() {
  OpenOptions options;
  options.clock = clock_;
  options.random = seeded_random(3);
  options.identity.cost = PasswordCost::minimum();
  auto in = Installation::open(data(), options);
  if (!in) throw std::runtime_error(in.error().en);
  return std::move(*in);
}

std::unique_ptr<Installation> Operations::serve() {
  auto in = open();
  if (auto const ok = in->start(); !ok) throw std::runtime_error(ok.error().en);
  return in;
}

void Operations::play(std::int64_t cases) {
  OpenOptions options;
  options.clock = clock_;
  options.random = seeded_random(3);
  options.bulk = true;
  options.identity.cost = PasswordCost::minimum();
  CommuneEntry const entry{commune_, world_.name, "Xã", 0, "Tỉnh " + world_.province};
  auto made = create_installation({data(), entry, world_.agency, plan_file(), db_, true}, options);
  ASSERT_TRUE(made) << made.error().en;
  auto& in = **made;
  in.env.offices.at(commune_).council_fees = world_.council_fees;
  ASSERT_TRUE(demo::create_accounts(in, world_, demo::demo_password));
  auto const first = local_day(clock_->now()), last = first + std::chrono::days{59};
  auto const played =
      demo::play(in, *clock_, world_, {first, last, from_local(last, 17h), cases, 5}, [](auto) {});
  ASSERT_TRUE(played) << played.error().en;
  clock_->set(std::max(clock_->now(), from_local(last, 18h)));
  in.stop();
}

void Operations::expect_whole(Installation& in) {
  for (int round = 0;; ++round) {
    auto const report = store::check(*in.db, in.model.sets, in.model.projections, *in.options.clock);
    ASSERT_TRUE(report) << report.error().en;
    for (auto const& d : report->differences)
      ADD_FAILURE() << (round == 0 ? "" : "rebuilt: ") << d.table << " [" << d.key << "] " << d.column
                    << " stored " << d.stored << " expected " << d.expected << d.en;
    if (round > 0) return;
    ASSERT_TRUE(store::rebuild(*in.db, in.model.projections, std::nullopt));
  }
}

std::vector<std::string> Operations::codes(Installation& in, std::string const& condition) {
  std::vector<std::string> out;
  auto const lease = in.db->read();
  soci::rowset<std::string> const rows =
      (lease.sql().prepare << "SELECT code FROM cases WHERE " + condition + " ORDER BY case_no");
  for (auto const& code : rows) out.push_back(code);
  return out;
}

std::int64_t Operations::count(Installation& in, std::string const& table_and_condition) {
  std::int64_t n = 0;
  in.db->read().sql() << "SELECT count(*) FROM " + table_and_condition, soci::into(n);
  return n;
}

std::string Operations::text(Installation& in, std::string const& query) {
  std::string out;
  in.db->read().sql() << query, soci::into(out);
  return out;
}

}  // namespace ts::cli
