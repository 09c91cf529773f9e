#include "server/access.hpp"

namespace ts::server {

using permissions::ActorKind;

std::string Access::text() const {
  if (kind_ == Kind::open) return "public";
  if (kind_ == Kind::machine) return "machine";
  std::string out{identity::name(*audience_)};
  if (kind_ == Kind::verb) return out + ":verb";
  if (action_) out.append(":").append(permissions::name(*action_));
  return out;
}

bool Access::admits(ActorKind kind, permissions::Roles roles, std::optional<permissions::Action> verb) const {
  if (kind_ == Kind::open) return true;
  if (kind_ == Kind::machine) return false;
  auto const wanted = *audience_ == identity::Audience::staff ? ActorKind::staff : ActorKind::citizen;
  if (kind != wanted) return false;
  if (kind_ == Kind::own) return true;
  auto const action = kind_ == Kind::verb ? verb : action_;
  return action && permissions::granted(roles, *action) != permissions::Scope::none;
}

}  // namespace ts::server
