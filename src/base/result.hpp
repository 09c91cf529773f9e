#pragma once
/// Expected failures are values. Three kinds of failure are told apart in this code base:
///   1. expected (bad input, a rule refuses, not found): `Result<T>` carrying an `Error`;
///   2. ends this request (disk full, database gone): an exception, caught at one boundary (server, CLI);
///   3. a bug: `TS_ASSERT`, which stays on in release and stops the process.
#include <boost/system/result.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace ts {

/// The closed set of failure codes. Each maps one to one to an HTTP problem (see api/problems.md).
enum class Code {
  invalid,          ///< 400 the input breaks a rule of form; `field` names where
  unauthenticated,  ///< 401 no valid session
  forbidden,        ///< 403 the actor may not do this
  not_found,        ///< 404
  conflict,         ///< 409 state has moved on, or the key was used for something else
  rule,             ///< 422 the law or the procedure forbids it now; `article` cites it
  too_large,        ///< 413
  unsupported,      ///< 415 kind of file or content not accepted
  rate_limited,     ///< 429
  corrupt,          ///< 500 stored data does not verify
  internal,         ///< 500
  unavailable,      ///< 503 try again later
};

/// Stable lower-case name of the code ("invalid", "not_found", …).
std::string_view name(Code code);

/// HTTP status for the code.
int http_status(Code code);

/// One expected failure: what happened, where, by which rule, and what the person can do about it.
struct Error {
  Code code = Code::internal;
  std::string id;       ///< stable machine id, dotted: "case.supplement.once"
  std::string vi;       ///< Vietnamese, plain words, whole sentence, says what to do
  std::string en;       ///< English
  std::string field{};    ///< JSON pointer or form field, empty when none
  std::string article{};  ///< the rule's source: "Điều 17 khoản 2a Nghị định 118/2025/NĐ-CP", empty when none
};

/// Needed by boost::system::result: calling value() on an error is a bug in the caller and throws std::logic_error.
[[noreturn]] void throw_exception_from_error(Error const& error, boost::source_location const& where);

template <class T>
using Result = boost::system::result<T, Error>;
using Status = Result<void>;

/// Shorthand used all over: `return fail(Code::invalid, "form.required", "Chưa điền …", "… is missing", "/name");`
inline Error fail(Code code, std::string id, std::string vi, std::string en, std::string field = {},
                  std::string article = {}) {
  return Error{code, std::move(id), std::move(vi), std::move(en), std::move(field), std::move(article)};
}

/// Prints the failed condition and where, then aborts. Stays on in release builds.
[[noreturn]] void assertion_failed(char const* condition, char const* file, int line);

}  // namespace ts

#define TS_ASSERT(condition) \
  ((condition) ? static_cast<void>(0) : ::ts::assertion_failed(#condition, __FILE__, __LINE__))

#define TS_CONCAT_(a, b) a##b
#define TS_CONCAT(a, b) TS_CONCAT_(a, b)

/// `TS_TRY(auto x, f());` unwraps a Result or returns its error from the enclosing function.
#define TS_TRY(decl, ...) TS_TRY_(TS_CONCAT(ts_try_, __LINE__), decl, __VA_ARGS__)
#define TS_TRY_(tmp, decl, ...)            \
  auto tmp = (__VA_ARGS__);                \
  if (!tmp) return std::move(tmp).error(); \
  decl = std::move(*tmp)

/// `TS_CHECK(f());` returns the error of a Status (or any Result) from the enclosing function.
#define TS_CHECK(...)                                                   \
  do {                                                                  \
    if (auto ts_check_ = (__VA_ARGS__); !ts_check_) return std::move(ts_check_).error(); \
  } while (false)
