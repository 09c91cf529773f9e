#include "kernel/journal/stored.hpp"

#include "kernel/journal/diagnose.hpp"

namespace ts::journal {
namespace {

Finding malformed(StoredEvent const& row, std::string_view field, std::string expected, std::string got,
                  std::string_view vi, std::string_view en) {
  return {"event.form",   row.seq,         std::string(field), std::move(expected),
          std::move(got), std::string(vi), std::string(en)};
}

/// The column that cannot be written into a header, if any.
bool check_form(StoredEvent const& row, std::vector<Finding>& findings) {
  auto const before = findings.size();
  auto const number = [&](std::string_view field, std::int64_t value, std::int64_t low, std::int64_t high) {
    if (value < low || value > high)
      findings.push_back(malformed(row, field, std::to_string(low) + " … " + std::to_string(high),
                                   std::to_string(value), "Giá trị ngoài phạm vi.",
                                   "The value is out of range."));
  };
  number("commune", row.commune, 1, 99'999);
  number("seq", row.seq, 0, max_number);
  number("case_no", row.case_no, 0, max_number);
  if (!is_moment(row.at))
    findings.push_back(malformed(row, "at", "", std::to_string(row.at), "Thời điểm ngoài phạm vi.",
                                 "The moment is out of range."));
  return findings.size() == before;
}

/// Salt, body and body_hash of an event with a body that is still there.
void check_body(StoredEvent const& row, std::vector<Finding>& findings) {
  Salt salt;
  Hash promised;
  if (!from_base64(row.salt, salt)) {
    findings.push_back(malformed(row, "salt", "16 byte base64", std::string(row.salt),
                                 "Muối của nội dung bị hỏng.", "The body's salt is damaged."));
  } else if (!from_base64(row.body_hash, promised)) {
    findings.push_back(malformed(row, "body_hash", to_base64(body_commitment(salt, row.body)),
                                 std::string(row.body_hash), "Mã băm của nội dung bị hỏng.",
                                 "The body's hash is damaged."));
  } else if (body_commitment(salt, row.body) != promised) {
    findings.push_back({"event.body", row.seq, "salt|body", "", "", "", ""});
  }
}

/// An event that never had a body, or whose body is erased, has neither salt nor body.
void check_absent(StoredEvent const& row, std::vector<Finding>& findings) {
  for (auto const& [field, value] : {std::pair{"salt", row.salt}, std::pair{"body", row.body}}) {
    if (value.empty()) continue;
    findings.push_back(malformed(row, field, "", std::string(value.substr(0, 80)),
                                 row.erased != 0
                                     ? "Mục ghi là đã xóa nội dung nhưng vẫn còn dữ liệu."
                                     : "Mục không có nội dung theo phần đầu nhưng lại kèm dữ liệu.",
                                 row.erased != 0 ? "The body is marked erased, yet data is there."
                                                 : "The header knows of no body, yet data is there."));
  }
}

}  // namespace

RowLeaf check_row(StoredEvent const& row, std::string& scratch, std::vector<Finding>& findings) {
  RowLeaf out;
  if (row.body_hash.empty() || row.erased != 0)
    check_absent(row, findings);
  else
    check_body(row, findings);
  if (row.body_hash.empty() && row.erased != 0)
    findings.push_back(malformed(row, "erased", "0", std::to_string(row.erased),
                                 "Mục chưa từng có nội dung nên không thể xóa nội dung.",
                                 "The event never had a body, so none can be erased."));
  if (!is_enclosed_object(row.data))
    findings.push_back(malformed(row, "data", "{…}", std::string(row.data.substr(0, 80)),
                                 "Dữ liệu không phải một đối tượng JSON.", "The data is no JSON object."));
  out.readable = from_base64(row.leaf, out.stored);
  if (!out.readable)
    findings.push_back(malformed(row, "leaf", "32 byte base64", std::string(row.leaf),
                                 "Mã băm của mục bị hỏng.", "The leaf hash is damaged."));
  if (check_form(row, findings)) {
    scratch.clear();
    append_header_bytes(scratch, row.header());
    out.computed = leaf_hash(scratch);
    out.computable = true;
  }
  return out;
}

Status check_stored(StoredEvent const& row) {
  std::string scratch;
  std::vector<Finding> findings;
  auto const leaf = check_row(row, scratch, findings);
  if (leaf.readable && leaf.computable && !leaf.agree()) {
    auto why = explain_leaf(row, leaf, {});
    bool const precise = why.field.find('|') == std::string::npos;
    if (precise || findings.empty()) findings = {std::move(why)};
  } else if (!findings.empty() && findings.front().id == "event.body") {
    findings.front() = explain_body(row);
  }
  if (findings.empty()) return {};
  auto const& f = findings.front();
  auto const where = std::to_string(row.commune) + "/" + std::to_string(f.seq);
  return fail(Code::corrupt, f.id, "Mục nhật ký " + where + ", cột “" + f.field + "”: " + f.vi,
              "Journal event " + where + ", column \"" + f.field + "\": " + f.en, f.field);
}

}  // namespace ts::journal
