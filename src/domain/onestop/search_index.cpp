#include "domain/onestop/search_index.hpp"

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "base/text.hpp"

namespace ts::onestop {
namespace {

constexpr std::int64_t cases_per_commune = 10'000'000'000;

std::int64_t row_id(CommuneId commune, std::int64_t no) { return commune.value * cases_per_commune + no; }

/// Folded words of letters and digits. Codes such as "H42.17464-260121-0007" fall into their parts, as they do in the
/// index.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (char const c : text::fold(text)) {
    bool const letter =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (letter)
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// Adds the words that are not there yet, up to `most` in all.
void add_words(std::vector<std::string>& to, std::vector<std::string> const& words, std::size_t most) {
  for (auto const& w : words)
    if (to.size() < most && std::find(to.begin(), to.end(), w) == to.end()) to.push_back(w);
}

std::string joined(std::vector<std::string> const& words) {
  std::string out;
  for (auto const& w : words) out.append(out.empty() ? "" : " ").append(w);
  return out;
}

/// FTS5 and to_tsquery both take prefixes; the words hold no operator characters.
std::string query_of(std::vector<std::string> const& words, store::Kind kind) {
  std::string out;
  for (auto const& w : words) {
    if (kind == store::Kind::sqlite)
      out += (out.empty() ? "" : " AND ") + ("\"" + w + "\"*");
    else
      out += (out.empty() ? "" : " & ") + ("'" + w + "':*");
  }
  return out;
}

}  // namespace

struct SearchIndex::Statements {
  store::Kind kind;
  std::int32_t commune = 0;
  std::int64_t no = 0;
  std::string words;
  std::unordered_map<std::string, std::vector<std::string>> shared;  ///< folded
  soci::statement put;

  Statements(soci::session& sql, store::Kind k) : kind(k), put(sql) {
    put.alloc();
    if (kind == store::Kind::sqlite) {
      put.prepare("INSERT OR REPLACE INTO case_search (rowid, words) VALUES (:no, :words)");
    } else {
      put.prepare(
          "INSERT INTO case_search (commune, case_no, words) VALUES (:commune, :no, to_tsvector('simple', "
          ":words)) "
          "ON CONFLICT (commune, case_no) DO UPDATE SET words = excluded.words");
      put.exchange(soci::use(commune, "commune"));
    }
    put.exchange(soci::use(no, "no"));
    put.exchange(soci::use(words, "words"));
    put.define_and_bind();
  }
};

SearchIndex::SearchIndex(soci::session& sql, store::Kind kind)
    : statements_(std::make_unique<Statements>(sql, kind)) {}
SearchIndex::~SearchIndex() = default;

void SearchIndex::put(CommuneId commune, CaseNo no, std::string_view own, std::string const& shared) {
  constexpr std::size_t most = 24, remembered = 2'000;
  auto& s = *statements_;
  if (s.shared.size() > remembered) s.shared.clear();
  auto const [it, fresh] = s.shared.try_emplace(shared);
  if (fresh) it->second = words_of(shared);
  std::vector<std::string> words;
  add_words(words, words_of(own), most);
  add_words(words, it->second, most);
  s.commune = commune.value;
  s.no = s.kind == store::Kind::sqlite ? row_id(commune, no.value) : no.value;
  s.words = joined(words);
  s.put.execute(true);
}

std::vector<CaseNo> search(soci::session& sql, store::Kind kind, CommuneId commune, std::string_view text,
                           std::int64_t before, int limit) {
  constexpr std::size_t most = 12;
  std::vector<std::string> words;
  add_words(words, words_of(text), most);
  if (words.empty() || limit <= 0) return {};
  auto const query = query_of(words, kind);
  auto const top = before > 0 ? before : cases_per_commune;
  std::vector<std::int64_t> found(static_cast<std::size_t>(limit));
  if (kind == store::Kind::sqlite) {
    // SOCI reads a row id as a 32-bit integer; the difference fits.
    auto const low = row_id(commune, 0), high = row_id(commune, top);
    sql << "SELECT rowid - :base FROM case_search WHERE case_search MATCH :q AND rowid > :low AND rowid < :high "
           "ORDER BY rowid DESC LIMIT :n",
        soci::into(found), soci::use(low, "base"), soci::use(query, "q"), soci::use(low, "low"),
        soci::use(high, "high"), soci::use(limit, "n");
  } else {
    sql << "SELECT case_no FROM case_search WHERE commune = :c AND case_no < :top AND "
           "words @@ to_tsquery('simple', :q) ORDER BY case_no DESC LIMIT :n",
        soci::into(found), soci::use(commune.value, "c"), soci::use(top, "top"), soci::use(query, "q"),
        soci::use(limit, "n");
  }
  std::vector<CaseNo> out;
  for (auto const no : found) out.emplace_back(no);
  return out;
}

}  // namespace ts::onestop
