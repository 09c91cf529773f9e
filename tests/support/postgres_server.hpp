#pragma once
/// A real PostgreSQL for tests: its own cluster in a temporary directory, reachable by a Unix socket only,
/// durable as in production (fsync on), gone with the test program.
#include <sys/types.h>

#include <string>
#include <vector>

#include "support/temp_dir.hpp"

namespace ts::test {

class PostgresServer {
 public:
  /// The server of this test program, started at the first call (two seconds or so). Throws
  /// std::runtime_error saying what is missing (Debian package postgresql-15).
  static PostgresServer& shared();

  ~PostgresServer();
  PostgresServer(PostgresServer const&) = delete;
  PostgresServer& operator=(PostgresServer const&) = delete;

  /// URL of a new, empty schema that nobody else uses.
  std::string fresh_url();

 private:
  PostgresServer();
  void run_and_wait(std::string const& program, std::vector<std::string> arguments);
  pid_t spawn(std::string const& program, std::vector<std::string> arguments);
  void execute(std::string const& sql);

  TempDir dir_;
  pid_t pid_ = -1;
  int schemas_ = 0;
};

}  // namespace ts::test
