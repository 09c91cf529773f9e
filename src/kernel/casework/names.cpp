#include <array>

#include "kernel/casework/enums.hpp"

namespace ts::casework {

namespace {

struct Label {
  std::string_view name;
  std::string_view vi;
  std::string_view en;
};

constexpr std::array<Label, verb_count> verbs{{
    {"submit", "Nộp hồ sơ", "File"},
    {"accept", "Tiếp nhận", "Accept"},
    {"refuse_to_accept", "Từ chối tiếp nhận", "Refuse to accept"},
    {"request_supplement", "Yêu cầu bổ sung", "Request a supplement"},
    {"supplement", "Bổ sung hồ sơ", "Supplement"},
    {"assign", "Phân công", "Assign"},
    {"forward", "Chuyển", "Forward"},
    {"pause", "Tạm dừng thời hạn", "Pause the clock"},
    {"resume", "Tiếp tục thời hạn", "Resume the clock"},
    {"propose", "Trình kết quả", "Propose"},
    {"return_for_rework", "Trả lại làm lại", "Return for rework"},
    {"approve", "Phê duyệt", "Approve"},
    {"issue_result", "Phát hành kết quả", "Issue the result"},
    {"deliver", "Trả kết quả", "Hand out"},
    {"apologise", "Xin lỗi và hẹn lại", "Apologise and reappoint"},
    {"withdraw", "Rút hồ sơ", "Withdraw"},
    {"refuse", "Từ chối giải quyết", "Refuse"},
    {"close", "Kết thúc", "Close"},
    {"rate", "Đánh giá", "Rate"},
    {"comment", "Ghi ý kiến", "Comment"},
    {"link", "Liên kết hồ sơ", "Link"},
    {"pay", "Ghi nhận thanh toán", "Record a payment"},
    {"recalculate", "Tính lại thời hạn", "Reckon again"},
}};

constexpr std::array<Label, 6> phases{{
    {"intake", "Chờ tiếp nhận", "Waiting to be accepted"},
    {"working", "Đang giải quyết", "In progress"},
    {"waiting_applicant", "Chờ người nộp bổ sung", "Waiting for the applicant"},
    {"paused", "Tạm dừng thời hạn", "Clock paused"},
    {"result_ready", "Đã có kết quả", "Result ready"},
    {"ended", "Đã kết thúc", "Ended"},
}};

Label const& label(Verb v) { return verbs[static_cast<std::size_t>(v)]; }

}  // namespace

std::string_view name(Verb v) { return label(v).name; }
std::string_view label_vi(Verb v) { return label(v).vi; }
std::string_view label_en(Verb v) { return label(v).en; }

std::optional<Verb> verb(std::string_view text) {
  for (std::size_t i = 0; i < verbs.size(); ++i) {
    if (verbs[i].name == text) return static_cast<Verb>(i);
  }
  return std::nullopt;
}

// Verbs open the list of actions, in the same order; names_test keeps it so.
permissions::Action action_of(Verb v) { return static_cast<permissions::Action>(v); }

std::string_view title_vi(Phase p) { return phases[static_cast<std::size_t>(p)].vi; }
std::string_view title_en(Phase p) { return phases[static_cast<std::size_t>(p)].en; }

std::string_view name(Kind v) { return enum_name(v); }
std::string_view name(Channel v) { return enum_name(v); }
std::optional<Channel> channel(std::string_view text) { return enum_value<Channel>(text); }
std::string_view name(Mark v) { return enum_name(v); }
std::string_view name(FieldType v) { return enum_name(v); }
std::string_view name(PersonPart v) { return enum_name(v); }
std::string_view name(Does v) { return enum_name(v); }
std::string_view name(Fee::Per v) { return enum_name(v); }
std::string_view name(Paper::Form v) { return enum_name(v); }
std::string_view name(PauseCause v) { return enum_name(v); }
std::string_view name(Outcome v) { return enum_name(v); }
std::string_view name(LinkKind v) { return enum_name(v); }
std::string_view name(PayChannel v) { return enum_name(v); }
std::string_view name(Phase v) { return enum_name(v); }
std::string_view name(Ending v) { return enum_name(v); }

}  // namespace ts::casework
