#pragma once
/// Facts: what indicators may count. A fact is a named yes/no property of one case; a day says when it
/// counts. All statistics rest on this closed list, so that an office defines indicators as data without a
/// programmer. Pure.
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace ts::indicators {

/// Bit numbers are stored in the database: never renumber, only append. At most 63.
enum class Fact : std::uint8_t {
  online = 0,             ///< filed online
  counter = 1,            ///< filed at the counter
  post = 2,               ///< filed by public post
  full_online_offer = 3,  ///< the procedure is offered online from end to end (toàn trình)
  full_online = 4,        ///< filed online, any fee paid online, result issued electronically
  tracked = 5,            ///< taken in at the one-stop desk, every step recorded here
  on_time = 6,       ///< ended by the due time, apologies not counted, and asked for no more supplements than
                     ///< allowed (QĐ 766/QĐ-TTg)
  early = 7,         ///< on time, and on a day before the due day
  late = 8,          ///< ended, but not on time
  apologised = 9,    ///< a letter of apology with a new date was sent
  has_result = 10,   ///< ended with its product, not with a refusal
  refused = 11,      ///< ended with a reasoned refusal
  fee_bearing = 12,  ///< a fee is owed
  pay_online_offered = 13,  ///< the procedure takes payment online
  paid_online = 14,         ///< the fee was paid online, by any gateway
  paid_on_portal = 15,      ///< the fee was paid through the national portal
  papers_digitised = 16,  ///< every paper of the dossier is held in digital form (so too when there is none)
  result_digitised =
      17,  ///< a signed digital copy of the result is stored, or the result is itself electronic
  result_electronic = 18,             ///< the result was issued as a signed electronic document
  papers_held = 19,                   ///< at least one paper asked for was already held when the case came in
  papers_reused = 20,                 ///< at least one paper was taken from the store instead of filed again
  not_asked_again = 21,               ///< no paper already held was asked for again
  satisfied = 22,                     ///< rated 4 or 5 of 5
  land_construction_investment = 23,  ///< field of work: land, construction or investment
  certification = 24,                 ///< field of work: certification (chứng thực)
  certified_copy = 25,                ///< certification of a copy from its original
  out_of_place = 26,                  ///< filed by somebody who lives in another commune (phi địa giới)
  business = 27,                      ///< filed under a procedure for businesses
  reapplied = 28,                     ///< asked for a supplement more often than allowed
};

using FactMask = std::uint64_t;
constexpr FactMask bit(Fact fact) { return FactMask{1} << static_cast<unsigned>(fact); }
constexpr bool holds(FactMask mask, FactMask wanted) { return (mask & wanted) == wanted; }

/// Name in definitions ("on_time"); every fact has one.
std::string_view name(Fact fact);
/// As part of a phrase: "đúng hạn", "on time".
std::string_view vi(Fact fact);
std::string_view en(Fact fact);
std::optional<Fact> fact_named(std::string_view name);
/// All facts in order of their bits.
std::vector<Fact> const& all_facts();

/// Day numbers (base/clock.hpp) where a moment has not come.
inline constexpr std::int32_t no_day = -1;
inline constexpr std::int32_t never = std::numeric_limits<std::int32_t>::max();

/// What statistics know of one case: exactly the columns the case table keeps beside the case
/// (docs/formats/indicators.md). A case that is not counted at all (intake refused, not a procedure for the
/// public) has no days.
struct CaseFacts {
  FactMask mask = 0;
  std::int32_t received = no_day;  ///< taken in as complete
  std::int32_t closed =
      no_day;  ///< handling ended with a product or a refusal; not by withdrawal or stopping
  std::int32_t due =
      no_day;  ///< day the law's time runs out, apologies not counted; none while the clock stands
  std::int32_t settled = never;  ///< day it stopped counting as owed: max(closed, due); `never` while open
  std::int32_t paid = no_day;    ///< fee paid
  std::int32_t rated = no_day;   ///< rated by the applicant
  std::string unit;              ///< slug of the responsible unit
  std::string field;             ///< slug of the field of work
  std::string procedure;         ///< code of the procedure, without its version

  friend bool operator==(CaseFacts const&, CaseFacts const&) = default;
};

/// The day a term looks at.
enum class Moment : std::uint8_t {
  received,
  closed,
  paid,
  rated,
  overdue,  ///< a stock, not a flow: due by the end of the period and not settled by then
};
std::string_view name(Moment moment);
/// The case table's column that the moment's index starts with ("received_day", …; overdue: "settled_day").
std::string_view column(Moment moment);

/// Cases counted at a moment, narrowed by facts that must all hold: "closed: on_time", "overdue", "paid:
/// paid_online".
struct Term {
  Moment moment = Moment::received;
  FactMask mask = 0;
  bool stock() const { return moment == Moment::overdue; }
  friend auto operator<=>(Term const&, Term const&) = default;
};

/// The canonical text of a term, facts in order of their bits: the key of its rows in the rollup.
std::string to_text(Term const& term);
/// In words: "Hồ sơ đã giải quyết, đúng hạn", "Cases closed, on time".
std::string vi(Term const& term);
std::string en(Term const& term);
/// Reads `moment [":" fact {"&" fact}]`; blanks are free. Error `term.form`, its texts name the word not
/// understood.
Result<Term> parse_term(std::string_view text);

/// One addition to a term's count on a day. A stock goes up on the due day and down on the day it is settled,
/// so that the sum up to the end of a day is the stock at that moment.
struct Point {
  std::int32_t day = no_day;
  std::int32_t n = 0;
  friend bool operator==(Point const&, Point const&) = default;
};
/// At most two points; n == 0 where there is none.
std::array<Point, 2> points(Term const& term, CaseFacts const& facts);

}  // namespace ts::indicators
