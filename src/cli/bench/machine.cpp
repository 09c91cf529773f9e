#include "cli/bench/machine.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/sysinfo.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <thread>

namespace ts::cli::bench {
namespace {

std::string cpu_model() {
  std::ifstream in("/proc/cpuinfo");
  for (std::string line; std::getline(in, line);)
    if (line.starts_with("model name"))
      if (auto const colon = line.find(": "); colon != std::string::npos) return line.substr(colon + 2);
  return "unknown processor";
}

}  // namespace

double Times::quantile(double q) const {
  if (ms.empty()) return 0;
  auto sorted = ms;
  std::sort(sorted.begin(), sorted.end());
  auto const rank = static_cast<std::size_t>(std::ceil(q * static_cast<double>(sorted.size())));
  return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1];
}

Times measure(int times, std::function<void(int)> const& call) {
  call(0);
  Times out;
  for (int i = 0; i < times; ++i) {
    Stopwatch const watch;
    call(i);
    out.ms.push_back(watch.seconds() * 1000);
  }
  return out;
}

double fsync_ms(std::filesystem::path const& directory) {
  auto const file = directory / "fsync-probe";
  int const fd = ::open(file.c_str(), O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0600);
  if (fd < 0) return 0;
  std::string const page(4096, 'x');
  auto const times = measure(60, [&](int) {
    if (::write(fd, page.data(), page.size()) == static_cast<ssize_t>(page.size())) ::fsync(fd);
  });
  ::close(fd);
  std::error_code ignored;
  std::filesystem::remove(file, ignored);
  return times.quantile(0.5);
}

std::string machine(std::filesystem::path const& directory) {
  struct sysinfo memory {};
  ::sysinfo(&memory);
  utsname kernel{};
  ::uname(&kernel);
  double loads[1] = {0};
  if (::getloadavg(loads, 1) != 1) loads[0] = 0;
  auto const gib = static_cast<double>(memory.totalram) * memory.mem_unit / (1024.0 * 1024 * 1024);
  return fmt::format(
      "{}, {} cores, {:.0f} GiB, {} {}; fsync {:.2f} ms (median, 4 KiB appended); load {:.1f} at the start",
      cpu_model(), std::thread::hardware_concurrency(), gib, kernel.sysname, kernel.release,
      fsync_ms(directory), loads[0]);
}

}  // namespace ts::cli::bench
