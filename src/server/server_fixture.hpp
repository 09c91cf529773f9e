#pragma once
/// The whole server in this process, over real sockets, with a real store and identity and services without a
/// domain.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "kernel/files/files.hpp"
#include "kernel/identity/identity.hpp"
#include "kernel/store/database.hpp"
#include "kernel/store/log_keys.hpp"
#include "kernel/store/sequencer.hpp"
#include "server/fake_services.hpp"
#include "server/server.hpp"
#include "server/test_client.hpp"
#include "support/temp_dir.hpp"

namespace ts::server {

using permissions::Role;
using test_client::Client;
using test_client::Headers;

inline constexpr CommuneId commune{17464};
inline std::string const api = "/api/v1/communes/17464";
inline constexpr auto good = "con trâu đi trước cái cày";

inline void write_file(std::filesystem::path const& path, std::string_view content) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream{path, std::ios::binary} << content;
}

class ServerTest : public testing::Test {
 protected:
  void SetUp() override {
    write_web();
    db_ = store::Database::open("sqlite://" + (dir_ / "test.db").string()).value();
    store::MigrationSet const sets[] = {identity::migrations(), files::migrations()};
    ASSERT_TRUE(store::migrate(*db_, sets, *clock_));
    std::filesystem::create_directories(dir_ / "keys");
    std::filesystem::permissions(dir_ / "keys", std::filesystem::perms::owner_all);
    ASSERT_TRUE(keys_->create(commune, *random_));
    sequencer_ =
        std::make_unique<store::Sequencer>(db_, std::vector<store::ProjectionFactory>{}, clock_, random_);
    identity::Deps deps{db_, sequencer_.get(), clock_, random_, {}};
    deps.options.cost = PasswordCost::minimum();
    identity_ = std::make_unique<identity::Identity>(std::move(deps));
    start(options());
  }
  void TearDown() override {
    stop();
    sequencer_->stop();
  }
  virtual Options options() {
    Options o;
    o.port = 0;
    o.web_dir = dir_ / "web";
    o.handle_signals = false;
    o.log_requests = false;
    o.io_threads = 2;
    return o;
  }
  void start(Options options) {
    Parts parts{
        fakes_.services(), identity_.get(), sequencer_.get(), files_.get(), db_, keys_, clock_, random_};
    server_ = std::make_unique<Server>(std::move(parts), std::move(options));
    auto const ok = server_->listen();
    ASSERT_TRUE(ok) << ok.error().en;
    thread_ = std::thread{[this] { server_->run(); }};
  }
  void stop() {
    if (server_) server_->stop();
    if (thread_.joinable()) thread_.join();
  }
  void write_web() {
    write_file(dir_ / "web/index.html", "<!doctype html><title>citizen</title><!--first-words-->");
    write_file(dir_ / "web/office/index.html", "<!doctype html><title>office</title>");
    write_file(dir_ / "web/assets/app-4f2a.js", "console.log(1)");
    write_file(dir_ / "web/assets/app-4f2a.js.gz", "GZIPPED");
    write_file(dir_ / "web/.vite/manifest.json", "{}");
  }
  /// Signs somebody in with these roles.
  void enter(Client& client, permissions::Roles roles, std::string login = "can-bo") {
    auto const account =
        identity_->staff
            .create(commune, {login, "Trần Văn Mẫu", "Công chức", roles, UnitId{"van-phong"}}, "system")
            .value();
    auto const link = identity_->staff.invite(commune, account.id, "system").value();
    auto const body = json::serialize(json::object{{"token", link.token}, {"password", good}});
    ASSERT_EQ(client.post(api + "/office/invitation/accept", body).status, 200);
  }
  void register_citizen(Client& client, std::string phone = "0900000001") {
    auto const body =
        json::serialize(json::object{{"phone", phone}, {"name", "Nguyễn Thị Mẫu"}, {"password", good}});
    ASSERT_EQ(client.post("/api/v1/citizen/register", body).status, 201);
  }

  test::TempDir dir_;
  std::shared_ptr<Clock> clock_ = system_clock();
  std::shared_ptr<Random> random_ = system_random();
  std::shared_ptr<store::Database> db_;
  std::shared_ptr<store::LogKeys> keys_ = std::make_shared<store::LogKeys>(dir_ / "keys");
  std::unique_ptr<files::FileStore> files_ = std::make_unique<files::FileStore>(dir_ / "files");
  std::unique_ptr<store::Sequencer> sequencer_;
  std::unique_ptr<identity::Identity> identity_;
  fake::All fakes_;
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

}  // namespace ts::server
