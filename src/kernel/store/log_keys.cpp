#include "kernel/store/log_keys.hpp"

#include "kernel/journal/checkpoint.hpp"
#include "kernel/store/durable.hpp"

namespace ts::store {
namespace {

constexpr std::size_t key_file_limit = 4096;

Error damaged(std::filesystem::path const& file) {
  return fail(Code::corrupt, "key.damaged",
              "Tệp khóa " + file.string() + " bị hỏng. Hãy khôi phục từ bản cất giữ.",
              "The key file " + file.string() + " is damaged. Restore it from the copy kept in the safe.");
}

/// The content without its final line feed.
Result<std::string> read_key_file(std::filesystem::path const& file) {
  auto text = read_whole_file(file, key_file_limit);
  if (!text) {
    return fail(Code::unavailable, "key.missing",
                "Không có tệp khóa " + file.string() + ". Hãy khôi phục từ bản cất giữ.",
                "There is no key file " + file.string() + ". Restore it from the copy kept in the safe.");
  }
  if (!text->ends_with('\n')) return damaged(file);
  text->pop_back();
  return text;
}

}  // namespace

std::filesystem::path LogKeys::path(CommuneId commune, std::string_view extension) const {
  return directory_ / (std::to_string(commune.value) + std::string(extension));
}

Status LogKeys::create(CommuneId commune, Random& random) {
  if (std::filesystem::exists(path(commune, ".key"))) return {};
  auto key = SigningKey::generate(random);
  auto seed = key.seed();
  auto text = to_base64(seed) + "\n";
  wipe(seed);
  journal::Signer const signer(journal::origin_of(commune), std::move(key));
  // The public part first: a key without it would sign what nobody can check.
  TS_CHECK(write_file_durably(path(commune, ".vkey"), signer.verifier().text() + "\n", 0644));
  auto const status = write_file_durably(path(commune, ".key"), text, 0600);
  wipe(std::as_writable_bytes(std::span(text)));
  return status;
}

Result<std::shared_ptr<journal::Signer const>> LogKeys::signer(CommuneId commune) {
  std::lock_guard const lock(mutex_);
  if (auto const known = signers_.find(commune); known != signers_.end()) return known->second;
  auto const file = path(commune, ".key");
  TS_TRY(auto text, read_key_file(file));
  using std::filesystem::perms;
  if ((std::filesystem::status(file).permissions() & (perms::group_all | perms::others_all)) != perms::none) {
    return fail(Code::unavailable, "key.open",
                "Tệp khóa " + file.string() + " để người khác đọc được: chmod 600.",
                "Others may read the key file " + file.string() + ": chmod 600.");
  }
  Seed seed;
  auto const decoded = from_base64(text, seed);
  wipe(std::as_writable_bytes(std::span(text)));
  if (!decoded) return damaged(file);
  auto signer =
      std::make_shared<journal::Signer const>(journal::origin_of(commune), SigningKey::from_seed(seed));
  wipe(seed);
  signers_[commune] = signer;
  return signer;
}

Result<journal::VerifierKey> LogKeys::verifier(CommuneId commune) {
  std::lock_guard const lock(mutex_);
  if (auto const known = verifiers_.find(commune); known != verifiers_.end()) return known->second;
  auto const file = path(commune, ".vkey");
  TS_TRY(auto const text, read_key_file(file));
  auto key = journal::VerifierKey::parse(text);
  if (!key || key->name != journal::origin_of(commune)) return damaged(file);
  verifiers_[commune] = *key;
  return *key;
}

}  // namespace ts::store
