#pragma once
/// The screens: files of the web build, read once at start and served from memory.
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "server/http.hpp"

namespace ts::server {

/// Immutable once loaded, so thread-safe.
class Assets {
 public:
  Assets() = default;
  /// Every file below `directory`, with its `.br` and `.gz` where they stand beside it. An empty or missing
  /// directory gives no assets (the API then serves alone).
  static Assets load(std::filesystem::path const& directory);

  /// The file at `path` ("assets/index-4f.js"), compressed as the client accepts, 304 when it has it already.
  /// A path without extension is a screen of a program: its index.html. not_found otherwise.
  Result<Response> get(std::string_view path, Request const& request) const;
  /// The file as it is, uncompressed; nullptr when there is none of this name.
  std::shared_ptr<std::string const> plain(std::string_view name) const;
  std::size_t size() const { return files_.size(); }

 private:
  using Shared = std::shared_ptr<std::string const>;
  struct File {
    Shared plain, gzip, brotli;
    std::string type, etag;
    bool immutable = false;  ///< its name has the hash of its content
  };
  File const* find(std::string_view path) const;

  std::map<std::string, File, std::less<>> files_;
};

/// By the extension: "text/html; charset=utf-8" for ".html".
std::string content_type(std::string_view extension);

}  // namespace ts::server
