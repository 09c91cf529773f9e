#include "kernel/packs/spoken.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace ts::packs {

namespace {

struct Said {
  std::string_view phrase, meant;
};

/// Longest phrases first. What one procedure only is called stands in that procedure's own keywords; here is
/// what people write for words that many of them use.
constexpr std::array said{Said{"mat bo", "qua doi"},
                          Said{"mat me", "qua doi"},
                          Said{"mat cha", "qua doi"},
                          Said{"mat vo", "qua doi"},
                          Said{"mat chong", "qua doi"},
                          Said{"nguoi than mat", "qua doi"},
                          Said{"bo mat", "qua doi"},
                          Said{"me mat", "qua doi"},
                          Said{"cha mat", "qua doi"},
                          Said{"dam cuoi", "ket hon"},
                          Said{"so hong", "so do"},
                          Said{"cat nha", "xay nha"},
                          Said{"lam nha", "xay nha"},
                          Said{"dung nha", "xay nha"},
                          Said{"tien gia", "nguoi gia"},
                          Said{"luong nguoi gia", "tro cap nguoi gia"},
                          Said{"dki", "dang ky"},
                          Said{"dky", "dang ky"},
                          Said{"dk", "dang ky"},
                          Said{"dangky", "dang ky"},
                          Said{"gks", "giay khai sinh"},
                          Said{"gkh", "giay ket hon"},
                          Said{"hkd", "ho kinh doanh"},
                          Said{"gpkd", "giay phep kinh doanh"},
                          Said{"gpxd", "giay phep xay dung"},
                          Said{"gcn", "giay chung nhan"},
                          Said{"qsdd", "quyen su dung dat"},
                          Said{"cccd", "can cuoc"},
                          Said{"cmnd", "can cuoc"},
                          Said{"tthn", "tinh trang hon nhan"}};

/// Words that carry no wish of their own.
constexpr std::array<std::string_view, 34> small_talk{
    "toi", "tui", "minh", "em",  "chau", "bac", "chu", "a",  "oi",   "da",  "thua", "muon",
    "can", "nho", "giup", "hoi", "hay",  "thi", "la",  "o",  "dau",  "the", "nao",  "sao",
    "vay", "gi",  "duoc", "ah",  "nhe",  "voi", "di",  "de", "phai", "bi"};

bool begins_at(std::vector<std::string> const& words, std::size_t at,
               std::vector<std::string> const& phrase) {
  return at + phrase.size() <= words.size() &&
         std::equal(phrase.begin(), phrase.end(), words.begin() + static_cast<std::ptrdiff_t>(at));
}

}  // namespace

std::vector<std::string> words_of(std::string_view folded) {
  std::vector<std::string> out;
  std::string word;
  for (auto const c : folded) {
    bool const part =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (part) word += c;
    if (!part && !word.empty()) out.push_back(std::exchange(word, {}));
  }
  if (!word.empty()) out.push_back(std::move(word));
  return out;
}

std::vector<std::string> written_out(std::string_view folded) {
  auto const typed = words_of(folded);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < typed.size();) {
    auto const phrase =
        std::ranges::find_if(said, [&](Said const& s) { return begins_at(typed, i, words_of(s.phrase)); });
    auto const known = phrase != said.end();
    for (auto& w : known ? words_of(phrase->meant) : std::vector{typed[i]}) out.push_back(std::move(w));
    i += known ? words_of(phrase->phrase).size() : 1;
  }
  return out;
}

std::vector<std::string> without_small_talk(std::vector<std::string> words) {
  std::vector<std::string> out;
  std::ranges::copy_if(words, std::back_inserter(out), [](std::string const& w) {
    return std::ranges::find(small_talk, w) == small_talk.end();
  });
  return out.empty() ? words : out;
}

}  // namespace ts::packs
