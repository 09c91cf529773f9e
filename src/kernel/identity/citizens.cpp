#include "kernel/identity/citizens.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "kernel/identity/passwords.hpp"
#include "kernel/store/database.hpp"
#include "kernel/store/sequencer.hpp"

namespace ts::identity {
namespace {

constexpr CommuneId everywhere{0};  // the lane of reference tables

struct Row {
  CitizenAccount account;
  std::string password;
  bool active = false;
};

std::optional<Row> load(soci::session& sql, std::string_view column, std::string const& key) {
  Row row;
  long long id = 0, version = 0;
  int active = 0;
  auto& a = row.account;
  sql << fmt::format(
      "SELECT id, phone, name, id_number, birth_date, email, address, active, password, version "
      "FROM citizen_account WHERE commune = 0 AND {} = {}",
      column, column == "id" ? "CAST(:k AS BIGINT)" : ":k"),
      soci::into(id), soci::into(a.phone), soci::into(a.name), soci::into(a.id_number),
      soci::into(a.birth_date), soci::into(a.email), soci::into(a.address), soci::into(active),
      soci::into(row.password), soci::into(version), soci::use(key, "k");
  if (!sql.got_data()) return std::nullopt;
  a.id = CitizenId{id};
  a.version = version;
  row.active = active == 1;
  return row;
}

std::optional<Row> load(soci::session& sql, CitizenId id) {
  return load(sql, "id", std::to_string(id.value));
}

Error wrong() {
  return fail(Code::unauthenticated, "auth.wrong",
              "Số điện thoại hoặc mật khẩu chưa đúng. Hãy kiểm tra và nhập lại.",
              "The phone number or the password is not right. Check and try again.");
}

Error bad_phone() {
  return fail(Code::invalid, "account.phone", "Số điện thoại gồm 10 hoặc 11 chữ số và bắt đầu bằng số 0.",
              "A phone number has 10 or 11 digits and begins with 0.", "/phone");
}

Error unknown() {
  return fail(Code::not_found, "account.not_found", "Không có tài khoản này.", "There is no such account.");
}

Status check_name(std::string_view name) {
  auto const length = text::length(name);
  if (length >= 2 && length <= 100) return {};
  return fail(Code::invalid, "account.name", "Hãy nhập họ và tên, từ 2 đến 100 ký tự.",
              "Enter the full name, 2 to 100 characters.", "/name");
}

Status check_id_number(std::string_view number) {
  auto const digits = std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; });
  if (number.empty() || (number.size() == 12 && digits)) return {};
  return fail(Code::invalid, "account.id_number", "Số định danh cá nhân gồm 12 chữ số trên thẻ căn cước.",
              "The identification number is the 12 digits on the identity card.", "/id_number");
}

Status check_details(CitizenAccount const& account, Day today) {
  TS_CHECK(check_name(account.name));
  TS_CHECK(check_id_number(account.id_number));
  if (!account.birth_date.empty()) {
    auto const day = parse_day(account.birth_date);
    if (!day || *day > today) {
      return fail(Code::invalid, "account.birth_date", "Ngày sinh chưa đúng; ghi như 1990-05-02.",
                  "The date of birth is not right; write it as 1990-05-02.", "/birth_date");
    }
  }
  auto const at = account.email.find('@');
  auto const mail_ok = at != std::string::npos && at > 0 && at + 1 < account.email.size() &&
                       account.email.find_first_of(" \t\r\n<>") == std::string::npos;
  if (!account.email.empty() && (!mail_ok || account.email.size() > 200)) {
    return fail(Code::invalid, "account.email", "Địa chỉ thư điện tử chưa đúng.",
                "The e-mail address is not right.", "/email");
  }
  if (text::length(account.address) > 300) {
    return fail(Code::invalid, "account.address", "Địa chỉ dài nhất 300 ký tự.",
                "The address has at most 300 characters.", "/address");
  }
  return {};
}

