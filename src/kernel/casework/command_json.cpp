#include "kernel/casework/archive.hpp"
#include "kernel/casework/command.hpp"

namespace ts::casework {

// The members of each command, by the names the API uses.
template <class A, Is<Submit> T>
void members(A& a, T& v) {
  a("channel", v.channel), a("variant", v.variant), a("applicant", v.applicant), a("answers", v.answers),
      a("files", v.files), a("papers", v.papers), a("owner", v.owner),
      a("outside_territory", v.outside_territory), a("result_by", v.result_by), a("lead", v.lead),
      a("coop", v.coop), a("due", v.due), a("title", v.title), a("product", v.product), a("source", v.source);
}
template <class A, Is<Accept> T>
void members(A& a, T& v) {
  a("papers", v.papers), a("variant", v.variant), a("received", v.received);
}
template <class A, Is<RefuseToAccept> T>
void members(A& a, T& v) {
  a("reason", v.reason);
}
template <class A, Is<SupplementItem> T>
void members(A& a, T& v) {
  a("document", v.document), a("what", v.what), a("reason", v.reason);
}
template <class A, Is<RequestSupplement> T>
void members(A& a, T& v) {
  a("items", v.items), a("guidance", v.guidance), a("superior_reason", v.superior_reason);
}
template <class A, Is<Supplement> T>
void members(A& a, T& v) {
  a("answers", v.answers), a("files", v.files), a("papers", v.papers), a("note", v.note);
}
template <class A, Is<Assign> T>
void members(A& a, T& v) {
  a("person", v.person), a("note", v.note);
}
template <class A, Is<Forward> T>
void members(A& a, T& v) {
  a("unit", v.unit), a("person", v.person), a("note", v.note);
}
template <class A, Is<Pause> T>
void members(A& a, T& v) {
  a("cause", v.cause), a("article", v.article), a("note", v.note);
}
template <class A, Is<Resume> T>
void members(A& a, T& v) {
  a("note", v.note);
}
template <class A, Is<Propose> T>
void members(A& a, T& v) {
  a("outcome", v.outcome), a("note", v.note), a("files", v.files);
}
template <class A, Is<ReturnForRework> T>
void members(A& a, T& v) {
  a("reason", v.reason);
}
template <class A, Is<Approve> T>
void members(A& a, T& v) {
  a("note", v.note);
}
template <class A, Is<IssueResult> T>
void members(A& a, T& v) {
  a("number", v.number), a("electronic", v.electronic), a("digitised", v.digitised), a("files", v.files);
}
template <class A, Is<Deliver> T>
void members(A& a, T& v) {
  a("by", v.by), a("note", v.note);
}
template <class A, Is<Apologise> T>
void members(A& a, T& v) {
  a("reason", v.reason), a("new_due", v.new_due);
}
template <class A, Is<Withdraw> T>
void members(A& a, T& v) {
  a("reason", v.reason);
}
template <class A, Is<Refuse> T>
void members(A& a, T& v) {
  a("reason", v.reason), a("article", v.article);
}
template <class A, Is<Close> T>
void members(A& a, T& v) {
  a("stop", v.stop), a("reason", v.reason);
}
template <class A, Is<Rate> T>
void members(A& a, T& v) {
  a("score", v.score), a("comment", v.comment), a("items", v.items);
}
template <class A, Is<Comment> T>
void members(A& a, T& v) {
  a("text", v.text), a("to_applicant", v.to_applicant);
}
template <class A, Is<Link> T>
void members(A& a, T& v) {
  a("kind", v.kind), a("other", v.other);
}
template <class A, Is<Pay> T>
void members(A& a, T& v) {
  a("fee", v.fee), a("amount", v.amount), a("channel", v.channel), a("reference", v.reference);
}
template <class A, Is<Recalculate> T>
void members(A& a, T& v) {
  a("calendar", v.calendar);
}

namespace {

template <std::size_t I = 0>
Result<Command> parse(std::size_t index, json::object const& object) {
  if constexpr (I == std::variant_size_v<Command>) {
    TS_ASSERT(false);
    return Command{};
  } else {
    if (index != I) return parse<I + 1>(index, object);
    std::variant_alternative_t<I, Command> command{};
    Reader reader(object);
    members(reader, command);
    if (!reader.bad().empty()) {
      return fail(Code::invalid, "command.member", "Mục “" + reader.bad() + "” có giá trị không hợp lệ.",
                  "“" + reader.bad() + "” has a value of the wrong form.", json_pointer(reader.bad()));
    }
    if (reader.has_unknown()) {
      return fail(Code::invalid, "command.unknown", "Yêu cầu có mục mà thao tác này không dùng.",
                  "The request has a member this verb does not know.");
    }
    return Command{std::move(command)};
  }
}

}  // namespace

Result<Command> command_from_json(Verb verb, json::object const& object) {
  return parse(static_cast<std::size_t>(verb), object);
}

}  // namespace ts::casework
