#include "cli/bench/http.hpp"

#include <fmt/format.h>

#include <thread>

#include "cli/bench/load.hpp"
#include "cli/bench/machine.hpp"
#include "cli/demo/answers.hpp"
#include "cli/demo/year.hpp"
#include "cli/services.hpp"
#include "server/server.hpp"

namespace ts::cli::bench {
namespace {

/// Copy of a civil-status extract: five steps, of which the counter's receiving is part of intake and handing out is
/// left. Four calls make it from nothing to an issued result: intake, propose, approve, issue_result.
constexpr std::string_view procedure = "2.000635";

server::Options quiet_options() {
  server::Options o;
  o.port = 0;
  o.handle_signals = false;
  o.log_requests = false;
  o.address_rate = {};  // one address asks for a whole office here
  o.session_rate = {};
  return o;
}

class Http {
 public:
  Http(Installation& in, demo::Invented const& world, HttpOptions const& options)
      : in_(in),
        world_(world),
        options_(options),
        commune_{world.commune},
        services_(in),
        server_({services_.services(), in.identity.get(), in.sequencer.get(), &in.files, in.db, in.keys,
                 in.options.clock, in.options.random},
                quiet_options()),
        base_(fmt::format("/api/v1/communes/{}/office/cases", world.commune)),
        run_(millis(in.options.clock->now())) {}
  ~Http() {
    server_.stop();
    if (thread_.joinable()) thread_.join();
  }

  Status start() {
    TS_CHECK(in_.start());
    TS_CHECK(server_.listen());
    thread_ = std::thread([this] { server_.run(); });
    TS_TRY(desk_, sign_in("motcua1"));
    TS_TRY(officer_, sign_in("hotich1"));
    TS_TRY(leader_, sign_in("phochutich"));
    TS_TRY(clerk_, sign_in("vanthu"));
    return {};
  }

  LoadResult intakes(int count, bool minimal) {
    auto const bodies = make_bodies(count);
    std::size_t next = 0;
    return run_load(server_.port(), options_.connections,
                    [&](std::size_t, Reply const&) -> std::optional<std::string> {
                      if (next == bodies.size()) return std::nullopt;
                      return post_request(desk_, base_, bodies[next++], key(), minimal);
                    });
  }

  LoadResult lives(int count, bool minimal) {
    struct At {
      int step = 0;
      std::string no;
    };
    std::vector<At> at(options_.connections);
    auto const bodies = make_bodies(count);
    std::size_t next = 0;
    return run_load(
        server_.port(), options_.connections,
        [&](std::size_t c, Reply const& before) -> std::optional<std::string> {
          auto& life = at[c];
          if (before.status >= 400) life.step = 0;
          if (life.step == 1) life.no = case_number(before.location);
          auto const command = [&](Caller const& who, std::string_view verb, std::string_view data) {
            return post_request(who, fmt::format("{}/{}/commands/{}", base_, life.no, verb), data, key(),
                                minimal);
          };
          switch (life.step++) {
            case 1:
              return command(officer_, "propose",
                             R"({"data":{"outcome":"grant","note":"Đủ căn cứ trong sổ."}})");
            case 2:
              return command(leader_, "approve", R"({"data":{}})");
            case 3:
              return command(clerk_, "issue_result", R"({"data":{"number":"12/UBND","electronic":false}})");
            default:
              break;
          }
          life.step = 1;
          if (next == bodies.size()) return std::nullopt;
          return post_request(desk_, base_, bodies[next++], key(), minimal);
        });
  }

 private:
  Result<Caller> sign_in(std::string_view login) {
    TS_TRY(auto const in, in_.identity->staff.sign_in(commune_, login, demo::demo_password, "127.0.0.1"));
    return Caller{"ts_staff=" + in.token, identity::csrf_token(in.token)};
  }

  std::vector<std::string> make_bodies(int count) {
    auto const today = local_day(in_.options.clock->now());
    auto const type = in_.model.packs->find(procedure, today);
    std::vector<std::string> out;
    json::array papers;
    for (auto const& d : type->documents)
      if (d.required) papers.push_back({{"document", d.key}, {"form", "original"}});
    for (int i = 0; i < count; ++i) {
      auto const person = demo::invent_person(world_, dice_);
      json::object const body{
          {"procedure", procedure},
          {"answers", demo::invent_answers(*type, person, world_, dice_, today)},
          {"papers", papers},
          {"result_by", "counter"},
          {"applicant", {{"name", person.name}, {"phone", person.phone}, {"id_number", person.id_number}}}};
      out.push_back(json::serialize(body));
    }
    return out;
  }

