#include "domain/plan/compiler/preamble.hpp"

#include <algorithm>
#include <array>

#include "domain/plan/compiler/clauses.hpp"
#include "domain/plan/compiler/numbers.hpp"
#include "domain/plan/compiler/words.hpp"

namespace ts::plan {
namespace {

constexpr std::size_t head_blocks = 60;

std::optional<int> year_at(Words const& words, std::size_t i) {
  if (i >= words.size() || words[i].kind != Kind::number || words[i].low.size() != 4) return std::nullopt;
  auto const value = parse_number(words[i].low);
  return value && *value >= 2000 && *value <= 2100 ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

/// "giai đoạn 2026-2030", "năm 2026 - 2030", "năm 2026".
Period period_of(std::string_view text) {
  auto const words = split_words(text);
  Period single;
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto const from = year_at(words, i);
    if (!from) continue;
    auto const dash = i + 2 < words.size() && (words[i + 1].low == "-" || words[i + 1].low == "–" ||
                                               words[i + 1].low == "—" || words[i + 1].low == "đến");
    if (dash)
      if (auto const to = year_at(words, i + 2)) return {from, to};
    if (!single.from) single = {from, from};
  }
  return single;
}

/// Level of a place: "xã", "phường", …
std::size_t level_at(Words const& words, std::size_t i) {
  std::size_t best = 0;
  for (auto const p : {"xã", "phường", "đặc khu", "thị trấn", "huyện", "quận", "tỉnh", "thành phố", "thị xã"})
    best = std::max(best, phrase_at(words, i, p));
  return best;
}

/// The People's Committee named at word `i` in mixed case: "UBND phường Chơn Thành".
std::string committee_at(std::string_view text, Words const& words, std::size_t i) {
  auto const n = std::max(phrase_at(words, i, "ubnd"), phrase_at(words, i, "uy ban nhan dan"));
  if (n == 0) return {};
  auto const level = level_at(words, i + n);
  if (level == 0) return {};
  auto end = i + n + level;
  while (end < words.size() && words[end].kind == Kind::word && words[end].upper) ++end;
  if (end == i + n + level) return {};
  auto place = std::string(words_text(text, words, {i + n, end}));
  return "UBND " + place;
}

/// "XÃ ĐỨC AN" as names are written: level in lower case, the rest with capitals.
std::string name_case(std::string_view text) {
  auto const words = split_words(text);
  auto const level = level_at(words, 0);
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!out.empty()) out += ' ';
    if (i < level) {
      out += words[i].low;
      continue;
    }
    std::size_t at = 0;
    (void)next_char(words[i].low, at);
    out += std::string(text.substr(words[i].begin, at));
    out += words[i].low.substr(at);
  }
  return out;
}

/// "SỞ XÂY DỰNG" -> "Sở Xây dựng": of a department's name the first two words begin with capitals.
std::string department_case(std::string_view text) {
  auto const words = split_words(text);
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!out.empty()) out += ' ';
    std::size_t at = 0;
    (void)next_char(words[i].low, at);
    out += i < 2 ? std::string(text.substr(words[i].begin, at)) + words[i].low.substr(at) : words[i].low;
  }
  return out;
}

bool shouted(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    auto const c = next_char(text, i);
    if (is_letter(c) && !is_upper(c)) return false;
  }
  return first_letter(text) != 0;
}

/// The committee or department in the letterhead, written in capitals.
std::optional<std::string> letterhead(Outline const& outline) {
  for (std::size_t b = 0; b < std::min(outline.blocks.size(), head_blocks / 3); ++b) {
    auto const& text = outline.blocks[b].text.text;
    auto const words = split_words(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i == 0 && phrase_at(words, i, "sở") != 0) {
        auto const stop = find_phrase(words, 0, words.size(), {"cong hoa", "doc lap"});
        auto const name = words_text(text, words, {0, stop});
        if (shouted(name) && stop <= 8) return department_case(name);
      }
      auto const n = phrase_at(words, i, "uy ban nhan dan");
      if (n == 0) continue;
      std::string_view place =
          std::string_view(text).substr(std::min<std::size_t>(words[i + n - 1].end, text.size()));
      std::string next;
      if (trim(place).empty() && b + 1 < outline.blocks.size())
        place = next = outline.blocks[b + 1].text.text;
      auto const at = split_words(place);
      if (at.empty() || level_at(at, 0) == 0) continue;
      auto const stop = find_phrase(at, 0, at.size(), {"cong hoa", "doc lap", "so"});
      auto const name = words_text(place, at, {0, stop});
      if (!name.empty() && stop <= 8) return "UBND " + name_case(name);
    }
  }
  return std::nullopt;
}

