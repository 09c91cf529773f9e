#include <charconv>
#include <cstdio>

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/paths.hpp"
#include "cli/services.hpp"
#include "cli/upkeep.hpp"
#include "server/server.hpp"

namespace ts::cli {
namespace {

/// "127.0.0.1:8080" or "[::1]:8080"
Status set_address(std::string const& listen, server::Options& options) {
  auto const colon = listen.rfind(':');
  unsigned port = 0;
  auto const* end = listen.data() + listen.size();
  bool const good = colon != std::string::npos &&
                    std::from_chars(listen.data() + colon + 1, end, port).ptr == end && port <= 65535;
  if (!good)
    return fail(Code::invalid, "serve.listen", "--listen phải có dạng ĐỊA_CHỈ:CỔNG, ví dụ 127.0.0.1:8080.",
                "--listen takes ADDRESS:PORT.", "--listen");
  options.address = listen.substr(0, colon);
  if (options.address.starts_with('[') && options.address.ends_with(']'))
    options.address = options.address.substr(1, options.address.size() - 2);
  options.port = static_cast<std::uint16_t>(port);
  return {};
}

}  // namespace

int serve(ServeArgs const& args) {
  server::Options options;
  if (auto ok = set_address(args.listen, options); !ok) return complain(ok.error());
  options.public_url = args.public_url;
  options.trust_proxy = args.trust_proxy;
  options.web_dir = program_web();
  OpenOptions open;
  open.readers = options.workers + 2;
  open.public_url = args.public_url.empty() ? "http://" + args.listen : args.public_url;
  auto opened = Installation::open(args.data, open);
  if (!opened) return complain(opened.error());
  auto& in = **opened;
  DomainServices const services(in);
  {
    server::Server server({services.services(), in.identity.get(), in.sequencer.get(), &in.files, in.db,
                           in.keys, in.options.clock, in.options.random},
                          options);
    if (auto ok = in.start(); !ok) return complain(ok.error());
    if (auto ok = server.listen(); !ok) return complain(ok.error());
    Upkeep upkeep(in);
    if (auto ok = upkeep.schedule(); !ok) return complain(ok.error());
    upkeep.start();
    say("Thông Suốt đang chạy tại " + server.local_url() + " (người dân) và " + server.local_url() +
        "/office (cơ quan). Ctrl+C để dừng.");
    if (options.web_dir.empty()) say("Chưa có trang web (make build dựng nó); chỉ có API.");
    std::fflush(stdout);
    server.run();
    upkeep.stop();
    in.stop();
  }
  return 0;
}

}  // namespace ts::cli
