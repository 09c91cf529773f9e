#pragma once
/// When: deadlines inside clauses, time cells of tables, periods of reports.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/plan/compiler/clauses.hpp"

namespace ts::plan {

/// The deadline a clause states: "2026", "trong năm", "hằng năm", "trước ngày 30/7/2025", "Quý I/2026".
/// nullopt: none.
std::optional<std::string> deadline_of(std::string_view clause);

/// The deadline a heading gives to what stands under it: the last year it names.
std::optional<std::string> deadline_of_heading(std::string_view heading);

/// True for the words of a time cell: "Thường xuyên", "Hằng năm", "Quý I/2026", "Trước ngày 15/01/2026".
bool names_time(std::string_view cell);

/// Days named in the text as "MM-DD" ("31/8", "ngày 15 tháng 12").
std::vector<std::string> days_of(std::string_view text);

}  // namespace ts::plan
