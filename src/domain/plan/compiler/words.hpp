#pragma once
/// Words of a Vietnamese line with their byte positions, so that a rule that matches words can point into the
/// text. Pure; no state.
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace ts::plan {

enum class Kind : unsigned char { word, number, symbol };

/// One word, number ("98", "97,5", "1.000") or single symbol of a text.
struct Word {
  std::uint32_t begin = 0;  ///< first byte in the text
  std::uint32_t end = 0;    ///< one past the last byte
  Kind kind = Kind::word;
  bool upper = false;  ///< begins with an upper case letter
  std::string low;     ///< lower case, marks kept
  std::string bare;    ///< lower case, marks removed, đ -> d
};

using Words = std::vector<Word>;

Words split_words(std::string_view text);

/// Number of words of `phrase` when it stands at word `i`, else 0. A phrase with marks is compared with its
/// marks, one without is compared without: "tối thiểu" is strict, "toi thieu" forgives slips of the reader's
/// marks.
std::size_t phrase_at(Words const& words, std::size_t i, std::string_view phrase);

/// The same, for a phrase whose last word is word `i - 1`.
std::size_t phrase_before(Words const& words, std::size_t i, std::string_view phrase);

/// First position in [from, to) where one of the phrases stands; `to` when none.
std::size_t find_phrase(Words const& words, std::size_t from, std::size_t to,
                        std::initializer_list<std::string_view> phrases);

/// True when one of the phrases stands anywhere in the text.
bool has_phrase(std::string_view text, std::initializer_list<std::string_view> phrases);

/// True when one of the phrases stands at the very beginning of the text (bullets and quotes skipped).
bool starts_with_phrase(std::string_view text, std::initializer_list<std::string_view> phrases);

/// One code point from `text` at byte `i`, which moves past it. Broken bytes give U+FFFD and move by one.
char32_t next_char(std::string_view text, std::size_t& i);
bool is_upper(char32_t c);
bool is_letter(char32_t c);
/// Lower case of a Vietnamese or ASCII letter; others unchanged.
char32_t to_lower(char32_t c);
/// ASCII base letter of a Vietnamese letter, lower case; others unchanged.
char32_t to_bare(char32_t c);
/// The text without marks and in lower case, all else unchanged.
std::string bare_text(std::string_view text);
void append_utf8(std::string& out, char32_t c);

/// White space at both ends removed.
std::string_view trim(std::string_view text);
/// First letter or digit of the text; 0 when none.
char32_t first_letter(std::string_view text);
/// True when the first letter is lower case, so that the text goes on with an earlier one.
bool starts_lower(std::string_view text);

}  // namespace ts::plan
