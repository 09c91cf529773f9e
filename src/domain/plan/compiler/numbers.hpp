#pragma once
/// The grammar of figures: which numbers of a text are requirements, how they compare, and in what unit.
/// Pure; pointers into the words of the text.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/plan/compiler/words.hpp"

namespace ts::plan {

/// A quantified requirement found in a text.
struct Figure {
  std::size_t first = 0;   ///< first word of the figure with its comparator ("tối thiểu 98%")
  std::size_t number = 0;  ///< the word that is the number
  std::size_t last = 0;    ///< one past its last word ("trở lên" included)
  double value = 0;
  std::optional<double> value2;
  std::string comparator;
  std::string unit;
};

/// All figures of a text, in order. Numbers of documents, dates, headings and fixed phrases ("02 cấp", "5
/// rõ") are none.
std::vector<Figure> find_figures(Words const& words);

/// A cell that is nothing but a number ("≥ 95", "80"): the unit is given by another cell.
std::optional<Figure> bare_figure(Words const& words, std::string_view unit);

/// "97,5" -> 97.5, "1.000" -> 1000, "02" -> 2. nullopt when it is no number.
std::optional<double> parse_number(std::string_view text);

}  // namespace ts::plan
