#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/paths.hpp"
#include "cli/setup.hpp"

namespace ts::cli {
namespace {

Result<CommuneEntry> commune_of(std::int32_t code) {
  TS_TRY(auto const found, find_commune(program_packs() / "communes.csv", CommuneId{code}));
  if (found) return *found;
  return fail(Code::not_found, "commune.unknown",
              "Không có xã, phường, đặc khu nào mang mã " + std::to_string(code) +
                  ". Mã là mã đơn vị hành chính, ví dụ 26884.",
              "No commune has the code " + std::to_string(code) + ".", "--commune");
}

/// The first administrator has no password: whoever holds the link chooses one.
Result<std::string> first_administrator(Installation& installation, CommuneId commune) {
  identity::NewStaff admin;
  admin.login = "quan-tri";
  admin.name = "Quản trị hệ thống";
  admin.roles = permissions::Roles{permissions::Role::admin};
  admin.unit = UnitId{"van-phong"};
  TS_TRY(auto const account, installation.identity->staff.create(commune, admin, "system"));
  TS_TRY(auto const invitation, installation.identity->staff.invite(commune, account.id, "system"));
  return "/office/invitation#commune=" + std::to_string(commune.value) + "&token=" + invitation.token;
}

}  // namespace

int init(InitArgs const& args) {
  auto const commune = commune_of(args.commune);
  if (!commune) return complain(commune.error());
  NewInstallation what{args.data, *commune, args.agency, args.plan, args.db};
  if (what.agency.empty()) what.agency = "XA." + std::to_string(args.commune);
  auto const installation = create_installation(what, OpenOptions{});
  if (!installation) return complain(installation.error());
  auto const link = first_administrator(**installation, commune->code);
  (*installation)->stop();
  if (!link) return complain(link.error());
  say("Đã lập " + commune->kind + " " + commune->name + ", " + commune->province_name + " trong " +
      args.data.string() + ".");
  if (args.agency.empty())
    say("Mã hồ sơ tạm dùng «" + what.agency +
        "»: sửa agency trong thongsuot.toml khi có mã định danh (Quyết định 20/2020/QĐ-TTg).");
  say("Đường dẫn dùng một lần cho người quản trị đầu tiên, trong 72 giờ, sau khi chạy máy chủ:");
  say("  <địa chỉ máy chủ>" + *link);
  say("Chạy máy chủ: thongsuot serve --data " + args.data.string() + " --listen 127.0.0.1:8080");
  return 0;
}

}  // namespace ts::cli
