#pragma once
/// What the one-stop shop needs from the rest of the program, handed in by whoever starts it.
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "kernel/casework/case_type.hpp"
#include "kernel/files/files.hpp"
#include "kernel/packs/packs.hpp"
#include "kernel/store/database.hpp"
#include "kernel/store/journal_store.hpp"
#include "kernel/store/log_keys.hpp"
#include "kernel/store/sequencer.hpp"

namespace ts::onestop {

/// One commune as people see it.
struct Office {
  CommuneId id{};
  std::string name;           ///< "Xã Văn Lợi"
  std::string province_name;  ///< "Tỉnh …"
  std::int32_t province = 0;
  std::string agency;  ///< first part of case codes: "H42.17464"
  json::object
      council_fees{};  ///< đồng by procedure code, then fee key, as the provincial People's Council set them
  /// The amounts for one procedure; empty when none are entered.
  json::object fees_for(std::string_view procedure) const;
};

/// An officer as a screen names one.
struct StaffName {
  std::int64_t id = 0;
  std::string name;
  std::string unit;
  std::string role;  ///< main role: "officer"
};

/// Lookups must be thread-safe and quick (they are asked per row of a list).
struct Names {
  /// By actor id ("staff:12"); nothing when unknown.
  std::function<std::optional<StaffName>(CommuneId, std::string_view actor)> staff;
  /// Display name of a unit; its slug when unknown.
  std::function<std::string(CommuneId, std::string_view unit)> unit;
};

/// Shared by all services of the module; outlives them.
struct Env {
  std::shared_ptr<store::Database> db;
  store::Sequencer* sequencer = nullptr;
  std::shared_ptr<packs::PackSet const> packs;
  std::shared_ptr<Clock> clock;
  std::shared_ptr<store::LogKeys> keys;
  std::map<CommuneId, Office> offices;
  Names names;
  std::string track_key;   ///< 32 secret bytes of the installation, for the secrets in receipts' QR codes
  std::string public_url;  ///< "https://mot-cua.example.vn", no slash at the end; in QR codes

  /// A commune this server does not serve is not found.
  Result<Office const*> office(CommuneId commune) const;
};

}  // namespace ts::onestop
