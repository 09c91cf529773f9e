#pragma once
/// The printed forms of the one-stop shop as rows for a page to lay out. The fields and their order follow the
/// layouts of Bộ Y tế 3621/QĐ-BYT (24/11/2025, BM.01–BM.06), issued under Thông tư 03/2025/TT-VPCP; the official
/// wording of forms 04–07 was not seen, and form numbers change with each circular, so none is printed.
#include <string_view>

#include "domain/onestop/case_projection.hpp"
#include "domain/onestop/case_story.hpp"

namespace ts::onestop {

struct PrintInput {
  View view;
  LiveCase const& live;
  casework::CaseType const& type;
  Office const& office;
  Story const& story;
};

/// giay-tiep-nhan · phieu-bo-sung · phieu-tu-choi · phieu-xin-loi · thong-bao-dung · phieu-kiem-soat ·
/// bien-nhan-ket-qua. Errors: `print.unknown` (not_found), `print.not_yet` (rule): the case has nothing of that kind
/// yet.
Result<json::object> print_form(std::string_view form, PrintInput const& input);

}  // namespace ts::onestop
