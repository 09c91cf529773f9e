#pragma once
/// The words of a question as people type it: abbreviations written out, everyday names given the law's, small talk
/// left out. Internal to packs.
#include <string>
#include <string_view>
#include <vector>

namespace ts::packs {

/// Words of letters and digits of a folded text.
std::vector<std::string> words_of(std::string_view folded);
/// Abbreviations written out and everyday names given the law's: "dki ket hon" becomes "dang", "ky", "ket", "hon".
std::vector<std::string> written_out(std::string_view folded);
/// Without words that carry no wish of their own ("toi", "muon"). Never empties a question: one of small talk only
/// is given back as it is.
std::vector<std::string> without_small_talk(std::vector<std::string> words);

}  // namespace ts::packs
