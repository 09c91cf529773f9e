#include "verify/trust.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/text.hpp"

namespace ts::verifier {
namespace {

constexpr std::size_t max_key_file = 1024 * 1024;

Error unreadable(std::filesystem::path const& path) {
  return fail(Code::invalid, "file.unreadable",
              "Không đọc được “" + path.string() + "”. Hãy kiểm tra lại đường dẫn.",
              "Cannot read \"" + path.string() + "\". Check the path.");
}

std::string environment(char const* name) {
  auto const* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

Result<std::string> read_file(std::filesystem::path const& path, std::size_t limit) {
  std::error_code ec;
  if (!std::filesystem::is_regular_file(path, ec)) return unreadable(path);
  if (std::filesystem::file_size(path, ec) > limit || ec)
    return fail(Code::too_large, "file.too_large", "Tệp “" + path.string() + "” quá lớn.",
                "The file \"" + path.string() + "\" is too large.");
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) return unreadable(path);
  return text.str();
}

std::filesystem::path trust_file() {
  if (auto const file = environment("THONGSUOT_TRUST"); !file.empty()) return file;
  if (auto const config = environment("XDG_CONFIG_HOME"); !config.empty())
    return std::filesystem::path(config) / "thongsuot" / "trusted-keys";
  auto const home = environment("HOME");
  return home.empty() ? std::filesystem::path()
                      : std::filesystem::path(home) / ".config/thongsuot/trusted-keys";
}

Result<std::vector<journal::VerifierKey>> parse_keys(std::string_view text) {
  std::vector<journal::VerifierKey> out;
  for (auto const line : text::lines(text)) {
    auto const trimmed = text::squeeze(line);
    if (trimmed.empty() || trimmed[0] == '#') continue;
    TS_TRY(auto key, journal::VerifierKey::parse(trimmed));
    out.push_back(std::move(key));
  }
  return out;
}

Result<std::vector<journal::VerifierKey>> read_keys(std::string const& text_or_file) {
  if (auto key = journal::VerifierKey::parse(text_or_file)) return std::vector{*std::move(key)};
  TS_TRY(auto const text, read_file(text_or_file, max_key_file));
  return parse_keys(text);
}

Result<std::vector<journal::VerifierKey>> trusted_keys() {
  auto const file = trust_file();
  if (file.empty() || !std::filesystem::exists(file)) return std::vector<journal::VerifierKey>{};
  TS_TRY(auto const text, read_file(file, max_key_file));
  return parse_keys(text);
}

Status add_trusted(std::vector<journal::VerifierKey> const& keys) {
  auto const file = trust_file();
  TS_TRY(auto const known, trusted_keys());
  std::error_code ec;
  if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), ec);
  std::ofstream out(file, std::ios::app);
  for (auto const& key : keys)
    if (std::find(known.begin(), known.end(), key) == known.end()) out << key.text() << '\n';
  if (out.flush()) return {};
  return fail(
      Code::internal, "trust.unwritable",
      "Không ghi được danh sách khóa “" + file.string() + "”. Hãy đặt THONGSUOT_TRUST trỏ tới tệp ghi được.",
      "Cannot write the list of keys \"" + file.string() +
          "\". Point THONGSUOT_TRUST to a file you can write.");
}

}  // namespace ts::verifier
