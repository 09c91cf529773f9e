#include <array>
#include <utility>

#include "domain/plan/compiler/outline.hpp"
#include "domain/plan/compiler/words.hpp"

namespace ts::plan {
namespace {

using Entry = std::pair<std::string_view, std::string_view>;

// Words of a heading, without marks, and the pillar they name.
constexpr auto names = std::to_array<Entry>({{"the che", "the_che"},
                                             {"xay dung phap luat", "the_che"},
                                             {"thi hanh phap luat", "the_che"},
                                             {"van ban quy pham", "the_che"},
                                             {"thu tuc hanh chinh", "tthc"},
                                             {"tthc", "tthc"},
                                             {"mot cua", "tthc"},
                                             {"dich vu cong", "tthc"},
                                             {"huong toi nguoi dan", "tthc"},
                                             {"phuc vu nguoi dan", "tthc"},
                                             {"bo may", "to_chuc"},
                                             {"phan cap phan quyen", "to_chuc"},
                                             {"cong vu", "cong_vu"},
                                             {"doi ngu can bo", "cong_vu"},
                                             {"can bo cong chuc", "cong_vu"},
                                             {"can bo , cong chuc", "cong_vu"},
                                             {"cong chuc , vien chuc", "cong_vu"},
                                             {"tai chinh", "tai_chinh"},
                                             {"ngan sach", "tai_chinh"},
                                             {"tai san cong", "tai_chinh"},
                                             {"chinh quyen so", "chinh_quyen_so"},
                                             {"chinh quyen dien tu", "chinh_quyen_so"},
                                             {"chinh phu so", "chinh_quyen_so"},
                                             {"chinh phu dien tu", "chinh_quyen_so"},
                                             {"hien dai hoa", "chinh_quyen_so"},
                                             {"chuyen doi so", "chinh_quyen_so"},
                                             {"cong nghe thong tin", "chinh_quyen_so"},
                                             {"ha tang so", "chinh_quyen_so"},
                                             {"an toan thong tin", "chinh_quyen_so"},
                                             {"chi dao", "chi_dao"},
                                             {"dieu hanh", "chi_dao"},
                                             {"kiem tra", "chi_dao"},
                                             {"tuyen truyen", "chi_dao"},
                                             {"nhan thuc", "chi_dao"},
                                             {"muc tieu chung", "chung"},
                                             {"chi tieu chung", "chung"}});

}  // namespace

std::string pillar_of_heading(std::string_view heading) {
  auto const words = split_words(heading.substr(0, 400));
  // "Cải cách X" wins over whatever else a long heading mentions; otherwise the first name from the left.
  for (auto const reform : {true, false})
    for (std::size_t i = 0; i < words.size(); ++i)
      for (auto const& [name, pillar] : names) {
        if (phrase_at(words, i, name) == 0) continue;
        auto const after_reform = find_phrase(words, i >= 4 ? i - 4 : 0, i, {"cai cach"}) < i;
        if (!reform || after_reform) return std::string(pillar);
      }
  return {};
}

}  // namespace ts::plan
