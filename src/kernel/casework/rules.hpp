#pragma once
/// What the rules of decide share. Internal to casework.
#include <string>
#include <string_view>

#include "kernel/casework/decide.hpp"

namespace ts::casework {

/// Sources of the rules, cited by refusals (see docs: the law as data).
namespace law {
inline constexpr std::string_view intake =
    "Điều 17 Nghị định 118/2025/NĐ-CP, sửa đổi bởi Nghị định 309/2026/NĐ-CP";
inline constexpr std::string_view once =
    "Điều 17 khoản 2 điểm a Nghị định 118/2025/NĐ-CP, sửa đổi bởi Nghị định 309/2026/NĐ-CP; Quyết định "
    "766/QĐ-TTg";
inline constexpr std::string_view channels = "Điều 15 Nghị định 118/2025/NĐ-CP";
inline constexpr std::string_view transfer =
    "Điều 18 khoản 2 Nghị định 118/2025/NĐ-CP, sửa đổi bởi Nghị định 309/2026/NĐ-CP";
/// The wording in Nghị định 118/2025 was not read; provinces repeat the predecessor's.
inline constexpr std::string_view apology =
    "Điều 19 khoản 9 Nghị định 61/2018/NĐ-CP (văn bản trước), quy chế của tỉnh theo Nghị định 118/2025/NĐ-CP";
inline constexpr std::string_view refusal = "Điều 19 khoản 8 Nghị định 61/2018/NĐ-CP (văn bản trước)";
inline constexpr std::string_view stop = "Điều 7 Thông tư 03/2025/TT-VPCP";
inline constexpr std::string_view four_eyes = "Nguyên tắc kiểm soát chéo của hệ thống";
inline constexpr std::string_view five = "Nguyên tắc 5 rõ của hệ thống";
}  // namespace law

/// A refusal by a rule (HTTP 422).
inline Error refuse_by(std::string id, std::string vi, std::string en, std::string_view article = {}) {
  return fail(Code::rule, std::move(id), std::move(vi), std::move(en), {}, std::string{article});
}

/// Reasons and notes: not blank when required, at most 4000 characters. Errors: `text.required`, `text.long`.
Status check_text(std::string_view text, bool required, std::string_view field, std::string_view vi,
                  std::string_view en);

/// Whether the verb is possible now, whatever its arguments: permission, phase, step, four eyes.
Status guard(Verb verb, Case const& c, Context const& context);

Step const& step_of(Case const& c, Context const& context);
/// Where the case stands at a step from now on; the step's time never runs past a due time that still lies
/// ahead.
Place place_at(std::size_t step, Context const& context, UnitId const& lead, Instant due,
               std::string person = {});
/// The step after this one; the same when it is the last.
std::size_t step_after(Case const& c, Context const& context);
/// Due times when a clock that stood goes on.
struct Onward {
  calendar::Reckoning due;  ///< by law
  Instant in_force;         ///< as promised: later only after an apology
};
/// `restart`: counted anew from now; else moved on by the office time that stood still.
Onward go_on(Case const& c, Context const& context, bool restart);
/// The due time again, counted from `received` with these pauses.
calendar::Reckoning reckon_again(Case const& c, Context const& context, Instant received,
                                 std::vector<calendar::Pause> const& pauses);
calendar::ClockRules clock_rules(CaseType const& type);
/// Files name papers: those that came as files count as electronic papers.
std::vector<Paper> with_files(std::vector<Paper> papers, json::array const& files, CaseType const& type);
Status check_papers(std::vector<Paper> const& papers, CaseType const& type);
bool acts_alone(Case const& c, Context const& context);

using Decision = Result<What>;
// One a verb; the guard has passed.
Decision decide_submit(Submit const& command, Context const& context);
Decision decide_one(Case const& c, Accept const& command, Context const& context);
Decision decide_one(Case const& c, RefuseToAccept const& command, Context const& context);
Decision decide_one(Case const& c, RequestSupplement const& command, Context const& context);
Decision decide_one(Case const& c, Supplement const& command, Context const& context);
Decision decide_one(Case const& c, Assign const& command, Context const& context);
Decision decide_one(Case const& c, Forward const& command, Context const& context);
Decision decide_one(Case const& c, Pause const& command, Context const& context);
Decision decide_one(Case const& c, Resume const& command, Context const& context);
Decision decide_one(Case const& c, Propose const& command, Context const& context);
Decision decide_one(Case const& c, ReturnForRework const& command, Context const& context);
Decision decide_one(Case const& c, Approve const& command, Context const& context);
Decision decide_one(Case const& c, IssueResult const& command, Context const& context);
Decision decide_one(Case const& c, Deliver const& command, Context const& context);
Decision decide_one(Case const& c, Apologise const& command, Context const& context);
Decision decide_one(Case const& c, Withdraw const& command, Context const& context);
Decision decide_one(Case const& c, Refuse const& command, Context const& context);
Decision decide_one(Case const& c, Close const& command, Context const& context);
Decision decide_one(Case const& c, Rate const& command, Context const& context);
Decision decide_one(Case const& c, Comment const& command, Context const& context);
Decision decide_one(Case const& c, Link const& command, Context const& context);
Decision decide_one(Case const& c, Pay const& command, Context const& context);
Decision decide_one(Case const& c, Recalculate const& command, Context const& context);

}  // namespace ts::casework
