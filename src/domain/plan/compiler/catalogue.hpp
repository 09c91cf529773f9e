#pragma once
/// The catalogue of indicators as far as the compiler needs it: names and the words by which a target is
/// bound to one. Data: packs/indicators/catalogue.toml.
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace ts::plan {

/// One way of saying what the indicator measures. Every group of `all` must be met by one of its
/// alternatives, no alternative of `none` may occur. Alternatives are word sequences, without marks,
/// abbreviations written out.
struct Wording {
  std::vector<std::vector<std::vector<std::string>>> all;
  std::vector<std::vector<std::string>> none;
};

struct Indicator {
  std::string id;
  std::string vi, en;   ///< names
  std::string unit;     ///< "%", "% giảm", "% tăng", "lớp/năm", "hạng"
  std::string pillar;   ///< by what is measured
  std::string formula;  ///< numerator / denominator over the named records, in words
  std::string family;   ///< indicators one figure may speak of together ("hai-long"); empty for most
  std::vector<Wording> wordings;
};

struct Catalogue {
  std::vector<Indicator> indicators;
  /// The indicator of that id, or nullptr.
  Indicator const* find(std::string_view id) const;
};

/// Parses the TOML text. `invalid` naming the line or the entry when it is not well formed, an id is missing
/// or used twice, or a wording is empty.
Result<Catalogue> parse_catalogue(std::string_view toml_text);

/// Reads and parses a file. `not_found` when it cannot be opened.
Result<Catalogue> load_catalogue(std::filesystem::path const& file);

/// Words of a text as the wordings compare them: lower case, no marks, abbreviations of the field written out
/// ("TTHC" -> thu tuc hanh chinh), "y" and "i" alike at the end of a syllable.
std::vector<std::string> binding_words(std::string_view text);

}  // namespace ts::plan
