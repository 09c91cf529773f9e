#include "domain/indicators/definition.hpp"

#include <algorithm>

namespace ts::indicators {
namespace {

constexpr std::string_view flags[] = {"internal",       "published",  "one_stop",    "online_eligible",
                                      "online_offered", "fee_bearing", "online_payment", "any_office",
                                      "interlinked",    "business",   "electronic",  "secret"};
static_assert(std::size(flags) == flag_count);

}  // namespace

std::string_view name(Flag flag) { return flags[static_cast<std::size_t>(flag)]; }

std::optional<Flag> flag_named(std::string_view wanted) {
  auto const* it = std::find(std::begin(flags), std::end(flags), wanted);
  if (it == std::end(flags)) return std::nullopt;
  return static_cast<Flag>(it - std::begin(flags));
}

Definition const* Definitions::find(std::string_view id) const {
  auto const it = std::lower_bound(all_.begin(), all_.end(), id,
                                   [](Definition const& d, std::string_view wanted) { return d.id < wanted; });
  return it != all_.end() && it->id == id ? &*it : nullptr;
}

}  // namespace ts::indicators