class ByPassword final : public Authenticator {
 public:
  ByPassword(Deps const& deps, Throttle& throttle) : deps_(deps), throttle_(throttle) {}
  std::string_view kind() const override { return "password"; }

  Result<CitizenId> authenticate(json::object const& credentials, std::string_view address) override {
    TS_TRY(auto const typed, get_string(credentials, "phone"));
    TS_TRY(auto const password, get_string(credentials, "password"));
    auto const phone = normal_phone(typed);
    if (!phone) return bad_phone();
    auto const key = "citizen:" + *phone;
    auto const now = deps_.clock->now();
    TS_CHECK(throttle_.check(key, address, now));
    auto const row = load(deps_.db->read().sql(), "phone", *phone);
    auto const right = matches(row ? row->password : std::string{}, password, deps_.options.cost);
    if (!right || !row->active) {
      throttle_.failed(key, address, now);
      return wrong();
    }
    throttle_.succeeded(key, address);
    return row->account.id;
  }

 private:
  Deps const& deps_;
  Throttle& throttle_;
};

void insert(store::Tx& tx, CitizenAccount const& a, std::string const& password) {
  auto const now = millis(tx.now());
  auto const id = a.id.value;
  tx.sql()
      << "INSERT INTO citizen_account (commune, id, phone, name, id_number, birth_date, email, address, "
         "active, "
         "password, version, created_at) VALUES (0, :id, :phone, :name, :idn, '', '', '', 1, :pw, 1, :now)",
      soci::use(id, "id"), soci::use(a.phone, "phone"), soci::use(a.name, "name"),
      soci::use(a.id_number, "idn"), soci::use(password, "pw"), soci::use(now, "now");
}

}  // namespace

