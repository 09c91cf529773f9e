#include "verify/verify.hpp"

#include <ostream>

#include "verify/commands.hpp"
#include "verify/sqlite.hpp"
#include "verify/trust.hpp"

namespace ts::verifier {
namespace {

/// The user's list and the keys of this call.
Result<std::vector<journal::VerifierKey>> all_trusted(Options const& options) {
  TS_TRY(auto out, trusted_keys());
  for (auto const& key : options.keys) {
    TS_TRY(auto const more, read_keys(key));
    out.insert(out.end(), more.begin(), more.end());
  }
  return out;
}

void dispatch(Options const& options, Report& report, Progress progress) {
  if (options.command == Options::Command::trust) return trust_keys(options, report);
  auto const trusted = all_trusted(options);
  if (!trusted) return report.error(Mark::unknown, trusted.error());
  if (options.command == Options::Command::receipt) return verify_receipt(options, *trusted, report);
  verify_data(options, *trusted, report, progress);
}

}  // namespace

int run(std::vector<std::string> const& args, std::ostream& out, std::ostream& err, bool terminal) {
  auto const options = parse_options(args);
  if (!options) {
    Report(err, false).error(Mark::unknown, options.error());
    return 2;
  }
  if (options->command == Options::Command::help) {
    out << help_text(options->english);
    return 0;
  }
  Report report(out, options->english);
  try {
    dispatch(*options, report, terminal ? &err : nullptr);
  } catch (DatabaseError const& error) {
    report.say(Mark::unknown, std::string("Cơ sở dữ liệu hỏng, không đọc tiếp được: ") + error.what() + ".",
               std::string("The database is damaged and cannot be read further: ") + error.what() + ".");
  }
  if (options->command != Options::Command::trust) report.verdict();
  return report.exit_code();
}

}  // namespace ts::verifier
