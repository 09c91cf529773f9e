#include "kernel/journal/receipt.hpp"

#include <algorithm>

#include "base/json.hpp"
#include "kernel/journal/merkle.hpp"

namespace ts::journal {
namespace {

constexpr JsonLimits limits{.depth = 40, .size = max_receipt_bytes};

Error bad_receipt(std::string_view vi, std::string_view en) {
  return fail(Code::invalid, "receipt.form", "Biên nhận sai khuôn dạng: " + std::string(vi) + ".",
              "The receipt is malformed: " + std::string(en) + ".");
}

/// A JSON value out of text this program made itself.
json::value own_json(std::string_view text) {
  auto value = parse_json(text, limits);
  TS_ASSERT(value.has_value());
  return *std::move(value);
}

std::string extra_of(Event const& event, VerifierKey const& key) {
  json::object extra{{"header", own_json(header_bytes(event.header))}, {"vkey", key.text()}};
  if (!event.body.empty()) {
    extra["body"] = own_json(event.body);
    extra["salt"] = to_base64(event.salt);
  }
  return canonical(extra);
}

Result<void> read_extra(std::string_view text, Receipt& out) {
  TS_TRY(auto const extra, parse_json_object(text, limits));
  TS_TRY(auto const* header, get_object(extra, "header"));
  TS_TRY(out.event.header, parse_header(canonical(*header)));
  TS_TRY(auto const vkey, get_string(extra, "vkey"));
  TS_TRY(out.key, VerifierKey::parse(vkey));
  if (auto const* body = extra.if_contains("body")) {
    out.event.body = canonical(*body);
    TS_TRY(auto const salt, get_string(extra, "salt"));
    if (!from_base64(salt, out.event.salt)) return bad_receipt("muối không hợp lệ", "the salt is not valid");
  }
  if (extra_of(out.event, out.key) != text)
    return bad_receipt("phần kèm theo không ở dạng chuẩn", "the extra part is not in its one form");
  return {};
}

Check check(bool good, std::string id, std::string good_vi, std::string good_en, std::string bad_vi,
            std::string bad_en) {
  if (good) return {Outcome::holds, std::move(id), std::move(good_vi), std::move(good_en)};
  return {Outcome::broken, std::move(id), std::move(bad_vi), std::move(bad_en)};
}

Check check_body(Event const& event) {
  if (!event.header.body)
    return check(event.body.empty(), "body", "Mục này không có phần nội dung riêng.",
                 "The entry has no body.", "Biên nhận kèm nội dung mà nhật ký không ghi nhận.",
                 "The receipt brings a body the journal does not know.");
  if (event.body.empty())
    return {Outcome::holds, "body", "Nội dung không kèm theo; các kiểm tra khác không cần đến nó.",
            "The body is not included; the other checks do not need it."};
  auto const got = body_commitment(event.salt, event.body);
  return check(got == *event.header.body, "body", "Nội dung đúng như khi được ghi vào nhật ký.",
               "The body is what was put into the journal.",
               "Nội dung (body hoặc salt) đã bị sửa: mã băm phải là " + to_base64(*event.header.body) +
                   " nhưng tính ra " + to_base64(got) + ".",
               "The body (or salt) was altered: expected hash " + to_base64(*event.header.body) + ", got " +
                   to_base64(got) + ".");
}

Check check_place(Receipt const& r) {
  auto const& h = r.event.header;
  bool const good = h.commune == r.checkpoint.checkpoint.commune &&
                    static_cast<std::uint64_t>(h.seq) == r.proof.index && r.key.name == origin_of(h.commune);
  return check(good, "place",
               "Mục số " + std::to_string(h.seq) + " của nhật ký " + origin_of(h.commune) + ".",
               "Entry " + std::to_string(h.seq) + " of the journal " + origin_of(h.commune) + ".",
               "Mã xã hoặc số thứ tự không khớp giữa mục nhật ký, chứng minh, điểm chốt và khóa.",
               "Commune or sequence number differ between entry, proof, checkpoint and key.");
}

Check check_inclusion(Receipt const& r) {
  auto const& c = r.checkpoint.checkpoint;
  bool const good =
      verify_inclusion(leaf_hash(r.event.header), r.proof.index, c.size, r.proof.hashes, c.root);
  return check(good, "inclusion",
               "Mục này nằm trong nhật ký tại điểm chốt có " + std::to_string(c.size) + " mục.",
               "The entry is in the journal at the checkpoint of " + std::to_string(c.size) + " entries.",
               "Mục này KHÔNG nằm trong nhật ký của điểm chốt: phần đầu, đường dẫn hoặc điểm chốt đã bị sửa.",
               "The entry is NOT in the journal of the checkpoint: header, path or checkpoint was altered.");
}

Check check_time(Receipt const& r) {
  auto const event = to_iso(r.event.header.at), signing = to_iso(r.checkpoint.checkpoint.at);
  return check(r.event.header.at <= r.checkpoint.checkpoint.at, "time",
               "Ghi lúc " + event + ", chốt lúc " + signing + ".",
               "Recorded at " + event + ", sealed at " + signing + ".",
               "Thời điểm ghi (" + event + ") sau thời điểm chốt (" + signing + ").",
               "Recorded (" + event + ") after it was sealed (" + signing + ").");
}

Check check_signature(Receipt const& r) {
  auto const signers = verify_note(r.checkpoint.note, std::span(&r.key, 1));
  return check(signers.has_value(), "signature", "Điểm chốt được ký bằng khóa “" + r.key.name + "”.",
               "The checkpoint is signed with the key \"" + r.key.name + "\".",
               signers ? "" : signers.error().vi + " Điểm chốt không đáng tin.",
               signers ? "" : signers.error().en + " The checkpoint cannot be relied on.");
}

Check check_trust(Receipt const& r, std::span<VerifierKey const> trusted) {
  if (std::find(trusted.begin(), trusted.end(), r.key) != trusted.end())
    return {Outcome::holds, "trust", "Khóa này nằm trong danh sách bạn tin.",
            "The key is on your list of trusted keys."};
  return {Outcome::unknown, "trust",
          "Chưa biết có nên tin khóa này không. Dấu vân tay của khóa: " + r.key.fingerprint() + ".",
          "Whether to trust this key is not known yet. Its fingerprint: " + r.key.fingerprint() + "."};
}

}  // namespace

std::string make_receipt(Event const& event, std::vector<Hash> path, std::string checkpoint_note,
                         VerifierKey const& key) {
  Proof proof;
  proof.extra = extra_of(event, key);
  proof.index = static_cast<std::uint64_t>(event.header.seq);
  proof.hashes = std::move(path);
  proof.checkpoint = std::move(checkpoint_note);
  return format_proof(proof);
}

Result<Receipt> parse_receipt(std::string_view text) {
  if (text.size() > max_receipt_bytes) return bad_receipt("tệp quá lớn", "the file is too large");
  Receipt out;
  TS_TRY(out.proof, parse_proof(text));
  if (out.proof.extra.empty())
    return bad_receipt("thiếu phần kèm theo (extra): đây là chứng minh, không phải biên nhận",
                       "the extra part is missing: this is a proof, not a receipt");
  TS_CHECK(read_extra(out.proof.extra, out));
  TS_TRY(out.checkpoint, parse_checkpoint(out.proof.checkpoint));
  return out;
}

std::vector<Check> check_receipt(Receipt const& receipt, std::span<VerifierKey const> trusted) {
  return {check_place(receipt), check_body(receipt.event), check_inclusion(receipt),
          check_time(receipt),  check_signature(receipt),  check_trust(receipt, trusted)};
}

Outcome worst(std::span<Check const> checks) {
  auto out = Outcome::holds;
  for (auto const& c : checks) out = std::max(out, c.outcome);
  return out;
}

}  // namespace ts::journal
