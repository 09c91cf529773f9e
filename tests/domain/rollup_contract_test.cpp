/// Random lives of cases against both databases: the rollup must equal a count over all cases by hand, every
/// figure must open into exactly as many cases, and counting a term anew must give what was kept day by day.
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

#include "domain/indicators/lineage.hpp"
#include "domain/indicators/rollup.hpp"
#include "kernel/store/database.hpp"
#include "kernel/store/migrations.hpp"
#include "support/postgres_server.hpp"
#include "support/temp_dir.hpp"

namespace ts::indicators {
namespace {

constexpr std::string_view definitions_text = R"(
[[indicator]]
id = "on-time"
unit = "%"
from = "cases"
numerator = "closed: on_time"
denominator = ["closed", "overdue"]
[[indicator]]
id = "apologised"
unit = "%"
from = "cases"
numerator = ["closed: late & apologised", "overdue: apologised"]
denominator = ["closed: late", "overdue"]
[[indicator]]
id = "online"
unit = "%"
from = "cases"
numerator = "received: online"
denominator = "received"
[[indicator]]
id = "rise"
unit = "% tăng"
from = "rise"
of = "online"
[[indicator]]
id = "satisfied"
unit = "%"
from = "cases"
numerator = "rated: satisfied"
denominator = "rated"
[[indicator]]
id = "paid-online"
unit = "%"
from = "cases"
numerator = "paid: paid_online"
denominator = "paid"
[[indicator]]
id = "payable"
unit = "%"
from = "procedures"
denominator = ["online_payment"]
denominator_with = "paid"
numerator_with = "paid: paid_online"
)";

/// The columns of the one-stop shop's table that statistics read.
constexpr store::Migration case_steps[] = {{1, "cases", R"sql(
CREATE TABLE cases (commune INTEGER NOT NULL, case_no BIGINT NOT NULL, facts BIGINT NOT NULL, received_day
  INTEGER NOT NULL,
  closed_day INTEGER NOT NULL, due_day INTEGER NOT NULL, settled_day INTEGER NOT NULL, paid_day INTEGER NOT
  NULL,
  rated_day INTEGER NOT NULL, unit TEXT NOT NULL, field TEXT NOT NULL, procedure TEXT NOT NULL,
  PRIMARY KEY (commune, case_no));
)sql"}};

constexpr auto first_day = 20'000;  // 2024-10-04
constexpr auto last_day = first_day + 700;
constexpr CommuneId commune{17'464};
constexpr CommuneId other{17'465};

CaseFacts random_facts(std::mt19937& random) {
  auto const pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  CaseFacts out;
  out.unit = "unit-" + std::to_string(pick(3));
  out.field = "field-" + std::to_string(pick(4));
  out.procedure = "2.00" + std::to_string(pick(6));
  for (auto const fact : {Fact::online, Fact::apologised, Fact::satisfied, Fact::paid_online})
    if (pick(2)) out.mask |= bit(fact);
  if (pick(20) == 0) return out;  // not counted
  out.received = first_day + pick(650);
  if (pick(10) > 0) out.due = out.received + pick(30);
  if (out.due != no_day && pick(4) > 0) {
    out.closed = std::min(out.received + pick(40), last_day);
    out.settled = std::max(out.closed, out.due);
    out.mask |= bit(out.closed <= out.due ? Fact::on_time : Fact::late);
    if (pick(3) == 0) out.rated = std::min(out.closed + pick(9), last_day);
  }
  if (pick(3) == 0) out.paid = out.received;
  return out;
}

class Rollup : public testing::TestWithParam<store::Kind> {
 protected:
  void SetUp() override {
    auto const url = GetParam() == store::Kind::sqlite ? "sqlite://" + (dir_ / "test.db").string()
                                                       : test::PostgresServer::shared().fresh_url();
    db = store::Database::open(url).value();
    store::MigrationSet const sets[] = {{"onestop", case_steps}, rollup_migrations()};
    ASSERT_TRUE(store::migrate(*db, sets, ManualClock(Instant{})));
  }

  /// Cases appear and change in batches, as the sequencer would write them; some batches are rolled back.
  void live(unsigned seed, int batches) {
    std::mt19937 random(seed);
    auto const lease = db->write();
    auto& sql = lease.sql();
    RollupWriter writer(sql, definitions);
    for (int b = 0; b < batches; ++b) {
      auto after = cases;
      sql.begin();
      for (int i = 0; i < 20; ++i) {
        auto const no = std::int64_t(1 + random() % 300);
        auto const facts = random_facts(random);
        auto const before = after.find(no);
        writer.change(commune, before == after.end() ? nullptr : &before->second, &facts);
        put(sql, no, facts, before == after.end());
        after[no] = facts;
      }
      if (b % 7 == 3) {
        sql.rollback();
        writer.forget();
        continue;
      }
      writer.flush();
      sql.commit();
      cases = std::move(after);
    }
    auto const stranger = random_facts(random);
    writer.change(other, nullptr, &stranger);
    writer.flush();
  }

  static void put(soci::session& sql, long long no, CaseFacts const& f, bool fresh) {
    if (!fresh)
      sql << "DELETE FROM cases WHERE commune = :c AND case_no = :n", soci::use(commune.value), soci::use(no);
    auto const mask = static_cast<long long>(f.mask);
    sql << "INSERT INTO cases (commune, case_no, facts, received_day, closed_day, due_day, settled_day, "
           "paid_day, rated_day, "
           "unit, field, procedure) VALUES (:c, :n, :m, :a, :b, :d, :s, :p, :r, :u, :f, :q)",
        soci::use(commune.value), soci::use(no), soci::use(mask), soci::use(f.received), soci::use(f.closed),
        soci::use(f.due), soci::use(f.settled), soci::use(f.paid), soci::use(f.rated), soci::use(f.unit),
        soci::use(f.field), soci::use(f.procedure);
  }

  bool counts(Term const& term, CaseFacts const& f, Period const& period, Scope const& scope) const {
    if (!holds(f.mask, term.mask)) return false;
    if (!scope.unit.empty() && f.unit != scope.unit) return false;
    if (!scope.field.empty() && f.field != scope.field) return false;
    auto const within = [&](std::int32_t day) {
      return day >= day_number(period.from) && day <= day_number(period.to);
    };
    switch (term.moment) {
      case Moment::received:
        return f.received != no_day && within(f.received);
      case Moment::closed:
        return f.closed != no_day && within(f.closed);
      case Moment::paid:
        return f.paid != no_day && within(f.paid);
      case Moment::rated:
        return f.rated != no_day && within(f.rated);
      case Moment::overdue:
        break;
    }
    // Due before the moment looked at, and not closed by then.
    auto const running = period.to >= today;
    auto const end = day_number(running ? today : period.to);
    auto const open = f.closed == no_day || f.closed > end;
    return f.due != no_day && open && (running ? f.due < end : f.due <= end);
  }

  std::int64_t by_hand(std::vector<Term> const& terms, Period const& period, Scope const& scope) const {
    std::int64_t out = 0;
    for (auto const& term : terms)
      for (auto const& [no, f] : cases) out += counts(term, f, period, scope);
    return out;
  }

  std::int64_t pages(Definition const& d, Period const& period, Scope const& scope, Part part) {
    auto const lease = db->read();
    std::int64_t out = 0;
    std::set<std::pair<Term, std::int64_t>> seen;
    std::string cursor;
    do {
      auto const page = lineage(lease.sql(), scope, d, *definitions, period, today, part, cursor, 40).value();
      for (auto const& row : page.rows) {
        EXPECT_TRUE(seen.emplace(row.term, row.no.value).second) << "case " << row.no.value << " twice";
        EXPECT_EQ(row.facts, cases.at(row.no.value));
        EXPECT_FALSE(row.why_vi.empty());
      }
      out += static_cast<std::int64_t>(page.rows.size());
      cursor = page.next;
    } while (!cursor.empty());
    return out;
  }

  std::vector<Definition const*> all() const {
    std::vector<Definition const*> out;
    for (auto const& d : definitions->all()) out.push_back(&d);
    return out;
  }

  std::string dump(soci::session& sql) {
    std::string out;
    struct Columns {
      std::string table, day, who;
    };
    for (auto const& [table, when, whose] : {Columns{"indicator_daily", "day", "unit || '/' || field"},
                                             Columns{"indicator_daily_total", "day", "''"},
                                             Columns{"indicator_daily_procedure", "day", "procedure"},
                                             Columns{"indicator_stock", "span", "unit || '/' || field"}}) {
      std::string term, who;
      int day = 0;
      long long n = 0;
      soci::statement st =
          (sql.prepare << "SELECT term, " + when + ", " + whose + " AS who, n FROM " + table +
                              " WHERE commune = :c ORDER BY term, " + when + ", who",
           soci::into(term), soci::into(day), soci::into(who), soci::into(n), soci::use(commune.value));
      st.execute();
      while (st.fetch()) out += term + " " + std::to_string(day) + " " + who + " " + std::to_string(n) + "\n";
    }
    return out;
  }

  test::TempDir dir_;
  std::shared_ptr<store::Database> db;
  std::shared_ptr<Definitions const> definitions =
      std::make_shared<Definitions const>(Definitions::parse(definitions_text, "test").value());
  std::map<std::int64_t, CaseFacts> cases;
  Day today = day_from_number(first_day + 600);
};

TEST_P(Rollup, EveryFigureEqualsACountByHandAndItsLineage) {
  live(1, 60);
  std::vector<Period> periods;
  for (auto const* key : {"2025-03", "2026-Q1", "2025", "2026", "2025-01-09..2025-02-03"})
    periods.push_back(parse_period(key).value());
  periods.push_back(parse_period("2026-02", Basis::report).value());
  periods.push_back(period_of(Basis::calendar, Span::month, today));
  for (auto const& scope : {Scope{commune}, Scope{commune, "unit-1"}, Scope{commune, "unit-0", "field-2"}}) {
    auto const lease = db->read();
    auto const figures = read_figures(lease.sql(), scope, all(), *definitions, periods, today);
    for (auto const* d : all()) {
      auto const* share = std::get_if<CaseShare>(&d->formula);
      if (!share) continue;
      for (auto const& period : periods) {
        auto const value = evaluate(*d, *definitions, period, figures, {});
        SCOPED_TRACE(d->id + " " + key(period) + " " + scope.unit + scope.field);
        EXPECT_EQ(value.numerator, by_hand(share->numerator, period, scope));
        EXPECT_EQ(value.denominator, by_hand(share->denominator, period, scope));
        EXPECT_LE(value.numerator, value.denominator);
        EXPECT_EQ(pages(*d, period, scope, Part::numerator), value.numerator);
        EXPECT_EQ(pages(*d, period, scope, Part::denominator), value.denominator);
        EXPECT_EQ(pages(*d, period, scope, Part::missing), value.denominator - value.numerator);
      }
    }
  }
}

TEST_P(Rollup, SplitsAddUpToTheWhole) {
  live(2, 30);
  auto const period = parse_period("2025").value();
  auto const lease = db->read();
  auto const& d = *definitions->find("on-time");
  auto const whole = read_figures(lease.sql(), {commune}, {&d}, *definitions, {period}, today);
  for (auto const by : {SplitBy::unit, SplitBy::field}) {
    std::int64_t part = 0, all_parts = 0;
    for (auto const& [name, figures] :
         read_split(lease.sql(), commune, by, d, *definitions, {period}, today)) {
      auto const value = evaluate(d, *definitions, period, figures, {});
      part += value.numerator;
      all_parts += value.denominator;
    }
    auto const value = evaluate(d, *definitions, period, whole, {});
    EXPECT_EQ(part, value.numerator);
    EXPECT_EQ(all_parts, value.denominator);
  }
}

TEST_P(Rollup, RiseReadsTheYearBefore) {
  live(3, 40);
  auto const period = parse_period("2026-H1").value();
  auto const lease = db->read();
  auto const& rise = *definitions->find("rise");
  auto const figures = read_figures(lease.sql(), {commune}, {&rise}, *definitions, {period}, today);
  auto const value = evaluate(rise, *definitions, period, figures, {});
  auto const share = [&](Period const& p) {
    auto const& online = std::get<CaseShare>(definitions->find("online")->formula);
    return percent_hundredths(by_hand(online.numerator, p, {commune}),
                              by_hand(online.denominator, p, {commune}));
  };
  EXPECT_EQ(value.hundredths, share(period) - share(year_before(period)));
}

TEST_P(Rollup, ProceduresWithSomethingInThePeriod) {
  live(4, 10);
  auto const period = parse_period("2025-Q2").value();
  std::set<std::string> paid, online;
  for (auto const& [no, f] : cases) {
    if (f.paid == no_day || f.paid < day_number(period.from) || f.paid > day_number(period.to)) continue;
    paid.insert(f.procedure);
    if (holds(f.mask, bit(Fact::paid_online))) online.insert(f.procedure);
  }
  auto const lease = db->read();
  auto const& d = *definitions->find("payable");
  auto const figures = read_figures(lease.sql(), {commune}, {&d}, *definitions, {period}, today);
  EXPECT_EQ(figures.procedures(parse_term("paid").value(), period), paid);
  EXPECT_EQ(figures.procedures(parse_term("paid: paid_online").value(), period), online);
}

TEST_P(Rollup, CountingAnewGivesWhatWasKeptDayByDay) {
  live(5, 40);
  auto const lease = db->write();
  auto& sql = lease.sql();
  auto const kept = dump(sql);
  EXPECT_FALSE(kept.empty());
  EXPECT_EQ(sync_terms(sql, commune, *definitions),
            definitions->terms().size() + definitions->procedure_terms().size());
  EXPECT_EQ(dump(sql), kept);
  EXPECT_EQ(sync_terms(sql, commune, *definitions), 0u) << "a second time there is nothing to do";
}

TEST_P(Rollup, ChangedDefinitionsDropAndAddTerms) {
  live(6, 10);
  auto const lease = db->write();
  auto& sql = lease.sql();
  sync_terms(sql, commune, *definitions);
  auto const fewer = Definitions::parse(
                         "[[indicator]]\nid='a'\nunit='%'\nfrom='cases'\nnumerator='received: "
                         "satisfied'\ndenominator='received'\n",
                         "test")
                         .value();
  EXPECT_EQ(sync_terms(sql, commune, fewer), 1u);
  int terms = 0;
  sql << "SELECT COUNT(DISTINCT term) FROM indicator_daily_total WHERE commune = :c",
      soci::use(commune.value), soci::into(terms);
  EXPECT_EQ(terms, 2);
}

TEST_P(Rollup, SaysWhatAMissingCaseLacksAndWhy) {
  CaseFacts late;
  late.received = first_day;
  late.closed = late.due = late.settled = first_day + 5;
  late.mask = bit(Fact::late) | bit(Fact::reapplied);
  {
    auto const lease = db->write();
    put(lease.sql(), 1, late, true);
  }
  auto const lease = db->read();
  auto const page = lineage(lease.sql(), {commune}, *definitions->find("on-time"), *definitions,
                            parse_period("2024").value(), today, Part::missing, "", 10)
                        .value();
  ASSERT_EQ(page.rows.size(), 1u);
  EXPECT_EQ(page.rows[0].why_vi,
            "Hồ sơ đã giải quyết; chưa đạt: đúng hạn (bị yêu cầu bổ sung quá số lần cho phép)");
}

TEST_P(Rollup, BrokenCursorIsRefused) {
  auto const lease = db->read();
  for (auto const* cursor : {"x", "0.1", "0.1.2.3", "-1.2.3"}) {
    auto const page = lineage(lease.sql(), {commune}, *definitions->find("online"), *definitions,
                              parse_period("2025").value(), today, Part::numerator, cursor, 10);
    EXPECT_FALSE(page) << cursor;
  }
}

INSTANTIATE_TEST_SUITE_P(Databases, Rollup, testing::Values(store::Kind::sqlite, store::Kind::postgresql),
                         [](auto const& kind) {
                           return std::string(kind.param == store::Kind::sqlite ? "SQLite" : "PostgreSQL");
                         });

}  // namespace
}  // namespace ts::indicators
