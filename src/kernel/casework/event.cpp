#include "kernel/casework/event.hpp"

#include <fmt/format.h>

#include <array>

#include "kernel/casework/event_members.hpp"

namespace ts::casework {

namespace {

struct Title {
  std::string_view type;
  std::string_view vi;
  std::string_view en;
};

// In the order of Verb and What.
constexpr std::array<Title, verb_count> titles{{
    {"case.submitted", "Nộp hồ sơ", "Filed"},
    {"case.accepted", "Tiếp nhận hồ sơ", "Accepted"},
    {"case.intake_refused", "Từ chối tiếp nhận", "Intake refused"},
    {"case.supplement_requested", "Yêu cầu bổ sung", "Supplement requested"},
    {"case.supplemented", "Người nộp đã bổ sung", "Supplemented"},
    {"case.assigned", "Phân công người xử lý", "Assigned"},
    {"case.forwarded", "Chuyển hồ sơ", "Forwarded"},
    {"case.paused", "Tạm dừng tính thời hạn", "Clock paused"},
    {"case.resumed", "Tiếp tục tính thời hạn", "Clock resumed"},
    {"case.proposed", "Trình kết quả thẩm tra", "Decision proposed"},
    {"case.returned", "Trả lại để làm lại", "Returned for rework"},
    {"case.approved", "Phê duyệt", "Approved"},
    {"case.result_issued", "Phát hành kết quả", "Result issued"},
    {"case.delivered", "Trả kết quả", "Result handed out"},
    {"case.apologised", "Xin lỗi và hẹn lại ngày trả", "Apology and new appointment"},
    {"case.withdrawn", "Người nộp rút hồ sơ", "Withdrawn"},
    {"case.refused", "Từ chối giải quyết", "Refused"},
    {"case.closed", "Kết thúc hồ sơ", "Closed"},
    {"case.rated", "Người nộp đánh giá", "Rated"},
    {"case.commented", "Ý kiến", "Comment"},
    {"case.linked", "Liên kết hồ sơ", "Linked"},
    {"case.paid", "Thanh toán", "Paid"},
    {"case.recalculated", "Tính lại thời hạn theo lịch mới", "Reckoned again by the new calendar"},
}};
static_assert(std::variant_size_v<What> == verb_count);

template <std::size_t I = 0>
Result<What> parse(std::size_t index, json::object const& data, json::object&& body) {
  if constexpr (I == std::variant_size_v<What>) {
    TS_ASSERT(false);
    return What{};
  } else {
    if (index != I) return parse<I + 1>(index, data, std::move(body));
    std::variant_alternative_t<I, What> what{};
    Reader reader(data);
    members(reader, what);
    if (!reader.bad().empty()) {
      return fail(Code::corrupt, "event.data", "Sự kiện trong nhật ký có dữ liệu không đọc được.",
                  fmt::format("{}: “{}” cannot be read.", titles[I].type, reader.bad()),
                  json_pointer(reader.bad()));
    }
    if constexpr (requires { what.body; }) what.body = std::move(body);
    return What{std::move(what)};
  }
}

std::string short_time(Instant at) {
  auto const local = to_local(at);
  std::chrono::year_month_day const d{local.day};
  auto const m = local.since_midnight.count();
  return fmt::format("{:02}:{:02} {:02}/{:02}/{}", m / 60, m % 60, static_cast<unsigned>(d.day()),
                     static_cast<unsigned>(d.month()), static_cast<int>(d.year()));
}

}  // namespace

std::string_view type_name(What const& what) { return titles[what.index()].type; }
std::string_view type_name(Verb verb) { return titles[static_cast<std::size_t>(verb)].type; }

bool is_case_event(std::string_view type) {
  for (auto const& t : titles) {
    if (t.type == type) return true;
  }
  return false;
}

json::object data_of(What const& what) {
  return std::visit(
      [](auto const& e) {
        Writer w;
        members(w, e);
        return std::move(w.object);
      },
      what);
}

json::object body_of(What const& what) {
  return std::visit(
      [](auto const& e) {
        if constexpr (requires { e.body; }) return e.body;
        return json::object{};
      },
      what);
}

Result<What> parse_event(std::string_view type, json::object const& data, json::object body) {
  for (std::size_t i = 0; i < titles.size(); ++i) {
    if (titles[i].type == type) return parse(i, data, std::move(body));
  }
  return fail(Code::corrupt, "event.unknown", "Nhật ký có loại sự kiện lạ.",
              "Unknown type of event: " + std::string{type} + ".");
}

std::string vi(What const& what) {
  std::string text{titles[what.index()].vi};
  if (auto const* e = std::get_if<SupplementRequested>(&what)) text += fmt::format(" lần {}", e->ordinal);
  if (auto const* e = std::get_if<Accepted>(&what)) text += ", hẹn trả " + short_time(e->due.due);
  if (auto const* e = std::get_if<Apologised>(&what)) text += ": " + short_time(e->new_due);
  if (auto const* e = std::get_if<Paid>(&what)) text += fmt::format(": {} đồng", e->amount);
  if (auto const* e = std::get_if<Rated>(&what)) text += fmt::format(": {}/5", e->score);
  if (auto const* e = std::get_if<Closed>(&what); e != nullptr && e->stopped) text = "Dừng giải quyết";
  if (auto const* e = std::get_if<Proposed>(&what); e != nullptr && e->outcome == Outcome::deny) {
    text += " (đề nghị từ chối)";
  }
  return text;
}

std::string en(What const& what) {
  std::string text{titles[what.index()].en};
  if (auto const* e = std::get_if<SupplementRequested>(&what)) text += fmt::format(" (no. {})", e->ordinal);
  if (auto const* e = std::get_if<Accepted>(&what)) text += ", due " + short_time(e->due.due);
  if (auto const* e = std::get_if<Apologised>(&what)) text += ": " + short_time(e->new_due);
  if (auto const* e = std::get_if<Paid>(&what)) text += fmt::format(": {} đồng", e->amount);
  if (auto const* e = std::get_if<Rated>(&what)) text += fmt::format(": {}/5", e->score);
  if (auto const* e = std::get_if<Closed>(&what); e != nullptr && e->stopped) text = "Stopped";
  if (auto const* e = std::get_if<Proposed>(&what); e != nullptr && e->outcome == Outcome::deny) {
    text += " (refusal proposed)";
  }
  return text;
}

}  // namespace ts::casework
