#include "cli/communes.hpp"

#include <charconv>
#include <fstream>
#include <vector>

namespace ts::cli {
namespace {

/// Fields of a line; a field in double quotes may hold commas.
std::vector<std::string> fields_of(std::string const& line) {
  std::vector<std::string> out(1);
  bool quoted = false;
  for (char const c : line) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      out.emplace_back();
    else if (c != '\r')
      out.back() += c;
  }
  return out;
}

std::int32_t number(std::string const& text) {
  std::int32_t n = 0;
  std::from_chars(text.data(), text.data() + text.size(), n);
  return n;
}

}  // namespace

Result<std::optional<CommuneEntry>> find_commune(std::filesystem::path const& csv, CommuneId code) {
  std::ifstream in(csv);
  if (!in)
    return fail(Code::not_found, "communes.file",
                "Không đọc được danh mục đơn vị hành chính: " + csv.string(),
                "Cannot read the directory of communes: " + csv.string());
  for (std::string line; std::getline(in, line);) {
    auto const f = fields_of(line);
    if (f.size() >= 5 && number(f[0]) == code.value)
      return std::optional{CommuneEntry{code, f[1], f[2], number(f[3]), f[4]}};
  }
  return std::optional<CommuneEntry>{};
}

}  // namespace ts::cli
