#include "domain/onestop/env.hpp"

namespace ts::onestop {

Result<Office const*> Env::office(CommuneId commune) const {
  auto const found = offices.find(commune);
  if (found == offices.end())
    return fail(Code::not_found, "commune.unknown", "Máy chủ này không phục vụ xã, phường có mã đó.",
                "This server does not serve that commune.", "/commune");
  return &found->second;
}

}  // namespace ts::onestop
