#include "server/transport.hpp"

#include <fmt/format.h>

#include <atomic>
#include <boost/asio.hpp>
#include <boost/beast.hpp>
#include <thread>

#include "server/log.hpp"
#include "server/problem.hpp"

namespace ts::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;
using Strand = asio::strand<asio::io_context::executor_type>;
using Stream = beast::basic_stream<tcp, Strand>;
using Parser = http::request_parser<http::string_body>;
template <class T>
using Task = asio::awaitable<T, Strand>;
constexpr asio::use_awaitable_t<Strand> awaited{};

/// Bodies from here on count against Options::bodies_bytes.
constexpr std::size_t large_body = 64 * 1024;

Method method_of(http::verb verb) {
  switch (verb) {
    case http::verb::get:
      return Method::get;
    case http::verb::head:
      return Method::head;
    case http::verb::post:
      return Method::post;
    case http::verb::put:
      return Method::put;
    case http::verb::patch:
      return Method::patch;
    case http::verb::delete_:
      return Method::del;
    default:
      return Method::other;
  }
}

/// Headers some handler or check reads; the others are not carried along.
constexpr std::array<std::string_view, 15> wanted{"cookie",         "host",
                                                  "origin",         "content-type",
                                                  "if-match",       "if-none-match",
                                                  "x-csrf-token",   "idempotency-key",
                                                  "x-file-name",    "last-event-id",
                                                  "prefer",         "accept-encoding",
                                                  "sec-fetch-site", "x-forwarded-for",
                                                  "forwarded"};

template <class Message>
void copy_head(Message const& message, Request& request) {
  request.method = method_of(message.method());
  for (auto const name : wanted) {
    auto const value = message[beast::string_view{name.data(), name.size()}];
    if (!value.empty()) request.headers.emplace_back(name, std::string{value.data(), value.size()});
  }
}

Error unreadable() {
  return fail(Code::invalid, "http.parse", "Yêu cầu không đọc được.",
              "The request cannot be read as HTTP/1.1.");
}

Error too_long(std::size_t limit) {
  return fail(Code::too_large, "http.body_too_large",
              fmt::format("Nội dung gửi lên lớn hơn {} KB.", limit / 1024),
              fmt::format("The body is larger than {} KB.", limit / 1024));
}

Error long_head() {
  return fail(Code::too_large, "http.header_too_large", "Phần đầu yêu cầu quá dài.",
              "The request's headers are too long.");
}

std::string_view first_address(std::string_view forwarded) {
  auto const comma = forwarded.rfind(',');
  auto last = comma == std::string_view::npos ? forwarded : forwarded.substr(comma + 1);
  while (last.starts_with(' ')) last.remove_prefix(1);
  return last;
}

}  // namespace

class Transport::Impl {
 public:
  Impl(Context& context, Gate& gate)
      : context_(context),
        gate_(gate),
        threads_(thread_count(context.options)),
        io_(static_cast<int>(threads_)),
        acceptor_(io_),
        signals_(io_) {}

  Status listen();
  std::uint16_t port() const { return port_; }
  void run();
  void stop();

 private:
  /// One client.
  struct Connection : std::enable_shared_from_this<Connection> {
    Connection(Stream::socket_type socket, Strand const& strand) : stream(std::move(socket)), timer(strand) {}
    Stream stream;
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>,
                               Strand>
        timer;
    beast::flat_buffer buffer{};
    std::string address{};
    bool loopback = false;
    bool idle = false;  ///< between two requests: may be closed at once
  };
  using ConnectionPtr = std::shared_ptr<Connection>;
  /// Room for a large body, given back at the end.
  struct Reserved {
    std::atomic<std::size_t>* total = nullptr;
    std::size_t size = 0;
    ~Reserved() {
      if (total) total->fetch_sub(size);
    }
  };

  static std::size_t thread_count(Options const& options) {
    return options.io_threads > 0 ? options.io_threads : std::max(1U, std::thread::hardware_concurrency());
  }
  asio::awaitable<void> accept_loop();
  asio::awaitable<void> wait_for_signal();
  Task<void> serve(ConnectionPtr connection);
  Task<bool> serve_one(Connection& c);
  Task<bool> read_request(Connection& c, Parser& parser, Request& request, Router::Match& match);
  Task<bool> refuse(Connection& c, Error error, Request const& request, Router::Match const& match);
  Task<bool> read_body(Connection& c, Parser& parser, Request& request, Router::Match const& match);
  Task<void> swallow(Connection& c);
  bool reserve(Reserved& room, std::size_t size);
  Task<Response> answer(Request request, Router::Match match);
  Task<bool> write(Connection& c, Response response, bool head, bool keep_alive);
  Task<void> write_events(Connection& c, Response response);
  void register_connection(ConnectionPtr const& connection);
  void begin_drain();

