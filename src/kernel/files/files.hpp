#pragma once
/// Documents people upload, stored under the SHA-256 of their content: DIR/files/ab/cd/abcd…; the same
/// content is stored once. What may come in is a closed list, recognised by its bytes, not by its name.
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/crypto.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "kernel/store/migrations.hpp"
#include "kernel/store/sequencer.hpp"

namespace ts::files {

/// PDF, JPEG, PNG, WebP, HEIC (phones' photographs), DOCX and XLSX (zip containers without macros).
enum class MediaType { pdf, jpeg, png, webp, heic, docx, xlsx };

std::string_view mime(MediaType type);       ///< "application/pdf"
std::string_view extension(MediaType type);  ///< "pdf", without a dot
std::optional<MediaType> media_type_of(std::string_view mime);
/// By the first bytes: nothing for what is not on the list; HTML, SVG, scripts and programs never are. A zip
/// container is only known once it is whole: see sniff_office. 16 bytes suffice.
std::optional<MediaType> sniff(Bytes head);
/// True for the first four bytes of a zip container, which may be an office document.
bool starts_as_zip(Bytes head);
/// A whole zip container: DOCX or XLSX by the names in its directory; nothing for others and for those with
/// macros.
std::optional<MediaType> sniff_office(Bytes whole);
/// Safe to show inside a page: images and PDF. The others are offered for download only.
bool shown_inline(MediaType type);

/// A stored content.
struct Stored {
  std::string sha256;  ///< lower-case hex: its address
  std::int64_t size = 0;
  MediaType type{};
};

/// A row of the table `file`: who brought which content, under which name.
struct FileRow {
  CommuneId commune{};
  std::string sha256;
  std::int64_t size = 0;
  MediaType type{};
  std::string name;   ///< as the person called it: show it, never use it as a path
  std::string owner;  ///< "citizen:5", "staff:12"
  Instant created{};
};

inline constexpr std::int64_t default_limit = 20 * 1024 * 1024;

/// The folder. Thread-safe; blocking.
class FileStore {
 public:
  explicit FileStore(std::filesystem::path root) : root_(std::move(root)) {}

  /// Receives one content piece by piece. Dropping it before `finish` leaves nothing behind.
  class Upload {
   public:
    Upload(Upload&&) noexcept;
    Upload& operator=(Upload&&) = delete;
    ~Upload();
    /// `file.too_large`; `file.type` (unsupported) as soon as the first bytes tell; `disk.write`.
    Status add(Bytes piece);
    /// After it returns, the content is on disk under its name (file and directory synced). `file.empty`,
    /// `file.type`.
    Result<Stored> finish();

   private:
    friend class FileStore;
    struct State;
    explicit Upload(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
  };

  Result<Upload> begin(std::int64_t limit = default_limit);
  /// All at once.
  Result<Stored> put(Bytes content, std::int64_t limit = default_limit);

  /// The file's path for streaming (sendfile); `file.unknown` (not_found). `sha256` that is not 64 hex digits
  /// is unknown.
  Result<std::filesystem::path> path_of(std::string_view sha256) const;
  /// Gives the content to `piece` in parts of at most 64 KiB; stops early when `piece` returns false.
  /// `file.damaged` (corrupt) when what was read does not hash to its address.
  Status read(std::string_view sha256, std::function<bool(Bytes)> const& piece) const;

  /// Removes contents older than `older_than` that `is_known` denies, and abandoned uploads of that age.
  /// Returns how many.
  std::int64_t sweep(Instant older_than, std::function<bool(std::string_view sha256)> const& is_known);
  /// Every stored content.
  void for_each(
      std::function<void(std::string_view sha256, std::filesystem::path const&)> const& visit) const;

 private:
  std::filesystem::path root_;
};

/// The table `file (commune, sha256, owner) -> size, media_type, name, created`.
store::MigrationSet migrations();
/// Records an upload; the same content of the same owner is kept once (the newest name and day win).
void record(store::Tx& tx, Stored const& stored, std::string_view name, std::string_view owner);
/// Rows of one content in a commune: several when several people brought the same.
std::vector<FileRow> find(store::Database& db, CommuneId commune, std::string_view sha256);
/// Nothing when this owner never brought it: check before you let a person refer to a file.
std::optional<FileRow> find_owned(store::Tx& tx, std::string_view sha256, std::string_view owner);
/// Forgets what the owner brought (a draft thrown away); the sweep removes the content when nobody has it any
/// more.
void forget(store::Tx& tx, std::string_view sha256, std::string_view owner);
/// True when any commune has a row for it.
bool is_recorded(store::Database& db, std::string_view sha256);

}  // namespace ts::files
