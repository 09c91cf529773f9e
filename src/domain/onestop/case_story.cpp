#include "domain/onestop/case_story.hpp"

#include <stdexcept>

namespace ts::onestop {
namespace {

using namespace casework;

json::object object_in(json::object const& body, std::string_view key) {
  auto const* value = body.if_contains(key);
  return value != nullptr && value->is_object() ? value->get_object() : json::object{};
}

json::array array_in(json::object const& body, std::string_view key) {
  auto const* value = body.if_contains(key);
  return value != nullptr && value->is_array() ? value->get_array() : json::array{};
}

std::string text_in(json::object const& body, std::string_view key) {
  auto const* value = body.if_contains(key);
  return value != nullptr && value->is_string() ? std::string{value->get_string()} : std::string{};
}

/// Gathers what later entries change; one overload a kind of event that matters.
struct Gather {
  Story& story;
  store::JournalEvent const& entry;

  void files(json::object const& body) {
    for (auto& f : array_in(body, "files")) story.files.push_back(std::move(f));
  }
  void operator()(Submitted const& e) {
    story.applicant = object_in(e.body, "applicant");
    story.on_behalf_of = object_in(story.applicant, "on_behalf_of");
    story.applicant.erase("on_behalf_of");
    story.answers = object_in(e.body, "answers");
    files(e.body);
    story.reckoning = e.due;
  }
  void operator()(Accepted const& e) { story.reckoning = e.due; }
  void operator()(SupplementRequested const& e) {
    json::array papers, items = array_in(e.body, "items");
    std::string reason = text_in(e.body, "guidance");
    for (auto const& item : items) {
      if (!item.is_object()) continue;
      auto const& i = item.get_object();
      if (auto document = text_in(i, "document"); !document.empty()) papers.emplace_back(document);
      reason += (reason.empty() ? "" : "\n") + text_in(i, "what") + ": " + text_in(i, "reason");
    }
    story.supplement = {{"reason", reason},
                        {"papers", std::move(papers)},
                        {"items", std::move(items)},
                        {"asked_at", to_iso(entry.at)}};
    if (e.answer_by) story.supplement["by"] = to_iso(*e.answer_by);
  }
  void operator()(Supplemented const& e) {
    if (auto answers = object_in(e.body, "answers"); !answers.empty()) story.answers = std::move(answers);
    files(e.body);
    story.supplement.clear();
    story.reckoning = e.due;
  }
  void operator()(Resumed const& e) { story.reckoning = e.due; }
  void operator()(Recalculated const& e) { story.reckoning = e.due; }
  void operator()(ResultIssued const& e) {
    story.result = {{"number", text_in(e.body, "number")},
                    {"issued_at", to_iso(entry.at)},
                    {"files", files_json(array_in(e.body, "files"))}};
  }
  void operator()(Rated const& e) {
    story.rating = {{"score", e.score}};
    if (auto comment = text_in(e.body, "comment"); !comment.empty()) story.rating["comment"] = comment;
  }
  void operator()(auto const&) {}
};

/// True when the applicant may read the free text of such an entry.
bool for_applicant(What const& what) {
  if (auto const* comment = std::get_if<Commented>(&what)) return comment->to_applicant;
  return std::holds_alternative<IntakeRefused>(what) || std::holds_alternative<SupplementRequested>(what) ||
         std::holds_alternative<Supplemented>(what) || std::holds_alternative<Apologised>(what) ||
         std::holds_alternative<Refused>(what) || std::holds_alternative<Withdrawn>(what) ||
         std::holds_alternative<Closed>(what) || std::holds_alternative<Rated>(what);
}

/// Entries that are the office's inner work.
bool hidden_from_applicant(What const& what) {
  auto const* comment = std::get_if<Commented>(&what);
  return (comment != nullptr && !comment->to_applicant) || std::holds_alternative<Linked>(what);
}

std::string detail_of(What const& what) {
  auto const body = body_of(what);
  for (auto const key : {"reason", "note", "text", "comment", "guidance", "number"})
    if (auto found = text_in(body, key); !found.empty()) return found;
  std::string items;
  for (auto const& item : array_in(body, "items"))
    if (item.is_object())
      items += (items.empty() ? "" : "; ") + text_in(item.get_object(), "what") + " (" +
               text_in(item.get_object(), "reason") + ")";
  return items;
}

std::optional<Instant> due_in(What const& what) {
  return std::visit(
      [](auto const& e) -> std::optional<Instant> {
        if constexpr (requires { e.new_due; })
          return e.new_due;
        else if constexpr (requires { e.in_force; })
          return e.in_force;
        else if constexpr (requires { e.due.due; })
          return e.due.due;
        else
          return std::nullopt;
      },
      what);
}

}  // namespace

Story tell(std::vector<store::JournalEvent> entries) {
  Story story;
  for (auto& entry : entries) {
    if (!is_case_event(entry.type)) continue;
    auto what = parse_event(entry.type, entry.data, entry.body.value_or(json::object{}));
    if (!what)
      throw std::runtime_error("journal entry " + std::to_string(entry.seq) + ": " + what.error().en);
    std::visit(Gather{story, entry}, *what);
    story.told.push_back({std::move(entry), std::move(*what)});
  }
  return story;
}

json::array timeline_json(View const& view, Story const& story, Sight sight) {
  json::array out;
  for (auto const& [entry, what] : story.told) {
    if (sight != Sight::staff && hidden_from_applicant(what)) continue;
    json::object item{{"seq", entry.seq},
                      {"at", to_iso(entry.at)},
                      {"type", entry.type},
                      {"title", text_json(casework::vi(what), casework::en(what))}};
    item["by"] = sight == Sight::anybody && entry.actor.starts_with("staff:")
                     ? json::object{{"kind", "unit"}, {"name", "Cơ quan giải quyết"}}
                     : party_json(view, entry.actor);
    if (auto const due = due_in(what)) item["due"] = to_iso(*due);
    if (entry.erased_by != 0) item["erased"] = true;
    bool const may_read = sight == Sight::staff || (sight == Sight::applicant && for_applicant(what));
    if (may_read) {
      if (auto detail = detail_of(what); !detail.empty()) item["detail"] = std::move(detail);
      if (auto files = files_json(array_in(body_of(what), "files")); !files.empty())
        item["files"] = std::move(files);
    }
    out.push_back(std::move(item));
  }
  return out;
}

}  // namespace ts::onestop
