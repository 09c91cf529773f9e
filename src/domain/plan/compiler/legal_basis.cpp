// "Căn cứ …", "Thực hiện …": the documents a plan rests on.
#include <algorithm>
#include <array>

#include "domain/plan/compiler/clauses.hpp"
#include "domain/plan/compiler/preamble.hpp"
#include "domain/plan/compiler/words.hpp"

namespace ts::plan {
namespace {

constexpr std::array<std::string_view, 16> kinds{
    "nghị quyết", "nghị định", "quyết định", "kế hoạch",  "chỉ thị", "thông tư",  "công văn", "chương trình",
    "quy định",   "kết luận",  "hướng dẫn",  "thông báo", "luật",    "pháp lệnh", "bộ luật",  "đề án"};

/// Symbols of a document's number: "76/NQ-CP", "1671/NQ-UBTVQH15"; words [i, end).
std::size_t number_end(Words const& words, std::size_t i) {
  auto end = i;
  while (end < words.size() && (end == i || words[end].begin == words[end - 1].end) &&
         words[end].low != "," && words[end].low != ";" && words[end].low != ")")
    ++end;
  return end;
}

/// A law has no number in such lists: its name runs to its date or to the end of the clause.
std::size_t law_end(Words const& words, std::size_t i, std::size_t to) {
  auto const date = find_phrase(words, i, to, {"ngày"});
  if (date < to) {
    auto end = date + 1;
    while (end < to && (words[end].kind == Kind::number || words[end].low == "/" ||
                        words[end].low == "tháng" || words[end].low == "năm"))
      ++end;
    return end;
  }
  return find_phrase(words, i, to, {";", "được sửa đổi", "và các"});
}

/// The document named at word `i`, if one is.
std::string document_at(std::string_view text, Words const& words, std::size_t i, std::size_t to) {
  for (auto const kind : kinds) {
    auto const n = phrase_at(words, i, kind);
    if (n == 0 || !words[i].upper) continue;
    auto at = i + n;
    if (at < to && words[at].low == "số") ++at;
    if (at < to && words[at].kind == Kind::number)
      return std::string(words_text(text, words, {i, number_end(words, at)}));
    if (kind == "luật" || kind == "bộ luật" || kind == "pháp lệnh")
      return std::string(words_text(text, words, {i, law_end(words, i, to)}));
  }
  return {};
}

}  // namespace

std::vector<LegalBasis> legal_basis_of(Outline const& outline) {
  std::vector<LegalBasis> out;
  for (auto const& block : outline.blocks) {
    if (block.rank == rank::roman || block.rank == rank::part) break;
    auto const& text = block.text.text;
    if (!starts_with_phrase(text, {"căn cứ", "thực hiện", "triển khai"})) continue;
    auto const words = split_words(text);
    for (std::size_t first = 0; first < words.size();) {
      auto last = find_phrase(words, first, words.size(), {";"});
      // The first document of the clause is the one relied on; those after it are named inside its title.
      for (auto i = first; i < std::min(last, first + 12); ++i)
        if (auto doc = document_at(text, words, i, last); !doc.empty()) {
          out.push_back({block.text.line_at(words[first].begin), std::move(doc)});
          break;
        }
      first = last + 1;
    }
  }
  return out;
}

}  // namespace ts::plan
