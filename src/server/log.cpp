#include "server/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "base/clock.hpp"
#include "base/json.hpp"

namespace ts::server {
namespace {

spdlog::logger& logger() {
  static auto const log = [] {
    auto made = std::make_shared<spdlog::logger>("server", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    made->set_pattern("%v");
    made->flush_on(spdlog::level::warn);
    return made;
  }();
  return *log;
}

std::string start(std::string_view level, std::string_view message) {
  auto out = fmt::format(R"({{"at":"{}","level":"{}","msg":)", to_iso(system_clock()->now()), level);
  append_canonical_string(out, message);
  return out;
}

void member(std::string& out, std::string_view key, std::string_view value) {
  out += fmt::format(R"(,"{}":)", key);
  append_canonical_string(out, value);
}

}  // namespace

void log_request(RequestLine const& line) {
  auto out = start(line.status < 500 ? "info" : "error", "request");
  member(out, "id", line.id);
  member(out, "method", name(line.method));
  member(out, "route", line.route);
  out += fmt::format(R"(,"status":{},"ms":{:.3f},"bytes":{})", line.status,
                     static_cast<double>(line.took.count()) / 1000, line.bytes);
  if (!line.error.empty()) member(out, "error", line.error);
  out += '}';
  logger().log(line.status < 500 ? spdlog::level::info : spdlog::level::err, out);
}

void log_failure(std::string_view request_id, std::string_view route, std::string_view what) {
  auto out = start("error", "failure");
  member(out, "id", request_id);
  member(out, "route", route);
  member(out, "what", what);
  out += '}';
  logger().error(out);
}

void log_notice(std::string_view event, std::string_view detail) {
  auto out = start("info", event);
  if (!detail.empty()) member(out, "detail", detail);
  out += '}';
  logger().info(out);
}

}  // namespace ts::server
