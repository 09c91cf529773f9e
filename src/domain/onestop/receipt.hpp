#pragma once
/// The receipt (giấy tiếp nhận và hẹn trả) as data for a page, its QR code and the secret in it.
#include <optional>
#include <string>

#include "domain/onestop/case_json.hpp"
#include "domain/onestop/case_projection.hpp"

namespace ts::onestop {

/// What a receipt shows besides the case itself; without it, what can be worked out again from the state.
struct ReceiptExtras {
  std::optional<calendar::Reckoning> reckoning{};
  json::object answers{};
  json::array files{};
  std::string received_by{};  ///< actor id
  std::string leaf_hex{};
  bool proof_ready = false;
};

/// The paths of its picture and proof are the reader's: a citizen's own case, or the office's.
json::object receipt_json(View const& view, LiveCase const& live, permissions::ActorKind reader,
                          ReceiptExtras const& extras);

/// 22 characters that prove the bearer holds the receipt: HMAC of commune and code under Env::track_key.
std::string track_secret(Env const& env, CommuneId commune, std::string_view code);
/// Where the QR code leads: "{public_url}/theo-doi?ma=CODE#SECRET"; the part after # never reaches a server's log.
std::string track_url(Env const& env, CommuneId commune, std::string_view code);
/// An SVG picture of the text, error correction M, with the quiet zone of ISO/IEC 18004.
std::string qr_svg(std::string const& text);

}  // namespace ts::onestop