  Context& context_;
  Gate& gate_;
  std::size_t threads_;
  asio::io_context io_;
  tcp::acceptor acceptor_;
  asio::signal_set signals_;
  std::uint16_t port_ = 0;
  std::atomic<std::size_t> receiving_{0};  ///< bytes of large bodies
  std::atomic<std::uint64_t> request_number_{0};
  std::string run_id_;
  std::mutex mutex_;
  std::vector<std::weak_ptr<Connection>> connections_;
};

Status Transport::Impl::listen() {
  auto const& options = context_.options;
  boost::system::error_code error;
  auto const address = asio::ip::make_address(options.address, error);
  tcp::endpoint const endpoint{address, options.port};
  if (!error) acceptor_.open(endpoint.protocol(), error);
  if (!error) acceptor_.set_option(asio::socket_base::reuse_address{true}, error);
  if (!error) acceptor_.bind(endpoint, error);
  if (!error) acceptor_.listen(1024, error);
  if (error) {
    return fail(
        Code::unavailable, "server.listen",
        fmt::format("Không mở được cổng {}:{}: {}. Hãy chọn cổng khác hoặc dừng chương trình đang dùng cổng.",
                    options.address, options.port, error.message()),
        fmt::format("Cannot listen on {}:{}: {}. Choose another port, or stop the program that has it.",
                    options.address, options.port, error.message()));
  }
  port_ = acceptor_.local_endpoint().port();
  run_id_ = context_.parts.random->token(6);
  return {};
}

void Transport::Impl::run() {
  asio::co_spawn(io_, accept_loop(), asio::detached);
  if (context_.options.handle_signals) asio::co_spawn(io_, wait_for_signal(), asio::detached);
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < threads_; ++i) others.emplace_back([this] { io_.run(); });
  io_.run();
  for (auto& thread : others) thread.join();
}

void Transport::Impl::stop() {
  asio::post(io_, [this] { begin_drain(); });
}

void Transport::Impl::begin_drain() {
  if (context_.draining.exchange(true)) return;
  boost::system::error_code ignored;
  acceptor_.close(ignored);
  signals_.cancel(ignored);
  context_.hub.close_all();
  std::lock_guard const lock{mutex_};
  for (auto const& weak : connections_) {
    auto const connection = weak.lock();
    if (!connection) continue;
    asio::post(connection->stream.get_executor(), [connection] {
      if (connection->idle) connection->stream.cancel();
    });
  }
  // Whoever is still busy after the grace is cut off: the io_context is stopped.
  auto const timer = std::make_shared<asio::steady_timer>(io_, context_.options.drain_time);
  timer->async_wait([this, timer](boost::system::error_code) { io_.stop(); });
  asio::co_spawn(
      io_,
      [this, timer]() -> asio::awaitable<void> {
        asio::steady_timer poll{io_};
        while (context_.metrics->connections > 0) {
          poll.expires_after(std::chrono::milliseconds{20});
          co_await poll.async_wait(asio::use_awaitable);
        }
        timer->cancel();
      },
      asio::detached);
}

asio::awaitable<void> Transport::Impl::wait_for_signal() {
  signals_.add(SIGTERM);
  signals_.add(SIGINT);
  boost::system::error_code error;
  co_await signals_.async_wait(asio::redirect_error(asio::use_awaitable, error));
  if (!error) {
    log_notice("stopping");
    begin_drain();
  }
}

void Transport::Impl::register_connection(ConnectionPtr const& connection) {
  std::lock_guard const lock{mutex_};
  if (connections_.size() >= 2 * context_.options.connections) {
    std::erase_if(connections_, [](auto const& weak) { return weak.expired(); });
  }
  connections_.push_back(connection);
}

asio::awaitable<void> Transport::Impl::accept_loop() {
  while (acceptor_.is_open()) {
    boost::system::error_code error;
    auto strand = asio::make_strand(io_.get_executor());
    auto socket = co_await acceptor_.async_accept(strand, asio::redirect_error(asio::use_awaitable, error));
    if (error == asio::error::operation_aborted) co_return;
    if (error) {  // out of descriptors, say: let some go first
      asio::steady_timer pause{io_, std::chrono::milliseconds{50}};
      co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
      continue;
    }
    auto const open = context_.metrics->connections.load();
    if (open >= static_cast<std::int64_t>(context_.options.connections)) continue;  // closed as `socket` goes
    auto const peer = socket.remote_endpoint(error);
    boost::system::error_code ignored;
    socket.set_option(tcp::no_delay{true}, ignored);
    auto const connection = std::make_shared<Connection>(std::move(socket), strand);
    if (!error) {
      connection->address = peer.address().to_string();
      connection->loopback = peer.address().is_loopback();
    }
    context_.metrics->connections.fetch_add(1);
    register_connection(connection);
    asio::co_spawn(strand, serve(connection),
                   [this](std::exception_ptr) { context_.metrics->connections.fetch_sub(1); });
  }
}

