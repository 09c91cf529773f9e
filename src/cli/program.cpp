#include "cli/program.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/commands.hpp"
#include "cli/console.hpp"

namespace ts::cli {
namespace {

constexpr char const* footer = R"(
Bắt đầu:
  thongsuot demo  --data ./var --cases 3000 --seed 2026     một năm giả định để xem thử
  thongsuot serve --data ./var --listen 127.0.0.1:8080      mở http://127.0.0.1:8080 (người dân) và /office (cơ quan)
Dùng thật:
  thongsuot init  --data /var/lib/thongsuot --commune 26884 --plan ke-hoach.txt
  thongsuot check --data /var/lib/thongsuot                 đối chiếu mọi bảng với nhật ký

English: every command has --help; see README.md.)";

void add_data(CLI::App* app, std::filesystem::path& data) {
  app->add_option("--data", data, "Thư mục dữ liệu (data directory)")->required();
}

struct Args {
  InitArgs init;
  ServeArgs serve;
  DemoArgs demo;
  BenchArgs bench;
  PlanImportArgs plan;
  EraseArgs erase;
  std::filesystem::path data, file, target, keys;
  std::string db, format = "table";
  int exit_code = 0;
};

void add_init(CLI::App& app, Args& a) {
  auto* c = app.add_subcommand("init",
                               "Lập dữ liệu của một xã từ văn bản kế hoạch (set up a commune from its plan)");
  add_data(c, a.init.data);
  c->add_option("--commune", a.init.commune, "Mã đơn vị hành chính cấp xã, ví dụ 26884")->required();
  c->add_option("--plan", a.init.plan, "Văn bản kế hoạch cải cách hành chính (.txt, .md)")->required();
  c->add_option("--db", a.init.db, "postgresql://… thay cho SQLite trong thư mục dữ liệu");
  c->add_option("--agency", a.init.agency, "Mã định danh cơ quan dùng trong mã hồ sơ, ví dụ H42.17464");
  c->callback([&a] { a.exit_code = init(a.init); });
}

void add_serve(CLI::App& app, Args& a) {
  auto* c = app.add_subcommand("serve", "Chạy máy chủ (run the server)");
  add_data(c, a.serve.data);
  c->add_option("--listen", a.serve.listen, "Địa chỉ:cổng; cổng 0 là cổng trống bất kỳ")
      ->capture_default_str();
  c->add_option("--public-url", a.serve.public_url, "Địa chỉ người dân gõ, ví dụ https://mot-cua.example.vn");
  c->add_flag("--behind-proxy", a.serve.trust_proxy,
              "Có máy chủ TLS đứng trước trên cùng máy (X-Forwarded-For)");
  c->callback([&a] { a.exit_code = serve(a.serve); });
}

void add_demo(CLI::App& app, Args& a) {
  auto* c = app.add_subcommand("demo", "Chơi một năm giả định bằng các lệnh thật (play a simulated year)");
  add_data(c, a.demo.data);
  c->add_option("--cases", a.demo.cases, "Số hồ sơ trong năm")
      ->capture_default_str()
      ->check(CLI::Range(1, 10'000'000));
  c->add_option("--seed", a.demo.seed, "Hạt giống: cùng số thì cùng một năm")->capture_default_str();
  c->add_option("--until", a.demo.until, "Ngày cuối cùng được chơi, ví dụ 2026-11-20; mặc định hôm nay");
  c->add_option("--db", a.demo.db, "postgresql://… thay cho SQLite");
  c->callback([&a] { a.exit_code = play_demo(a.demo); });
}

void add_bench(CLI::App& app, Args& a) {
  auto* c = app.add_subcommand("bench", "Đo tốc độ, in bảng so với mức đã hứa (measure against the budgets)");
  add_data(c, a.bench.data);
  c->add_option("--cases", a.bench.cases, "Số hồ sơ có sẵn trong cơ sở dữ liệu")
      ->capture_default_str()
      ->check(CLI::Range(100, 10'000'000));
  c->add_option("--connections", a.bench.connections, "Số kết nối HTTP cùng lúc")
      ->capture_default_str()
      ->check(CLI::Range(1, 2000));
  c->add_option("--intakes", a.bench.intakes, "Số hồ sơ tiếp nhận qua HTTP")
      ->capture_default_str()
      ->check(CLI::Range(100, 1'000'000));
  c->add_option("--lives", a.bench.lives, "Số hồ sơ đi trọn vòng đời qua HTTP")
      ->capture_default_str()
      ->check(CLI::Range(100, 1'000'000));
  c->add_option("--page-bytes", a.bench.page_bytes,
                "Trang đầu của người dân nặng bao nhiêu byte (bench/run đo)");
  c->add_flag("--reads-only", a.bench.reads_only, "Chỉ đo đọc, không ghi thêm");
  c->callback([&a] { a.exit_code = bench_program(a.bench); });
}

void add_plan(CLI::App& app, Args& a) {
  auto* c = app.add_subcommand("plan", "Đọc văn bản kế hoạch (read plan documents)");
  c->require_subcommand(1);
  auto* compile = c->add_subcommand("compile", "Dịch kế hoạch thành mục tiêu, nhiệm vụ, trách nhiệm");
  compile->add_option("file", a.file, "Tệp kế hoạch")->required();
  compile->add_option("--format", a.format, "json hoặc table")
      ->capture_default_str()
      ->check(CLI::IsMember({"json", "table"}));
  compile->callback([&a] { a.exit_code = plan_compile(a.file, a.format == "json"); });
  auto* text = c->add_subcommand("text", "In văn bản như chương trình đọc được, từng dòng đánh số");
  text->add_option("file", a.file, "Tệp kế hoạch")->required();
  text->callback([&a] { a.exit_code = plan_text(a.file); });
  auto* import = c->add_subcommand("import", "Nạp kế hoạch mới hoặc kế hoạch đã sửa (máy chủ phải dừng)");
  import->add_option("file", a.plan.file, "Tệp kế hoạch")->required();
  add_data(import, a.plan.data);
  import->add_option("--commune", a.plan.commune, "Mã xã, khi thư mục dữ liệu có nhiều xã");
  import->callback([&a] { a.exit_code = plan_import(a.plan); });
}

void add_erase(CLI::App& app, Args& a) {
  auto* c = app.add_subcommand("erase", "Xóa thông tin cá nhân của một hồ sơ đã kết thúc (máy chủ phải dừng)");
  add_data(c, a.erase.data);
  c->add_option("--commune", a.erase.commune, "Mã xã, khi thư mục dữ liệu có nhiều xã");
  c->add_option("--case", a.erase.code, "Mã hồ sơ như trên giấy biên nhận")->required();
  c->add_option("--reason", a.erase.reason, "Căn cứ để xóa; được lưu mãi, đừng ghi tên ai")->required();
  c->callback([&a] { a.exit_code = erase_personal(a.erase); });
}

void add_pack(CLI::App& app, Args& a) {
  auto* c = app.add_subcommand("pack", "Gói nghiệp vụ (packs)");
  c->require_subcommand(1);
  auto* check = c->add_subcommand("check", "Kiểm tra các gói: nêu tệp, dòng và cách sửa");
  check->add_option("directory", a.file, "Thư mục gói")->required();
  check->callback([&a] { a.exit_code = pack_check(a.file); });
}

void add_upkeep(CLI::App& app, Args& a) {
  auto* check =
      app.add_subcommand("check", "Đối chiếu mọi bảng với nhật ký (compare tables with the journal)");
  add_data(check, a.data);
  check->callback([&a] { a.exit_code = check_data(a.data); });
  auto* rebuild = app.add_subcommand("rebuild", "Dựng lại mọi bảng từ nhật ký (máy chủ phải dừng)");
  add_data(rebuild, a.data);
  rebuild->callback([&a] { a.exit_code = rebuild_data(a.data); });
  auto* backup =
      app.add_subcommand("backup", "Sao lưu khi máy chủ đang chạy (back up beside a running server)");
  add_data(backup, a.data);
  backup->add_option("--to", a.target, "Thư mục đích, trống")->required();
  backup->add_option("--keys-to", a.keys, "Thư mục riêng cho khóa bí mật; cất ở nơi khác");
  backup->callback([&a] {
    a.exit_code = backup_data(a.data, a.target, a.keys.empty() ? std::nullopt : std::optional{a.keys});
  });
  auto* restore = app.add_subcommand("restore", "Phục hồi từ bản sao lưu vào thư mục trống");
  restore->add_option("--from", a.file, "Bản sao lưu")->required();
  add_data(restore, a.target);
  restore->add_option("--db", a.db, "postgresql://… nếu phục hồi vào PostgreSQL");
  restore->add_option("--keys-from", a.keys, "Thư mục khóa bí mật đã cất");
  restore->callback([&a] {
    a.exit_code = restore_data(a.file, a.target, a.db.empty() ? std::nullopt : std::optional{a.db},
                               a.keys.empty() ? std::nullopt : std::optional{a.keys});
  });
}

}  // namespace

int run(int argc, char** argv) {
  CLI::App app{"Thông Suốt: một máy chủ cho toàn bộ công việc hành chính của một xã, phường, đặc khu",
               "thongsuot"};
  app.require_subcommand(1);
  app.footer(footer);
  app.set_version_flag("--version", "thongsuot 0.1.0");
  Args args;
  add_init(app, args);
  add_serve(app, args);
  add_demo(app, args);
  add_bench(app, args);
  add_plan(app, args);
  add_pack(app, args);
  add_upkeep(app, args);
  add_erase(app, args);
  try {
    app.parse(argc, argv);
  } catch (CLI::ParseError const& error) {
    auto const code = app.exit(error);
    return code == 0 ? 0 : 2;
  } catch (std::exception const& error) {
    return complain(fail(Code::internal, "program.failed",
                         "Chương trình phải dừng giữa chừng; dữ liệu đã ghi vẫn nguyên.", error.what()));
  }
  return args.exit_code;
}

}  // namespace ts::cli
