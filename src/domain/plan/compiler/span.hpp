#pragma once
/// Text put together from several source lines that still knows where each byte came from.
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ts::plan {

/// A piece of text with the 1-based source line of each part. Pieces are joined with one blank.
struct Span {
  std::string text;
  std::vector<std::pair<std::uint32_t, int>> marks;  ///< (offset, line), offsets rising

  Span() = default;
  Span(std::string_view piece, int line) { append(piece, line); }

  /// Adds a piece from a line. White space inside is collapsed; an empty piece adds nothing.
  void append(std::string_view piece, int line);
  void append(Span const& other);
  /// Line of the byte at `offset`; 0 for an empty span.
  int line_at(std::size_t offset) const;
  int first_line() const { return marks.empty() ? 0 : marks.front().second; }
  int last_line() const { return marks.empty() ? 0 : marks.back().second; }
  bool empty() const { return text.empty(); }
  /// The part from `begin` to `end` (bytes), white space at both ends removed, lines kept.
  Span part(std::size_t begin, std::size_t end) const;
};

}  // namespace ts::plan