Task<void> Transport::Impl::serve(ConnectionPtr connection) {
  while (co_await serve_one(*connection)) {
    if (context_.draining) break;
  }
  boost::system::error_code ignored;
  connection->stream.socket().shutdown(tcp::socket::shutdown_both, ignored);
}

/// Reads a request and answers it; false when the connection ends.
Task<bool> Transport::Impl::serve_one(Connection& c) {
  Parser parser;
  parser.header_limit(static_cast<std::uint32_t>(context_.options.header_bytes));
  parser.body_limit(context_.options.file_bytes);
  Request request;
  Router::Match match;
  if (!co_await read_request(c, parser, request, match)) co_return false;
  auto const head = request.method == Method::head;
  auto const keep_alive = parser.get().keep_alive();
  auto response = co_await answer(std::move(request), std::move(match));
  if (response.stream) {
    co_await write_events(c, std::move(response));
    co_return false;
  }
  co_return co_await write(c, std::move(response), head, keep_alive && !context_.draining);
}

Task<bool> Transport::Impl::read_request(Connection& c, Parser& parser, Request& request,
                                         Router::Match& match) {
  boost::system::error_code error;
  c.idle = c.buffer.size() == 0;
  c.stream.expires_after(c.idle ? context_.options.idle_time : context_.options.header_time);
  if (c.idle) {  // wait for the first byte: only then does the time for the head run
    auto const room = c.buffer.prepare(8 * 1024);
    auto const n = co_await c.stream.async_read_some(room, asio::redirect_error(awaited, error));
    if (error) co_return false;
    c.buffer.commit(n);
    c.idle = false;
    c.stream.expires_after(context_.options.header_time);
  }
  co_await http::async_read_header(c.stream, c.buffer, parser, asio::redirect_error(awaited, error));
  request.id = fmt::format("{}-{}", run_id_, request_number_.fetch_add(1));
  request.address = c.address;
  request.loopback = c.loopback;
  if (error) {
    if (error == http::error::header_limit) co_return co_await refuse(c, long_head(), request, match);
    if (error == http::error::body_limit)
      co_return co_await refuse(c, too_long(context_.options.file_bytes), request, match);
    if (error.category() == http::make_error_code(http::error::bad_value).category() &&
        error != http::error::end_of_stream && error != http::error::partial_message) {
      co_return co_await refuse(c, unreadable(), request, match);
    }
    co_return false;
  }
  copy_head(parser.get(), request);
  if (context_.options.trust_proxy && c.loopback && !request.header("x-forwarded-for").empty()) {
    request.address = first_address(request.header("x-forwarded-for"));
  }
  auto const raw = parser.get().target();
  auto target = parse_target({raw.data(), raw.size()});
  if (!target) co_return co_await refuse(c, unreadable(), request, match);
  request.target = std::move(*target);
  match = gate_.router().match(request.method, request.target.segments);
  co_return co_await read_body(c, parser, request, match);
}

Task<bool> Transport::Impl::read_body(Connection& c, Parser& parser, Request& request,
                                      Router::Match const& match) {
  if (parser.is_done()) {
    request.body = std::move(parser.get().body());
    co_return true;
  }
  auto const limit = gate_.body_limit(match);
  auto const length = parser.content_length();
  if (length && *length > limit) co_return co_await refuse(c, too_long(limit), request, match);
  parser.body_limit(limit);
  Reserved room;
  auto const size = length ? static_cast<std::size_t>(*length) : limit;
  if (size > large_body && !reserve(room, size)) co_return co_await refuse(c, busy(), request, match);
  boost::system::error_code error;
  c.stream.expires_after(context_.options.body_time);
  if (beast::iequals(parser.get()[http::field::expect], "100-continue")) {
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    co_await asio::async_write(c.stream, asio::buffer(go_on), asio::redirect_error(awaited, error));
    if (error) co_return false;
  }
  co_await http::async_read(c.stream, c.buffer, parser, asio::redirect_error(awaited, error));
  if (error == http::error::body_limit) co_return co_await refuse(c, too_long(limit), request, match);
  if (error) co_return false;
  request.body = std::move(parser.get().body());
  co_return true;
}

