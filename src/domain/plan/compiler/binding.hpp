#pragma once
/// Binds a target to the indicators it speaks of. Pure.
#include <string>
#include <string_view>
#include <vector>

#include "domain/plan/compiler/catalogue.hpp"

namespace ts::plan {

/// What is known of a target when it is bound.
struct Spoken {
  std::string_view clause;  ///< the words around the figure
  std::string_view
      context;  ///< the row's label or the sentence; searched only when the clause binds to nothing
  std::string_view comparator, unit, pillar;
};

/// Prepares a catalogue once for many targets of one document. Keeps a reference to the catalogue.
class Binder {
 public:
  explicit Binder(Catalogue const& catalogue) : catalogue_(catalogue) {}

  /// Ids of the best indicator, or of several of one family that the clause names together; empty when
  /// nothing fits well enough and a person must decide.
  std::vector<std::string> bind(Spoken const& spoken) const;

 private:
  std::vector<std::string> best(std::vector<std::string> const& words, Spoken const& spoken) const;
  Catalogue const& catalogue_;
};

}  // namespace ts::plan
