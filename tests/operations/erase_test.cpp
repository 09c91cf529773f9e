#include <future>
#include <sstream>

#include "cli/commands.hpp"
#include "kernel/store/journal_store.hpp"
#include "operations/world.hpp"
#include "verify/verify.hpp"

namespace ts::cli {
namespace {

using permissions::Role;

constexpr auto ground = "Đơn yêu cầu số 12/ĐN ngày 05/5";

class Erasing : public Operations {
 protected:
  permissions::Actor staff(Role role) const {
    permissions::Actor actor;
    actor.kind = permissions::ActorKind::staff;
    actor.id = "staff:90";
    actor.roles = permissions::Roles{role};
    actor.commune = commune_;
    return actor;
  }
  store::Answer erase(Installation& in, Role role, std::string code, std::string reason = ground) {
    std::promise<store::Answer> promise;
    in.cases->erase(commune_, staff(role), {std::move(code), std::move(reason)}, std::nullopt,
                    [&](store::Answer answer) { promise.set_value(std::move(answer)); });
    return promise.get_future().get();
  }
  std::string column(Installation& in, std::string const& name, std::string const& code) {
    return text(in, "SELECT CAST(" + name + " AS TEXT) FROM cases WHERE code = '" + code + "'");
  }
  bool found_by(Installation& in, std::string const& words, std::string const& code) {
    onestop::CaseFilter filter;
    filter.text = words;
    auto const list = in.lists->list(commune_, staff(Role::leader), filter, {"", 100}).value();
    for (auto const& item : list.at("items").as_array())
      if (item.at("code").as_string() == code) return true;
    return false;
  }
};
TS_OPERATIONS(Erasing);

TEST_P(Erasing, AnEndedCaseForgetsThePersonAndKeepsTheProof) {
  play(40);
  auto const in = serve();
  auto const all = codes(*in, "waiting = 0 AND kind = 'procedure' AND status = 'done'");
  ASSERT_FALSE(all.empty());
  auto const code = all.front();
  auto const name = column(*in, "applicant", code), no = column(*in, "case_no", code);
  ASSERT_FALSE(name.empty());
  ASSERT_TRUE(found_by(*in, name, code));
  store::JournalReader journal(in->db);
  auto const leaf = journal.events_of_case(commune_, CaseNo{std::stoll(no)}).front().leaf;

  auto const done = erase(*in, Role::admin, code);
  ASSERT_TRUE(done) << done.error().en;
  EXPECT_GE(done->at("entries").as_int64(), 1);
  EXPECT_EQ(column(*in, "applicant", code), "");
  EXPECT_EQ(column(*in, "phone_tail", code), "");
  EXPECT_FALSE(found_by(*in, name, code));
  EXPECT_TRUE(found_by(*in, code, code)) << "the case itself is still there";
  auto const entries = journal.events_of_case(commune_, CaseNo{std::stoll(no)});
  EXPECT_EQ(entries.front().leaf, leaf);
  for (auto const& entry : entries) EXPECT_FALSE(entry.body.has_value()) << entry.seq;
  EXPECT_EQ(entries.back().type, "journal.body_erased");
  EXPECT_EQ(entries.back().data.at("reason"), ground);
  EXPECT_EQ(entries.back().actor, "staff:90");
  EXPECT_EQ(count(*in, "journal_event WHERE case_no = " + no + " AND body LIKE '%" + name + "%'"), 0);

  auto const detail = in->details->detail(commune_, staff(Role::leader), CaseNo{std::stoll(no)});
  ASSERT_TRUE(detail) << detail.error().en;
  EXPECT_EQ(json::serialize(*detail).find(name), std::string::npos);
  EXPECT_EQ(erase(*in, Role::admin, code).error().id, "erase.done");
  expect_whole(*in);
  EXPECT_FALSE(found_by(*in, name, code)) << "nor after the tables were made again";
}

TEST_P(Erasing, IsRefusedInClearWords) {
  play(40);
  auto const in = serve();
  auto const ended = codes(*in, "waiting = 0 AND kind = 'procedure'"), open = codes(*in, "waiting = 1");
  ASSERT_FALSE(ended.empty() || open.empty());
  for (auto const role : {Role::officer, Role::leader, Role::clerk, Role::coordinator, Role::reception})
    EXPECT_EQ(erase(*in, role, ended.front()).error().code, Code::forbidden) << static_cast<int>(role);
  EXPECT_EQ(erase(*in, Role::admin, open.front()).error().id, "erase.open");
  EXPECT_EQ(erase(*in, Role::admin, "H99.99901-990101-0001").error().id, "case.unknown");
  EXPECT_EQ(erase(*in, Role::admin, ended.front(), "theo luật").error().id, "erase.reason");
  EXPECT_EQ(count(*in, "journal_event WHERE type = 'journal.body_erased'"), 0);
}

TEST_P(Erasing, ADocumentGoesWithItsLastCase) {
  play(60);
  auto const in = serve();
  // Everybody in the play uploads the same paper: it stays while another case needs it.
  auto const sha256 = text(*in, "SELECT sha256 FROM case_file LIMIT 1");
  ASSERT_FALSE(sha256.empty());
  auto const with =
      "waiting = 0 AND case_no IN (SELECT e.case_no FROM case_file k JOIN journal_event e ON e.commune = "
      "k.commune AND e.seq = k.seq)";
  auto const ended = codes(*in, with);
  ASSERT_GE(ended.size(), 2U);
  auto const rows = count(*in, "case_file");
  auto const done = erase(*in, Role::admin, ended.front());
  ASSERT_TRUE(done) << done.error().en;
  EXPECT_EQ(done->at("files"), 0) << "others refer to it";
  EXPECT_LT(count(*in, "case_file"), rows);
  // Now the only one.
  ASSERT_TRUE(in->sequencer->run(commune_, [&](store::Tx& tx) -> store::Answer {
    auto const keep =
        "(SELECT min(e.seq) FROM journal_event e JOIN cases c ON c.commune = e.commune AND c.case_no = "
        "e.case_no JOIN case_file k ON k.commune = e.commune AND k.seq = e.seq WHERE c.code = '" +
        ended[1] + "')";
    tx.sql() << "DELETE FROM case_file WHERE seq <> " + keep;
    return json::object{};
  }));
  auto const last = erase(*in, Role::admin, ended[1]);
  ASSERT_TRUE(last) << last.error().en;
  EXPECT_GE(last->at("files").as_int64(), 1);
}

TEST_P(Erasing, ByCommandTheDataStillVerifies) {
  play(40);
  std::string code;
  {
    auto const in = serve();
    code = codes(*in, "waiting = 0 AND kind = 'procedure'").front();
    in->stop();
  }
  EXPECT_EQ(erase_personal({data(), 0, code, "ngắn"}), 1);
  EXPECT_EQ(erase_personal({data(), 12345, code, ground}), 1) << "a commune that is not here";
  EXPECT_EQ(erase_personal({data(), commune_.value, code, ground}), 0);
  EXPECT_EQ(erase_personal({data(), 0, code, ground}), 1) << "already done";
  EXPECT_EQ(check_data(data()), 0);
  EXPECT_EQ(rebuild_data(data()), 0);
  EXPECT_EQ(check_data(data()), 0);
  // A backup is SQLite whatever the installation uses, so the offline program reads it.
  EXPECT_EQ(backup_data(data(), dir_ / "copy", std::nullopt), 0);
  std::ostringstream out, progress;
  auto const key = (dir_ / "copy" / "keys" / (std::to_string(commune_.value) + ".vkey")).string();
  EXPECT_EQ(verifier::run({"data", (dir_ / "copy").string(), "--key", key}, out, progress, false), 0)
      << out.str();
}

}  // namespace
}  // namespace ts::cli
