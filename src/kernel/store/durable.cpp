#include "kernel/store/durable.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <string>

namespace ts::store {
namespace {

/// Closes at the end of the scope.
struct Descriptor {
  int fd;
  explicit Descriptor(int d) : fd(d) {}
  Descriptor(Descriptor const&) = delete;
  Descriptor& operator=(Descriptor const&) = delete;
  ~Descriptor() {
    if (fd >= 0) ::close(fd);
  }
};

bool write_all(int fd, char const* data, std::size_t size) {
  while (size > 0) {
    auto const n = ::write(fd, data, size);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    data += n;
    size -= static_cast<std::size_t>(n);
  }
  return true;
}

}  // namespace

Error disk_error(std::string_view what, std::filesystem::path const& path, int error_number) {
  auto const words = std::string(what) + " " + path.string() + ": " + std::strerror(error_number);
  return fail(error_number == ENOENT ? Code::not_found : Code::unavailable,
              std::string(what) == "read" ? "disk.read" : "disk.write", "Lỗi đĩa: " + words,
              "Disk error: " + words);
}

Status sync_directory(std::filesystem::path const& directory) {
  Descriptor const dir(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (dir.fd < 0 || ::fsync(dir.fd) != 0) return disk_error("sync", directory, errno);
  return {};
}

Status write_file_durably(std::filesystem::path const& path, std::string_view content, unsigned mode) {
  auto temporary = path.string() + ".XXXXXX";
  {
    Descriptor const file(::mkostemp(temporary.data(), O_CLOEXEC));
    if (file.fd < 0) return disk_error("create", temporary, errno);
    if (::fchmod(file.fd, mode) != 0 || !write_all(file.fd, content.data(), content.size()) ||
        ::fsync(file.fd) != 0) {
      auto const error = errno;
      ::unlink(temporary.c_str());
      return disk_error("write", path, error);
    }
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0) {
    auto const error = errno;
    ::unlink(temporary.c_str());
    return disk_error("rename to", path, error);
  }
  return sync_directory(path.parent_path());
}

Status copy_file_durably(std::filesystem::path const& from, std::filesystem::path const& to) {
  Descriptor const in(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
  if (in.fd < 0) return disk_error("read", from, errno);
  struct stat info {};
  if (::fstat(in.fd, &info) != 0) return disk_error("read", from, errno);
  Descriptor const out(::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, info.st_mode & 0777));
  if (out.fd < 0) return disk_error("create", to, errno);
  std::array<char, 65536> buffer;
  for (;;) {
    auto const n = ::read(in.fd, buffer.data(), buffer.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return disk_error("read", from, errno);
    if (n == 0) break;
    if (!write_all(out.fd, buffer.data(), static_cast<std::size_t>(n))) return disk_error("write", to, errno);
  }
  if (::fsync(out.fd) != 0) return disk_error("write", to, errno);
  return {};
}

Result<std::string> read_whole_file(std::filesystem::path const& path, std::size_t limit) {
  Descriptor const file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.fd < 0) return disk_error("read", path, errno);
  std::string content;
  std::array<char, 65536> buffer;
  for (;;) {
    auto const n = ::read(file.fd, buffer.data(), buffer.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return disk_error("read", path, errno);
    if (n == 0) return content;
    content.append(buffer.data(), static_cast<std::size_t>(n));
    if (content.size() > limit) {
      return fail(Code::too_large, "disk.too_large", "Tệp quá lớn: " + path.string(),
                  "File too large: " + path.string());
    }
  }
}

}  // namespace ts::store
