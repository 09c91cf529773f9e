#include "server/server.hpp"

#include <fmt/format.h>

#include "kernel/store/sequencer.hpp"
#include "server/gate.hpp"
#include "server/handlers.hpp"
#include "server/log.hpp"
#include "server/transport.hpp"

namespace ts::server {

class Server::Impl {
 public:
  Impl(Parts parts, Options options)
      : context(std::move(parts), std::move(options)),
        gate(context, Router{all_routes(context)}),
        transport(context, gate) {
    if (!context.options.web_dir.empty()) context.assets = Assets::load(context.options.web_dir);
    context.parts.sequencer->on_commit([this](std::vector<store::CommittedEvent> const& events) {
      std::vector<CaseEvent> cases;
      cases.reserve(events.size());
      for (auto const& e : events) cases.push_back({e.commune, e.seq, e.case_no, e.type});
      context.hub.publish(cases);
    });
  }

  Context context;
  Gate gate;
  Transport transport;
};

Server::Server(Parts parts, Options options)
    : impl_(std::make_unique<Impl>(std::move(parts), std::move(options))) {}
Server::~Server() = default;

Status Server::listen() {
  TS_CHECK(impl_->transport.listen());
  if (impl_->context.options.public_url.empty()) impl_->context.options.public_url = local_url();
  log_notice("listening", local_url());
  return {};
}

std::uint16_t Server::port() const { return impl_->transport.port(); }

std::string Server::local_url() const {
  auto const& address = impl_->context.options.address;
  auto const host = address == "0.0.0.0" || address == "::"  ? std::string{"127.0.0.1"}
                    : address.find(':') != std::string::npos ? "[" + address + "]"
                                                             : address;
  return fmt::format("http://{}:{}", host, port());
}

void Server::run() {
  impl_->transport.run();
  impl_->context.workers.stop();
  impl_->context.hashers.stop();
  log_notice("stopped");
}

void Server::stop() { impl_->transport.stop(); }

}  // namespace ts::server
