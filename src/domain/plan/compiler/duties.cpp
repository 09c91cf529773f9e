#include "domain/plan/compiler/duties.hpp"

#include <algorithm>

#include "domain/plan/compiler/clauses.hpp"
#include "domain/plan/compiler/labels.hpp"
#include "domain/plan/compiler/units.hpp"
#include "domain/plan/compiler/words.hpp"

namespace ts::plan {
namespace {

bool opens_duties(Block const& block) {
  return block.heading && block.rank <= rank::heading &&
         has_phrase(block.text.text, {"tổ chức thực hiện", "phân công trách nhiệm", "trách nhiệm thực hiện",
                                      "phân công thực hiện", "phân công nhiệm vụ", "tổ chức triển khai",
                                      "trách nhiệm của các cơ quan", "tổ chức , thực hiện"});
}

/// A unit of its own line without a number: short, no full stop, begins with a unit's name.
bool unit_line(Block const& block) {
  auto const& text = block.text.text;
  return block.rank == rank::text && text.size() < 260 && !text.ends_with('.') && !text.ends_with(';') &&
         !unit_of_heading(text).empty() &&
         (names_unit(text) || starts_with_phrase(text, {"đề nghị", "giao", "yêu cầu"}));
}

/// "Phòng Kinh tế: chủ trì …" - the unit before the colon.
std::string unit_before_colon(Span const& text, std::size_t& rest) {
  auto const colon = text.text.find(':');
  if (colon == std::string::npos || colon > 400) return {};
  auto unit = unit_of_heading(std::string_view(text.text).substr(0, colon));
  if (!unit.empty()) rest = colon + 1;
  return unit;
}

bool only_introduces(std::string_view sentence) {
  return trim(sentence).ends_with(':') &&
         (has_phrase(sentence, {"có trách nhiệm :", "nhiệm vụ :", "như sau :", "sau đây :"}) ||
          split_words(sentence).size() < 8) &&
         !starts_with_phrase(sentence, {"là"});
}

class DutyReader {
 public:
  explicit DutyReader(Outline const& outline) : outline_(outline) {}

  std::vector<Duty> read() {
    int section = 0;  // rank of the open section's heading, 0 outside
    for (auto const& block : outline_.blocks) {
      if (is_recipients(block.text.text) || block.rank == rank::annex) section = 0;
      if (starts_with_phrase(block.text.text, {"trên đây là"})) closing_ = true;
      if (opens_duties(block)) {
        // A section without a number holds all numbered headings below roman ones.
        unnumbered_ = block.rank == rank::heading;
        section = unnumbered_ ? rank::roman : block.rank;
        unit_.clear();
        unit_rank_ = 0;
        closing_ = false;
        continue;
      }
      if (section != 0 && ends_section(block, section)) section = 0;
      if (block.rank == rank::article && has_phrase(block.text.text, {"chịu trách nhiệm thi hành"}))
        article(block);
      if (closing_)
        close(block);
      else if (section != 0)
        inside(block);
      if (is_recipients(block.text.text)) closing_ = false;
    }
    return std::move(out_);
  }

 private:
  bool ends_section(Block const& block, int section) const {
    if (!block.heading) return false;
    return block.rank <= section ||
           (unnumbered_ && block.rank == rank::heading && unit_of_heading(block.text.text).empty());
  }

  void inside(Block const& block) {
    if (block.rank != rank::text && block.rank <= unit_rank_) {
      unit_.clear();
      unit_rank_ = 0;
    }
    std::size_t rest = 0;
    if (auto unit = unit_before_colon(block.text, rest); !unit.empty()) {
      set_unit(block, std::move(unit));
      return sentences_of(block.text.part(rest, block.text.text.size()));
    }
    auto const listed_unit = block.rank >= rank::letter && block.rank < rank::text &&
                             block.text.text.size() < 200 && !block.text.text.ends_with('.') &&
                             !block.text.text.ends_with(';');
    if (block.heading || unit_line(block) || (listed_unit && names_unit(block.text.text))) {
      auto unit = unit_of_heading(block.text.text);
      auto const subject = unit.empty() ? subject_unit(block.text.text) : std::string();
      if (!unit.empty() || (subject.empty() && block.rank < rank::text))
        return set_unit(block, std::move(unit));
    }
    sentences_of(block.text);
  }

  void set_unit(Block const& block, std::string unit) {
    unit_ = std::move(unit);
    unit_rank_ = block.rank;
  }

  void sentences_of(Span const& text) {
    auto const words = split_words(text.text);
    std::string before;  // the subject of the sentence before holds when the next one names none
    for (auto const range : sentences(words)) {
      if (range.first >= range.last) continue;
      auto const begin = words[range.first].begin, end = words[range.last - 1].end;
      auto const piece = text.part(begin, end);
      if (piece.text.size() < 15) continue;
      auto const subject = subject_unit(piece.text);
      auto const unit = !unit_.empty() ? unit_ : !subject.empty() ? subject : before;
      before = unit;
      if (unit.empty() || only_introduces(piece.text)) continue;
      out_.push_back({piece.first_line(), unit, piece.text, "duty"});
    }
  }

  void close(Block const& block) {
    auto const words = split_words(block.text.text);
    for (auto const range : sentences(words)) {
      auto const piece = block.text.part(words[range.first].begin, words[range.last - 1].end);
      auto const at = find_phrase(words, range.first, range.last, {"đề nghị", "yêu cầu"});
      if (at >= range.last) continue;
      auto unit = subject_unit(block.text.part(words[at].begin, words[range.last - 1].end).text);
      if (!unit.empty())
        out_.push_back({block.text.line_at(words[at].begin), std::move(unit), piece.text, "closing"});
    }
  }

  /// "Điều 3. Chánh Văn phòng …, … chịu trách nhiệm thi hành Quyết định này."
  void article(Block const& block) {
    auto const& text = block.text.text;
    auto const words = split_words(text);
    auto const at = find_phrase(words, 0, words.size(), {"chịu trách nhiệm thi hành"});
    if (at == 0 || at >= words.size()) return;
    out_.push_back({block.text.first_line(), std::string(words_text(text, words, {0, at})), text, "duty"});
  }

  Outline const& outline_;
  std::vector<Duty> out_;
  std::string unit_;
  int unit_rank_ = 0;
  bool closing_ = false;
  bool unnumbered_ = false;  ///< the open section's heading has no number
};

}  // namespace

std::vector<Duty> duties_of(Outline const& outline) { return DutyReader(outline).read(); }

}  // namespace ts::plan
