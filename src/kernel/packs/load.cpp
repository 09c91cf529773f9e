// Reading a directory of packs: the only place of this module that touches the disk.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>

#include "base/crypto.hpp"
#include "kernel/packs/schema_check.hpp"

namespace ts::packs {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> type_folders{"procedures", "internal", "plan"};
/// Larger files are not packs.
constexpr std::uintmax_t largest_file = 1024 * 1024;

struct Loaded {
  std::vector<CaseType> types;
  std::optional<calendar::Calendar> calendar;
  std::string calendar_version;
  std::vector<Problem> problems;
  bool readable = true;
};

std::optional<std::string> read_text(fs::path const& path) {
  std::error_code error;
  if (fs::file_size(path, error) > largest_file || error) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> toml_files(fs::path const& folder) {
  std::vector<fs::path> out;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->is_regular_file() && it->path().extension() == ".toml") out.push_back(it->path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

Problem whole_file(std::string file, std::string vi, std::string en, std::string remedy_vi,
                   std::string remedy_en) {
  return {std::move(file),     0, 0, false, std::move(vi), std::move(en), std::move(remedy_vi),
          std::move(remedy_en)};
}

/// The schema beside the packs; null when the directory carries none.
json::value schema_named(fs::path const& dir, std::string_view name) {
  auto const text = read_text(dir / "schema" / name);
  auto parsed = text ? parse_json(*text) : Result<json::value>{nullptr};
  return parsed ? std::move(*parsed) : json::value(nullptr);
}

/// The schema speaks only when the reader found nothing: its messages are the poorer ones.
void check_by_schema(std::string const& text, std::string const& file, json::value const& schema,
                     std::vector<Problem>& problems) {
  if (schema.is_null()) return;
  Doc doc(file, problems);
  if (auto const parsed = parse_toml(text, doc)) check_schema(*parsed, schema, doc);
}

void read_types(fs::path const& dir, Loaded& out) {
  auto const schema = schema_named(dir, "case-type.schema.json");
  std::map<std::string, std::string> seen;
  for (auto const folder : type_folders) {
    for (auto const& path : toml_files(dir / folder)) {
      auto const file = fmt::format("{}/{}", folder, path.filename().string());
      auto const text = read_text(path);
      if (!text) {
        out.problems.push_back(whole_file(file, "Không đọc được tệp, hoặc tệp lớn quá 1 MB.",
                                          "The file cannot be read or is larger than 1 MB.",
                                          "Kiểm tra quyền đọc và dung lượng.",
                                          "Check permissions and size."));
        continue;
      }
      auto type = parse_case_type(*text, file, out.problems);
      if (!type) continue;
      check_by_schema(*text, file, schema, out.problems);
      auto const ref = casework::to_string(type->ref());
      if (auto const [it, fresh] = seen.emplace(ref, file); !fresh) {
        out.problems.push_back(whole_file(file, fmt::format("{} đã có trong {}.", ref, it->second),
                                          fmt::format("{} is in {} already.", ref, it->second),
                                          "Tăng version, hoặc bỏ một tệp.",
                                          "Raise version or remove one file."));
      }
      out.types.push_back(std::move(*type));
    }
  }
}

void read_calendar(fs::path const& dir, Loaded& out) {
  auto const files = toml_files(dir / "calendars");
  if (files.size() != 1) {
    out.problems.push_back(whole_file("calendars", "Cần đúng một tệp lịch trong thư mục calendars.",
                                      "There must be exactly one calendar.", "Thêm calendars/vietnam.toml.",
                                      "Add calendars/vietnam.toml."));
    return;
  }
  auto const file = "calendars/" + files.front().filename().string();
  auto const text = read_text(files.front());
  if (!text) return;
  out.calendar = parse_calendar(*text, file, out.problems);
  if (out.calendar) check_by_schema(*text, file, schema_named(dir, "calendar.schema.json"), out.problems);
  out.calendar_version = to_hex(sha256(*text)).substr(0, 16);
}

/// One key, one name: a field of work called differently in two packs is a slip.
void check_fields(Loaded& out) {
  std::map<std::string, casework::Text> names;
  for (auto const& t : out.types) {
    auto const& [vi, en] = names.emplace(t.field, t.field_name).first->second;
    if (vi == t.field_name.vi && en == t.field_name.en) continue;
    out.problems.push_back(
        whole_file(casework::to_string(t.ref()),
                   fmt::format("Lĩnh vực “{}” có hai tên: “{}” và “{}”.", t.field, vi, t.field_name.vi),
                   fmt::format("The field “{}” has two names: “{}” and “{}”.", t.field, en, t.field_name.en),
                   "Dùng một tên trong mọi gói.", "Use one name in all packs."));
  }
}

Loaded read(fs::path const& dir) {
  Loaded out;
  std::error_code error;
  out.readable = fs::is_directory(dir, error);
  if (!out.readable) return out;
  read_types(dir, out);
  read_calendar(dir, out);
  check_fields(out);
  std::stable_sort(out.problems.begin(), out.problems.end(), [](Problem const& a, Problem const& b) {
    return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
  });
  return out;
}

Problem no_directory(fs::path const& dir) {
  return whole_file(dir.string(), "Không có thư mục gói này.", "There is no such directory of packs.",
                    "Kiểm tra lại đường dẫn.", "Check the path.");
}

}  // namespace

std::string to_string(Problem const& p) {
  auto const place = p.line > 0 ? fmt::format("{}:{}:{}", p.file, p.line, p.column) : p.file;
  return fmt::format("{}: {}: {} Cách sửa: {}", place, p.warning ? "lưu ý" : "lỗi", p.vi, p.remedy_vi);
}

std::vector<Problem> check(fs::path const& dir) {
  auto loaded = read(dir);
  if (!loaded.readable) return {no_directory(dir)};
  return std::move(loaded.problems);
}

Result<std::shared_ptr<PackSet const>> load(fs::path const& dir) {
  auto loaded = read(dir);
  if (!loaded.readable) {
    auto const p = no_directory(dir);
    return fail(Code::not_found, "packs.directory", p.vi + " " + dir.string(), p.en + " " + dir.string());
  }
  for (auto const& p : loaded.problems) {
    if (!p.warning)
      return fail(Code::invalid, "packs.invalid", to_string(p), p.file + ": " + p.en + " " + p.remedy_en);
  }
  TS_ASSERT(loaded.calendar.has_value());
  return PackSet::make(std::move(loaded.types), *loaded.calendar, loaded.calendar_version);
}

}  // namespace ts::packs
