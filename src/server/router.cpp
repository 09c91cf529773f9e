#include "server/router.hpp"

#include <algorithm>

namespace ts::server {
namespace {

bool is_param(std::string_view segment) { return segment.starts_with('{'); }

std::vector<std::string> split_pattern(std::string_view pattern) {
  std::vector<std::string> out;
  pattern.remove_prefix(1);
  while (!pattern.empty()) {
    auto const end = pattern.find('/');
    out.emplace_back(pattern.substr(0, end));
    if (end == std::string_view::npos) break;
    pattern.remove_prefix(end + 1);
  }
  return out;
}

/// Orders patterns so that the first that fits is the most particular one.
std::string rank(std::string const& pattern) {
  std::string out;
  for (auto const& segment : split_pattern(pattern)) {
    out += segment.ends_with("...}") ? '2' : is_param(segment) ? '1' : '0';
  }
  return out.empty() ? "0" : out;
}

}  // namespace

Router::Router(std::vector<Route> routes) : routes_(std::move(routes)) {
  std::ranges::stable_sort(routes_, {}, [](Route const& r) { return rank(r.pattern); });
  for (auto const& route : routes_) {
    Pattern pattern{split_pattern(route.pattern)};
    pattern.rest = !pattern.segments.empty() && pattern.segments.back().ends_with("...}");
    patterns_.push_back(std::move(pattern));
    if (route.access.kind() == Access::Kind::open && route.access.action()) {
      // What is open to everyone must be granted to a visitor without a name.
      TS_ASSERT(permissions::granted({permissions::Role::anonymous}, *route.access.action()) !=
                permissions::Scope::none);
    }
  }
}

bool Router::fits(std::size_t index, std::vector<std::string> const& segments, Pairs& params) const {
  auto const& pattern = patterns_[index];
  auto const fixed = pattern.rest ? pattern.segments.size() - 1 : pattern.segments.size();
  if (pattern.rest ? segments.size() < fixed : segments.size() != fixed) return false;
  for (std::size_t i = 0; i < fixed; ++i) {
    if (!is_param(pattern.segments[i]) && pattern.segments[i] != segments[i]) return false;
  }
  for (std::size_t i = 0; i < fixed; ++i) {
    auto const& name = pattern.segments[i];
    if (is_param(name)) params.emplace_back(name.substr(1, name.size() - 2), segments[i]);
  }
  if (pattern.rest) {
    std::string tail;
    for (auto i = fixed; i < segments.size(); ++i) tail += (tail.empty() ? "" : "/") + segments[i];
    auto const& name = pattern.segments.back();
    params.emplace_back(name.substr(1, name.size() - 5), std::move(tail));
  }
  return true;
}

Router::Match Router::match(Method method, std::vector<std::string> const& segments) const {
  if (method == Method::head) method = Method::get;
  Match match;
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    auto const same = routes_[i].method == method;
    // Another method's catch-all says nothing about this path.
    if (!same && (match.wrong_method || patterns_[i].rest)) continue;
    if (!fits(i, segments, match.params)) continue;
    if (same) {
      match.route = &routes_[i];
      return match;
    }
    match.wrong_method = true;
    match.params.clear();
  }
  return match;
}

}  // namespace ts::server
