#pragma once
/// Numbers and set phrases at the head of a line, and what a heading says.
#include <string_view>

#include "domain/plan/compiler/outline.hpp"

namespace ts::plan {

/// True for the words that open a paragraph of their own even where a line break would be read as a wrap.
bool opens_paragraph(std::string_view text);

/// True for the head of an annex.
bool is_annex(std::string_view text);

/// True for the list of recipients and what comes after it up to an annex.
bool is_recipients(std::string_view text);

}  // namespace ts::plan
