#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "kernel/packs/search_entry.hpp"

namespace ts::packs {

Result<std::shared_ptr<PackSet const>> PackSet::make(std::vector<CaseType> types, calendar::Calendar calendar,
                                                     std::string calendar_version) {
  std::shared_ptr<PackSet> set(new PackSet(std::move(calendar), std::move(calendar_version)));
  for (auto& t : types) set->types_.push_back(std::make_shared<CaseType const>(std::move(t)));
  std::sort(set->types_.begin(), set->types_.end(), [](CaseTypePtr const& a, CaseTypePtr const& b) {
    return std::tie(a->code, a->version) < std::tie(b->code, b->version);
  });
  for (std::size_t i = 0; i < set->types_.size(); ++i) {
    auto const& t = set->types_[i];
    if (i > 0 && t->ref() == set->types_[i - 1]->ref()) {
      return fail(Code::invalid, "packs.duplicate",
                  fmt::format("Gói {} có hai bản.", casework::to_string(t->ref())),
                  fmt::format("The pack {} is there twice.", casework::to_string(t->ref())));
    }
    set->index_.push_back(std::make_shared<Entry const>(make_entry(t)));
  }
  return std::shared_ptr<PackSet const>{std::move(set)};
}

CaseTypePtr PackSet::find(casework::TypeRef const& ref) const {
  auto const it =
      std::lower_bound(types_.begin(), types_.end(), ref, [](CaseTypePtr const& t, auto const& r) {
        return std::tie(t->code, t->version) < std::tie(r.code, r.version);
      });
  return it != types_.end() && (*it)->ref() == ref ? *it : nullptr;
}

CaseTypePtr PackSet::find(std::string_view code, Day on) const {
  CaseTypePtr best;
  for (auto const& t : types_) {
    if (t->code == code && t->valid_on(on)) best = t;  // versions come in rising order
  }
  return best;
}

CaseTypePtr PackSet::find_slug(std::string_view slug, Day on) const {
  for (auto const& t : types_) {
    if (t->slug == slug && t->valid_on(on)) return find(t->code, on);
  }
  return nullptr;
}

std::vector<CaseTypePtr> PackSet::in_force(Day on, std::optional<casework::Kind> kind) const {
  std::map<std::string_view, CaseTypePtr> latest;
  for (auto const& t : types_) {
    if (t->valid_on(on) && (!kind || t->kind == *kind)) latest[t->code] = t;
  }
  std::vector<std::pair<std::string, CaseTypePtr>> keyed;
  for (auto const& [code, t] : latest) {
    keyed.emplace_back(text::collation_key(t->field_name.vi) + '\0' + text::collation_key(t->name.vi), t);
  }
  std::sort(keyed.begin(), keyed.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
  std::vector<CaseTypePtr> out;
  for (auto& [key, t] : keyed) out.push_back(std::move(t));
  return out;
}

}  // namespace ts::packs
