#pragma once
/// Cuts a text into sentences and finds the clause a figure stands in.
#include <string_view>
#include <utility>
#include <vector>

#include "domain/plan/compiler/numbers.hpp"
#include "domain/plan/compiler/words.hpp"

namespace ts::plan {

/// A run of words, [first, last).
struct Range {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// Sentences: cut after "." before a capital or digit, and at the end. Points inside abbreviations and
/// numbers do not cut.
std::vector<Range> sentences(Words const& words);

/// For each figure the shortest clause that carries it: bounded by sentence, ";", ":" and brackets, and by
/// the commas or the bare joints between two figures.
std::vector<Range> clauses_of(Words const& words, std::vector<Figure> const& figures);

/// The words of a range as they stand in the text, quotes and punctuation at both ends removed.
std::string_view words_text(std::string_view text, Words const& words, Range range);

}  // namespace ts::plan
