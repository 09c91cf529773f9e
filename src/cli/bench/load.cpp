#include "cli/bench/load.hpp"

#include <fmt/format.h>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <charconv>

#include "cli/bench/machine.hpp"

namespace ts::cli::bench {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

/// Of a header block in the server's own spelling of names; empty when it is not there.
std::string_view header_value(std::string_view header, std::string_view name) {
  auto const start = fmt::format("\r\n{}: ", name);
  auto const at = header.find(start);
  if (at == std::string_view::npos) return {};
  auto const value = header.substr(at + start.size());
  return value.substr(0, value.find('\r'));
}

std::size_t content_length(std::string_view header) {
  std::size_t length = 0;
  auto const digits = header_value(header, "Content-Length");
  std::from_chars(digits.data(), digits.data() + digits.size(), length);
  return length;
}

int status_of(std::string_view header) {
  int status = 0;
  if (header.size() > 12) std::from_chars(header.data() + 9, header.data() + 12, status);
  return status;
}

asio::awaitable<void> connection(tcp::endpoint server, std::size_t number, NextRequest const& next,
                                 LoadResult& result) {
  tcp::socket socket(co_await asio::this_coro::executor);
  std::string buffer;
  try {
    co_await socket.async_connect(server, asio::use_awaitable);
    socket.set_option(tcp::no_delay(true));
    for (auto request = next(number, {}); request;) {
      co_await asio::async_write(socket, asio::buffer(*request), asio::use_awaitable);
      auto const head = co_await asio::async_read_until(socket, asio::dynamic_buffer(buffer), "\r\n\r\n",
                                                        asio::use_awaitable);
      auto const whole = head + content_length(std::string_view{buffer}.substr(0, head));
      if (buffer.size() < whole)
        co_await asio::async_read(socket, asio::dynamic_buffer(buffer),
                                  asio::transfer_exactly(whole - buffer.size()), asio::use_awaitable);
      // Only now: reading on may have moved the buffer.
      auto const header = std::string_view{buffer}.substr(0, head);
      auto const body = std::string_view{buffer}.substr(head, whole - head);
      auto const status = status_of(header);
      bool const good = status >= 200 && status < 400;
      ++(good ? result.good : result.bad);
      if (!good && result.first_bad.empty()) result.first_bad = fmt::format("{} {}", status, body);
      request = next(number, {status, body, header_value(header, "Location")});
      buffer.clear();
    }
  } catch (boost::system::system_error const& error) {
    ++result.bad;
    if (result.first_bad.empty()) result.first_bad = error.what();
  }
}

}  // namespace

LoadResult run_load(std::uint16_t port, std::size_t connections, NextRequest const& next) {
  asio::io_context io(1);
  LoadResult result;
  tcp::endpoint const server(asio::ip::make_address("127.0.0.1"), port);
  for (std::size_t i = 0; i < connections; ++i)
    asio::co_spawn(io, connection(server, i, next, result), asio::detached);
  Stopwatch const watch;
  io.run();
  result.seconds = watch.seconds();
  return result;
}

std::string post_request(Caller const& caller, std::string_view path, std::string_view body,
                         std::string_view key, bool minimal) {
  return fmt::format(
      "POST {} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nCookie: {}\r\nX-CSRF-Token: "
      "{}\r\n"
      "Idempotency-Key: {}\r\n{}Content-Length: {}\r\n\r\n{}",
      path, caller.cookie, caller.csrf, key, minimal ? "Prefer: return=minimal\r\n" : "", body.size(), body);
}

}  // namespace ts::cli::bench
