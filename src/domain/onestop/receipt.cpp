#include "domain/onestop/receipt.hpp"

#include <qrcodegen/qrcodegen.hpp>

#include "base/crypto.hpp"

namespace ts::onestop {

std::string track_secret(Env const& env, CommuneId commune, std::string_view code) {
  auto const mac =
      hmac_sha256(bytes_of(env.track_key), bytes_of(std::to_string(commune.value) + "/" + std::string{code}));
  return to_base64url(Bytes(mac).first(16));
}

std::string track_url(Env const& env, CommuneId commune, std::string_view code) {
  return env.public_url + "/theo-doi?xa=" + std::to_string(commune.value) + "&ma=" + std::string{code} + "#" +
         track_secret(env, commune, code);
}

std::string qr_svg(std::string const& text) {
  auto const qr = qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
  constexpr int quiet = 4;
  auto const side = std::to_string(qr.getSize() + 2 * quiet);
  std::string path;
  for (int y = 0; y < qr.getSize(); ++y)
    for (int x = 0; x < qr.getSize(); ++x)
      if (qr.getModule(x, y))
        path += "M" + std::to_string(x + quiet) + "," + std::to_string(y + quiet) + "h1v1h-1z";
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side +
         "\" role=\"img\" aria-label=\"QR\" shape-rendering=\"crispEdges\"><rect width=\"100%\" "
         "height=\"100%\" "
         "fill=\"#fff\"/><path d=\"" +
         path + "\" fill=\"#000\"/></svg>";
}

json::object receipt_json(View const& view, LiveCase const& live, permissions::ActorKind reader,
                          ReceiptExtras const& extras) {
  auto const& c = live.state;
  auto const type = view.env.packs->find(c.type());
  auto const office = view.env.office(view.commune);
  TS_ASSERT(type != nullptr && office.has_value());
  json::object out{{"no", live.row.no},
                   {"code", c.code},
                   {"commune", json::object{{"code", view.commune.value},
                                            {"name", (*office)->name},
                                            {"province", (*office)->province_name}}},
                   {"title", text_json(title_of(c.title, type.get()))},
                   {"applicant", live.row.applicant},
                   {"submitted_at", to_iso(c.submitted_at)},
                   {"accepted", c.accepted_at.has_value()},
                   {"result_by", c.result_by.empty() ? "counter" : c.result_by},
                   {"papers", papers_json(c, *type, extras.files)},
                   {"fees", fees_json(c, *type, extras.answers, (*office)->fees_for(type->code))},
                   {"track_url", track_url(view.env, view.commune, c.code)},
                   {"proof_ready", extras.proof_ready},
                   {"seq", live.row.submit_seq}};
  auto const* mine = reader == permissions::ActorKind::citizen ? "/my/cases/" : "/office/cases/";
  auto const path = "/api/v1/communes/" + std::to_string(view.commune.value) + mine +
                    std::to_string(live.row.no) + "/receipt";
  out["qr"] = path + "/qr.svg";
  out["proof"] = path + "/proof";
  if (!extras.leaf_hex.empty()) out["leaf"] = extras.leaf_hex;
  auto const received_by = extras.received_by.empty() ? c.received_by : extras.received_by;
  if (!received_by.empty()) out["received_by"] = party_json(view, received_by).at("name");
  if (c.accepted_at) {
    out["accepted_at"] = to_iso(*c.accepted_at);
    out["due"] = to_iso(c.due());
    auto const reckoning =
        extras.reckoning ? extras.reckoning : reckoning_of(c, *type, view.env.packs->calendar());
    if (reckoning) out["reckoning"] = reckoning_json(*reckoning, *type, c);
  }
  return out;
}

}  // namespace ts::onestop
