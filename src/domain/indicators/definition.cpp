#include "domain/indicators/definition.hpp"

#include <algorithm>
#include <iterator>

namespace ts::indicators {
namespace {

struct Named {
  std::string_view name, vi, en;
};

constexpr Named flags[] = {
    {"internal", "thủ tục nội bộ", "internal"},
    {"published", "đã công bố, công khai đủ nơi", "published in every place"},
    {"one_stop", "tiếp nhận tại một cửa", "received at the one-stop desk"},
    {"online_eligible", "đủ điều kiện trực tuyến toàn trình", "fit to be offered fully online"},
    {"online_offered", "đang cung cấp trực tuyến toàn trình", "offered fully online"},
    {"fee_bearing", "có phí, lệ phí", "with a fee"},
    {"online_payment", "cho trả phí trực tuyến", "fee payable online"},
    {"any_office", "tiếp nhận không phụ thuộc địa giới", "accepted regardless of place"},
    {"interlinked", "liên thông", "interlinked"},
    {"business", "dành cho doanh nghiệp, hộ kinh doanh", "for businesses"},
    {"electronic", "có quy trình điện tử", "with an electronic workflow"},
    {"secret", "mật", "secret"},
};
static_assert(std::size(flags) == flag_count);

/// Phrases of the flags in the mask, "internal" left to the caller.
std::string phrases(FlagMask mask, std::string_view before, std::string_view Named::*words) {
  std::string out;
  for (std::size_t i = 1; i < flag_count; ++i)
    if (mask & bit(static_cast<Flag>(i))) out.append(", ").append(before).append(flags[i].*words);
  return out;
}

}  // namespace

std::string_view name(Flag flag) { return flags[static_cast<std::size_t>(flag)].name; }
std::string_view vi(Flag flag) { return flags[static_cast<std::size_t>(flag)].vi; }
std::string_view en(Flag flag) { return flags[static_cast<std::size_t>(flag)].en; }

std::string vi(ProcedureSet const& set) {
  auto const internal = bit(Flag::internal);
  std::string out = set.all & internal    ? "Thủ tục nội bộ đang áp dụng"
                    : set.none & internal ? "Thủ tục hành chính đang áp dụng"
                                          : "Thủ tục đang áp dụng";
  out += phrases(set.all, "", &Named::vi) + phrases(set.none, "không ", &Named::vi);
  return set.with ? out + "; trong kỳ có: " + vi(*set.with) : out;
}

std::string en(ProcedureSet const& set) {
  auto const internal = bit(Flag::internal);
  std::string out = set.all & internal    ? "Internal procedures in force"
                    : set.none & internal ? "Administrative procedures in force"
                                          : "Procedures in force";
  out += phrases(set.all, "", &Named::en) + phrases(set.none, "not ", &Named::en);
  return set.with ? out + "; with, in the period: " + en(*set.with) : out;
}

std::optional<Flag> flag_named(std::string_view wanted) {
  auto const* it =
      std::find_if(std::begin(flags), std::end(flags), [&](Named const& n) { return n.name == wanted; });
  if (it == std::end(flags)) return std::nullopt;
  return static_cast<Flag>(it - std::begin(flags));
}

Definition const* Definitions::find(std::string_view id) const {
  auto const it =
      std::lower_bound(all_.begin(), all_.end(), id,
                       [](Definition const& d, std::string_view wanted) { return d.id < wanted; });
  return it != all_.end() && it->id == id ? &*it : nullptr;
}

}  // namespace ts::indicators
