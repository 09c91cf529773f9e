#include "cli/bench/child.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <charconv>
#include <fstream>

#include "cli/bench/machine.hpp"

extern char** environ;

namespace ts::cli::bench {
namespace {

/// Starts a program with its standard output in `out` (-1: thrown away); 0 when it could not be started.
pid_t spawn(std::vector<std::string> arguments, int out) {
  std::vector<char*> argv;
  for (auto& a : arguments) argv.push_back(a.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  if (out >= 0)
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  else
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  if (posix_spawn(&child, argv.front(), &actions, nullptr, argv.data(), environ) != 0) child = 0;
  posix_spawn_file_actions_destroy(&actions);
  return child;
}

/// The port in what the server says when it listens; 0 when it ends before.
std::uint16_t announced_port(int from) {
  std::string said;
  char buffer[512];
  constexpr std::string_view before = "http://127.0.0.1:";
  for (ssize_t n; (n = ::read(from, buffer, sizeof buffer)) > 0;) {
    said.append(buffer, static_cast<std::size_t>(n));
    auto const at = said.find(before);
    if (at == std::string::npos ||
        said.find_first_not_of("0123456789", at + before.size()) == std::string::npos)
      continue;
    std::uint16_t port = 0;
    std::from_chars(said.data() + at + before.size(), said.data() + said.size(), port);
    return port;
  }
  return 0;
}

bool healthy(std::uint16_t port) {
  int const s = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string const ask = "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
  char answer[16] = {};
  bool const ok = ::connect(s, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0 &&
                  ::write(s, ask.data(), ask.size()) == static_cast<ssize_t>(ask.size()) &&
                  ::read(s, answer, 12) == 12 && std::string_view{answer}.ends_with("200");
  ::close(s);
  return ok;
}

double resident_mb(pid_t process) {
  std::ifstream in("/proc/" + std::to_string(process) + "/status");
  for (std::string line; std::getline(in, line);)
    if (line.starts_with("VmRSS:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
  return 0;
}

}  // namespace

std::filesystem::path sibling(std::string const& name) {
  std::error_code error;
  auto const self = std::filesystem::read_symlink("/proc/self/exe", error);
  auto const file = self.parent_path() / name;
  return std::filesystem::exists(file, error) ? file : std::filesystem::path{};
}

StartUp start_up(std::filesystem::path const& data) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return {};
  Stopwatch const watch;
  auto const self = std::filesystem::read_symlink("/proc/self/exe").string();
  auto const child = spawn({self, "serve", "--data", data.string(), "--listen", "127.0.0.1:0"}, ends[1]);
  ::close(ends[1]);
  StartUp out;
  if (child != 0) {
    auto const port = announced_port(ends[0]);
    if (port != 0 && healthy(port)) {
      out.seconds = watch.seconds();
      out.rss_mb = resident_mb(child);
    }
    ::kill(child, SIGTERM);
    ::waitpid(child, nullptr, 0);
  }
  ::close(ends[0]);
  return out;
}

Ran run_program(std::vector<std::string> const& arguments) {
  Stopwatch const watch;
  Ran out;
  auto const child = spawn(arguments, -1);
  if (child == 0) return out;
  int status = 0;
  rusage used{};
  ::wait4(child, &status, 0, &used);
  out.seconds = watch.seconds();
  out.peak_mb = static_cast<double>(used.ru_maxrss) / 1024;
  out.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return out;
}

}  // namespace ts::cli::bench
