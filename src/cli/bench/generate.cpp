#include "cli/bench/generate.hpp"

#include <algorithm>
#include <condition_variable>
#include <fstream>
#include <map>
#include <mutex>

#include "cli/bench/machine.hpp"
#include "cli/console.hpp"
#include "cli/demo/answers.hpp"
#include "cli/demo/cast.hpp"
#include "cli/demo/year.hpp"
#include "cli/paths.hpp"
#include "cli/setup.hpp"

namespace ts::cli::bench {
namespace {

using namespace std::chrono_literals;
using casework::Does;
using demo::Player;
using permissions::Role;

constexpr std::uint64_t seed = 2026;
constexpr int waves_a_day = 5;  ///< each has its hour; a case makes at most one step in a wave
constexpr std::array<std::chrono::minutes, waves_a_day> hours{8 * 60min, 9 * 60min + 30min, 11 * 60min,
                                                              14 * 60min, 16 * 60min};

struct Life {
  casework::CaseTypePtr type;
  CaseNo no{};  ///< 0 until filed; stays so when the filing was refused
  std::uint8_t step = 0;
  bool deny = false, done = false;
  Player const* receiver = nullptr;
  Player const* handler = nullptr;
};

/// Counts commands under way, so that many are and not too many.
class Window {
 public:
  void enter() {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [this] { return inside_ < 6000; });
    ++inside_;
  }
  void leave(bool refused) {
    std::lock_guard const lock(mutex_);
    --inside_;
    refused_ += refused ? 1 : 0;
    room_.notify_one();
  }
  void drain() {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [this] { return inside_ == 0; });
  }
  std::int64_t refused() const { return refused_; }

 private:
  std::mutex mutex_;
  std::condition_variable room_;
  int inside_ = 0;
  std::int64_t refused_ = 0;
};

class Maker {
 public:
  Maker(Installation& in, ManualClock& clock, demo::Invented const& world, demo::Cast const& cast)
      : in_(in), clock_(clock), world_(world), cast_(cast), commune_{world.commune}, dice_(seed) {}

  Generated play(Day first, Day last, std::int64_t cases) {
    std::vector<Day> days;
    for (auto day = first; day <= last; day += std::chrono::days{1})
      if (works(in_.model.packs->calendar().day(day).kind)) days.push_back(day);
    lives_.reserve(static_cast<std::size_t>(cases));
    ProgressBar bar("Hồ sơ để đo", cases);
    for (std::size_t d = 0; d < days.size(); ++d) {
      auto const until = cases * static_cast<std::int64_t>(d + 1) / static_cast<std::int64_t>(days.size());
      for (int w = 0; w < waves_a_day; ++w) wave(days[d], w, until);
      bar.show(until);
    }
    made_.refused = window_.refused();
    return made_;
  }

 private:
  void wave(Day day, int w, std::int64_t until) {
    clock_.set(from_local(day, hours.at(static_cast<std::size_t>(w))));
    if (auto const due = waiting_.find(now_); due != waiting_.end()) {
      for (auto const life : due->second) move(lives_[life], life);
      waiting_.erase(due);
    }
    if (w == 0)
      while (static_cast<std::int64_t>(lives_.size()) < until) file(day);
    window_.drain();
    ++now_;
  }

  store::Done settled(Life* filed = nullptr) {
    ++made_.commands;
    window_.enter();
    return [this, filed](store::Answer answer) {
      if (answer && filed != nullptr)
        filed->no = CaseNo{answer->at("no").to_number<std::int64_t>()};
      window_.leave(!answer);
    };
  }

  casework::CaseTypePtr draw_type(Day day) {
    for (;;) {
      std::vector<std::pair<demo::Mix const*, double>> mixes;
      for (auto const& m : world_.mix) mixes.emplace_back(&m, m.share);
      auto const* mix = dice_.weighted(mixes);
      auto type = in_.model.packs->find(mix->code, day);
      if (type && type->steps.front().does == Does::receive) return type;
    }
  }

  json::array papers(casework::CaseType const& type) {
    json::array out;
    for (auto const& d : type.documents) {
      bool const asked = d.channels.empty() || std::find(d.channels.begin(), d.channels.end(),
                                                         casework::Channel::counter) != d.channels.end();
      if (asked && d.required) out.push_back({{"document", d.key}, {"form", "original"}});
    }
    return out;
  }

