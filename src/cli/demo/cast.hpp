#pragma once
/// Who acts in the demonstration: officers by role and unit, citizens with their accounts and a sample paper uploaded.
#include <optional>
#include <string>
#include <vector>

#include "cli/demo/answers.hpp"
#include "cli/demo/dice.hpp"
#include "cli/installation.hpp"
#include "kernel/permissions/permissions.hpp"

namespace ts::cli::demo {

struct Player {
  permissions::Actor actor;
  Person person;  ///< of citizens
};

class Cast {
 public:
  /// Reads the officers' accounts; makes `citizens` accounts.
  static Result<Cast> gather(Installation& installation, CommuneId commune, Invented const& world,
                             int citizens, Dice& dice);

  Player const& citizen(Dice& dice) const { return dice.one_of(citizens_); }
  Player const* by_id(std::string const& actor) const;
  /// Somebody with the role, in the unit when there is one there, who is none of `not_these`. Null when nobody is.
  Player const* officer(permissions::Role role, UnitId const& unit, std::vector<std::string> const& not_these,
                        Dice& dice) const;
  /// Content id of the paper everybody uploads.
  std::string const& sample_file() const { return sample_; }
  Status upload_sample(Installation& installation, CommuneId commune, std::string const& owner) const;

 private:
  std::vector<Player> officers_, citizens_;
  std::string sample_;
  files::Stored stored_;
};

}  // namespace ts::cli::demo
