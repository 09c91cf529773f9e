#pragma once
/// Counted requirements: "ít nhất 02 đợt kiểm tra/năm", "tổ chức 01 hội nghị đối thoại".
#include <optional>

#include "domain/plan/compiler/numbers.hpp"

namespace ts::plan {

/// The count at word `i`, without its comparator: numbers and unit ("đợt/năm"). A number counts as a
/// requirement when a comparator stands before it, when it is a rate ("…/năm"), or when a verb of doing
/// governs an event or a product.
std::optional<Figure> count_figure(Words const& words, std::size_t i);

}  // namespace ts::plan
