#include "kernel/journal/diagnose.hpp"

#include <algorithm>
#include <optional>

namespace ts::journal {
namespace {

constexpr std::size_t searched_body = 512;
constexpr std::string_view base64_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view header_columns = "at|actor|type|case_no|data|body_hash";

std::string header_of(HeaderView const& view) {
  std::string out;
  append_header_bytes(out, view);
  return out;
}

/// The text with one byte changed that `matches`, if there is one; else nothing. Leaves `text` as it was.
template <class Matches>
std::optional<std::pair<std::size_t, std::string>> one_byte(std::string text, Matches matches) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const was = text[i];
    for (int c = 0; c < 256; ++c) {
      text[i] = static_cast<char>(c);
      if (text[i] != was && matches(text)) return std::pair{i, text};
    }
    text[i] = was;
  }
  return std::nullopt;
}

/// The column whose value stands at `offset` of a canonical header. Members come in a fixed order, so it is
/// the last one that begins at or before the offset.
std::string column_at(std::string const& header, HeaderView const& view, std::size_t offset) {
  auto const data_begin = header.find(R"(,"data":)") + 8, data_end = data_begin + view.data.size();
  if (offset >= data_begin && offset < data_end) return "data";
  std::string out = "actor";
  std::pair<std::string_view, char const*> const marks[] = {{R"(","at":")", "at"},
                                                            {R"(","body":")", "body_hash"},
                                                            {R"(,"case":)", "case_no"},
                                                            {R"(,"commune":)", "commune"},
                                                            {R"(,"data":)", "data"}};
  for (auto const& [mark, column] : marks) {
    auto const at = header.find(mark);
    if (at != std::string::npos && at <= offset && at < data_begin) out = column;
  }
  if (offset >= data_end) out = offset < header.find(R"(,"type":)", data_end) ? "seq" : "type";
  return out;
}

/// Up to 60 bytes of a text around a place, for showing.
std::string around(std::string const& text, std::size_t offset) {
  auto const begin = offset < 30 ? 0 : offset - 30;
  return text.substr(begin, 60);
}

Finding header_finding(StoredEvent const& row, std::string field, std::string expected, std::string got) {
  return {"event.header",
          row.seq,
          std::move(field),
          std::move(expected),
          std::move(got),
          "Mục này đã bị sửa sau khi ghi: các cột không còn khớp mã băm của mục.",
          "The event was altered after it was written: its columns no longer give its leaf hash."};
}

/// An edited hash keeps most of its bytes; two hashes of different texts share next to none.
bool nearly_same(Hash const& a, Hash const& b) {
  std::size_t same = 0;
  for (std::size_t i = 0; i < a.size(); ++i) same += a[i] == b[i] ? 1 : 0;
  return same >= 16;
}

std::optional<Finding> explain_body_hash(StoredEvent const& row, Hash const& stored) {
  Salt salt;
  std::string real;
  if (row.erased != 0) return std::nullopt;
  if (!row.body.empty() && from_base64(row.salt, salt)) real = to_base64(body_commitment(salt, row.body));
  auto view = row.header();
  view.body = real;
  if (real == row.body_hash || leaf_hash(header_of(view)) != stored) return std::nullopt;
  return header_finding(row, "body_hash", real, std::string(row.body_hash));
}

std::optional<Finding> explain_seq(StoredEvent const& row, Hash const& stored,
                                   std::span<Neighbour const> others) {
  std::vector<Neighbour> candidates(others.begin(), others.end());
  candidates.push_back({row.seq - 1, std::nullopt});
  candidates.push_back({row.seq + 1, std::nullopt});
  auto view = row.header();
  for (auto const& other : candidates) {
    if (other.seq == row.seq || other.seq < 0) continue;
    view.seq = other.seq;
    auto const there = leaf_hash(header_of(view));
    if (there != stored && there != other.leaf) continue;
    return Finding{
        "event.moved",
        row.seq,
        "seq",
        std::to_string(other.seq),
        std::to_string(row.seq),
        "Thứ tự đã bị đổi: mục này vốn được ghi ở vị trí " + std::to_string(other.seq) + ".",
        "The order was changed: this event was written as number " + std::to_string(other.seq) + "."};
  }
  return std::nullopt;
}

/// One bit of a number column: what a failing disk or a hex editor does.
std::optional<Finding> explain_number(StoredEvent const& row, Hash const& stored) {
  std::pair<char const*, std::int64_t HeaderView::*> const columns[] = {{"at", &HeaderView::at},
                                                                        {"case_no", &HeaderView::case_no},
                                                                        {"commune", &HeaderView::commune},
                                                                        {"seq", &HeaderView::seq}};
  for (auto const& [name, member] : columns) {
    auto view = row.header();
    auto const got = view.*member;
    for (int bit = 0; bit < 53; ++bit) {
      view.*member = got ^ (std::int64_t{1} << bit);
      if (!is_moment(view.at) || leaf_hash(header_of(view)) != stored) continue;
      return header_finding(row, name, std::to_string(view.*member), std::to_string(got));
    }
  }
  return std::nullopt;
}

}  // namespace

Finding explain_body(StoredEvent const& row) {
  Finding out{"event.body",
              row.seq,
              "salt|body",
              std::string(row.body_hash),
              "",
              "Nội dung đã bị sửa sau khi ghi: không còn khớp mã băm trong phần đầu của mục.",
              "The body was altered after it was written: it no longer gives the hash in the header."};
  Salt salt;
  Hash promised;
  TS_ASSERT(from_base64(row.salt, salt) && from_base64(row.body_hash, promised));
  out.got = to_base64(body_commitment(salt, row.body));
  std::string text(row.salt);
  for (auto& c : text) {
    auto const was = c;
    for (char const digit : base64_digits) {
      c = digit;
      if (!from_base64(text, salt) || body_commitment(salt, row.body) != promised) continue;
      out.field = "salt", out.expected = text, out.got = std::string(row.salt);
      return out;
    }
    c = was;
  }
  TS_ASSERT(from_base64(row.salt, salt));
  if (row.body.size() > searched_body) return out;
  auto const found = one_byte(std::string(row.body), [&](std::string const& body) {
    return body_commitment(salt, body) == promised;
  });
  if (!found) return out;
  out.field = "body";
  out.expected = around(found->second, found->first);
  out.got = around(std::string(row.body), found->first);
  return out;
}

Finding altered_leaf(StoredEvent const& row, RowLeaf const& leaf) {
  return {"event.leaf",
          row.seq,
          "leaf",
          to_base64(leaf.computed),
          to_base64(leaf.stored),
          "Cột mã băm của mục đã bị sửa; bản thân mục vẫn nguyên vẹn.",
          "The column with the leaf hash was altered; the event itself is intact."};
}

Finding explain_leaf(StoredEvent const& row, RowLeaf const& leaf, std::span<Neighbour const> others) {
  if (nearly_same(leaf.stored, leaf.computed)) return altered_leaf(row, leaf);
  if (auto found = explain_body_hash(row, leaf.stored)) return *std::move(found);
  if (auto found = explain_seq(row, leaf.stored, others)) return *std::move(found);
  if (auto found = explain_number(row, leaf.stored)) return *std::move(found);
  auto const header = header_of(row.header());
  auto const found =
      one_byte(header, [&](std::string const& text) { return leaf_hash(text) == leaf.stored; });
  if (!found)
    return header_finding(row, std::string(header_columns), to_base64(leaf.stored), to_base64(leaf.computed));
  auto const field = column_at(header, row.header(), found->first);
  return header_finding(row, field, around(found->second, found->first), around(header, found->first));
}

}  // namespace ts::journal
