#include "support/postgres_server.hpp"

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <vector>

namespace ts::test {
namespace {

std::string binaries() {
  for (auto const* version : {"15", "16", "17", "14", "13"}) {
    auto path = std::string("/usr/lib/postgresql/") + version + "/bin/";
    if (access((path + "initdb").c_str(), X_OK) == 0) return path;
  }
  throw std::runtime_error("PostgreSQL is not installed: apt-get install postgresql-15");
}

/// PostgreSQL refuses to run as root: then it runs as the account of the Debian package, or as nobody.
passwd const* server_account() {
  if (geteuid() != 0) return nullptr;
  if (auto const* account = getpwnam("postgres")) return account;
  return getpwnam("nobody");
}

std::string read_log(std::filesystem::path const& path) {
  std::ifstream in(path);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

}  // namespace

PostgresServer& PostgresServer::shared() {
  static PostgresServer server;
  return server;
}

PostgresServer::PostgresServer() {
  auto const bin = binaries();
  if (auto const* account = server_account()) {
    if (chown(dir_.path().c_str(), account->pw_uid, account->pw_gid) != 0)
      throw std::runtime_error("chown failed");
  }
  auto const data = (dir_ / "data").string();
  run_and_wait(bin + "initdb",
               {"-D", data, "-A", "trust", "-U", "thongsuot", "-E", "UTF8", "--locale=C.UTF-8", "-N"});
  pid_ = spawn(bin + "postgres", {"-D", data, "-k", dir_.path().string(), "-c", "listen_addresses=", "-c",
                                  "fsync=on", "-c", "synchronous_commit=on", "-c", "max_connections=60"});
  for (int i = 0; i < 300; ++i) {
    if (access((dir_ / ".s.PGSQL.5432").c_str(), F_OK) == 0) {
      auto const status = spawn(bin + "pg_isready", {"-h", dir_.path().string(), "-q"});
      int code = 0;
      if (waitpid(status, &code, 0) == status && code == 0) return;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  throw std::runtime_error("PostgreSQL did not start: " + read_log(dir_ / "log"));
}

PostgresServer::~PostgresServer() {
  if (pid_ <= 0) return;
  kill(pid_, SIGINT);  // fast shutdown: does not wait for clients
  waitpid(pid_, nullptr, 0);
}

pid_t PostgresServer::spawn(std::string const& program, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), program);
  std::vector<char*> argv;
  for (auto& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  auto const log = (dir_ / "log").string();
  auto const* account = server_account();
  auto const home = dir_.path().string();
  auto const child = fork();
  if (child != 0) return child;
  if (account != nullptr &&
      (setgroups(0, nullptr) != 0 || setgid(account->pw_gid) != 0 || setuid(account->pw_uid) != 0)) {
    _exit(126);
  }
  prctl(PR_SET_PDEATHSIG, SIGINT);  // a test program that crashes takes its server along
  auto const out = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
  dup2(out, 1);
  dup2(out, 2);
  if (chdir(home.c_str()) != 0) _exit(126);
  execv(argv[0], argv.data());
  _exit(127);
}

void PostgresServer::run_and_wait(std::string const& program, std::vector<std::string> arguments) {
  auto const child = spawn(program, std::move(arguments));
  int code = 0;
  if (waitpid(child, &code, 0) == child && code == 0) return;
  throw std::runtime_error(program + " failed: " + read_log(dir_ / "log"));
}

void PostgresServer::execute(std::string const& sql) {
  run_and_wait(binaries() + "psql",
               {"-h", dir_.path().string(), "-U", "thongsuot", "-d", "postgres", "-q", "-c", sql});
}

std::string PostgresServer::fresh_url() {
  auto const schema = "t" + std::to_string(++schemas_);
  execute("CREATE SCHEMA " + schema);
  return "postgresql://thongsuot@/postgres?host=" + dir_.path().string() + "&options=-csearch_path%3D" +
         schema;
}

}  // namespace ts::test
