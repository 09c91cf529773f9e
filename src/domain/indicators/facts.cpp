#include "domain/indicators/facts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ts::indicators {
namespace {

struct Named {
  Fact fact;
  std::string_view name, vi, en;
};

constexpr Named names[] = {
    {Fact::online, "online", "nộp trực tuyến", "filed online"},
    {Fact::counter, "counter", "nộp trực tiếp", "filed at the counter"},
    {Fact::post, "post", "nộp qua bưu chính", "filed by post"},
    {Fact::full_online_offer, "full_online_offer", "thuộc thủ tục cung cấp toàn trình",
     "under a procedure offered fully online"},
    {Fact::full_online, "full_online", "nộp, thanh toán (nếu có) và nhận kết quả đều trực tuyến",
     "filed, paid (if owed) and answered online"},
    {Fact::tracked, "tracked", "tiếp nhận tại một cửa và ghi đủ các bước trên hệ thống",
     "taken in at the one-stop desk with every step recorded"},
    {Fact::on_time, "on_time", "đúng hạn", "on time"},
    {Fact::early, "early", "trước hạn", "ahead of time"},
    {Fact::late, "late", "quá hạn", "late"},
    {Fact::apologised, "apologised", "đã xin lỗi và hẹn lại", "apologised for"},
    {Fact::has_result, "has_result", "có kết quả", "with a result"},
    {Fact::refused, "refused", "từ chối giải quyết", "refused"},
    {Fact::fee_bearing, "fee_bearing", "có phí, lệ phí", "with a fee"},
    {Fact::pay_online_offered, "pay_online_offered", "thuộc thủ tục đã triển khai thanh toán trực tuyến",
     "under a procedure that takes payment online"},
    {Fact::paid_online, "paid_online", "thanh toán trực tuyến", "paid online"},
    {Fact::paid_on_portal, "paid_on_portal", "thanh toán trên Cổng Dịch vụ công quốc gia",
     "paid on the national portal"},
    {Fact::papers_digitised, "papers_digitised", "giấy tờ đã số hóa", "with all papers digitised"},
    {Fact::result_digitised, "result_digitised", "kết quả đã số hóa, ký số",
     "with a signed digital result stored"},
    {Fact::result_electronic, "result_electronic", "cấp kết quả điện tử", "with an electronic result"},
    {Fact::papers_held, "papers_held", "có giấy tờ đã lưu sẵn", "with papers already held"},
    {Fact::papers_reused, "papers_reused", "dùng lại giấy tờ đã lưu", "that reused papers held"},
    {Fact::not_asked_again, "not_asked_again", "không phải nộp lại giấy tờ đã có",
     "not asked again for papers held"},
    {Fact::satisfied, "satisfied", "đánh giá hài lòng", "rated satisfied"},
    {Fact::land_construction_investment, "land_construction_investment", "lĩnh vực đất đai, xây dựng, đầu tư",
     "in land, construction or investment"},
    {Fact::certification, "certification", "lĩnh vực chứng thực", "in certification"},
    {Fact::certified_copy, "certified_copy", "chứng thực bản sao từ bản chính",
     "certifying a copy from its original"},
    {Fact::out_of_place, "out_of_place", "người nộp ở địa bàn khác", "from outside the commune"},
    {Fact::business, "business", "thủ tục dành cho doanh nghiệp, hộ kinh doanh",
     "under a procedure for businesses"},
    {Fact::reapplied, "reapplied", "bị yêu cầu bổ sung quá số lần cho phép",
     "asked for too many supplements"},
};

constexpr bool in_bit_order() {
  for (std::size_t i = 0; i < std::size(names); ++i)
    if (static_cast<std::size_t>(names[i].fact) != i) return false;
  return true;
}
static_assert(in_bit_order() && std::size(names) <= 63);

constexpr std::string_view moments[] = {"received", "closed", "paid", "rated", "overdue"};
constexpr std::string_view columns[] = {"received_day", "closed_day", "paid_day", "rated_day", "settled_day"};

constexpr std::string_view moments_vi[] = {"Hồ sơ đã tiếp nhận", "Hồ sơ đã giải quyết",
                                           "Hồ sơ đã nộp phí, lệ phí", "Hồ sơ được đánh giá",
                                           "Hồ sơ quá hạn chưa giải quyết"};
constexpr std::string_view moments_en[] = {"Cases received", "Cases closed", "Cases with the fee paid",
                                           "Cases rated", "Cases overdue and still open"};

std::optional<Moment> moment_named(std::string_view name) {
  for (std::size_t i = 0; i < std::size(moments); ++i)
    if (moments[i] == name) return static_cast<Moment>(i);
  return std::nullopt;
}

std::string_view trim(std::string_view s) {
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
}

Error bad_word(std::string_view word, std::string_view kind_vi, std::string_view kind_en,
               std::string const& known) {
  return fail(Code::invalid, "term.form",
              fmt::format("“{}” không phải là {}. Dùng một trong: {}.", word, kind_vi, known),
              fmt::format("\"{}\" is not {}. Use one of: {}.", word, kind_en, known));
}

std::string known_facts() {
  std::string out;
  for (auto const& n : names) out += (out.empty() ? "" : ", ") + std::string(n.name);
  return out;
}

}  // namespace

