/// The whole server in this process, over real sockets, with a real store and identity and services without a
/// domain.
#include "server/server.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "kernel/files/files.hpp"
#include "kernel/identity/identity.hpp"
#include "kernel/store/checkpoint_signer.hpp"
#include "kernel/store/log_keys.hpp"
#include "kernel/store/sequencer.hpp"
#include "server/fake_services.hpp"
#include "server/test_client.hpp"
#include "support/temp_dir.hpp"

namespace ts::server {
namespace {

using permissions::Role;
using test_client::Client;
using test_client::Headers;

constexpr CommuneId commune{17464};
std::string const api = "/api/v1/communes/17464";
constexpr auto good = "con trâu đi trước cái cày";

void write_file(std::filesystem::path const& path, std::string_view content) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream{path, std::ios::binary} << content;
}

class ServerTest : public testing::Test {
 protected:
  void SetUp() override {
    write_web();
    db_ = store::Database::open("sqlite://" + (dir_ / "test.db").string()).value();
    store::MigrationSet const sets[] = {identity::migrations(), files::migrations()};
    ASSERT_TRUE(store::migrate(*db_, sets, *clock_));
    std::filesystem::create_directories(dir_ / "keys");
    std::filesystem::permissions(dir_ / "keys", std::filesystem::perms::owner_all);
    ASSERT_TRUE(keys_->create(commune, *random_));
    sequencer_ =
        std::make_unique<store::Sequencer>(db_, std::vector<store::ProjectionFactory>{}, clock_, random_);
    identity::Deps deps{db_, sequencer_.get(), clock_, random_, {}};
    deps.options.cost = PasswordCost::minimum();
    identity_ = std::make_unique<identity::Identity>(std::move(deps));
    start(options());
  }
  void TearDown() override {
    stop();
    sequencer_->stop();
  }
  virtual Options options() {
    Options o;
    o.port = 0;
    o.web_dir = dir_ / "web";
    o.handle_signals = false;
    o.log_requests = false;
    o.io_threads = 2;
    return o;
  }
  void start(Options options) {
    Parts parts{
        fakes_.services(), identity_.get(), sequencer_.get(), files_.get(), db_, keys_, clock_, random_};
    server_ = std::make_unique<Server>(std::move(parts), std::move(options));
    auto const ok = server_->listen();
    ASSERT_TRUE(ok) << ok.error().en;
    thread_ = std::thread{[this] { server_->run(); }};
  }
  void stop() {
    if (server_) server_->stop();
    if (thread_.joinable()) thread_.join();
  }
  void write_web() {
    write_file(dir_ / "web/index.html", "<!doctype html><title>citizen</title>");
    write_file(dir_ / "web/office/index.html", "<!doctype html><title>office</title>");
    write_file(dir_ / "web/assets/app-4f2a.js", "console.log(1)");
    write_file(dir_ / "web/assets/app-4f2a.js.gz", "GZIPPED");
    write_file(dir_ / "web/.vite/manifest.json", "{}");
  }
  /// Signs somebody in with these roles.
  void enter(Client& client, permissions::Roles roles, std::string login = "can-bo") {
    auto const account =
        identity_->staff
            .create(commune, {login, "Trần Văn Mẫu", "Công chức", roles, UnitId{"van-phong"}}, "system")
            .value();
    auto const link = identity_->staff.invite(commune, account.id, "system").value();
    auto const body = json::serialize(json::object{{"token", link.token}, {"password", good}});
    ASSERT_EQ(client.post(api + "/office/invitation/accept", body).status, 200);
  }
  void register_citizen(Client& client, std::string phone = "0900000001") {
    auto const body =
        json::serialize(json::object{{"phone", phone}, {"name", "Nguyễn Thị Mẫu"}, {"password", good}});
    ASSERT_EQ(client.post("/api/v1/citizen/register", body).status, 201);
  }

