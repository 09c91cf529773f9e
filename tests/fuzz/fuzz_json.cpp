/// The strict JSON parser and the canonical form.
#include "base/json.hpp"
#include "fuzz/fuzz.hpp"

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const text = text_of_input(data, size);
  auto const value = ts::parse_json(text);
  if (!value) return 0;
  // RFC 8785 is a normal form: it parses, and gives itself again.
  auto const canonical = ts::canonical(*value);
  auto const again = ts::parse_json(canonical, {.size = 16 * 1024 * 1024});
  must(again.has_value());
  must(ts::canonical(*again) == canonical);
  return 0;
}
