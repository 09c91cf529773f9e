#pragma once
/// Names of the bodies that a plan gives work to: offices, committees, heads, associations.
#include <string>
#include <string_view>
#include <vector>

namespace ts::plan {

/// True when the text begins with a word for a body or its head ("Phòng …", "Thủ trưởng …", "Các cơ quan …")
/// and has the form of a name, not of a sentence.
bool names_unit(std::string_view text);

/// Units of a table cell: cut at ";", line breaks and at commas and "và" before the next unit's name.
/// "Các cơ quan, đơn vị" stays one.
std::vector<std::string> split_units(std::string_view cell);

/// The body that a sentence makes its subject: the words before its predicate ("có trách nhiệm", "chủ trì",
/// …). "Giao", "Đề nghị", "Yêu cầu", "Đối với" at the head are left out. Empty when the subject is no body.
std::string subject_unit(std::string_view sentence);

/// The heading as a unit: number, "Trách nhiệm của", "Đề nghị", "Giao" and the colon removed. Empty when it
/// is none.
std::string unit_of_heading(std::string_view heading);

}  // namespace ts::plan
