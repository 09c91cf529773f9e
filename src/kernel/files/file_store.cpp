#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "kernel/files/files.hpp"
#include "kernel/store/durable.hpp"

namespace ts::files {

namespace fs = std::filesystem;
using store::disk_error;

namespace {

constexpr std::size_t head_bytes = 16;
constexpr char const* uploads = "uploads";  ///< folder of what has not been finished

bool is_address(std::string_view sha256) {
  return sha256.size() == 64 && std::all_of(sha256.begin(), sha256.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

fs::path place(fs::path const& root, std::string_view sha256) {
  return root / sha256.substr(0, 2) / sha256.substr(2, 2) / sha256;
}

Error unknown_file() {
  return fail(Code::not_found, "file.unknown", "Không có tệp này.", "There is no such file.");
}

Error wrong_type() {
  return fail(Code::unsupported, "file.type",
              "Chỉ nhận tệp PDF, ảnh (JPG, PNG, WebP, HEIC), Word (DOCX) hoặc Excel (XLSX).",
              "Only PDF, pictures (JPG, PNG, WebP, HEIC), Word (DOCX) and Excel (XLSX) files are accepted.",
              "file");
}

/// Makes a folder durable together with its entry in the parent.
Status make_folder(fs::path const& folder) {
  if (::mkdir(folder.c_str(), 0750) == 0) return store::sync_directory(folder.parent_path());
  if (errno == EEXIST) return {};
  return disk_error("create", folder, errno);
}

Instant modified(struct stat const& info) {
  return instant_from_millis(std::int64_t{info.st_mtim.tv_sec} * 1000 + info.st_mtim.tv_nsec / 1'000'000);
}

}  // namespace

struct FileStore::Upload::State {
  fs::path root;
  std::string temporary;
  int fd = -1;
  std::int64_t limit = 0;
  std::int64_t size = 0;
  Sha256 hash;
  std::string head;  ///< until the type is known
  std::optional<MediaType> type;
  bool zip = false;

  ~State() {
    if (fd >= 0) ::close(fd);
    if (!temporary.empty()) ::unlink(temporary.c_str());
  }
  State() = default;
  State(State const&) = delete;
  State& operator=(State const&) = delete;

  Status look_at_head(Bytes piece) {
    if (type || zip) return {};
    head.append(text_of(piece).substr(0, head_bytes - head.size()));
    if (head.size() < head_bytes) return {};
    type = sniff(bytes_of(head));
    zip = starts_as_zip(bytes_of(head));
    return type || zip ? Status{} : Status{wrong_type()};
  }

  Status find_type() {
    if (!type && !zip) {  // shorter than a head
      type = sniff(bytes_of(head));
    }
    if (zip) {
      TS_TRY(auto const whole, store::read_whole_file(temporary, static_cast<std::size_t>(limit)));
      type = sniff_office(bytes_of(whole));
    }
    return type ? Status{} : Status{wrong_type()};
  }

  /// Gives the content its name; the same content may be there already.
  Status settle(std::string const& sha256) {
    auto const target = place(root, sha256);
    TS_CHECK(make_folder(target.parent_path().parent_path()));
    TS_CHECK(make_folder(target.parent_path()));
    if (::rename(temporary.c_str(), target.c_str()) != 0) return disk_error("rename to", target, errno);
    temporary.clear();
    return store::sync_directory(target.parent_path());
  }
};

FileStore::Upload::Upload(std::unique_ptr<State> state) : state_(std::move(state)) {}
FileStore::Upload::Upload(Upload&&) noexcept = default;
FileStore::Upload::~Upload() = default;

Status FileStore::Upload::add(Bytes piece) {
  auto& s = *state_;
  s.size += static_cast<std::int64_t>(piece.size());
  if (s.size > s.limit) {
    auto const mib = std::to_string(s.limit / 1024 / 1024);
    return fail(Code::too_large, "file.too_large",
                "Tệp lớn hơn " + mib + " MB. Hãy giảm dung lượng rồi gửi lại.",
                "The file is larger than " + mib + " MB. Make it smaller and send again.", "file");
  }
  TS_CHECK(s.look_at_head(piece));
  s.hash.add(piece);
  while (!piece.empty()) {
    auto const n = ::write(s.fd, piece.data(), piece.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return disk_error("write", s.temporary, errno);
    piece = piece.subspan(static_cast<std::size_t>(n));
  }
  return {};
}

Result<Stored> FileStore::Upload::finish() {
  auto& s = *state_;
  if (s.size == 0) return fail(Code::invalid, "file.empty", "Tệp trống.", "The file is empty.", "file");
  TS_CHECK(s.find_type());
  if (::fsync(s.fd) != 0) return disk_error("write", s.temporary, errno);
  auto sha256 = to_hex(s.hash.finish());
  TS_CHECK(s.settle(sha256));
  return Stored{std::move(sha256), s.size, *s.type};
}

Result<FileStore::Upload> FileStore::begin(std::int64_t limit) {
  std::error_code error;
  fs::create_directories(root_ / uploads, error);
  if (error) return disk_error("create", root_ / uploads, error.value());
  auto state = std::make_unique<Upload::State>();
  state->root = root_;
  state->limit = limit;
  auto name = (root_ / uploads / "XXXXXX").string();
  state->fd = ::mkostemp(name.data(), O_CLOEXEC);
  if (state->fd < 0) return disk_error("create", name, errno);
  state->temporary = std::move(name);
  if (::fchmod(state->fd, 0640) != 0) return disk_error("create", state->temporary, errno);
  return Upload(std::move(state));
}

Result<Stored> FileStore::put(Bytes content, std::int64_t limit) {
  TS_TRY(auto upload, begin(limit));
  TS_CHECK(upload.add(content));
  return upload.finish();
}

Result<fs::path> FileStore::path_of(std::string_view sha256) const {
  if (!is_address(sha256)) return unknown_file();
  auto path = place(root_, sha256);
  std::error_code ignored;
  if (!fs::is_regular_file(path, ignored)) return unknown_file();
  return path;
}

Status FileStore::read(std::string_view sha256, std::function<bool(Bytes)> const& piece) const {
  TS_TRY(auto const path, path_of(sha256));
  auto const fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return disk_error("read", path, errno);
  std::unique_ptr<int const, void (*)(int const*)> const closer(&fd, [](int const* f) { ::close(*f); });
  std::array<std::byte, 65536> buffer;
  Sha256 hash;
  for (;;) {
    auto const n = ::read(fd, buffer.data(), buffer.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return disk_error("read", path, errno);
    if (n == 0) break;
    auto const part = Bytes(buffer).first(static_cast<std::size_t>(n));
    hash.add(part);
    if (!piece(part)) return {};
  }
  if (to_hex(hash.finish()) == sha256) return {};
  return fail(Code::corrupt, "file.damaged", "Tệp trên đĩa đã bị hỏng hoặc bị sửa.",
              "The file on disk is damaged or altered.");
}

std::int64_t FileStore::sweep(Instant older_than, std::function<bool(std::string_view)> const& is_known) {
  std::int64_t removed = 0;
  auto const old = [&](fs::path const& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0 && modified(info) < older_than;
  };
  for_each([&](std::string_view sha256, fs::path const& path) {
    // Looked at again after the question: the same content may just have been brought once more.
    if (old(path) && !is_known(sha256) && old(path)) removed += ::unlink(path.c_str()) == 0 ? 1 : 0;
  });
  std::error_code ignored;
  for (auto const& entry : fs::directory_iterator(root_ / uploads, ignored)) {
    if (old(entry.path())) removed += ::unlink(entry.path().c_str()) == 0 ? 1 : 0;
  }
  return removed;
}

void FileStore::for_each(std::function<void(std::string_view, fs::path const&)> const& visit) const {
  std::error_code ignored;
  for (auto const& entry : fs::recursive_directory_iterator(root_, ignored)) {
    auto const name = entry.path().filename().string();
    if (entry.is_regular_file(ignored) && is_address(name)) visit(name, entry.path());
  }
}

}  // namespace ts::files
