#include "cli/upkeep.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <future>

#include "base/crypto.hpp"
#include "domain/onestop/case_files.hpp"
#include "domain/onestop/due_review.hpp"

namespace ts::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto answers_kind = "upkeep.answers";
constexpr auto identity_kind = "upkeep.identity";
constexpr auto files_kind = "upkeep.files";
constexpr auto recalculate_kind = "cases.recalculate";
constexpr auto at_night = 2h + 30min;  ///< local time: few people file then, and the backup has been made
constexpr int never_give_up = 1'000'000'000;
constexpr int files_at_once = 200, cases_at_once = 200;

Instant next_night(Instant now) {
  auto const today = from_local(local_day(now), at_night);
  return now < today ? today : from_local(local_day(now) + std::chrono::days{1}, at_night);
}

Error stopped() {
  return fail(Code::unavailable, "job.stopped",
              "Máy chủ đang dừng; việc nền sẽ làm tiếp khi máy chủ chạy lại.",
              "The server is stopping; the job goes on when it runs again.");
}

/// Refusals that mean: nothing to do, or somebody has moved the case since it was looked at.
bool left_alone(Error const& error) {
  return error.code == Code::conflict || error.code == Code::rule || error.code == Code::not_found;
}

}  // namespace

Upkeep::Upkeep(Installation& installation, Keeping keeping) : in_(installation), keeping_(keeping) {
  std::map<std::string, store::JobHandler> handlers{
      {answers_kind, [this](store::Job const& job) { return forget_answers(job); }},
      {identity_kind, [this](store::Job const& job) { return tidy_identity(job); }},
      {files_kind, [this](store::Job const& job) { return tidy_files(job); }},
      {recalculate_kind, [this](store::Job const& job) { return recalculate(job); }}};
  store::JobOptions options;
  options.lease = 10min;
  options.poll = 2s;
  for (auto const* kind : {answers_kind, identity_kind, files_kind}) options.again[kind] = next_night;
  // Unique among all processes that share the database, also those on other machines.
  auto const name = fmt::format("{}:{}", ::getpid(), system_random()->token(8));
  worker_ = std::make_unique<store::JobWorker>(in_.db, *in_.sequencer, name, std::move(handlers), options);
}

Status Upkeep::schedule() {
  for (auto const& commune : in_.dir.config().communes) {
    auto const calendar = in_.model.packs->calendar_version();
    TS_CHECK(in_.sequencer->run(commune.id, [calendar](store::Tx& tx) -> store::Answer {
      auto const night = next_night(tx.now());
      for (auto const* kind : {answers_kind, identity_kind, files_kind})
        store::enqueue_once(tx, {kind, {}, night, never_give_up});
      store::withdraw(tx, recalculate_kind);  // begun under another calendar, perhaps
      store::enqueue(tx, {recalculate_kind, {{"calendar", calendar}, {"after", 0}}, {}});
      return json::object{};
    }));
  }
  return {};
}

void Upkeep::stop() {
  stopping_ = true;
  worker_->stop();
}

Status Upkeep::forget_answers(store::Job const& job) {
  TS_CHECK(in_.sequencer->run(job.commune, [before = ago(keeping_.answers)](store::Tx& tx) -> store::Answer {
    store::forget_answers(tx, before);
    return json::object{};
  }));
  return {};
}

Status Upkeep::tidy_identity(store::Job const& job) {
  // Citizens' sessions lie in the lane of no commune.
  for (auto const lane : {job.commune, CommuneId{}})
    TS_CHECK(in_.sequencer->run(lane, [since = ago(keeping_.drafts)](store::Tx& tx) -> store::Answer {
      identity::sweep(tx, since);
      return json::object{};
    }));
  return {};
}

Status Upkeep::tidy_files(store::Job const& job) {
  auto const before = ago(keeping_.unused_files);
  for (;;) {
    auto const unused = onestop::unused_uploads(*in_.db, job.commune, before, files_at_once);
    if (unused.empty()) break;
    auto const forgotten = in_.sequencer->run(job.commune, [&](store::Tx& tx) -> store::Answer {
      TS_CHECK(store::renew(tx, job, job.payload));
      onestop::forget_unused(tx, unused, before);
      return json::object{};
    });
    TS_CHECK(forgotten);
    if (stopping_) return stopped();
  }
  auto const removed = in_.files.sweep(ago(keeping_.lost_contents), [this](std::string_view sha256) {
    return stopping_ || files::is_recorded(*in_.db, sha256);
  });
  if (removed > 0) spdlog::info("files: {} contents nobody needs were removed", removed);
  return {};
}

Status Upkeep::recalculate(store::Job const& job) {
  auto const calendar = in_.model.packs->calendar_version();
  TS_TRY(auto const wanted, get_string(job.payload, "calendar"));
  if (wanted != calendar)
    return fail(Code::unavailable, "calendar.other", "Máy chủ này đang dùng lịch khác.",
                "This server has loaded another calendar.");
  TS_TRY(auto after, get_int(job.payload, "after"));
  for (;;) {
    auto const review = onestop::review_due(in_.env, job.commune, CaseNo{after}, cases_at_once);
    for (auto const no : review.other_due) TS_CHECK(recalculate_one(job.commune, no));
    if (review.last.value == 0) return {};
    after = review.last.value;
    auto const kept = in_.sequencer->run(job.commune, [&](store::Tx& tx) -> store::Answer {
      TS_CHECK(store::renew(tx, job, {{"calendar", calendar}, {"after", after}}));
      return json::object{};
    });
    TS_CHECK(kept);
    if (stopping_) return stopped();
  }
}

Status Upkeep::recalculate_one(CommuneId commune, CaseNo no) {
  std::promise<store::Answer> promise;
  auto future = promise.get_future();
  in_.cases->command(commune, permissions::Actor::system(commune), no, "recalculate",
                     {{"calendar", in_.model.packs->calendar_version()}}, std::nullopt, std::nullopt,
                     [&](store::Answer answer) { promise.set_value(std::move(answer)); });
  auto const answer = future.get();
  if (answer || left_alone(answer.error())) return {};
  return answer.error();
}

}  // namespace ts::cli
