#include "base/json.hpp"
#include "kernel/journal/receipt.hpp"
#include "verify/commands.hpp"
#include "verify/trust.hpp"

namespace ts::verifier {
namespace {

/// What the receipt says, before whether it is true.
void show(journal::Receipt const& receipt, Report& report) {
  auto const& h = receipt.event.header;
  auto const line = [&](std::string const& vi, std::string const& en, std::string const& value) {
    report.detail(vi + ": " + printable(value), en + ": " + printable(value));
  };
  report.say(Mark::note, "Biên nhận ghi:", "The receipt says:");
  line("Xã (mã)", "Commune", std::to_string(h.commune.value));
  line("Thời điểm ghi (giờ Việt Nam)", "Recorded (Vietnam time)", local_text(h.at));
  line("Việc", "Event", h.type);
  line("Người thực hiện", "By", h.actor);
  if (h.case_no.value != 0) line("Số hồ sơ trong xã", "Case number", std::to_string(h.case_no.value));
  if (h.data != "{}") line("Dữ kiện", "Facts", h.data);
  if (receipt.event.body.empty()) return;
  auto const body = parse_json_object(receipt.event.body, {.depth = 40, .size = journal::max_receipt_bytes});
  if (!body) return line("Nội dung", "Content", receipt.event.body);
  for (auto const& member : *body) {
    auto const* text = member.value().if_string();
    line(printable(member.key()), printable(member.key()),
         text ? std::string(*text) : canonical(member.value()));
  }
}

Mark mark_of(journal::Outcome outcome) {
  switch (outcome) {
    case journal::Outcome::holds: return Mark::good;
    case journal::Outcome::unknown: return Mark::unknown;
    case journal::Outcome::broken: return Mark::bad;
  }
  return Mark::bad;
}

}  // namespace

void explain_trust(journal::VerifierKey const& key, Report& report) {
  report.detail("Dấu vân tay: " + key.fingerprint(), "Fingerprint: " + key.fingerprint());
  report.detail(
      "Hãy so với dấu vân tay xã niêm yết tại trụ sở hoặc trên cổng thông tin, hay hỏi qua số điện thoại bạn "
      "biết.",
      "Compare it with the one posted at the commune's office or web site, or ask on a number you know.");
  report.detail("Nếu đúng, chạy: thongsuot-verify trust '" + key.text() + "'",
                "If it is the same, run: thongsuot-verify trust '" + key.text() + "'");
}

void verify_receipt(Options const& options, std::vector<journal::VerifierKey> const& trusted,
                    Report& report) {
  auto const text = read_file(options.target, journal::max_receipt_bytes);
  if (!text) return report.error(Mark::unknown, text.error());
  if (!text->starts_with("c2sp.org/tlog-proof@v1\n"))
    return report.say(Mark::unknown,
                      "Tệp này không phải biên nhận: không bắt đầu bằng “c2sp.org/tlog-proof@v1”.",
                      "This file is no receipt: it does not start with \"c2sp.org/tlog-proof@v1\".");
  auto const receipt = journal::parse_receipt(*text);
  if (!receipt) return report.error(Mark::bad, receipt.error());
  show(*receipt, report);
  for (auto const& check : journal::check_receipt(*receipt, trusted)) {
    report.say(mark_of(check.outcome), printable(check.vi, 1000), printable(check.en, 1000));
    if (check.id == "trust" && check.outcome == journal::Outcome::unknown)
      explain_trust(receipt->key, report);
  }
}

void trust_keys(Options const& options, Report& report) {
  auto const keys = read_keys(options.target);
  if (!keys) return report.error(Mark::unknown, keys.error());
  if (keys->empty()) return report.say(Mark::unknown, "Tệp không có khóa nào.", "The file holds no key.");
  if (trust_file().empty())
    return report.say(Mark::unknown, "Không biết ghi danh sách khóa vào đâu: hãy đặt biến THONGSUOT_TRUST.",
                      "There is no place for the list of keys: set THONGSUOT_TRUST.");
  auto const known = trusted_keys();
  if (!known) return report.error(Mark::unknown, known.error());
  if (auto const added = add_trusted(*keys); !added) return report.error(Mark::unknown, added.error());
  for (auto const& key : *keys) {
    report.say(Mark::good,
               "Từ nay tin khóa “" + printable(key.name) + "”, dấu vân tay " + key.fingerprint() + ".",
               "The key \"" + printable(key.name) + "\" is trusted from now on, fingerprint " +
                   key.fingerprint() + ".");
    for (auto const& other : *known)
      if (other.name == key.name && other.key != key.key)
        report.detail(
            "Chú ý: bạn đã tin một khóa khác mang cùng tên, dấu vân tay " + other.fingerprint() + ".",
            "Note: you already trust another key of this name, fingerprint " + other.fingerprint() + ".");
  }
  report.detail("Danh sách: " + trust_file().string(), "List: " + trust_file().string());
}

}  // namespace ts::verifier
