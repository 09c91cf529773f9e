#include "domain/onestop/actions.hpp"

#include <array>
#include <span>

namespace ts::onestop {
namespace {

using casework::Verb;

struct OptionSpec {
  std::string_view value, vi, en;
};
struct FieldSpec {
  std::string_view name, vi, en, type;
  bool required = false;
  std::span<OptionSpec const> options{};
  std::string_view initial{};
};

constexpr std::array<OptionSpec, 4> causes{{
    {"financial_obligation", "Chờ thực hiện nghĩa vụ tài chính", "Financial obligation"},
    {"other_authority", "Chờ cơ quan khác trả lời", "Another authority's answer"},
    {"verification", "Chờ xác minh", "Verification"},
    {"public_posting", "Niêm yết công khai", "Public posting"},
}};
constexpr std::array<OptionSpec, 2> outcomes{
    {{"grant", "Đồng ý giải quyết", "Grant"}, {"deny", "Không đủ điều kiện", "Deny"}}};
constexpr std::array<OptionSpec, 3> ways{{{"counter", "Tại quầy", "At the counter"},
                                          {"post", "Bưu chính", "By post"},
                                          {"online", "Trực tuyến", "Online"}}};
constexpr std::array<OptionSpec, 3> pay_channels{
    {{"cash", "Tiền mặt", "Cash"},
     {"online", "Chuyển khoản, ví", "Online"},
     {"portal", "Cổng Dịch vụ công quốc gia", "National portal"}}};
constexpr std::array<OptionSpec, 3> relations{{{"related", "Liên quan", "Related"},
                                               {"parent", "Hồ sơ chính", "Parent"},
                                               {"child", "Hồ sơ thành phần", "Child"}}};

constexpr std::array<FieldSpec, 2> accept_fields{{{"papers", "Giấy tờ đã nhận", "Papers received", "papers"},
                                                  {"variant", "Trường hợp", "Variant", "text"}}};
constexpr std::array<FieldSpec, 1> reason_fields{{{"reason", "Lý do", "Reason", "longtext", true}}};
constexpr std::array<FieldSpec, 3> supplement_request_fields{
    {{"items", "Những gì cần bổ sung, mỗi mục một lý do", "What is missing, a reason each", "papers", true},
     {"guidance", "Hướng dẫn người nộp", "Guidance", "longtext"},
     {"superior_reason", "Lý do yêu cầu bổ sung lần nữa (lãnh đạo ghi)",
      "Superior's reason for a second request", "longtext"}}};
constexpr std::array<FieldSpec, 3> supplement_fields{
    {{"papers", "Giấy tờ bổ sung", "Papers", "papers"},
     {"answers", "Sửa thông tin đã khai", "Corrected answers", "answers"},
     {"note", "Lời nhắn", "Note", "longtext"}}};
constexpr std::array<FieldSpec, 2> assign_fields{
    {{"person", "Người xử lý", "Person", "staff", true}, {"note", "Ghi chú", "Note", "longtext"}}};
constexpr std::array<FieldSpec, 3> forward_fields{
    {{"unit", "Đơn vị nhận (để trống: chuyển bước tiếp theo)", "Unit (empty: next step)", "unit"},
     {"person", "Người nhận", "Person", "staff"},
     {"note", "Ghi chú", "Note", "longtext"}}};
constexpr std::array<FieldSpec, 3> pause_fields{
    {{"cause", "Lý do dừng tính thời gian", "Cause", "choice", true, causes},
     {"article", "Căn cứ pháp lý", "Legal basis", "text", true},
     {"note", "Ghi chú", "Note", "longtext"}}};
constexpr std::array<FieldSpec, 1> note_fields{{{"note", "Ghi chú", "Note", "longtext"}}};
constexpr std::array<FieldSpec, 3> propose_fields{
    {{"outcome", "Đề xuất", "Proposal", "choice", true, outcomes, "grant"},
     {"note", "Ý kiến thẩm tra", "Opinion", "longtext"},
     {"files", "Dự thảo kết quả", "Draft result", "files"}}};
constexpr std::array<FieldSpec, 4> issue_fields{
    {{"number", "Số, ký hiệu văn bản kết quả", "Number of the document", "text"},
     {"electronic", "Kết quả điện tử có ký số", "Signed electronic result", "yesno"},
     {"digitised", "Đã số hóa bản giấy", "Paper result digitised", "yesno"},
     {"files", "Tệp kết quả", "Result files", "files"}}};
constexpr std::array<FieldSpec, 2> deliver_fields{
    {{"by", "Cách trả", "How", "choice", false, ways, "counter"}, {"note", "Ghi chú", "Note", "longtext"}}};
constexpr std::array<FieldSpec, 2> apologise_fields{
    {{"reason", "Lý do chậm", "Reason for the delay", "longtext", true},
     {"new_due", "Hẹn lại vào", "New appointment", "datetime", true}}};
constexpr std::array<FieldSpec, 2> refuse_fields{{{"reason", "Lý do từ chối", "Reason", "longtext", true},
                                                  {"article", "Căn cứ pháp lý", "Legal basis", "text"}}};
constexpr std::array<FieldSpec, 2> close_fields{
    {{"stop", "Dừng giải quyết (chưa có kết quả)", "Stop without a result", "yesno"},
     {"reason", "Lý do", "Reason", "longtext"}}};
constexpr std::array<FieldSpec, 2> rate_fields{
    {{"score", "Mức hài lòng", "Satisfaction", "rating", true}, {"comment", "Góp ý", "Comment", "longtext"}}};
constexpr std::array<FieldSpec, 2> comment_fields{
    {{"text", "Ý kiến", "Comment", "longtext", true},
     {"to_applicant", "Gửi cho người nộp hồ sơ", "Send to the applicant", "yesno"}}};
constexpr std::array<FieldSpec, 2> link_fields{
    {{"kind", "Quan hệ", "Relation", "choice", true, relations, "related"},
     {"other", "Hồ sơ", "Case", "case", true}}};
constexpr std::array<FieldSpec, 4> pay_fields{
    {{"fee", "Khoản thu", "Fee", "text", true},
     {"amount", "Số tiền (đồng)", "Amount", "money", true},
     {"channel", "Hình thức", "Channel", "choice", true, pay_channels, "cash"},
     {"reference", "Mã giao dịch hoặc số biên lai", "Reference", "text"}}};

std::span<FieldSpec const> fields_of(Verb verb) {
  switch (verb) {
    case Verb::accept:
      return accept_fields;
    case Verb::refuse_to_accept:
    case Verb::return_for_rework:
    case Verb::withdraw:
      return reason_fields;
    case Verb::request_supplement:
      return supplement_request_fields;
    case Verb::supplement:
      return supplement_fields;
    case Verb::assign:
      return assign_fields;
    case Verb::forward:
      return forward_fields;
    case Verb::pause:
      return pause_fields;
    case Verb::resume:
    case Verb::approve:
      return note_fields;
    case Verb::propose:
      return propose_fields;
    case Verb::issue_result:
      return issue_fields;
    case Verb::deliver:
      return deliver_fields;
    case Verb::apologise:
      return apologise_fields;
    case Verb::refuse:
      return refuse_fields;
    case Verb::close:
      return close_fields;
    case Verb::rate:
      return rate_fields;
    case Verb::comment:
      return comment_fields;
    case Verb::link:
      return link_fields;
    case Verb::pay:
      return pay_fields;
    case Verb::submit:
    case Verb::recalculate:
      break;
  }
  return {};
}

json::object field_json(FieldSpec const& f, casework::CaseType const& type) {
  json::object out{
      {"name", f.name}, {"label", text_json(f.vi, f.en)}, {"type", f.type}, {"required", f.required}};
  json::array options;
  for (auto const& o : f.options)
    options.push_back(json::object{{"value", o.value}, {"label", text_json(o.vi, o.en)}});
  if (f.name == "variant") {
    for (auto const& v : type.variants)
      options.push_back(json::object{{"value", v.key}, {"label", text_json(v.name)}});
    options.push_back(json::object{{"value", casework::usual_variant},
                                   {"label", text_json("Trường hợp thông thường", "The usual case")}});
  }
  if (f.name == "fee")
    for (auto const& fee : type.fees)
      options.push_back(json::object{{"value", fee.key}, {"label", text_json(fee.name)}});
  if (!options.empty()) {
    out["type"] = "choice";
    out["options"] = std::move(options);
  }
  if (!f.initial.empty()) out["default"] = f.initial;
  if (f.type == "longtext") out["max_length"] = 4000;
  return out;
}

/// A choice without anything to choose from asks nothing.
bool asked(FieldSpec const& f, casework::CaseType const& type) {
  return f.name != "variant" || !type.variants.empty();
}

}  // namespace

json::array actions_json(casework::Case const& c, casework::Context const& context) {
  json::array out;
  for (auto const& offer : casework::allowed_verbs(c, context)) {
    if (offer.verb == Verb::submit || offer.verb == Verb::recalculate) continue;
    if (!offer.allowed && offer.why_not.code == Code::forbidden) continue;
    json::array fields;
    for (auto const& f : fields_of(offer.verb))
      if (asked(f, context.type)) fields.push_back(field_json(f, context.type));
    json::object action{{"verb", name(offer.verb)},
                        {"label", text_json(label_vi(offer.verb), label_en(offer.verb))},
                        {"main", offer.main},
                        {"fields", std::move(fields)}};
    if (!offer.allowed) {
      json::object why{{"code", offer.why_not.id}, {"text", text_json(offer.why_not.vi, offer.why_not.en)}};
      if (!offer.why_not.article.empty()) why["article"] = offer.why_not.article;
      action["why_not"] = std::move(why);
    }
    out.push_back(std::move(action));
  }
  return out;
}

}  // namespace ts::onestop
