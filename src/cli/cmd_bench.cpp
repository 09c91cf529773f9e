#include <fmt/format.h>

#include "cli/bench/child.hpp"
#include "cli/bench/generate.hpp"
#include "cli/bench/http.hpp"
#include "cli/bench/machine.hpp"
#include "cli/bench/reads.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/paths.hpp"

namespace ts::cli {
namespace {

void add_start_up(std::filesystem::path const& data, bench::Report& report) {
  auto const start = bench::start_up(data);
  auto const failed =
      start.seconds > 0 ? "from exec to the first answer" : "FAILED: the server did not answer";
  report.add({"start", 1, start.seconds > 0 ? start.seconds : 1e9, "s", false, failed});
  report.add({"resident after the start", 300, start.rss_mb, "MB"});
}

void add_verify(std::filesystem::path const& data, std::int64_t events, CommuneId commune,
                bench::Report& report) {
  auto const program = bench::sibling("thongsuot-verify");
  if (program.empty()) return;
  auto const key = data / "keys" / (std::to_string(commune.value) + ".vkey");
  auto const ran = bench::run_program({program, "data", data, "--key", key});
  report.add({"verify the journal, the whole program", 300'000, static_cast<double>(events) / ran.seconds,
              "events/s", true,
              fmt::format("{} events in {:.2f} s, exit {}, peak {:.0f} MB", events, ran.seconds,
                          ran.exit_code, ran.peak_mb)});
}

Status measure_all(BenchArgs const& args, demo::Invented const& world, bench::Report& report) {
  CommuneId const commune{world.commune};
  if (!bench::is_generated(args.data, args.cases)) {
    TS_TRY(auto const made, bench::generate(args.data, world, args.cases));
    report.add({"make the cases, no fsync", 0, static_cast<double>(made.commands) / made.seconds,
                "commands/s", true,
                fmt::format("{} cases, {} commands in {:.0f} s, {} refused by a rule", made.cases,
                            made.commands, made.seconds, made.refused)});
  }
  add_start_up(args.data, report);
  std::int64_t events = 0;
  {
    OpenOptions options;
    options.readers = 8;
    TS_TRY(auto const in, Installation::open(args.data, options));
    bench::BatchLog log;
    in->sequencer->on_commit([&log](std::vector<store::CommittedEvent> const& e) { log.note(e.size()); });
    bench::bench_reads(*in, commune, report);
    if (!args.reads_only)
      TS_CHECK(bench::bench_http(*in, log, world, {args.connections, args.intakes, args.lives}, report));
    bench::bench_plan(*in, report);
    in->stop();
    auto const lease = in->db->read();
    lease.sql() << "SELECT size FROM journal_head WHERE commune = :c", soci::into(events),
        soci::use(commune.value);
  }
  add_verify(args.data, events, commune, report);
  if (args.page_bytes > 0)
    report.add({"citizen's first page, JS and CSS compressed", 150,
                static_cast<double>(args.page_bytes) / 1000, "KB"});
  return {};
}

}  // namespace

int bench_program(BenchArgs const& args) {
  auto const world = demo::load_invented(program_packs() / "demo");
  if (!world) return complain(world.error());
  std::error_code ignored;
  std::filesystem::create_directories(args.data.parent_path(), ignored);
  say(bench::machine(args.data.parent_path()));
  bench::Report report;
  auto const ok = measure_all(args, *world, report);
  say(fmt::format("\n{} cases, {} connections\n{}", args.cases, args.connections, report.table()));
  return ok ? 0 : complain(ok.error());
}

}  // namespace ts::cli
