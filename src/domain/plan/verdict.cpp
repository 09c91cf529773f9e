#include "domain/plan/verdict.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace ts::plan {
namespace {

using indicators::format_hundredths;

std::string show(std::int64_t hundredths, std::string const& unit, bool vi) {
  auto const number = format_hundredths(hundredths, vi);
  return unit == "%" || unit.starts_with("% ") ? number + "%" : number + " " + unit;
}

struct Words {
  std::string vi, en;
};

Words demand(Threshold const& t) {
  auto const one = [&](std::int64_t v) { return Words{show(v, t.unit, true), show(v, t.unit, false)}; };
  auto const [vi, en] = one(t.value);
  if (t.comparator == ">=" || t.comparator == "=") return {"yêu cầu " + vi, "asked for " + en};
  if (t.comparator == ">") return {"yêu cầu trên " + vi, "asked for more than " + en};
  if (t.comparator == "<=") return {"yêu cầu không quá " + vi, "asked for at most " + en};
  if (t.comparator == "<") return {"yêu cầu dưới " + vi, "asked for less than " + en};
  if (t.comparator == "between") {
    auto const [vi2, en2] = one(t.value2);
    return {"yêu cầu từ " + vi + " đến " + vi2, "asked for " + en + " to " + en2};
  }
  if (t.comparator == "reduce>=") return {"yêu cầu giảm ít nhất " + vi, "asked to fall by at least " + en};
  return {"yêu cầu tăng ít nhất " + vi, "asked to rise by at least " + en};
}

/// How far the value is from being good enough, in hundredths; 0 or less: met. Strict comparators want one
/// step more.
std::int64_t shortfall(Threshold const& t, std::int64_t value, bool exact) {
  if (t.comparator == ">=") return t.value - value;
  if (t.comparator == ">") return t.value + 1 - value;
  if (t.comparator == "<=") return value - t.value;
  if (t.comparator == "<") return value - t.value + 1;
  if (t.comparator == "between") return std::max(t.value - value, value - t.value2);
  return exact ? std::abs(t.value - value) : t.value - value;  // "="
}

bool near(Threshold const& t, std::int64_t gap) {
  auto const percent = t.unit.starts_with("%");
  return percent ? gap <= 200 : gap * 20 <= std::abs(t.value);
}

Words still_to_do(Measured const& m) {
  auto const left = m.now.denominator - m.now.numerator;
  if (m.lower_is_better || left <= 0) return {};
  return {fmt::format("; {} {} chưa đạt", left, m.counts_vi),
          fmt::format("; {} {} short of it", left, m.counts_en)};
}

Judgement judge_level(Threshold const& t, Measured const& m) {
  auto const value = *m.now.hundredths;
  auto const gap = shortfall(t, value, m.lower_is_better);
  auto const [want_vi, want_en] = demand(t);
  auto const vi = show(value, t.unit, true), en = show(value, t.unit, false);
  if (gap <= 0)
    return {Verdict::met, fmt::format("Đạt: {}, {}.", vi, want_vi), fmt::format("Met: {}, {}.", en, want_en)};
  auto const verdict = near(t, gap) ? Verdict::close : Verdict::missed;
  auto const points_vi = t.unit.starts_with("%") ? " điểm phần trăm" : " " + t.unit;
  auto const points_en = t.unit.starts_with("%") ? " points" : " " + t.unit;
  auto const [left_vi, left_en] = still_to_do(m);
  return {verdict,
          fmt::format("{}: {}, {}, còn cách {}{}{}.", verdict == Verdict::close ? "Gần đạt" : "Chưa đạt", vi,
                      want_vi, format_hundredths(gap, true), points_vi, left_vi),
          fmt::format("{}: {}, {}, {}{} away{}.", verdict == Verdict::close ? "Close" : "Not met", en,
                      want_en, format_hundredths(gap, false), points_en, left_en)};
}

Judgement no_baseline() {
  return {Verdict::no_data, "Chưa tính được: chưa có số liệu cùng kỳ năm trước để so sánh.",
          "No figure: there is nothing of the year before to compare with."};
}

/// Points and relative change since a year earlier.
struct Change {
  std::int64_t points = 0;
  std::optional<std::int64_t> relative;
};

std::optional<Change> change_of(Measured const& m) {
  if (m.rise) return Change{*m.now.hundredths, m.now.relative};
  if (!m.year_before || !m.year_before->hundredths) return std::nullopt;
  auto const before = *m.year_before->hundredths, now = *m.now.hundredths;
  Change out{now - before, std::nullopt};
  if (before > 0) {
    auto const size = indicators::percent_hundredths(std::abs(now - before), before);
    out.relative = now < before ? -size : size;
  }
  return out;
}

Judgement judge_change(Threshold const& t, Measured const& m) {
  auto const change = change_of(m);
  if (!change) return no_baseline();
  auto const sign = t.comparator == "reduce>=" ? -1 : 1;
  auto const enough = [&](std::int64_t by) { return sign * by >= t.value; };
  auto const points = enough(change->points), relative = change->relative && enough(*change->relative);
  auto const verdict = points && relative   ? Verdict::met
                       : points || relative ? Verdict::close
                                            : Verdict::missed;
  auto const [want_vi, want_en] = demand(t);
  auto const head_vi = verdict == Verdict::met ? "Đạt" : verdict == Verdict::close ? "Gần đạt" : "Chưa đạt";
  auto const head_en = verdict == Verdict::met ? "Met" : verdict == Verdict::close ? "Close" : "Not met";
  auto const size = [&](bool vi) {
    auto const plus = [&](std::int64_t v) { return (v > 0 ? "+" : "") + format_hundredths(v, vi); };
    auto out = plus(change->points) + (vi ? " điểm phần trăm" : " points");
    if (change->relative) out += (vi ? ", tương đối " : ", relative ") + plus(*change->relative) + "%";
    return out;
  };
  auto const unclear_vi =
      verdict == Verdict::close ? "; kế hoạch không nói rõ tính theo điểm hay tương đối" : "";
  auto const unclear_en =
      verdict == Verdict::close ? "; the plan does not say which of the two it means" : "";
  return {verdict,
          fmt::format("{}: so với cùng kỳ năm trước {}, {}{}.", head_vi, size(true), want_vi, unclear_vi),
          fmt::format("{}: against the year before {}, {}{}.", head_en, size(false), want_en, unclear_en)};
}

Judgement judge_one(Threshold const& t, Measured const& m) {
  auto const changes = t.comparator == "reduce>=" || t.comparator == "increase>=";
  if (m.now.state == indicators::State::no_baseline) return no_baseline();
  if (!m.now.hundredths) {
    auto const& why = m.now;
    return {Verdict::no_data, "Chưa tính được: " + why.why_vi, "No figure: " + why.why_en};
  }
  return changes ? judge_change(t, m) : judge_level(t, m);
}

/// Worst first: what is missed outweighs what is not known, and that what is close.
int weight(Verdict verdict) {
  switch (verdict) {
    case Verdict::missed:
      return 0;
    case Verdict::no_data:
      return 1;
    case Verdict::close:
      return 2;
    case Verdict::met:
      return 3;
    case Verdict::unbound:
      break;
  }
  return 4;
}

}  // namespace

std::string_view name(Verdict verdict) {
  static constexpr std::array<std::string_view, 5> names{"met", "close", "missed", "no_data", "unbound"};
  return names[static_cast<std::size_t>(verdict)];
}

Judgement judge(Threshold const& threshold, std::vector<Measured> const& measured) {
  if (measured.empty())
    return {Verdict::unbound, "Chưa gắn chỉ số: chọn chỉ số đo mục tiêu này.",
            "Not bound: choose the indicator that measures this target."};
  Judgement worst;
  for (std::size_t i = 0; i < measured.size(); ++i) {
    auto one = judge_one(threshold, measured[i]);
    one.decided_by = i;
    if (i == 0 || weight(one.verdict) < weight(worst.verdict)) worst = std::move(one);
  }
  return worst;
}

}  // namespace ts::plan
