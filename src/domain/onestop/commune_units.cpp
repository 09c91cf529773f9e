#include "domain/onestop/commune_units.hpp"

#include "base/json.hpp"

namespace ts::onestop {
namespace {

constexpr store::Migration steps[] = {{1, "units", R"sql(
CREATE TABLE commune_unit (
  commune INTEGER NOT NULL, unit TEXT NOT NULL, place INTEGER NOT NULL,
  name_vi TEXT NOT NULL, name_en TEXT NOT NULL, kind TEXT NOT NULL,
  PRIMARY KEY (commune, unit));
)sql"}};

constexpr store::TableSpec unit_tables[] = {{"commune_unit", "commune, unit"}};

std::string text_in(json::object const& object, std::string_view key) {
  auto const value = get_string_or(object, key, "");
  return value ? std::string{*value} : std::string{};
}

/// Units change once in years: no statement is kept prepared.
class CommuneProjection final : public store::Projection {
 public:
  explicit CommuneProjection(soci::session& sql) : sql_(sql) {}
  std::string_view name() const override { return "commune"; }
  std::span<store::TableSpec const> tables() const override { return unit_tables; }

  void apply(store::Event const& event) override {
    if (event.type != "commune.units_set") return;
    auto const commune = event.commune.value;
    sql_ << "DELETE FROM commune_unit WHERE commune = :c", soci::use(commune, "c");
    int place = 0;
    for (auto const& value : event.data->at("units").as_array()) {
      auto const& unit = value.as_object();
      auto const id = text_in(unit, "id"), vi = text_in(unit, "vi"), en = text_in(unit, "en"),
                 kind = text_in(unit, "kind");
      sql_ << "INSERT INTO commune_unit (commune, unit, place, name_vi, name_en, kind) VALUES (:c, :u, :p, "
              ":v, :e, :k)",
          soci::use(commune, "c"), soci::use(id, "u"), soci::use(place, "p"), soci::use(vi, "v"),
          soci::use(en, "e"), soci::use(kind, "k");
      ++place;
    }
  }

 private:
  soci::session& sql_;
};

}  // namespace

store::MigrationSet commune_migrations() { return {"commune", steps}; }

store::ProjectionFactory commune_projection() {
  return [](soci::session& sql, store::Kind) { return std::make_unique<CommuneProjection>(sql); };
}

void set_units(store::Tx& tx, std::vector<Unit> const& units, std::string const& actor) {
  json::array list;
  for (auto const& u : units)
    list.push_back(json::object{{"id", u.id.value}, {"vi", u.vi}, {"en", u.en}, {"kind", u.kind}});
  tx.append({"commune.units_set", CaseNo{}, actor, {{"units", std::move(list)}}, {}});
}

std::vector<Unit> read_units(store::Database& db, CommuneId commune) {
  auto lease = db.read();
  std::vector<Unit> out;
  soci::rowset<soci::row> rows =
      (lease.sql().prepare
           << "SELECT unit, name_vi, name_en, kind FROM commune_unit WHERE commune = :c ORDER BY place",
       soci::use(commune.value, "c"));
  for (auto const& row : rows)
    out.push_back({UnitId{row.get<std::string>(0)}, row.get<std::string>(1), row.get<std::string>(2),
                   row.get<std::string>(3)});
  return out;
}

}  // namespace ts::onestop
