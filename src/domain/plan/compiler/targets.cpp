#include "domain/plan/compiler/targets.hpp"

#include <algorithm>

#include "domain/plan/compiler/clauses.hpp"
#include "domain/plan/compiler/labels.hpp"
#include "domain/plan/compiler/numbers.hpp"
#include "domain/plan/compiler/times.hpp"

namespace ts::plan {
namespace {

/// What surrounds the text that is searched.
struct Setting {
  std::string pillar;
  std::optional<std::string> by;
  std::string label;  ///< what the figure is about when the clause does not say
  std::string above;  ///< the item that introduces the list the text stands in ("Mức độ hài lòng:")
};

/// The clause without its figure: what is measured, in the plan's words.
std::string without_figure(std::string_view text, Words const& words, Range clause, Figure const& f) {
  auto const before = std::string(words_text(text, words, {clause.first, std::max(f.first, clause.first)}));
  auto const after = std::string(words_text(text, words, {f.last, clause.last}));
  auto out = before;
  for (std::string_view const tail : {" đạt", " là", " được", " đạt từ"})
    if (out.ends_with(tail)) out.resize(out.size() - tail.size());
  if (!out.empty() && !after.empty()) out += " ";
  return out + after;
}

std::string lower_first(std::string_view text) {
  std::string out;
  if (text.empty()) return out;
  std::size_t i = 0;
  append_utf8(out, to_lower(next_char(text, i)));
  return out + std::string(text.substr(i));
}

class Finder {
 public:
  Finder(Binder const& binder, Catalogue const& catalogue, Period const& period, std::vector<Target>& out)
      : binder_(binder), catalogue_(catalogue), first_year_(period.from.value_or(0)), out_(out) {}

  void search(Span const& span, Setting const& setting) {
    auto const words = split_words(span.text);
    auto const figures = find_figures(words);
    auto const clauses = clauses_of(words, figures);
    for (std::size_t i = 0; i < figures.size(); ++i) add(span, words, figures[i], clauses[i], setting);
  }

  void add(Span const& span, Words const& words, Figure const& f, Range clause, Setting const& setting) {
    if (past(words_text(span.text, words, clause))) return;
    Target t;
    t.line = span.line_at(words[f.number].begin);
    auto const quote = words_text(span.text, words, clause);
    auto const alone = without_figure(span.text, words, clause, f);
    t.quote = setting.label.empty() || alone.size() > 12 ? std::string(quote)
                                                         : setting.label + ": " + std::string(quote);
    t.comparator = f.comparator;
    t.value = f.value;
    t.value2 = f.value2;
    t.unit = f.unit;
    t.by = deadline_of(quote);
    if (!t.by) t.by = setting.by;
    auto const sentence = around(span.text, words, clause);
    auto const context = setting.label.empty() ? sentence : setting.label + " " + sentence;
    // A count ("≥ 01 lớp") says little without its row.
    auto const says_little = alone.size() <= 12 || t.unit != "%";
    auto const clause_words = setting.label.empty() || !says_little ? alone : setting.label + " " + alone;
    // A clause that names its measure is not bound by what stands before it.
    auto const named =
        (starts_with_phrase(alone, {"tỷ lệ", "tỉ lệ"}) && alone.size() > 24) || t.comparator.front() == '<';
    t.indicators = binder_.bind({clause_words, named ? std::string() : setting.above + " " + context,
                                 t.comparator, t.unit, setting.pillar});
    auto const* bound = t.indicators.empty() ? nullptr : catalogue_.find(t.indicators.front());
    t.measure = bound != nullptr ? bound->vi : alone.empty() ? setting.label : alone;
    t.pillar = setting.pillar.empty() ? "chung" : setting.pillar;
    out_.push_back(std::move(t));
  }

 private:
  /// "năm 2024 đạt 97%" in a plan for 2026 is what was.
  bool past(std::string_view clause) const {
    auto const by = deadline_of(clause);
    return first_year_ > 0 && by && by->size() == 4 && by->front() == '2' && std::stoi(*by) < first_year_;
  }

  /// The clauses before the one with the figure, back to the last full sentence, at most sixty words.
  static std::string around(std::string_view text, Words const& words, Range clause) {
    auto const first = clause.first > 60 ? clause.first - 60 : 0;
    return std::string(words_text(text, words, {first, clause.last}));
  }

  Binder const& binder_;
  Catalogue const& catalogue_;
  int first_year_;
  std::vector<Target>& out_;
};

/// Parts of a plan that report what was, or whom it goes to, ask for nothing.
bool looks_back(Block const& heading) {
  return has_phrase(heading.text.text,
                    {"kết quả đạt được", "kết quả thực hiện năm", "tình hình thực hiện", "đánh giá tình hình",
                     "đánh giá kết quả năm", "tồn tại, hạn chế", "tồn tại , hạn chế", "đặc điểm tình hình",
                     "thực trạng", "kết quả nổi bật"}) ||
         is_recipients(heading.text.text);
}

Setting setting_of(std::vector<Block const*> const& path) {
  Setting s;
  for (auto const* block : path) {
    if (block == path.front() && !block->heading) continue;
    if (!s.by && block->text.text.size() < 120) s.by = deadline_of_heading(block->text.text);
    if (s.pillar.empty()) s.pillar = pillar_of_heading(block->text.text);
    if (s.above.empty() && (!block->heading || block->text.text.ends_with(':'))) s.above = block->text.text;
  }
  return s;
}

}  // namespace

void targets_of_text(Outline const& outline, Binder const& binder, Catalogue const& catalogue,
                     Period const& period, std::vector<Target>& out) {
  Finder finder(binder, catalogue, period, out);
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
    auto const& block = outline.blocks[i];
    if (block.text.text.find_first_of("0123456789%lO") == std::string::npos) continue;
    if (starts_with_phrase(block.text.text, {"căn cứ"})) continue;
    auto const path = path_of(outline, static_cast<int>(i));
    if (std::ranges::any_of(path, [&](Block const* b) { return b->heading && looks_back(*b); })) continue;
    finder.search(block.text, setting_of(path));
  }
}

void targets_of_cells(std::vector<ContentCell> const& cells, Binder const& binder, Catalogue const& catalogue,
                      Period const& period, std::vector<Target>& out) {
  Finder finder(binder, catalogue, period, out);
  for (auto const& cell : cells) {
    Setting s;
    s.pillar = cell.pillar;
    s.label = cell.label;
    if (!cell.time.empty()) s.by = deadline_of_heading(cell.time);
    if (!cell.time.empty() && !s.by) s.by = lower_first(cell.time);
    if (!cell.year.empty())
      if (auto by = deadline_of_heading(cell.year)) s.by = by;
    auto const words = split_words(cell.text.text);
    if (cell.figure_only) {
      auto const unit = lower_first(trim(cell.unit));
      if (auto const f = unit.empty() ? std::nullopt : bare_figure(words, unit)) {
        finder.add(cell.text, words, *f, {0, words.size()}, s);
        continue;
      }
    }
    finder.search(cell.text, s);
  }
}

}  // namespace ts::plan
