#include <fstream>

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/demo/year.hpp"
#include "cli/paths.hpp"
#include "cli/setup.hpp"

namespace ts::cli {
namespace {

using namespace std::chrono_literals;

Result<demo::YearOptions> year_of(DemoArgs const& args) {
  demo::YearOptions year;
  year.cases = args.cases;
  year.seed = args.seed;
  auto const now = system_clock()->now();
  year.last = local_day(now);
  year.until = now;
  if (!args.until.empty()) {
    auto const day = parse_day(args.until);
    if (!day)
      return fail(Code::invalid, "demo.until", "--until phải là ngày như 2026-11-20.", "--until takes a day.",
                  "--until");
    year.last = *day;
    year.until = from_local(*day, 24h) - 1ms;
    if (year.until > now)
      return fail(Code::invalid, "demo.until", "--until không được ở tương lai.",
                  "--until lies in the future.", "--until");
  }
  year.first = year.last - std::chrono::days{364};
  return year;
}

Result<std::unique_ptr<Installation>> prepare(DemoArgs const& args, demo::Invented const& world,
                                              std::shared_ptr<ManualClock> clock) {
  OpenOptions open;
  open.clock = std::move(clock);
  open.random = seeded_random(args.seed);
  open.bulk = true;
  open.identity.cost = PasswordCost::minimum();
  NewInstallation what{
      args.data,    CommuneEntry{CommuneId{world.commune}, world.name, "Xã", 0, "Tỉnh " + world.province},
      world.agency, program_packs() / world.plan,
      args.db,      true};
  TS_TRY(auto dir, create_installation(what, open));
  std::ofstream fees(dir->dir.packs() / "council-fees.json");
  fees << json::serialize(world.council_fees) << '\n';
  fees.close();
  dir->env.offices.at(CommuneId{world.commune}).council_fees = world.council_fees;
  TS_CHECK(demo::create_accounts(*dir, world, demo::demo_password));
  return dir;
}

void show_accounts(demo::Invented const& world) {
  say("");
  say("Tài khoản trình diễn (mật khẩu chung: " + std::string{demo::demo_password} + ")");
  say("  người dân   " + std::string{demo::demo_citizen_phone} + "   trang chủ /");
  for (auto const& o : world.staff) {
    std::string line = "  " + o.login;
    line.resize(std::max<std::size_t>(line.size() + 1, 18), ' ');
    say(line + o.title + " · " + o.name);
  }
}

}  // namespace

int play_demo(DemoArgs const& args) {
  auto const year = year_of(args);
  if (!year) return complain(year.error());
  auto const world = demo::load_invented(program_packs() / "demo");
  if (!world) return complain(world.error());
  auto clock = std::make_shared<ManualClock>(from_local(year->first, 7h));
  auto prepared = prepare(args, *world, clock);
  if (!prepared) return complain(prepared.error());
  auto& in = **prepared;
  std::optional<Result<demo::YearReport>> report;
  {
    ProgressBar bar("Một năm của xã", args.cases);
    report = demo::play(in, *clock, *world, *year, [&](std::int64_t done) { bar.show(done); });
  }
  in.stop();
  if (!*report) return complain(report->error());
  auto const& r = **report;
  say("Đã chơi từ " + to_iso(year->first) + " đến " + to_iso(year->last) + ": " + std::to_string(r.cases) +
      " hồ sơ, " + std::to_string(r.commands) + " lệnh, " + std::to_string(r.refused) +
      " lệnh bị quy tắc từ chối.");
  for (auto const& [what, times] : r.refusals) say("  " + std::to_string(times) + " lần  " + what);
  show_accounts(*world);
  return 0;
}

}  // namespace ts::cli
