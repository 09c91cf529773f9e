#include "domain/plan/compiler/counts.hpp"

#include <algorithm>
#include <array>

namespace ts::plan {
namespace {

// Events and products that a plan counts; the unit is written as the plan writes it, in lower case.
constexpr auto events = std::to_array<std::string_view>(
    {"lớp",       "đợt",          "lần",      "cuộc",        "buổi",      "hội nghị", "hội thảo",
     "hội thi",   "khóa",         "khoá",     "phóng sự",    "tin bài",   "tin",      "bài",
     "chuyên đề", "chuyên mục",   "mô hình",  "sáng kiến",   "giải pháp", "video",    "clip",
     "ấn phẩm",   "tờ rơi",       "diễn đàn", "phiên",       "chuyến",    "kỳ",       "số",
     "bản tin",   "chương trình", "lượt",     "kế hoạch",    "báo cáo",   "đoàn",     "hội đồng",
     "tọa đàm",   "toạ đàm",      "đề tài",   "infographic", "tin , bài", "bài , tin"});

// Things that are counted only with a comparator or as a rate.
constexpr std::array<std::string_view, 27> things{"cơ quan", "đơn vị",       "thủ tục hành chính",
                                                  "thủ tục", "tthc",         "dịch vụ",
                                                  "hồ sơ",   "văn bản",      "người",
                                                  "cán bộ",  "công chức",    "xã",
                                                  "phường",  "thôn",         "bậc",
                                                  "điểm",    "nhiệm vụ",     "quy trình",
                                                  "tổ chức", "doanh nghiệp", "trường",
                                                  "phút",    "giờ",          "ngày",
                                                  "hạng",    "sản phẩm",     "tài khoản"};

// Verbs that make a bare count of an event a requirement.
constexpr std::array<std::string_view, 22> verbs{
    "to chuc",   "mo",         "thuc hien", "xay dung", "phan dau",   "co",     "dang tai",  "dang",
    "phat hanh", "hoan thanh", "duy tri",   "tham gia", "trien khai", "cu",     "phat song", "san xuat",
    "kiem tra",  "mở",         "in",        "lap",      "de xuat",    "ap dung"};

// Words before a number that make it the number of something, not a count.
constexpr std::array<std::string_view, 28> naming{"án",   "số",    "điều", "khoản",     "điểm", "mẫu",  "lục",
                                                  "biểu", "độ",    "phần", "chương",    "mục",  "đoạn", "thứ",
                                                  "quý",  "tháng", "ngày", "năm",       "bảng", "cấp",  "lớp",
                                                  "tập",  "bước",  "kỳ",   "phiên bản", "khóa", "hình", "tổ"};

template <std::size_t N>
std::size_t longest_at(Words const& words, std::size_t i, std::array<std::string_view, N> const& phrases) {
  std::size_t best = 0;
  for (auto const p : phrases) best = std::max(best, phrase_at(words, i, p));
  return best;
}

std::string joined(Words const& words, std::size_t from, std::size_t to) {
  std::string out;
  for (auto i = from; i < to; ++i) (out += out.empty() || words[i].low == "," ? "" : " ") += words[i].low;
  return out;
}

bool period_word(Word const& w) {
  return w.low == "năm" || w.low == "quý" || w.low == "tháng" || w.low == "tuần" || w.low == "ngày" ||
         w.low == "kỳ";
}

/// "/năm" up to six words after the unit ("02 đợt kiểm tra/năm"), or "mỗi năm", "hằng quý", "trong năm" near
/// by.
std::string rate(Words const& words, std::size_t unit_end, std::size_t& last) {
  for (auto k = unit_end; k < words.size() && k < unit_end + 8; ++k) {
    auto const& w = words[k];
    if (w.low == "/" && k + 1 < words.size() && period_word(words[k + 1])) {
      if (k == unit_end) last = k + 2;
      return "/" + words[k + 1].low;
    }
    if (w.low == ";" || w.low == "." || w.low == ",") break;
    if ((w.low == "mỗi" || w.low == "hằng" || w.low == "hàng" || w.low == "một") && k + 1 < words.size() &&
        (words[k + 1].low == "năm" || words[k + 1].low == "quý" || words[k + 1].low == "tháng" ||
         words[k + 1].low == "tuần"))
      return "/" + words[k + 1].low;
  }
  return {};
}

/// "Hằng năm tổ chức ít nhất …": the period at the head of the clause.
std::string rate_before(Words const& words, std::size_t i) {
  for (std::size_t step = 0; step < 12 && i > 0; ++step) {
    auto const& w = words[--i];
    if (w.low == ";" || w.low == ".") return {};
    if ((w.low == "mỗi" || w.low == "hằng" || w.low == "hàng") && period_word(words[i + 1]))
      return "/" + words[i + 1].low;
  }
  return {};
}

bool compared(Words const& words, std::size_t i) {
  for (auto const p : {"toi thieu", "it nhat", "khong duoi", "khong it hon", "≥", ">", "toi da", "khong qua",
                       "≤", "<", "khong vuot qua", "khong thap hon"})
    if (phrase_before(words, i, p) != 0) return true;
  if (i > 0 && (words[i - 1].low == "trên" || words[i - 1].low == "hơn"))
    return i > 1 && words[i - 2].low == "đạt";
  return i > 1 && words[i - 1].low == "từ" && words[i - 2].low == "đạt";
}

bool governed_by_verb(Words const& words, std::size_t i) {
  for (std::size_t step = 0; step < 3 && i > 0; ++step) {
    for (auto const v : verbs)
      if (phrase_before(words, i, v) != 0) return true;
    auto const& w = words[--i];
    if (w.kind != Kind::word && w.low != ":") return false;
  }
  return false;
}

}  // namespace

std::optional<Figure> count_figure(Words const& words, std::size_t i) {
  if (i > 0 && std::ranges::find(naming, words[i - 1].low) != naming.end()) return std::nullopt;
  if (i > 0 && (words[i - 1].low == "/" || words[i - 1].low == "-" || words[i - 1].low == "–") && i > 1 &&
      words[i - 2].kind == Kind::number)
    return std::nullopt;
  auto const value = parse_number(words[i].low);
  if (!value || *value <= 0 || *value > 100000) return std::nullopt;
  auto unit = i + 1;
  Figure f;
  f.number = i;
  f.value = *value;
  if (unit + 1 < words.size() &&
      (words[unit].low == "-" || words[unit].low == "–" || words[unit].low == "đến") &&
      words[unit + 1].kind == Kind::number) {
    f.value2 = parse_number(words[unit + 1].low);
    if (!f.value2 || *f.value2 <= f.value) return std::nullopt;
    unit += 2;
  }
  auto const event = longest_at(words, unit, events);
  auto const thing = event == 0 ? longest_at(words, unit, things) : 0;
  if (event + thing == 0) return std::nullopt;
  f.last = unit + event + thing;
  auto per = rate(words, unit + event + thing, f.last);
  auto const with_rate = !per.empty();
  auto const with_comparator = compared(words, i);
  if (!with_rate && !with_comparator && !(event != 0 && governed_by_verb(words, i))) return std::nullopt;
  if (per.empty()) per = rate_before(words, i);
  f.unit = joined(words, unit, unit + event + thing) + per;
  return f;
}

}  // namespace ts::plan
