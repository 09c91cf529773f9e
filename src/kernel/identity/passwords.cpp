#include "kernel/identity/passwords.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>

#include "base/text.hpp"

namespace ts::identity {
namespace {

// Folded and without blanks. What people here choose when they must choose ten characters.
constexpr std::array<std::string_view, 36> common{
    "1234567890",    "0123456789",   "12345678910", "123456789a",  "a123456789",   "0987654321",
    "1111111111",    "123123123123", "1234512345",  "qwertyuiop",  "qwerty12345",  "password12",
    "password123",   "password1234", "matkhau123",  "matkhau1234", "matkhau12345", "matkhaumoi",
    "doimatkhau",    "vietnam123",   "vietnam2025", "vietnam2026", "vietnam1945",  "abcd123456",
    "abc1234567",    "abcdef1234",   "iloveyou123", "anhyeuem123", "emyeuanh123",  "admin12345",
    "administrator", "quantri123",   "motcua123",   "ubndxa2026",  "dichvucong",   "thongsuot123"};

std::string squashed(std::string_view text) {
  auto folded = text::fold(text);
  std::erase(folded, ' ');
  return folded;
}

Error too_common() {
  return fail(Code::invalid, "password.common",
              "Mật khẩu này quá dễ đoán. Hãy dùng một câu của riêng mình, từ bốn tiếng trở lên.",
              "This password is too easy to guess. Use a sentence of your own, four words or more.",
              "/password");
}

/// A real hash of nothing anybody knows, made once for each cost.
std::string const& decoy(PasswordCost cost) {
  static std::mutex mutex;
  static std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> decoys;
  std::lock_guard const lock{mutex};
  auto& text = decoys[{cost.passes, cost.kibibytes}];
  if (text.empty()) {
    auto const random = system_random();
    text = hash_password(random->token(24), cost, *random);
  }
  return text;
}

}  // namespace

Status check_new_password(std::string_view password, std::initializer_list<std::string_view> about) {
  auto const length = text::length(password);
  if (length < password_min) {
    return fail(Code::invalid, "password.short", "Mật khẩu cần ít nhất 10 ký tự; một câu dễ nhớ là tốt nhất.",
                "A password needs at least 10 characters; a sentence is best.", "/password");
  }
  if (length > password_max) {
    return fail(Code::invalid, "password.long", "Mật khẩu dài nhất 200 ký tự.",
                "A password has at most 200 characters.", "/password");
  }
  auto const squash = squashed(password);
  if (std::ranges::find(common, squash) != common.end()) return too_common();
  if (std::ranges::all_of(squash, [&](char c) { return c == squash.front(); })) return too_common();
  for (auto const own : about) {
    if (!own.empty() && squash == squashed(own)) return too_common();
  }
  return {};
}

std::string hash(std::string_view password, PasswordCost cost, Random& random) {
  return hash_password(text::nfc(password), cost, random);
}

bool matches(std::string_view stored, std::string_view password, PasswordCost cost) {
  auto const normal = text::nfc(password);
  if (!stored.empty()) return verify_password(stored, normal);
  static_cast<void>(verify_password(decoy(cost), normal));
  return false;
}

}  // namespace ts::identity