std::string_view name(Fact fact) { return names[static_cast<std::size_t>(fact)].name; }

std::string_view vi(Fact fact) { return names[static_cast<std::size_t>(fact)].vi; }
std::string_view en(Fact fact) { return names[static_cast<std::size_t>(fact)].en; }

std::optional<Fact> fact_named(std::string_view wanted) {
  auto const* it =
      std::find_if(std::begin(names), std::end(names), [&](Named const& n) { return n.name == wanted; });
  if (it == std::end(names)) return std::nullopt;
  return it->fact;
}

std::vector<Fact> const& all_facts() {
  static auto const facts = [] {
    std::vector<Fact> out;
    for (auto const& n : names) out.push_back(n.fact);
    return out;
  }();
  return facts;
}

std::string_view name(Moment moment) { return moments[static_cast<std::size_t>(moment)]; }
std::string_view column(Moment moment) { return columns[static_cast<std::size_t>(moment)]; }

std::string to_text(Term const& term) {
  std::string out{name(term.moment)};
  char const* separator = ":";
  for (auto const fact : all_facts()) {
    if (!holds(term.mask, bit(fact))) continue;
    out += separator;
    out += name(fact);
    separator = "&";
  }
  return out;
}

std::string vi(Term const& term) {
  std::string out{moments_vi[static_cast<std::size_t>(term.moment)]};
  for (auto const fact : all_facts())
    if (holds(term.mask, bit(fact))) out.append(", ").append(vi(fact));
  return out;
}

std::string en(Term const& term) {
  std::string out{moments_en[static_cast<std::size_t>(term.moment)]};
  for (auto const fact : all_facts())
    if (holds(term.mask, bit(fact))) out.append(", ").append(en(fact));
  return out;
}

Result<Term> parse_term(std::string_view text) {
  Term out;
  auto const colon = text.find(':');
  auto const head = trim(text.substr(0, colon));
  auto const moment = moment_named(head);
  if (!moment)
    return bad_word(head, "thời điểm tính", "a moment of counting", "received, closed, paid, rated, overdue");
  out.moment = *moment;
  if (colon == std::string_view::npos) return out;
  for (auto rest = text.substr(colon + 1);;) {
    auto const amp = rest.find('&');
    auto const word = trim(rest.substr(0, amp));
    auto const fact = fact_named(word);
    if (!fact) return bad_word(word, "dữ kiện của hồ sơ", "a fact of a case", known_facts());
    out.mask |= bit(*fact);
    if (amp == std::string_view::npos) return out;
    rest.remove_prefix(amp + 1);
  }
}

std::array<Point, 2> points(Term const& term, CaseFacts const& facts) {
  std::array<Point, 2> out{};
  if (!holds(facts.mask, term.mask)) return out;
  auto const flow = [&](std::int32_t day) {
    if (day != no_day) out[0] = {day, 1};
  };
  switch (term.moment) {
    case Moment::received:
      flow(facts.received);
      break;
    case Moment::closed:
      flow(facts.closed);
      break;
    case Moment::paid:
      flow(facts.paid);
      break;
    case Moment::rated:
      flow(facts.rated);
      break;
    case Moment::overdue:
      if (facts.due == no_day) break;
      out[0] = {facts.due, 1};
      if (facts.settled != never) out[1] = {facts.settled, -1};
      break;
  }
  return out;
}

}  // namespace ts::indicators
