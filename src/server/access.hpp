#pragma once
/// What a route asks for. There is no default: a route that does not say who may use it does not compile.
#include <optional>
#include <string>

#include "kernel/identity/sessions.hpp"
#include "kernel/permissions/permissions.hpp"

namespace ts::server {

class Access {
 public:
  enum class Kind {
    open,     ///< no session is looked at
    machine,  ///< no session; loopback peers only
    own,      ///< any session of the audience: a person's own session, account, drafts
    action,   ///< a session whose roles are granted the action somewhere
    verb,     ///< as `action`, the action being named by the path's {verb}
  };

  /// Anyone, for an action that the table grants to nobody in particular (checked when the table is built).
  static Access open(permissions::Action action) { return {Kind::open, std::nullopt, action}; }
  /// Signing in and taking up an invitation: what comes before any permission.
  static Access entrance() { return {Kind::open, std::nullopt, std::nullopt}; }
  static Access machine(permissions::Action action) { return {Kind::machine, std::nullopt, action}; }
  static Access own(identity::Audience audience) { return {Kind::own, audience, std::nullopt}; }
  static Access citizen(permissions::Action action) {
    return {Kind::action, identity::Audience::citizen, action};
  }
  static Access staff(permissions::Action action) {
    return {Kind::action, identity::Audience::staff, action};
  }
  static Access verb(identity::Audience audience) { return {Kind::verb, audience, std::nullopt}; }

  Kind kind() const { return kind_; }
  /// Whose session; nothing for open routes.
  std::optional<identity::Audience> audience() const { return audience_; }
  std::optional<permissions::Action> action() const { return action_; }

  /// As `x-permission` in api/openapi.yaml says it: "public", "machine", "citizen", "staff",
  /// "citizen:submit", "staff:verb".
  std::string text() const;
  /// Whether somebody with exactly these roles passes the route (the object is checked by the service).
  bool admits(permissions::ActorKind kind, permissions::Roles roles,
              std::optional<permissions::Action> verb = {}) const;

 private:
  Access(Kind kind, std::optional<identity::Audience> audience, std::optional<permissions::Action> action)
      : kind_(kind), audience_(audience), action_(action) {}

  Kind kind_;
  std::optional<identity::Audience> audience_;
  std::optional<permissions::Action> action_;
};

}  // namespace ts::server
