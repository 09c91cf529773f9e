#include "domain/plan/compiler/units.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "domain/plan/compiler/clauses.hpp"
#include "domain/plan/compiler/words.hpp"

namespace ts::plan {
namespace {

// Words a unit's name begins with, without marks (readers slip on marks).
constexpr auto heads = std::to_array<std::string_view>({"phong",
                                                        "van phong",
                                                        "trung tam",
                                                        "ban",
                                                        "so",
                                                        "ubnd",
                                                        "uy ban",
                                                        "ub",
                                                        "hdnd",
                                                        "hoi dong",
                                                        "cong an",
                                                        "quan su",
                                                        "ban chi huy",
                                                        "bch",
                                                        "thu truong",
                                                        "chu tich",
                                                        "pho chu tich",
                                                        "truong phong",
                                                        "truong",
                                                        "cac truong",
                                                        "giam doc",
                                                        "chanh van phong",
                                                        "bo phan",
                                                        "hoi",
                                                        "doan",
                                                        "doan the",
                                                        "mat tran",
                                                        "tram",
                                                        "don vi",
                                                        "co quan",
                                                        "cac co quan",
                                                        "cac don vi",
                                                        "cac phong",
                                                        "cac ban",
                                                        "cac bo phan",
                                                        "cac co",
                                                        "cac to chuc",
                                                        "cac cong chuc",
                                                        "cong chuc",
                                                        "can bo",
                                                        "chuyen vien",
                                                        "cac so",
                                                        "cac thon",
                                                        "cac xa",
                                                        "cac phuong",
                                                        "cac doan the",
                                                        "cac hoi",
                                                        "cac nganh",
                                                        "cac doi",
                                                        "cac dia phuong",
                                                        "cac to",
                                                        "cac khu pho",
                                                        "cac xom",
                                                        "thon",
                                                        "xom",
                                                        "to dan pho",
                                                        "khu pho",
                                                        "truong thon",
                                                        "to cong nghe so",
                                                        "to cong tac",
                                                        "to giup viec",
                                                        "to",
                                                        "nguoi dung dau",
                                                        "lanh dao",
                                                        "thuong truc",
                                                        "dang uy",
                                                        "bi thu",
                                                        "toa an",
                                                        "vien kiem sat",
                                                        "kho bac",
                                                        "thue",
                                                        "chi cuc",
                                                        "cuc",
                                                        "bao hiem",
                                                        "ngan hang",
                                                        "dien luc",
                                                        "buu dien",
                                                        "bo",
                                                        "toan the",
                                                        "ke toan",
                                                        "vien chuc",
                                                        "nhom",
                                                        "uy vien",
                                                        "dai",
                                                        "bao",
                                                        "hieu truong",
                                                        "thu ky",
                                                        "ca nhan",
                                                        "thanh vien",
                                                        "cac thanh vien",
                                                        "to truong",
                                                        "chi bo",
                                                        "hat",
                                                        "doi",
                                                        "cong ty",
                                                        "hop tac xa",
                                                        "doanh nghiep",
                                                        "cac truong hoc",
                                                        "cac tram",
                                                        "cac chi",
                                                        "cac cap",
                                                        "cac ong",
                                                        "cac trung tam",
                                                        "cac doan",
                                                        "cac ubnd",
                                                        "cac uy",
                                                        "cac thu truong",
                                                        "cac hieu truong",
                                                        "cac doanh nghiep",
                                                        "cac ca nhan",
                                                        "cac can bo",
                                                        "cac chi bo",
                                                        "moi can bo",
                                                        "tung can bo",
                                                        "cac van phong",
                                                        "cac co so",
                                                        "cac lang",
                                                        "cac ap",
                                                        "ap",
                                                        "cac ban nganh"});

// Words that open the predicate after a subject.
constexpr std::array<std::string_view, 62> predicates{"căn cứ",       "có trách nhiệm", "chịu trách nhiệm",
                                                      "chủ trì",      "chủ động",       "phối hợp",
                                                      "thường xuyên", "tham mưu",       "nghiêm túc",
                                                      "định kỳ",      "tổ chức",        "triển khai",
                                                      "thực hiện",    "xây dựng",       "hướng dẫn",
                                                      "theo dõi",     "kiểm tra",       "đôn đốc",
                                                      "tổng hợp",     "báo cáo",        "trực tiếp",
                                                      "phản ánh",     "rà soát",        "bố trí",
                                                      "đề xuất",      "bảo đảm",        "đảm bảo",
                                                      "tăng cường",   "đẩy mạnh",       "quán triệt",
                                                      "nghiên cứu",   "quan tâm",       "khẩn trương",
                                                      "tiếp tục",     "kịp thời",       "là đầu mối",
                                                      "là cơ quan",   "là đơn vị",      "giúp",
                                                      "bám sát",      "có nhiệm vụ",    "phải",
                                                      "cần",          "tập trung",      "gửi",
                                                      "ban hành",     "giám sát",       "lập",
                                                      "cập nhật",     "công khai",      "tuyên truyền",
                                                      "vận động",     "tích cực",       "đăng tải",
                                                      "duy trì",      "cung cấp",       "kiểm soát",
                                                      "chỉ đạo",      "giải quyết",     "tiếp nhận",
                                                      "thẩm định",    "tuyên truyền"};

// After "được giao …" or "có liên quan …" these verbs still belong to the subject.
constexpr std::array<std::string_view, 10> relative{"theo dõi",   "kiểm tra", "đôn đốc", "thực hiện",
                                                    "triển khai", "tổng hợp", "báo cáo", "chủ trì",
                                                    "phối hợp",   "tổ chức"};

constexpr std::array<std::string_view, 6> openers{"đề nghị", "yêu cầu",   "giao",
                                                  "đối với", "phân công", "giao cho"};

std::size_t head_at(Words const& words, std::size_t i) {
  std::size_t best = 0;
  for (auto const h : heads) best = std::max(best, phrase_at(words, i, h));
  return best;
}

/// Short heads that are other words with other marks: "số", "bộ"/"bỏ", "tổ"/"tờ", "hội"/"hỏi", "báo cáo",
/// "thuê" …
bool head_word(Words const& words, std::size_t i) {
  using Pair = std::pair<std::string_view, std::string_view>;
  constexpr auto marked = std::to_array<Pair>({{"so", "sở"},
                                               {"bo", "bộ"},
                                               {"to", "tổ"},
                                               {"hoi", "hội"},
                                               {"ban", "ban"},
                                               {"cuc", "cục"},
                                               {"dai", "đài"},
                                               {"bao", "báo"},
                                               {"doi", "đội"},
                                               {"hat", "hạt"},
                                               {"thue", "thuế"},
                                               {"ap", "ấp"},
                                               {"xom", "xóm"},
                                               {"doan", "đoàn"},
                                               {"tram", "trạm"}});
  for (auto const& [bare, word] : marked)
    if (words[i].bare == bare && words[i].low != word) return false;
  return phrase_at(words, i, "báo cáo") == 0 && phrase_at(words, i, "tổ chức") == 0 &&
         phrase_at(words, i, "bộ chỉ số") == 0;
}

std::size_t first_word(Words const& words) {
  std::size_t i = 0;
  while (i < words.size() && words[i].kind == Kind::symbol) ++i;
  return i;
}

bool relative_clause(Words const& words, std::size_t from, std::size_t i) {
  auto const open = find_phrase(words, from, i, {"được giao", "được phân công", "thực hiện nhiệm vụ"});
  if (open >= i) return false;
  return find_phrase(words, open, i, {"tại kế hoạch", "tại phụ lục", "này"}) >= i ||
         std::ranges::any_of(words.begin() + static_cast<std::ptrdiff_t>(open),
                             words.begin() + static_cast<std::ptrdiff_t>(i),
                             [](Word const& w) { return w.low == ","; });
}

/// "tổ chức" is a noun in "các tổ chức", "cơ quan, tổ chức".
bool noun_use(Words const& words, std::size_t i) {
  if (words[i].bare == "tong" && i > 0 && words[i - 1].bare == "vu")
    return true;  // "Trung tâm Dịch vụ tổng hợp"
  if (words[i].low != "tổ") return false;
  if (i == 0) return true;
  auto const& before = words[i - 1].low;
  auto const after = i + 2 < words.size() ? std::string_view(words[i + 2].low) : std::string_view();
  return before == "các" || before == "," || before == "phòng" || before == "ban" || before == "những" ||
         after == "chính" || after == "," || after == "xã" || after == "có" || after == "đoàn";
}

/// "Bộ phận tiếp nhận …", "Ban chỉ đạo …", "Tổ giúp việc": after these heads a verb is part of the name.
bool named_by_verb(Words const& words, std::size_t i) {
  for (auto const h :
       {"ban", "bo phan", "trung tam", "phong", "to", "uy ban", "ub", "hoi dong", "doi", "nhom"})
    if (auto const n = phrase_before(words, i, h)) return i == n || words[i - n - 1].low != "các";
  return false;
}

std::size_t predicate(Words const& words, std::size_t from, std::size_t to) {
  auto const skip = named_by_verb(words, from);
  int depth = 0;
  for (auto i = from + (skip ? 1 : 0); i < to; ++i) {
    if (words[i].low == "(") ++depth;
    if (words[i].low == ")") --depth;
    if (depth > 0) continue;
    for (auto const p : predicates) {
      if (phrase_at(words, i, p) == 0 || noun_use(words, i)) continue;
      auto const inner = std::ranges::find(relative, p) != relative.end();
      if (inner && relative_clause(words, from, i)) continue;
      // "Phòng Kiểm tra", "Trung tâm Phục vụ": a capital inside a name is no verb.
      if (words[i].upper && i > from && words[i - 1].kind == Kind::word) continue;
      if (words[i].upper && i > from && words[i - 1].low == "-") continue;
      return i;
    }
  }
  return to;
}

}  // namespace

bool names_unit(std::string_view text) {
  auto const words = split_words(text.substr(0, 600));
  auto const i = first_word(words);
  if (i >= words.size() || words.size() - i > 45 || !words[i].upper) return false;
  auto const n = head_at(words, i);
  if (n == 0) return false;
  if (!head_word(words, i)) return false;
  return predicate(words, i + n, words.size()) == words.size();
}

std::vector<std::string> split_units(std::string_view cell) {
  std::vector<std::string> out;
  auto const words = split_words(cell);
  std::size_t first = 0;
  auto close = [&](std::size_t last) {
    auto const text = words_text(cell, words, {first, last});
    if (!text.empty()) out.emplace_back(text);
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto const& w = words[i];
    auto const strong = w.low == ";" || w.low == "•";
    auto const listed =
        w.low == "+" || (w.low == "-" && (i == 0 || (w.begin > words[i - 1].end && i + 1 < words.size() &&
                                                     head_at(words, i + 1) != 0 && words[i + 1].upper &&
                                                     w.end < words[i + 1].begin)));
    auto const weak = (w.low == "," || w.low == "và") && i + 1 < words.size() && words[i + 1].upper &&
                      head_at(words, i + 1) != 0 && words[i + 1].bare != "ubnd" &&
                      words[i + 1].bare != "hdnd";
    if (!strong && !weak && !listed) continue;
    close(i);
    first = i + 1;
  }
  close(words.size());
  return out;
}

std::string subject_unit(std::string_view sentence) {
  auto const words = split_words(sentence);
  auto i = first_word(words);
  auto asked = false;
  // "Chủ tịch UBND xã yêu cầu Thủ trưởng …": whoever is asked has the duty.
  auto const ask =
      find_phrase(words, i, std::min(words.size(), i + 40), {"yêu cầu", "đề nghị", "giao cho", "giao"});
  auto const ask_subject = ask == i || (ask < words.size() && predicate(words, i, ask) == ask &&
                                        (head_at(words, i) != 0 || find_phrase(words, i, ask, {","}) < ask));
  auto const asks =
      words.size() > ask && words[ask].low == "giao" && phrase_at(words, ask, "giao cho") == 0 ? 1U : 2U;
  if (ask < std::min(words.size(), i + 40) && ask_subject && ask + asks < words.size() &&
      head_at(words, ask + asks) != 0 && (asks == 2 || words[ask + 1].upper)) {
    i = ask + asks;
    asked = true;
  }
  for (auto const opener : openers)
    if (auto const n = phrase_at(words, i, opener)) {
      i += n;
      asked = true;
      if (i < words.size() && words[i].low == "cho") ++i;
      break;
    }
  if (i >= words.size()) return {};
  auto const n = head_at(words, i);
  if (n == 0 || (!words[i].upper && !asked)) return {};
  auto const end = predicate(words, i + n, words.size());
  if (end == words.size() || end - i > 60) return {};
  return std::string(words_text(sentence, words, {i, end}));
}

std::string unit_of_heading(std::string_view heading) {
  auto const words = split_words(heading);
  auto i = first_word(words);
  for (auto const lead :
       {"trách nhiệm của", "nhiệm vụ của", "đối với", "đề nghị", "yêu cầu", "giao", "phân công"})
    if (auto const n = phrase_at(words, i, lead)) {
      i += n;
      break;
    }
  if (i >= words.size()) return {};
  auto text = std::string(words_text(heading, words, {i, words.size()}));
  if (i > 0) {
    // The name follows a lower-case lead; let it begin as names do.
    std::size_t at = 0;
    auto const c = next_char(text, at);
    if (!is_upper(c)) {
      if (head_at(words, i) == 0) return {};
      return text;
    }
  }
  return names_unit(text) ? text : std::string();
}

}  // namespace ts::plan
