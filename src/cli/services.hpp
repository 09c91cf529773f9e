#pragma once
/// The server's interfaces (server/services.hpp) over the domain modules.
#include <memory>

#include "cli/installation.hpp"
#include "server/services.hpp"

namespace ts::cli {

/// Owns the adapters. The installation must outlive it.
class DomainServices {
 public:
  explicit DomainServices(Installation& installation);
  ~DomainServices();
  server::Services services() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ts::cli
