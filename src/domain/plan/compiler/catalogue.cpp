#include "domain/plan/compiler/catalogue.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <unordered_set>
#include <utility>

#include "base/toml.hpp"
#include "domain/plan/compiler/words.hpp"

namespace ts::plan {
namespace {

using Abbreviation = std::pair<std::string_view, std::string_view>;

constexpr auto abbreviations = std::to_array<Abbreviation>({
    {"tthc", "thu tuc hanh chinh"},
    {"vbqppl", "van ban quy pham phap luat"},
    {"qppl", "quy pham phap luat"},
    {"vb", "van ban"},
    {"dvc", "dich vu cong"},
    {"dvctt", "dich vu cong truc tuyen"},
    {"dvcqg", "dich vu cong quoc gia"},
    {"cb", "can bo"},
    {"cc", "cong chuc"},
    {"cbcc", "can bo cong chuc"},
    {"ccvc", "cong chuc vien chuc"},
    {"cbccv", "can bo cong chuc vien chuc"},
    {"cbccvv", "can bo cong chuc vien chuc"},
    {"cbccvc", "can bo cong chuc vien chuc"},
    {"cbccvcnld", "can bo cong chuc vien chuc nguoi lao dong"},
    {"csdl", "co so du lieu"},
    {"cntt", "cong nghe thong tin"},
    {"ubnd", "uy ban nhan dan"},
    {"hdnd", "hoi dong nhan dan"},
    {"mttq", "mat tran to quoc"},
    {"ubmttq", "uy ban mat tran to quoc"},
    {"pakn", "phan anh kien nghi"},
    {"dvsncl", "don vi su nghiep cong lap"},
    {"dvsn", "don vi su nghiep"},
    {"hcc", "hanh chinh cong"},
    {"pvhcc", "phuc vu hanh chinh cong"},
    {"cchc", "cai cach hanh chinh"},
    {"httt", "he thong thong tin"},
    {"vtvl", "vi tri viec lam"},
    {"cds", "chuyen doi so"},
    {"nsnn", "ngan sach nha nuoc"},
    {"attt", "an toan thong tin"},
    {"qlvb", "quan ly van ban"},
    {"tthcnb", "thu tuc hanh chinh noi bo"},
    {"dn", "doanh nghiep"},
    {"xdcb", "xay dung co ban"},
    {"dtc", "dau tu cong"},
    {"ttdt", "thong tin dien tu"},
    {"llct", "ly luan chinh tri"},
});

/// "lý" and "lí", "kỹ" and "kĩ" are one word.
std::string one_spelling(std::string word) {
  if (word.size() >= 2 && word.back() == 'y' &&
      std::string_view("aeiou").find(word[word.size() - 2]) == std::string_view::npos)
    word.back() = 'i';
  return word;
}

void put_words(std::vector<std::string>& out, std::string_view phrase) {
  while (!phrase.empty()) {
    auto const cut = std::min(phrase.find(' '), phrase.size());
    if (cut > 0) out.push_back(one_spelling(std::string(phrase.substr(0, cut))));
    phrase.remove_prefix(std::min(cut + 1, phrase.size()));
  }
}

/// "hồ sơ | giải quyết & đúng hạn & !trễ hẹn": groups joined by "&", alternatives by "|", "!" excludes.
Wording parse_wording(std::string_view text) {
  Wording out;
  while (!text.empty()) {
    auto const end = std::min(text.find('&'), text.size());
    auto group = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    auto const negative = group.starts_with('!');
    if (negative) group.remove_prefix(1);
    std::vector<std::vector<std::string>> phrases;
    while (!group.empty()) {
      auto const bar = std::min(group.find('|'), group.size());
      auto words = binding_words(group.substr(0, bar));
      if (!words.empty()) phrases.push_back(std::move(words));
      group.remove_prefix(std::min(bar + 1, group.size()));
    }
    if (negative)
      out.none.insert(out.none.end(), phrases.begin(), phrases.end());
    else if (!phrases.empty())
      out.all.push_back(std::move(phrases));
  }
  return out;
}

Error bad(std::string id, std::string const& what_vi, std::string const& what_en) {
  return fail(Code::invalid, std::move(id), "Danh mục chỉ số: " + what_vi + ".",
              "Indicator catalogue: " + what_en + ".");
}

Result<Indicator> read_indicator(toml::table const& t, std::size_t number) {
  auto const text = [&](char const* key) { return t[key].value_or(std::string()); };
  Indicator out{text("id"),     text("vi"),      text("en"),     text("unit"),
                text("pillar"), text("formula"), text("family"), {}};
  auto const place = out.id.empty() ? "mục thứ " + std::to_string(number) : out.id;
  if (out.id.empty() || out.vi.empty() || out.unit.empty() || out.pillar.empty())
    return bad("catalogue.field", place + " thiếu id, vi, unit hoặc pillar",
               place + " lacks id, vi, unit or pillar");
  if (auto const* list = t["words"].as_array())
    for (auto const& item : *list) {
      auto wording = parse_wording(item.value_or(std::string()));
      if (wording.all.empty())
        return bad("catalogue.words", place + " có cách nói trống trong words",
                   place + " has an empty entry in words");
      out.wordings.push_back(std::move(wording));
    }
  return out;
}

}  // namespace

std::vector<std::string> binding_words(std::string_view text) {
  std::vector<std::string> out;
  for (auto const& w : split_words(text)) {
    if (w.kind == Kind::symbol) continue;
    auto const it = std::ranges::find(abbreviations, w.bare, &Abbreviation::first);
    put_words(out, it == abbreviations.end() ? std::string_view(w.bare) : it->second);
  }
  return out;
}

Indicator const* Catalogue::find(std::string_view id) const {
  auto const it = std::ranges::find(indicators, id, &Indicator::id);
  return it == indicators.end() ? nullptr : &*it;
}

Result<Catalogue> parse_catalogue(std::string_view toml_text) {
  toml::table root;
  try {
    root = toml::parse(toml_text);
  } catch (toml::parse_error const& e) {
    auto const line = std::to_string(e.source().begin.line);
    return bad("catalogue.toml", "dòng " + line + " sai cú pháp TOML", "line " + line + " is not valid TOML");
  }
  Catalogue out;
  std::unordered_set<std::string> ids;
  if (auto const* list = root["indicator"].as_array())
    for (auto const& item : *list) {
      auto const* table = item.as_table();
      if (table == nullptr) continue;
      TS_TRY(auto indicator, read_indicator(*table, out.indicators.size() + 1));
      if (!ids.insert(indicator.id).second)
        return bad("catalogue.twice", indicator.id + " có hai lần", indicator.id + " is there twice");
      out.indicators.push_back(std::move(indicator));
    }
  return out;
}

Result<Catalogue> load_catalogue(std::filesystem::path const& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  if (!in || !(text << in.rdbuf()))
    return fail(Code::not_found, "catalogue.file", "Không mở được danh mục chỉ số " + file.string() + ".",
                "Cannot open the indicator catalogue " + file.string() + ".");
  return parse_catalogue(text.str());
}

}  // namespace ts::plan
