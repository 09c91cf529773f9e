#pragma once
/// One function a command; each prints its own messages and returns the exit code.
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace ts::cli {

struct InitArgs {
  std::filesystem::path data;
  std::int32_t commune = 0;
  std::filesystem::path plan;
  std::string db;      ///< empty: SQLite in the data directory
  std::string agency;  ///< identification code of the agency in case codes
};
int init(InitArgs const& args);

struct ServeArgs {
  std::filesystem::path data;
  std::string listen = "127.0.0.1:8080";
  std::string public_url;
  bool trust_proxy = false;
};
int serve(ServeArgs const& args);

struct DemoArgs {
  std::filesystem::path data;
  std::int64_t cases = 3000;
  std::uint64_t seed = 2026;
  std::string until;  ///< last day played, "2026-11-20"; empty: today
  std::string db;
};
int play_demo(DemoArgs const& args);

struct BenchArgs {
  std::filesystem::path data;  ///< made when absent, used again when it holds that many cases
  std::int64_t cases = 10'000;
  std::size_t connections = 256;
  int intakes = 8000, lives = 3000;
  std::int64_t page_bytes = 0;  ///< weight of the citizen's page, measured by bench/run; 0: not known
  bool reads_only = false;
};
int bench_program(BenchArgs const& args);

int plan_compile(std::filesystem::path const& file, bool as_json);
int plan_text(std::filesystem::path const& file);
struct PlanImportArgs {
  std::filesystem::path file, data;
  std::int32_t commune = 0;  ///< 0: the only one of the data directory
};
int plan_import(PlanImportArgs const& args);
int pack_check(std::filesystem::path const& directory);
struct EraseArgs {
  std::filesystem::path data;
  std::int32_t commune = 0;  ///< 0: the only one of the data directory
  std::string code, reason;
};
int erase_personal(EraseArgs const& args);
int check_data(std::filesystem::path const& data);
int rebuild_data(std::filesystem::path const& data);
int backup_data(std::filesystem::path const& data, std::filesystem::path const& target,
                std::optional<std::filesystem::path> const& keys);
int restore_data(std::filesystem::path const& source, std::filesystem::path const& target,
                 std::optional<std::string> const& db, std::optional<std::filesystem::path> const& keys);

}  // namespace ts::cli
