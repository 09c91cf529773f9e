#pragma once
/// Takes the marks of the page away (bold, tags, entities, formula signs) and leaves the words.
#include <string>
#include <string_view>

namespace ts::plan {

/// The text of a line without Markdown emphasis, HTML tags and entities and LaTeX signs ("$\geq 90\%$" -> "≥
/// 90%"). Tabs and runs of blanks stay, because tables need them. "<br>" and "<p>" become one blank.
std::string plain(std::string_view line);

/// Number of "#" at the head of a Markdown heading, 0 when the line is none.
int markdown_heading(std::string_view line);

/// True when the whole line is set in bold ("**…**", "<b>…</b>").
bool all_bold(std::string_view line);

/// True for what a page carries beside its text: page numbers, rules, links of the converter.
bool page_noise(std::string_view line);

}  // namespace ts::plan
