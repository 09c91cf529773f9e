#pragma once
/// Parts of the API's answers about cases (api/openapi.yaml), made from rows and states. Pure but for the name lookups.
#include <optional>
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "domain/onestop/case_row.hpp"
#include "domain/onestop/env.hpp"
#include "kernel/calendar/reckon.hpp"
#include "kernel/casework/decide.hpp"

namespace ts::onestop {

/// Who looks, where and when.
struct View {
  Env const& env;
  CommuneId commune;
  Instant now;
};

inline json::object text_json(std::string_view vi, std::string_view en) { return {{"vi", vi}, {"en", en}}; }
json::object text_json(casework::Text const& text);

/// What the case is called: a plan task by its title, else the procedure's name.
casework::Text title_of(std::string const& title, casework::CaseType const* type);
/// "Đang giải quyết": of CaseRow::status.
casework::Text status_label(std::string_view status, std::string_view kind);

/// CaseSummary. `state`: the row's, where it is at hand already; else it is parsed from the row.
json::object summary_json(View const& view, CaseRow const& row, casework::Case const* state = nullptr);
/// Deadline. Less than one full working day left is `at_risk`.
json::object deadline_json(View const& view, CaseRow const& row);
/// Party for an actor id of the journal ("staff:12", "citizen:7", "system"). Applicants are never named here.
json::object party_json(View const& view, std::string_view actor);
json::object unit_party_json(View const& view, std::string_view unit, std::string_view role = {});
/// Owes: who owes what to whom by when; empty once the case has ended.
json::array owes_json(View const& view, casework::Case const& c, casework::CaseType const& type);

/// Reckoning, with the rule's words and article.
json::object reckoning_json(calendar::Reckoning const& reckoning, casework::CaseType const& type,
                            casework::Case const& c);
/// The reckoning of the due time now in force, worked out again from the state; nothing for cases whose due time was
/// given.
std::optional<calendar::Reckoning> reckoning_of(casework::Case const& c, casework::CaseType const& type,
                                                calendar::Calendar const& calendar);

/// Fees due: FeeDue entries.
json::array fees_json(casework::Case const& c, casework::CaseType const& type, json::object const& answers,
                      json::object const& council);
/// Paper entries: every document of the type for this channel, those that came in with their files.
json::array papers_json(casework::Case const& c, casework::CaseType const& type, json::array const& files);
/// File entries from the body's [{document, sha256, name, size, type}]; only those of `document` when given.
json::array files_json(json::array const& files, std::optional<std::string_view> document = {});

}  // namespace ts::onestop
