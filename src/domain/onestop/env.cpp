#include "domain/onestop/env.hpp"

namespace ts::onestop {

Result<Office const*> Env::office(CommuneId commune) const {
  auto const found = offices.find(commune);
  if (found == offices.end())
    return fail(Code::not_found, "commune.unknown", "Máy chủ này không phục vụ xã, phường có mã đó.",
                "This server does not serve that commune.", "/commune");
  return &found->second;
}

json::object Office::fees_for(std::string_view procedure) const {
  auto const* fees = council_fees.if_contains(procedure);
  return fees != nullptr && fees->is_object() ? fees->get_object() : json::object{};
}

}  // namespace ts::onestop