  test::TempDir dir_;
  std::shared_ptr<Clock> clock_ = system_clock();
  std::shared_ptr<Random> random_ = system_random();
  std::shared_ptr<store::Database> db_;
  std::shared_ptr<store::LogKeys> keys_ = std::make_shared<store::LogKeys>(dir_ / "keys");
  std::unique_ptr<files::FileStore> files_ = std::make_unique<files::FileStore>(dir_ / "files");
  std::unique_ptr<store::Sequencer> sequencer_;
  std::unique_ptr<identity::Identity> identity_;
  fake::All fakes_;
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

TEST_F(ServerTest, AnswersThePublicInTheContractsWords) {
  Client c{server_->port()};
  auto const site = c.get("/api/v1/site");
  EXPECT_EQ(site.status, 200);
  EXPECT_EQ(site.header("content-type"), "application/json");
  EXPECT_EQ(site.header("cache-control"), "no-store");
  EXPECT_EQ(site.header("x-content-type-options"), "nosniff");
  EXPECT_EQ(site.json().at("default_commune"), 17464);
  for (auto const* path :
       {"", "/fields", "/life-situations", "/procedures", "/published-indicators?period=2026"}) {
    EXPECT_EQ(c.get(api + path).status, 200) << path;
  }
  EXPECT_EQ(c.get(api + "/procedures?q=khai%20sinh").status, 200);
  EXPECT_EQ(fakes_.procedures.last_query, "khai sinh");
  auto const procedure = c.get(api + "/procedures/1.001193");
  EXPECT_EQ(procedure.header("etag"), "\"1.001193@1\"");
  EXPECT_EQ(c.get(api + "/procedures/1.001193", {{"If-None-Match", procedure.header("etag")}}).status, 304);
  EXPECT_EQ(c.get("/healthz").json().at("status"), "ok");
}

TEST_F(ServerTest, TracksByASecretThatStaysOutOfTheAddress) {
  Client c{server_->port()};
  auto const track = [&](char const* digits) {
    return c.post(api + "/track",
                  json::serialize(json::object{{"code", "H42.17464-260302-0007"}, {"phone_last4", digits}}));
  };
  EXPECT_EQ(track("0001").status, 200);
  EXPECT_EQ(track("9999").code(), "track.unknown");
}

TEST_F(ServerTest, EveryFailureIsAProblem) {
  Client c{server_->port()};
  EXPECT_EQ(c.get("/api/v1/nothing").code(), "http.route");
  EXPECT_EQ(c.get("/api/v1/communes/1").code(), "commune.unknown");
  EXPECT_EQ(c.get("/api/v1/communes/abc").code(), "commune.unknown");
  EXPECT_EQ(c.get(api + "/procedures/9.9").status, 404);
  auto const method = c.send("DELETE", "/api/v1/site", {}, "");
  EXPECT_EQ(method.status, 405);
  EXPECT_EQ(method.code(), "http.method");
  auto const thrown = c.get(api + "/procedures?q=throw");
  EXPECT_EQ(thrown.status, 500);
  EXPECT_EQ(thrown.code(), "internal");
  EXPECT_EQ(thrown.body.find("on fire"), std::string::npos) << "what failed is for the log";
  EXPECT_EQ(thrown.json().at("request_id").as_string(), thrown.header("x-request-id"));
  EXPECT_EQ(c.post(api + "/track", "{\"code\":").status, 400);
  EXPECT_EQ(c.post(api + "/track", "{}", {{"Content-Type", "text/plain"}}).code(), "http.content_type");
}

TEST_F(ServerTest, ACitizenRegistersDraftsFilesAndSignsOut) {
  Client c{server_->port()};
  EXPECT_EQ(c.get("/api/v1/citizen/me").code(), "auth.required");
  register_citizen(c);
  EXPECT_EQ(c.get("/api/v1/citizen/me").json().at("account").at("name"), "Nguyễn Thị Mẫu");

  auto const draft = api + "/my/drafts/ho-so-1.001193";
  auto const content = R"({"title":"Khai sinh","content":{"ho_ten":"Nguyễn"}})";
  auto const first = c.write("PUT", draft, content, {{"If-None-Match", "*"}});
  EXPECT_EQ(first.status, 200);
  EXPECT_EQ(first.header("etag"), "\"1\"");
  EXPECT_EQ(c.write("PUT", draft, content, {{"If-Match", "\"9\""}}).status, 412);
  EXPECT_EQ(c.get(draft).json().at("content").at("ho_ten"), "Nguyễn");
  EXPECT_EQ(c.get(api + "/my/drafts").json().at("items").as_array().size(), 1U);

  auto const request = R"({"procedure":"1.001193","answers":{},"papers":[],"draft":"ho-so-1.001193"})";
  auto const sent = c.post(api + "/my/cases", request, {{"Idempotency-Key", "intention-0001"}});
  EXPECT_EQ(sent.status, 201);
  EXPECT_EQ(fakes_.cases.last_actor, "citizen:1");
  EXPECT_EQ(fakes_.cases.applicant_name, "Nguyễn Thị Mẫu");
  EXPECT_EQ(fakes_.cases.last_once, "intention-0001");
  for (int i = 0; i < 200 && c.get(draft).status == 200; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
  EXPECT_EQ(c.get(draft).code(), "draft.not_found") << "what was sent is no draft any more";

  for (auto const* path : {"", "/7", "/7/receipt"})
    EXPECT_EQ(c.get(api + "/my/cases" + path).status, 200) << path;
  EXPECT_EQ(c.get(api + "/my/cases/7/receipt/qr.svg").header("content-type"), "image/svg+xml");
  EXPECT_NE(c.get(api + "/my/cases/7/receipt/proof").header("content-disposition").find("tlog-proof"),
            std::string::npos);
  EXPECT_EQ(c.post(api + "/my/cases/7/commands/rate", R"({"data":{"score":5}})").status, 200);
  EXPECT_EQ(c.post(api + "/my/cases/7/commands/approve", R"({"data":{}})").code(), "permission.denied");

  EXPECT_EQ(c.write("POST", "/api/v1/citizen/logout", "").status, 204);
  EXPECT_TRUE(c.cookies.empty());
  EXPECT_EQ(c.get("/api/v1/citizen/me").status, 401);
}

TEST_F(ServerTest, ARefusalNamesItsArticleAndKeepsTheDraft) {
  Client c{server_->port()};
  register_citizen(c);
  c.write("PUT", api + "/my/drafts/a", R"({"content":{}})");
  auto const refused =
      c.post(api + "/my/cases", R"({"procedure":"refuse","answers":{},"papers":[],"draft":"a"})");
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.json().at("article"), "Điều 1");
  EXPECT_EQ(c.get(api + "/my/drafts/a").status, 200);
}

TEST_F(ServerTest, WhatChangesSomethingNeedsTheTokenTheOriginAndTheKey) {
  Client c{server_->port()};
  register_citizen(c);
  auto const path = api + "/my/cases";
  std::string const body = R"({"procedure":"1.001193","answers":{},"papers":[]})";
  EXPECT_EQ(c.post(path, body, {{"X-CSRF-Token", "forged"}}).code(), "csrf.token");
  EXPECT_EQ(c.post(path, body, {{"Origin", "https://evil.example"}}).code(), "csrf.origin");
  EXPECT_EQ(c.post(path, body, {{"Idempotency-Key", "x"}}).code(), "idempotency.missing");
  EXPECT_EQ(fakes_.cases.writes, 0);
  EXPECT_EQ(c.post(path, body).status, 201);
}

TEST_F(ServerTest, TheAccountIsEditedAgainstItsVersion) {
  Client c{server_->port()};
  register_citizen(c);
  std::string const me = "/api/v1/citizen/me";
  EXPECT_EQ(c.write("PATCH", me, R"({"address":"Xóm 3"})").status, 428);
  auto const tag = c.get(me).header("etag");
  EXPECT_EQ(c.write("PATCH", me, R"({"address":"Xóm 3","email":null})", {{"If-Match", tag}}).status, 200);
  EXPECT_EQ(c.write("PATCH", me, R"({"address":"Xóm 4"})", {{"If-Match", tag}}).status, 412);
  EXPECT_EQ(c.post("/api/v1/citizen/password", R"({"old":"sai","new":"một câu khác hẳn câu trước"})").code(),
            "password.old");
}

TEST_F(ServerTest, AnOfficerWorksThroughTheInbox) {
  Client c{server_->port()};
  enter(c, {Role::reception, Role::officer});
  auto const me = c.get(api + "/office/me").json();
  EXPECT_EQ(me.at("account").at("login"), "can-bo");
  EXPECT_FALSE(me.at("permissions").as_array().empty());
  for (auto const* path :
       {"/inbox", "/inbox?scope=unit&group=late", "/cases?q=mau&status=processing", "/cases/7",
        "/cases/7/journal", "/cases/7/print/giay-tiep-nhan", "/cases/7/receipt", "/colleagues",
        "/cases/7/receipt/qr.svg", "/cases/7/receipt/proof"}) {
    EXPECT_EQ(c.get(api + "/office" + path).status, 200) << path;
  }
  EXPECT_EQ(c.get(api + "/office/inbox?scope=galaxy").code(), "http.param");
  EXPECT_EQ(c.get(api + "/office/cases/0").code(), "http.route");
  auto const detail = c.get(api + "/office/cases/7");
  EXPECT_EQ(c.get(api + "/office/cases/7", {{"If-None-Match", detail.header("etag")}}).status, 304);

  auto const accept = api + "/office/cases/7/commands/accept";
  EXPECT_EQ(c.post(accept, R"({"data":{}})", {{"If-Match", detail.header("etag")}}).status, 200);
  EXPECT_EQ(c.post(accept, R"({"data":{}})", {{"If-Match", "\"1\""}}).status, 412);
  auto const minimal = c.post(accept, R"({"data":{}})", {{"Prefer", "return=minimal"}});
  EXPECT_EQ(minimal.status, 204);
  EXPECT_EQ(minimal.header("etag"), "\"6\"");
  EXPECT_EQ(c.post(api + "/office/cases/7/commands/fly", R"({"data":{}})").code(), "http.route");
  EXPECT_EQ(c.post(api + "/office/cases",
                   R"({"procedure":"1.001193","answers":{},"papers":[],"applicant":{"name":"A"}})")
                .status,
            201);

  EXPECT_EQ(c.get(api + "/office/admin/staff").code(), "permission.denied");
  EXPECT_EQ(c.write("POST", api + "/office/logout", "").status, 204);
  EXPECT_EQ(c.get(api + "/office/me").status, 401);
}

TEST_F(ServerTest, SigningInIsThrottledAndSaysNothing) {
  Client c{server_->port()};
  enter(c, {Role::officer});
  c.write("POST", api + "/office/logout", "");
  auto const sign_in = [&](std::string login, std::string password) {
    return c.post(api + "/office/login",
                  json::serialize(json::object{{"login", login}, {"password", password}}));
  };
  EXPECT_EQ(sign_in("can-bo", good).status, 200);
  EXPECT_EQ(sign_in("nobody", "sai mật khẩu rồi").code(), "auth.wrong");
  for (int i = 0; i < 5; ++i) EXPECT_EQ(sign_in("can-bo", "sai mật khẩu rồi").code(), "auth.wrong");
  auto const throttled = sign_in("can-bo", good);
  EXPECT_EQ(throttled.status, 429);
  EXPECT_EQ(throttled.header("retry-after"), "900");
}

TEST_F(ServerTest, TheCoordinatorReadsThePlanAndBindsATarget) {
  Client c{server_->port()};
  enter(c, {Role::coordinator});
  for (auto const* path : {"/plan", "/plan/lines?from=3&limit=10", "/plan/targets?verdict=close&bound=true",
                           "/plan/targets/1", "/plan/tasks", "/plan/duties",
                           "/indicators?period=2026-Q1&basis=report", "/indicators/ty-le-ho-so-tthc-dung-han",
                           "/indicators/ty-le-ho-so-tthc-dung-han/cases?part=numerator"}) {
    EXPECT_EQ(c.get(api + "/office" + path).status, 200) << path;
  }
  auto const binding = api + "/office/plan/targets/1/binding";
  EXPECT_EQ(c.write("PUT", binding, R"({"indicators":[]})").status, 428);
  EXPECT_EQ(c.write("PUT", binding, R"({"indicators":[]})", {{"If-Match", "\"2\""}}).status, 412);
  EXPECT_EQ(c.write("PUT", binding, R"({"indicators":[]})", {{"If-Match", "\"3\""}}).status, 200);
  EXPECT_EQ(c.get(api + "/office/plan/targets?pillar=nothing").code(), "http.param");
}

TEST_F(ServerTest, TheAdministratorOpensAndChangesAccounts) {
  Client c{server_->port()};
  enter(c, {Role::admin}, "quan-tri");
  auto const staff = api + "/office/admin/staff";
  std::string const body =
      R"({"login":"mot-cua","name":"Lê Thị Mẫu","roles":["reception"],"unit":"tt-pvhcc"})";
  auto const made = c.post(staff, body, {{"Idempotency-Key", "new-account-1"}});
  ASSERT_EQ(made.status, 201);
  std::string const link{made.json().at("link").as_string()};
  EXPECT_NE(link.find("/office/invitation#commune=17464&token="), std::string::npos);
  EXPECT_EQ(c.post(staff, body, {{"Idempotency-Key", "new-account-1"}}).json().at("account").at("id"), 2)
      << "made once";
  EXPECT_EQ(c.post(staff, body).code(), "account.login_taken");
  EXPECT_EQ(c.post(staff, R"({"login":"x1","name":"A B","roles":["king"],"unit":"u"})").code(),
            "account.roles");
  auto const one = c.get(staff + "/2");
  EXPECT_EQ(c.write("PATCH", staff + "/2", R"({"active":false})", {{"If-Match", one.header("etag")}}).status,
            200);
  EXPECT_EQ(c.write("PATCH", staff + "/1", R"({"roles":["leader","admin"]})", {{"If-Match", "\"1\""}}).code(),
            "account.own_roles");
  EXPECT_EQ(c.get(staff).json().at("items").as_array().size(), 2U);
  EXPECT_EQ(c.get(api + "/office/admin/jobs").status, 200);
  EXPECT_EQ(c.get(api + "/office/admin/packs").status, 200);
  EXPECT_EQ(c.get(api + "/office/cases/7").code(), "permission.denied") << "the administrator sees no case";
  auto const token = c.post(staff + "/1/invitation", "").json().at("link").as_string();
  auto const mark = token.find("token=");
  auto const preview = json::serialize(json::object{{"token", std::string{token.substr(mark + 6)}}});
  EXPECT_EQ(c.post(api + "/office/invitation/preview", preview).json().at("login"), "quan-tri");
}

TEST_F(ServerTest, FilesComeInByTheirBytesAndGoOutToWhoMaySeeThem) {
  Client c{server_->port()};
  register_citizen(c);
  std::string const png = std::string{"\x89PNG\r\n\x1a\n", 8} + std::string(200, '\0');
  Headers const head{{"Content-Type", "image/png"},
                     {"X-File-Name", "gi%E1%BA%A5y%20ch%E1%BB%A9ng%20sinh.png"}};
  auto const up = c.post(api + "/my/files", png, head);
  ASSERT_EQ(up.status, 201) << up.body;
  EXPECT_EQ(up.json().at("name"), "giấy chứng sinh.png");
  std::string const id{up.json().at("id").as_string()};
  auto const down = c.get(api + "/my/files/" + id);
  EXPECT_EQ(down.body, png);
  EXPECT_EQ(down.header("content-type"), "image/png");
  EXPECT_NE(down.header("content-security-policy").find("sandbox"), std::string::npos);
  EXPECT_EQ(c.post(api + "/my/files", "<html><script>alert(1)</script></html>", head).status, 415);
  EXPECT_EQ(c.post(api + "/my/files", png, {{"Content-Type", "image/png"}}).code(), "file.name");

  Client stranger{server_->port()};
  register_citizen(stranger, "0900000002");
  EXPECT_EQ(stranger.get(api + "/my/files/" + id).code(), "file.unknown");
  EXPECT_EQ(stranger.get(api + "/my/files/" + id + "?case=8").code(), "file.unknown");
  EXPECT_EQ(stranger.get(api + "/my/files/" + id + "?case=7").status, 200)
      << "a paper of a case this person may read";
}

TEST_F(ServerTest, CommittedEventsReachTheOpenInbox) {
  Client c{server_->port()};
  enter(c, {Role::reception});
  Client stream{server_->port()};
  stream.cookies = c.cookies;
  auto const head = stream.get(api + "/office/inbox/events");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("content-type"), "text/event-stream");
  stream.read_until("retry: 3000\n\n");
  ASSERT_TRUE(sequencer_->run(commune, [](store::Tx& tx) -> store::Answer {
    tx.append({"case.forwarded", CaseNo{7}, "staff:1", {}, {}});
    return json::object{};
  }));
  EXPECT_NE(stream.read_until("\n\n").find(R"("no":7,"type":"case.forwarded")"), std::string::npos);
  EXPECT_EQ(Client{server_->port()}.get(api + "/office/inbox/events").status, 401);
  stop();
  stream.read_until("event: bye\ndata: {}\n\n");
  EXPECT_TRUE(stream.closed());
}

TEST_F(ServerTest, TheJournalIsPublicButItsEntriesAreNot) {
  Client c{server_->port()};
  std::string const journal = "/journal/17464";
  EXPECT_EQ(c.get(journal + "/checkpoint").code(), "journal.no_checkpoint");
  ASSERT_TRUE(sequencer_->run(commune, [](store::Tx& tx) -> store::Answer {
    tx.append({"case.submitted", CaseNo{1}, "system", {}, {{"name", "Mẫu"}}});
    return json::object{};
  }));
  ASSERT_TRUE((store::CheckpointSigner{*sequencer_, db_, keys_}.sign_now(commune)));
  auto const checkpoint = c.get(journal + "/checkpoint");
  EXPECT_EQ(checkpoint.status, 200);
  EXPECT_NE(checkpoint.body.find("\n1\n"), std::string::npos);
  auto const key = c.get(journal + "/key");
  EXPECT_EQ(checkpoint.body.substr(0, checkpoint.body.find('\n')), key.body.substr(0, key.body.find('+')));
  EXPECT_EQ(c.get(journal + "/tile/0/000.p/1").body.size(), 32U);
  EXPECT_EQ(c.get(journal + "/tile/0/000").status, 404);
  for (auto const* hidden : {"/tile/entries/000.p/1", "/tile/0/000.p/01", "/entries", ""}) {
    EXPECT_EQ(c.get(journal + hidden).status, 404) << hidden;
  }
}

TEST_F(ServerTest, PagesComeFromTheWebBuild) {
  Client c{server_->port()};
  auto const home = c.get("/");
  EXPECT_NE(home.body.find("citizen"), std::string::npos);
  EXPECT_EQ(home.header("cache-control"), "no-cache");
  EXPECT_NE(home.header("content-security-policy").find("script-src 'self'"), std::string::npos);
  EXPECT_NE(c.get("/thu-tuc/1.001193").body.find("citizen"), std::string::npos);
  EXPECT_NE(c.get("/office/cases/7").body.find("office"), std::string::npos);
  auto const script = c.get("/assets/app-4f2a.js");
  EXPECT_EQ(script.header("content-type"), "text/javascript; charset=utf-8");
  EXPECT_NE(script.header("cache-control").find("immutable"), std::string::npos);
  EXPECT_EQ(c.get("/assets/app-4f2a.js", {{"Accept-Encoding", "gzip, deflate"}}).body, "GZIPPED");
  EXPECT_EQ(c.get("/assets/app-4f2a.js", {{"If-None-Match", script.header("etag")}}).status, 304);
  EXPECT_EQ(c.get("/assets/none.js").status, 404);
  EXPECT_EQ(c.get("/.vite/manifest.json").status, 404);
  EXPECT_EQ(c.get("/../../etc/passwd").status, 400);
  auto const head = c.send("HEAD", "/", {}, "");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("content-length"), home.header("content-length"));
}

