#include "server/assets.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "base/crypto.hpp"
#include "server/etag.hpp"
#include "server/problem.hpp"

namespace ts::server {
namespace {

namespace fs = std::filesystem;

struct Kind {
  std::string_view extension, type;
};
constexpr std::array kinds{Kind{".html", "text/html; charset=utf-8"},
                           Kind{".js", "text/javascript; charset=utf-8"},
                           Kind{".css", "text/css; charset=utf-8"},
                           Kind{".json", "application/json"},
                           Kind{".webmanifest", "application/manifest+json"},
                           Kind{".svg", "image/svg+xml"},
                           Kind{".png", "image/png"},
                           Kind{".jpg", "image/jpeg"},
                           Kind{".webp", "image/webp"},
                           Kind{".ico", "image/x-icon"},
                           Kind{".woff2", "font/woff2"},
                           Kind{".woff", "font/woff"},
                           Kind{".txt", "text/plain; charset=utf-8"}};

std::shared_ptr<std::string const> read(fs::path const& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in) return nullptr;
  return std::make_shared<std::string const>(std::istreambuf_iterator<char>{in},
                                             std::istreambuf_iterator<char>{});
}

bool hidden(fs::path const& relative) {
  for (auto const& part : relative) {
    if (part.native().starts_with('.')) return true;
  }
  return false;
}

/// Names of files end in an extension the build makes; "thu-tuc/1.001193" is a screen.
bool is_file(std::string_view path) {
  if (path.starts_with("assets/")) return true;
  auto const dot = path.rfind('.');
  auto const extension = dot == std::string_view::npos ? std::string_view{} : path.substr(dot);
  return std::ranges::any_of(kinds, [&](Kind const& kind) { return kind.extension == extension; });
}

}  // namespace

std::string content_type(std::string_view extension) {
  for (auto const& kind : kinds) {
    if (kind.extension == extension) return std::string{kind.type};
  }
  return "application/octet-stream";
}

Assets Assets::load(fs::path const& directory) {
  Assets assets;
  std::error_code error;
  for (auto const& entry : fs::recursive_directory_iterator{directory, error}) {
    auto const relative = entry.path().lexically_relative(directory);
    auto const extension = entry.path().extension().string();
    if (!entry.is_regular_file() || extension == ".br" || extension == ".gz" || hidden(relative)) continue;
    File file;
    file.plain = read(entry.path());
    if (!file.plain) continue;
    file.gzip = read(entry.path().string() + ".gz");
    file.brotli = read(entry.path().string() + ".br");
    file.type = content_type(extension);
    file.etag = '"' + to_hex(Bytes{sha256(*file.plain)}.first(12)) + '"';
    file.immutable = relative.generic_string().starts_with("assets/");
    assets.files_.emplace(relative.generic_string(), std::move(file));
  }
  return assets;
}

Assets::File const* Assets::find(std::string_view path) const {
  if (auto const it = files_.find(path); it != files_.end()) return &it->second;
  if (is_file(path)) return nullptr;
  // A screen: the entry of its first folder if there is one ("office/index.html"), else the citizen's.
  auto const folder = std::string{path.substr(0, path.find('/'))};
  if (auto const it = files_.find(folder + "/index.html"); !folder.empty() && it != files_.end())
    return &it->second;
  auto const it = files_.find("index.html");
  return it == files_.end() ? nullptr : &it->second;
}

std::shared_ptr<std::string const> Assets::plain(std::string_view name) const {
  auto const it = files_.find(name);
  return it == files_.end() ? nullptr : it->second.plain;
}

Result<Response> Assets::get(std::string_view path, Request const& request) const {
  auto const* file = find(path);
  if (!file) return no_route();
  Response response;
  response.headers.emplace_back("ETag", file->etag);
  response.headers.emplace_back("Cache-Control",
                                file->immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (file->gzip || file->brotli) response.headers.emplace_back("Vary", "Accept-Encoding");
  // Of a 304 too: its security headers replace those of the page kept by the browser.
  response.type = file->type;
  if (not_modified(request, file->etag)) {
    response.status = 304;
    return response;
  }
  auto const accepted = request.header("accept-encoding");
  if (file->brotli && accepted.find("br") != std::string_view::npos) {
    response.shared = file->brotli;
    response.headers.emplace_back("Content-Encoding", "br");
  } else if (file->gzip && accepted.find("gzip") != std::string_view::npos) {
    response.shared = file->gzip;
    response.headers.emplace_back("Content-Encoding", "gzip");
  } else {
    response.shared = file->plain;
  }
  return response;
}

}  // namespace ts::server
