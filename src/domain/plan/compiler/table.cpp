// The compiled plan for a terminal.
#include <algorithm>

#include "domain/plan/compiler/compile.hpp"
#include "domain/plan/compiler/words.hpp"

namespace ts::plan {
namespace {

struct ColumnSpec {
  std::string title;
  std::size_t width;
};

std::size_t columns_of(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < text.size();) {
    auto const c = next_char(text, i);
    n += c >= 0x300 && c <= 0x36F ? 0 : 1;
  }
  return n;
}

/// Breaks a text at blanks into lines of at most `width` columns; a longer word is cut.
std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> out(1);
  std::size_t used = 0;
  auto next_line = [&] { out.emplace_back(), used = 0; };
  while (!text.empty()) {
    auto word = text.substr(0, std::min(text.find(' '), text.size()));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (word.empty()) continue;
    if (used > 0 && used + 1 + columns_of(word) > width) next_line();
    if (used > 0) out.back() += ' ', ++used;
    for (std::size_t i = 0; i < word.size();) {
      if (used == width) next_line();
      append_utf8(out.back(), next_char(word, i));
      ++used;
    }
  }
  return out;
}

class Printer {
 public:
  explicit Printer(std::size_t width) : width_(std::max<std::size_t>(width, 80)) {}

  void title(std::string const& text) { out_ += "\n" + text + "\n"; }
  void line(std::string const& text) { out_ += text + "\n"; }

  /// The last column takes what is left of the width.
  void head(std::vector<ColumnSpec> columns) {
    std::size_t used = 0;
    for (auto const& c : columns) used += c.width + 2;
    while (used + 20 > width_) {
      auto& widest = *std::ranges::max_element(columns, {}, &ColumnSpec::width);
      if (widest.width <= 6) break;
      --widest.width;
      --used;
    }
    columns.back().width = std::max<std::size_t>(width_ > used ? width_ - used : 0, 6);
    columns_ = std::move(columns);
    std::vector<std::string> titles;
    for (auto const& c : columns_) titles.push_back(c.title);
    row(titles);
    std::string rule;
    for (auto const& c : columns_)
      for (std::size_t i = 0; i < c.width + 2; ++i) rule += "─";
    line(rule);
  }

  void row(std::vector<std::string> const& cells) {
    std::vector<std::vector<std::string>> lines;
    std::size_t height = 1;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      lines.push_back(wrapped(cells[i], columns_[i].width));
      height = std::max(height, lines.back().size());
    }
    for (std::size_t k = 0; k < height; ++k) {
      std::string text;
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        auto const piece = k < lines[i].size() ? lines[i][k] : std::string();
        text +=
            piece + std::string(columns_[i].width - std::min(columns_of(piece), columns_[i].width) + 2, ' ');
      }
      text.resize(text.find_last_not_of(' ') + 1);
      line(text);
    }
  }

  std::string take() && { return std::move(out_); }

 private:
  std::size_t width_;
  std::vector<ColumnSpec> columns_;
  std::string out_;
};

std::string number(double value) {
  auto text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  std::ranges::replace(text, '.', ',');
  return text;
}

std::string threshold(Target const& t) {
  auto const unit = t.unit == "%" ? t.unit : " " + t.unit;
  if (t.comparator == "between" && t.value2) return number(t.value) + "–" + number(*t.value2) + unit;
  auto sign = t.comparator == ">=" ? "≥ " : t.comparator == "<=" ? "≤ " : t.comparator + " ";
  if (t.comparator == "reduce>=") sign = "giảm ≥ ";
  if (t.comparator == "increase>=") sign = "tăng ≥ ";
  return sign + number(t.value) + unit;
}

std::string joined(std::vector<std::string> const& list, std::string_view glue) {
  std::string out;
  for (auto const& item : list) {
    if (!out.empty()) out += glue;
    out += item;
  }
  return out;
}

void print_head(Printer& p, CompiledPlan const& plan) {
  p.line(plan.title.value_or("(không rõ tên kế hoạch)"));
  auto period = plan.period.from ? std::to_string(*plan.period.from) : std::string("không rõ");
  if (plan.period.to && plan.period.to != plan.period.from) period += "–" + std::to_string(*plan.period.to);
  p.line("Cơ quan ban hành: " + plan.issuer.value_or("không rõ") + " · Thời kỳ: " + period +
         " · Ban hành: " + plan.issued.value_or("không rõ"));
  p.title("CĂN CỨ (" + std::to_string(plan.legal_basis.size()) + ")");
  p.head({{"Dòng", 5}, {"Văn bản", 0}});
  for (auto const& b : plan.legal_basis) p.row({std::to_string(b.line), b.doc});
}

void print_targets(Printer& p, CompiledPlan const& plan) {
  auto const loose =
      std::ranges::count_if(plan.targets, [](Target const& t) { return t.indicators.empty(); });
  p.title("CHỈ TIÊU (" + std::to_string(plan.targets.size()) + ", chưa gắn chỉ số: " + std::to_string(loose) +
          ")");
  p.head({{"Dòng", 5}, {"Ngưỡng", 16}, {"Thời hạn", 12}, {"Chỉ số", 34}, {"Trích", 0}});
  for (auto const& t : plan.targets)
    p.row({std::to_string(t.line), threshold(t), t.by.value_or(""),
           t.indicators.empty() ? "— cần người gắn —" : joined(t.indicators, " + "), t.quote});
}

void print_tasks(Printer& p, CompiledPlan const& plan) {
  p.title("NHIỆM VỤ (" + std::to_string(plan.tasks.size()) + ")");
  p.head({{"Dòng", 5},
          {"Mục", 8},
          {"Sản phẩm", 24},
          {"Chủ trì", 24},
          {"Phối hợp", 20},
          {"Thời gian", 16},
          {"Hoạt động", 0}});
  for (auto const& t : plan.tasks)
    p.row({std::to_string(t.line), t.group + (t.group.empty() || t.no.empty() ? "" : ".") + t.no, t.product,
           joined(t.lead, "; "), joined(t.coop, "; "), t.time, t.activity});
}

void print_rest(Printer& p, CompiledPlan const& plan) {
  p.title("TRÁCH NHIỆM (" + std::to_string(plan.duties.size()) + ")");
  p.head({{"Dòng", 5}, {"Đơn vị", 34}, {"Việc phải làm", 0}});
  for (auto const& d : plan.duties) p.row({std::to_string(d.line), d.unit, d.duty});
  p.title("CHẾ ĐỘ BÁO CÁO (" + std::to_string(plan.reporting.size()) + ")");
  p.head({{"Dòng", 5}, {"Ai báo cáo", 34}, {"Gửi", 30}, {"Khi nào", 0}});
  for (auto const& r : plan.reporting)
    p.row({std::to_string(r.line), r.who.value_or("(không nêu)"), r.to.value_or("(không nêu)"), r.when});
}

}  // namespace

std::string to_table(CompiledPlan const& plan, std::size_t width) {
  Printer p(width);
  print_head(p, plan);
  print_targets(p, plan);
  print_tasks(p, plan);
  print_rest(p, plan);
  return std::move(p).take();
}

}  // namespace ts::plan
