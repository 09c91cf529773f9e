#include "domain/onestop/erasure.hpp"

#include <set>

#include "base/text.hpp"
#include "domain/onestop/case_files.hpp"
#include "domain/onestop/case_projection.hpp"
#include "kernel/store/journal_store.hpp"

namespace ts::onestop {
namespace {

constexpr std::size_t shortest_reason = 10, longest_reason = 300;

Status check_reason(std::string const& reason) {
  auto const length = text::length(reason);
  if (text::valid_utf8(reason) && length >= shortest_reason && length <= longest_reason) return {};
  return fail(
      Code::invalid, "erase.reason",
      "Hãy ghi căn cứ để xóa, từ 10 đến 300 chữ, ví dụ số văn bản hoặc đơn yêu cầu. Căn cứ được lưu mãi nên "
      "đừng ghi tên hay thông tin của ai.",
      "State the ground in 10 to 300 characters. It stays on record for ever, so name nobody.", "/reason");
}

Error unknown_case() {
  return fail(Code::not_found, "case.unknown",
              "Không tìm thấy hồ sơ này. Hãy kiểm tra lại mã hồ sơ, chép đúng như trên giấy biên nhận.",
              "There is no such case. Check the code.", "/code");
}

Error still_open() {
  return fail(Code::conflict, "erase.open",
              "Hồ sơ này chưa kết thúc nên chưa xóa được: cơ quan còn cần thông tin để giải quyết. Hãy kết "
              "thúc hồ sơ "
              "trước.",
              "The case has not ended, and the office still needs what it says. End it first.", "/code");
}

Error nothing_left() {
  return fail(Code::conflict, "erase.done",
              "Hồ sơ này không còn thông tin cá nhân nào: đã được xóa trước đó.",
              "Nothing personal is left in this case: it was erased before.", "/code");
}

/// A document and who brought it, as the entry that names it says.
using Named = std::set<std::pair<std::string, std::string>>;

std::int64_t forget_files(store::Tx& tx, Named const& named) {
  std::int64_t gone = 0;
  for (auto const& [sha256, owner] : named) {
    if (is_in_a_case(tx, sha256)) continue;
    files::forget(tx, sha256, owner);
    ++gone;
  }
  return gone;
}

}  // namespace

Result<json::object> erase_case(store::Tx& tx, Env const& env, permissions::Actor const& actor,
                                ErasureRequest const& request) {
  TS_TRY(auto const* office, env.office(tx.commune()));
  TS_CHECK(permissions::check(actor, permissions::Action::erase_body, {tx.commune(), office->province}));
  auto const reason = text::squeeze(text::nfc(request.reason));
  TS_CHECK(check_reason(reason));
  auto const row = tx.get<CaseRows>().find_code(tx.commune(), request.code);
  if (!row) return unknown_case();
  auto const* live = tx.projection<CaseProjection>().find(tx.commune(), row->case_no());
  TS_ASSERT(live != nullptr);
  if (live->state.live()) return still_open();
  auto const entries = store::bodies_of_case(tx, row->case_no());
  if (entries.empty()) return nothing_left();
  Named named;
  for (auto const& entry : entries) {
    for (auto& sha256 : files_of_entry(tx, entry.seq)) named.emplace(std::move(sha256), entry.actor);
    TS_CHECK(store::erase_body(tx, entry.seq, reason, actor.id));
  }
  auto const gone = forget_files(tx, named);
  return json::object{{"no", row->no},
                      {"code", row->code},
                      {"entries", static_cast<std::int64_t>(entries.size())},
                      {"files", gone}};
}

}  // namespace ts::onestop
