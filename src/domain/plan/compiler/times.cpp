#include "domain/plan/compiler/times.hpp"

#include <algorithm>
#include <array>

namespace ts::plan {
namespace {

std::optional<int> year_at(Words const& words, std::size_t i) {
  if (i >= words.size() || words[i].kind != Kind::number || words[i].low.size() != 4) return std::nullopt;
  auto const value = parse_number(words[i].low);
  return value && *value >= 1990 && *value <= 2100 ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

/// "ngày 15/12/2026", "15/12": words [i, end).
std::size_t date_end(Words const& words, std::size_t i) {
  if (i + 2 >= words.size() || words[i].kind != Kind::number || words[i + 1].low != "/" ||
      words[i + 2].kind != Kind::number)
    return i;
  return i + 4 < words.size() && words[i + 3].low == "/" && words[i + 4].kind == Kind::number ? i + 5 : i + 3;
}

std::string two_digits(double v) {
  auto const n = static_cast<int>(v);
  return (n < 10 ? "0" : "") + std::to_string(n);
}

void add_day(std::vector<std::string>& out, std::optional<double> day, std::optional<double> month) {
  if (!day || !month || *day < 1 || *day > 31 || *month < 1 || *month > 12) return;
  auto text = two_digits(*month) + "-" + two_digits(*day);
  if (std::ranges::find(out, text) == out.end()) out.push_back(std::move(text));
}

/// A year said for comparison or as part of a document's date is no deadline.
bool idle_year(Words const& words, std::size_t i) {
  auto const from = i > 6 ? i - 6 : 0;
  if (find_phrase(words, from, i, {"so với", "ngày"}) < i) return true;
  return i > 0 && words[i - 1].low == "/";
}

}  // namespace

std::optional<std::string> deadline_of(std::string_view clause) {
  auto const words = split_words(clause);
  auto const text = [&](std::size_t first, std::size_t last) {
    return std::string(words_text(clause, words, {first, last}));
  };
  if (auto const i =
          find_phrase(words, 0, words.size(), {"trước ngày", "chậm nhất ngày", "chậm nhất đến ngày"});
      i < words.size()) {
    auto const at = find_phrase(words, i, words.size(), {"ngày"}) + 1;
    if (auto const end = date_end(words, at); end > at) return text(i, end);
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].low == "quý" && i + 3 < words.size() &&
        (words[i + 2].low == "/" || words[i + 2].low == "năm") && year_at(words, i + 3))
      return text(i, i + 4);
    if (phrase_at(words, i, "trước năm") != 0 && year_at(words, i + 2)) return text(i, i + 3);
  }
  for (auto i = words.size(); i-- > 0;) {
    auto const year = year_at(words, i);
    if (!year || idle_year(words, i)) continue;
    auto const named = i > 0 && (words[i - 1].low == "năm" || words[i - 1].low == "đến" ||
                                 words[i - 1].low == "–" || words[i - 1].low == "-");
    if (named) return std::to_string(*year);
  }
  if (find_phrase(words, 0, words.size(), {"trong năm"}) < words.size()) return "trong năm";
  if (find_phrase(words, 0, words.size(), {"hằng năm", "hàng năm", "mỗi năm"}) < words.size())
    return "hằng năm";
  return std::nullopt;
}

std::optional<std::string> deadline_of_heading(std::string_view heading) {
  auto const words = split_words(heading);
  for (auto i = words.size(); i-- > 0;)
    if (auto const year = year_at(words, i); year && !idle_year(words, i)) return std::to_string(*year);
  return std::nullopt;
}

bool names_time(std::string_view cell) {
  auto const words = split_words(cell);
  if (words.empty() || words.size() > 30) return false;
  if (starts_with_phrase(
          cell, {"thuong xuyen", "hang nam", "hằng năm", "hang quy",  "hang thang",  "hang tuan",
                 "quy",          "thang",    "nam",      "trong nam", "truoc ngay",  "truoc thang",
                 "dinh ky",      "khi co",   "theo",     "ngay",      "sau khi",     "cac nam",
                 "giai doan",    "tu nam",   "den nam",  "dau nam",   "cuoi nam",    "hoan thanh truoc",
                 "cham nhat",    "moi nam",  "lien tuc", "trong quy", "trong thang", "ca nam",
                 "dot xuat"}))
    return words[0].low != "năng" && words[0].low != "quỹ" && words[0].low != "quy";
  return date_end(words, 0) > 0 || (year_at(words, 0) && words.size() <= 5);
}

std::vector<std::string> days_of(std::string_view text) {
  std::vector<std::string> out;
  auto const words = split_words(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].kind != Kind::number) continue;
    auto const next = [&](std::size_t k) {
      return i + k < words.size() ? std::string_view(words[i + k].low) : "";
    };
    if (auto const end = date_end(words, i); end > i) {
      add_day(out, parse_number(words[i].low), parse_number(words[i + 2].low));
      i = end - 1;
    } else if (next(1) == "tháng" && i + 2 < words.size() && i > 0) {
      add_day(out, parse_number(words[i].low), parse_number(words[i + 2].low));
    }
  }
  return out;
}

}  // namespace ts::plan