bool Transport::Impl::reserve(Reserved& room, std::size_t size) {
  auto const before = receiving_.fetch_add(size);
  room.total = &receiving_;
  room.size = size;
  return before + size <= context_.options.bodies_bytes;
}

/// Says why and ends the connection: what follows on it cannot be told apart from the body.
Task<bool> Transport::Impl::refuse(Connection& c, Error error, Request const& request,
                                   Router::Match const& match) {
  auto response = gate_.refuse(error, request, match);
  c.stream.expires_after(context_.options.write_time);
  co_await write(c, std::move(response), false, false);
  co_await swallow(c);
  co_return false;
}

/// Reads away what the client is still sending, for a while: closing at once would reset the connection, and
/// the client would never see the answer (RFC 9112 §9.6).
Task<void> Transport::Impl::swallow(Connection& c) {
  boost::system::error_code error;
  c.stream.socket().shutdown(tcp::socket::shutdown_send, error);
  std::array<char, 16 * 1024> scratch;
  c.stream.expires_after(std::chrono::seconds{2});
  for (std::size_t n = 0, total = 0; !error && total < 8 * large_body * 16; total += n) {
    n = co_await c.stream.async_read_some(asio::buffer(scratch), asio::redirect_error(awaited, error));
  }
}

Task<Response> Transport::Impl::answer(Request request, Router::Match match) {
  auto const executor = co_await asio::this_coro::executor;
  auto start = [&](auto handler) {
    auto const resume = std::make_shared<decltype(handler)>(std::move(handler));
    gate_.handle(std::move(request), std::move(match), [resume, executor](Response response) {
      asio::post(executor,
                 [resume, response = std::move(response)]() mutable { (*resume)(std::move(response)); });
    });
  };
  co_return co_await asio::async_initiate<decltype(awaited), void(Response)>(start, awaited);
}

Task<bool> Transport::Impl::write(Connection& c, Response response, bool head, bool keep_alive) {
  auto const content = response.content();
  http::response<http::span_body<char const>> message{static_cast<http::status>(response.status), 11};
  message.keep_alive(keep_alive);
  for (auto const& [name, value] : response.headers) message.insert(name, value);
  if (!response.type.empty()) message.set(http::field::content_type, response.type);
  auto const bodiless = response.status == 204 || response.status == 304;
  if (!bodiless) message.content_length(content.size());
  if (!head && !bodiless) message.body() = {content.data(), content.size()};
  http::response_serializer<http::span_body<char const>> serializer{message};
  boost::system::error_code error;
  c.stream.expires_after(context_.options.write_time);
  if (head || bodiless)
    co_await http::async_write_header(c.stream, serializer, asio::redirect_error(awaited, error));
  else
    co_await http::async_write(c.stream, serializer, asio::redirect_error(awaited, error));
  co_return !error && keep_alive;
}

Task<void> Transport::Impl::write_events(Connection& c, Response response) {
  auto const& options = context_.options;
  http::response<http::empty_body> message{http::status::ok, 11};
  message.keep_alive(false);
  for (auto const& [name, value] : response.headers) message.insert(name, value);
  message.set(http::field::content_type, response.type);
  message.set("X-Accel-Buffering", "no");  // a proxy in between passes each frame on at once
  http::response_serializer<http::empty_body> serializer{message};
  boost::system::error_code error;
  c.stream.expires_after(options.write_time);
  co_await http::async_write_header(c.stream, serializer, asio::redirect_error(awaited, error));
  auto const strand = co_await asio::this_coro::executor;
  response.stream->on_wake(
      [strand, self = c.shared_from_this()] { asio::post(strand, [self] { self->timer.cancel(); }); });
  auto const end = std::chrono::steady_clock::now() + options.stream_time;
  while (!error && std::chrono::steady_clock::now() < end) {
    auto const closed = response.stream->closed();
    auto frames = response.stream->take();
    if (frames.empty() && closed) break;
    if (frames.empty()) frames = heartbeat_frame;
    c.stream.expires_after(options.write_time);
    co_await asio::async_write(c.stream, asio::buffer(frames), asio::redirect_error(awaited, error));
    if (error || closed) break;
    c.timer.expires_after(options.heartbeat);
    boost::system::error_code woken;
    co_await c.timer.async_wait(asio::redirect_error(awaited, woken));
  }
  response.stream->on_wake({});
}

Transport::Transport(Context& context, Gate& gate) : impl_(std::make_unique<Impl>(context, gate)) {}
Transport::~Transport() = default;
Status Transport::listen() { return impl_->listen(); }
std::uint16_t Transport::port() const { return impl_->port(); }
void Transport::run() { impl_->run(); }
void Transport::stop() { impl_->stop(); }

}  // namespace ts::server
