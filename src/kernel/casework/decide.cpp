#include "kernel/casework/decide.hpp"

#include <algorithm>

#include "kernel/casework/rules.hpp"

namespace ts::casework {

namespace {

std::vector<Event> stamped(What what, CaseNo no, Context const& context) {
  std::vector<Event> events;
  events.push_back({context.now, context.actor.id, no, std::move(what)});
  return events;
}

Result<What> on_case(Case const& c, Command const& command, Context const& context) {
  return std::visit(
      [&](auto const& specific) -> Result<What> {
        if constexpr (std::same_as<std::decay_t<decltype(specific)>, Submit>) {
          return fail(Code::conflict, "case.exists", "Hồ sơ này đã được nộp.",
                      "The case has been filed already.");
        } else {
          return decide_one(c, specific, context);
        }
      },
      command);
}

}  // namespace

Result<std::vector<Event>> decide(std::optional<Case> const& state, Command const& command,
                                  Context const& context) {
  TS_ASSERT(context.calendar.covers(context.now));
  auto const* submit = std::get_if<Submit>(&command);
  if (!state) {
    if (submit == nullptr) {
      return fail(Code::not_found, "case.not_found", "Không tìm thấy hồ sơ.", "There is no such case.");
    }
    TS_TRY(auto what, decide_submit(*submit, context));
    return stamped(std::move(what), context.new_no, context);
  }
  TS_ASSERT(state->type() == context.type.ref());
  if (context.now < state->changed_at) {
    return fail(Code::conflict, "case.time", "Đồng hồ của máy chủ chạy lùi so với hồ sơ; hãy thử lại sau.",
                "The clock is behind the case; try again later.");
  }
  if (context.expected_version && *context.expected_version != state->events) {
    return fail(Code::conflict, "case.version",
                "Hồ sơ vừa được người khác cập nhật. Hãy tải lại rồi làm tiếp.",
                "Somebody else has just changed the case. Reload it and try again.");
  }
  if (submit == nullptr) TS_CHECK(guard(verb_of(command), *state, context));
  TS_TRY(auto what, on_case(*state, command, context));
  return stamped(std::move(what), state->no, context);
}

}  // namespace ts::casework