std::optional<std::string> issuer_of(Outline const& outline) {
  auto const find = [](Block const& block, std::initializer_list<std::string_view> verbs) -> std::string {
    auto const words = split_words(block.text.text);
    for (std::size_t i = 0; i < words.size(); ++i) {
      auto name = committee_at(block.text.text, words, i);
      if (!name.empty() &&
          find_phrase(words, i, std::min(words.size(), i + 14), verbs) < std::min(words.size(), i + 14))
        return name;
    }
    return {};
  };
  for (std::size_t b = 0; b < std::min(outline.blocks.size(), head_blocks); ++b)
    if (!outline.blocks[b].heading)
      if (auto name = find(outline.blocks[b], {"ban hành kế hoạch", "ban hành", "xây dựng kế hoạch"});
          !name.empty() && !starts_with_phrase(outline.blocks[b].text.text, {"căn cứ", "thực hiện"}))
        return name;
  if (auto name = letterhead(outline)) return name;
  for (auto const& block : outline.blocks)
    if (starts_with_phrase(block.text.text, {"trên đây là", "tác giả"})) {
      auto const words = split_words(block.text.text);
      for (std::size_t i = 0; i < words.size(); ++i) {
        if (auto name = committee_at(block.text.text, words, i); !name.empty()) return name;
        if (level_at(words, i) == 0 || i + 1 >= words.size() || !words[i + 1].upper) continue;
        auto end = i + level_at(words, i);
        while (end < words.size() && words[end].kind == Kind::word && words[end].upper) ++end;
        if (end > i + 1) return "UBND " + std::string(words_text(block.text.text, words, {i, end}));
      }
    }
  return std::nullopt;
}

std::string with_head(std::string_view rest) {
  auto const text = trim(rest);
  return "Kế hoạch " + std::string(text);
}

std::optional<std::string> title_of(Outline const& outline) {
  for (std::size_t b = 0; b < outline.blocks.size(); ++b) {
    auto const& block = outline.blocks[b];
    auto const words = split_words(block.text.text);
    if (words.size() < 2 || phrase_at(words, 0, "kế hoạch") == 0 || block.rank <= rank::article) continue;
    auto const head = std::string_view(block.text.text).substr(0, words[1].end);
    if (!shouted(head)) continue;
    if (words.size() > 4) return with_head(std::string_view(block.text.text).substr(words[1].end));
    for (auto k = b + 1; k < std::min(b + 4, outline.blocks.size()); ++k) {
      auto const& next = outline.blocks[k].text.text;
      if (split_words(next).size() < 4) continue;
      auto title = with_head(next);
      // "Giai đoạn 2026-2030" on a line of its own belongs to the title.
      if (!period_of(title).from && k + 1 < outline.blocks.size()) {
        auto const& more = outline.blocks[k + 1];
        if (more.number.empty() && more.text.text.size() < 80 && period_of(more.text.text).from)
          title += " " + more.text.text;
      }
      return title;
    }
  }
  for (auto const& block : outline.blocks) {
    if (!starts_with_phrase(block.text.text, {"trên đây là kế hoạch"})) continue;
    auto const words = split_words(block.text.text);
    auto const from = find_phrase(words, 0, words.size(), {"kế hoạch"});
    auto const to = find_phrase(words, from, words.size(),
                                {";", ".", "đề nghị", "yêu cầu", "của xã", "của phường", "của ubnd"});
    return with_head(words_text(block.text.text, words, {from + 2, to}));
  }
  return std::nullopt;
}

/// "Đức An, ngày … tháng 01 năm 2026": year and month when both are filled in.
std::optional<std::string> issued_of(Outline const& outline) {
  for (std::size_t b = 0; b < std::min(outline.blocks.size(), head_blocks / 2); ++b) {
    auto const words = split_words(outline.blocks[b].text.text);
    auto const at = find_phrase(words, 0, std::min<std::size_t>(words.size(), 30), {", ngày"});
    if (at >= words.size() || at + 2 > words.size() ||
        starts_with_phrase(outline.blocks[b].text.text, {"căn cứ", "thực hiện"}))
      continue;
    auto const month = find_phrase(words, at, words.size(), {"tháng"});
    auto const year = find_phrase(words, at, words.size(), {"năm"});
    if (month + 1 >= words.size() || year + 1 >= words.size()) continue;
    auto const n = static_cast<int>(parse_number(words[month + 1].low).value_or(0));
    auto const y = year_at(words, year + 1);
    if (words[month + 1].kind != Kind::number || !y || n < 1 || n > 12) return std::nullopt;
    return std::to_string(*y) + (n < 10 ? "-0" : "-") + std::to_string(n);
  }
  return std::nullopt;
}

}  // namespace

void read_preamble(Outline const& outline, CompiledPlan& plan) {
  plan.issuer = issuer_of(outline);
  plan.title = title_of(outline);
  if (plan.title) plan.period = period_of(*plan.title);
  plan.issued = issued_of(outline);
  plan.legal_basis = legal_basis_of(outline);
}

}  // namespace ts::plan
