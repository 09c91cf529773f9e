#include <future>

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/installation.hpp"

namespace ts::cli {
namespace {

/// Who may open the data directory runs the machine: the administrator, signed in or not.
permissions::Actor operator_of(CommuneId commune) {
  auto actor = permissions::Actor::system(commune);
  actor.roles = permissions::Roles{permissions::Role::admin};
  return actor;
}

}  // namespace

int erase_personal(EraseArgs const& args) {
  auto opened = Installation::open(args.data, OpenOptions{});
  if (!opened) return complain(opened.error());
  auto& in = **opened;
  auto const commune = in.commune(args.commune);
  if (!commune) return complain(commune.error());
  if (auto const started = in.start(); !started) return complain(started.error());
  std::promise<store::Answer> promise;
  in.cases->erase(*commune, operator_of(*commune), {args.code, args.reason}, std::nullopt,
                  [&](store::Answer answer) { promise.set_value(std::move(answer)); });
  auto const done = promise.get_future().get();
  in.stop();
  if (!done) return complain(done.error());
  auto const number = [&](char const* key) { return std::to_string(done->at(key).as_int64()); };
  say("Đã xóa thông tin cá nhân trong " + number("entries") + " mục nhật ký của hồ sơ " +
      std::string(done->at("code").as_string()) + ". Diễn biến, thời hạn và bằng chứng của nhật ký vẫn còn.");
  say("Giấy tờ đính kèm không còn hồ sơ nào dùng: " + number("files") +
      ". Máy chủ xóa chúng khỏi đĩa trong lần dọn dẹp ban đêm.");
  say("Các bản sao lưu đã có vẫn chứa thông tin cũ: hãy xóa những bản đó theo cùng căn cứ.");
  return 0;
}

}  // namespace ts::cli
