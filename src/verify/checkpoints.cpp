#include "verify/checkpoints.hpp"

#include "kernel/journal/receipt.hpp"
#include "verify/trust.hpp"

namespace ts::verifier {
namespace {

constexpr std::uint64_t max_listed = 20;

enum class Signed { trusted, untrusted, forged };

/// Counts who signed.
Signed judge(journal::Note const& note, Keys const& keys, Sealing& sealing) {
  auto signers = journal::verify_note(note, keys.trusted);
  if (signers) {
    ++sealing.trusted;
    return Signed::trusted;
  }
  if (signers.error().id == "note.forged") return Signed::forged;
  signers = journal::verify_note(note, keys.hints);
  if (!signers && signers.error().id == "note.forged") return Signed::forged;
  ++sealing.untrusted;
  if (signers)
    sealing.stranger = signers->front();
  else
    sealing.unknown_signer = note.signatures.front().name;
  return Signed::untrusted;
}

/// One row of journal_checkpoint against the note in it; empty when they agree, else the column that does
/// not.
std::string differing_column(Statement const& row, journal::Checkpoint const& c) {
  if (row.integer(0) != c.commune.value) return "commune";
  if (row.integer(1) != static_cast<std::int64_t>(c.size)) return "size";
  if (row.text(2) != to_base64(c.root)) return "root";
  if (row.integer(3) != millis(c.at)) return "at";
  return "";
}

void check_row(Statement const& row, Keys const& keys, Sealings& sealings, std::uint64_t& bad,
               Report& report) {
  auto const commune = std::to_string(row.integer(0)), size = std::to_string(row.integer(1));
  auto const complain = [&](std::string const& column, std::string const& vi, std::string const& en) {
    if (++bad > max_listed) return;
    report.say(
        Mark::bad, "Xã " + commune + ", điểm chốt có " + size + " mục, cột “" + column + "”: " + vi,
        "Commune " + commune + ", checkpoint of " + size + " entries, column \"" + column + "\": " + en);
  };
  auto& sealing = sealings[row.integer(0)];
  auto const parsed = journal::parse_checkpoint(row.text(4));
  if (!parsed) return complain("note", printable(parsed.error().vi), printable(parsed.error().en));
  if (auto const column = differing_column(row, parsed->checkpoint); !column.empty())
    return complain(column, "không khớp văn bản đã ký trong cột “note”.",
                    "differs from the signed text in \"note\".");
  if (judge(parsed->note, keys, sealing) == Signed::forged)
    return complain("note", "chữ ký sai: điểm chốt bị sửa hoặc giả mạo.",
                    "the signature is wrong: the checkpoint was altered or forged.");
  sealing.expected.push_back({parsed->checkpoint, ""});
}

/// The checkpoint note in a file: the file itself, or the one at the end of a receipt.
Result<journal::SignedCheckpoint> read_checkpoint(std::string const& file) {
  TS_TRY(auto const text, read_file(file, journal::max_receipt_bytes));
  if (!text.starts_with("c2sp.org/tlog-proof@v1\n")) return journal::parse_checkpoint(text);
  TS_TRY(auto const proof, journal::parse_proof(text));
  return journal::parse_checkpoint(proof.checkpoint);
}

}  // namespace

Sealings load_checkpoints(Database const& database, Keys const& keys, Report& report,
                          std::function<void(std::uint64_t)> const& tick) {
  Sealings out;
  Statement rows(database,
                 "SELECT commune, size, root, at, note FROM journal_checkpoint ORDER BY commune, size");
  std::uint64_t bad = 0, seen = 0;
  while (rows.step()) {
    check_row(rows, keys, out, bad, report);
    if (++seen % 4096 == 0) tick(seen);
  }
  tick(seen);
  if (bad > max_listed) {
    auto const more = bad - max_listed;
    report.detail("… và " + grouped(more, '.') + " điểm chốt sai khác.",
                  "... and " + grouped(more, ',') + " more.");
  }
  return out;
}

void add_outside_checkpoint(std::string const& file, Keys const& keys, Sealings& sealings, Report& report) {
  auto const found = read_checkpoint(file);
  if (!found)
    return report.say(Mark::unknown, "Tệp “" + file + "”: " + printable(found.error().vi),
                      "File \"" + file + "\": " + printable(found.error().en));
  auto& sealing = sealings[found->checkpoint.commune.value];
  auto const verdict = judge(found->note, keys, sealing);
  if (verdict == Signed::forged)
    return report.say(Mark::unknown, "Tệp “" + file + "”: chữ ký sai nên không dùng để đối chiếu.",
                      "File \"" + file + "\": its signature is wrong, so it is not compared with.");
  sealing.expected.push_back({found->checkpoint, file});
  report.say(Mark::note,
             "Đối chiếu thêm điểm chốt trong “" + file + "”: " + std::to_string(found->checkpoint.size) +
                 " mục, ký lúc " + local_text(found->checkpoint.at) + ".",
             "Comparing with the checkpoint in \"" + file + "\": " + std::to_string(found->checkpoint.size) +
                 " entries, signed " + local_text(found->checkpoint.at) + " (Vietnam time).");
}

}  // namespace ts::verifier
