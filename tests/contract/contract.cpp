#include "contract.hpp"

namespace ts::store {

using soci::into;
using soci::use;

ToyProjection::ToyProjection(soci::session& sql, Kind)
    : upsert_((
          sql.prepare << "INSERT INTO toy_account (commune, account, balance, owner) VALUES (:c, :a, :m, :o) "
                         "ON CONFLICT (commune, account) DO UPDATE SET "
                         "balance = toy_account.balance + excluded.balance, owner = excluded.owner",
          use(commune_), use(account_), use(amount_), use(owner_))),
      erase_((sql.prepare << "UPDATE toy_account SET owner = '' WHERE commune = :c AND account = :a",
              use(commune_), use(account_))),
      add_total_(
          (sql.prepare << "INSERT INTO toy_total (commune, total) VALUES (:c, :m) "
                          "ON CONFLICT (commune) DO UPDATE SET total = toy_total.total + excluded.total",
           use(commune_), use(amount_))),
      select_((sql.prepare << "SELECT balance FROM toy_account WHERE commune = :c AND account = :a",
               into(balance_), use(commune_), use(account_))) {}

std::span<TableSpec const> ToyProjection::tables() const {
  static constexpr TableSpec specs[] = {{"toy_account", "commune, account"}, {"toy_total", "commune"}};
  return specs;
}

void ToyProjection::apply(Event const& event) {
  commune_ = event.commune.value;
  account_ = event.case_no.value;
  if (event.type == "journal.body_erased") {
    erase_.execute(true);
    return;
  }
  if (event.type != "toy.moved") return;
  amount_ = get_int(*event.data, "amount").value();
  if (amount_ == 666) throw std::runtime_error("the projection cannot bear this amount");
  owner_ = event.body == nullptr ? "" : std::string(get_string(*event.body, "owner").value());
  upsert_.execute(true);
  gathered_[commune_] += amount_;
}

void ToyProjection::flush() {
  for (auto const& [commune, amount] : gathered_) {
    commune_ = commune;
    amount_ = amount;
    add_total_.execute(true);
  }
  gathered_.clear();
}

std::int64_t ToyProjection::balance(CommuneId commune, CaseNo account) {
  commune_ = commune.value;
  account_ = account.value;
  return select_.execute(true) ? balance_ : 0;
}

Contract::Contract() : clock_(std::make_shared<ManualClock>(*parse_iso("2026-01-21T01:00:00.000Z"))) {
  url_ = GetParam() == "sqlite" ? "sqlite://" + (dir_ / "test.db").string()
                                : test::PostgresServer::shared().fresh_url();
  db_ = open();
  auto const status = migrate(*db_, toy_sets, *clock_);
  EXPECT_TRUE(status) << status.error().en;
}

Contract::~Contract() = default;

std::shared_ptr<Database> Contract::open() {
  auto db = Database::open(url_);
  if (!db) throw std::runtime_error(db.error().en);
  return *db;
}

std::unique_ptr<Sequencer> Contract::sequencer(SequencerOptions options) {
  return std::make_unique<Sequencer>(db_, projections(), clock_, random_, options);
}

Work Contract::move(std::int64_t account, std::int64_t amount, std::string owner) {
  return [=](Tx& tx) -> Answer {
    auto const balance = tx.projection<ToyProjection>().balance(tx.commune(), CaseNo{account});
    if (balance + amount < 0) return fail(Code::rule, "toy.overdrawn", "Không đủ.", "Not enough.");
    json::object body;
    if (!owner.empty()) body["owner"] = owner;
    auto const seq =
        tx.append({"toy.moved", CaseNo{account}, "system", {{"amount", amount}}, std::move(body)});
    return json::object{{"seq", seq}, {"balance", balance + amount}};
  };
}

std::int64_t Contract::count(std::string const& table_and_condition) {
  auto const lease = db_->read();
  long long n = 0;
  lease.sql() << "SELECT count(*) FROM " + table_and_condition, into(n);
  return n;
}

std::vector<JournalEvent> Contract::all_events(CommuneId commune) {
  return JournalReader(db_).events(commune, 0, 100'000);
}

}  // namespace ts::store
