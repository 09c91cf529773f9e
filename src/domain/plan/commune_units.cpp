#include "domain/plan/commune_units.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.hpp"

namespace ts::plan {
namespace {

using Phrases = std::vector<std::string_view>;

/// An office every commune has, with the words that mean it. Words are folded, joined by single blanks,
/// padded by one.
struct Known {
  std::string_view id, vi, en;
  UnitKind kind;
  Phrases any;   ///< one of these occurs …
  Phrases none;  ///< … and none of these
};

std::vector<Known> const& known_units() {
  static std::vector<Known> const units{
      {"lanh-dao",
       "Lãnh đạo Ủy ban nhân dân",
       "Leaders of the People's Committee",
       UnitKind::leadership,
       {" chu tich ", " lanh dao uy ban ", " thuong truc uy ban ", " lanh dao ubnd ", " thuong truc ubnd ",
        " lanh dao xa ", " lanh dao phuong "},
       {" mat tran ", " mttq ", " hoi dong ", " hdnd ", " hoi ", " tinh ", " thanh pho "}},
      {"tt-pvhcc",
       "Trung tâm Phục vụ hành chính công",
       "Public administration service centre",
       UnitKind::service_centre,
       {" phuc vu hanh chinh cong ", " pvhcc ", " phuc vu hcc ", " hanh chinh cong ", " ttpvhcc ",
        " mot cua "},
       {" tinh ", " thanh pho "}},
      {"van-phong",
       "Văn phòng HĐND và UBND",
       "Office of the People's Council and Committee",
       UnitKind::office,
       {" van phong hdnd ", " van phong hoi dong ", " van phong ubnd ", " van phong uy ban ", " vp hdnd ",
        " vp ubnd ", " van phong xa ", " van phong phuong "},
       {" tinh ", " dang uy ", " chinh phu "}},
      {"phong-kinh-te",
       "Phòng Kinh tế",
       "Economic division",
       UnitKind::division,
       {" phong kinh te ", " phong kt ", " phong ktht ", " phong kt ht "},
       {}},
      {"phong-van-hoa-xa-hoi",
       "Phòng Văn hóa - Xã hội",
       "Culture and society division",
       UnitKind::division,
       {" van hoa xa hoi ", " vhxh ", " vh xh "},
       {" ban van hoa ", " hdnd "}},
      {"cong-an",
       "Công an xã",
       "Commune police",
       UnitKind::police,
       {" cong an ", " ca xa ", " ca phuong "},
       {" tinh "}},
      {"quan-su",
       "Ban Chỉ huy Quân sự xã",
       "Commune military command",
       UnitKind::military,
       {" chi huy quan su ", " bch quan su ", " bchqs ", " ban chqs ", " ch quan su "},
       {" tinh "}},
      {"mttq",
       "Ủy ban Mặt trận Tổ quốc Việt Nam xã",
       "Fatherland Front of the commune",
       UnitKind::front,
       {" mat tran to quoc ", " mttq ", " ubmttq "},
       {" tinh "}},
  };
  return units;
}

/// Folded words with single blanks, one blank at both ends; punctuation becomes blanks, "hoá" and "hóa" are
/// one.
std::string padded(std::string_view text) {
  std::string out = " ";
  for (char const c : text::fold(text)) {
    auto const word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (word)
      out += c;
    else if (out.back() != ' ')
      out += ' ';
  }
  if (out.back() != ' ') out += ' ';
  return out;
}

bool has(std::string const& text, Phrases const& phrases) {
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](std::string_view p) { return text.find(p) != std::string::npos; });
}

Known const* known(std::string const& words) {
  for (auto const& unit : known_units())
    if (has(words, unit.any) && !has(words, unit.none)) return &unit;
  return nullptr;
}

bool starts(std::string const& words, std::initializer_list<std::string_view> heads) {
  return std::any_of(heads.begin(), heads.end(), [&](std::string_view h) { return words.starts_with(h); });
}

/// A unit of the commune besides those all have: one centre, station, board or division, not "the centres".
bool further_office(std::string const& words) {
  return starts(words,
                {" trung tam ", " tram ", " ban quan ly ", " phong ", " doi ", " dai truyen thanh "}) &&
         !has(words, {" tinh ", " thanh pho ", " trung uong "}) && words.size() < 70;
}

