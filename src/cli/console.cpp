#include "cli/console.hpp"

#include <unistd.h>

#include <cstdio>

#include "base/clock.hpp"

namespace ts::cli {
namespace {
std::int64_t now_ms() {
  static auto const clock = system_clock();
  return millis(clock->now());
}
}  // namespace

int complain(Error const& error) {
  std::fprintf(stderr, "Lỗi: %s\n", error.vi.c_str());
  if (!error.en.empty()) std::fprintf(stderr, "     (%s)\n", error.en.c_str());
  if (!error.field.empty()) std::fprintf(stderr, "     Tại: %s\n", error.field.c_str());
  if (!error.article.empty()) std::fprintf(stderr, "     Căn cứ: %s\n", error.article.c_str());
  return 1;
}

void say(std::string_view line) { std::printf("%.*s\n", static_cast<int>(line.size()), line.data()); }

ProgressBar::ProgressBar(std::string title, std::int64_t total)
    : title_(std::move(title)),
      total_(total > 0 ? total : 1),
      started_ms_(now_ms()),
      terminal_(isatty(STDERR_FILENO) != 0) {}

ProgressBar::~ProgressBar() {
  if (drawn_ && terminal_) std::fputc('\n', stderr);
}

void ProgressBar::show(std::int64_t done) {
  auto const step = done * (terminal_ ? 50 : 10) / total_;
  if (step == last_step_ || now_ms() - started_ms_ < 1000) return;
  last_step_ = step;
  draw(done);
}

void ProgressBar::draw(std::int64_t done) {
  drawn_ = true;
  auto const percent = done * 100 / total_;
  if (!terminal_) {
    std::fprintf(stderr, "%s: %lld%%\n", title_.c_str(), static_cast<long long>(percent));
    return;
  }
  std::string bar(50, '.');
  for (std::int64_t i = 0; i < done * 50 / total_ && i < 50; ++i) bar[static_cast<std::size_t>(i)] = '#';
  std::fprintf(stderr, "\r%s [%s] %3lld%%", title_.c_str(), bar.c_str(), static_cast<long long>(percent));
  std::fflush(stderr);
}

}  // namespace ts::cli
