#pragma once
/// Reading the tables of the living plan. Small tables: a plan has tens of targets and tasks, some thousand
/// lines.
#include <soci/soci.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"

namespace ts::plan {

struct PlanRow {
  std::int64_t id = 0;
  std::int64_t seq = 0;
  Instant at{};
  std::string sha256, file, number, title, issuer, issued;
  int from = 0, to = 0, lines = 0;
  json::array legal_basis, reporting;
};

struct TargetRow {
  std::int64_t id = 0;
  int line = 0;
  std::string pillar;
  json::object data;                    ///< as the compiler found it
  std::vector<std::string> indicators;  ///< as bound now
  std::string bound_by;                 ///< "compiler" or "person"
  std::int64_t version = 0;             ///< changes with every binding
};

struct BindingRow {
  std::int64_t seq = 0;
  Instant at{};
  std::string actor, note;
  json::array indicators;
};

struct TaskRow {
  std::int64_t id = 0;
  int line = 0;
  std::string unit;
  json::object data;     ///< as the compiler found it
  json::object reading;  ///< what its cells were read as (plan_import.cpp)
  std::int32_t due_day = -1;
  CaseNo case_no{};   ///< 0: has no case
  std::string state;  ///< not_started in_progress done cancelled
  /// "late" when it is open past its due day.
  std::string state_on(Day today) const;
};

struct DutyRow {
  std::int64_t id = 0;
  int line = 0;
  std::string unit;  ///< slug, empty when none was recognised
  json::object data;
};

struct LineRow {
  int line = 0;
  int heading = 0;  ///< level, 0 for text
  std::string text;
};

/// The plan in force: the one imported last.
std::optional<PlanRow> current_plan(soci::session& sql, CommuneId commune);
std::vector<TargetRow> read_targets(soci::session& sql, CommuneId commune, std::int64_t plan);
std::optional<TargetRow> read_target(soci::session& sql, CommuneId commune, std::int64_t plan,
                                     std::int64_t target);
std::vector<BindingRow> read_bindings(soci::session& sql, CommuneId commune, std::int64_t plan,
                                      std::int64_t target);
std::vector<TaskRow> read_tasks(soci::session& sql, CommuneId commune, std::int64_t plan);
std::vector<DutyRow> read_duties(soci::session& sql, CommuneId commune, std::int64_t plan);
std::vector<LineRow> read_lines(soci::session& sql, CommuneId commune, std::int64_t plan, int from,
                                int limit);

}  // namespace ts::plan
