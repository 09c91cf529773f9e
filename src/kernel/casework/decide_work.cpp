// Work inside the office: assigning, forwarding, pausing, proposing, deciding.
#include <fmt/format.h>

#include <algorithm>

#include "kernel/casework/rules.hpp"

namespace ts::casework {

namespace {

json::object note(std::string const& text) {
  return text.empty() ? json::object{} : json::object{{"note", text}};
}

Status check_person(std::string const& person, bool required) {
  bool const staff = person.starts_with("staff:") && person.size() > 6;
  if (staff || (person.empty() && !required)) return {};
  return fail(Code::invalid, "case.person", "Hãy chọn người xử lý.", "Choose a person.", "/person");
}

std::string person_of(Case const& c) {
  auto const* p = std::get_if<PersonRef>(&c.duty.owner());
  return p == nullptr ? std::string{} : p->actor;
}

}  // namespace

Decision decide_one(Case const& c, Assign const& command, Context const&) {
  TS_CHECK(check_person(command.person, true));
  TS_CHECK(check_text(command.note, false, "/note", "ghi chú", "the note"));
  if (command.person == person_of(c)) {
    return fail(Code::conflict, "case.assigned_already", "Việc này đã giao cho người đó.",
                "It is assigned to that person already.", "/person");
  }
  return What{Assigned{command.person, note(command.note)}};
}

Decision decide_one(Case const& c, Forward const& command, Context const& context) {
  TS_CHECK(check_person(command.person, false));
  TS_CHECK(check_text(command.note, false, "/note", "ghi chú", "the note"));
  Forwarded e;
  e.body = note(command.note);
  if (command.unit) {
    TS_CHECK(check_text(command.unit->value, true, "/unit", "đơn vị nhận", "the unit"));
    e.place = place_at(c.step, context, c.lead, c.due(), command.person);
    e.place.unit = *command.unit;
    return What{std::move(e)};
  }
  if (step_of(c, context).does != Does::review) {
    return fail(Code::invalid, "case.forward.unit",
                "Chọn đơn vị nhận, hoặc dùng “Trình kết quả” để chuyển sang bước tiếp theo.",
                "Choose a unit, or propose to pass the case to the next step.", "/unit",
                std::string{law::transfer});
  }
  e.next_step = true;
  e.place = place_at(step_after(c, context), context, c.lead, c.due(), command.person);
  return What{std::move(e)};
}

Decision decide_one(Case const&, Pause const& command, Context const&) {
  TS_CHECK(check_text(command.article, true, "/article", "điều luật cho phép dừng tính thời hạn",
                      "the article that allows the clock to stand"));
  TS_CHECK(check_text(command.note, false, "/note", "ghi chú", "the note"));
  return What{Paused{command.cause, command.article, note(command.note)}};
}

Decision decide_one(Case const& c, Resume const& command, Context const& context) {
  TS_CHECK(check_text(command.note, false, "/note", "ghi chú", "the note"));
  auto onward = go_on(c, context, false);
  Resumed e;
  e.due = std::move(onward.due);
  e.in_force = onward.in_force;
  e.place = place_at(c.step, context, c.lead, e.in_force, person_of(c));
  e.place.unit = c.duty.unit();
  e.body = note(command.note);
  return What{std::move(e)};
}

Decision decide_one(Case const& c, Propose const& command, Context const& context) {
  bool const task = context.type.kind == Kind::plan_task;
  bool const deny = command.outcome == Outcome::deny;
  if (deny) {
    TS_CHECK(check_text(command.note, true, "/note", "lý do đề nghị từ chối", "why a refusal is proposed"));
  } else if (task && command.files.empty()) {
    TS_CHECK(check_text(command.note, true, "/note", "sản phẩm đã làm, hoặc đính kèm tệp",
                        "the product, or attach it"));
  }
  TS_CHECK(check_text(command.note, false, "/note", "ghi chú", "the note"));
  Proposed e;
  e.outcome = command.outcome;
  e.place = place_at(step_after(c, context), context, c.lead, c.due());
  e.body = note(command.note);
  if (!command.files.empty()) e.body["files"] = command.files;
  return What{std::move(e)};
}

Decision decide_one(Case const& c, ReturnForRework const& command, Context const& context) {
  TS_CHECK(check_text(command.reason, true, "/reason", "lý do trả lại", "the reason"));
  auto const handle = context.type.find_step(Does::handle);
  TS_ASSERT(handle.has_value());
  Returned e;
  e.place = place_at(*handle, context, c.lead, c.due(), c.proposed_by);
  e.body = {{"reason", command.reason}};
  return What{std::move(e)};
}

Decision decide_one(Case const& c, Approve const& command, Context const& context) {
  TS_CHECK(check_text(command.note, false, "/note", "ghi chú", "the note"));
  Approved e;
  // Work without an issuing step has its product with the approval (plan tasks: what was proposed).
  e.has_product = !context.type.find_step(Does::issue, c.step);
  e.place = place_at(step_after(c, context), context, c.lead, c.due());
  e.body = note(command.note);
  return What{std::move(e)};
}

Decision decide_one(Case const& c, IssueResult const& command, Context const& context) {
  TS_CHECK(check_text(command.number, false, "/number", "số, ký hiệu văn bản", "the number"));
  ResultIssued e;
  e.product_code = c.duty.product().code;
  e.electronic = command.electronic;
  e.digitised = command.digitised || command.electronic;
  e.late = !c.on_time(context.now);
  e.place = place_at(step_after(c, context), context, c.lead, c.due());
  e.body = {{"number", command.number}, {"files", command.files}};
  return What{std::move(e)};
}

Decision decide_one(Case const& c, Apologise const& command, Context const& context) {
  TS_CHECK(check_text(command.reason, true, "/reason", "lý do chậm", "the reason of the delay"));
  if (command.new_due <= c.due() || command.new_due <= context.now ||
      !context.calendar.covers(command.new_due)) {
    return fail(Code::invalid, "case.apology.due", "Ngày hẹn lại phải sau ngày hẹn cũ và ở phía trước.",
                "The new appointment must lie after the old one and in the future.", "/new_due",
                std::string{law::apology});
  }
  if (context.calendar.opening_at_or_after(command.new_due) != command.new_due) {
    return fail(Code::invalid, "case.apology.hours", "Ngày giờ hẹn lại phải trong giờ làm việc.",
                "The new appointment must lie in office hours.", "/new_due");
  }
  Apologised e;
  e.old_due = c.due();
  e.new_due = command.new_due;
  e.notice_late = local_day(context.now) >= local_day(c.due());
  e.body = {{"reason", command.reason}};
  return What{std::move(e)};
}

Decision decide_one(Case const& c, Recalculate const& command, Context const& context) {
  Recalculated e;
  e.calendar = command.calendar;
  e.due = reckon_again(c, context, c.clock.received, c.clock.pauses);
  e.in_force = c.apologies > 0 ? std::max(c.due(), e.due.due) : e.due.due;
  if (e.due.due == c.first_due) {
    return fail(Code::conflict, "case.recalculate.same",
                "Lịch mới không làm thời hạn của hồ sơ này thay đổi.",
                "The new calendar does not change this due time.");
  }
  e.place = place_at(c.step, context, c.lead, e.in_force, person_of(c));
  e.place.unit = c.duty.unit();
  return What{std::move(e)};
}

}  // namespace ts::casework
