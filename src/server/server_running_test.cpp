/// Streams, journal, pages, limits, starting and stopping.
#include "kernel/store/checkpoint_signer.hpp"
#include "server/server_fixture.hpp"

namespace ts::server {
namespace {

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
  auto const procedure = c.get("/thu-tuc/1.001193");
  EXPECT_NE(procedure.body.find("<h1>Làm giấy khai sinh cho con</h1>"), std::string::npos) << procedure.body;
  EXPECT_EQ(procedure.header("content-type"), "text/html; charset=utf-8");
  EXPECT_EQ(procedure.header("content-security-policy"), home.header("content-security-policy"));
  EXPECT_EQ(c.get("/thu-tuc/1.001193", {{"If-None-Match", procedure.header("etag")}}).status, 304);
  EXPECT_NE(c.get("/thu-tuc/1.001193/nop").body.find("<h1>"), std::string::npos);
  EXPECT_NE(c.get("/thu-tuc/9.999999").body.find("citizen"), std::string::npos) << "the program says what to do";
  EXPECT_NE(c.get("/office/cases/7").body.find("office"), std::string::npos);
  auto const same = c.get("/", {{"If-None-Match", home.header("etag")}});
  EXPECT_EQ(same.status, 304);
  EXPECT_EQ(same.header("content-security-policy"), home.header("content-security-policy"))
      << "a browser puts the headers of a 304 over those of the page it kept";
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
    o.limit_local = true;
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
