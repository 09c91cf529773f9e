/// Packs, as an officer might write them: case types and calendars.
#include <algorithm>

#include "fuzz/fuzz.hpp"
#include "kernel/packs/packs.hpp"

namespace {

using namespace ts::packs;

/// A pack that is not taken says why, and every message can be printed.
void look(std::vector<Problem> const& problems, bool taken) {
  auto const errors = std::ranges::count_if(problems, [](Problem const& p) { return !p.warning; });
  must(taken == (errors == 0));
  for (auto const& p : problems) must(!to_string(p).empty() && p.line >= 0);
}

}  // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const text = text_of_input(data, size);
  std::vector<Problem> problems;
  auto const type = parse_case_type(text, "fuzz.toml", problems);
  look(problems, type.has_value());
  if (type) {
    must(!procedure_json(*type).empty() && !form_schema(*type).empty());
    form_errors(*type, {}, ts::Day{std::chrono::days{20'000}});
  }
  problems.clear();
  auto const calendar = parse_calendar(text, "fuzz.toml", problems);
  look(problems, calendar.has_value());
  return 0;
}
