#include "cli/demo/year.hpp"

#include <algorithm>
#include <cmath>
#include <future>
#include <queue>

#include "cli/demo/answers.hpp"
#include "cli/demo/cast.hpp"
#include "cli/demo/fate.hpp"
#include "domain/onestop/case_row.hpp"

namespace ts::cli::demo {
namespace {

using casework::Case;
using casework::Channel;
using casework::Does;
using casework::Phase;
using permissions::Role;

/// One case on its way.
struct Play {
  casework::CaseTypePtr type;
  Fate fate;
  Player const* applicant = nullptr;  ///< null at the counter without an account
  Person person;
  CaseNo no{};  ///< 0 until filed
  int supplements = 0;
  bool reworked = false, apologised = false, paid = false, rated = false;
  int failures = 0;
};

struct Moment {
  Instant at;
  std::size_t play;
  std::uint64_t order;
  friend bool operator<(Moment const& a, Moment const& b) {
    return std::tie(b.at, b.order) < std::tie(a.at, a.order);
  }
};

class Year {
 public:
  Year(Installation& in, ManualClock& clock, Invented const& world, YearOptions const& options)
      : in_(in),
        clock_(clock),
        world_(world),
        options_(options),
        commune_{world.commune},
        dice_(options.seed) {}

  Result<YearReport> play(std::function<void(std::int64_t)> const& progress);

 private:
  calendar::Calendar const& calendar() const { return in_.model.packs->calendar(); }
  void plan_arrivals();
  /// The plan's annex: most tasks are done before their day, some after it.
  void plan_tasks();
  void plan_day(Day day, double expected);
  Instant arrival(Day day, Channel channel);
  void schedule(std::size_t play, Instant at) {
    if (at <= options_.until) queue_.push({at, play, ++order_});
  }
  /// A moment so much office time later, with some scatter.
  Instant later(double office_hours);
  void step(std::size_t index);
  bool file(Play& p);
  void act(std::size_t index, Case const& c);
  bool work(Play& p, Case const& c);
  bool wait(Play& p, Case const& c);
  Instant next_time(Play const& p, Case const& c);
  json::array papers(Play& p, Player const& who);
  bool command(Play& p, Player const* who, std::string_view verb, json::object data);
  bool settle(Play& p, std::string_view what, std::function<void(store::Done)> const& submit);
  std::optional<Case> look(CaseNo no);
  Player const* officer(Role role, UnitId const& unit, Case const& c);

