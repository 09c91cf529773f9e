#include "verify/sample_journal.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "kernel/journal/receipt.hpp"
#include "kernel/journal/stored.hpp"
#include "kernel/journal/tiles.hpp"

namespace ts::verifier {

using namespace journal;

TempDir::TempDir() {
  path = std::filesystem::temp_directory_path() / ("thongsuot-" + system_random()->token(9));
  std::filesystem::create_directories(path);
}
TempDir::~TempDir() {
  std::error_code ec;
  std::filesystem::remove_all(path, ec);
}

SampleJournal::SampleJournal(int count) : erased(static_cast<std::size_t>(count)) {
  auto const random = seeded_random(1);
  auto const start = *parse_iso("2026-01-21T01:00:00.000Z");
  for (int i = 0; i < count; ++i) {
    Event event;
    event.header = {commune,
                    i,
                    start + std::chrono::minutes(i),
                    "staff:12",
                    "case.accepted",
                    CaseNo{i / 3 + 1},
                    R"({"due":"2026-01-26","n":)" + std::to_string(i) + "}",
                    std::nullopt};
    if (i % 4 != 0)
      seal_body(event, R"({"name":"Trần Thị Ị","phone":"0912)" + std::to_string(i) + "\"}", *random);
    events.push_back(std::move(event));
  }
  if (count <= 8) return;
  events[8].header.type = erasure_type;
  events[8].header.data = R"({"reason":"Luật","seq":5})";
  events[5].body.clear();
  events[5].salt = {};
  erased[5] = 8;
}

Signer SampleJournal::signer() const { return {origin_of(commune), SigningKey::from_seed({})}; }

Hash SampleJournal::root(std::size_t size) const {
  Frontier tree;
  for (std::size_t i = 0; i < size; ++i) tree.append(leaf_hash(events[i].header));
  return tree.root();
}

Checkpoint SampleJournal::checkpoint(std::size_t size) const {
  return {commune, size, root(size), events[size - 1].header.at + std::chrono::milliseconds(500)};
}

void SampleJournal::seal(std::initializer_list<std::size_t> sizes) {
  for (auto const size : sizes) checkpoints.push_back(checkpoint(size));
}

std::string SampleJournal::receipt(std::size_t seq) const {
  TileHead head;
  for (auto const& e : events)
    head.append(leaf_hash(e.header), [](unsigned, std::uint64_t, std::span<Hash const>) {});
  TileReader reader(
      head, [](unsigned, std::uint64_t) -> std::vector<Hash> { throw std::logic_error("small journal"); });
  auto const& c = checkpoints.back();
  return make_receipt(events[seq], inclusion_proof(seq, c.size, std::ref(reader)),
                      sign_checkpoint(c, signer()), signer().verifier());
}

namespace {

std::string literal(std::string_view text) {
  std::string out = "'";
  for (char const c : text) out.append(c == '\'' ? 2 : 1, c);
  return out + "'";
}

std::string values(SampleJournal const& j, std::size_t i) {
  auto const& e = j.events[i];
  auto const& h = e.header;
  auto const number = [](auto n) { return std::to_string(n); };
  return "(" + number(h.commune.value) + "," + number(h.seq) + "," + number(millis(h.at)) + "," +
         literal(h.actor) + "," + literal(h.type) + "," + number(h.case_no.value) + "," + literal(h.data) +
         "," + literal(e.body.empty() ? "" : to_base64(e.salt)) + "," + literal(e.body) + "," +
         literal(h.body ? to_base64(*h.body) : "") + "," + literal(to_base64(leaf_hash(h))) + "," +
         number(j.erased[i]) + ")";
}

constexpr char const* schema = R"(
CREATE TABLE journal_event (commune INTEGER, seq BIGINT, at BIGINT, actor TEXT, type TEXT, case_no BIGINT,
  data TEXT, salt TEXT, body TEXT, body_hash TEXT, leaf TEXT, erased BIGINT, PRIMARY KEY (commune, seq));
CREATE TABLE journal_checkpoint (commune INTEGER, size BIGINT, root TEXT, at BIGINT, note TEXT,
  PRIMARY KEY (commune, size));
CREATE TABLE journal_tile (commune INTEGER, level INTEGER, idx BIGINT, hashes TEXT,
  PRIMARY KEY (commune, level, idx));
CREATE TABLE journal_head (commune INTEGER PRIMARY KEY, size BIGINT, frontier TEXT);
)";

}  // namespace

void SampleJournal::write(std::filesystem::path const& directory) const {
  std::filesystem::create_directories(directory / "keys");
  std::ofstream(directory / "keys" / "17464.vkey") << signer().verifier().text() << "\n";
  std::string text = std::string("BEGIN;") + schema;
  TileHead head;
  auto const code = std::to_string(commune.value);
  for (std::size_t i = 0; i < events.size(); ++i) {
    text += "INSERT INTO journal_event VALUES " + values(*this, i) + ";";
    head.append(leaf_hash(events[i].header),
                [&](unsigned level, std::uint64_t index, std::span<Hash const> hashes) {
                  text += "INSERT INTO journal_tile VALUES (" + code + "," + std::to_string(level) + "," +
                          std::to_string(index) + "," + literal(encode_tile(hashes)) + ");";
                });
  }
  for (auto const& c : checkpoints)
    text += "INSERT INTO journal_checkpoint VALUES (" + code + "," + std::to_string(c.size) + "," +
            literal(to_base64(c.root)) + "," + std::to_string(millis(c.at)) + "," +
            literal(sign_checkpoint(c, signer())) + ");";
  text += "INSERT INTO journal_head VALUES (" + code + "," + std::to_string(events.size()) + "," +
          literal(head.frontier().save()) + ");COMMIT;";
  ASSERT_TRUE(sql(directory / "thongsuot.db", text));
}

bool sql(std::filesystem::path const& database, std::string const& text) {
  sqlite3* raw = nullptr;
  EXPECT_EQ(sqlite3_open(database.c_str(), &raw), SQLITE_OK);
  char* message = nullptr;
  auto const code = sqlite3_exec(raw, ("PRAGMA synchronous=OFF;" + text).c_str(), nullptr, nullptr, &message);
  EXPECT_TRUE(code == SQLITE_OK || code == SQLITE_CONSTRAINT) << message << ": " << text.substr(0, 300);
  sqlite3_free(message);
  sqlite3_close(raw);
  return code == SQLITE_OK;
}

}  // namespace ts::verifier
