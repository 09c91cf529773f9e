#pragma once
/// Server-sent events: what is committed reaches the open inboxes. A stream carries no personal data: case
/// number, kind of event, journal position.
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"

namespace ts::server {

struct CaseEvent {
  CommuneId commune{};
  std::int64_t seq = 0;
  CaseNo no{};
  std::string type;
};

/// "id: 41\nevent: case\ndata: {…}\n\n" (WHATWG HTML §9.2).
std::string case_frame(CaseEvent const& event);
inline constexpr std::string_view hello_frame = "retry: 3000\n\n";
inline constexpr std::string_view reset_frame = "event: reset\ndata: {}\n\n";
inline constexpr std::string_view bye_frame = "event: bye\ndata: {}\n\n";
inline constexpr std::string_view heartbeat_frame = ": \n\n";

/// One open connection's queue. Thread-safe.
class EventStream {
 public:
  explicit EventStream(std::size_t queue) : queue_(queue) {}
  /// Everything that waits to be sent, as one text; empty when there is nothing.
  std::string take();
  bool closed() const;
  /// Called (from any thread) when there is something to take. Set once, before the first `take`.
  void on_wake(std::function<void()> wake);

  void push(std::string_view frame);
  void close();

 private:
  mutable std::mutex mutex_;
  std::size_t queue_;
  std::size_t frames_ = 0;
  std::string waiting_;
  bool closed_ = false;
  std::function<void()> wake_;
};

struct HubOptions {
  std::size_t streams = 2000;     ///< open at once
  std::size_t streams_each = 6;   ///< of one session
  std::size_t queue = 256;        ///< frames waiting on one stream; beyond: `reset`
  std::size_t remembered = 1024;  ///< events of a commune kept for those who come back
};

/// Thread-safe.
class EventHub {
 public:
  explicit EventHub(HubOptions options = {}) : options_(options) {}

  /// `after`: the last position the client has seen; what came since is sent again, or `reset` when it is no
  /// longer known. `server.busy` (unavailable) over the caps. The stream leaves the hub when its last owner
  /// lets go of it.
  Result<std::shared_ptr<EventStream>> open(CommuneId commune, std::string const& session,
                                            std::optional<std::int64_t> after);
  void publish(std::vector<CaseEvent> const& events);
  /// Says bye to every stream and closes it.
  void close_all();
  std::size_t size();

 private:
  struct Open {
    CommuneId commune;
    std::string session;
    std::weak_ptr<EventStream> stream;
  };
  void replay(EventStream& stream, CommuneId commune, std::int64_t after);

  HubOptions options_;
  std::mutex mutex_;
  bool closing_ = false;
  std::vector<Open> open_;
  std::map<CommuneId, std::deque<CaseEvent>> recent_;
};

}  // namespace ts::server
