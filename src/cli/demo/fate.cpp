#include "cli/demo/fate.hpp"

#include <algorithm>

namespace ts::cli::demo {
namespace {

using casework::Channel;

Channel channel_of(Mix const& mix, casework::CaseType const& type, double progress, Dice& dice) {
  if (type.kind == casework::Kind::internal) return Channel::internal;
  auto const at = dice.unit();
  auto const online =
      type.rule(Channel::online) != nullptr ? std::min(1.0, mix.online * (0.85 + 0.27 * progress)) : 0.0;
  if (at < online) return Channel::online;
  if (at < online + mix.post && type.rule(Channel::post) != nullptr) return Channel::post;
  return Channel::counter;
}

int draw_stars(Mix const& mix, Dice& dice) {
  double at = dice.unit();
  for (int i = 0; i < 5; ++i)
    if ((at -= mix.stars[static_cast<std::size_t>(i)]) < 0) return i + 1;
  return 5;
}

}  // namespace

Fate draw(Invented const& world, Mix const& mix, casework::CaseType const& type, double progress,
          Dice& dice) {
  Fate f;
  f.mix = &mix;
  f.channel = channel_of(mix, type, progress, dice);
  auto at = dice.unit();
  for (auto const& [key, share] : mix.variants) {
    auto const* variant = type.variant(key);
    bool const fits = variant != nullptr && (variant->channels.empty() ||
                                             std::find(variant->channels.begin(), variant->channels.end(),
                                                       f.channel) != variant->channels.end());
    if ((at -= share) < 0 && fits) {
      f.variant = key;
      break;
    }
  }
  f.refused_at_desk = f.channel == Channel::online && dice.chance(world.refused_at_desk);
  if (dice.chance(mix.supplement)) f.supplements = dice.chance(mix.second_supplement) ? 2 : 1;
  f.never_supplied = f.supplements > 0 && dice.chance(mix.never_supplied);
  f.late = dice.chance(mix.late * (1.35 - 0.6 * progress));
  f.apologised = dice.chance(mix.apologised);
  f.refused = dice.chance(mix.refused);
  f.withdrawn = !f.refused && dice.chance(mix.withdrawn);
  f.rework = dice.chance(mix.rework);
  f.pay_online = dice.chance(mix.pay_online);
  f.portal = dice.chance(mix.portal);
  f.digitised = dice.chance(mix.digitised);
  f.electronic = dice.chance(mix.electronic_result);
  f.reuse = dice.chance(mix.reuse);
  f.stars = dice.chance(mix.rated) ? draw_stars(mix, dice) : 0;
  f.speed = std::clamp(mix.speed * (0.55 + 0.9 * dice.unit()), 0.05, 0.93);
  return f;
}

}  // namespace ts::cli::demo
