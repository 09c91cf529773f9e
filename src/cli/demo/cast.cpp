#include "cli/demo/cast.hpp"

#include <algorithm>

#include "cli/demo/year.hpp"

namespace ts::cli::demo {
namespace {

/// The smallest page that PDF readers open.
constexpr std::string_view sample_pdf =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 298 420]/Contents 4 0 R/Resources<</Font<</F1 5 0 "
    "R>>>>>>endobj\n"
    "4 0 obj<</Length 62>>stream\nBT /F1 18 Tf 40 220 Td (Giay to trinh dien - ban mau) Tj ET   \nendstream "
    "endobj\n"
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

permissions::Actor actor_of(identity::StaffAccount const& account, CommuneId commune) {
  permissions::Actor a;
  a.kind = permissions::ActorKind::staff;
  a.id = "staff:" + std::to_string(account.id.value);
  a.roles = account.roles;
  a.commune = commune;
  a.unit = account.unit;
  a.fields = account.fields;
  return a;
}

permissions::Actor citizen_actor(identity::CitizenAccount const& account) {
  permissions::Actor a;
  a.kind = permissions::ActorKind::citizen;
  a.id = "citizen:" + std::to_string(account.id.value);
  a.roles = permissions::Roles{permissions::Role::citizen};
  return a;
}

}  // namespace

Result<Cast> Cast::gather(Installation& installation, CommuneId commune, Invented const& world, int citizens,
                          Dice& dice) {
  Cast cast;
  for (auto const& account : installation.identity->staff.list(commune))
    if (account.active) cast.officers_.push_back({actor_of(account, commune), {}});
  TS_TRY(cast.stored_, installation.files.put(bytes_of(sample_pdf)));
  cast.sample_ = cast.stored_.sha256;
  for (int i = 0; i < citizens; ++i) {
    auto person = invent_person(world, dice);
    if (i == 0) person.name = "Nguyễn Thị Hoa", person.phone = demo_citizen_phone;
    TS_TRY(auto const signed_in,
           installation.identity->citizens.sign_up(
               {person.phone, person.name, std::string{demo_password}, person.id_number}, "demo"));
    (void)signed_in;
    auto const account = installation.identity->citizens.find_by_phone(person.phone);
    TS_ASSERT(account.has_value());
    cast.citizens_.push_back({citizen_actor(*account), person});
    TS_CHECK(cast.upload_sample(installation, commune, cast.citizens_.back().actor.id));
  }
  for (auto const& officer : cast.officers_)
    TS_CHECK(cast.upload_sample(installation, commune, officer.actor.id));
  return cast;
}

Status Cast::upload_sample(Installation& installation, CommuneId commune, std::string const& owner) const {
  TS_CHECK(installation.sequencer->run(commune, [this, owner](store::Tx& tx) -> store::Answer {
    files::record(tx, stored_, "giấy tờ mẫu.pdf", owner);
    return json::object{};
  }));
  return {};
}

Player const* Cast::by_id(std::string const& actor) const {
  for (auto const* group : {&officers_, &citizens_})
    for (auto const& p : *group)
      if (p.actor.id == actor) return &p;
  return nullptr;
}

Player const* Cast::officer(permissions::Role role, UnitId const& unit,
                            std::vector<std::string> const& not_these, Dice& dice) const {
  std::vector<Player const*> fit;
  for (auto const& p : officers_) {
    bool const barred = std::find(not_these.begin(), not_these.end(), p.actor.id) != not_these.end();
    if (p.actor.roles.has(role) && !barred && p.actor.unit == unit) fit.push_back(&p);
  }
  if (fit.empty())
    for (auto const& p : officers_) {
      bool const barred = std::find(not_these.begin(), not_these.end(), p.actor.id) != not_these.end();
      if (p.actor.roles.has(role) && !barred) fit.push_back(&p);
    }
  return fit.empty() ? nullptr : dice.one_of(fit);
}

Status create_accounts(Installation& installation, Invented const& world, std::string_view password) {
  CommuneId const commune{world.commune};
  for (auto const& o : world.staff) {
    auto const role = permissions::role(o.role);
    if (!role)
      return fail(Code::invalid, "demo.role", "Vai trò không rõ trong staff.toml: " + o.role,
                  "Unknown role in staff.toml: " + o.role);
    identity::NewStaff staff{o.login, o.name, o.title, permissions::Roles{*role}, UnitId{o.unit}, o.fields};
    TS_TRY(auto const account, installation.identity->staff.create(commune, staff, "system"));
    TS_CHECK(installation.identity->staff.set_password(commune, account.id, password));
  }
  return {};
}

}  // namespace ts::cli::demo
