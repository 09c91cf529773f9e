#pragma once
/// What a password must be, and checking it without saying more than "no".
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/crypto.hpp"
#include "base/result.hpp"

namespace ts::identity {

inline constexpr std::size_t password_min = 10;   ///< characters; a sentence is welcome
inline constexpr std::size_t password_max = 200;  ///< characters

/// Length counts, not signs and digits (NIST SP 800-63B). Refused: shorter than password_min
/// (`password.short`), longer than password_max (`password.long`), on the list of common ones, one character
/// repeated, or the account's own name, login or phone (`password.common`). `about` is what the password may
/// not be.
Status check_new_password(std::string_view password, std::initializer_list<std::string_view> about);

/// In NFC, so that the same word typed on another keyboard is the same password.
std::string hash(std::string_view password, PasswordCost cost, Random& random);
/// An empty `hash` (no password set, no such account) costs the same time and is false: an attacker cannot
/// tell.
bool matches(std::string_view hash, std::string_view password, PasswordCost cost);

}  // namespace ts::identity
