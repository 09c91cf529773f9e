#include "server/sse.hpp"

#include <gtest/gtest.h>

#include <atomic>

#include "server/metrics.hpp"
#include "server/work_pool.hpp"

namespace ts::server {
namespace {

constexpr CommuneId here{17464}, there{17467};
std::string const hello{hello_frame}, reset{reset_frame}, bye{bye_frame};

CaseEvent event(std::int64_t seq, std::int64_t no = 7, CommuneId commune = here) {
  return {commune, seq, CaseNo{no}, "case.forwarded"};
}

TEST(Frames, AreServerSentEvents) {
  EXPECT_EQ(case_frame(event(41)),
            "id: 41\nevent: case\ndata: {\"no\":7,\"type\":\"case.forwarded\",\"seq\":41}\n\n");
}

TEST(Hub, SendsACommunesEventsToItsStreamsOnly) {
  EventHub hub;
  auto const mine = hub.open(here, "s1", std::nullopt).value();
  auto const other = hub.open(there, "s2", std::nullopt).value();
  EXPECT_EQ(mine->take(), hello);
  other->take();
  hub.publish({event(1), event(2, 0)});
  EXPECT_EQ(mine->take(), case_frame(event(1))) << "what concerns no case is not sent";
  EXPECT_EQ(other->take(), "");
}

TEST(Hub, SendsAgainWhatWasMissedOrSaysReset) {
  EventHub hub{{2000, 6, 256, 3}};
  for (int seq = 0; seq < 5; ++seq) hub.publish({event(seq)});
  EXPECT_EQ(hub.open(here, "s", 2).value()->take(), hello + case_frame(event(3)) + case_frame(event(4)));
  EXPECT_EQ(hub.open(here, "s", 4).value()->take(), hello) << "nothing missed";
  EXPECT_EQ(hub.open(here, "s", 0).value()->take(), hello + reset) << "event 1 is no longer remembered";
  EXPECT_EQ(hub.open(there, "s", 10).value()->take(), hello + reset)
      << "this process knows nothing of that commune";
}

TEST(Hub, ASlowReaderIsToldToLoadAgain) {
  EventHub hub{{2000, 6, 4, 100}};
  auto const stream = hub.open(here, "s", std::nullopt).value();
  for (int seq = 0; seq < 50; ++seq) hub.publish({event(seq)});
  EXPECT_EQ(stream->take(), reset);
  hub.publish({event(50)});
  EXPECT_EQ(stream->take(), case_frame(event(50))) << "and goes on from there";
}

TEST(Hub, HasCaps) {
  EventHub hub{{3, 2, 256, 100}};
  auto const a = hub.open(here, "s1", std::nullopt), b = hub.open(here, "s1", std::nullopt);
  EXPECT_EQ(hub.open(here, "s1", std::nullopt).error().id, "server.busy");
  auto c = hub.open(here, "s2", std::nullopt);
  EXPECT_EQ(hub.open(here, "s3", std::nullopt).error().id, "server.busy");
  c->reset();
  EXPECT_TRUE(hub.open(here, "s3", std::nullopt)) << "a stream let go of makes room";
  EXPECT_EQ(hub.size(), 2U);
}

TEST(Hub, SaysByeAndOpensNoMore) {
  EventHub hub;
  auto const stream = hub.open(here, "s", std::nullopt).value();
  int woken = 0;
  stream->on_wake([&] { ++woken; });
  hub.close_all();
  EXPECT_GE(woken, 1);
  EXPECT_EQ(stream->take(), hello + bye);
  EXPECT_TRUE(stream->closed());
  EXPECT_EQ(hub.open(here, "s", std::nullopt).error().id, "server.draining");
}

TEST(WorkPool, RunsWhatItTookAndRefusesWhatIsTooMuch) {
  std::atomic<int> done = 0;
  std::mutex gate;
  {
    WorkPool pool{1, 2};
    std::unique_lock lock{gate};
    pool.post([&] {
      std::lock_guard const wait{gate};
      ++done;
    });
    while (pool.waiting() > 0) std::this_thread::yield();
    EXPECT_TRUE(pool.post([&] { ++done; }));
    EXPECT_TRUE(pool.post([&] { ++done; }));
    EXPECT_FALSE(pool.post([&] { ++done; })) << "the queue holds two";
    lock.unlock();
    pool.stop();
    EXPECT_FALSE(pool.post([&] { ++done; })) << "stopped";
  }
  EXPECT_EQ(done, 3);
}

TEST(Metrics, CountsByRouteAndClass) {
  Metrics metrics{{"GET /a", "GET /b"}};
  metrics.count(0, 200, std::chrono::microseconds{700});
  metrics.count(0, 404, std::chrono::milliseconds{30});
  metrics.count(99, 404, std::chrono::seconds{9});
  auto const text = metrics.text({{"thongsuot_jobs_waiting", 3}});
  for (auto const* line :
       {"thongsuot_http_requests_total{route=\"GET /a\",status=\"2xx\"} 1\n",
        "thongsuot_http_requests_total{route=\"none\",status=\"4xx\"} 1\n",
        "thongsuot_http_request_seconds_bucket{route=\"GET /a\",le=\"0.001\"} 1\n",
        "thongsuot_http_request_seconds_bucket{route=\"GET /a\",le=\"+Inf\"} 2\n",
        "thongsuot_http_request_seconds_count{route=\"none\"} 1\n", "thongsuot_jobs_waiting 3\n"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line << "\n" << text;
  }
  EXPECT_EQ(text.find("GET /b"), std::string::npos) << "routes nobody asked for stay out";
}

}  // namespace
}  // namespace ts::server
