#pragma once
/// A small blocking HTTP client for tests of the server, on plain sockets so that it owes nothing to the
/// server's library. With TS_RECORD_RESPONSES=FILE every exchange is appended there, one JSON object a line,
/// for tests/api/check-recorded.mjs.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>

#include "base/json.hpp"

namespace ts::server::test_client {

struct Reply {
  int status = 0;
  std::multimap<std::string, std::string> headers;  ///< names in lower case
  std::string body;

  std::string header(std::string const& name) const {
    auto const it = headers.find(name);
    return it == headers.end() ? std::string{} : it->second;
  }
  json::object json() const { return json::parse(body).as_object(); }
  /// The problem's code, empty when it is none.
  std::string code() const {
    return header("content-type") == "application/problem+json" ? std::string{json().at("code").as_string()}
                                                                : std::string{};
  }
};

using Headers = std::map<std::string, std::string>;

/// One browser: one connection, a jar of cookies.
class Client {
 public:
  explicit Client(std::uint16_t port) : port_(port) {}
  ~Client() { disconnect(); }
  Client(Client const&) = delete;
  Client& operator=(Client const&) = delete;

  Reply get(std::string const& path, Headers headers = {}) {
    return send("GET", path, std::move(headers), "");
  }
  Reply post(std::string const& path, std::string const& body = "", Headers headers = {}) {
    return write("POST", path, body, std::move(headers));
  }
  /// A request that changes something: JSON, the CSRF token of the jar, an idempotency key unless one is
  /// given.
  Reply write(std::string const& method, std::string const& path, std::string const& body,
              Headers headers = {}) {
    if (!body.empty()) headers.try_emplace("Content-Type", "application/json");
    auto const jar = path.find("/office/") == std::string::npos ? "ts_citizen_csrf" : "ts_staff_csrf";
    if (cookies.contains(jar)) headers.try_emplace("X-CSRF-Token", cookies[jar]);
    headers.try_emplace("Idempotency-Key", "key-" + std::to_string(100000 + ++keys_));
    return send(method, path, std::move(headers), body);
  }
  Reply send(std::string const& method, std::string const& path, Headers headers, std::string const& body) {
    auto text = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) + "\r\n";
    std::string jar;
    for (auto const& [name, value] : cookies) jar += (jar.empty() ? "" : "; ") + name + "=" + value;
    if (!jar.empty()) headers.try_emplace("Cookie", jar);
    if (!body.empty() || method != "GET") headers.try_emplace("Content-Length", std::to_string(body.size()));
    for (auto const& [name, value] : headers) text += name + ": " + value + "\r\n";
    write_raw(text + "\r\n" + body);
    auto reply = read_reply(method == "HEAD");
    remember_cookies(reply);
    record(method, path, reply);
    return reply;
  }

  void write_raw(std::string const& text) {
    if (fd_ < 0) connect();
    for (std::size_t sent = 0; sent < text.size();) {
      auto const n = ::send(fd_, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
      if (n <= 0) return;  // the server has hung up: what it said is still to be read
      sent += static_cast<std::size_t>(n);
    }
  }
  Reply read_reply(bool head = false) {
    auto const end = fill_until("\r\n\r\n");
    auto reply = parse_head(buffer_.substr(0, end));
    buffer_.erase(0, end + 4);
    auto const length = reply.header("content-length");
    if (!head && !length.empty()) {
      auto const size = std::stoul(length);
      while (buffer_.size() < size) fill();
      reply.body = buffer_.substr(0, size);
      buffer_.erase(0, size);
    }
    if (reply.header("connection") == "close" && reply.header("content-type") != "text/event-stream")
      disconnect();
    return reply;
  }
  /// Everything up to and with this text (event streams).
  std::string read_until(std::string const& mark) {
    auto const end = fill_until(mark) + mark.size();
    auto out = buffer_.substr(0, end);
    buffer_.erase(0, end);
    return out;
  }
  /// True when the server has closed the connection.
  bool closed() {
    char c = 0;
    return fd_ < 0 || ::recv(fd_, &c, 1, 0) == 0;
  }
  void disconnect() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
    buffer_.clear();
  }

  std::map<std::string, std::string> cookies;

 private:
  void connect() {
    fd_ = ::socket(AF_INET, SOCK_STREAM, 0);
    timeval const patience{20, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port_);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd_, reinterpret_cast<sockaddr const*>(&to), sizeof to) != 0)
      throw std::runtime_error{"cannot connect"};
  }
  void fill() {
    char chunk[16 * 1024];
    auto const n = ::recv(fd_, chunk, sizeof chunk, 0);
    if (n <= 0) throw std::runtime_error{"the server closed the connection; so far: " + buffer_};
    buffer_.append(chunk, static_cast<std::size_t>(n));
  }
  std::size_t fill_until(std::string const& mark) {
    for (;;) {
      if (auto const at = buffer_.find(mark); at != std::string::npos) return at;
      fill();
    }
  }
  static Reply parse_head(std::string const& head) {
    Reply reply;
    reply.status = std::stoi(head.substr(9, 3));
    for (auto at = head.find("\r\n"); at != std::string::npos;) {
      auto const next = head.find("\r\n", at + 2);
      auto const line = head.substr(at + 2, next == std::string::npos ? next : next - at - 2);
      auto const colon = line.find(": ");
      auto name = line.substr(0, colon);
      std::ranges::transform(name, name.begin(),
                             [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
      reply.headers.emplace(std::move(name), line.substr(colon + 2));
      at = next;
    }
    return reply;
  }
  void remember_cookies(Reply const& reply) {
    auto const [from, to] = reply.headers.equal_range("set-cookie");
    for (auto it = from; it != to; ++it) {
      auto const pair = it->second.substr(0, it->second.find(';'));
      auto const equals = pair.find('=');
      if (equals + 1 == pair.size())
        cookies.erase(pair.substr(0, equals));
      else
        cookies[pair.substr(0, equals)] = pair.substr(equals + 1);
    }
  }
  static void record(std::string const& method, std::string const& path, Reply const& reply) {
    auto const* file = std::getenv("TS_RECORD_RESPONSES");
    if (!file) return;
    json::object const line{{"method", method},
                            {"path", path},
                            {"status", reply.status},
                            {"type", reply.header("content-type")},
                            {"etag", reply.header("etag")},
                            {"body", reply.body}};
    std::ofstream{file, std::ios::app} << json::serialize(line) + "\n";
  }

  std::uint16_t port_;
  int fd_ = -1;
  int keys_ = 0;
  std::string buffer_;
};

}  // namespace ts::server::test_client
