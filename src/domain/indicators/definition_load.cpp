/// Reading packs/indicators/definitions.toml. The format is described in docs/formats/indicators.md.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "base/toml.hpp"
#include "domain/indicators/definition.hpp"

namespace ts::indicators {
namespace {

/// Gathers every fault of a file, so that its author corrects them in one go.
class Faults {
 public:
  explicit Faults(std::string_view file) : file_(file) {}
  void add(toml::node const* at, std::string const& vi, std::string const& en) {
    auto const line = at ? at->source().begin.line : 1;
    vi_ += fmt::format("{}{}:{}: {}", vi_.empty() ? "" : "\n", file_, line, vi);
    en_ += fmt::format("{}{}:{}: {}", en_.empty() ? "" : "\n", file_, line, en);
  }
  bool any() const { return !vi_.empty(); }
  Error error() const { return fail(Code::invalid, "indicators.definitions", vi_, en_); }

 private:
  std::string file_, vi_, en_;
};

std::string text_of(toml::table const& table, std::string_view key) {
  return std::string(table[key].value_or(std::string_view{}));
}

/// By reference: a copy of a TOML node forgets its line.
toml::array const& items(toml::array const* list) {
  static toml::array const none;
  return list ? *list : none;
}

/// A string or an array of strings.
std::vector<std::pair<std::string, toml::node const*>> words(toml::table const& table, std::string_view key,
                                                             Faults& faults) {
  std::vector<std::pair<std::string, toml::node const*>> out;
  auto const* node = table.get(key);
  if (!node) return out;
  if (auto const* one = node->as_string()) {
    out.emplace_back(one->get(), node);
    return out;
  }
  auto const* many = node->as_array();
  for (auto const& item : items(many)) {
    if (auto const* word = item.as_string()) out.emplace_back(word->get(), &item);
  }
  if (!many || out.size() != many->size())
    faults.add(node, fmt::format("“{}” phải là chuỗi hoặc danh sách chuỗi.", key),
               fmt::format("\"{}\" must be a string or a list of strings.", key));
  return out;
}

std::vector<Term> read_terms(toml::table const& table, std::string_view key, Faults& faults) {
  std::vector<Term> out;
  for (auto const& [word, node] : words(table, key, faults)) {
    auto term = parse_term(word);
    if (!term)
      faults.add(node, term.error().vi, term.error().en);
    else
      out.push_back(*term);
  }
  return out;
}

bool narrows(Term const& inner, Term const& outer) {
  return inner.moment == outer.moment && holds(inner.mask, outer.mask);
}

CaseShare read_cases(toml::table const& table, Faults& faults) {
  CaseShare out{read_terms(table, "numerator", faults), read_terms(table, "denominator", faults)};
  if (out.numerator.empty())
    faults.add(&table,
               "Chưa có “numerator”. Thêm ít nhất một thời điểm, ví dụ numerator = \"closed: on_time\".",
               "\"numerator\" is missing. Add at least one moment, e.g. numerator = \"closed: on_time\".");
  for (auto const& term : out.numerator) {
    auto const inside = [&](Term const& whole) { return narrows(term, whole); };
    if (!out.denominator.empty() && std::none_of(out.denominator.begin(), out.denominator.end(), inside))
      faults.add(
          &table,
          fmt::format("Tử số “{}” không nằm trong mẫu số: tỷ lệ có thể vượt 100%. Mẫu số phải có cùng thời "
                      "điểm, ít dữ kiện hơn.",
                      to_text(term)),
          fmt::format("Numerator \"{}\" is not part of the denominator, so the share could pass 100%. The "
                      "denominator needs the same moment with fewer facts.",
                      to_text(term)));
  }
  return out;
}

void read_flags(toml::table const& table, std::string_view key, ProcedureSet& set, Faults& faults) {
  for (auto const& [word, node] : words(table, key, faults)) {
    auto const negated = word.starts_with("not ");
    auto const flag = flag_named(negated ? std::string_view(word).substr(4) : std::string_view(word));
    if (!flag) {
      std::string known;
      for (std::size_t i = 0; i < flag_count; ++i)
        known += (i ? ", " : "") + std::string(name(static_cast<Flag>(i)));
      faults.add(node,
                 fmt::format("“{}” không phải thuộc tính của thủ tục. Dùng: {} (thêm “not ” để loại trừ).",
                             word, known),
                 fmt::format("\"{}\" is not a flag of procedures. Use: {} (\"not \" before it excludes).",
                             word, known));
      continue;
    }
    (negated ? set.none : set.all) |= bit(*flag);
  }
}

std::optional<Term> read_with(toml::table const& table, std::string_view key, Faults& faults) {
  auto const terms = read_terms(table, key, faults);
  if (terms.empty()) return std::nullopt;
  if (terms.size() > 1 || terms[0].stock())
    faults.add(table.get(key), fmt::format("“{}” cần đúng một thời điểm, không dùng “overdue”.", key),
               fmt::format("\"{}\" takes exactly one moment, not \"overdue\".", key));
  return terms[0];
}

ProcedureShare read_procedures(toml::table const& table, Faults& faults) {
  ProcedureShare out;
  read_flags(table, "denominator", out.denominator, faults);
  out.numerator = out.denominator;
  read_flags(table, "numerator", out.numerator, faults);
  out.denominator.with = read_with(table, "denominator_with", faults);
  out.numerator.with = read_with(table, "numerator_with", faults);
  if (out.denominator.with && (!out.numerator.with || !narrows(*out.numerator.with, *out.denominator.with)))
    faults.add(&table, "“numerator_with” phải nằm trong “denominator_with”.",
               "\"numerator_with\" must narrow \"denominator_with\".");
  return out;
}

NotYet read_missing(std::string const& record, toml::table const& records, toml::node const* at,
                    Faults& faults) {
  auto const* reason = records[record].as_table();
  if (!reason || text_of(*reason, "vi").empty() || text_of(*reason, "en").empty()) {
    faults.add(at,
               fmt::format("Chưa nói vì sao thiếu “{}”: thêm mục [records.{}] có vi và en.", record, record),
               fmt::format("No reason given for \"{}\": add [records.{}] with vi and en.", record, record));
    return {record, {}, {}};
  }
  return {record, text_of(*reason, "vi"), text_of(*reason, "en")};
}

Definition read_one(toml::table const& table, Faults& faults) {
  Definition out{text_of(table, "id"), text_of(table, "unit"), NotYet{}, text_of(table, "note_vi"),
                 text_of(table, "note_en")};
  out.name_vi = text_of(table, "name_vi");
  out.name_en = text_of(table, "name_en");
  out.pillar = text_of(table, "pillar");
  auto const better = text_of(table, "better");
  out.lower_is_better = better == "lower";
  if (!better.empty() && better != "lower" && better != "higher")
    faults.add(table.get("better"), "“better” phải là higher hoặc lower.",
               "\"better\" must be higher or lower.");
  static std::set<std::string_view> const known{
      "id", "unit",    "from",    "numerator", "denominator", "numerator_with", "denominator_with",
      "of", "note_vi", "note_en", "name_vi",   "name_en",     "pillar",         "better"};
  for (auto const& [key, node] : table) {
    if (!known.contains(key.str()))
      faults.add(&node, fmt::format("Không có mục “{}”.", key.str()),
                 fmt::format("There is no key \"{}\".", key.str()));
  }
  if (out.id.empty()) faults.add(&table, "Chỉ số chưa có “id”.", "The indicator has no \"id\".");
  if (out.unit.empty()) faults.add(&table, "Chỉ số chưa có “unit”.", "The indicator has no \"unit\".");
  if (out.note_vi.empty() != out.note_en.empty())
    faults.add(&table, "Ghi chú cần cả note_vi và note_en.", "A note needs both note_vi and note_en.");
  auto const from = text_of(table, "from");
  if (from == "cases") {
    out.formula = read_cases(table, faults);
  } else if (from == "procedures") {
    out.formula = read_procedures(table, faults);
  } else if (from == "rise") {
    out.formula = Rise{text_of(table, "of")};
  } else {
    faults.add(&table, fmt::format("“from” là “{}”; phải là cases, procedures hoặc rise.", from),
               fmt::format("\"from\" is \"{}\"; it must be cases, procedures or rise.", from));
  }
  return out;
}

void read_not_yet(toml::table const& root, std::vector<Definition>& out,
                  std::map<std::string, toml::node const*>& where, Faults& faults) {
  static toml::table const none;
  auto const* missing = root["not_yet"].as_table();
  auto const* records = root["records"].as_table();
  if (!missing) return;
  for (auto const& [record, ids] : *missing) {
    auto const reason = read_missing(std::string(record.str()), records ? *records : none, &ids, faults);
    for (auto const& [id, node] : words(*missing, record.str(), faults)) {
      out.push_back({id, {}, reason, {}, {}, {}, {}, {}, false});
      if (!where.emplace(id, node).second)
        faults.add(node, fmt::format("“{}” được định nghĩa hai lần.", id),
                   fmt::format("\"{}\" is defined twice.", id));
    }
  }
}

void check_ids(std::vector<Definition> const& all, std::map<std::string, toml::node const*> const& where,
               std::span<std::string const> catalogue, Faults& faults) {
  auto const at = [&](std::string const& id) { return where.contains(id) ? where.at(id) : nullptr; };
  for (auto const& d : all) {
    auto const listed =
        catalogue.empty() || std::find(catalogue.begin(), catalogue.end(), d.id) != catalogue.end();
    if (!listed && d.computed() && (d.name_vi.empty() || d.name_en.empty() || d.pillar.empty()))
      faults.add(
          at(d.id),
          fmt::format("“{}” không có trong danh mục chỉ số (catalogue.toml): sửa mã, hoặc đặt name_vi, "
                      "name_en, pillar.",
                      d.id),
          fmt::format(
              "\"{}\" is not in the catalogue of indicators (catalogue.toml): mend the id, or give name_vi, "
              "name_en and pillar.",
              d.id));
    auto const* rise = std::get_if<Rise>(&d.formula);
    auto const base =
        rise ? std::find_if(all.begin(), all.end(), [&](auto const& o) { return o.id == rise->of; })
             : all.end();
    if (rise && (base == all.end() || !std::holds_alternative<CaseShare>(base->formula)))
      faults.add(at(d.id), fmt::format("“of” là “{}”; phải là một chỉ số from = \"cases\".", rise->of),
                 fmt::format("\"of\" is \"{}\"; it must be an indicator with from = \"cases\".", rise->of));
  }
  for (auto const& id : catalogue) {
    if (!where.contains(id))
      faults.add(
          nullptr,
          fmt::format("Chỉ số “{}” của danh mục chưa được định nghĩa và cũng chưa nằm trong [not_yet].", id),
          fmt::format("Indicator \"{}\" of the catalogue is neither defined nor listed under [not_yet].",
                      id));
  }
}

void collect(Definition const& d, std::set<Term>& terms, std::set<Term>& by_procedure) {
  if (auto const* share = std::get_if<CaseShare>(&d.formula)) {
    terms.insert(share->numerator.begin(), share->numerator.end());
    terms.insert(share->denominator.begin(), share->denominator.end());
  }
  if (auto const* share = std::get_if<ProcedureShare>(&d.formula)) {
    if (share->numerator.with) by_procedure.insert(*share->numerator.with);
    if (share->denominator.with) by_procedure.insert(*share->denominator.with);
  }
}

}  // namespace

Result<Definitions> Definitions::parse(std::string_view text, std::string_view file,
                                       std::span<std::string const> catalogue) {
  auto faults = Faults(file);
  toml::table root;
  try {
    root = toml::parse(text, file);
  } catch (toml::parse_error const& error) {
    auto const message = fmt::format("{}:{}: ", file, error.source().begin.line);
    return fail(Code::invalid, "indicators.definitions",
                message + "Tệp không đúng cú pháp TOML (" + std::string(error.description()) + ").",
                message + "Not valid TOML (" + std::string(error.description()) + ").");
  }
  Definitions out;
  std::map<std::string, toml::node const*> where;
  auto const* list = root["indicator"].as_array();
  if (!list) faults.add(nullptr, "Chưa có mục [[indicator]] nào.", "There is no [[indicator]].");
  for (auto const& node : items(list)) {
    auto const* table = node.as_table();
    if (!table) continue;
    out.all_.push_back(read_one(*table, faults));
    auto const& id = out.all_.back().id;
    if (!where.emplace(id, table).second)
      faults.add(table, fmt::format("“{}” được định nghĩa hai lần.", id),
                 fmt::format("\"{}\" is defined twice.", id));
  }
  read_not_yet(root, out.all_, where, faults);
  check_ids(out.all_, where, catalogue, faults);
  if (faults.any()) return faults.error();

  std::sort(out.all_.begin(), out.all_.end(), [](auto const& a, auto const& b) { return a.id < b.id; });
  std::set<Term> terms, by_procedure;
  for (auto const& d : out.all_) collect(d, terms, by_procedure);
  out.terms_.assign(terms.begin(), terms.end());
  out.procedure_terms_.assign(by_procedure.begin(), by_procedure.end());
  return out;
}

Result<Definitions> Definitions::load(std::string const& path, std::span<std::string const> catalogue) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  if (!in || !(text << in.rdbuf()))
    return fail(Code::invalid, "indicators.file",
                fmt::format("Không đọc được tệp định nghĩa chỉ số {}.", path),
                fmt::format("Cannot read the indicator definitions {}.", path));
  return parse(text.view(), path, catalogue);
}

}  // namespace ts::indicators
