#pragma once
/// The data directory of an installation: everything but the program. docs/formats/data-directory.md
/// describes it.
///
///     DIR/thongsuot.toml        format = 1, database URL, agency, communes
///     DIR/thongsuot.db          SQLite database (with -wal and -shm while in use); absent with PostgreSQL
///     DIR/keys/17464.key        Ed25519 seed of the commune's log, 0600, directory 0700
///     DIR/keys/17464.vkey       its public part, in signed-note form
///     DIR/files/ab/cd/<sha256>  uploaded documents
///     DIR/packs/                the office's own packs, over those of the program
///     DIR/lock                  held by the one process that uses the directory
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"

namespace ts::store {

inline constexpr int data_format = 1;

struct CommuneConfig {
  CommuneId id{};
  std::string name;    ///< "Xã Văn Lợi"
  std::string agency;  ///< identification code of the agency in case numbers: "H42.17464"
};

struct DataConfig {
  std::string
      database_url;  ///< as Database::open takes it; "sqlite:thongsuot.db" means the file in the directory
  std::vector<CommuneConfig> communes;
  bool demo = false;  ///< demonstration accounts may exist
};

/// Holds an advisory lock (flock) on DIR/lock until destroyed.
class DirLock {
 public:
  DirLock(DirLock&& other) noexcept;
  DirLock& operator=(DirLock&&) = delete;
  ~DirLock();

 private:
  friend class DataDir;
  explicit DirLock(int fd) : fd_(fd) {}
  int fd_;
};

/// Paths and configuration. Not thread-safe for writing; reading is.
class DataDir {
 public:
  /// Makes the directory (0700) with its folders and configuration. `dir.not_empty` when something is there
  /// already.
  static Result<DataDir> create(std::filesystem::path const& path, DataConfig config);
  /// Errors: `dir.missing`, `dir.config` (says which line or key), `dir.newer` (made by a newer program).
  static Result<DataDir> open(std::filesystem::path const& path);
  /// True for a directory that holds a configuration.
  static bool exists(std::filesystem::path const& path);

  std::filesystem::path const& path() const { return path_; }
  DataConfig const& config() const { return config_; }
  std::string database_url() const;  ///< with the file's absolute path filled in
  std::filesystem::path keys() const { return path_ / "keys"; }
  std::filesystem::path files() const { return path_ / "files"; }
  std::filesystem::path packs() const { return path_ / "packs"; }

  /// Replaces the configuration file atomically.
  Status save(DataConfig config);
  /// `dir.locked` (unavailable) when another process has it: two servers may not share one directory.
  Result<DirLock> lock() const;

 private:
  DataDir(std::filesystem::path path, DataConfig config)
      : path_(std::move(path)), config_(std::move(config)) {}
  std::filesystem::path path_;
  DataConfig config_;
};

/// Text of thongsuot.toml, and back.
std::string to_toml(DataConfig const& config);
Result<DataConfig> parse_config(std::string_view toml);

}  // namespace ts::store
