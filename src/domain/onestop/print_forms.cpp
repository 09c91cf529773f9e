#include "domain/onestop/print_forms.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace ts::onestop {
namespace {

using namespace casework;

/// "9 giờ 05 phút, ngày 21/01/2026"
std::string moment_text(Instant at) {
  auto const local = to_local(at);
  std::chrono::year_month_day const d{local.day};
  auto const minutes = local.since_midnight.count();
  return fmt::format("{} giờ {:02} phút, ngày {:02}/{:02}/{}", minutes / 60, minutes % 60,
                     static_cast<unsigned>(d.day()), static_cast<unsigned>(d.month()),
                     static_cast<int>(d.year()));
}

std::string text_in(json::object const& object, std::string_view key) {
  auto const value = get_string_or(object, key, "");
  return value ? std::string{*value} : std::string{};
}

/// Builds one form.
class Form {
 public:
  Form(PrintInput const& in, std::string_view form, std::string_view title, std::string_view number_pattern)
      : in_(in) {
    auto const& office = in.office;
    out_ = {{"form", form},
            {"title", title},
            {"number", in.live.row.code + std::string{number_pattern}},
            {"agency",
             json::array{"ỦY BAN NHÂN DÂN " + text::upper(office.name), "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"}},
            {"source",
             "Các mục theo BM.01–BM.06, Quyết định 3621/QĐ-BYT ngày 24/11/2025 (ban hành theo Thông tư "
             "03/2025/TT-VPCP); chưa đối chiếu với mẫu hiện hành của Bộ Tư pháp"}};
    std::chrono::year_month_day const d{local_day(in.view.now)};
    out_["place_date"] =
        fmt::format("{}, ngày {:02} tháng {:02} năm {}", office.name, static_cast<unsigned>(d.day()),
                    static_cast<unsigned>(d.month()), static_cast<int>(d.year()));
  }

  Form& row(std::string_view label, std::string value) {
    if (!value.empty()) rows_.push_back(json::object{{"label", label}, {"value", std::move(value)}});
    return *this;
  }
  Form& applicant() {
    auto const& who = in_.story.applicant;
    row("Hồ sơ của", in_.live.row.applicant);
    row("Số định danh cá nhân, tổ chức", text_in(who, "id_number"));
    row("Địa chỉ", text_in(who, "address"));
    row("Số điện thoại", text_in(who, "phone"));
    row("Thư điện tử", text_in(who, "email"));
    return *this;
  }
  Form& subject() { return row("Nội dung yêu cầu giải quyết", title_of(in_.live.state.title, &in_.type).vi); }
  Form& table(json::array columns, json::array rows) {
    out_["table"] = json::object{{"columns", std::move(columns)}, {"rows", std::move(rows)}};
    return *this;
  }
  Form& closing(std::string line) {
    closing_.emplace_back(std::move(line));
    return *this;
  }
  Form& sign(std::string_view title, std::string name = {}) {
    json::object s{{"title", title}};
    if (!name.empty()) s["name"] = std::move(name);
    signatures_.push_back(std::move(s));
    return *this;
  }
  json::object done() {
    out_["rows"] = std::move(rows_);
    out_["closing"] = std::move(closing_);
    out_["signatures"] = std::move(signatures_);
    return std::move(out_);
  }

