#include "server/sse.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "server/problem.hpp"

namespace ts::server {

std::string case_frame(CaseEvent const& event) {
  return fmt::format("id: {}\nevent: case\ndata: {{\"no\":{},\"type\":\"{}\",\"seq\":{}}}\n\n", event.seq,
                     event.no.value, event.type, event.seq);
}

std::string EventStream::take() {
  std::lock_guard const lock{mutex_};
  frames_ = 0;
  return std::exchange(waiting_, {});
}

bool EventStream::closed() const {
  std::lock_guard const lock{mutex_};
  return closed_;
}

void EventStream::on_wake(std::function<void()> wake) {
  std::lock_guard const lock{mutex_};
  wake_ = std::move(wake);
}

void EventStream::push(std::string_view frame) {
  std::lock_guard const lock{mutex_};
  if (closed_) return;
  if (++frames_ > queue_)
    waiting_ = reset_frame;
  else
    waiting_ += frame;
  if (wake_) wake_();
}

void EventStream::close() {
  std::lock_guard const lock{mutex_};
  closed_ = true;
  if (wake_) wake_();
}

Result<std::shared_ptr<EventStream>> EventHub::open(CommuneId commune, std::string const& session,
                                                    std::optional<std::int64_t> after) {
  std::lock_guard const lock{mutex_};
  if (closing_) return draining();
  std::erase_if(open_, [](Open const& o) { return o.stream.expired(); });
  auto const mine = std::ranges::count(open_, session, &Open::session);
  if (open_.size() >= options_.streams || static_cast<std::size_t>(mine) >= options_.streams_each)
    return busy();
  auto stream = std::make_shared<EventStream>(options_.queue);
  stream->push(hello_frame);
  if (after) replay(*stream, commune, *after);
  open_.push_back({commune, session, stream});
  return stream;
}

void EventHub::replay(EventStream& stream, CommuneId commune, std::int64_t after) {
  auto const& recent = recent_[commune];
  // Nothing is known of what came before the oldest remembered event, or before this process started.
  if (recent.empty() || recent.front().seq > after + 1) {
    stream.push(reset_frame);
    return;
  }
  for (auto const& event : recent) {
    if (event.seq > after && event.no.value != 0) stream.push(case_frame(event));
  }
}

void EventHub::publish(std::vector<CaseEvent> const& events) {
  std::lock_guard const lock{mutex_};
  for (auto const& event : events) {
    auto& recent = recent_[event.commune];
    recent.push_back(event);
    if (recent.size() > options_.remembered) recent.pop_front();
    if (event.no.value == 0) continue;
    auto const frame = case_frame(event);
    for (auto const& open : open_) {
      if (open.commune != event.commune) continue;
      if (auto const stream = open.stream.lock()) stream->push(frame);
    }
  }
}

void EventHub::close_all() {
  std::lock_guard const lock{mutex_};
  closing_ = true;
  for (auto const& open : open_) {
    if (auto const stream = open.stream.lock()) {
      stream->push(bye_frame);
      stream->close();
    }
  }
  open_.clear();
}

std::size_t EventHub::size() {
  std::lock_guard const lock{mutex_};
  std::erase_if(open_, [](Open const& o) { return o.stream.expired(); });
  return open_.size();
}

}  // namespace ts::server
