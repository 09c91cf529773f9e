#pragma once
/// The shape of a plan: numbered headings, lists and paragraphs, put together again from the lines of the
/// page.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/plan/compiler/reader.hpp"
#include "domain/plan/compiler/span.hpp"

namespace ts::plan {

/// Number at the head of a line: "II." "2.1." "a)" "-" "+" "Điều 3."
struct Label {
  int rank = 0;          ///< the smaller, the higher in the order of headings
  std::string number;    ///< "II", "2.1", "a", "-"
  std::size_t rest = 0;  ///< offset of the words after the label
};

/// Ranks of the kinds of label; arabic numbers add one for each further part ("2.1" is arabic + 1).
namespace rank {
inline constexpr int annex = 0, part = 1, roman = 2, article = 3, arabic = 4, heading = 8, letter = 9,
                     dash = 10, plus = 11, text = 20;
}

/// The label at the head of a line (marks of the page already removed), if any.
std::optional<Label> parse_label(std::string_view line);

/// Value of a roman number up to 39, 0 for none.
int roman_value(std::string_view text);

/// One heading, list item or paragraph.
struct Block {
  Span text;           ///< without the label
  std::string number;  ///< of its label, empty when none
  int rank = rank::text;
  int parent = -1;       ///< the block it stands under, -1 at the top
  bool heading = false;  ///< set as a heading: numbered and short, bold, capitals or "#"
  bool styled = false;   ///< set apart by "#", bold or capitals
};

struct Outline {
  std::vector<Block> blocks;
};

/// Builds the outline of all lines for which `taken` is false (tables take theirs).
Outline outline_of(Document const& document, std::vector<bool> const& taken);

/// The block and what stands above it, innermost first.
std::vector<Block const*> path_of(Outline const& outline, int block);

/// Pillar named by a heading, empty when it names none.
std::string pillar_of_heading(std::string_view heading);

}  // namespace ts::plan
