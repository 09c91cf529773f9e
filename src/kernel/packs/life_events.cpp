#include <array>

#include "kernel/packs/packs.hpp"

namespace ts::packs {

namespace {

struct Named {
  std::string_view key;
  casework::Text name;
};

std::array<Named, 14> const& table() {
  static std::array<Named, 14> const events{{
      {"sinh-con", {"Sinh con", "Having a child"}},
      {"hon-nhan", {"Kết hôn, hôn nhân", "Marriage"}},
      {"nguoi-than-qua-doi", {"Người thân qua đời", "Death in the family"}},
      {"nuoi-con-giam-ho", {"Nuôi con, giám hộ", "Raising a child, guardianship"}},
      {"giay-to-ban-sao", {"Giấy tờ, bản sao, chứng thực", "Papers, copies, certification"}},
      {"cu-tru", {"Nơi ở, cư trú", "Residence"}},
      {"nha-dat", {"Nhà đất", "Land and housing"}},
      {"xay-dung", {"Xây dựng", "Building"}},
      {"kinh-doanh", {"Mở và làm kinh doanh", "Running a business"}},
      {"kho-khan", {"Khó khăn, cần trợ giúp", "Hardship and support"}},
      {"nguoi-cao-tuoi", {"Người cao tuổi", "Old age"}},
      {"khuyet-tat", {"Khuyết tật", "Disability"}},
      {"tranh-chap", {"Tranh chấp, hòa giải", "Disputes"}},
      {"viec-noi-bo", {"Việc trong cơ quan", "Inside the office"}},
  }};
  return events;
}

}  // namespace

casework::Text const* life_event(std::string_view key) {
  for (auto const& e : table()) {
    if (e.key == key) return &e.name;
  }
  return nullptr;
}

std::vector<std::string_view> life_events() {
  std::vector<std::string_view> out;
  for (auto const& e : table()) out.push_back(e.key);
  return out;
}

}  // namespace ts::packs
