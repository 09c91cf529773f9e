#include "kernel/store/data_dir.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

#include "base/toml.hpp"
#include "kernel/store/durable.hpp"

namespace ts::store {
namespace {

constexpr char const* config_name = "thongsuot.toml";
constexpr char const* database_name = "thongsuot.db";
constexpr std::string_view own_database = "sqlite:thongsuot.db";
constexpr std::size_t config_limit = 1024 * 1024;

/// A TOML basic string.
std::string toml_string(std::string_view text) {
  std::string out = "\"";
  for (auto const c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) >= 0x20) {
      out += c;
    }
  }
  return out + '"';
}

Error bad_config(std::string const& vi, std::string const& en) {
  return fail(Code::invalid, "dir.config", std::string(config_name) + ": " + vi,
              std::string(config_name) + ": " + en);
}

Result<CommuneConfig> parse_commune(toml::table const& table) {
  auto const code = table["code"].value<std::int64_t>();
  if (!code || *code < 1 || *code > 99'999) {
    return bad_config("mỗi [[commune]] cần code từ 1 đến 99999.",
                      "each [[commune]] needs a code from 1 to 99999.");
  }
  CommuneConfig commune;
  commune.id = CommuneId{static_cast<std::int32_t>(*code)};
  commune.name = table["name"].value_or(std::string());
  commune.agency = table["agency"].value_or(std::string());
  if (commune.name.empty() || commune.agency.empty()) {
    auto const which = std::to_string(*code);
    return bad_config("đơn vị " + which + " thiếu name hoặc agency.",
                      "commune " + which + " lacks a name or an agency.");
  }
  return commune;
}

Status make_directory(std::filesystem::path const& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error) return disk_error("create", path, error.value());
  std::filesystem::permissions(path, std::filesystem::perms::owner_all, error);
  if (error) return disk_error("create", path, error.value());
  return {};
}

}  // namespace

std::string to_toml(DataConfig const& config) {
  std::string out =
      "# Thông Suốt: cấu hình của thư mục dữ liệu / configuration of this data directory.\n"
      "format = " +
      std::to_string(data_format) + "\ndatabase = " + toml_string(config.database_url) +
      "\ndemo = " + (config.demo ? "true" : "false") + "\n";
  for (auto const& commune : config.communes) {
    out += "\n[[commune]]\ncode = " + std::to_string(commune.id.value) +
           "\nname = " + toml_string(commune.name) + "\nagency = " + toml_string(commune.agency) + "\n";
  }
  return out;
}

Result<DataConfig> parse_config(std::string_view text) try {
  auto const root = toml::parse(text);
  auto const format = root["format"].value<std::int64_t>();
  if (!format) return bad_config("thiếu format.", "format is missing.");
  if (*format > data_format) {
    return fail(Code::unavailable, "dir.newer",
                "Thư mục dữ liệu do một phiên bản mới hơn tạo ra. Hãy dùng phiên bản đó.",
                "The data directory was made by a newer program. Use that version or a later one.");
  }
  DataConfig config;
  config.database_url = root["database"].value_or(std::string());
  if (config.database_url.empty()) return bad_config("thiếu database.", "database is missing.");
  config.demo = root["demo"].value_or(false);
  if (auto const* communes = root["commune"].as_array()) {
    for (auto const& entry : *communes) {
      if (!entry.is_table())
        return bad_config("commune phải là [[commune]].", "commune must be [[commune]].");
      TS_TRY(auto commune, parse_commune(*entry.as_table()));
      config.communes.push_back(std::move(commune));
    }
  }
  return config;
} catch (toml::parse_error const& e) {
  auto const line = std::to_string(e.source().begin.line);
  return bad_config("dòng " + line + " sai cú pháp TOML.",
                    "line " + line + " is not TOML: " + std::string(e.description()));
}

DirLock::DirLock(DirLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
DirLock::~DirLock() {
  if (fd_ >= 0) ::close(fd_);
}

Result<DataDir> DataDir::create(std::filesystem::path const& path, DataConfig config) {
  std::error_code error;
  if (std::filesystem::exists(path, error) && !std::filesystem::is_empty(path, error)) {
    return fail(Code::conflict, "dir.not_empty",
                "Thư mục " + path.string() + " đã có dữ liệu. Hãy chọn thư mục trống.",
                "The directory " + path.string() + " is not empty. Choose an empty one.");
  }
  DataDir dir(std::filesystem::absolute(path).lexically_normal(), std::move(config));
  for (auto const& folder : {dir.path_, dir.keys(), dir.files(), dir.packs()})
    TS_CHECK(make_directory(folder));
  TS_CHECK(dir.save(dir.config_));
  TS_CHECK(sync_directory(dir.path_.parent_path()));
  return dir;
}

Result<DataDir> DataDir::open(std::filesystem::path const& path) {
  if (!exists(path)) {
    return fail(Code::not_found, "dir.missing",
                "Không có thư mục dữ liệu " + path.string() + ". Tạo bằng lệnh: thongsuot init.",
                "There is no data directory " + path.string() + ". Make one with: thongsuot init.");
  }
  TS_TRY(auto const text, read_whole_file(path / config_name, config_limit));
  TS_TRY(auto config, parse_config(text));
  return DataDir(std::filesystem::absolute(path).lexically_normal(), std::move(config));
}

bool DataDir::exists(std::filesystem::path const& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path / config_name, ignored);
}

std::string DataDir::database_url() const {
  if (config_.database_url != own_database) return config_.database_url;
  return "sqlite://" + (path_ / database_name).string();
}

Status DataDir::save(DataConfig config) {
  // 0600: the database URL may hold a password.
  TS_CHECK(write_file_durably(path_ / config_name, to_toml(config), 0600));
  config_ = std::move(config);
  return {};
}

Result<DirLock> DataDir::lock() const {
  auto const file = path_ / "lock";
  DirLock lock(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (lock.fd_ < 0) return disk_error("open", file, errno);
  if (::flock(lock.fd_, LOCK_EX | LOCK_NB) == 0) return lock;
  return fail(Code::unavailable, "dir.locked",
              "Thư mục dữ liệu " + path_.string() + " đang được một tiến trình khác dùng.",
              "The data directory " + path_.string() + " is in use by another process.");
}

}  // namespace ts::store
