// How a case ends, and what may still be added to it.
#include <algorithm>

#include "kernel/casework/rules.hpp"

namespace ts::casework {

namespace {

/// Without a product a case stops only for a reason, by a superior, or when the applicant's time has run out.
Status check_stop(Case const& c, Close const& command, Context const& context) {
  TS_CHECK(check_text(command.reason, true, "/reason", "lý do dừng giải quyết", "the reason"));
  if (c.approved) {
    return refuse_by("case.stop.decided", "Đã có quyết định nên không dừng giải quyết được.",
                     "A decision has been made; the case cannot be stopped.", law::stop);
  }
  auto const& roles = context.actor.roles;
  bool const waited_out = c.phase == Phase::waiting_applicant && c.answer_by && context.now > *c.answer_by;
  if (waited_out || roles.has(Role::head) || roles.has(Role::leader)) return {};
  return refuse_by("case.stop.early",
                   "Chỉ dừng giải quyết khi người nộp đã quá thời gian bổ sung, hoặc do lãnh đạo quyết định.",
                   "A case is stopped when the applicant's time has run out, or by a superior.", law::stop);
}

}  // namespace

Decision decide_one(Case const&, Deliver const& command, Context const&) {
  TS_CHECK(check_text(command.note, false, "/note", "ghi chú", "the note"));
  static constexpr std::string_view ways[] = {"", "counter", "post", "online"};
  if (std::find(std::begin(ways), std::end(ways), command.by) == std::end(ways)) {
    return fail(Code::invalid, "case.deliver.by",
                "Chọn cách trả kết quả: tại quầy, bưu chính hoặc trực tuyến.",
                "Choose counter, post or online.", "/by");
  }
  Delivered e;
  e.by = command.by.empty() ? "counter" : command.by;
  if (!command.note.empty()) e.body = {{"note", command.note}};
  return What{std::move(e)};
}

Decision decide_one(Case const&, Withdraw const& command, Context const&) {
  TS_CHECK(check_text(command.reason, true, "/reason", "lý do rút hồ sơ", "the reason"));
  return What{Withdrawn{true, {{"reason", command.reason}}}};
}

Decision decide_one(Case const& c, Refuse const& command, Context const& context) {
  if (auto const ok = check_text(command.reason, true, "/reason", "lý do từ chối giải quyết", "the reason");
      !ok) {
    auto error = ok.error();
    error.article = law::refusal;
    return error;
  }
  TS_CHECK(check_text(command.article, false, "/article", "căn cứ từ chối", "the legal ground"));
  Refused e;
  e.article = command.article;
  e.reasoned = true;
  e.late = !c.on_time(context.now);
  e.body = {{"reason", command.reason}};
  return What{std::move(e)};
}

Decision decide_one(Case const& c, Close const& command, Context const& context) {
  Closed e;
  e.stopped = command.stop;
  e.late = !c.on_time(context.now);
  if (command.stop) {
    TS_CHECK(check_stop(c, command, context));
  } else if (!c.result_at) {
    return refuse_by(
        "case.close.no_result",
        "Chưa có kết quả nên chưa kết thúc được. Hãy phát hành kết quả, từ chối có lý do, hoặc dừng giải "
        "quyết.",
        "There is no result yet. Issue it, refuse with a reason, or stop the case.", law::five);
  } else if (context.type.find_step(Does::hand_out)) {
    TS_CHECK(check_text(command.reason, true, "/reason", "lý do kết thúc khi người nộp chưa nhận kết quả",
                        "why it is closed before the result was collected"));
  }
  TS_CHECK(check_text(command.reason, false, "/reason", "lý do", "the reason"));
  e.reasoned = !command.reason.empty();
  if (e.reasoned) e.body = {{"reason", command.reason}};
  return What{std::move(e)};
}

Decision decide_one(Case const&, Rate const& command, Context const&) {
  auto const good = [](int score) { return score >= 1 && score <= 5; };
  if (!good(command.score) || command.items.size() > 50 ||
      !std::all_of(command.items.begin(), command.items.end(), good)) {
    return fail(Code::invalid, "case.rate.score", "Chọn mức từ 1 đến 5.", "Choose 1 to 5.", "/score");
  }
  TS_CHECK(check_text(command.comment, false, "/comment", "góp ý", "the comment"));
  Rated e;
  e.score = command.score;
  e.items = command.items;
  if (!command.comment.empty()) e.body = {{"comment", command.comment}};
  return What{std::move(e)};
}

Decision decide_one(Case const&, Comment const& command, Context const& context) {
  TS_CHECK(check_text(command.text, true, "/text", "ý kiến", "the comment"));
  bool const citizen = context.actor.kind == permissions::ActorKind::citizen;
  return What{Commented{command.to_applicant || citizen, {{"text", command.text}}}};
}

Decision decide_one(Case const& c, Link const& command, Context const&) {
  LinkTo const link{command.kind, command.other};
  if (command.other.value <= 0 || command.other == c.no) {
    return fail(Code::invalid, "case.link.self", "Chọn một hồ sơ khác để liên kết.", "Choose another case.",
                "/other");
  }
  if (std::find(c.links.begin(), c.links.end(), link) != c.links.end()) {
    return fail(Code::conflict, "case.link.twice", "Hai hồ sơ đã liên kết như vậy rồi.",
                "They are linked already.", "/other");
  }
  return What{Linked{command.kind, command.other}};
}

Decision decide_one(Case const&, Pay const& command, Context const& context) {
  constexpr std::int64_t most = 10'000'000'000;
  if (command.amount <= 0 || command.amount > most) {
    return fail(Code::invalid, "case.pay.amount", "Số tiền phải lớn hơn 0.", "The amount must be above zero.",
                "/amount");
  }
  auto const& fees = context.type.fees;
  bool const known =
      std::any_of(fees.begin(), fees.end(), [&](auto const& f) { return f.key == command.fee; });
  if (!command.fee.empty() && !known) {
    return fail(Code::invalid, "case.pay.fee", "Thủ tục này không có khoản phí đó.",
                "The procedure has no such fee.", "/fee");
  }
  if (command.channel != PayChannel::cash) {
    TS_CHECK(
        check_text(command.reference, true, "/reference", "mã giao dịch", "the transaction's reference"));
  } else if (context.actor.kind == permissions::ActorKind::citizen) {
    return fail(Code::forbidden, "case.pay.cash", "Tiền mặt do cán bộ một cửa ghi nhận.",
                "Cash is recorded at the counter.", "/channel");
  }
  Paid e;
  e.fee = command.fee;
  e.amount = command.amount;
  e.channel = command.channel;
  if (!command.reference.empty()) e.body = {{"reference", command.reference}};
  return What{std::move(e)};
}

}  // namespace ts::casework
