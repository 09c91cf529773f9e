// No sequence of commands by anybody breaks an invariant, and the journal replays to the same state.
#include <gtest/gtest.h>

#include <random>

#include "kernel/casework/test_office.hpp"

namespace ts::casework {
namespace {

using namespace testing;

class World {
 public:
  explicit World(std::uint64_t seed) : random_(seed) {
    if (below(4) == 0) office.type = plan_task();
    auto& clock = office.type.clock;
    clock.restart_on_supplement = below(2) == 0;
    if (below(3) == 0) clock.supplement_wait.reset();
    if (below(4) == 0) std::erase_if(office.type.steps, [](auto const& s) { return s.does == Does::review; });
    // People with several hats, so that four eyes have something to do.
    actors_ = {office.applicant,
               office.reception,
               office.officer,
               office.head,
               office.leader,
               office.clerk,
               office.program,
               citizen(8),
               staff(6, Role::coordinator, "van-phong"),
               staff(9, Role::officer, "van-phong"),
               permissions::Actor::nobody()};
    auto many = staff(10, Role::reception, "van-phong");
    for (auto const r : {Role::officer, Role::head, Role::leader, Role::clerk}) many.roles.add(r);
    actors_.push_back(many);
    actors_.push_back(staff(11, Role::leader, "lanh-dao"));
  }

  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }
  bool coin() { return below(2) == 0; }
  std::string reason() { return below(5) == 0 ? "" : "Lý do có thật"; }
  permissions::Actor const& actor() { return actors_[below(actors_.size())]; }

  void pass_time() {
    static constexpr std::chrono::minutes steps[] = {0min, 1min, 45min, 5h, 26h, 24h * 9};
    office.now += steps[below(std::size(steps))];
  }

  Command command() {
    // Half the time what would move the case on, so that lives get long.
    if (office.state && coin()) {
      auto const verbs = next_move(*office.state, office.type).verbs;
      if (!verbs.empty()) return make(verbs[below(verbs.size())]);
    }
    return make(office.state ? static_cast<Verb>(below(verb_count)) : Verb::submit);
  }

  Office office;

 private:
  Instant some_moment() {
    return office.calendar.opening_at_or_after(office.now + std::chrono::hours{below(900)});
  }

  Command submit() {
    auto s = office.submission();
    s.channel = static_cast<Channel>(below(4));
    if (coin()) s.files.clear();
    if (office.type.kind == Kind::plan_task) {
      s.channel = Channel::internal;
      s.files.clear();
      s.lead = UnitId{"van-phong"};
      s.due = some_moment();
      s.title = reason();
      s.product = "Báo cáo";
    }
    return s;
  }

  Command make(Verb v) {
    Paper paper;
    paper.key = below(6) == 0 ? "la" : "giay-chung-sinh";
    Paper form;
    form.key = "to-khai";
    switch (v) {
      case Verb::submit:
        return submit();
      case Verb::accept:
        return Accept{{paper, form}, coin() ? "xac-minh" : "", {}};
      case Verb::refuse_to_accept:
        return RefuseToAccept{reason()};
      case Verb::request_supplement: {
        auto r = ask_for(reason());
        if (office.type.documents.empty()) r.items[0].document.clear();
        if (coin()) r.superior_reason = "Lãnh đạo cho phép";
        return r;
      }
      case Verb::supplement:
        return Supplement{{}, {}, {}, reason()};
      case Verb::assign:
        return Assign{coin() ? "staff:2" : "staff:9", {}};
      case Verb::forward:
        if (coin()) return Forward{};
        return Forward{UnitId{coin() ? "phong-kinh-te" : "van-phong"}, {}, {}};
      case Verb::pause:
        return Pause{PauseCause::other_authority, reason(), {}};
      case Verb::resume:
        return Resume{};
      case Verb::propose:
        return Propose{below(4) == 0 ? Outcome::deny : Outcome::grant, reason(), {}};
      case Verb::return_for_rework:
        return ReturnForRework{reason()};
      case Verb::approve:
        return Approve{};
      case Verb::issue_result:
        return IssueResult{"1", coin(), coin(), {}};
      case Verb::deliver:
        return Deliver{};
      case Verb::apologise:
        return Apologise{reason(), some_moment()};
      case Verb::withdraw:
        return Withdraw{reason()};
      case Verb::refuse:
        return Refuse{reason(), {}};
      case Verb::close:
        return Close{coin(), reason()};
      case Verb::rate:
        return Rate{static_cast<int>(below(7)), {}, {}};
      case Verb::comment:
        return Comment{reason(), coin()};
      case Verb::link:
        return Link{LinkKind::related, CaseNo{static_cast<std::int64_t>(below(4))}};
      case Verb::pay:
        return Pay{"ban-sao", static_cast<std::int64_t>(below(3)) * 8000, PayChannel::online, reason()};
      case Verb::recalculate:
        return Recalculate{"v2"};
    }
    return Approve{};
  }

  std::mt19937_64 random_;
  std::vector<permissions::Actor> actors_;
};

bool moves_due(Verb v) {
  return v == Verb::submit || v == Verb::accept || v == Verb::supplement || v == Verb::resume ||
         v == Verb::apologise || v == Verb::recalculate;
}

/// What the two states around one event must have in common.
void check_step(std::optional<Case> const& before, Case const& after, Event const& e) {
  auto const v = static_cast<Verb>(e.what.index());
  auto const broken = check_invariants(after);
  ASSERT_TRUE(broken.empty()) << name(v) << ": " << broken.front();
  if (!before) return;
  ASSERT_TRUE(moves_due(v) || before->due() == after.due()) << name(v) << " moved the due time";
  ASSERT_TRUE(moves_due(v) || before->first_due == after.first_due) << name(v);
  ASSERT_TRUE(before->live() || !after.live()) << "nothing rises from the dead";
  ASSERT_TRUE(!before->result_at || after.result_at == before->result_at) << "results stay";
  ASSERT_EQ(after.type(), before->type());
  ASSERT_EQ(after.events, before->events + 1);
}

TEST(CaseworkProperty, NoSequenceOfCommandsBreaksAnInvariant) {
  std::vector<int> done(verb_count, 0);
  std::vector<int> endings(6, 0);
  for (std::uint64_t seed = 0; seed < 1500; ++seed) {
    World w(seed);
    for (int i = 0; i < 120; ++i) {
      auto const before = w.office.state;
      auto const size = w.office.log.size();
      auto const status = w.office.run(w.actor(), w.command());
      w.pass_time();
      if (!status) {
        ASSERT_EQ(w.office.state, before) << "a refusal changes nothing";
        ASSERT_FALSE(status.error().vi.empty());
        continue;
      }
      ASSERT_EQ(w.office.log.size(), size + 1);
      ++done[w.office.log.back().what.index()];
      check_step(before, *w.office.state, w.office.log.back());
      if (HasFatalFailure()) return;
    }
    std::optional<Case> replayed;
    for (auto const& e : w.office.log) replayed = casework::apply(std::move(replayed), e);
    ASSERT_EQ(replayed, w.office.state) << "seed " << seed;
    if (w.office.state) ++endings[static_cast<std::size_t>(w.office.state->ending)];
  }
  // The walk reaches every verb (a calendar that changes has its own test) and every ending.
  for (std::size_t i = 0; i + 1 < verb_count; ++i) EXPECT_GT(done[i], 10) << name(static_cast<Verb>(i));
  for (std::size_t i = 0; i < endings.size(); ++i) EXPECT_GT(endings[i], 0) << name(static_cast<Ending>(i));
}

}  // namespace
}  // namespace ts::casework
