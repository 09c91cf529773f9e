#pragma once
/// Names of officers and units, kept in memory because every row of every list asks for them.
#include <map>
#include <shared_mutex>
#include <string>
#include <vector>

#include "domain/onestop/commune_units.hpp"
#include "domain/onestop/env.hpp"
#include "kernel/identity/identity.hpp"

namespace ts::cli {

/// Thread-safe. Reads a commune's names at first use and again after `forget`.
class NameBook {
 public:
  NameBook(store::Database& db, identity::Identity& identity) : db_(db), identity_(identity) {}

  std::optional<onestop::StaffName> staff(CommuneId commune, std::string_view actor);
  std::string unit(CommuneId commune, std::string_view slug);
  std::vector<onestop::Unit> units(CommuneId commune);
  /// Accounts or units of the commune have changed.
  void forget(CommuneId commune);

 private:
  struct Book {
    std::map<std::string, onestop::StaffName, std::less<>> staff;
    std::map<std::string, std::string, std::less<>> unit_names;
    std::vector<onestop::Unit> units;
  };
  /// The commune's names as they are now; the pointer stays valid while it is held.
  std::shared_ptr<Book const> book(CommuneId commune);
  std::shared_ptr<Book const> read(CommuneId commune);

  store::Database& db_;
  identity::Identity& identity_;
  std::shared_mutex mutex_;
  std::map<CommuneId, std::shared_ptr<Book const>> books_;
};

}  // namespace ts::cli
