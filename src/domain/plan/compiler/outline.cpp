#include "domain/plan/compiler/outline.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "domain/plan/compiler/labels.hpp"
#include "domain/plan/compiler/markup.hpp"
#include "domain/plan/compiler/words.hpp"

namespace ts::plan {
namespace {

/// One line as the outline sees it.
struct Source {
  std::string text;  ///< marks of the page removed, trimmed
  int line = 0;
  bool heading = false;    ///< "#", bold or capitals
  std::size_t length = 0;  ///< code points
};

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool ends_sentence(std::string_view text) {
  text = trim(text);
  return !text.empty() && std::string_view(".;:!?").find(text.back()) != std::string_view::npos;
}

/// Width at which the document's lines were broken, 0 when each paragraph is one line.
std::size_t wrap_width(std::vector<Source> const& lines) {
  std::vector<std::size_t> lengths;
  for (auto const& l : lines)
    if (l.length >= 20) lengths.push_back(l.length);
  if (lengths.size() < 8) return 0;
  std::ranges::sort(lengths);
  auto const wide = lengths[lengths.size() * 9 / 10];
  return wide <= 130 && lengths.back() <= wide * 3 / 2 + 20 ? wide : 0;
}

/// True when `next` goes on with the sentence of `text`, whose last line had `last_length` characters.
bool goes_on(Block const& block, std::size_t last_length, Source const& next, std::size_t width, bool gap) {
  if (next.heading || parse_label(next.text) || opens_paragraph(next.text)) return false;
  if (starts_lower(next.text) && first_letter(next.text) != 0) {
    auto const first = next.text.front();
    return first != '"' &&
           !(block.heading && gap && block.text.text.size() < 60 && ends_sentence(block.text.text));
  }
  if (ends_sentence(block.text.text) || width == 0) return false;
  return !gap && last_length * 100 >= width * 72;
}

class Builder {
 public:
  explicit Builder(std::size_t width) : width_(width) {}

  void add(Source const& source, bool gap) {
    if (!outline_.blocks.empty() && goes_on(outline_.blocks.back(), last_length_, source, width_, gap))
      outline_.blocks.back().text.append(source.text, source.line);
    else
      open(source);
    last_length_ = source.length;
  }

  Outline take() && { return std::move(outline_); }

 private:
  void open(Source const& source) {
    Block block;
    block.heading = source.heading;
    block.styled = source.heading;
    std::string_view words = source.text;
    if (auto const label = parse_label(source.text)) {
      block.rank = label->rank;
      block.number = label->number;
      words.remove_prefix(label->rest);
      if (list_item(source, block.rank))
        block.rank = rank::letter;
      else if (block.rank < rank::letter && source.length <= 160)
        block.heading = true;
    } else if (is_annex(source.text)) {
      block.rank = rank::annex;
      block.heading = true;
    } else if (source.heading) {
      block.rank = rank::heading;
    }
    block.text = Span(words, source.line);
    if (block.text.empty()) block.text.marks.emplace_back(0, source.line);
    block.parent = parent_for(block.rank);
    if (block.rank < rank::text) open_.push_back(static_cast<int>(outline_.blocks.size()));
    outline_.blocks.push_back(std::move(block));
  }

  Block const& at(int i) const { return outline_.blocks[static_cast<std::size_t>(i)]; }

  /// Plain paragraphs stand under the last heading; a list item that ends in ":" also holds what follows it.
  int parent_for(int rank) {
    while (!open_.empty() && at(open_.back()).rank >= rank) open_.pop_back();
    for (auto i = open_.size(); i-- > 0;) {
      auto const& b = at(open_[i]);
      if (rank != rank::text || b.heading || b.text.text.ends_with(':')) return open_[i];
    }
    return -1;
  }

  /// "1." as a list item under a styled heading "1. …" is no heading of that rank.
  bool list_item(Source const& source, int rank) const {
    if (source.heading || rank < rank::arabic || rank >= rank::heading) return false;
    return std::ranges::any_of(
        open_, [&](int i) { return at(i).styled && at(i).rank >= rank::arabic && at(i).rank <= rank; });
  }

  Outline outline_;
  std::vector<int> open_;  ///< blocks that may hold what follows, ranks rising
  std::size_t width_;
  std::size_t last_length_ = 0;
};

bool all_capitals(std::string_view text) {
  int upper = 0, lower = 0;
  for (std::size_t i = 0; i < text.size();) {
    auto const c = next_char(text, i);
    if (!is_letter(c)) continue;
    (is_upper(c) ? upper : lower)++;
  }
  return upper >= 4 && lower * 8 <= upper;
}

Source source_of(std::string const& raw, int line) {
  Source s;
  auto text = plain(raw);
  std::string_view words = trim(text);
  auto const marks = markdown_heading(words);
  if (marks > 0) words = trim(words.substr(static_cast<std::size_t>(marks)));
  while (words.starts_with('>')) words = trim(words.substr(1));
  s.length = code_points(words);
  s.heading = marks > 0 || (s.length <= 160 && (all_bold(raw) || all_capitals(words)));
  s.text = words;
  s.line = line;
  return s;
}

}  // namespace

Outline outline_of(Document const& document, std::vector<bool> const& taken) {
  std::vector<Source> sources;
  for (std::size_t i = 0; i < document.lines.size(); ++i) {
    if (taken[i] || page_noise(document.lines[i])) continue;
    auto s = source_of(document.lines[i], static_cast<int>(i) + 1);
    if (!s.text.empty()) sources.push_back(std::move(s));
  }
  Builder builder(wrap_width(sources));
  int last = 0;
  for (auto const& source : sources) {
    builder.add(source, source.line > last + 1);
    last = source.line;
  }
  return std::move(builder).take();
}

std::vector<Block const*> path_of(Outline const& outline, int block) {
  std::vector<Block const*> out;
  for (auto i = block; i >= 0; i = outline.blocks[static_cast<std::size_t>(i)].parent)
    out.push_back(&outline.blocks[static_cast<std::size_t>(i)]);
  return out;
}

}  // namespace ts::plan