TEST_F(ServerTest, SizesHaveLimits) {
  Client c{server_->port()};
  auto const large = c.post(api + "/track", std::string(2 * 1024 * 1024, 'x'));
  EXPECT_EQ(large.status, 413);
  EXPECT_EQ(large.code(), "http.body_too_large");
  EXPECT_EQ(c.get("/api/v1/site", {{"X-Long", std::string(20'000, 'x')}}).status, 431);
  EXPECT_EQ(c.post("/api/v1/citizen/logout", std::string(40'000, 'x')).status, 413)
      << "no body is expected there";
  Client garbage{server_->port()};
  garbage.write_raw("NONSENSE\r\n\r\n");
  EXPECT_EQ(garbage.read_reply().code(), "http.parse");
  EXPECT_EQ(c.get("/api/v1/site").status, 200) << "and the server goes on";
}

TEST_F(ServerTest, OneConnectionServesManyAndInOrder) {
  Client c{server_->port()};
  std::string three;
  for (auto const* path : {"/api/v1/site", "/nothing.txt", "/healthz"})
    three += std::string{"GET "} + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
  c.write_raw(three);
  EXPECT_EQ(c.read_reply().status, 200);
  EXPECT_EQ(c.read_reply().status, 404);
  EXPECT_EQ(c.read_reply().json().at("status"), "ok");
}

TEST_F(ServerTest, StoppingFinishesWhatRunsAndTakesNoMore) {
  Client slow{server_->port()}, idle{server_->port()};
  EXPECT_EQ(idle.get("/healthz").status, 200);
  slow.write_raw("GET " + api + "/procedures?q=slow HTTP/1.1\r\nHost: x\r\n\r\n");
  std::this_thread::sleep_for(std::chrono::milliseconds{100});
  std::thread stopper{[this] { stop(); }};
  EXPECT_EQ(slow.read_reply().status, 200) << "the request that was running";
  stopper.join();
  EXPECT_TRUE(idle.closed());
  Client late{server_->port()};
  EXPECT_THROW(late.get("/healthz"), std::runtime_error);
}

TEST_F(ServerTest, MetricsAreForTheMachineItself) {
  Client c{server_->port()};
  c.get("/api/v1/site");
  auto const metrics = c.get("/metrics");
  EXPECT_NE(metrics.body.find("thongsuot_http_requests_total{route=\"GET /api/v1/site\",status=\"2xx\"} 1"),
            std::string::npos);
  EXPECT_EQ(c.get("/metrics", {{"X-Forwarded-For", "203.0.113.9"}}).status, 404);
}

class StrictServerTest : public ServerTest {
  Options options() override {
    auto o = ServerTest::options();
    o.address_rate = {1, 3};
    o.header_time = std::chrono::seconds{1};
    return o;
  }
};

TEST_F(StrictServerTest, TooManyRequestsFromOneAddressWait) {
  Client c{server_->port()};
  for (int i = 0; i < 3; ++i) EXPECT_EQ(c.get("/api/v1/site").status, 200);
  auto const refused = c.get("/api/v1/site");
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.code(), "rate.address");
  EXPECT_EQ(refused.header("retry-after"), "1");
}

TEST_F(StrictServerTest, AClientThatDawdlesIsCutOff) {
  Client c{server_->port()};
  c.write_raw("GET /api/v1/site HTTP/1.1\r\nHost: x\r\n");
  auto const reply = c.read_reply();
  EXPECT_EQ(reply.status, 408);
  EXPECT_TRUE(c.closed());
}

TEST_F(ServerTest, TwoServersCannotHaveOnePort) {
  auto taken = options();
  taken.port = server_->port();
  Parts parts{
      fakes_.services(), identity_.get(), sequencer_.get(), files_.get(), db_, keys_, clock_, random_};
  auto second = std::make_unique<Server>(parts, taken);
  auto const refused = second->listen();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id, "server.listen");
  stop();
  sequencer_->stop();  // the second server listens to it until then
}

}  // namespace
}  // namespace ts::server
