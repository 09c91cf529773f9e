#include "verify/options.hpp"

#include <algorithm>

namespace ts::verifier {
namespace {

constexpr std::string_view help_vi =
    R"(thongsuot-verify: tự kiểm tra biên nhận và nhật ký của xã, không cần mạng, không
cần tin máy chủ.

  thongsuot-verify receipt TỆP [--key KHÓA]
      Kiểm tra một biên nhận (.tlog-proof) tải về khi nộp hồ sơ: nội dung có bị sửa không, có thật
      nằm trong nhật ký của xã không, nhật ký có được khóa của xã ký không.

  thongsuot-verify data THƯ_MỤC [--key KHÓA] [--checkpoint TỆP]…
      Kiểm tra cả nhật ký trong một thư mục dữ liệu đã sao chép (có thongsuot.db): sửa một ký tự,
      đổi thứ tự, bỏ bớt, ghi lùi ngày, điểm chốt giả đều bị chỉ ra, kèm số thứ tự và tên cột.
      --checkpoint: điểm chốt hoặc biên nhận giữ ở nơi khác (ví dụ của người dân). Nhờ đó phát
      hiện được nhật ký bị cắt cụt hoặc bị viết lại từ đầu. Có thể dùng nhiều lần.

  thongsuot-verify trust KHÓA
      Ghi nhớ rằng bạn tin khóa này. Trước khi tin, hãy so dấu vân tay của khóa với bản xã niêm
      yết tại trụ sở, trên cổng thông tin của xã, hoặc hỏi qua điện thoại: chữ ký chỉ đáng tin
      bằng cách bạn có được khóa.

KHÓA là dòng chữ dạng  thongsuot.vn/xa/17464+1a2b3c4d+AQ…  hoặc tệp chứa dòng đó.
Danh sách khóa bạn tin: $THONGSUOT_TRUST, nếu không có thì $XDG_CONFIG_HOME/thongsuot/trusted-keys
hoặc ~/.config/thongsuot/trusted-keys.

--lang en: in bằng tiếng Anh.
--help: trợ giúp này (English: --help --lang en).
Mã thoát: 0 đúng · 1 không đúng, có nêu chỗ sai · 2 chưa thể kết luận (không đọc được, khuôn dạng
lạ, chưa tin khóa).
)";

constexpr std::string_view help_en =
    R"(thongsuot-verify: check receipts and a commune's journal yourself, offline,
without trusting the server.

  thongsuot-verify receipt FILE [--key KEY]
      Checks a receipt (.tlog-proof) downloaded when a case was filed: whether its content was
      altered, whether it is in the commune's journal, whether the commune's key signed that
      journal.

  thongsuot-verify data DIR [--key KEY] [--checkpoint FILE]...
      Checks the whole journal of a copied data directory (with thongsuot.db): one altered
      character, reordering, removal, back-dating and forged checkpoints are named, with number
      and column.
      --checkpoint: a checkpoint or receipt kept elsewhere (by a citizen, say). It shows whether
      the journal was cut short or rewritten. May be given several times.

  thongsuot-verify trust KEY
      Remembers that you trust this key. Before that, compare the key's fingerprint with the one
      posted at the commune's office or web site, or ask by telephone: a signature is worth what
      the way you got the key is worth.

KEY is a line like  thongsuot.vn/xa/17464+1a2b3c4d+AQ...  or a file with that line.
The list of keys you trust: $THONGSUOT_TRUST, else $XDG_CONFIG_HOME/thongsuot/trusted-keys or
~/.config/thongsuot/trusted-keys.

--lang en: print in English.
--help: this help.
Exit code: 0 it holds - 1 it does not, and where - 2 cannot tell (unreadable, unknown format,
signer not trusted).
)";

Error usage(std::string vi, std::string en) {
  return fail(Code::invalid, "options", vi + " Gõ “thongsuot-verify --help” để xem cách dùng.",
              en + " Type \"thongsuot-verify --help\".");
}

Result<Options::Command> command_of(std::string const& word) {
  if (word == "receipt") return Options::Command::receipt;
  if (word == "data") return Options::Command::data;
  if (word == "trust") return Options::Command::trust;
  if (word == "help") return Options::Command::help;
  return usage("Không có lệnh “" + word + "”.", "There is no command \"" + word + "\".");
}

/// Applies one "--name value".
Status apply(Options& options, std::string const& name, std::string const& value) {
  bool const is_data = options.command == Options::Command::data;
  if (name == "--key" && options.command != Options::Command::trust) {
    options.keys.push_back(value);
  } else if (name == "--checkpoint" && is_data) {
    options.checkpoints.push_back(value);
  } else if (name == "--lang" && (value == "en" || value == "vi")) {
    options.english = value == "en";
  } else if (name == "--lang") {
    return usage("--lang nhận vi hoặc en.", "--lang takes vi or en.");
  } else {
    return usage("Lệnh này không có tùy chọn “" + name + "”.",
                 "This command has no option \"" + name + "\".");
  }
  return {};
}

}  // namespace

std::string_view help_text(bool english) { return english ? help_en : help_vi; }

Result<Options> parse_options(std::vector<std::string> const& args) {
  Options out;
  bool const help =
      std::any_of(args.begin(), args.end(), [](auto const& a) { return a == "--help" || a == "-h"; });
  if (args.empty() || help) {
    auto const lang = std::find(args.begin(), args.end(), "--lang");
    out.english = lang != args.end() && std::next(lang) != args.end() && *std::next(lang) == "en";
    return out;
  }
  TS_TRY(out.command, command_of(args[0]));
  for (std::size_t i = 1; i < args.size(); ++i) {
    if (args[i].starts_with("--")) {
      if (i + 1 == args.size())
        return usage("Thiếu giá trị sau “" + args[i] + "”.", "A value is missing after \"" + args[i] + "\".");
      TS_CHECK(apply(out, args[i], args[i + 1]));
      ++i;
    } else if (out.target.empty()) {
      out.target = args[i];
    } else {
      return usage("Thừa “" + args[i] + "”.", "\"" + args[i] + "\" is one word too many.");
    }
  }
  if (out.target.empty() && out.command != Options::Command::help)
    return usage("Chưa nêu tệp, thư mục hoặc khóa cần kiểm tra.", "Name the file, directory or key.");
  return out;
}

}  // namespace ts::verifier