  std::string key() { return fmt::format("bench-{}-{}", run_, ++keys_); }
  /// The last part of the new case's address.
  static std::string case_number(std::string_view location) {
    return std::string{location.substr(location.find_last_of('/') + 1)};
  }

  Installation& in_;
  demo::Invented const& world_;
  HttpOptions options_;
  CommuneId commune_;
  DomainServices services_;
  server::Server server_;
  std::thread thread_;
  std::string base_;
  std::int64_t run_;
  std::int64_t keys_ = 0;
  demo::Dice dice_{7};
  Caller desk_, officer_, leader_, clerk_;
};

std::int64_t number(store::Database& db, std::string const& sql, CommuneId commune) {
  std::int64_t n = 0;
  db.read().sql() << sql, soci::into(n), soci::use(commune.value);
  return n;
}

std::string remark(LoadResult const& load, std::size_t connections) {
  auto text = fmt::format("{} requests in {:.1f} s over {} connections", load.good + load.bad, load.seconds,
                          connections);
  if (load.bad > 0) text += fmt::format("; {} FAILED, the first: {:.300}", load.bad, load.first_bad);
  return text;
}

}  // namespace

Status bench_http(Installation& in, BatchLog& log, demo::Invented const& world, HttpOptions const& options,
                  Report& report) {
  CommuneId const commune{world.commune};
  Http http(in, world, options);
  TS_CHECK(http.start());
  auto const grown = in.dir.path() / "bench-bare.db", empty = in.dir.path() / "bench-empty.db";
  copy_database(in.db->file(), grown);
  copy_schema(in.db->file(), empty);

  Written written;
  written.commune = world.commune;
  written.day = day_number(local_day(in.options.clock->now()));
  written.first_seq = number(*in.db, "SELECT size FROM journal_head WHERE commune = :c", commune);
  written.first_case = number(*in.db, "SELECT MAX(case_no) FROM cases WHERE commune = :c", commune) + 1;
  written.since_ms = millis(in.options.clock->now());
  log.clear();
  http.intakes(static_cast<int>(options.connections) * 2,
               true);  // connections, statements and pages are warm
  written.warm_batches = log.events().size();
  auto const intake = http.intakes(options.intakes, true);
  written.batches = log.events();
  auto const bare = write_bare(in.db->file(), grown, written);
  auto const bare_empty = write_bare(in.db->file(), empty, written);
  for (auto const& file : {grown, empty}) std::filesystem::remove(file);
  auto const served = static_cast<double>(intake.good) / intake.seconds;
  auto const alone = static_cast<double>(bare.cases) / bare.seconds;
  auto const commits = written.batches.size() - written.warm_batches;
  report.add({"bare database, a copy of this one, the same rows and batches", 0, alone, "cases/s", true,
              fmt::format(
                  "{} rows of {} cases in {} commits ({:.0f} cases each), synchronous=FULL", bare.rows,
                  bare.cases, commits,
                  static_cast<double>(bare.cases) / static_cast<double>(std::max<std::size_t>(1, commits)))});
  report.add({"bare database, an empty one", 0, static_cast<double>(bare_empty.cases) / bare_empty.seconds,
              "cases/s", true, ""});
  report.add(
      {"durable intake over HTTP (Prefer: return=minimal)", 0.4 * alone, served, "cases/s", true,
       remark(intake, options.connections) + fmt::format("; {:.2f} of the bare database", served / alone)});
  auto const shown = http.intakes(options.intakes / 4, false);
  report.add({"durable intake over HTTP (the receipt in each answer)", 0,
              static_cast<double>(shown.good) / shown.seconds, "cases/s", true,
              remark(shown, options.connections)});
  for (bool const minimal : {true, false}) {
    auto const life = http.lives(options.lives, minimal);
    report.add({minimal ? "life cycle, 4 calls (Prefer: return=minimal)"
                        : "life cycle, 4 calls (the whole case in each answer)",
                minimal ? 1000.0 : 0.0, static_cast<double>(life.good) / 4 / life.seconds, "lives/s", true,
                remark(life, options.connections)});
  }
  return {};
}

}  // namespace ts::cli::bench
