#pragma once
/// The search index of one case type. Internal to packs.
#include <string>
#include <vector>

#include "kernel/packs/packs.hpp"

namespace ts::packs {

/// Words people may type, folded, with the weight of where they stand.
struct PackSet::Entry {
  struct Word {
    std::string text;
    int weight;
  };
  std::vector<Word> words;
  std::string name;                  ///< folded
  std::vector<std::string> phrases;  ///< plain name, English name and keywords, folded
  std::string code;
};

}  // namespace ts::packs
