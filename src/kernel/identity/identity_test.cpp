#include "kernel/identity/identity.hpp"

#include <gtest/gtest.h>

#include "kernel/store/database.hpp"
#include "kernel/store/journal_store.hpp"
#include "kernel/store/sequencer.hpp"
#include "support/postgres_server.hpp"
#include "support/temp_dir.hpp"

namespace ts::identity {
namespace {

using permissions::Role;

constexpr CommuneId commune{17464};
constexpr CommuneId other_commune{17467};
constexpr auto good = "con trâu đi trước cái cày";
constexpr auto better = "một câu khác hẳn câu trước";

class World {
 public:
  explicit World(std::string const& url) {
    auto opened = store::Database::open(url);
    if (!opened) throw std::runtime_error{opened.error().en};
    db = *opened;
    store::MigrationSet const sets[] = {migrations()};
    if (auto const ok = store::migrate(*db, sets, *clock); !ok) throw std::runtime_error{ok.error().en};
    sequencer =
        std::make_unique<store::Sequencer>(db, std::vector<store::ProjectionFactory>{}, clock, random);
    Deps deps{db, sequencer.get(), clock, random, {}};
    deps.options.cost = PasswordCost::minimum();
    identity = std::make_unique<Identity>(std::move(deps));
  }
  ~World() { sequencer->stop(); }

  StaffAccount add(std::string login, permissions::Roles roles) {
    return identity->staff
        .create(commune, {std::move(login), "Trần Văn Mẫu", "", roles, UnitId{"van-phong"}}, "system")
        .value();
  }
  /// Signed in for the first time, by the one-time link.
  SignedIn enter(StaffAccount const& account, std::string_view password = good) {
    auto const invitation = identity->staff.invite(commune, account.id, "system").value();
    return identity->staff.accept(commune, invitation.token, password, "10.0.0.1").value();
  }
  std::vector<store::JournalEvent> journal() { return store::JournalReader{db}.events(commune, 0, 100); }

