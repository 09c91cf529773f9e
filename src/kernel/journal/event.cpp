#include "kernel/journal/event.hpp"

#include <charconv>

namespace ts::journal {
namespace {

constexpr std::byte leaf_prefix{0x00};
/// 0000-01-01 and the last millisecond of 9999: what four digits of year can say.
constexpr std::int64_t first_moment = -62'167'219'200'000, last_moment = 253'402'300'799'999;

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return is_lower(c) || is_digit(c) || c == '_' || c == '-'; }

void append_number(std::string& out, std::int64_t value) {
  char text[24];
  out.append(text, std::to_chars(text, text + sizeof text, value).ptr);
}

Error bad_field(std::string_view field, std::string_view vi, std::string_view en) {
  return fail(
      Code::invalid, "journal.field",
      "Trường “" + std::string(field) + "” của mục nhật ký không hợp lệ: " + std::string(vi) + ".",
      "Field \"" + std::string(field) + "\" of the journal entry is not valid: " + std::string(en) + ".",
      "/" + std::string(field));
}

Error bad_header(std::string_view vi, std::string_view en) {
  return fail(Code::invalid, "journal.header",
              "Phần đầu của mục nhật ký sai khuôn dạng: " + std::string(vi) + ".",
              "The header of the journal entry is malformed: " + std::string(en) + ".");
}

HeaderView view_of(Header const& h, std::string_view body) {
  return {h.commune.value, h.seq, millis(h.at), h.actor, h.type, h.case_no.value, h.data, body};
}

/// Fills what the members say; form and completeness are checked by writing the header out again.
Result<Header> header_of(json::object const& object) {
  Header h;
  TS_TRY(auto const commune, get_int(object, "commune"));
  TS_TRY(h.seq, get_int(object, "seq"));
  TS_TRY(auto const at, get_string(object, "at"));
  TS_TRY(h.actor, get_string(object, "actor"));
  TS_TRY(h.type, get_string(object, "type"));
  TS_TRY(auto const case_no, get_int_or(object, "case", 0));
  TS_TRY(auto const* data, get_object(object, "data"));
  TS_TRY(auto const body, get_string_or(object, "body", ""));
  if (commune < 1 || commune > 99'999)
    return bad_field("commune", "phải từ 1 đến 99999", "must be 1 to 99999");
  auto const moment = parse_iso(at);
  if (!moment)
    return bad_field("at", "thời điểm phải có dạng 2026-01-21T09:15:00.000Z",
                     "a moment is written 2026-01-21T09:15:00.000Z");
  h.commune = CommuneId{static_cast<std::int32_t>(commune)};
  h.at = *moment;
  h.case_no = CaseNo{case_no};
  h.data = canonical(*data);
  if (!body.empty()) {
    h.body.emplace();
    if (!from_base64(body, *h.body))
      return bad_field("body", "không phải mã băm base64", "no base64 SHA-256");
  }
  return h;
}

}  // namespace

void seal_body(Event& event, std::string body, Random& random) {
  TS_ASSERT(!body.empty());
  random.fill(event.salt);
  event.body = std::move(body);
  event.header.body = body_commitment(event.salt, event.body);
}

Hash body_commitment(Salt const& salt, std::string_view body) { return sha256({salt, bytes_of(body)}); }

bool is_actor(std::string_view text) {
  auto const colon = text.find(':');
  auto const kind = text.substr(0, colon);
  if (text.size() > 80 || kind.empty() || !is_lower(kind[0])) return false;
  for (char const c : kind)
    if (!is_word(c)) return false;
  if (colon == std::string_view::npos) return true;
  auto const id = text.substr(colon + 1);
  for (char const c : id)
    if (!is_word(c) && c != '.' && !(c >= 'A' && c <= 'Z')) return false;
  return !id.empty();
}

bool is_event_type(std::string_view text) {
  if (text.empty() || text.size() > 80 || text.back() == '.') return false;
  bool start = true;
  for (char const c : text) {
    if (start ? !is_lower(c) : !(is_word(c) || c == '.')) return false;
    start = c == '.';
  }
  return true;
}

bool is_moment(std::int64_t ms) { return ms >= first_moment && ms <= last_moment; }

bool is_enclosed_object(std::string_view text) {
  if (text.size() < 2 || text.front() != '{') return false;
  std::size_t depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    if (quoted) {
      if (c == '\\')
        ++i;
      else if (c == '"')
        quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      if (--depth == 0) return i + 1 == text.size() && c == '}';
    }
  }
  return false;
}

Status check_header(Header const& h) {
  if (h.commune.value < 1 || h.commune.value > 99'999)
    return bad_field("commune", "phải từ 1 đến 99999", "must be 1 to 99999");
  if (h.seq < 0 || h.seq > max_number) return bad_field("seq", "ngoài phạm vi", "out of range");
  if (!is_moment(millis(h.at)))
    return bad_field("at", "năm phải có bốn chữ số", "the year must have four digits");
  if (!is_actor(h.actor)) return bad_field("actor", "phải có dạng staff:12", "must look like staff:12");
  if (!is_event_type(h.type))
    return bad_field("type", "phải có dạng case.accepted", "must look like case.accepted");
  if (h.case_no.value < 0 || h.case_no.value > max_number)
    return bad_field("case", "ngoài phạm vi", "out of range");
  if (!is_enclosed_object(h.data))
    return bad_field("data", "phải là một đối tượng JSON", "must be a JSON object");
  if (h.data.size() > max_header_bytes - 512)
    return bad_field("data", "quá lớn; nội dung dài phải ở phần thân",
                     "too large; long content belongs in the body");
  return {};
}

// RFC 8785 order: actor, at, body, case, commune, data, seq, type, v.
void append_header_bytes(std::string& out, HeaderView const& h) {
  out += R"({"actor":)";
  append_canonical_string(out, h.actor);
  out += R"(,"at":")";
  append_iso(out, instant_from_millis(h.at));
  if (!h.body.empty()) {
    out += R"(","body":)";
    append_canonical_string(out, h.body);
  } else {
    out += '"';
  }
  if (h.case_no != 0) {
    out += R"(,"case":)";
    append_number(out, h.case_no);
  }
  out += R"(,"commune":)";
  append_number(out, h.commune);
  out += R"(,"data":)";
  out += h.data;
  out += R"(,"seq":)";
  append_number(out, h.seq);
  out += R"(,"type":)";
  append_canonical_string(out, h.type);
  out += R"(,"v":1})";
}

void append_header_bytes(std::string& out, Header const& header) {
  append_header_bytes(out, view_of(header, header.body ? to_base64(*header.body) : std::string()));
}

std::string header_bytes(Header const& header) {
  std::string out;
  out.reserve(256 + header.data.size());
  append_header_bytes(out, header);
  return out;
}

Result<Header> parse_header(std::string_view bytes) {
  TS_TRY(auto const object, parse_json_object(bytes, {.depth = 32, .size = max_header_bytes}));
  if (object.if_contains("v") == nullptr || object.at("v") != json::value(1))
    return bad_header("chỉ đọc được phiên bản v=1", "only version v=1 is known");
  TS_TRY(auto header, header_of(object));
  TS_CHECK(check_header(header));
  if (header_bytes(header) != bytes)
    return bad_header("không đúng dạng chuẩn RFC 8785 hoặc có trường lạ",
                      "not in canonical form (RFC 8785), or with unknown members");
  return header;
}

Hash leaf_hash(std::string_view header_bytes) {
  return sha256({Bytes{&leaf_prefix, 1}, bytes_of(header_bytes)});
}

}  // namespace ts::journal
