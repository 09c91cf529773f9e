#include "kernel/casework/case_type.hpp"

#include <algorithm>
#include <charconv>

namespace ts::casework {

namespace {

template <class List>
auto const* by_key(List const& list, std::string_view key) {
  auto const it = std::find_if(list.begin(), list.end(), [&](auto const& item) { return item.key == key; });
  return it == list.end() ? nullptr : &*it;
}

bool covers(std::vector<Channel> const& channels, Channel channel) {
  return channels.empty() || std::find(channels.begin(), channels.end(), channel) != channels.end();
}

std::int64_t tiered(std::vector<FeeTier> const& tiers, std::int64_t quantity) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < tiers.size(); ++i) {
    std::int64_t const first = tiers[i].from;
    std::int64_t const last =
        i + 1 < tiers.size() ? std::min<std::int64_t>(quantity, tiers[i + 1].from - 1) : quantity;
    if (last >= first) sum += (last - first + 1) * tiers[i].amount;
  }
  return sum;
}

std::int64_t count_in(json::object const& answers, std::string_view field) {
  auto const* v = answers.if_contains(field);
  // Ten thousand copies of ten thousand pages cost less than what an integer holds; more is nobody's order.
  return v != nullptr && v->is_int64() ? std::clamp<std::int64_t>(v->get_int64(), 0, 10000) : 0;
}

std::int64_t quantity_of(Fee const& fee, json::object const& answers) {
  if (fee.quantity_field.empty()) return fee.optional ? 0 : 1;
  return count_in(answers, fee.quantity_field);
}

/// Đồng for one time; the price of a unit is `each` where no tiers give it.
std::int64_t price(Fee const& fee, std::int64_t quantity, std::int64_t each) {
  bool const flat = fee.tiers.empty() || fee.set_by_council;
  auto const sum = flat ? quantity * each : tiered(fee.tiers, quantity);
  return fee.max ? std::min(sum, *fee.max) : sum;
}

}  // namespace

std::string to_string(TypeRef const& ref) { return ref.code + "@" + std::to_string(ref.version); }

std::optional<TypeRef> parse_type_ref(std::string_view text) {
  auto const at = text.rfind('@');
  if (at == std::string_view::npos || at == 0) return std::nullopt;
  TypeRef ref{std::string{text.substr(0, at)}, 0};
  auto const number = text.substr(at + 1);
  auto const [end, error] = std::from_chars(number.data(), number.data() + number.size(), ref.version);
  if (error != std::errc{} || end != number.data() + number.size() || ref.version < 1) return std::nullopt;
  return ref;
}

ChannelRule const* CaseType::rule(Channel channel) const {
  auto const it =
      std::find_if(channels.begin(), channels.end(), [&](auto const& r) { return r.channel == channel; });
  return it == channels.end() ? nullptr : &*it;
}

Variant const* CaseType::variant(std::string_view key) const { return by_key(variants, key); }
Document const* CaseType::document(std::string_view key) const { return by_key(documents, key); }

Field const* CaseType::find_field(std::string_view key) const {
  for (auto const& section : form) {
    if (auto const* f = by_key(section.fields, key)) return f;
  }
  return nullptr;
}

std::optional<std::size_t> CaseType::find_step(Does does, std::size_t from) const {
  for (std::size_t i = from; i < steps.size(); ++i) {
    if (steps[i].does == does) return i;
  }
  return std::nullopt;
}

std::optional<Allowance> CaseType::limit(Channel channel, std::string_view key) const {
  if (auto const* v = variant(key); v != nullptr && covers(v->channels, channel)) return v->limit;
  auto const* r = rule(channel);
  return r == nullptr ? std::nullopt : r->limit;
}

json::object public_answers(CaseType const& type, json::object const& answers) {
  json::object out;
  for (auto const& [key, value] : answers) {
    auto const* f = type.find_field(key);
    if (f != nullptr && !f->personal) out[key] = value;
  }
  return out;
}

bool holds_for(std::vector<std::string> const& variants, std::string_view variant) {
  if (variant.empty()) variant = usual_variant;
  return variants.empty() || std::find(variants.begin(), variants.end(), variant) != variants.end();
}

std::vector<FeeLine> fee_lines(CaseType const& type, Channel channel, std::string_view variant,
                               json::object const& answers, json::object const& council) {
  std::vector<FeeLine> out;
  for (auto const& fee : type.fees) {
    if (!covers(fee.channels, channel) || !holds_for(fee.variants, variant)) continue;
    FeeLine line{fee.key, fee.name, quantity_of(fee, answers)};
    if (!fee.times_field.empty()) line.times = count_in(answers, fee.times_field);
    auto const* entered = council.if_contains(fee.key);
    line.known = !fee.set_by_council || (entered != nullptr && entered->is_int64());
    auto const each = fee.set_by_council && line.known ? entered->get_int64() : fee.amount.value_or(0);
    line.amount = line.times * price(fee, line.quantity, each);
    if (line.quantity > 0 && line.times > 0) out.push_back(std::move(line));
  }
  return out;
}

}  // namespace ts::casework