  void file(Day day) {
    auto& life = lives_.emplace_back();
    life.type = draw_type(day);
    life.receiver = cast_.officer(Role::reception, UnitId{"tt-pvhcc"}, {}, dice_);
    life.deny = dice_.chance(0.03);
    auto const person = demo::invent_person(world_, dice_);
    json::object request{{"procedure", life.type->code},
                         {"answers", demo::invent_answers(*life.type, person, world_, dice_, day)},
                         {"papers", papers(*life.type)},
                         {"result_by", "counter"},
                         {"applicant",
                          {{"name", person.name},
                           {"phone", person.phone},
                           {"id_number", person.id_number},
                           {"address", person.address}}}};
    in_.cases->intake(commune_, life.receiver->actor, request, std::nullopt, settled(&life));
    ++made_.cases;
    if (dice_.chance(0.005)) return;  // left lying: what an inbox is for
    int const pause = dice_.chance(0.04) ? waves_a_day * 15 : dice_.chance(0.4) ? waves_a_day : 0;
    waiting_[now_ + 1 + pause].push_back(lives_.size() - 1);
  }

  void command(Life const& life, Player const* who, std::string_view verb, json::object data) {
    if (who == nullptr) return;
    in_.cases->command(commune_, who->actor, life.no, verb, std::move(data), std::nullopt, std::nullopt,
                       settled());
  }

  /// The step the case stands at is done by whom it belongs to.
  void move(Life& life, std::size_t index) {
    if (life.no.value == 0) return;
    auto const& steps = life.type->steps;
    if (++life.step >= steps.size()) return;
    auto const& step = steps[life.step];
    auto const barred = [](std::initializer_list<Player const*> players) {
      std::vector<std::string> ids;
      for (auto const* p : players)
        if (p != nullptr) ids.push_back(p->actor.id);
      return ids;
    };
    bool const four_eyes = step.does != Does::hand_out && step.does != Does::issue;
    auto const* who = cast_.officer(step.role, step.unit,
                                    four_eyes ? barred({life.receiver, life.handler}) : barred({}), dice_);
    switch (step.does) {
      case Does::receive:
        break;
      case Does::handle:
        life.handler = who;
        command(life, who, "propose",
                {{"outcome", life.deny ? "deny" : "grant"}, {"note", "Đã kiểm tra hồ sơ, đủ căn cứ."}});
        break;
      case Does::review:
        command(life, who, "forward", {{"note", ""}});
        break;
      case Does::approve:
        if (life.deny) return command(life, who, "refuse", {{"reason", "Giấy tờ không đúng với sổ gốc."}});
        command(life, who, "approve", {});
        break;
      case Does::issue:
        command(life, who, "issue_result",
                {{"number", std::to_string(index) + "/UBND"}, {"electronic", false}});
        break;
      case Does::hand_out:
        command(life, who, "deliver", {{"by", "counter"}});
        break;
    }
    if (!dice_.chance(0.002)) waiting_[now_ + 1].push_back(index);
  }

  Installation& in_;
  ManualClock& clock_;
  demo::Invented const& world_;
  demo::Cast const& cast_;
  CommuneId commune_;
  demo::Dice dice_;
  Window window_;
  std::vector<Life> lives_;
  std::map<std::int64_t, std::vector<std::size_t>> waiting_;
  std::int64_t now_ = 0;  ///< waves so far
  Generated made_;
};

std::filesystem::path mark(std::filesystem::path const& directory) { return directory / "bench-cases"; }

}  // namespace

bool is_generated(std::filesystem::path const& directory, std::int64_t cases) {
  std::ifstream in(mark(directory));
  std::int64_t found = 0;
  return in >> found && found == cases;
}

Result<Generated> generate(std::filesystem::path const& directory, demo::Invented const& world,
                           std::int64_t cases) {
  Stopwatch const watch;
  auto const last = local_day(system_clock()->now()) - std::chrono::days{1};
  auto const first = last - std::chrono::days{364};
  auto clock = std::make_shared<ManualClock>(from_local(first, 7h));
  OpenOptions open;
  open.clock = clock;
  open.random = seeded_random(seed);
  open.bulk = true;
  open.batch = 2000;
  open.identity.cost = PasswordCost::minimum();
  TS_TRY(auto in,
         create_installation({directory,
                              {CommuneId{world.commune}, world.name, "Xã", 0, "Tỉnh " + world.province},
                              world.agency,
                              program_packs() / world.plan,
                              {},
                              true},
                             open));
  TS_CHECK(demo::create_accounts(*in, world, demo::demo_password));
  demo::Dice dice(seed);
  TS_TRY(auto const cast, demo::Cast::gather(*in, CommuneId{world.commune}, world, 12, dice));
  auto made = Maker(*in, *clock, world, cast).play(first, last, cases);
  TS_CHECK(in->signer->sign_now(CommuneId{world.commune}));
  in->stop();
  made.seconds = watch.seconds();
  std::ofstream(mark(directory)) << cases << '\n';
  return made;
}

}  // namespace ts::cli::bench
