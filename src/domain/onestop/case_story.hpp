#pragma once
/// What a case's journal entries tell: the parts the snapshot leaves out because they are personal, and the timeline.
#include <optional>
#include <string>
#include <vector>

#include "domain/onestop/case_json.hpp"
#include "kernel/casework/event.hpp"
#include "kernel/store/journal_store.hpp"

namespace ts::onestop {

/// One journal entry of a case, understood.
struct Told {
  store::JournalEvent entry;
  casework::What what;
};

struct Story {
  std::vector<Told> told;  ///< in order
  json::object applicant;  ///< as filed; empty when erased
  json::object on_behalf_of;
  json::object answers;                          ///< the newest
  json::array files;                             ///< of the filing and of supplements
  std::optional<calendar::Reckoning> reckoning;  ///< of the newest due time that was reckoned
  json::object supplement;                       ///< the open request; empty when none
  json::object result;                           ///< number, files, issued_at; empty before
  json::object rating;
};

/// Throws std::runtime_error on an entry that does not parse (corrupt journal).
Story tell(std::vector<store::JournalEvent> entries);

/// How much of an entry a reader may see.
enum class Sight { staff, applicant, anybody };

/// TimelineEntry list. `anybody`: no names, reasons or files; `applicant`: no internal notes.
json::array timeline_json(View const& view, Story const& story, Sight sight);

}  // namespace ts::onestop