  std::shared_ptr<ManualClock> clock =
      std::make_shared<ManualClock>(from_local(Day{std::chrono::year{2026} / 3 / 2}, std::chrono::hours{8}));
  std::shared_ptr<Random> random = seeded_random(11);
  std::shared_ptr<store::Database> db;
  std::unique_ptr<store::Sequencer> sequencer;
  std::unique_ptr<Identity> identity;
};

class IdentityTest : public testing::Test {
 protected:
  test::TempDir dir_;
  World w_{"sqlite://" + (dir_ / "test.db").string()};
  Identity& id_ = *w_.identity;
};

template <class R>
std::string id_of(R const& result) {
  return result ? std::string{} : result.error().id;
}

TEST_F(IdentityTest, ACitizenRegistersSignsInAndOut) {
  auto const first =
      id_.citizens.sign_up({"+84 900 000 001", "  Nguyễn  Thị Mẫu ", good}, "10.0.0.1").value();
  EXPECT_EQ(first.session.actor.id, "citizen:1");
  EXPECT_TRUE(first.session.actor.roles.has(Role::citizen));
  auto const account = id_.citizens.get(CitizenId{1}).value();
  EXPECT_EQ(account.phone, "0900000001");
  EXPECT_EQ(account.name, "Nguyễn Thị Mẫu");

  auto const again = id_.citizens.sign_in(id_.citizens.by_password(),
                                          {{"phone", "0900000001"}, {"password", good}}, "10.0.0.1");
  ASSERT_TRUE(again);
  EXPECT_NE(again->token, first.token) << "every sign-in makes a new token";
  id_.sessions.end(again->session);
  EXPECT_EQ(id_of(id_.sessions.find(Audience::citizen, {}, again->token)), "auth.required");
  EXPECT_TRUE(id_.sessions.find(Audience::citizen, {}, first.token));
}

TEST_F(IdentityTest, RegisteringTwiceWithTheSamePasswordSignsInAndWithAnotherIsRefused) {
  ASSERT_TRUE(id_.citizens.sign_up({"0900000001", "Nguyễn Thị Mẫu", good}, "10.0.0.1"));
  auto const repeated = id_.citizens.sign_up({"0900000001", "Nguyễn Thị Mẫu", good}, "10.0.0.1");
  ASSERT_TRUE(repeated);
  EXPECT_EQ(repeated->session.account, 1);
  EXPECT_EQ(id_of(id_.citizens.sign_up({"0900000001", "Kẻ Mạo Danh", better}, "10.0.0.9")),
            "account.phone_taken");
}

TEST_F(IdentityTest, WrongPasswordAndUnknownPhoneAnswerTheSame) {
  ASSERT_TRUE(id_.citizens.sign_up({"0900000001", "Nguyễn Thị Mẫu", good}, "10.0.0.1"));
  auto const sign_in = [&](std::string phone, std::string password) {
    return id_of(id_.citizens.sign_in(id_.citizens.by_password(), {{"phone", phone}, {"password", password}},
                                      "10.0.0.1"));
  };
  EXPECT_EQ(sign_in("0900000001", "sai mật khẩu rồi"), "auth.wrong");
  EXPECT_EQ(sign_in("0999999999", "sai mật khẩu rồi"), "auth.wrong");
  for (int i = 0; i < 4; ++i) sign_in("0900000001", "sai mật khẩu rồi");
  EXPECT_EQ(sign_in("0900000001", good), "auth.throttled") << "even the right one, once five have failed";
}

TEST_F(IdentityTest, ACitizensDetailsAreEditedAgainstAVersion) {
  auto const in = id_.citizens.sign_up({"0900000001", "Nguyễn Thị Mẫu", good}, "10.0.0.1").value();
  CitizenUpdate change;
  change.id_number = "001190000001";
  change.birth_date = "1990-05-02";
  EXPECT_EQ(id_.citizens.update(CitizenId{1}, 1, change)->version, 2);
  EXPECT_EQ(id_of(id_.citizens.update(CitizenId{1}, 1, change)), "etag.stale");
  change.birth_date = "2990-05-02";
  EXPECT_EQ(id_of(id_.citizens.update(CitizenId{1}, 2, change)), "account.birth_date");
  EXPECT_EQ(id_of(id_.citizens.change_password(in.session, "không phải", better)), "password.old");
  EXPECT_TRUE(id_.citizens.change_password(in.session, good, better));
  EXPECT_TRUE(id_.citizens.change_password(in.session, good, better)) << "sent twice";
  EXPECT_TRUE(id_.sessions.find(Audience::citizen, {}, in.token)) << "this session stays";
}

TEST_F(IdentityTest, SessionsEndWhenIdleAndInAnyCaseAfterTheirTime) {
  auto const in = w_.enter(w_.add("mot-cua", {Role::reception}));
  auto const alive = [&] { return id_.sessions.find(Audience::staff, commune, in.token).has_value(); };
  for (int i = 0; i < 11; ++i) {
    w_.clock->advance(std::chrono::minutes{55});
    EXPECT_TRUE(alive()) << "used often enough, " << i;
    ASSERT_TRUE(w_.sequencer->run(commune, [](store::Tx&) -> store::Answer { return json::object{}; }));
  }
  w_.clock->advance(std::chrono::hours{2});
  EXPECT_FALSE(alive()) << "twelve hours are over";
  auto const second = id_.staff.sign_in(commune, "mot-cua", good, "10.0.0.1").value();
  w_.clock->advance(std::chrono::minutes{66});
  EXPECT_FALSE(id_.sessions.find(Audience::staff, commune, second.token)) << "idle for an hour";
}

TEST_F(IdentityTest, ASessionOpensNoOtherDoor) {
  auto const in = w_.enter(w_.add("mot-cua", {Role::reception}));
  EXPECT_TRUE(id_.sessions.find(Audience::staff, commune, in.token));
  EXPECT_FALSE(id_.sessions.find(Audience::staff, other_commune, in.token));
  EXPECT_FALSE(id_.sessions.find(Audience::citizen, {}, in.token));
  EXPECT_FALSE(id_.sessions.find(Audience::staff, commune, in.session.token_hash))
      << "the stored hash is no token";
  EXPECT_NE(csrf_token(in.token), csrf_token(w_.random->token(32)));
}

TEST_F(IdentityTest, AnInvitationWorksOnceAndANewOneKillsTheOld) {
  auto const account = w_.add("van-thu", {Role::clerk});
  EXPECT_TRUE(account.invited);
  auto const old_link = id_.staff.invite(commune, account.id, "staff:1").value();
  auto const link = id_.staff.invite(commune, account.id, "staff:1").value();
  EXPECT_EQ(id_of(id_.staff.preview(commune, old_link.token, "a")), "invitation.bad");
  EXPECT_EQ(id_.staff.preview(commune, link.token, "a")->account.login, "van-thu");
  EXPECT_EQ(id_of(id_.staff.accept(commune, link.token, "ngắn", "a")), "password.short");
  EXPECT_TRUE(id_.staff.accept(commune, link.token, good, "a"));
  EXPECT_TRUE(id_.staff.accept(commune, link.token, good, "a"))
      << "the answer was lost, the same is sent again";
  EXPECT_EQ(id_of(id_.staff.accept(commune, link.token, better, "a")), "invitation.bad");
  w_.clock->advance(std::chrono::minutes{11});
  EXPECT_EQ(id_of(id_.staff.accept(commune, link.token, good, "a")), "invitation.bad");
  EXPECT_FALSE(id_.staff.get(commune, account.id)->invited);
}

TEST_F(IdentityTest, AnInvitationExpires) {
  auto const link = id_.staff.invite(commune, w_.add("van-thu", {Role::clerk}).id, "system").value();
  w_.clock->advance(std::chrono::hours{72});
  EXPECT_EQ(id_of(id_.staff.preview(commune, link.token, "a")), "invitation.bad");
  EXPECT_EQ(id_of(id_.staff.accept(commune, link.token, good, "a")), "invitation.bad");
}

TEST_F(IdentityTest, ChangedRightsEndSessionsAndAreJournaledWithoutNames) {
  auto const account = w_.add("can-bo", {Role::officer});
  auto const in = w_.enter(account);
  StaffUpdate change;
  change.roles = permissions::Roles{Role::head};
  auto const after = id_.staff.update(commune, account.id, account.version, change, "staff:9").value();
  EXPECT_TRUE(after.roles.has(Role::head));
  EXPECT_FALSE(id_.sessions.find(Audience::staff, commune, in.token)) << "rights changed: sign in again";
  auto const events = w_.journal();
  ASSERT_FALSE(events.empty());
  EXPECT_EQ(events.front().type, "account.created");
  EXPECT_EQ(events.back().type, "account.changed");
  EXPECT_EQ(events.back().actor, "staff:9");
  for (auto const& event : events) {
    EXPECT_EQ(canonical(event.data).find("Mẫu"), std::string::npos)
        << event.type << ": a name may not be in the leaf";
  }
  EXPECT_EQ(id_of(id_.staff.update(commune, account.id, account.version, change, "staff:9")), "etag.stale");
}

TEST_F(IdentityTest, SomebodyIsAlwaysLeftWhoCanAdminister) {
  auto const admin = w_.add("quan-tri", {Role::admin});
  StaffUpdate off;
  off.active = false;
  EXPECT_EQ(id_of(id_.staff.update(commune, admin.id, 1, off, "staff:" + std::to_string(admin.id.value))),
            "account.own_roles");
  EXPECT_EQ(id_of(id_.staff.update(commune, admin.id, 1, off, "system")), "account.last_admin");
  w_.add("quan-tri-2", {Role::admin});
  EXPECT_TRUE(id_.staff.update(commune, admin.id, 1, off, "system"));
}

TEST_F(IdentityTest, AccountsAreCheckedAndMadeOnce) {
  NewStaff const staff{"mot-cua", "Trần Văn Mẫu", "", {Role::reception}, UnitId{"tt-pvhcc"}, {"ho-tich"}};
  auto const made = id_.staff.create(commune, staff, "staff:1", "key-00000001").value();
  EXPECT_EQ(id_.staff.create(commune, staff, "staff:1", "key-00000001")->id, made.id) << "sent twice";
  EXPECT_EQ(id_of(id_.staff.create(commune, staff, "staff:1", "key-00000002")), "account.login_taken");
  EXPECT_TRUE(id_.staff.create(other_commune, staff, "staff:1")) << "another commune, another account";
  auto bad = staff;
  bad.login = "Một Cửa";
  EXPECT_EQ(id_of(id_.staff.create(commune, bad, "staff:1")), "account.login");
  bad = staff;
  bad.roles = {Role::system};
  EXPECT_EQ(id_of(id_.staff.create(commune, bad, "staff:1")), "account.roles")
      << "the program's own role is not given away";
  EXPECT_EQ(id_.staff.list(commune).size(), 1U);
}

TEST_F(IdentityTest, DraftsKeepWhatTwoDevicesTyped) {
  auto& drafts = id_.drafts;
  auto const put = [&](std::string text, DraftCondition condition) {
    return drafts.put(commune, "citizen:1", "ho-so-1.001193", "Khai sinh", {{"ho_ten", text}}, condition);
  };
  EXPECT_EQ(put("A", {true, {}})->version, 1);
  EXPECT_EQ(id_of(put("B", {true, {}})), "etag.stale") << "another device began one";
  EXPECT_EQ(put("B", {false, 1})->version, 2);
  EXPECT_EQ(id_of(put("C", {false, 1})), "etag.stale");
  EXPECT_EQ(put("D", {})->version, 3) << "no condition: the last one wins";
  EXPECT_EQ(drafts.get(commune, "citizen:1", "ho-so-1.001193")->content, R"({"ho_ten":"D"})");
  EXPECT_EQ(id_of(drafts.get(commune, "citizen:2", "ho-so-1.001193")), "draft.not_found")
      << "somebody else's";
  EXPECT_EQ(id_of(drafts.get(other_commune, "citizen:1", "ho-so-1.001193")), "draft.not_found");
  EXPECT_EQ(id_of(drafts.put(commune, "citizen:1", "../x", "", {}, {})), "draft.key");
  EXPECT_EQ(id_of(put(std::string(300'000, 'x'), {})), "draft.too_large");
  EXPECT_TRUE(drafts.remove(commune, "citizen:1", "ho-so-1.001193"));
  EXPECT_TRUE(drafts.remove(commune, "citizen:1", "ho-so-1.001193"));
  EXPECT_TRUE(drafts.list(commune, "citizen:1").empty());
}

TEST_F(IdentityTest, APersonHasOnlySoManyDrafts) {
  for (int i = 0; i < 50; ++i)
    ASSERT_TRUE(id_.drafts.put(commune, "citizen:1", std::to_string(i), "", {}, {}));
  EXPECT_EQ(id_of(id_.drafts.put(commune, "citizen:1", "one-more", "", {}, {})), "draft.too_many");
  EXPECT_TRUE(id_.drafts.put(commune, "citizen:1", "7", "", {}, {})) << "saving an old one still works";
}

TEST_F(IdentityTest, NothingSecretIsInTheDatabase) {
  auto const in = id_.citizens.sign_up({"0900000001", "Nguyễn Thị Mẫu", good}, "10.0.0.1").value();
  auto const link = id_.staff.invite(commune, w_.add("van-thu", {Role::clerk}).id, "system").value();
  std::string everything, value;
  auto const lease = w_.db->read();
  for (auto const* query : {"SELECT password FROM citizen_account", "SELECT token_hash FROM session",
                            "SELECT token_hash FROM invitation"}) {
    lease.sql() << query, soci::into(value);
    everything += value + "\n";
  }
  EXPECT_NE(everything.find("$argon2id$"), std::string::npos);
  for (auto const& secret : {std::string{good}, in.token, link.token}) {
    EXPECT_EQ(everything.find(secret), std::string::npos);
  }
}

/// The same life on a real PostgreSQL, in one test, as starting one takes seconds.
TEST(IdentityOnPostgres, AccountsSessionsInvitationsDrafts) {
  World w{test::PostgresServer::shared().fresh_url()};
  auto& id = *w.identity;
  auto const citizen = id.citizens.sign_up({"0900000001", "Nguyễn Thị Mẫu", good}, "10.0.0.1").value();
  EXPECT_TRUE(id.sessions.find(Audience::citizen, {}, citizen.token));
  CitizenUpdate change;
  change.address = "Xóm 3, xã An Phú";
  EXPECT_EQ(id.citizens.update(CitizenId{1}, 1, change)->address, "Xóm 3, xã An Phú");
  auto const account = w.add("quan-tri", {Role::admin});
  auto const staff = w.enter(account);
  EXPECT_EQ(staff.session.actor.id, "staff:1");
  StaffUpdate rename;
  rename.name = "Lê Thị Mẫu";
  EXPECT_EQ(id.staff.update(commune, account.id, 1, rename, "system")->name, "Lê Thị Mẫu");
  EXPECT_TRUE(id.sessions.find(Audience::staff, commune, staff.token)) << "a new name ends no session";
  EXPECT_EQ(id.drafts.put(commune, "staff:1", "a", "t", {{"x", 1}}, {})->version, 1);
  EXPECT_EQ(id.drafts.put(commune, "staff:1", "a", "t", {{"x", 2}}, {false, 1})->version, 2);
  EXPECT_EQ(id.drafts.list(commune, "staff:1").size(), 1U);
  w.clock->advance(std::chrono::hours{24 * 8});
  EXPECT_FALSE(id.sessions.find(Audience::citizen, {}, citizen.token));
}

}  // namespace
}  // namespace ts::identity
