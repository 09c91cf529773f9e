#pragma once
/// One entry of a commune's journal: a canonical header, which is the leaf of the Merkle tree, and an
/// erasable body, to which the header commits. Bytes and grammar: docs/formats/journal.md §2.
///
/// What may be in `data`: the facts from which the state of a process is rebuilt (verb, step, unit, due
/// time). Personal data and free text go into the body, for a leaf can never be erased.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/crypto.hpp"
#include "base/ids.hpp"
#include "base/json.hpp"
#include "base/result.hpp"

namespace ts::journal {

/// Keeps a body from being guessed from its hash once it is erased. Erased together with the body.
using Salt = std::array<std::byte, 16>;

/// C2SP entry bundles give the length of an entry in 16 bits.
inline constexpr std::size_t max_header_bytes = 65'535;
/// Largest sequence and case number: what a JSON number holds exactly.
inline constexpr std::int64_t max_number = (std::int64_t{1} << 53) - 1;

struct Header {
  CommuneId commune;
  std::int64_t seq = 0;      ///< from 0 per commune: the index of the leaf
  Instant at{};              ///< never decreases along seq
  std::string actor;         ///< "staff:12", "citizen:7", "system"
  std::string type;          ///< "case.accepted"
  CaseNo case_no{};          ///< 0: concerns no case
  std::string data;          ///< a canonical JSON object; "{}" when there are no facts
  std::optional<Hash> body;  ///< SHA-256(salt || body bytes); nothing when the event has no body
  friend bool operator==(Header const&, Header const&) = default;
};

struct Event {
  Header header;
  Salt salt{};       ///< zero when there is no body
  std::string body;  ///< canonical JSON; empty when the event has none, or it was erased
  friend bool operator==(Event const&, Event const&) = default;
};

/// Gives the event a body and the header its commitment, with a fresh salt. `body` is canonical JSON and not
/// empty.
void seal_body(Event& event, std::string body, Random& random);

/// SHA-256(salt || body).
Hash body_commitment(Salt const& salt, std::string_view body);

/// Whether every field is in its range and form; the error's `field` names the first that is not
/// (`journal.field`). `data` is only looked at as far as `is_enclosed_object` does: writers make it with
/// `canonical`.
Status check_header(Header const& header);

/// The header in RFC 8785 form: the bytes that are hashed and proven. Costs no DOM.
/// Precondition: check_header holds.
std::string header_bytes(Header const& header);
void append_header_bytes(std::string& out, Header const& header);

/// Reads exactly what `header_bytes` writes: other members, another order, blanks or other spellings of a
/// value are errors (`journal.header`), as is a breach of check_header.
Result<Header> parse_header(std::string_view bytes);

/// RFC 9162: SHA-256(0x00 || header bytes).
Hash leaf_hash(std::string_view header_bytes);
inline Hash leaf_hash(Header const& header) { return leaf_hash(header_bytes(header)); }

/// True when the text is one JSON object as far as its quotes and brackets go: it starts with `{`, the
/// bracket that closes it is the last byte, and no quote stays open. Such a text cannot reach outside the
/// member it stands in.
bool is_enclosed_object(std::string_view text);

/// "staff:12": a lower-case kind, and after a colon an id of letters, digits, `.`, `_`, `-`; at most 80
/// bytes.
bool is_actor(std::string_view text);
/// "case.accepted": lower-case words of letters, digits, `_`, `-`, joined by dots; at most 80 bytes.
bool is_event_type(std::string_view text);

/// Milliseconds within the years 0000 to 9999, which the text form can say.
bool is_moment(std::int64_t ms);

/// The header's fields without ownership: how rows of a database are hashed without copying them.
struct HeaderView {
  std::int64_t commune = 0;
  std::int64_t seq = 0;
  std::int64_t at = 0;  ///< milliseconds
  std::string_view actor;
  std::string_view type;
  std::int64_t case_no = 0;
  std::string_view data;
  std::string_view body;  ///< base64, empty when none
};
void append_header_bytes(std::string& out, HeaderView const& header);

}  // namespace ts::journal
