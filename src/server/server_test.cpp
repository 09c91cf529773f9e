#include "kernel/store/jobs.hpp"
#include "server/server_fixture.hpp"

namespace ts::server {
namespace {

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

TEST_F(ServerTest, ACitizenComesBackAndChangesThePassword) {
  Client c{server_->port()};
  register_citizen(c);
  auto const old_session = c.cookies;
  c.write("POST", "/api/v1/citizen/logout", "");
  auto const sign_in = [&](char const* password) {
    return c
        .post("/api/v1/citizen/login",
              json::serialize(json::object{{"phone", "0900 000 001"}, {"password", password}}))
        .status;
  };
  EXPECT_EQ(sign_in("sai mật khẩu rồi"), 401);
  EXPECT_EQ(sign_in(good), 200);
  auto const change = json::serialize(json::object{{"old", good}, {"new", "một câu khác hẳn câu trước"}});
  EXPECT_EQ(c.post("/api/v1/citizen/password", change).status, 204);
  EXPECT_EQ(c.get("/api/v1/citizen/me").status, 200) << "this session goes on";
  c.cookies = old_session;
  EXPECT_EQ(c.get("/api/v1/citizen/me").status, 401);
  EXPECT_EQ(sign_in("một câu khác hẳn câu trước"), 200);
  EXPECT_EQ(c.write("PUT", api + "/my/drafts/a", R"({"content":{}})").status, 200);
  EXPECT_EQ(c.write("DELETE", api + "/my/drafts/a", "").status, 204);
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
  auto const intake = R"({"procedure":"1.001193","answers":{},"papers":[],"applicant":{"name":"A"}})";
  auto const taken = c.post(api + "/office/cases", intake);
  EXPECT_EQ(taken.status, 201);
  EXPECT_EQ(taken.header("location"), api + "/office/cases/8");
  auto const short_answer = c.post(api + "/office/cases", intake, {{"Prefer", "return=minimal"}});
  EXPECT_EQ(short_answer.status, 204);
  EXPECT_EQ(short_answer.header("location"), api + "/office/cases/8");

  auto const draft = api + "/office/drafts/quay";
  EXPECT_EQ(c.write("PUT", draft, R"({"title":"Quầy","content":{"buoc":2}})").status, 200);
  EXPECT_EQ(c.get(draft).json().at("title"), "Quầy");
  EXPECT_EQ(c.get(api + "/office/drafts").json().at("items").as_array().size(), 1U);
  EXPECT_EQ(c.write("DELETE", draft, "").status, 204);
  auto const change = json::serialize(json::object{{"old", good}, {"new", "một câu khác hẳn câu trước"}});
  EXPECT_EQ(c.post(api + "/office/password", change).status, 204);

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

TEST_F(ServerTest, TheCoordinatorLooksAtAPlanBeforePuttingItInForce) {
  Client c{server_->port()};
  enter(c, {Role::coordinator});
  auto const send = [&](std::string const& path, std::string const& bytes,
                        std::string const& key = "plan-key-1") {
    return c.post(api + "/office/plan" + path, bytes,
                  {{"Content-Type", "application/octet-stream"},
                   {"X-File-Name", "k%E1%BA%BF%20ho%E1%BA%A1ch.txt"},
                   {"Idempotency-Key", key}});
  };
  auto const seen = send("/preview", "I. MỤC TIÊU");
  EXPECT_EQ(seen.status, 200);
  EXPECT_EQ(seen.json().at("file"), "kế hoạch.txt");
  EXPECT_EQ(send("/preview", "").code(), "plan.empty");
  EXPECT_EQ(send("/imports", "I. MỤC TIÊU").code(), "http.param") << "compared with which plan?";
  EXPECT_EQ(send("/imports?against=0", "I. MỤC TIÊU").code(), "plan.moved");
  EXPECT_EQ(send("/imports?against=1", "I. MỤC TIÊU").status, 201);
  EXPECT_EQ(fakes_.plan.imported, "staff:1 kế hoạch.txt I. MỤC TIÊU");
  enter(c, {Role::leader}, "chu-tich");
  EXPECT_EQ(send("/preview", "I. MỤC TIÊU").code(), "permission.denied");
}

TEST_F(ServerTest, AnOfficialFilesInternalWork) {
  Client c{server_->port()};
  enter(c, {Role::officer});
  for (auto const* path : {"", "/1.001193?variant=gap", "/mine?limit=5"})
    EXPECT_EQ(c.get(api + "/office/work" + path).status, 200) << path;
  EXPECT_EQ(c.get(api + "/office/work/9.9").status, 404);
  std::string const body = R"({"procedure":"NB.VP.01","answers":{},"lead":"van-phong"})";
  auto const filed = c.post(api + "/office/work", body, {{"Idempotency-Key", "work-key-1"}});
  EXPECT_EQ(filed.status, 201);
  EXPECT_EQ(filed.header("location"), api + "/office/cases/9");
  EXPECT_EQ(filed.json().at("case").at("no"), 9);
  EXPECT_EQ(fakes_.work.filed_by, "staff:1");
  EXPECT_EQ(fakes_.work.last_once, "work-key-1");
  EXPECT_EQ(c.post(api + "/office/work", R"({"procedure":"refuse","answers":{}})").code(), "task.lead");
  enter(c, {Role::front}, "mat-tran");
  EXPECT_EQ(c.get(api + "/office/work").code(), "permission.denied") << "who watches files nothing";
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
  std::string const token{c.post(staff + "/1/invitation", "").json().at("link").as_string()};
  auto const mark = token.find("token=");
  auto const preview = json::serialize(json::object{{"token", token.substr(mark + 6)}});
  EXPECT_EQ(c.post(api + "/office/invitation/preview", preview).json().at("login"), "quan-tri");
}

TEST_F(ServerTest, OnlyTheAdministratorErasesAndOnlyWithAReason) {
  Client c{server_->port()};
  enter(c, {Role::admin}, "quan-tri");
  auto const erasures = api + "/office/admin/erasures";
  auto const done = c.post(erasures, R"({"code":"H99.17464-260302-0007","reason":"Đơn yêu cầu số 5"})");
  EXPECT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(done.json().at("entries"), 5);
  EXPECT_EQ(c.post(erasures, R"({"code":"H99.17464-260302-0007"})").status, 400);
  for (auto const role : {Role::officer, Role::leader, Role::coordinator}) {
    Client other{server_->port()};
    enter(other, {role}, "can-bo-" + std::to_string(static_cast<int>(role)));
    EXPECT_EQ(other.post(erasures, R"({"code":"H99","reason":"Đơn yêu cầu số 5"})").code(), "permission.denied");
  }
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

  Client desk{server_->port()};
  enter(desk, {Role::reception});
  auto const scan = desk.post(api + "/office/files", png, head).json();
  EXPECT_EQ(desk.get(api + "/office/files/" + std::string{scan.at("id").as_string()}).body, png);

  Client stranger{server_->port()};
  register_citizen(stranger, "0900000002");
  EXPECT_EQ(stranger.get(api + "/my/files/" + id).code(), "file.unknown");
  EXPECT_EQ(stranger.get(api + "/my/files/" + id + "?case=8").code(), "file.unknown");
  EXPECT_EQ(stranger.get(api + "/my/files/" + id + "?case=7").status, 200)
      << "a paper of a case this person may read";
}

TEST_F(ServerTest, AStuckJobIsSeenAndTriedAgain) {
  ASSERT_TRUE(sequencer_->run(commune, [](store::Tx& tx) -> store::Answer {
    store::enqueue(tx, {"notify.sms", {}, {}, 1});
    return json::object{};
  }));
  store::JobHandler const broken = [](store::Job const&) -> Status {
    return fail(Code::unavailable, "sms.down", "Cổng tin nhắn không trả lời.", "The gateway is silent.");
  };
  store::JobWorker worker{db_, *sequencer_, "test", {{"notify.sms", broken}}};
  EXPECT_EQ(worker.run_due(), 1);
  Client c{server_->port()};
  enter(c, {Role::admin});
  auto const jobs = c.get(api + "/office/admin/jobs").json().at("items").as_array();
  ASSERT_EQ(jobs.size(), 1U);
  EXPECT_EQ(jobs[0].at("state"), "stuck");
  auto const again =
      c.post(api + "/office/admin/jobs/" + std::to_string(jobs[0].at("id").as_int64()) + "/retry", "");
  EXPECT_EQ(again.status, 200) << again.body;
  EXPECT_TRUE(c.get(api + "/office/admin/jobs").json().at("items").as_array().empty());
}

}  // namespace
}  // namespace ts::server
