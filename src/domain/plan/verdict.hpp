#pragma once
/// Is a target met? Pure.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/indicators/value.hpp"

namespace ts::plan {

enum class Verdict {
  met,
  close,  ///< not met, by at most 2 percentage points (other units: 5 % of the threshold)
  missed,
  no_data,  ///< bound, and there is no figure: the sentence says why
  unbound,  ///< no indicator: a person must bind it
};
std::string_view name(Verdict verdict);

/// The demand of a target, in hundredths of its unit.
struct Threshold {
  std::string comparator;  ///< = >= > <= < between reduce>= increase>=
  std::int64_t value = 0;
  std::int64_t value2 = 0;  ///< upper end of a range
  std::string unit;
};

/// What is known of one indicator the target is bound to.
struct Measured {
  std::string unit;  ///< of the indicator
  bool lower_is_better = false;
  bool rise = false;                ///< the value is itself a change (Value::baseline, relative)
  std::string counts_vi = "hồ sơ";  ///< what numerator and denominator count
  std::string counts_en = "cases";
  indicators::Value now;
  std::optional<indicators::Value> year_before;  ///< for reduce>= and increase>= on a plain share
};

struct Judgement {
  Verdict verdict = Verdict::unbound;
  std::string vi;  ///< one sentence
  std::string en;
  std::size_t decided_by = 0;  ///< index of the indicator the verdict rests on
};

/// A share that must be "=" a figure is met when it reaches it (a plan's bare "80%" asks for at least that);
/// a count must be exactly that. reduce>= and increase>= compare with the same period a year earlier and say
/// so when there is none; where a plan leaves open whether points or a relative change are meant, both must
/// be reached to be met, one makes it close. Bound to several indicators, the worst decides.
Judgement judge(Threshold const& threshold, std::vector<Measured> const& measured);

}  // namespace ts::plan
