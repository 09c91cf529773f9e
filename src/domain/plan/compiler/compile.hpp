#pragma once
/// The plan compiler: a plan document in, its targets, tasks, duties and reporting out, each with the line it
/// stands on. Pure functions, no state, safe to call from any thread; any text compiles (at worst to an empty
/// plan), in time linear in its length. The form is documented in docs/formats/plan.md.
#include <boost/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "domain/plan/compiler/catalogue.hpp"
#include "domain/plan/compiler/reader.hpp"

namespace ts::plan {

namespace json = boost::json;

/// A document the plan rests on ("Căn cứ …", "Thực hiện …").
struct LegalBasis {
  int line = 0;
  std::string doc;  ///< "Nghị quyết số 76/NQ-CP"; a law has its date instead of a number
};

/// Years the plan covers, both ends included; absent when the text does not say.
struct Period {
  std::optional<int> from;
  std::optional<int> to;
};

/// One quantified requirement.
struct Target {
  int line = 0;
  std::string quote;  ///< the clause that carries the figure
  std::string
      measure;  ///< what is measured: the indicator's name when bound, else the clause without its figure
  std::string pillar;      ///< the_che tthc to_chuc cong_vu tai_chinh chinh_quyen_so chi_dao chung
  std::string comparator;  ///< = >= > <= < between reduce>= increase>=
  double value = 0;
  std::optional<double> value2;  ///< upper end of a range
  std::string unit;              ///< "%", "lớp/năm", "hạng", …
  std::optional<std::string> by;
  std::vector<std::string> indicators;  ///< ids of the catalogue; empty: a person binds it
};

/// One row of the annex.
struct Task {
  int line = 0;
  std::string group;  ///< number of the group row above ("II"), may be empty
  std::string no, objective, mission, activity, product;
  std::vector<std::string> lead, coop;
  std::string time;
  std::vector<std::string> inherited;  ///< names of the fields filled down from merged cells above
};

/// What the part on carrying out the plan lays on a unit.
struct Duty {
  int line = 0;
  std::string unit, duty;
  std::string kind;  ///< "duty", or "closing" for the call at the end of the plan
};

/// A report somebody owes.
struct Reporting {
  int line = 0;
  std::optional<std::string> who, to;
  std::string when;                ///< the words of the plan
  std::vector<std::string> dates;  ///< "08-31": month and day
  std::vector<std::string> frequency;  ///< tuần tháng quý "6 tháng" "9 tháng" năm định kỳ đột xuất
};

struct CompiledPlan {
  std::optional<std::string> issuer, title;
  Period period;
  std::optional<std::string> issued;  ///< "2026-01"
  std::vector<LegalBasis> legal_basis;
  std::vector<Target> targets;
  std::vector<Task> tasks;
  std::vector<Duty> duties;
  std::vector<Reporting> reporting;
};

/// Compiles and binds. Never fails and never throws on any text.
CompiledPlan compile(Document const& document, Catalogue const& catalogue);

/// The form of docs/formats/plan.md. Absent values are null; whole numbers are written without a fraction.
json::object to_json(CompiledPlan const& plan);
/// Reads what to_json wrote. `invalid` with the pointer of the first wrong field otherwise.
Result<CompiledPlan> from_json(json::value const& value);

/// For a terminal, in Vietnamese: what was found, in five tables of at most `width` columns (80 at least).
std::string to_table(CompiledPlan const& plan, std::size_t width = 120);

}  // namespace ts::plan
