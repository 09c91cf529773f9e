// Filing, taking in, supplementing: what happens between the applicant and the counter.
#include <fmt/format.h>

#include <algorithm>

#include "kernel/casework/filing.hpp"
#include "kernel/casework/rules.hpp"

namespace ts::casework {

namespace {

Status check_filer(Submit const& s, Context const& context) {
  if (may_file(context.type, s.channel, context.actor)) return {};
  return fail(Code::forbidden, "case.filer", "Bạn không nộp được loại việc này, hoặc không nộp qua kênh này.",
              "You cannot file this kind of work, or not by this channel.", "/channel");
}

Status check_variant(CaseType const& type, std::string_view key) {
  if (key.empty() || type.variant(key) != nullptr) return {};
  return fail(Code::invalid, "case.variant", "Trường hợp đã chọn không có trong thủ tục.",
              "The procedure has no such variant.", "/variant");
}

/// Whether a dossier needs verifying and the like is for the office to find, not for the applicant to say.
Status check_own_variant(Submit const& s, Context const& context) {
  auto const* chosen = context.type.variant(s.variant);
  if (chosen == nullptr || chosen->by_applicant || !context.actor.roles.has(Role::citizen)) return {};
  return fail(Code::invalid, "case.variant.office",
              "Trường hợp này do cơ quan xác định khi xem hồ sơ. Bạn cứ nộp, không cần chọn.",
              "The office finds out whether this applies. File without choosing it.", "/variant");
}

Status check_channel(Submit const& s, CaseType const& type) {
  if (type.rule(s.channel) == nullptr) {
    return fail(Code::rule, "case.channel", "Thủ tục này không nhận hồ sơ qua kênh đã chọn.",
                "This procedure does not take cases by that channel.", "/channel",
                std::string{law::channels});
  }
  return check_variant(type, s.variant);
}

Status check_task(Submit const& s, Context const& context) {
  bool const led = s.lead && !s.lead->value.empty();
  if (!led) {
    return fail(Code::rule, "task.lead", "Nhiệm vụ phải có đơn vị chủ trì.", "A task needs a lead unit.",
                "/lead", std::string{law::five});
  }
  // A plan set up late in its year has tasks whose time has passed: they are owed all the same, and are late.
  bool const of_plan = context.actor.kind == permissions::ActorKind::system;
  if (!s.due || (*s.due <= context.now && !of_plan)) {
    return fail(Code::rule, "task.due", "Nhiệm vụ phải có thời hạn ở phía trước.",
                "A task needs a due time ahead.", "/due", std::string{law::five});
  }
  if (!context.calendar.covers(*s.due)) {
    return fail(Code::invalid, "task.due.far",
                "Hạn này xa quá, lịch làm việc chưa có. Hãy chọn ngày gần hơn.",
                "The due time lies beyond the calendar. Choose a nearer day.", "/due");
  }
  TS_CHECK(check_text(s.product, true, "/product", "sản phẩm phải có", "the expected product"));
  return check_text(s.title, true, "/title", "tên nhiệm vụ", "what the task is");
}

std::string owner_of(Submit const& s, Context const& context) {
  if (context.actor.kind == permissions::ActorKind::citizen) return context.actor.id;
  if (!s.owner.empty()) return s.owner;
  if (context.type.kind == Kind::procedure) return "holder:" + context.new_code;
  return context.actor.id;
}

std::int64_t fee_due(Context const& context, Channel channel, std::string_view variant,
                     json::object const& answers) {
  std::int64_t sum = 0;
  for (auto const& line : fee_lines(context.type, channel, variant, answers, context.council_fees))
    sum += line.amount;
  return sum;
}

/// Where and until when: taken in first, or at its first step at once.
Status set_clock(Submitted& e, Submit const& s, Context const& context) {
  auto const& type = context.type;
  e.direct = type.steps.front().does != Does::receive;
  e.due_given = e.direct && s.due.has_value();
  auto const limit = type.limit(s.channel, s.variant);
  if (e.due_given) {
    e.due = {context.now, context.now, Allowance::same_day(), *s.due, {}};
  } else if (e.direct && limit) {
    e.due = calendar::reckon(context.now, *limit, context.calendar, {}, clock_rules(type));
  } else if (!e.direct) {
    e.due = calendar::reckon(context.now, type.clock.acknowledge_within, context.calendar);
  } else {
    return refuse_by("case.due", "Việc này chưa có thời hạn.", "This work has no due time.", law::five);
  }
  e.place = place_at(0, context, e.lead, e.due.due);
  return {};
}

}  // namespace

bool may_file(CaseType const& type, Channel channel, permissions::Actor const& actor) {
  auto const& roles = actor.roles;
  switch (type.kind) {
    case Kind::procedure:
      return roles.has(Role::reception) || roles.has(Role::system) ||
             (roles.has(Role::citizen) && (channel == Channel::online || channel == Channel::post));
    case Kind::internal:
      return actor.kind == permissions::ActorKind::staff;
    case Kind::plan_task:
      return roles.has(Role::system) || roles.has(Role::coordinator) || roles.has(Role::leader);
  }
  return false;
}

bool needs_lead(CaseType const& type) {
  return std::any_of(type.steps.begin(), type.steps.end(),
                     [](Step const& s) { return s.unit.value == lead_unit; });
}

Decision decide_submit(Submit const& s, Context const& context) {
  auto const& type = context.type;
  TS_ASSERT(context.new_no.value > 0 && !context.new_code.empty());
  permissions::Object object;
  object.commune = context.commune;
  object.province = context.province;
  TS_CHECK(permissions::check(context.actor, permissions::Action::submit, object));
  if (!type.valid_on(local_day(context.now))) {
    return refuse_by("case.type.expired",
                     "Phiên bản thủ tục này không còn hoặc chưa có hiệu lực. Hãy tải lại trang.",
                     "This version of the procedure is not in force. Reload the page.");
  }
  TS_CHECK(check_channel(s, type));
  TS_CHECK(check_own_variant(s, context));
  TS_CHECK(check_filer(s, context));
  if (type.kind == Kind::plan_task) TS_CHECK(check_task(s, context));
  Submitted e;
  e.papers = with_files(s.papers, s.files, type);
  TS_CHECK(check_papers(e.papers, type));
  e.code = context.new_code;
  e.type = type.ref();
  e.kind = type.kind;
  e.field = type.field;
  e.channel = s.channel;
  e.variant = s.variant;
  e.owner = owner_of(s, context);
  e.outside_territory = s.outside_territory;
  e.acknowledged = s.channel == Channel::online;
  e.result_by = s.result_by;
  e.facts = public_answers(type, s.answers);
  e.fee = fee_due(context, s.channel, s.variant, s.answers);
  e.product_code = type.products.front().code;
  e.product = s.product.empty() ? type.products.front().name.vi : s.product;
  e.lead = s.lead.value_or(type.steps.front().unit);
  e.coop = s.coop;
  e.title = s.title;
  e.source = s.source;
  TS_CHECK(set_clock(e, s, context));
  e.body = {{"applicant", s.applicant}, {"answers", s.answers}, {"files", s.files}};
  return What{std::move(e)};
}

Decision decide_one(Case const& c, Accept const& command, Context const& context) {
  auto const& type = context.type;
  std::string const said = command.variant.empty() ? c.variant : command.variant;
  std::string const variant = said == usual_variant ? "" : said;
  TS_CHECK(check_variant(type, variant));
  TS_CHECK(check_papers(command.papers, type));
  auto all = c.papers;
  all.insert(all.end(), command.papers.begin(), command.papers.end());
  auto const missing = missing_papers(type, c.channel, variant, all);
  if (!missing.empty()) {
    std::string names;
    for (auto const* d : missing) names += (names.empty() ? "" : "; ") + d->name.vi;
    return refuse_by(
        "case.accept.papers",
        "Hồ sơ còn thiếu: " + names + ". Hãy yêu cầu bổ sung một lần cho đủ, hoặc từ chối tiếp nhận.",
        "Papers are missing. Ask for all of them at once, or refuse to accept.", law::once);
  }
  Instant const received = command.received.value_or(context.now);
  if (received > context.now || received < c.submitted_at) {
    return fail(Code::invalid, "case.accept.received",
                "Thời điểm nhận đủ hồ sơ phải sau khi nộp và không ở tương lai.",
                "The dossier was complete after it was filed and not in the future.", "/received",
                std::string{law::intake});
  }
  auto const limit = type.limit(c.channel, variant);
  if (!limit) {
    return refuse_by("case.due", "Việc này chưa có thời hạn.", "This work has no due time.", law::five);
  }
  Accepted e;
  e.received = received;
  e.variant = said;
  // What fees multiply is never personal, so the facts of the case are enough to reckon them anew.
  if (variant != c.variant) e.fee = fee_due(context, c.channel, variant, c.facts);
  e.papers = command.papers;
  e.due = calendar::reckon(received, *limit, context.calendar, {}, clock_rules(type));
  e.place = place_at(step_after(c, context), context, c.lead, e.due.due);
  return What{std::move(e)};
}

Decision decide_one(Case const&, RefuseToAccept const& command, Context const&) {
  TS_CHECK(check_text(command.reason, true, "/reason", "lý do từ chối tiếp nhận", "the reason"));
  return What{IntakeRefused{true, {{"reason", command.reason}}}};
}

namespace {

Status check_items(RequestSupplement const& command, CaseType const& type) {
  if (command.items.empty()) {
    return fail(Code::invalid, "case.supplement.items", "Ghi đủ những gì cần bổ sung, mỗi thứ kèm lý do.",
                "List everything that is missing, each with its reason.", "/items", std::string{law::once});
  }
  for (auto const& item : command.items) {
    TS_CHECK(check_text(item.what, true, "/items", "nội dung cần bổ sung", "what is missing"));
    TS_CHECK(check_text(item.reason, true, "/items", "lý do cần bổ sung", "why it is needed"));
    if (!item.document.empty() && type.document(item.document) == nullptr) {
      return fail(Code::invalid, "case.paper",
                  "Giấy tờ “" + item.document + "” không có trong thành phần hồ sơ.",
                  "The paper “" + item.document + "” is not part of this dossier.", "/items");
    }
  }
  return check_text(command.guidance, false, "/guidance", "hướng dẫn", "the guidance");
}

/// From the second request on a superior answers for it.
Status check_repeat(Case const& c, RequestSupplement const& command, Context const& context) {
  auto const& roles = context.actor.roles;
  bool const senior = roles.has(Role::head) || roles.has(Role::leader);
  if (senior && !command.superior_reason.empty()) {
    return check_text(command.superior_reason, true, "/superior_reason", "lý do", "the reason");
  }
  return refuse_by(
      "case.supplement.once",
      fmt::format("Chỉ được yêu cầu bổ sung {} lần; hồ sơ này đã yêu cầu {} lần. Nếu bắt buộc phải yêu cầu "
                  "nữa, lãnh đạo đơn vị làm và ghi lý do; hồ sơ sẽ bị tính là quá hạn.",
                  context.type.clock.supplement_limit, c.supplements),
      "A supplement may be asked for once. Another request needs a head's reason and counts as late.",
      law::once);
}

}  // namespace

Decision decide_one(Case const& c, RequestSupplement const& command, Context const& context) {
  TS_CHECK(check_items(command, context.type));
  bool const repeat = c.supplements >= context.type.clock.supplement_limit;
  if (repeat) TS_CHECK(check_repeat(c, command, context));
  SupplementRequested e;
  e.ordinal = c.supplements + 1;
  e.items = static_cast<int>(command.items.size());
  e.counts_late = repeat;
  auto const& wait = context.type.clock.supplement_wait;
  if (wait) e.answer_by = calendar::due_of(context.now, *wait, context.calendar);
  if (c.accepted_at) {
    auto const passed = calendar::working_time_between(*c.accepted_at, context.now, context.calendar);
    e.notice_late = passed > 3 * context.calendar.full_day();
  }
  json::array items;
  for (auto const& item : command.items) {
    if (!item.document.empty()) e.documents.push_back(item.document);
    items.push_back(json::object{{"document", item.document}, {"what", item.what}, {"reason", item.reason}});
  }
  e.body = {{"items", std::move(items)},
            {"guidance", command.guidance},
            {"superior_reason", command.superior_reason}};
  return What{std::move(e)};
}

Decision decide_one(Case const& c, Supplement const& command, Context const& context) {
  if (command.answers.empty() && command.files.empty() && command.papers.empty()) {
    TS_CHECK(check_text(command.note, true, "/note", "nội dung bổ sung", "what is supplied"));
  }
  TS_CHECK(check_text(command.note, false, "/note", "ghi chú", "the note"));
  Supplemented e;
  e.papers = with_files(command.papers, command.files, context.type);
  TS_CHECK(check_papers(e.papers, context.type));
  bool const answered = !command.answers.empty();
  e.facts = answered ? public_answers(context.type, command.answers) : c.facts;
  e.fee = answered ? fee_due(context, c.channel, c.variant, command.answers) : c.fee;
  // Before acceptance nothing ran yet: the office has its time to take in again. A given due time never
  // restarts.
  e.restarted = c.clock.allowance && (!c.accepted_at || context.type.clock.restart_on_supplement);
  auto onward = go_on(c, context, e.restarted);
  e.due = std::move(onward.due);
  e.in_force = onward.in_force;
  std::string person;
  if (auto const* p = std::get_if<PersonRef>(&c.duty.owner())) person = p->actor;
  e.place = place_at(c.step, context, c.lead, e.in_force, std::move(person));
  e.place.unit = c.duty.unit();
  e.body = {{"answers", command.answers}, {"files", command.files}, {"note", command.note}};
  return What{std::move(e)};
}

}  // namespace ts::casework
