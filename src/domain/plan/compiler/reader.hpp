#pragma once
/// Reading a plan: bytes in, lines of text out. The seam for more formats: a reader gives a Document, and
/// nothing after it knows what the file was. Pure; no file is opened here.
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace ts::plan {

/// The text form of a plan. `lines[0]` is line 1. Valid UTF-8, NFC, no line feeds inside a line.
struct Document {
  std::vector<std::string> lines;
};

/// Largest accepted input, 8 MiB; a plan of a hundred pages is under 1 MiB.
inline constexpr std::size_t max_plan_bytes = 8U << 20U;

/// Plain text, UTF-8 (UTF-16 with a byte order mark is accepted). Line numbers are those of the bytes.
/// Fails with `too_large` over max_plan_bytes and `unsupported` for what is not text.
Result<Document> read_text(std::string_view bytes);

/// Markdown with headings, lists, pipe and HTML tables. Escapes ("1\.", "\-") are resolved, front matter and
/// comments become empty lines, and every line keeps its number.
Result<Document> read_markdown(std::string_view bytes);

using Reader = std::function<Result<Document>(std::string_view)>;

/// Readers by lower-case file extension without the dot. Starts with txt, text, md, markdown; others are
/// added with `add` by who owns them (DOCX, PDF, HTML).
class Readers {
 public:
  Readers();
  void add(std::string extension, Reader reader);
  /// Reads by the name's extension; `unsupported`, naming the extensions known, when there is no reader.
  Result<Document> read(std::string_view file_name, std::string_view bytes) const;

 private:
  std::map<std::string, Reader, std::less<>> by_extension_;
};

/// What `plan text` prints: the lines as compiled, each ended by a line feed.
std::string plan_text(Document const& document);

}  // namespace ts::plan
