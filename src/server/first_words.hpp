#pragma once
/// What a citizen's screen says before its program has come. A procedure is public and in memory, so its name and
/// summary travel with the page: they stand there at the first paint, and name the page where its address is shared.
#include <string>
#include <string_view>

#include "base/json.hpp"

namespace ts::server {

/// Plain text, Vietnamese; "" leaves the part out.
struct FirstWords {
  std::string title;  ///< of the tab
  std::string eyebrow, heading, lead;
  std::string description;  ///< for whoever shows a link to the page
};

/// Of a procedure (the contract's Procedure) on its own screen and on that of its form.
FirstWords words_of_procedure(json::object const& procedure);
FirstWords words_of_form(json::object const& procedure);

/// `page` (web/index.html as built) with these words: at `<!--first-words-->`, in its title and its description. A part
/// whose place the page does not have is left out. Escaped; nothing in the words becomes markup.
std::string with_words(std::string_view page, FirstWords const& words);

}  // namespace ts::server
