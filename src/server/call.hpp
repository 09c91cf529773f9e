#pragma once
/// One request on its way: what the boundary has found out about it before the handler runs.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/ids.hpp"
#include "kernel/identity/sessions.hpp"
#include "server/http.hpp"
#include "server/services.hpp"

namespace ts::server {

struct Call {
  Request request;
  Pairs params;                                ///< of the path
  CommuneId commune{};                         ///< hosted; 0 where the path names none
  std::optional<identity::Session> session{};  ///< there when the route asks for one
  std::string token{};                         ///< of the session's cookie
  json::object body{};                         ///< of routes that take JSON

  /// nobody() without a session.
  Actor actor() const { return session ? session->actor : Actor::nobody(); }
  std::string_view param(std::string_view name) const;
  /// A positive number; not_found (`http.route`) for anything else, as no such thing can exist.
  Result<std::int64_t> number(std::string_view name) const;
  Result<CaseNo> case_no() const;
  /// The client's key and the hash of method, path and body.
  Once once() const;
  /// Of the query; more than 100 a page is cut to 100.
  PageQuery page() const;
};

using CallPtr = std::shared_ptr<Call const>;

/// `limit` and other numbers of the query: the default when absent, `http.param` when not a number between
/// the two.
Result<int> query_int(Request const& request, std::string_view name, int otherwise, int low, int high);
/// One of the words (empty when absent); `http.param` otherwise.
Result<std::string> query_word(Request const& request, std::string_view name,
                               std::initializer_list<std::string_view> words);
/// `http.param` for a query the route cannot read: `limit` out of range, text too long.
Status check_query(Request const& request);

}  // namespace ts::server