/// The name without the commune's own kind and name behind it: "Trạm Y tế xã Đồng Nổi" -> "Trạm Y tế xã".
std::string trimmed_name(std::string_view text) {
  auto out = text::squeeze(text);
  while (!out.empty() && (out.back() == '.' || out.back() == ';' || out.back() == ',' || out.back() == ':'))
    out.pop_back();
  return out;
}

std::string further_slug(std::string_view text) {
  auto out = text::slug(text);
  for (std::string_view tail : {"-xa", "-phuong", "-dac-khu"})
    if (out.ends_with(tail)) out.resize(out.size() - tail.size());
  return out;
}

UnitKind further_kind(std::string const& words) {
  return words.starts_with(" phong ") ? UnitKind::division : UnitKind::public_service;
}

/// Every name the plan gives to somebody, in order.
std::vector<std::string_view> names_in(CompiledPlan const& plan) {
  std::vector<std::string_view> out;
  for (auto const& task : plan.tasks) {
    out.insert(out.end(), task.lead.begin(), task.lead.end());
    out.insert(out.end(), task.coop.begin(), task.coop.end());
  }
  for (auto const& duty : plan.duties) out.push_back(duty.unit);
  return out;
}

/// A ward's police is not "Công an xã".
std::string_view kind_of_commune(CompiledPlan const& plan) {
  auto const issuer = padded(plan.issuer.value_or("") + " " + plan.title.value_or(""));
  if (has(issuer, {" dac khu "})) return "đặc khu";
  return has(issuer, {" phuong "}) ? "phường" : "xã";
}

/// "Phòng Kinh tế, Hạ tầng và Đô thị" of a ward says more than the plain name; a shorthand says less.
bool better_name(std::string_view candidate, Known const& unit) {
  auto const words = padded(candidate);
  return unit.kind == UnitKind::division && words.starts_with(" phong ") &&
         candidate.size() > unit.vi.size() &&
         words.find(padded(unit.vi).substr(0, padded(unit.vi).size() - 1)) == 0 && !words.ends_with(" xa ") &&
         !words.ends_with(" phuong ") && !words.ends_with(" dac khu ");
}

}  // namespace

std::string_view name(UnitKind kind) {
  static constexpr std::string_view names[] = {"leadership", "service_centre", "office", "division",
                                               "police",     "military",       "front",  "public_service"};
  return names[static_cast<std::size_t>(kind)];
}

bool means_everyone(std::string_view text) {
  auto const words = padded(text);
  return starts(words, {" cac ", " tat ca ", " toan bo ", " moi ", " tung "}) ||
         starts(words, {" thu truong cac ", " lanh dao cac ", " nguoi dung dau cac ", " co quan don vi "});
}

std::optional<UnitId> match_unit(std::string_view text, std::vector<CommuneUnit> const& units) {
  if (means_everyone(text)) return std::nullopt;
  auto const words = padded(text);
  auto const listed = [&](std::string_view id) {
    return std::any_of(units.begin(), units.end(), [&](auto const& u) { return u.id.value == id; });
  };
  if (auto const* unit = known(words); unit && listed(unit->id)) return UnitId{std::string(unit->id)};
  auto const slug = further_slug(text);
  if (listed(slug)) return UnitId{slug};
  for (auto const& unit : units) {
    auto const further = !known(padded(unit.vi)) && !has(words, {" tinh ", " thanh pho "});
    if (further && words.find(padded(unit.vi)) != std::string::npos) return unit.id;
  }
  return std::nullopt;
}

std::vector<CommuneUnit> derive_units(CompiledPlan const& plan) {
  std::vector<CommuneUnit> out;
  auto const kind = kind_of_commune(plan);
  for (auto const& unit : known_units()) {
    auto vi = std::string(unit.vi);
    if (vi.ends_with(" xã")) vi = vi.substr(0, vi.size() - std::string_view("xã").size()) + std::string(kind);
    out.push_back({UnitId{std::string(unit.id)}, std::move(vi), std::string(unit.en), unit.kind});
  }
  for (auto const text : names_in(plan)) {
    if (means_everyone(text)) continue;
    auto const words = padded(text);
    if (auto const* unit = known(words)) {
      auto const it =
          std::find_if(out.begin(), out.end(), [&](auto const& u) { return u.id.value == unit->id; });
      if (better_name(text, *unit) && it->vi == unit->vi) it->vi = trimmed_name(text);
      continue;
    }
    if (!further_office(words) || match_unit(text, out)) continue;
    out.push_back({UnitId{further_slug(text)}, trimmed_name(text), trimmed_name(text), further_kind(words)});
  }
  return out;
}

}  // namespace ts::plan