std::optional<std::string> normal_phone(std::string_view text) {
  std::string digits;
  for (auto const c : text) {
    if (c == ' ' || c == '.' || c == '-') continue;
    digits += c;
  }
  if (digits.starts_with("+84")) digits.replace(0, 3, "0");
  if (digits.size() < 10 || digits.size() > 11 || digits[0] != '0') return std::nullopt;
  if (!std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
  return digits;
}

Citizens::Citizens(Deps const& deps, Sessions& sessions, Throttle& throttle)
    : deps_(deps),
      sessions_(sessions),
      throttle_(throttle),
      by_password_(std::make_unique<ByPassword>(deps, throttle)) {}

Result<SignedIn> Citizens::sign_up(NewCitizen const& citizen, std::string_view address) {
  auto const phone = normal_phone(citizen.phone);
  if (!phone) return bad_phone();
  CitizenAccount account{{}, *phone, text::squeeze(text::nfc(citizen.name)), citizen.id_number};
  TS_CHECK(check_details(account, local_day(deps_.clock->now())));
  TS_CHECK(check_new_password(citizen.password, {*phone, account.name, account.id_number}));
  auto const taken =
      fail(Code::conflict, "account.phone_taken",
           "Số điện thoại này đã có tài khoản. Hãy đăng nhập, hoặc nhờ Bộ phận Một cửa cấp lại mật khẩu.",
           "This phone number has an account already. Sign in, or ask the one-stop desk for a new password.",
           "/phone");
  if (find_by_phone(*phone)) {
    auto signed_in = sign_in(*by_password_, {{"phone", *phone}, {"password", citizen.password}}, address);
    if (!signed_in && signed_in.error().id == "auth.wrong") return taken;
    return signed_in;
  }
  auto const password = hash(citizen.password, deps_.options.cost, *deps_.random);
  auto const done = deps_.sequencer->run(everywhere, [&](store::Tx& tx) -> store::Answer {
    if (load(tx.sql(), "phone", *phone)) return taken;
    account.id = CitizenId{tx.next_counter("citizen")};
    insert(tx, account, password);
    return json::object{};
  });
  TS_CHECK(done);
  return open_session(account.id);
}

Result<SignedIn> Citizens::sign_in(Authenticator& how, json::object const& credentials,
                                   std::string_view address) {
  TS_TRY(auto const id, how.authenticate(credentials, address));
  return open_session(id);
}

Result<SignedIn> Citizens::open_session(CitizenId id) {
  auto const token = sessions_.new_token();
  auto const done = deps_.sequencer->run(everywhere, [&](store::Tx& tx) -> store::Answer {
    sessions_.open(tx, Audience::citizen, id.value, token);
    return json::object{};
  });
  TS_CHECK(done);
  TS_TRY(auto session, sessions_.find(Audience::citizen, everywhere, token));
  return SignedIn{std::move(session), token};
}

Result<CitizenAccount> Citizens::get(CitizenId id) {
  auto const lease = deps_.db->read();
  auto row = load(lease.sql(), id);
  if (!row) return unknown();
  return std::move(row->account);
}

std::optional<CitizenAccount> Citizens::find_by_phone(std::string_view phone) {
  auto const lease = deps_.db->read();
  auto row = load(lease.sql(), "phone", std::string{phone});
  if (!row) return std::nullopt;
  return std::move(row->account);
}

Result<CitizenAccount> Citizens::update(CitizenId id, std::int64_t version, CitizenUpdate const& change) {
  CitizenAccount a;
  auto const set = [](std::string& field, std::optional<std::string> const& value) {
    if (value) field = text::squeeze(text::nfc(*value));
  };
  auto const done = deps_.sequencer->run(everywhere, [&](store::Tx& tx) -> store::Answer {
    auto row = load(tx.sql(), id);
    if (!row) return unknown();
    if (row->account.version != version) {
      return fail(Code::conflict, "etag.stale",
                  "Thông tin vừa được sửa ở nơi khác. Hãy tải lại rồi sửa tiếp.",
                  "This was changed elsewhere in the meantime. Load it again, then go on.");
    }
    a = std::move(row->account);
    set(a.name, change.name);
    set(a.id_number, change.id_number);
    set(a.birth_date, change.birth_date);
    set(a.email, change.email);
    set(a.address, change.address);
    TS_CHECK(check_details(a, local_day(tx.now())));
    ++a.version;
    auto const key = id.value;
    tx.sql()
        << "UPDATE citizen_account SET name = :n, id_number = :i, birth_date = :b, email = :e, address = :a, "
           "version = :v WHERE commune = 0 AND id = :id",
        soci::use(a.name, "n"), soci::use(a.id_number, "i"), soci::use(a.birth_date, "b"),
        soci::use(a.email, "e"), soci::use(a.address, "a"), soci::use(a.version, "v"), soci::use(key, "id");
    return json::object{};
  });
  TS_CHECK(done);
  return a;
}

Status Citizens::change_password(Session const& session, std::string_view old_password,
                                 std::string_view new_password) {
  CitizenId const id{session.account};
  auto const row = load(deps_.db->read().sql(), id);
  if (!row) return unknown();
  auto const& a = row->account;
  TS_CHECK(check_new_password(new_password, {a.phone, a.name, a.id_number}));
  if (matches(row->password, new_password, deps_.options.cost)) return {};
  if (!matches(row->password, old_password, deps_.options.cost)) {
    return fail(Code::invalid, "password.old", "Mật khẩu hiện tại chưa đúng.",
                "The present password is not right.", "/old");
  }
  auto const password = hash(new_password, deps_.options.cost, *deps_.random);
  auto const done = deps_.sequencer->run(everywhere, [&](store::Tx& tx) -> store::Answer {
    auto const key = id.value;
    tx.sql() << "UPDATE citizen_account SET password = :p WHERE commune = 0 AND id = :id",
        soci::use(password, "p"), soci::use(key, "id");
    sessions_.end_others(tx, Audience::citizen, key, session.token_hash);
    return json::object{};
  });
  TS_CHECK(done);
  sessions_.forget(Audience::citizen, everywhere, id.value);
  return {};
}

}  // namespace ts::identity
