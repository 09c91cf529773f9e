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

std::int64_t quantity_of(Fee const& fee, json::object const& answers) {
  if (fee.quantity_field.empty()) return fee.optional ? 0 : 1;
  auto const* v = answers.if_contains(fee.quantity_field);
  // Ten thousand copies cost less than what an integer holds; more is nobody's order.
  return v != nullptr && v->is_int64() ? std::clamp<std::int64_t>(v->get_int64(), 0, 10000) : 0;
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

std::vector<FeeLine> fee_lines(CaseType const& type, Channel channel, json::object const& answers,
                               json::object const& council) {
  std::vector<FeeLine> out;
  for (auto const& fee : type.fees) {
    if (!covers(fee.channels, channel)) continue;
    FeeLine line{fee.key, fee.name, quantity_of(fee, answers), 0, true};
    auto const* entered = council.if_contains(fee.key);
    if (fee.set_by_council) {
      line.known = entered != nullptr && entered->is_int64();
      line.amount = line.known ? line.quantity * entered->get_int64() : 0;
    } else {
      line.amount =
          fee.tiers.empty() ? line.quantity * fee.amount.value_or(0) : tiered(fee.tiers, line.quantity);
    }
    if (fee.max) line.amount = std::min(line.amount, *fee.max);
    if (line.quantity > 0) out.push_back(std::move(line));
  }
  return out;
}

}  // namespace ts::casework
