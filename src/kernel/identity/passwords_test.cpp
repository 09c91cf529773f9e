#include "kernel/identity/passwords.hpp"

#include <gtest/gtest.h>

namespace ts::identity {
namespace {

std::string id_of(Status const& status) { return status ? "" : status.error().id; }

TEST(Passwords, LengthCountsCharactersNotBytes) {
  EXPECT_EQ(id_of(check_new_password("đđđđđđđđđ", {})), "password.short")
      << "nine characters, eighteen bytes";
  EXPECT_EQ(id_of(check_new_password("con trâu đi trước", {})), "");
  EXPECT_EQ(id_of(check_new_password(std::string(201, 'a') + "b", {})), "password.long");
}

TEST(Passwords, RefusesWhatEverybodyTriesFirst) {
  for (auto const* word : {"1234567890", "Mật khẩu 123", "MATKHAU123", "aaaaaaaaaaaa", "vietnam2026"}) {
    EXPECT_EQ(id_of(check_new_password(word, {})), "password.common") << word;
  }
  EXPECT_EQ(id_of(check_new_password("Nguyễn Thị Mẫu", {"0900000001", "nguyen thi mau"})), "password.common");
}

TEST(Passwords, TheSameWordInAnotherUnicodeFormMatches) {
  auto const random = seeded_random(1);
  auto const stored = hash("mật khẩu của tôi", PasswordCost::minimum(), *random);
  EXPECT_TRUE(matches(stored, "mật khẩu của tôi", PasswordCost::minimum()));  // decomposed
  EXPECT_FALSE(matches(stored, "mat khau cua toi", PasswordCost::minimum()));
  EXPECT_FALSE(matches("", "mật khẩu của tôi", PasswordCost::minimum())) << "no such account";
}

}  // namespace
}  // namespace ts::identity
