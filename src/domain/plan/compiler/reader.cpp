#include "domain/plan/compiler/reader.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "domain/plan/compiler/words.hpp"

namespace ts::plan {
namespace {

/// UTF-16 with a byte order mark as UTF-8; other bytes unchanged.
std::string to_utf8(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return std::string(bytes.substr(3));
  auto const little = bytes.starts_with("\xFF\xFE");
  if (!little && !bytes.starts_with("\xFE\xFF")) return std::string(bytes);
  auto unit = [&](std::size_t i) {
    auto const a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(little ? a | (b << 8U) : (a << 8U) | b);
  };
  std::string out;
  for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) {
    auto c = unit(i);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 && unit(i + 2) < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10U) + (unit(i + 2) - 0xDC00);
      i += 2;
    }
    append_utf8(out, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
  }
  return out;
}

/// Removes backslashes before ASCII punctuation, except before "|", which tables need, and "%" and letters,
/// which belong to formula signs.
std::string unescape(std::string_view line) {
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    auto const next = i + 1 < line.size() ? line[i + 1] : '\0';
    if (line[i] == '\\' && std::string_view("\\`*_{}[]()#+-.!~>\"'/").find(next) != std::string_view::npos &&
        next != '\0')
      continue;
    out += line[i];
  }
  return out;
}

void blank_front_matter(std::vector<std::string>& lines) {
  if (lines.empty() || trim(lines[0]) != "---") return;
  for (std::size_t i = 1; i < lines.size() && i < 60; ++i)
    if (trim(lines[i]) == "---") {
      for (std::size_t k = 0; k <= i; ++k) lines[k].clear();
      return;
    }
}

void blank_comments(std::vector<std::string>& lines) {
  bool inside = false;
  for (auto& line : lines) {
    std::string kept;
    std::string_view rest = line;
    while (!rest.empty()) {
      auto const mark = rest.find(inside ? "-->" : "<!--");
      if (!inside) kept += rest.substr(0, mark);
      if (mark == std::string_view::npos) break;
      rest.remove_prefix(mark + (inside ? 3 : 4));
      inside = !inside;
    }
    line = std::move(kept);
  }
}

}  // namespace

Result<Document> read_text(std::string_view bytes) {
  if (bytes.size() > max_plan_bytes)
    return fail(Code::too_large, "plan.read.size",
                "Tệp kế hoạch lớn hơn 8 MB. Hãy bỏ ảnh hoặc tách tệp rồi thử lại.",
                "The plan is larger than 8 MB. Remove pictures or split it and try again.");
  auto const utf8 = to_utf8(bytes);
  if (utf8.find('\0') != std::string::npos)
    return fail(Code::unsupported, "plan.read.binary",
                "Tệp này không phải văn bản. Hãy lưu kế hoạch dạng .txt hoặc .md (mã UTF-8) rồi thử lại.",
                "This is not a text file. Save the plan as .txt or .md (UTF-8) and try again.");
  auto const clean = text::nfc(utf8);
  Document out;
  for (auto const line : text::lines(clean)) out.lines.emplace_back(line);
  return out;
}

Result<Document> read_markdown(std::string_view bytes) {
  TS_TRY(auto document, read_text(bytes));
  blank_front_matter(document.lines);
  blank_comments(document.lines);
  for (auto& line : document.lines)
    if (line.find('\\') != std::string::npos) line = unescape(line);
  return document;
}

Readers::Readers() {
  for (auto const* name : {"txt", "text"}) add(name, read_text);
  for (auto const* name : {"md", "markdown"}) add(name, read_markdown);
}

void Readers::add(std::string extension, Reader reader) {
  by_extension_.insert_or_assign(std::move(extension), std::move(reader));
}

Result<Document> Readers::read(std::string_view file_name, std::string_view bytes) const {
  auto const slash = file_name.find_last_of("/\\");
  auto const base = slash == std::string_view::npos ? file_name : file_name.substr(slash + 1);
  auto const dot = base.rfind('.');
  auto const extension = dot == std::string_view::npos ? std::string("txt") : bare_text(base.substr(dot + 1));
  auto const it = by_extension_.find(extension);
  if (it != by_extension_.end()) return it->second(bytes);
  std::string known;
  for (auto const& [name, reader] : by_extension_) known += (known.empty() ? "." : ", .") + name;
  return fail(Code::unsupported, "plan.read.extension",
              "Chưa đọc được tệp ." + extension + ". Hãy lưu kế hoạch ở một trong các dạng: " + known + ".",
              "Cannot read ." + extension + " files. Save the plan as one of: " + known + ".");
}

std::string plan_text(Document const& document) {
  std::string out;
  for (auto const& line : document.lines) (out += line) += '\n';
  return out;
}

}  // namespace ts::plan