  Installation& in_;
  ManualClock& clock_;
  Invented const& world_;
  YearOptions options_;
  CommuneId commune_;
  Dice dice_;
  std::optional<Cast> cast_;
  std::vector<Play> plays_;
  std::priority_queue<Moment> queue_;
  std::uint64_t order_ = 0;
  YearReport report_;
};

Instant Year::later(double office_hours) {
  auto const scatter = office_hours * (0.6 + 0.8 * dice_.unit());
  auto const ms = std::chrono::milliseconds{static_cast<std::int64_t>(scatter * 3'600'000) + 60'000};
  return calendar().reach(calendar().elapsed(clock_.now()) + ms);
}

Instant Year::arrival(Day day, Channel channel) {
  auto const& hours = channel == Channel::online ? world_.online_hours : world_.counter_hours;
  auto const hour = dice_.weighted(hours);
  auto const minute = dice_.between(hour == 7 ? 31 : 0, hour == 11 || hour == 17 ? 28 : 59);
  return from_local(day,
                    std::chrono::minutes{hour * 60 + minute} + std::chrono::seconds{dice_.between(0, 59)});
}

void Year::plan_day(Day day, double expected) {
  auto n = static_cast<int>(expected);
  if (dice_.chance(expected - n)) ++n;
  bool const open = works(calendar().day(day).kind);
  auto const span = (options_.last - options_.first).count() + 1;
  double const progress = static_cast<double>((day - options_.first).count()) / static_cast<double>(span);
  std::vector<std::pair<Mix const*, double>> mixes;
  for (auto const& m : world_.mix) mixes.emplace_back(&m, m.share);
  constexpr int tries = 20;  // on days of rest only what is filed online fits
  for (int i = 0, tried = 0; i < n && tried < n * tries; ++tried) {
    auto const* mix = dice_.weighted(mixes);
    auto type = in_.model.packs->find(mix->code, day);
    if (!type) continue;
    Play p;
    p.fate = draw(world_, *mix, *type, progress, dice_);
    if (p.fate.channel == Channel::internal || (!open && p.fate.channel != Channel::online)) continue;
    p.type = std::move(type);
    auto const at = arrival(day, p.fate.channel);
    plays_.push_back(std::move(p));
    schedule(plays_.size() - 1, at);
    ++i;
  }
}

void Year::plan_arrivals() {
  std::vector<double> weight;
  double total = 0;
  for (auto day = options_.first; day <= options_.last; day += std::chrono::days{1}) {
    std::chrono::year_month_day const date{day};
    std::chrono::weekday const weekday{day};
    auto const i = weekday.iso_encoding();
    double w = world_.season[static_cast<unsigned>(date.month()) - 1];
    w *= works(calendar().day(day).kind) ? world_.weekday[std::min(i, 5U) - 1] : world_.online_weekend;
    weight.push_back(w);
    total += w;
  }
  for (std::size_t i = 0; i < weight.size(); ++i)
    plan_day(options_.first + std::chrono::days{static_cast<int>(i)},
             static_cast<double>(options_.cases) * weight[i] / total);
}

void Year::plan_tasks() {
  static Mix const usual{};
  std::vector<std::int64_t> tasks(2000);
  {
    auto lease = in_.db->read();
    lease.sql() << "SELECT case_no FROM cases WHERE commune = :c AND kind = 'plan_task' ORDER BY case_no",
        soci::into(tasks), soci::use(commune_.value, "c");
  }
  for (auto const no : tasks) {
    auto const c = look(CaseNo{no});
    if (!c) continue;
    Play p;
    p.type = in_.model.packs->find(c->type());
    p.no = c->no;
    p.fate.mix = &usual;
    p.fate.channel = Channel::internal;
    p.fate.late = dice_.chance(0.12);
    p.fate.digitised = true;
    plays_.push_back(std::move(p));
    auto const days = plays_.back().fate.late ? dice_.between(1, 12) : -dice_.between(1, 18);
    auto const near_due = c->due() + std::chrono::days{days};
    schedule(plays_.size() - 1, calendar().opening_at_or_after(std::max(near_due, clock_.now())) +
                                    std::chrono::minutes{dice_.between(15, 190)});
  }
}

std::optional<Case> Year::look(CaseNo no) {
  auto const row = in_.db->read().get<onestop::CaseRows>().find(commune_, no);
  if (!row) return std::nullopt;
  return onestop::case_of(*row);
}

bool Year::settle(Play& p, std::string_view what, std::function<void(store::Done)> const& submit) {
  std::promise<Result<json::object>> promise;
  submit([&](Result<json::object> answer) { promise.set_value(std::move(answer)); });
  auto const answer = promise.get_future().get();
  ++report_.commands;
  if (!answer) {
    ++report_.refused;
    ++p.failures;
    ++report_.refusals[p.type->code + " " + std::string{what} + ": " + answer.error().id + " " +
                       answer.error().field];
    return false;
  }
  p.no = CaseNo{answer->at("no").to_number<std::int64_t>()};
  return true;
}

bool Year::command(Play& p, Player const* who, std::string_view verb, json::object data) {
  if (who == nullptr) {
    ++p.failures;
    return false;
  }
  return settle(p, verb, [&](store::Done done) {
    in_.cases->command(commune_, who->actor, p.no, verb, std::move(data), std::nullopt, std::nullopt,
                       std::move(done));
  });
}

json::array Year::papers(Play& p, Player const& who) {
  (void)who;
  json::array out;
  bool const online = p.fate.channel == Channel::online;
  for (auto const& d : p.type->documents) {
    bool const asked = d.channels.empty() ||
                       std::find(d.channels.begin(), d.channels.end(), p.fate.channel) != d.channels.end();
    if (!asked || (d.by_form && online) || (!d.required && !dice_.chance(0.15))) continue;
    if (d.use == casework::Document::Use::show && online) continue;
    json::object paper{{"document", d.key}};
    if (!d.held_by.empty() && p.fate.reuse)
      paper["form"] = "reused";
    else if (online)
      paper["form"] = "file", paper["files"] = json::array{json::string(cast_->sample_file())};
    else {
      paper["form"] = d.copies > 0 ? "photocopy" : "original";
      if (p.fate.digitised) paper["files"] = json::array{json::string(cast_->sample_file())};
    }
    out.push_back(std::move(paper));
  }
  return out;
}

bool Year::file(Play& p) {
  auto const today = local_day(clock_.now());
  bool const online = p.fate.channel == Channel::online;
  if (online) {
    p.applicant = &cast_->citizen(dice_);
    p.person = p.applicant->person;
  } else {
    p.person = invent_person(world_, dice_);
  }
  json::object const applicant{{"name", p.person.name},
                               {"phone", p.person.phone},
                               {"id_number", p.person.id_number},
                               {"address", p.person.address}};
  json::object request{{"procedure", p.type->code},
                       {"answers", invent_answers(*p.type, p.person, world_, dice_, today)},
                       {"result_by", online && p.fate.electronic ? "online" : "counter"}};
  auto const* variant = p.type->variant(p.fate.variant);
  if (variant != nullptr && (!online || variant->by_applicant)) request["variant"] = p.fate.variant;
  if (online) {
    request["papers"] = papers(p, *p.applicant);
    return settle(p, "submit", [&](store::Done done) {
      in_.cases->submit(commune_, p.applicant->actor, request, applicant, std::nullopt, std::move(done));
    });
  }
  auto const* clerk = cast_->officer(Role::reception, UnitId{"tt-pvhcc"}, {}, dice_);
  if (clerk == nullptr) return false;
  request["papers"] = papers(p, *clerk);
  request["applicant"] = applicant;
  request["channel"] = name(p.fate.channel);
  return settle(p, "submit", [&](store::Done done) {
    in_.cases->intake(commune_, clerk->actor, request, std::nullopt, std::move(done));
  });
}

Player const* Year::officer(Role role, UnitId const& unit, Case const& c) {
  std::vector<std::string> barred;
  if (role != Role::reception) barred.push_back(c.received_by);
  if (role == Role::head || role == Role::leader) barred.insert(barred.end(), {c.handled_by, c.proposed_by});
  return cast_->officer(role, unit, barred, dice_);
}

/// The office's move on a case at one of its steps.
bool Year::work(Play& p, Case const& c) {
  auto const move = casework::next_move(c, *p.type);
  auto const* who = move.person.empty() ? officer(move.role, move.unit, c) : cast_->by_id(move.person);
  bool const task = c.kind == casework::Kind::plan_task;
  if (task && (who == nullptr || who->actor.unit != move.unit))
    who = officer(Role::head, move.unit, Case{c.duty});
  if (task && c.phase == Phase::result_ready) return command(p, who, "close", {});
  auto const does = c.phase == Phase::intake ? Does::receive : p.type->steps[c.step].does;
  auto const text = [&](char const* list) { return json::string(world_.word(list, dice_)); };
  if (p.fate.late && !p.apologised && p.fate.apologised && c.kind == casework::Kind::procedure &&
      c.accepted_at && c.due() - clock_.now() < std::chrono::hours{34} && c.phase == Phase::working) {
    p.apologised = true;
    auto const* leader = officer(Role::leader, UnitId{"lanh-dao"}, c);
    auto const new_due = calendar().reach(calendar().elapsed(std::max(c.due(), clock_.now())) +
                                          std::chrono::hours{dice_.between(8, 24)});
    command(p, leader, "apologise", {{"reason", text("text.late_reason")}, {"new_due", to_iso(new_due)}});
    return true;
  }
  if (c.fee > c.paid && !p.paid) {
    p.paid = true;
    bool const online = p.fate.pay_online && p.applicant != nullptr && p.type->flags.online_payment;
    auto const* payer = online ? p.applicant : cast_->officer(Role::reception, UnitId{"tt-pvhcc"}, {}, dice_);
    std::string fee;
    for (auto const& f : p.type->fees)
      if (fee.empty()) fee = f.key;
    command(p, payer, "pay",
            {{"fee", fee},
             {"amount", c.fee - c.paid},
             {"channel", online ? (p.fate.portal ? "portal" : "online") : "cash"},
             {"reference", "DEMO" + dice_.digits(8)}});
    return true;
  }
  switch (does) {
    case Does::receive:
      if (p.fate.refused_at_desk)
        return command(p, who, "refuse_to_accept", {{"reason", text("text.refuse_to_accept_reason")}});
      return command(p, who, "accept", {{"variant", p.fate.variant}});
    case Does::handle:
      if (p.supplements < p.fate.supplements) {
        ++p.supplements;
        json::object ask{{"items", json::array{json::object{{"what", "Giấy tờ kèm theo hồ sơ"},
                                                            {"reason", text("text.supplement_reason")}}}}};
        if (p.supplements > 1) {
          ask["superior_reason"] = "Giấy tờ bổ sung lần trước vẫn chưa đọc được.";
          auto const* head = officer(Role::head, c.duty.unit(), c);
          return command(p, head, "request_supplement", std::move(ask));
        }
        return command(p, who, "request_supplement", std::move(ask));
      }
      if (p.fate.withdrawn)
        return command(p,
                       p.applicant != nullptr
                           ? p.applicant
                           : cast_->officer(Role::reception, UnitId{"tt-pvhcc"}, {}, dice_),
                       "withdraw", {{"reason", text("text.withdraw_reason")}});
      return command(p, who, "propose",
                     {{"outcome", p.fate.refused ? "deny" : "grant"}, {"note", text("text.proposal")}});
    case Does::review:
    case Does::approve:
      if (p.fate.rework && !p.reworked) {
        p.reworked = true;
        return command(p, who, "return_for_rework", {{"reason", text("text.rework_reason")}});
      }
      if (does == Does::review) return command(p, who, "forward", {{"note", ""}});
      if (c.proposal == casework::Outcome::deny)
        return command(p, who, "refuse", {{"reason", text("text.refuse_reason")}});
      return command(p, who, "approve", {});
    case Does::issue: {
      json::object issue{{"number", dice_.digits(3) + "/UBND"},
                         {"electronic", p.fate.electronic},
                         {"digitised", p.fate.digitised}};
      if (p.fate.electronic || p.fate.digitised)
        issue["files"] = json::array{json::string(cast_->sample_file())};
      return command(p, who, "issue_result", std::move(issue));
    }
    case Does::hand_out:
      return command(p, who, "deliver",
                     {{"by", p.fate.channel == Channel::online && p.fate.electronic ? "online" : "counter"}});
  }
  return false;
}

bool Year::wait(Play& p, Case const& c) {
  if (c.phase != Phase::waiting_applicant || p.fate.never_supplied) return false;
  auto const* who =
      p.applicant != nullptr ? p.applicant : cast_->officer(Role::reception, UnitId{"tt-pvhcc"}, {}, dice_);
  return command(p, who, "supplement", {{"note", world_.word("text.supplement_answer", dice_)}});
}

/// When the next thing happens to the case: quick hands early, the slow ones past the due time.
Instant Year::next_time(Play const& p, Case const& c) {
  if (c.kind == casework::Kind::plan_task) return later(4);
  if (c.phase == Phase::intake) return later(1.2);
  if (c.phase == Phase::waiting_applicant) return later(10 + 20 * dice_.unit());
  if (c.phase == Phase::result_ready) return later(p.fate.channel == Channel::online ? 0.5 : 5);
  auto const steps_left = static_cast<double>(std::max<std::size_t>(1, p.type->steps.size() - c.step));
  auto const left = calendar::remaining(clock_.now(), c.due(), calendar());
  double const hours = static_cast<double>(left.count()) / 3'600'000.0;
  bool const decisive = p.type->steps[c.step].does == Does::handle;
  if (p.fate.late && decisive) {
    if (p.fate.apologised && !p.apologised && hours > 12)
      return calendar().reach(calendar().elapsed(c.due()) - std::chrono::hours{10});
    return calendar().reach(calendar().elapsed(std::max(c.due(), clock_.now())) +
                            std::chrono::minutes{dice_.between(90, 1400)});
  }
  auto const share = decisive ? p.fate.speed * 0.7 : p.fate.speed / (steps_left + 1);
  return later(std::max(0.05, hours * share * 0.7));
}

void Year::act(std::size_t index, Case const& c) {
  auto& p = plays_[index];
  if (!c.live()) {
    if (p.fate.stars > 0 && !p.rated && p.applicant != nullptr && c.ending == casework::Ending::completed) {
      p.rated = true;
      auto const list = p.fate.stars >= 4   ? "text.rating_good"
                        : p.fate.stars == 3 ? "text.rating_mixed"
                                            : "text.rating_bad";
      command(p, p.applicant, "rate",
              {{"score", p.fate.stars}, {"comment", dice_.chance(0.5) ? world_.word(list, dice_) : ""}});
    }
    return;
  }
  bool const moved =
      c.phase == Phase::waiting_applicant || c.phase == Phase::paused ? wait(p, c) : work(p, c);
  if (!moved && (c.phase == Phase::waiting_applicant || p.failures > 2)) return;
  auto const now = look(p.no);
  if (!now) return;
  schedule(index, now->live() ? next_time(p, *now) : later(6));
}

void Year::step(std::size_t index) {
  auto& p = plays_[index];
  if (p.no.value == 0) {
    if (!file(p)) return;
    ++report_.cases;
    if (auto const c = look(p.no)) schedule(index, next_time(p, *c));
    return;
  }
  if (auto const c = look(p.no)) act(index, *c);
}

Result<YearReport> Year::play(std::function<void(std::int64_t)> const& progress) {
  auto const citizens = static_cast<int>(std::clamp<std::int64_t>(options_.cases / 4, 12, 20'000));
  TS_TRY(auto cast, Cast::gather(in_, commune_, world_, citizens, dice_));
  cast_.emplace(std::move(cast));
  plan_arrivals();
  plan_tasks();
  auto signed_on = options_.first;
  while (!queue_.empty()) {
    auto const next = queue_.top();
    queue_.pop();
    if (next.at > clock_.now()) clock_.set(next.at);
    if (auto const today = local_day(clock_.now()); today > signed_on) {
      TS_CHECK(in_.signer->sign_now(commune_));
      signed_on = today;
    }
    step(next.play);
    progress(report_.cases);
  }
  clock_.set(std::max(clock_.now(), options_.until));
  TS_CHECK(in_.signer->sign_now(commune_));
  return report_;
}

}  // namespace

Result<YearReport> play(Installation& installation, ManualClock& clock, Invented const& world,
                        YearOptions const& options, std::function<void(std::int64_t)> const& progress) {
  return Year(installation, clock, world, options).play(progress);
}

}  // namespace ts::cli::demo