 private:
  PrintInput const& in_;
  json::object out_;
  json::array rows_, closing_, signatures_;
};

std::string name_of(PrintInput const& in, std::string_view actor) {
  auto const staff = in.view.env.names.staff(in.view.commune, actor);
  return staff ? staff->name : std::string{};
}

/// The newest entry of a kind, with who made it.
template <class E>
struct Last {
  E const* event = nullptr;
  store::JournalEvent const* entry = nullptr;
};
template <class E>
Last<E> last(PrintInput const& in) {
  for (auto told = in.story.told.rbegin(); told != in.story.told.rend(); ++told)
    if (auto const* e = std::get_if<E>(&told->what)) return {e, &told->entry};
  return {};
}

Error not_yet() {
  return fail(Code::rule, "print.not_yet", "Hồ sơ này chưa có nội dung để in mẫu đó.",
              "The case has nothing of that kind to print yet.");
}

Result<json::object> receipt(PrintInput const& in) {
  auto const& c = in.live.state;
  Form form(in, "giay-tiep-nhan", "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", "/TTPVHCC");
  form.row("Mã hồ sơ", c.code).applicant().subject();
  json::array papers;
  int n = 0;
  for (auto const& p : papers_json(c, in.type, in.story.files)) {
    auto const& o = p.get_object();
    if (o.at("form") == "missing") continue;
    papers.push_back(json::array{std::to_string(++n), o.at("name").at("vi"),
                                 o.at("form") == "original"    ? "Bản chính"
                                 : o.at("form") == "photocopy" ? "Bản sao"
                                                               : "Bản điện tử"});
  }
  form.table({"STT", "Thành phần hồ sơ", "Hình thức"}, std::move(papers));
  if (auto const limit = in.type.limit(c.channel, c.variant))
    form.row("Thời gian giải quyết theo quy định", calendar::vi(*limit));
  form.row("Thời gian nhận hồ sơ", moment_text(c.accepted_at.value_or(c.submitted_at)));
  if (c.accepted_at) form.row("Thời gian trả kết quả", moment_text(c.due()));
  form.row("Đăng ký nhận kết quả tại", c.result_by == "online" ? "Trực tuyến"
                                       : c.result_by == "post" ? "Bưu chính"
                                                               : "Bộ phận Một cửa");
  return form.closing("Theo dõi hồ sơ bằng mã QR trên giấy này.")
      .sign("NGƯỜI NỘP HỒ SƠ")
      .sign("NGƯỜI TIẾP NHẬN HỒ SƠ", name_of(in, c.received_by))
      .done();
}

Result<json::object> supplement(PrintInput const& in) {
  auto const [event, entry] = last<SupplementRequested>(in);
  if (event == nullptr) return not_yet();
  Form form(in, "phieu-bo-sung", "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ", "/PBS-TTPVHCC");
  form.applicant().subject();
  json::array rows;
  int n = 0;
  if (auto const* items = event->body.if_contains("items"); items != nullptr && items->is_array())
    for (auto const& item : items->get_array())
      rows.push_back(json::array{std::to_string(++n), text_in(item.get_object(), "what"),
                                 text_in(item.get_object(), "reason")});
  form.table({"STT", "Nội dung cần bổ sung", "Lý do"}, std::move(rows));
  form.row("Hướng dẫn", text_in(event->body, "guidance"));
  if (event->answer_by) form.row("Bổ sung trước", moment_text(*event->answer_by));
  return form.closing("Thời hạn giải quyết được tính lại khi hồ sơ đã đầy đủ.")
      .sign("NGƯỜI HƯỚNG DẪN", name_of(in, entry->actor))
      .done();
}

Result<json::object> refusal(PrintInput const& in) {
  Form form(in, "phieu-tu-choi", "PHIẾU TỪ CHỐI TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ", "/PTC-TTPVHCC");
  form.applicant().row("Mã hồ sơ", in.live.row.code).subject();
  if (auto const [event, entry] = last<Refused>(in); event != nullptr)
    return form.row("Lý do", text_in(event->body, "reason"))
        .row("Căn cứ", event->article)
        .sign("NGƯỜI NỘP HỒ SƠ")
        .sign("THỦ TRƯỞNG", name_of(in, entry->actor))
        .done();
  if (auto const [event, entry] = last<IntakeRefused>(in); event != nullptr)
    return form.row("Lý do", text_in(event->body, "reason"))
        .sign("NGƯỜI NỘP HỒ SƠ")
        .sign("NGƯỜI TIẾP NHẬN", name_of(in, entry->actor))
        .done();
  return not_yet();
}

Result<json::object> apology(PrintInput const& in) {
  auto const [event, entry] = last<Apologised>(in);
  if (event == nullptr) return not_yet();
  Form form(in, "phieu-xin-loi", "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ", "/PXL");
  form.row("Kính gửi", in.live.row.applicant).row("Mã hồ sơ", in.live.row.code).subject();
  form.row("Ngày tiếp nhận", moment_text(in.live.state.accepted_at.value_or(in.live.state.submitted_at)));
  form.row("Thời gian hẹn trả", moment_text(event->old_due))
      .row("Lý do chưa trả đúng hẹn", text_in(event->body, "reason"));
  form.row("Hẹn trả lại vào", moment_text(event->new_due));
  return form.closing("Cơ quan giải quyết xin lỗi ông/bà vì sự chậm trễ này.")
      .sign("THỦ TRƯỞNG", name_of(in, entry->actor))
      .done();
}

Result<json::object> stop(PrintInput const& in) {
  auto const [event, entry] = last<Closed>(in);
  if (event == nullptr || !event->stopped) return not_yet();
  Form form(in, "thong-bao-dung", "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ", "/TB-TTPVHCC");
  form.applicant().row("Mã hồ sơ", in.live.row.code).subject().row("Lý do", text_in(event->body, "reason"));
  return form.sign("THỦ TRƯỞNG", name_of(in, entry->actor)).done();
}

Result<json::object> control_sheet(PrintInput const& in) {
  Form form(in, "phieu-kiem-soat", "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ", "/PKS-TTPVHCC");
  auto const& c = in.live.state;
  form.row("Mã hồ sơ", c.code)
      .row("Cơ quan giải quyết", in.view.env.names.unit(in.view.commune, in.live.row.unit));
  form.row("Ngày nhận", moment_text(c.accepted_at.value_or(c.submitted_at)))
      .row("Hẹn trả", moment_text(c.due()));
  json::array rows;
  auto const due = c.due();
  for (auto const& [entry, what] : in.story.told) {
    rows.push_back(json::array{casework::vi(what), name_of(in, entry.actor), moment_text(entry.at),
                               entry.at <= due ? "Trong hạn" : "Quá hạn"});
  }
  form.table({"Việc", "Người thực hiện", "Thời gian", "Kết quả"}, std::move(rows));
  return form.sign("NGƯỜI GIAO").sign("NGƯỜI NHẬN").done();
}

Result<json::object> hand_over(PrintInput const& in) {
  auto const [event, entry] = last<ResultIssued>(in);
  if (event == nullptr) return not_yet();
  Form form(in, "bien-nhan-ket-qua", "GIẤY BIÊN NHẬN TRẢ KẾT QUẢ", "/BN-TTPVHCC");
  form.applicant().row("Mã hồ sơ", in.live.row.code).subject();
  form.row("Kết quả", in.live.state.duty.product().name).row("Số, ký hiệu", text_in(event->body, "number"));
  form.row("Ngày có kết quả", moment_text(entry->at));
  return form.sign("NGƯỜI NHẬN KẾT QUẢ").sign("NGƯỜI TRẢ KẾT QUẢ").done();
}

}  // namespace

Result<json::object> print_form(std::string_view form, PrintInput const& input) {
  if (form == "giay-tiep-nhan") return receipt(input);
  if (form == "phieu-bo-sung") return supplement(input);
  if (form == "phieu-tu-choi") return refusal(input);
  if (form == "phieu-xin-loi") return apology(input);
  if (form == "thong-bao-dung") return stop(input);
  if (form == "phieu-kiem-soat") return control_sheet(input);
  if (form == "bien-nhan-ket-qua") return hand_over(input);
  return fail(Code::not_found, "print.unknown", "Không có mẫu in này.", "There is no such form.");
}

}  // namespace ts::onestop
