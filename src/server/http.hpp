#pragma once
/// HTTP as handlers see it: plain values. Only transport.cpp knows Beast.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"

namespace ts::server {

enum class Method : std::uint8_t { get, head, post, put, patch, del, other };
std::string_view name(Method method);
/// True for methods that may change something.
inline bool unsafe(Method method) { return method != Method::get && method != Method::head; }

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// Splits a request target. Nothing when it is not of origin form, holds a bad escape, NUL or `..`, or is
/// over 4 KiB.
struct Target {
  std::vector<std::string> segments;  ///< of the path, decoded; "/" has none
  Pairs query;                        ///< decoded
};
std::optional<Target> parse_target(std::string_view target);
/// %XX; nothing for a bad escape. `plus`: '+' means a blank (query strings).
std::optional<std::string> percent_decode(std::string_view text, bool plus = false);
/// Everything but A-Z a-z 0-9 - . _ ~ escaped (RFC 5987 values too).
std::string percent_encode(std::string_view text);

struct Request {
  Method method = Method::get;
  Target target;
  Pairs headers;  ///< names in lower case
  std::string body;
  std::string address;    ///< of the client, as far as it can be trusted
  bool loopback = false;  ///< the peer itself is this machine
  std::string id;         ///< request id, in the log and in problems

  /// Empty when absent.
  std::string_view header(std::string_view lower_name) const;
  std::string_view cookie(std::string_view name) const;
  std::string_view query(std::string_view name) const;
};

class EventStream;

struct Response {
  int status = 200;
  std::string type;  ///< content type; empty: no body
  std::string body;
  std::shared_ptr<std::string const> shared;  ///< instead of `body`: what many responses share
  Pairs headers;
  std::shared_ptr<EventStream> stream;  ///< server-sent events instead of a body

  std::string_view content() const { return shared ? std::string_view{*shared} : std::string_view{body}; }
  Response&& with(std::string name, std::string value) && {
    headers.emplace_back(std::move(name), std::move(value));
    return std::move(*this);
  }
};

Response json_response(json::object const& object, int status = 200);
Response text_response(std::string text, std::string type = "text/plain; charset=utf-8");
inline Response empty_response(int status = 204) { return Response{status, {}, {}, {}, {}, {}}; }

/// May be called once, from any thread.
using Reply = std::function<void(Result<Response>)>;

}  // namespace ts::server
